(* SPDX-License-Identifier: Apache-2.0 *)
(* Matrices and graphs, and the canonical text whose SHA-256 is their digest (section 4.3). *)

open Outcome
open Values

type matrix = {
  rows : int;
  columns : int;
  radicand : int;
  entries : frac list list;  (* the parts p *)
  roots : frac list list;  (* the parts r, with a radicand *)
}

type graph = { n : int; edges : (int * int) list }

(* Probe_rule (rule, digest of the encoder as stated): the probes as a rule, until the digests are checked; Matched: those of that rule *)
type input = Matrix of matrix | Graph of graph | Probe_rule of string * string | Matched
let canonical_text = function
  | Matched -> assert false
  | Probe_rule (rule, encoder) -> Printf.sprintf "lrh-probe/1\n%s %s\n" rule encoder
  | Graph g ->
    let b = Buffer.create 1024 in
    Printf.bprintf b "lrh-graph/1\n%d %d\n" g.n (List.length g.edges);
    List.iter (fun (u, v) -> Printf.bprintf b "%d %d\n" u v) g.edges;
    Buffer.contents b
  | Matrix m ->
    let b = Buffer.create 1024 in
    Printf.bprintf b "lrh-matrix/1\n%d %d %d\n" m.rows m.columns m.radicand;
    if m.radicand = 0 then List.iter (List.iter (fun x -> Buffer.add_string b (text_of x); Buffer.add_char b '\n')) m.entries
    else List.iter2 (List.iter2 (fun x r -> Printf.bprintf b "%s %s\n" (text_of x) (text_of r))) m.entries m.roots;
    Buffer.contents b

let rows_of path rows columns value reader =
  let lists = array path value in
  if List.compare_length_with lists rows <> 0 then malformed "%s: expected an array of %d arrays" path rows;
  List.mapi (fun i row ->
    let items = array path row in
    if List.compare_length_with items columns <> 0 then malformed "%s[%d]: expected an array of %d entries" path i columns;
    List.mapi (fun j item -> reader (Printf.sprintf "%s[%d][%d]" path i j) item) items) lists

let witness_matrix path value =
  let members = record ["columns"; "entries"; "rows"] [] path value in
  let rows = get members "rows" count path and columns = get members "columns" count path in
  { rows; columns; radicand = 0; entries = rows_of (path ^ ".entries") rows columns (List.assoc "entries" members) exact; roots = [] }

let matrix_of inputs role = match List.assoc role inputs with Matrix m -> m | _ -> assert false
let matrix_opt inputs role = match List.assoc_opt role inputs with Some (Matrix m) -> Some m | _ -> None
let graph_of inputs = match List.assoc "graph" inputs with Graph g -> g | _ -> assert false

let transpose columns rows =
  let arrays = Array.of_list (List.map Array.of_list rows) in
  List.init columns (fun j -> Array.to_list (Array.map (fun row -> row.(j)) arrays))
