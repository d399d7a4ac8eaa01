(* SPDX-License-Identifier: Apache-2.0 *)
(* near-identity-rank (5.4): checker/NearIdentity.v, and the families of bounds in checker/Family.v.
   Here: that the matrix is n x n, what rank.ml does, the sizes of projector and monomials. Extracted: all conditions on entries and numbers. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

(* Family and power of a bound (section 5.4), their common part in the claims. *)
let families = ["trace", V.TracePower; "alon", V.AlonPower; "chebyshev", V.ChebyshevPolynomial]
let family path value = List.assoc (one_of (List.map fst families) path value) families

let rule = { roles = ["matrix"]; optional = []; radicands = false; read = fun _ claim witness ->
  let m = claim_record ["family"; "lowerBound"; "mu"; "n"; "power"; "rank"; "relation"] c claim in
  let n = get m "n" count c and rank = get m "rank" count c and bound = get m "lowerBound" count c in
  let family = get m "family" family c and s = get m "power" power c in
  let mu = get m "mu" nonnegative_exact c and relation = get m "relation" relation_of c in
  let members = record ["rank"] ["projector"; "monomials"] w witness in
  let optional key reader = if List.mem_assoc key members then Some (get members key reader w) else None in
  let proof = get members "rank" Rank.proof w in
  let projector = optional "projector" (fun path value ->
    let p = record ["matrix"; "rank"; "residual"] [] path value in
    get p "matrix" witness_matrix path, get p "rank" count path, get p "residual" exact path) in
  let monomials = optional "monomials" (fun path value ->
    let p = record ["left"; "right"] [] path value in
    get p "left" witness_matrix path, get p "right" witness_matrix path) in
  (fun inputs ->
    let a = matrix_of inputs "matrix" in
    let k = z a.rows in
    let base = Rank.proof_work rank proof a in
    let beta = List.fold_left max (bits a.entries (size_of a)) [Z.numbits (fst mu); Z.numbits (snd mu)] in
    let words = z (1 + 2 * s * beta / 64) in
    let sum = List.fold_left Z.add base
      [product [k; k; words; words]; product [k; k; k; words]; product [z s; z s; words]] in
    let sum = match projector with
      | None -> sum
      | Some (p, _, _) ->
        let wp = words_rows p in
        Z.add sum (product [z 2; k; k; k; wp; Z.add wp (Z.mul k words)]) in
    match monomials with
    | None -> sum
    | Some (left, right) -> Z.add sum (product [z left.rows; k; k; words_columns left; words_columns right])),
  fun inputs ->
    let a = matrix_of inputs "matrix" in
    require (a.rows = n && a.columns = n) "the matrix is not n x n";
    let upper = Rank.upper n n rank proof in
    let projector = Option.map (fun (p, r, e) ->
      require (p.rows = n && p.columns = n) "projector.matrix: wrong size";
      (fracs p, z r), e) projector in
    let monomials = Option.map (fun (left, right) ->
      require (left.columns = n && right.columns = n && left.rows = right.rows) "monomials: wrong size";
      fracs left, fracs right) monomials in
    verdict (V.check_near_identity_rank family relation (z n) (fracs a) mu (z s) (z rank) (z bound) (z proof.prime)
        (zs proof.f) (zs proof.g) upper projector monomials)
      (Printf.sprintf "the %d x %d matrix, rows divided by the diagonal, has entries %s %s off it and rank %d; \
         the bound with power %d forces rank >= %d" n n (if relation = V.Lt0 then "<" else "<=") (text_of mu) rank s bound) }
