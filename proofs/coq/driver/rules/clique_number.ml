(* SPDX-License-Identifier: Apache-2.0 *)
(* clique-number (5.10): checker/CliqueNumber.v.
   Here: n and the number of edges are compared with the graph's. Extracted: the clique; the colouring, or the replay of the tree. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

let rule = { roles = ["graph"]; optional = []; radicands = false; read = fun _ claim witness ->
  let m = claim_record ["edges"; "n"; "cliqueNumber"] c claim in
  let edges = get m "edges" count c and n = get m "n" count c and number = get m "cliqueNumber" count c in
  let members = record ["clique"; "upper"] [] w witness in
  let clique = get members "clique" index_list w in
  let wu = w ^ ".upper" in
  let upper = List.assoc "upper" members in
  let kind = match upper with
    | Object members when List.mem_assoc "kind" members -> get members "kind" (one_of ["colouring"; "tree"]) wu
    | _ -> malformed "%s.kind: missing" wu in
  let node path value =
    let p = record ["branch"; "classes"] [] path value in
    get p "branch" counts path, get p "classes" (fun path value -> List.map (index_list path) (array path value)) path in
  let upper = record [(if kind = "tree" then "nodes" else "colours"); "kind"] [] wu upper in
  let colours = if kind = "tree" then [] else get upper "colours" counts wu in
  let nodes = if kind = "tree" then
      get upper "nodes" (fun path value -> List.rev (List.rev_map (node path) (array path value))) wu
    else [] in
  (fun inputs ->
    let g = graph_of inputs in
    if kind <> "tree" then graph_work inputs
    else if g.n > 32_768 then undecided "%s" budget
    else begin
      let length = List.length in
      let all = List.fold_left (fun t (b, cs) -> List.fold_left (fun t c -> t + length c) (t + length b) cs) 0 nodes in
      Z.add (graph_work inputs) (Z.mul (z (g.n + all + length nodes)) (z (1 + g.n / 64)))
    end),
  fun inputs ->
    let g = graph_of inputs in
    require_edges g false n edges;
    let bound =
      if kind = "tree" then V.Tree (List.rev (List.rev_map (fun (b, cs) -> zs b, List.map zs cs) nodes))
      else V.Colouring (zs colours) in
    verdict (V.check_clique_number (z n) (pairs_of g) (z edges) (z number) (zs clique) bound)
      (Printf.sprintf "the largest clique of the graph on %d vertices with %d edges has %d vertices" n edges number) }
