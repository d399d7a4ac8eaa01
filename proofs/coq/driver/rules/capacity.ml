(* SPDX-License-Identifier: Apache-2.0 *)
(* capacity (5.16): checker/CapacityLower.v, checker/CapacityUpper.v.
   Here: only the reading. Extracted: the lower bound, the construction, the comparisons with m, k and epsilon. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

let rule = { roles = []; optional = []; radicands = false; read = fun _ claim witness ->
  let linear = match claim with
    | Object members when List.mem_assoc "decoder" members ->
      get members "decoder" (one_of ["linear"; "threshold"]) c = "linear"
    | _ -> malformed "claim.decoder: missing" in
  let keys = ["decoder"; "k"; "lower"; "m"; "upper"] @ (if linear then ["epsilon"; "relation"] else []) in
  let members = claim_record keys c claim in
  let positive = count_between 1 max_count in
  let m = get members "m" positive c and k = get members "k" positive c in
  let lower = get members "lower" count c and upper = get members "upper" count c in
  let epsilon = if linear then get members "epsilon" positive_exact c else Z.one, z 2 in
  let decoder = if linear then V.Linear (get members "relation" relation_of c, epsilon) else V.Threshold in
  let witness = record ["lower"; "upper"] [] w witness in
  let kind_of path = function
    | Object members -> (match List.assoc_opt "kind" members with Some (String s) -> s | _ -> malformed "%s.kind: missing" path)
    | _ -> malformed "%s: expected an object" path in
  let below = List.assoc "lower" witness and above = List.assoc "upper" witness in
  let path = "witness.lower" in
  let bound, lower_power = match kind_of path below with
    | "none" -> ignore (record ["kind"] [] path below); V.NoBound, 0
    | "positive" -> ignore (record ["kind"] [] path below); V.Positive, 0
    | "three-points" -> ignore (record ["kind"] [] path below); V.ThreePoints, 0
    | ("alon" | "chebyshev") as name ->
      let s = get (record ["kind"; "power"] [] path below) "power" power path in
      V.PowerBound (List.assoc name Near_identity.families, z s), s
    | _ -> malformed "%s.kind: not a lower bound of this format" path in
  let path = "witness.upper" in
  let upper_work, construct = match kind_of path above with
    | "zero" -> ignore (record ["kind"] [] path above); (fun () -> Z.one), fun () -> V.ZeroRows
    | "groups" -> ignore (record ["kind"] [] path above); (fun () -> Z.one), fun () -> V.Groups
    | _ -> let work, shape = Construction.construction path above in work, fun () -> V.Construction (shape ()) in
  let lower_work () =
    if lower_power = 0 then Z.zero
    else begin
      let rest = Z.sub (Z.mul (z k) (snd epsilon)) (fst epsilon) in
      let b = if Z.sign rest <= 0 then 1
        else let x, y = reduce (fst epsilon, rest) in max (Z.numbits x) (Z.numbits y) in
      let width = z (1 + 2 * lower_power * b / 64) in
      Z.add (product [z lower_power; z lower_power; width]) (Z.mul width width)
    end in
  (fun _ -> Z.add (lower_work ()) (upper_work ())),
  fun _ ->
    require (V.check_capacity_lower decoder (z m) (z k) (z lower) bound) "lower: the verified checker does not accept it";
    verdict (V.check_capacity decoder (z m) (z k) (z lower) (z upper) bound (construct ()))
      (Printf.sprintf "the %s capacity for m = %d, k = %d is between %d and %d" (if linear then "linear" else "threshold") m k lower upper) }
