(* SPDX-License-Identifier: Apache-2.0 *)
(* The work of a check (section 6), computed before the check starts. Nothing here is verified, and no acceptance depends on it: a wrong number
   makes the program answer "budget" where the others do not, or run long. *)

open Outcome
open Matrices

let budget = "budget: more work than any limit"

(* The largest bit length of the integers of `lines`, each cleared of its denominators; the matrix has `size` entries. *)
let bits lines size =
  let largest = ref 1 in
  List.iter (fun line ->
    let q = List.fold_left (fun q (_, y) ->
      if Z.equal y Z.one then q else begin
        let q = Z.lcm q y in
        if Z.numbits q > 65_536 then undecided "%s" budget;
        q
      end) Z.one line in
    List.iter (fun (x, y) -> largest := max !largest (Z.numbits (Z.mul x (Z.divexact q y)))) line) lines;
  let words = 1 + !largest / 64 in
  if Z.gt (Z.mul size (Z.of_int words)) (Z.of_int 268_435_456) then undecided "%s" budget;
  !largest

let words lines size = Z.of_int (1 + bits lines size / 64)

let size_of m = Z.mul (Z.of_int m.rows) (Z.of_int m.columns)

(* With a radicand the two parts of an entry are cleared together. *)
let both m = if m.radicand = 0 then m.entries else List.map2 (fun p r -> p @ r) m.entries m.roots
let words_all m = words [List.concat (both m)] (size_of m)
let words_rows m = words (both m) (size_of m)
let words_columns m =
  let columns = if m.columns > 0 && m.rows > 0 then transpose m.columns m.entries else [] in
  let columns = if m.radicand = 0 then columns else List.map2 (fun p r -> p @ r) columns (transpose m.columns m.roots) in
  words columns (size_of m)

let product = List.fold_left Z.mul Z.one
let z = Z.of_int
