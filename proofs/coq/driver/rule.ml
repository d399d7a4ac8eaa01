(* SPDX-License-Identifier: Apache-2.0 *)
(* What the rules of all kinds share. A rule reads the claim and the witness of its kind and hands them, with the inputs, to the checks extracted
   from Coq (verified.ml). *)

open Outcome
open Json
open Values
open Matrices
open Work
module V = Verified

let require condition reason = if not condition then raise (Rejected reason)

let verdict ok sentence = if ok then sentence else raise (Rejected "the verified checker does not accept it")

(* Each kind: roles, optional roles, may there be a radicand, then a reader of claim and witness (given the radicand) that
   yields the work and the check, both functions of the inputs. *)
type rule = {
  roles : string list;
  optional : string list;
  radicands : bool;
  read : int -> Json.t -> Json.t -> ((string * input) list -> Z.t) * ((string * input) list -> string);
}

let claim_record keys path value = record (keys @ ["digests"; "kind"]) [] path value
let of_graph = one_of ["graph"; "complement"]
let w = "witness"
let c = "claim"
let power = count_between 1 4096
let relation_of path value = if one_of ["lt"; "le"] path value = "lt" then V.Lt0 else V.Le
let comparison relation = if relation = V.Lt0 then "<" else "<="

let fracs (m : matrix) = m.entries
let zs = List.map Z.of_int
let indexed v = List.map (fun (j, x) -> z j, x) v

let is_prime p =
  let rec from f = f * f > p || (p mod f <> 0 && from (f + 2)) in
  p = 2 || (p mod 2 = 1 && p > 2 && from 3)

(* ---- Graphs ---- *)

let require_edges g co n edges =
  require (n = g.n) "claim.n is not the number of vertices";
  let listed = Z.of_int (List.length g.edges) in
  let all = Z.divexact (Z.mul (z g.n) (z (g.n - 1))) (z 2) in
  require (Z.equal (z edges) (if co then Z.sub all listed else listed)) "claim.edges is not the number of edges"

let pairs_of g = List.rev (List.rev_map (fun (u, v) -> Z.of_int u, Z.of_int v) g.edges)

let graph_work inputs = let g = graph_of inputs in z (g.n + List.length g.edges)

(* ---- The feature scale (section 5.7) ---- *)

let scale_columns f factors m =
  { m with entries = List.map (fun row -> List.map2 (fun x s -> times x (f s)) row factors) m.entries;
           roots = List.map (fun row -> List.map2 (fun x s -> times x (f s)) row factors) m.roots }

let encoder_scale inputs =
  let a = matrix_of inputs "encoder" in
  match List.assoc_opt "featureScale" inputs with
  | Some (Matrix s) ->
    require (s.rows = a.columns && s.columns = 1) "featureScale: not m x 1";
    let factors = List.concat s.entries in
    require (not (List.exists (fun (x, _) -> Z.sign x <= 0) factors)) "featureScale: an entry is not positive";
    Some factors
  | _ -> None

let scaled_encoder inputs =
  let a = matrix_of inputs "encoder" in
  match encoder_scale inputs with
  | None -> a
  | Some s -> scale_columns (fun x -> x) s a

(* As encoder_scale, for kinds with a probe: one with another number of columns is rejected too. *)
let scale_of inputs =
  let scale = encoder_scale inputs in
  if scale <> None && List.assoc "probe" inputs <> Matched then
    require ((matrix_of inputs "probe").columns = (matrix_of inputs "encoder").columns) "the probe is not d x m";
  scale

(* The probes, those of the rule `matched` as the extracted code makes them; a zero column has none. *)
let probe_of inputs = match List.assoc "probe" inputs with
  | Matrix b -> b
  | _ ->
    let a = matrix_of inputs "encoder" in
    match V.matched_probe (z a.rows) (z a.columns) a.entries with
    | Some entries -> { a with entries }
    | None -> raise (Rejected "a column is zero: there are no matched probes")

(* Encoder and probe as scaled *)
let scaled_pair inputs =
  let a = matrix_of inputs "encoder" and b = matrix_of inputs "probe" in
  match scale_of inputs with
  | None -> a, b
  | Some s -> scale_columns (fun x -> x) s a, scale_columns inverse s b

(* ---- Sizes, indices and work of the kinds about an encoder ---- *)

let vector_words v = let n = z (List.length v) in words [List.map snd v] n

let kernel_work a v = product [z a.rows; z (List.length v); words_all a; vector_words v]

let access_work a probes =
  Z.mul (Z.pow (z a.columns) 2) (Z.add (product [z a.rows; words_all a; words_columns probes]) (z 16))

(* d words(A; all) words(B; columns) + 16 for a pair as scaled; with the rule `matched` words(A; all) in place of words(B; columns) *)
let entry_work inputs =
  let a, words =
    if List.assoc "probe" inputs = Matched then let a = scaled_encoder inputs in a, words_all a
    else let a, b = scaled_pair inputs in a, words_columns b in
  Z.add (product [z a.rows; words_all a; words]) (z 16)

let require_size inputs d mm =
  let a = matrix_of inputs "encoder" in
  require (a.rows = d && a.columns = mm) "the encoder is not d x m";
  a

let require_probe d mm b = require (b.rows = d && b.columns = mm) "the probe is not d x m"

let require_rational radicand = if radicand > 0 then undecided "not covered: entries p + r sqrt(D)"

let with_radicand radicand work = if radicand > 0 then Z.mul work (z 4) else work

let require_indices mm v = require (List.for_all (fun (j, _) -> j < mm) v) "an index is out of range"
