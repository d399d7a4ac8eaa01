(* SPDX-License-Identifier: Apache-2.0 *)
(* turan-bound (5.5), clique (5.6): checker/Turan.v.
   Here: n and the number of edges are compared with the graph's. Extracted: that the graph is simple, its edges counted, the Turan number,
   the classes, the clique. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

let turan_bound = { roles = ["graph"]; optional = []; radicands = false; read = fun _ claim witness ->
  let m = claim_record ["edges"; "n"; "turanNumber"; "of"; "parts"; "relation"] c claim in
  let edges = get m "edges" count c and n = get m "n" count c and number = get m "turanNumber" count c in
  let co = get m "of" of_graph c = "complement" in
  let parts = get m "parts" (count_between 1 max_count) c in
  ignore (get m "relation" (one_of ["le"]) c);
  let classes = get (record ["classes"] [] w witness) "classes" counts w in
  graph_work, fun inputs ->
    let g = graph_of inputs in
    require_edges g co n edges;
    verdict (V.check_turan_bound co (z n) (pairs_of g) (z edges) (z parts) (z number) (zs classes))
      (Printf.sprintf "the graph has %d <= %d edges, the Turan number for %d parts on %d vertices" edges number parts n) }

let clique = { roles = ["graph"]; optional = []; radicands = false; read = fun _ claim witness ->
  let m = claim_record ["edges"; "n"; "of"; "size"] c claim in
  let edges = get m "edges" count c and n = get m "n" count c and size = get m "size" count c in
  let co = get m "of" of_graph c = "complement" in
  let vertices = get (record ["vertices"] [] w witness) "vertices" index_list w in
  graph_work, fun inputs ->
    let g = graph_of inputs in
    require_edges g co n edges;
    verdict (V.check_clique co (z n) (pairs_of g) (z edges) (z size) (zs vertices))
      (Printf.sprintf "the graph on %d vertices with %d edges has a clique of size %d" n edges size) }
