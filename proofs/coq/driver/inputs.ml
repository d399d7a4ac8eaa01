(* SPDX-License-Identifier: Apache-2.0 *)
(* The inputs of a certificate (sections 4.1 and 4.2): each with its stated digest, its radicand, and a function that yields it (object files are
   read last). *)

open Outcome
open Json
open Values
open Matrices
open Object_file

let read_radicand path value =
  let d = count_between 2 1_000_000 path value in
  let rec square_free f = f * f > d || (d mod (f * f) <> 0 && square_free (f + 1)) in
  if not (square_free 2) then malformed "%s: not square-free" path;
  d

let read_matrix path value folder =
  let positive = count_between 1 max_count in
  match value with
  | Object members when List.mem_assoc "object" members ->
    let members = record ["columns"; "digest"; "object"; "rows"] [] path value in
    let rows = get members "rows" positive path and columns = get members "columns" positive path in
    let digest = get members "digest" hex path in
    let file = get members "object" object_name path in
    digest, 0, (fun () -> Matrix { rows; columns; radicand = 0; entries = read_object path folder file rows columns; roots = [] })
  | _ ->
    let members = record ["columns"; "digest"; "entries"; "rows"] ["radicand"] path value in
    let rows = get members "rows" positive path and columns = get members "columns" positive path in
    let digest = get members "digest" hex path in
    let radicand = if List.mem_assoc "radicand" members then get members "radicand" read_radicand path else 0 in
    let entries = List.assoc "entries" members and place = path ^ ".entries" in
    let matrix =
      if radicand = 0 then { rows; columns; radicand; entries = rows_of place rows columns entries exact; roots = [] }
      else begin
        let pairs = rows_of place rows columns entries (fun path -> function
          | Array [p; r] -> let p = exact path p in p, exact path r
          | _ -> malformed "%s: expected an array of two exact values" path) in
        { rows; columns; radicand; entries = List.map (List.map fst) pairs; roots = List.map (List.map snd) pairs }
      end in
    digest, radicand, (fun () -> Matrix matrix)

(* The probes by a rule, for the encoder with this digest *)
let read_probe_rule path value encoder =
  let members = record ["digest"; "rule"] [] path value in
  let digest = get members "digest" hex path in
  let rule = get members "rule" (one_of ["encoder"; "matched"]) path in
  digest, 0, (fun () -> Probe_rule (rule, encoder))

let read_graph path value =
  let members = record ["digest"; "edges"; "n"] [] path value in
  let n = get members "n" (count_between 1 16_777_216) path in
  let digest = get members "digest" hex path in
  let last = ref (-1, -1) in
  let edges = List.rev (List.rev_map (function
    | Array [Count u; Count v] ->
      if not (u < v && v < n) then malformed "%s.edges: expected u < v < n" path;
      if compare !last (u, v) >= 0 then malformed "%s.edges: the edges must strictly increase" path;
      last := (u, v);
      u, v
    | _ -> malformed "%s.edges: expected two counts" path) (get members "edges" array path)) in
  digest, 0, (fun () -> Graph { n; edges })
