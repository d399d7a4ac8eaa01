(* SPDX-License-Identifier: Apache-2.0 *)
(* l1-minimiser (5.15): checker/L1Minimiser.v.
   Here: sizes, indices below m and d; p is a prime (the proof does not need it); that `rows` has as many members as x. Extracted: A x = a, the norm,
   the products of the dual with all columns, and with unique = "yes" the minor of the columns that x uses. *)

open Values
open Matrices
open Work
open Rule

let rule = { roles = ["activation"; "encoder"]; optional = []; radicands = false; read = fun _ claim witness ->
  let m = claim_record ["d"; "m"; "norm"; "unique"] c claim in
  let d = get m "d" count c and mm = get m "m" count c in
  let norm = get m "norm" nonnegative_exact c in
  let unique = get m "unique" (one_of ["yes"; "not-claimed"]) c = "yes" in
  let members = record (["dual"; "x"] @ (if unique then ["independent"] else [])) [] w witness in
  let x = get members "x" sparse_vector w in
  let dual = get members "dual" (fun path value -> List.map (exact path) (array path value)) w in
  let prime, rows = if not unique then 2, [] else
    let path = w ^ ".independent" in
    let members = get members "independent" (record ["prime"; "rows"] []) w in
    get members "prime" (count_between 2 2_147_483_647) path, get members "rows" index_list path in
  let n = z (List.length x) in
  (fun inputs ->
    let a = matrix_of inputs "encoder" and y = words [dual] (z (List.length dual)) in
    List.fold_left Z.add (Z.pow n 3)
      [ Z.mul (Z.add (product [size_of a; words_all a]) (Z.mul n (z a.rows))) (Z.add y (vector_words x));
        product [z a.rows; words_all (matrix_of inputs "activation"); y] ]),
  fun inputs ->
    let a = require_size inputs d mm and activation = matrix_of inputs "activation" in
    require (activation.rows = d && activation.columns = 1) "the activation is not d x 1";
    require_indices mm x;
    require (List.length dual = d) "dual: not d members";
    let d' = z d and m' = z mm and x' = indexed x in
    let ok =
      if not unique then V.check_l1_minimiser false d' m' (fracs a) (fracs activation) x' dual norm
      else begin
        require (List.length rows = List.length x) "independent.rows: not as many as x has entries";
        require (List.for_all (fun i -> i < d) rows) "independent.rows: an index is out of range";
        require (is_prime prime) "independent.prime: not a prime";
        V.check_unique_l1_minimiser d' m' (fracs a) (fracs activation) x' dual norm (z prime) (zs rows)
      end in
    verdict ok (Printf.sprintf "the least |x|_1 with Ax = a is exactly %s%s" (text_of norm) (if unique then ", and only one x has it" else "")) }
