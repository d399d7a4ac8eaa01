(* SPDX-License-Identifier: Apache-2.0 *)
(* basis-pursuit, basis-pursuit-failure (5.13), exact-decoding-failure (5.14): checker/BasisPursuit.v.
   Here: sizes, indices below m; that the number of certificates is right, before they are enumerated. Extracted: one certificate for every set and
   sign vector, in order; the kernel vectors. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

(* C(m, k') 2^(k'-1) = p, without computing a number much larger than p *)
let is_number_of_certificates m k p =
  let k = min k m in
  let p = z p in
  k < 62 && k > 0
  && (let rec choose i t = if i > k then Some t else
        let t = Z.divexact (Z.mul t (z (m - k + i))) (z i) in
        if Z.gt t p then None else choose (i + 1) t in
      match choose 1 Z.one with
      | Some t -> Z.equal (Z.shift_left t (k - 1)) p
      | None -> false)

let rule = { roles = ["encoder"]; optional = []; radicands = false; read = fun _ claim witness ->
  let m = claim_record ["d"; "m"; "k"] c claim in
  let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 max_count) c in
  let integer path value =
    let x, y = exact path value in
    if not (Z.equal y Z.one) then malformed "%s: has a denominator" path;
    x in
  let certificates = get (record ["certificates"] [] w witness) "certificates" (fun path value ->
    List.rev (List.rev_map (fun row -> List.map (integer path) (array path row)) (array path value))) w in
  let p = List.length certificates in
  (fun inputs ->
    let a = matrix_of inputs "encoder" in
    let regular = List.for_all (fun row -> List.compare_length_with row (a.rows + 1) = 0) certificates in
    let wy = if regular then
        words [List.concat_map (List.map (fun x -> x, Z.one)) certificates] (Z.mul (z p) (z (a.rows + 1)))
      else Z.one in
    Z.mul (z (p + 1)) (Z.add (product [z a.rows; z a.columns; words_all a; wy]) (z a.columns))),
  fun inputs ->
    let a = require_size inputs d mm in
    require (is_number_of_certificates mm k p) "certificates: wrong number";
    let pair = function n :: y -> n, y | [] -> Z.zero, [] in
    verdict (V.check_basis_pursuit (z k) (z d) (z mm) (fracs a) (List.map pair certificates))
      (Printf.sprintf "basis pursuit recovers every %d-sparse vector" k) }

let failure kind = { roles = ["encoder"]; optional = []; radicands = false; read = fun _ claim witness ->
  let m = claim_record ["d"; "m"; "k"] c claim in
  let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 max_count) c in
  let v = get (record ["kernelVector"] [] w witness) "kernelVector" sparse_vector w in
  (fun inputs -> kernel_work (matrix_of inputs "encoder") v),
  fun inputs ->
    let a = require_size inputs d mm in
    require_indices mm v;
    if kind = "basis-pursuit-failure" then
      verdict (V.check_basis_pursuit_failure (z k) (z d) (z mm) (fracs a) (indexed v))
        (Printf.sprintf "basis pursuit does not recover every %d-sparse vector" k)
    else
      verdict (V.check_exact_decoding_failure (z k) (z d) (z mm) (fracs a) (indexed v))
        (Printf.sprintf "no decoder recovers every %d-sparse vector" k) }
