(* SPDX-License-Identifier: Apache-2.0 *)
(* exact-decoding (5.14): checker/ExactDecoding.v. (Its failure is in basis_pursuit.ml.)
   Here: p is a prime (the proof does not need it); sizes. Extracted: every set of min(2k, m) columns has a minor that is invertible modulo p. *)

open Outcome
open Values
open Matrices
open Work
open Rule

(* The number of sets of t among m columns; infinite work above 2^62 *)
let number_of_sets m t =
  let limit = Z.shift_left Z.one 62 in
  let t = min t (m - t) in
  let rec choose i n =
    if i > t then n
    else begin
      let n = Z.divexact (Z.mul n (z (m - t + i))) (z i) in
      if Z.gt n limit then undecided "%s" budget;
      choose (i + 1) n
    end in
  choose 1 Z.one

let rule = { roles = ["encoder"]; optional = []; radicands = false; read = fun _ claim witness ->
  let m = claim_record ["d"; "m"; "k"] c claim in
  let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 Json.max_count) c in
  let p = get (record ["prime"] [] w witness) "prime" (count_between 2 2_147_483_647) w in
  (fun inputs ->
    let a = matrix_of inputs "encoder" in
    let t = min (2 * k) a.columns in
    product [Z.succ (number_of_sets a.columns t); z a.rows; z (t * t); words_rows a]),
  fun inputs ->
    let a = require_size inputs d mm in
    require (is_prime p) "prime: not a prime";
    verdict (V.check_exact_decoding (z k) (z d) (z mm) (fracs a) (z p))
      (Printf.sprintf "A is injective on the vectors with at most %d nonzero entries" k) }
