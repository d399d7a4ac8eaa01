(* SPDX-License-Identifier: Apache-2.0 *)
(* lrh-check-verified: reads certificates of format 1 and calls the checkers extracted from Coq (verified.ml).
   What this program adds to them, and so asks you to trust, is reading: JSON, numbers, object files, shapes; the digests;
   the work; and the conditions that matter for agreement only (p is a prime). Section numbers are those of
   docs/certificate-format-1.md. *)

open Outcome
open Json
module V = Verified

let require condition reason = if not condition then raise (Rejected reason)

(* ---- Values (section 2) ---- *)

type frac = Z.t * Z.t

let count path = function Count n -> n | _ -> malformed "%s: expected a count" path

let count_between low high path value =
  let n = count path value in
  if n < low || n > high then malformed "%s: must be between %d and %d" path low high;
  n

let is_digits s = s <> "" && (String.length s = 1 || s.[0] <> '0') && not (String.exists (fun c -> c < '0' || c > '9') s)

let exact path value : frac =
  let bad () = malformed "%s: expected an exact value such as \"-3/2\"" path in
  match value with
  | String text ->
    let negative = text <> "" && text.[0] = '-' in
    let body = if negative then String.sub text 1 (String.length text - 1) else text in
    let upper, lower =
      match String.index_opt body '/' with
      | None -> body, None
      | Some i -> String.sub body 0 i, Some (String.sub body (i + 1) (String.length body - i - 1)) in
    if not (is_digits upper) then bad ();
    (match lower with Some l when not (is_digits l) || l = "0" -> bad () | _ -> ());
    let digits = String.length upper + (match lower with Some l -> String.length l | None -> 0) in
    if digits > 100_000 then malformed "%s: more than 100000 digits" path;
    let x = Z.of_string upper in
    let y = match lower with Some l -> Z.of_string l | None -> Z.one in
    if lower <> None && (Z.equal y Z.one || not (Z.equal (Z.gcd x y) Z.one)) then malformed "%s: not in lowest terms" path;
    if negative && Z.sign x = 0 then malformed "%s: -0" path;
    (if negative then Z.neg x else x), y
  | _ -> bad ()

let positive_exact path value =
  let x, y = exact path value in
  if Z.sign x <= 0 then malformed "%s: must be positive" path;
  x, y

(* p + r sqrt D *)
let surd radicand path value =
  match value with
  | Array items ->
    if radicand = 0 then malformed "%s: an array, but no input has a radicand" path;
    (match items with
     | [p; r] ->
       let p = exact path p and r = exact path r in
       if Z.sign (fst r) = 0 then malformed "%s[1]: must not be 0" path;
       p, r
     | _ -> malformed "%s: expected two exact values" path)
  | _ -> exact path value, (Z.zero, Z.one)

let array path = function Array items -> items | _ -> malformed "%s: expected an array" path

let rec strictly_increasing = function
  | x :: (y :: _ as rest) -> x < y && strictly_increasing rest
  | _ -> true

let counts path value = List.rev (List.rev_map (count path) (array path value))

let index_list path value =
  let result = counts path value in
  if not (strictly_increasing result) then malformed "%s: must strictly increase" path;
  result

let string_of low high path = function
  | String s when String.length s >= low && String.length s <= high -> s
  | _ -> malformed "%s: expected a string of %d to %d characters" path low high

let name = string_of 1 255

let hex path value =
  match value with
  | String s when String.length s = 64 && not (String.exists (fun c -> not ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) s) -> s
  | _ -> malformed "%s: expected 64 characters 0-9a-f" path

let one_of words path = function
  | String s when List.mem s words -> s
  | _ -> malformed "%s: expected one of %s" path (String.concat ", " words)

(* The members of an object that has all the `required` keys and no others but `optional` ones. *)
let record required optional path value =
  match value with
  | Object members ->
    List.iter (fun key -> if not (List.mem_assoc key members) then malformed "%s.%s: missing" path key) required;
    List.iter (fun (key, _) ->
      if not (List.mem key required || List.mem key optional) then malformed "%s.%s: not a key of this format here" path key)
      members;
    members
  | _ -> malformed "%s: expected an object" path

let get members key reader path = reader (path ^ "." ^ key) (List.assoc key members)

(* ---- Matrices and graphs (section 4) ---- *)

type matrix = {
  rows : int;
  columns : int;
  radicand : int;
  entries : frac list list;  (* the parts p *)
  roots : frac list list;  (* the parts r, with a radicand *)
}

type graph = { n : int; edges : (int * int) list }

type input = Matrix of matrix | Graph of graph

let text_of (x, y) = if Z.equal y Z.one then Z.to_string x else Z.to_string x ^ "/" ^ Z.to_string y

let canonical_text = function
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

let read_radicand path value =
  let d = count_between 2 1_000_000 path value in
  let rec square_free f = f * f > d || (d mod (f * f) <> 0 && square_free (f + 1)) in
  if not (square_free 2) then malformed "%s: not square-free" path;
  d

let object_name path = function
  | String s when
      s <> "" && String.length s <= 128
      && (match s.[0] with '0'..'9' | 'A'..'Z' | 'a'..'z' -> true | _ -> false)
      && not (String.exists (function '0'..'9' | 'A'..'Z' | 'a'..'z' | '.' | '_' | '-' -> false | _ -> true) s) -> s
  | _ -> malformed "%s: not the name of an object file" path

let decode_ieee path bits width top =
  (* the sign, exponent and fraction fields of an IEEE 754 number with `width` fraction bits *)
  let open Int64 in
  let exponent_bits = if width = 23 then 8 else 11 in
  let negative = logand (shift_right_logical bits (width + exponent_bits)) 1L = 1L in
  let exponent = to_int (logand (shift_right_logical bits width) (of_int top)) in
  let fraction = to_int (logand bits (sub (shift_left 1L width) 1L)) in
  if exponent = top then malformed "%s: an item that is not finite" path;
  let fraction = if exponent = 0 then fraction else fraction lor (1 lsl width) in
  let exponent = if exponent = 0 then 1 else exponent in
  if fraction = 0 then Z.zero, Z.one
  else begin
    let power = ref (exponent - top / 2 - width) and fraction = ref fraction in
    while !fraction land 1 = 0 do fraction := !fraction lsr 1; incr power done;
    let x = Z.of_int (if negative then - !fraction else !fraction) in
    if !power >= 0 then Z.shift_left x !power, Z.one else x, Z.shift_left Z.one (- !power)
  end

let read_file file =
  let stream = open_in_bin file in
  Fun.protect ~finally:(fun () -> close_in_noerr stream) (fun () ->
    let size = in_channel_length stream in
    really_input_string stream size)

let read_object path folder file rows columns =
  let place = Printf.sprintf "%s.object (%s)" path file in
  let full = Filename.concat folder file in
  (match (Unix.lstat full).Unix.st_kind with
   | Unix.S_REG -> ()
   | _ -> malformed "%s: not a regular file" place
   | exception Unix.Unix_error (Unix.ENOENT, _, _) -> raise (Missing (Printf.sprintf "%s.object: no file %s" path full)));
  let size = (Unix.lstat full).Unix.st_size in
  if size < 10 then malformed "%s: too short" place;
  if rows > 100_000_000 || columns > 100_000_000 || size > 10 + 65535 + 8 * rows * columns then malformed "%s: wrong size" place;
  let data = read_file full in
  if String.length data < 10 || String.sub data 0 8 <> "\x93NUMPY\x01\x00" then malformed "%s: byte 0: not NumPy format 1.0" place;
  let header_size = Char.code data.[8] + 256 * Char.code data.[9] in
  if String.length data < 10 + header_size || header_size = 0 then malformed "%s: cut off in the header" place;
  let header = String.sub data 10 header_size in
  let spelling t = Printf.sprintf "{'descr': '%s', 'fortran_order': False, 'shape': (%d, %d), }" t rows columns in
  let is_header t =
    let text = spelling t in
    let length = String.length text in
    header.[header_size - 1] = '\n' && header_size > length && String.sub header 0 length = text
    && not (String.exists (fun c -> c <> ' ') (String.sub header length (header_size - 1 - length))) in
  let item_type = match List.find_opt is_header ["<f4"; "<f8"; "<i8"] with
    | Some t -> t
    | None -> malformed "%s: byte 10: not the header of a %d x %d matrix" place rows columns in
  let item_size = if item_type = "<f4" then 4 else 8 in
  if String.length data <> 10 + header_size + rows * columns * item_size then malformed "%s: wrong size" place;
  let item i =
    let at = 10 + header_size + i * item_size in
    match item_type with
    | "<i8" -> Z.of_int64 (String.get_int64_le data at), Z.one
    | "<f8" -> decode_ieee place (String.get_int64_le data at) 52 0x7ff
    | _ -> decode_ieee place (Int64.logand (Int64.of_int32 (String.get_int32_le data at)) 0xffffffffL) 23 0xff in
  List.init rows (fun i -> List.init columns (fun j -> item (i * columns + j)))

(* An input, its stated digest, and what remains to be read (object files are read last). *)
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

(* ---- Work (section 6) ---- *)

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

let transpose columns rows =
  let arrays = Array.of_list (List.map Array.of_list rows) in
  List.init columns (fun j -> Array.to_list (Array.map (fun row -> row.(j)) arrays))

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

(* ---- The kinds (section 5) ---- *)

let fracs (m : matrix) = m.entries
let zs = List.map Z.of_int

let graph_of inputs = match List.assoc "graph" inputs with Graph g -> g | _ -> assert false
let matrix_of inputs role = match List.assoc role inputs with Matrix m -> m | _ -> assert false

let require_edges g co n edges =
  require (n = g.n) "claim.n is not the number of vertices";
  let listed = Z.of_int (List.length g.edges) in
  let all = Z.divexact (Z.mul (z g.n) (z (g.n - 1))) (z 2) in
  require (Z.equal (z edges) (if co then Z.sub all listed else listed)) "claim.edges is not the number of edges"

let pairs_of g = List.rev (List.rev_map (fun (u, v) -> Z.of_int u, Z.of_int v) g.edges)

let graph_work inputs = let g = graph_of inputs in z (g.n + List.length g.edges)

let is_prime p =
  let rec from f = f * f > p || (p mod f <> 0 && from (f + 2)) in
  p = 2 || (p mod 2 = 1 && p > 2 && from 3)

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

let turan_rule = { roles = ["graph"]; optional = []; radicands = false; read = fun _ claim witness ->
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

let clique_rule = { roles = ["graph"]; optional = []; radicands = false; read = fun _ claim witness ->
  let m = claim_record ["edges"; "n"; "of"; "size"] c claim in
  let edges = get m "edges" count c and n = get m "n" count c and size = get m "size" count c in
  let co = get m "of" of_graph c = "complement" in
  let vertices = get (record ["vertices"] [] w witness) "vertices" index_list w in
  graph_work, fun inputs ->
    let g = graph_of inputs in
    require_edges g co n edges;
    verdict (V.check_clique co (z n) (pairs_of g) (z edges) (z size) (zs vertices))
      (Printf.sprintf "the graph on %d vertices with %d edges has a clique of size %d" n edges size) }

(* A proof that a matrix has the rank `rank` (section 5.3): prime, rows and columns of the minor, the matrices of the upper part. *)
type rank_witness = { prime : int; f : int list; g : int list; kind : string; parts : matrix list }

let rank_witness path value =
  let proof = record ["lower"; "upper"] [] path value in
  let lower = get proof "lower" (record ["columns"; "prime"; "rows"] []) path in
  let wl = path ^ ".lower" and wu = path ^ ".upper" in
  let f = get lower "rows" index_list wl and g = get lower "columns" index_list wl in
  let prime = get lower "prime" (count_between 2 2_147_483_647) wl in
  let upper = List.assoc "upper" proof in
  let kind = match upper with
    | Object members when List.mem_assoc "kind" members ->
      get members "kind" (one_of ["full"; "factorisation"; "dependencies"]) wu
    | _ -> malformed "%s.kind: missing" wu in
  let keys = match kind with "full" -> [] | "factorisation" -> ["left"; "right"] | _ -> ["combinations"] in
  let members = record ("kind" :: keys) [] wu upper in
  { prime; f; g; kind; parts = List.map (fun key -> get members key witness_matrix wu) keys }

let rank_work rank proof m =
  let rows = z m.rows and columns = z m.columns and r = z rank in
  let base = Z.add (product [rows; columns; words_rows m]) (Z.pow r 3) in
  match proof.parts with
  | [left; right] -> Z.add base (product [rows; r; columns; words_rows left; words_columns right])
  | [combinations] ->
    Z.add base (product [Z.max Z.zero (Z.sub rows r); r; columns; words_rows combinations; words_rows m])
  | _ -> base

let rank_upper rows columns rank proof =
  require (is_prime proof.prime) "lower.prime: not a prime";
  match proof.parts with
  | [left; right] ->
    require (left.rows = rows && left.columns = rank) "upper.left: wrong size";
    require (right.rows = rank && right.columns = columns) "upper.right: wrong size";
    V.Factorisation (fracs left, fracs right)
  | [combinations] ->
    require (combinations.rows = rows - rank && combinations.columns = rank) "upper.combinations: wrong size";
    V.Dependencies (fracs combinations)
  | _ ->
    require (rank = min rows columns) "upper: the rank is not full";
    V.Full

let rank_rule = { roles = ["matrix"]; optional = []; radicands = false; read = fun _ claim witness ->
  let m = claim_record ["rows"; "columns"; "rank"] c claim in
  let rows = get m "rows" count c and columns = get m "columns" count c and rank = get m "rank" count c in
  let proof = rank_witness w witness in
  (fun inputs -> rank_work rank proof (matrix_of inputs "matrix")),
  fun inputs ->
    let m = matrix_of inputs "matrix" in
    require (rows = m.rows && columns = m.columns) "claim: rows or columns are not the matrix's";
    let upper = rank_upper rows columns rank proof in
    verdict (V.check_rank (z rows) (z columns) (z rank) (fracs m) (z proof.prime) (zs proof.f) (zs proof.g) upper)
      (Printf.sprintf "the %d x %d matrix has rank %d" rows columns rank) }

(* Family and power of a bound (section 5.4), their common part in the claims. *)
let families = ["trace", V.TracePower; "alon", V.AlonPower; "chebyshev", V.ChebyshevPolynomial]
let family path value = List.assoc (one_of (List.map fst families) path value) families
let power = count_between 1 4096
let relation_of path value = if one_of ["lt"; "le"] path value = "lt" then V.Lt0 else V.Le

let nonnegative_exact path value =
  let x, y = exact path value in
  if Z.sign x < 0 then malformed "%s: must not be negative" path;
  x, y

let near_identity_rule = { roles = ["matrix"]; optional = []; radicands = false; read = fun _ claim witness ->
  let m = claim_record ["family"; "lowerBound"; "mu"; "n"; "power"; "rank"; "relation"] c claim in
  let n = get m "n" count c and rank = get m "rank" count c and bound = get m "lowerBound" count c in
  let family = get m "family" family c and s = get m "power" power c in
  let mu = get m "mu" nonnegative_exact c and relation = get m "relation" relation_of c in
  let members = record ["rank"] ["projector"; "monomials"] w witness in
  let optional key reader = if List.mem_assoc key members then Some (get members key reader w) else None in
  let proof = get members "rank" rank_witness w in
  let projector = optional "projector" (fun path value ->
    let p = record ["matrix"; "rank"; "residual"] [] path value in
    get p "matrix" witness_matrix path, get p "rank" count path, get p "residual" exact path) in
  let monomials = optional "monomials" (fun path value ->
    let p = record ["left"; "right"] [] path value in
    get p "left" witness_matrix path, get p "right" witness_matrix path) in
  (fun inputs ->
    let a = matrix_of inputs "matrix" in
    let k = z a.rows in
    let base = rank_work rank proof a in
    let beta = List.fold_left max (bits a.entries (size_of a)) [Z.numbits (fst mu); Z.numbits (snd mu)] in
    let words = z (1 + 2 * s * beta / 64) in
    let sum = List.fold_left Z.add base
      [product [k; k; words; words]; product [k; k; k; words]; product [z s; z s; words]] in
    let sum = match projector with
      | None -> sum
      | Some (p, _, _) ->
        let wp = words_rows p in
        Z.add sum (product [z 2; k; k; k; wp; Z.add wp (Z.mul k words)]) in
    match monomials with
    | None -> sum
    | Some (left, right) -> Z.add sum (product [z left.rows; k; k; words_columns left; words_columns right])),
  fun inputs ->
    let a = matrix_of inputs "matrix" in
    require (a.rows = n && a.columns = n) "the matrix is not n x n";
    let upper = rank_upper n n rank proof in
    let projector = Option.map (fun (p, r, e) ->
      require (p.rows = n && p.columns = n) "projector.matrix: wrong size";
      (fracs p, z r), e) projector in
    let monomials = Option.map (fun (left, right) ->
      require (left.columns = n && right.columns = n && left.rows = right.rows) "monomials: wrong size";
      fracs left, fracs right) monomials in
    verdict (V.check_near_identity_rank family relation (z n) (fracs a) mu (z s) (z rank) (z bound) (z proof.prime)
        (zs proof.f) (zs proof.g) upper projector monomials)
      (Printf.sprintf "the %d x %d matrix, rows divided by the diagonal, has entries %s %s off it and rank %d; \
         the bound with power %d forces rank >= %d" n n (if relation = V.Lt0 then "<" else "<=") (text_of mu) rank s bound) }

let sparse_vector path value =
  let last = ref (-1) in
  List.map (function
    | Array [j; x] ->
      let j = count path j and x = exact path x in
      if Z.sign (fst x) = 0 then malformed "%s: must not be 0" path;
      if j <= !last then malformed "%s: the indices must strictly increase" path;
      last := j;
      j, x
    | _ -> malformed "%s: expected an index and a value" path) (array path value)

let reduce (x, y) = let g = Z.gcd x y in Z.divexact x g, Z.divexact y g
let times (a, b) (c, d) = reduce (Z.mul a c, Z.mul b d)
let inverse (a, b) = b, a

let scale_columns f factors m =
  { m with entries = List.map (fun row -> List.map2 (fun x s -> times x (f s)) row factors) m.entries;
           roots = List.map (fun row -> List.map2 (fun x s -> times x (f s)) row factors) m.roots }

let radicand_of inputs =
  List.fold_left (fun d -> function _, Matrix m -> max d m.radicand | _ -> d) 0 inputs

let scale_of inputs =
  match List.assoc_opt "featureScale" inputs with
  | Some (Matrix s) ->
    let a = matrix_of inputs "encoder" and b = matrix_of inputs "probe" in
    require (s.rows = a.columns && s.columns = 1) "featureScale: not m x 1";
    require (b.columns = a.columns) "the probe is not d x m";
    let factors = List.concat s.entries in
    require (not (List.exists (fun (x, _) -> Z.sign x <= 0) factors)) "featureScale: an entry is not positive";
    Some factors
  | _ -> None

let recovery_rule kind = { roles = ["encoder"; "probe"]; optional = ["featureScale"]; radicands = true;
  read = fun radicand claim witness ->
  let compared = kind <> "worst-case-error" in
  let m = claim_record (["d"; "m"; "k"; "domain"; "worstError"] @ (if compared then ["epsilon"; "relation"] else [])) c claim in
  let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 max_count) c in
  let domain = if get m "domain" (one_of ["signed"; "nonnegative"]) c = "signed" then V.Signed else V.Nonnegative in
  let worst, root = get m "worstError" (surd radicand) c in
  let epsilon = if compared then get m "epsilon" positive_exact c else (Z.one, Z.one) in
  let relation = if compared then get m "relation" (one_of ["lt"; "le"]) c else "le" in
  let members = record ["row"; "z"] [] w witness in
  let row = get members "row" count w and vector = get members "z" sparse_vector w in
  (fun inputs ->
    let a = matrix_of inputs "encoder" and b = matrix_of inputs "probe" in
    let a, b = match scale_of inputs with
      | None -> a, b
      | Some s -> scale_columns (fun x -> x) s a, scale_columns inverse s b in
    let work = Z.mul (Z.pow (z a.columns) 2)
      (Z.add (product [z a.rows; words_all a; words_columns b]) (z 16)) in
    let work = if radicand_of inputs > 0 then Z.mul work (z 4) else work in
    let n = List.length vector in
    Z.add work (Z.mul (z n) (words [List.map snd vector] (z n)))),
  fun inputs ->
    let a = matrix_of inputs "encoder" and b = matrix_of inputs "probe" in
    if radicand_of inputs > 0 then undecided "not covered: entries p + r sqrt(D)";
    require (a.rows = d && a.columns = mm) "the encoder is not d x m";
    require (b.rows = d && b.columns = mm) "the probe is not d x m";
    require (row < mm) "row: out of range";
    require (List.for_all (fun (j, _) -> j < mm) vector) "z: an index is out of range";
    require (Z.sign (fst root) = 0) "worstError: not rational";
    let scale = scale_of inputs in
    let vector = List.map (fun (j, x) -> z j, x) vector in
    let rel = if relation = "lt" then V.Lt0 else V.Le in
    let ok = match kind with
      | "recovery" ->
        V.check_recovery domain rel (z k) (z d) (z mm) (fracs a) (fracs b) scale (z row) vector worst epsilon
      | "recovery-failure" ->
        V.check_recovery_failure domain rel (z k) (z d) (z mm) (fracs a) (fracs b) scale (z row) vector worst epsilon
      | _ -> V.check_worst_case_error domain (z k) (z d) (z mm) (fracs a) (fracs b) scale (z row) vector worst in
    verdict ok (Printf.sprintf "the largest error at k = %d, d = %d, m = %d, is exactly %s%s" k d mm (text_of worst)
      (if kind = "recovery" then Printf.sprintf ", %s epsilon = %s" (if relation = "lt" then "<" else "<=") (text_of epsilon)
       else if kind = "recovery-failure" then Printf.sprintf ", not %s epsilon = %s" (if relation = "lt" then "<" else "<=") (text_of epsilon)
       else "")) }

let incoherence_rule = { roles = ["encoder"]; optional = []; radicands = true; read = fun radicand claim witness ->
  let m = record ["d"; "m"; "columns"; "coherenceSquared"; "digests"; "kind"] ["normSquared"; "coherence"; "mu"; "relation"] c claim in
  let has key = List.mem_assoc key m in
  let d = get m "d" count c and mm = get m "m" count c in
  let columns = get m "columns" (one_of ["unit"; "equal-norm"; "any"]) c in
  let squared, root = get m "coherenceSquared" (surd radicand) c in
  let norm = if has "normSquared" then Some (get m "normSquared" (surd radicand) c) else None in
  let coherence = if has "coherence" then begin
      let x = get m "coherence" exact c in
      if Z.sign (fst x) < 0 then malformed "claim.coherence: must not be negative";
      Some x
    end else None in
  let mu = if has "mu" then Some (get m "mu" positive_exact c) else None in
  let relation = if has "relation" then Some (get m "relation" (one_of ["lt"; "le"]) c) else None in
  if (norm = None) <> (columns = "any") then malformed "claim.normSquared: must be present exactly unless columns is any";
  if (mu = None) <> (relation = None) then malformed "claim: mu and relation must be present together";
  let pair = match get (record ["pair"] [] w witness) "pair" counts w with
    | [] -> None
    | [i; j] when i < j -> Some (z i, z j)
    | _ -> malformed "witness.pair: expected [] or two increasing counts" in
  (fun inputs ->
    let a = matrix_of inputs "encoder" in
    let words = words_columns a in
    let work = product [z a.columns; z a.columns; z a.rows; words; words] in
    if a.radicand > 0 then Z.mul work (z 4) else work),
  fun inputs ->
    let a = matrix_of inputs "encoder" in
    if a.radicand > 0 then undecided "not covered: entries p + r sqrt(D)";
    require (a.rows = d && a.columns = mm) "the encoder is not d x m";
    require (Z.sign (fst root) = 0) "coherenceSquared: not rational";
    let one = Z.one, Z.one in
    if columns = "unit" then require (norm = Some (one, (Z.zero, Z.one))) "claim.normSquared is not 1";
    let bound = match mu, relation with
      | Some x, Some r -> Some ((if r = "lt" then V.Lt0 else V.Le), x)
      | _ -> None in
    let norm = Option.map fst norm in
    verdict (V.check_incoherence (z d) (z mm) (fracs a) squared norm coherence bound pair)
      (Printf.sprintf "the %d columns (%s) have largest squared cosine exactly %s%s" mm columns (text_of squared)
        (match mu, relation with
         | Some x, Some r -> Printf.sprintf ", %s mu^2 for mu = %s" (if r = "lt" then "<" else "<=") (text_of x)
         | _ -> "")) }

let clique_number_rule = { roles = ["graph"]; optional = []; radicands = false; read = fun _ claim witness ->
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

let interference_chain_rule = { roles = ["encoder"; "probe"]; optional = ["featureScale"]; radicands = false;
  read = fun _ claim witness ->
  let m = claim_record ["d"; "m"; "k"; "independentSetSize"; "lowerBound"; "epsilon"; "relation"; "family"; "power"] c claim in
  let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 max_count) c in
  let n = get m "independentSetSize" count c and bound = get m "lowerBound" count c in
  let epsilon = get m "epsilon" positive_exact c and relation = get m "relation" relation_of c in
  let family = get m "family" family c and s = get m "power" power c in
  let members = record ["edges"; "independentSet"] [] w witness in
  let edges = get members "edges" count w and set = get members "independentSet" index_list w in
  let below_one = Z.lt (fst epsilon) (snd epsilon) in
  (fun inputs ->
    let a = matrix_of inputs "encoder" and b = matrix_of inputs "probe" in
    let a, b = match scale_of inputs with
      | None -> a, b
      | Some s -> scale_columns (fun x -> x) s a, scale_columns inverse s b in
    let wa = words_all a and wb = words_columns b in
    let largest =
      if below_one then
        let x, y = reduce (fst epsilon, Z.mul (z k) (Z.sub (snd epsilon) (fst epsilon))) in
        max (Z.numbits x) (Z.numbits y)
      else 1 in
    let words = Z.add Z.one (product [z 2; z s; List.fold_left Z.add wa [wb; z 2; z (largest / 64)]]) in
    List.fold_left Z.add (Z.mul (Z.pow (z a.columns) 2) (Z.add (product [z a.rows; wa; wb]) (z 16)))
      [product [z n; z n; words; words]; product [z n; z n; z n; words]; product [z s; z s; words]]),
  fun inputs ->
    let a = matrix_of inputs "encoder" and b = matrix_of inputs "probe" in
    require (a.rows = d && a.columns = mm) "the encoder is not d x m";
    require (b.rows = d && b.columns = mm) "the probe is not d x m";
    verdict (V.check_interference_chain family relation (z k) (z d) (z mm) (fracs a) (fracs b) (scale_of inputs) epsilon (z s)
        (z n) (z bound) (z edges) (zs set))
      (Printf.sprintf "recovery at k = %d with error %s %s; %d of the %d features do not interfere; the bound with power %d \
         forces d >= %d" k (if relation = V.Lt0 then "<" else "<=") (text_of epsilon) n mm s bound) }

(* The hypotheses of section 5.9 by statement: whether mu is stated, how many places. *)
let hypotheses = [ ("near-identity-rank", "diagonal"), (false, 1); ("near-identity-rank", "off-diagonal"), (true, 2);
  ("incoherence", "nonzero-columns"), (false, 1); ("incoherence", "unit-columns"), (false, 1);
  ("incoherence", "equal-norms"), (false, 2); ("incoherence", "coherence"), (true, 2) ]

let hypothesis_failure_rule claim =
  let keys = ["statement"; "hypothesis"; "digests"; "kind"] in
  let m = record keys ["mu"; "relation"] c claim in
  let statement = get m "statement" (one_of ["near-identity-rank"; "incoherence"]) c in
  let hypothesis = get m "hypothesis" (one_of (List.map (fun ((_, h), _) -> h) hypotheses)) c in
  let with_mu, places = match List.assoc_opt (statement, hypothesis) hypotheses with
    | Some x -> x
    | None -> malformed "claim.hypothesis: not a hypothesis of %s" statement in
  let about_matrix = statement = "near-identity-rank" in
  let role = if about_matrix then "matrix" else "encoder" in
  { roles = [role]; optional = []; radicands = not about_matrix; read = fun radicand claim witness ->
    let m = record (if with_mu then "mu" :: "relation" :: keys else keys) [] c claim in
    let mu = if with_mu then get m "mu" (if about_matrix then nonnegative_exact else positive_exact) c else (Z.zero, Z.one) in
    let relation = if with_mu then get m "relation" relation_of c else V.Le in
    let members = record ["at"; "value"] [] w witness in
    let at = get members "at" counts w in
    if List.length at <> places then malformed "witness.at: expected %d counts" places;
    let value, root = get members "value" (surd radicand) w in
    (fun inputs ->
      let x = matrix_of inputs role in
      let words = words_columns x in
      let work = product [z x.rows; z x.columns; words; words] in
      if x.radicand > 0 then Z.mul work (z 4) else work),
    fun inputs ->
      let x = matrix_of inputs role in
      if x.radicand > 0 then undecided "not covered: entries p + r sqrt(D)";
      if about_matrix then require (x.rows = x.columns) "the matrix is not square";
      let i = z (List.hd at) and j = z (List.nth at (places - 1)) in
      let h = match hypothesis with
        | "diagonal" -> V.Diagonal i
        | "off-diagonal" -> V.OffDiagonal (relation, mu, i, j)
        | "nonzero-columns" -> V.NonzeroColumns i
        | "unit-columns" -> V.UnitColumns i
        | "equal-norms" -> V.EqualNorms (i, j)
        | _ -> V.Coherence (relation, mu, i, j) in
      verdict (V.check_hypothesis_failure h (z x.rows) (z x.columns) (fracs x) value)
        (Printf.sprintf "the hypothesis %s of %s fails at %s with the value %s" hypothesis statement
          (String.concat ", " (List.map string_of_int at)) (text_of value)) }

(* ---- Access and the kernel ladder (5.12-5.14) ---- *)

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

let vector_words v = let n = z (List.length v) in words [List.map snd v] n

let kernel_work a v = product [z a.rows; z (List.length v); words_all a; vector_words v]

let access_work a probes =
  Z.mul (Z.pow (z a.columns) 2) (Z.add (product [z a.rows; words_all a; words_columns probes]) (z 16))

let indexed v = List.map (fun (j, x) -> z j, x) v

let require_size inputs d mm =
  let a = matrix_of inputs "encoder" in
  require (a.rows = d && a.columns = mm) "the encoder is not d x m";
  a

let require_indices mm v = require (List.for_all (fun (j, _) -> j < mm) v) "a kernel vector: an index is out of range"

let comparison relation = if relation = V.Lt0 then "<" else "<="

let access_rule kind = { roles = ["encoder"]; optional = ["featureScale"]; radicands = false; read = fun _ claim witness ->
  let compared = if kind = "optimal-access" then ["featureMu"] else ["epsilon"; "relation"] in
  let m = claim_record (["d"; "m"; "k"; "worstError"] @ compared) c claim in
  let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 max_count) c in
  let worst = get m "worstError" nonnegative_exact c in
  let list reader path value = List.map (reader path) (array path value) in
  match kind with
  | "optimal-access" ->
    let mus = get m "featureMu" (list nonnegative_exact) c in
    let members = record ["kernelVectors"; "probes"] [] w witness in
    let vectors = get members "kernelVectors" (list sparse_vector) w and probes = get members "probes" witness_matrix w in
    (fun inputs ->
      let a = scaled_encoder inputs in
      List.fold_left (fun t v -> Z.add t (kernel_work a v)) (access_work a probes) vectors),
    fun inputs ->
      let a = require_size inputs d mm in
      require (probes.rows = d && probes.columns = mm) "probes: not d x m";
      List.iter (require_indices mm) vectors;
      verdict (V.check_optimal_access (z k) (z d) (z mm) (fracs a) (encoder_scale inputs) (fracs probes) worst mus
          (List.map indexed vectors))
        (Printf.sprintf "the least worst-case error of any probes at k = %d is exactly %s" k (text_of worst))
  | _ ->
    let epsilon = get m "epsilon" positive_exact c and relation = get m "relation" relation_of c in
    if kind = "access" then begin
      let probes = get (record ["probes"] [] w witness) "probes" witness_matrix w in
      (fun inputs -> access_work (scaled_encoder inputs) probes),
      fun inputs ->
        let a = require_size inputs d mm in
        require (probes.rows = d && probes.columns = mm) "probes: not d x m";
        verdict (V.check_access relation (z k) (z d) (z mm) (fracs a) (encoder_scale inputs) (fracs probes) worst epsilon)
          (Printf.sprintf "the probes have largest error exactly %s at k = %d, %s %s" (text_of worst) k (comparison relation)
            (text_of epsilon))
    end else begin
      let v = get (record ["kernelVector"] [] w witness) "kernelVector" sparse_vector w in
      (fun inputs -> kernel_work (scaled_encoder inputs) v),
      fun inputs ->
        let a = require_size inputs d mm in
        require_indices mm v;
        verdict (V.check_no_access relation (z k) (z d) (z mm) (fracs a) (encoder_scale inputs) (indexed v) worst epsilon)
          (Printf.sprintf "every B has an error of at least %s at k = %d, not %s %s" (text_of worst) k (comparison relation)
            (text_of epsilon))
    end }

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

let basis_pursuit_rule = { roles = ["encoder"]; optional = []; radicands = false; read = fun _ claim witness ->
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

let kernel_failure_rule kind = { roles = ["encoder"]; optional = []; radicands = false; read = fun _ claim witness ->
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

(* ---- capacity (section 5.16) ---- *)

let reduced (x, y) = let g = Z.gcd x y in Z.divexact x g, Z.divexact y g

let prime_of m path = get m "prime" (count_between 2 2_147_483_647) path
let exponent_of m path = get m "exponent" (count_between 1 64) path

let not_covered_here kind = undecided "not covered: the construction %s" kind
let too_large kind = undecided "not covered: the construction %s of this size" kind

(* The work of a construction, and the verified checker's name for it; both are functions, as a shape may be rejected later. *)
let rec construction path value =
  let kind = match value with
    | Object members -> (match List.assoc_opt "kind" members with Some (String s) -> s | _ -> malformed "%s.kind: missing" path)
    | _ -> malformed "%s: expected an object" path in
  let members ?(optional = []) keys = record ("kind" :: keys) optional path value in
  let number m key = get m key count path in
  let usual = fun () -> z 100_000 in
  let with_columns make = let n = number (members ["columns"]) "columns" in usual, fun () -> make n in
  let of_field keys make =
    let m = members ("exponent" :: "prime" :: keys) in
    let p = z (prime_of m path) and e = z (exponent_of m path) in
    usual, fun () -> make m p e in
  let explicit n size found =
    require (n >= 2) (path ^ ".columns: too few");
    if n > size then too_large kind;
    let bound, pair = found n in
    let pair = Lazy.force pair in
    V.Bounded (bound, V.Pair (z pair.Constructions.d, z pair.Constructions.n, pair.Constructions.encoder, pair.Constructions.probe)) in
  let parts combined =
    let parts = get (members ["parts"]) "parts" (fun path value ->
      List.mapi (fun i part -> construction (Printf.sprintf "%s[%d]" path i) part) (array path value)) path in
    (fun () -> List.fold_left (fun t (work, _) -> Z.add t (work ())) Z.one parts),
    fun () ->
      require (parts <> []) (path ^ ".parts: there are none");
      combined (List.map (fun (_, shape) -> shape ()) parts) in
  match kind with
  | "ones" -> with_columns (fun n -> V.Ones (z n))
  | "identity" -> with_columns (fun n -> V.Identity (z n))
  | "simplex" -> with_columns (fun n -> V.Simplex (z n))
  | "plane" -> with_columns (fun n -> explicit n 2_000 Constructions.plane)
  | "polygon" -> with_columns (fun n ->
      require (n >= 4) (path ^ ".columns: too few");
      explicit n 200 Constructions.polygon)
  | "paley" -> of_field [] (fun _ p e -> V.Paley (p, e))
  | "unitary" | "unitary-complement" | "chirps" -> of_field [] (fun _ _ _ -> not_covered_here kind)
  | "net" ->
    ignore (number (members ["classes"; "exponent"; "prime"]) "classes");
    of_field ["classes"] (fun _ _ _ -> not_covered_here kind)
  | "quadric" ->
    let m = members ["rank"; "sign"] in
    let t = number m "rank" and plus = get m "sign" (one_of ["minus"; "plus"]) path = "plus" in
    usual, fun () ->
      require (t >= 1 && t <= 512) (path ^ ".rank: not between 1 and 512");
      V.Quadric (plus, z t)
  | "delsarte-goethals" | "gold" ->
    let m = members ["defect"; "rank"] in
    ignore (number m "defect"); ignore (number m "rank");
    usual, fun () -> not_covered_here kind
  | "devore" ->
    let m = members ["degree"; "exponent"; "prime"] in
    let r = number m "degree" in
    of_field ["degree"] (fun _ p e -> V.Devore (z r, p, e))
  | "reed-solomon" ->
    let m = members ["dimension"; "exponent"; "length"; "prime"] in
    let r = number m "dimension" and l = number m "length" in
    of_field ["dimension"; "length"] (fun _ p e ->
      require (r <= 4096) (path ^ ".dimension: above 4096");
      V.ReedSolomon (z r, z l, p, e))
  | "signed-reed-solomon" ->
    let m = members ["dimension"; "exponent"; "hadamard"; "length"; "prime"] in
    let r = number m "dimension" and l = number m "length" in
    let hadamard = get m "hadamard" (fun path value ->
      List.map (function
        | Array [p; e] -> z (count_between 2 2_147_483_647 path p), z (count_between 1 64 path e)
        | _ -> malformed "%s: expected pairs of counts" path) (array path value)) path in
    let _, shape = of_field ["dimension"; "hadamard"; "length"] (fun _ p e ->
      require (r <= 4096) (path ^ ".dimension: above 4096");
      V.SignedReedSolomon (z r, z l, p, e, hadamard)) in
    (fun () -> z (100_000 * (1 + List.length hadamard))), shape
  | "gilbert-varshamov" ->
    let m = members ["columns"; "dimension"; "product"] in
    let n = number m "columns" and d = number m "dimension" and a = number m "product" in
    (fun () -> if d > 65_536 then undecided "%s" budget else z (d * (1 + d / 64))),
    fun () -> V.GilbertVarshamov (z n, z d, z a)
  | "code" ->
    let m = members ["dimension"; "positions"] in
    let s = number m "dimension" and positions = get m "positions" counts path in
    (fun () ->
      if s < 1 || s > 30 then Z.one
      else let l = List.length positions in z ((1 lsl s) * (1 + l / 64) + l)),
    fun () ->
      require (s >= 1 && s <= 30) (path ^ ".dimension: not between 1 and 30");
      require (positions <> [] && List.for_all (fun c -> c < 1 lsl s) positions) (path ^ ".positions: none, or too large a member");
      if s > 22 then too_large kind;
      let rec runs = function
        | c :: (c' :: _ as rest) when c = c' -> (match runs rest with (x, n) :: runs -> (x, n + 1) :: runs | [] -> [])
        | c :: rest -> (c, 1) :: runs rest
        | [] -> [] in
      V.Code (z s, List.map (fun (c, n) -> z c, z n) (runs (List.sort compare positions)))
  | "matrix" ->
    let m = members ~optional:["probe"] ["encoder"] in
    let encoder = get m "encoder" witness_matrix path in
    let probe = if List.mem_assoc "probe" m then get m "probe" witness_matrix path else encoder in
    (fun () ->
      let n = z encoder.columns in
      product [n; n; Z.add (product [z encoder.rows; words_all encoder; words_columns probe]) (z 16)]),
    fun () ->
      require (encoder.rows >= 1 && encoder.columns >= 1 && probe.rows = encoder.rows && probe.columns = encoder.columns)
        (path ^ ": empty, or two sizes");
      V.Pair (z encoder.rows, z encoder.columns, fracs encoder, fracs probe)
  | "direct-sum" ->
    let rec sum = function
      | [shape] -> shape
      | shape :: rest -> V.DirectSum (shape, sum rest)
      | [] -> assert false in
    parts sum
  | "kronecker" -> parts (fun shapes -> List.fold_right (fun shape rest -> V.Kronecker (shape, rest)) shapes (V.Identity Z.one))
  | _ -> malformed "%s.kind: not a construction of this format" path

let capacity_rule = { roles = []; optional = []; radicands = false; read = fun _ claim witness ->
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
      V.PowerBound (List.assoc name families, z s), s
    | _ -> malformed "%s.kind: not a lower bound of this format" path in
  let path = "witness.upper" in
  let upper_work, construct = match kind_of path above with
    | "zero" -> ignore (record ["kind"] [] path above); (fun () -> Z.one), fun () -> V.ZeroRows
    | "groups" -> ignore (record ["kind"] [] path above); (fun () -> Z.one), fun () -> V.Groups
    | _ -> let work, shape = construction path above in work, fun () -> V.Construction (shape ()) in
  let lower_work () =
    if lower_power = 0 then Z.zero
    else begin
      let rest = Z.sub (Z.mul (z k) (snd epsilon)) (fst epsilon) in
      let b = if Z.sign rest <= 0 then 1
        else let x, y = reduced (fst epsilon, rest) in max (Z.numbits x) (Z.numbits y) in
      let width = z (1 + 2 * lower_power * b / 64) in
      Z.add (product [z lower_power; z lower_power; width]) (Z.mul width width)
    end in
  (fun _ -> Z.add (lower_work ()) (upper_work ())),
  fun _ ->
    require (V.check_capacity_lower decoder (z m) (z k) (z lower) bound) "lower: the verified checker does not accept it";
    verdict (V.check_capacity decoder (z m) (z k) (z lower) (z upper) bound (construct ()))
      (Printf.sprintf "the %s capacity for m = %d, k = %d is between %d and %d" (if linear then "linear" else "threshold") m k lower upper) }

let rules = [ "capacity", capacity_rule; "incoherence", incoherence_rule; "clique-number", clique_number_rule;
  "interference-chain", interference_chain_rule;
  "turan-bound", turan_rule; "clique", clique_rule; "rank", rank_rule; "near-identity-rank", near_identity_rule;
  "recovery", recovery_rule "recovery"; "recovery-failure", recovery_rule "recovery-failure";
  "worst-case-error", recovery_rule "worst-case-error";
  "access", access_rule "access"; "no-access", access_rule "no-access"; "optimal-access", access_rule "optimal-access";
  "basis-pursuit", basis_pursuit_rule; "basis-pursuit-failure", kernel_failure_rule "basis-pursuit-failure";
  "exact-decoding-failure", kernel_failure_rule "exact-decoding-failure" ]

(* Kinds of format 1 that this program does not check. Only the common parts of such a file are read. *)
let not_covered = ["exact-decoding"; "l1-minimiser"; "geometry"; "threshold"; "threshold-failure"; "feature-sparsity"]

(* Forms of covered kinds without a verified rule: filters (section 5.19), probes by a rule (4.1), attained errors (5.7). *)
let uncovered_form kind claim inputs witness =
  let has key = function Object members -> List.mem_assoc key members | _ -> false in
  let probe = match inputs with Object members -> List.assoc_opt "probe" members | _ -> None in
  let pair = List.mem kind ["recovery"; "recovery-failure"; "worst-case-error"] in
  if (pair || kind = "incoherence") && has "filter" witness then Some "a filter"
  else if pair && Option.fold ~none:false ~some:(has "rule") probe then Some "a probe by a rule"
  else if kind = "recovery-failure" && has "attainedError" claim then Some "an attained error"
  else None

(* ---- A certificate (sections 3 and 5.1) ---- *)

type options = {
  mutable limit : Z.t;
  mutable sources : (string * string) list;
  mutable quiet : bool;
}

let known_assumptions = ["ieee754-dot-product"]

let check_certificate text folder options =
  let top = record ["assumptions"; "claim"; "format"; "inputs"; "producer"; "sources"; "witness"] [] "certificate" (parse text) in
  let part key = List.assoc key top in
  let assumptions = List.map (one_of known_assumptions "assumptions") (array "assumptions" (part "assumptions")) in
  if not (strictly_increasing assumptions) then malformed "assumptions: must strictly increase";
  ignore (one_of ["lrh-certificate/1"] "format" (part "format"));
  let producer = record ["name"; "version"] [] "producer" (part "producer") in
  List.iter (fun key -> ignore (get producer key name "producer")) ["name"; "version"];
  let sources = List.map (fun value ->
    let s = record ["bytes"; "dtype"; "name"; "orientation"; "role"; "sha256"; "tensor"] [] "sources" value in
    let bytes = get s "bytes" count "sources" in
    ignore (get s "dtype" name "sources");
    ignore (get s "name" name "sources");
    ignore (get s "orientation" (one_of ["as-is"; "transposed"]) "sources");
    ignore (get s "tensor" (string_of 0 255) "sources");
    get s "role" name "sources", (bytes, get s "sha256" hex "sources")) (array "sources" (part "sources")) in
  let claim = part "claim" in
  let kind = match claim with
    | Object members -> (match List.assoc_opt "kind" members with Some (String s) -> s | _ -> malformed "claim.kind: missing")
    | _ -> malformed "claim: expected an object" in
  if List.mem kind not_covered then undecided "not covered: the kind %s" kind;
  Option.iter (undecided "not covered: %s") (uncovered_form kind claim (part "inputs") (part "witness"));
  let rule = match List.assoc_opt kind rules with
    | Some rule -> rule
    | None when kind = "hypothesis-failure" -> hypothesis_failure_rule claim
    | None -> malformed "claim.kind: not a kind of this format" in
  let members = record rule.roles rule.optional "inputs" (part "inputs") in
  let inputs = List.map (fun (role, value) ->
    let path = "inputs." ^ role in
    role, (if role = "graph" then read_graph path value else read_matrix path value folder)) members in
  let radicand = List.fold_left (fun d (_, (_, r, _)) -> max d r) 0 inputs in
  List.iter (fun (role, (_, r, _)) ->
    if r > 0 && (not rule.radicands || role = "featureScale") then malformed "inputs.%s.radicand: not allowed here" role;
    if r > 0 && r <> radicand then malformed "inputs.%s.radicand: differs from that of another input" role) inputs;
  let work, check = rule.read radicand claim (part "witness") in
  let roles = List.map fst inputs in
  let stated = match claim with Object members -> record roles [] "claim.digests" (List.assoc "digests" members) | _ -> [] in
  let stated = List.map (fun (role, value) -> role, hex ("claim.digests." ^ role) value) stated in
  List.iter (fun (role, _) -> if not (List.mem role roles) then malformed "sources: %s is not a role of the inputs" role) sources;
  if not (strictly_increasing (List.map fst sources)) then malformed "sources: the roles must strictly increase";
  let inputs = List.map (fun (role, (digest, _, read)) -> role, (digest, read ())) inputs in
  (* 2: digests *)
  List.iter (fun (role, (digest, input)) ->
    let actual = Sha256.hex (canonical_text input) in
    if actual <> digest then rejected "inputs.%s.digest: the input has digest %s" role actual;
    if actual <> List.assoc role stated then rejected "claim.digests.%s: differs from the input's digest" role) inputs;
  let inputs = List.map (fun (role, (_, input)) -> role, input) inputs in
  (* 3: sources *)
  List.iter (fun (role, file) ->
    match List.assoc_opt role sources with
    | None -> rejected "there is no source with the role %s" role
    | Some (bytes, sha) ->
      if not (Sys.file_exists file) then raise (Missing (Printf.sprintf "no file %s" file));
      let data = read_file file in
      require (String.length data = bytes) (Printf.sprintf "source %s: another size" role);
      require (Sha256.hex data = sha) (Printf.sprintf "source %s: another SHA-256" role)) options.sources;
  (* 4: work *)
  let needed = work inputs in
  if Z.gt needed options.limit then
    undecided "budget: the work is %s, the limit is %s" (Z.to_string needed) (Z.to_string options.limit);
  (* 5 and 6 *)
  let sentence = check inputs in
  require (assumptions = []) "assumptions: this kind needs none";
  sentence

(* ---- The program ---- *)

let usage = "usage: lrh-check-verified [--work-limit N] [--full] [--source ROLE=FILE] [--batch LISTFILE] [--quiet] FILE...\n\
  Checks certificates with checkers proved correct in Coq. - is standard input.\n\
  exit codes: 0 accepted, 1 rejected, 2 undecided, 64 usage, 65 malformed, 66 no such file, 70 internal,\n\
  74 input or output error; for several files the worst, in the order 70, 74, 66, 65, 1, 2, 0.\n\
  example: lrh-check-verified certificate.json\n"

let worst_first = [70; 74; 66; 65; 1; 2; 0]

let worse a b =
  let rec first = function x :: rest -> if x = a || x = b then x else first rest | [] -> 70 in
  first worst_first

let read_certificate file =
  if file = "-" then begin
    set_binary_mode_in stdin true;
    let b = Buffer.create 65536 in
    (try
       while Buffer.length b <= max_bytes do Buffer.add_channel b stdin 1 done
     with End_of_file -> ());
    Buffer.contents b, "."
  end else read_file file, Filename.dirname file

let check_file options file =
  let line code word reason =
    if not options.quiet then Printf.printf "%s: %s \xe2\x80\x94 %s\n" file word reason;
    code in
  let error code reason = Printf.eprintf "lrh-check-verified: %s: %s\n" file reason; code in
  try
    if file <> "-" && not (Sys.file_exists file) then error 66 "no such file"
    else begin
      let text, folder = read_certificate file in
      line 0 "accepted" (check_certificate text folder options)
    end
  with
  | Malformed reason -> line 65 "malformed" reason
  | Rejected reason -> line 1 "rejected" reason
  | Undecided reason -> line 2 "undecided" reason
  | Missing reason -> error 66 reason
  | Sys_error reason -> error 74 reason
  | Unix.Unix_error (e, _, _) -> error 74 (Unix.error_message e)
  | End_of_file -> error 74 "cut off while it was read"
  | Stack_overflow -> line 2 "undecided" "budget: the stack is too small for this certificate"
  | Out_of_memory -> line 2 "undecided" "budget: not enough memory for this certificate"
  | e -> error 70 ("internal error: " ^ Printexc.to_string e)

let bad_usage reason = prerr_string ("lrh-check-verified: " ^ reason ^ "\n" ^ usage); exit 64

let () =
  let options = { limit = Z.of_string "10000000000"; sources = []; quiet = false } in
  let files = ref [] and batches = ref [] in
  let rec read = function
    | "--help" :: _ | "-h" :: _ -> print_string usage; exit 0
    | "--quiet" :: rest -> options.quiet <- true; read rest
    | "--work-limit" :: n :: rest ->
      if n = "" || String.length n > 1000 || String.exists (fun c -> c < '0' || c > '9') n then
        bad_usage "--work-limit: expected a nonnegative integer";
      options.limit <- Z.of_string n;
      read rest
    | "--accept-assumption" :: a :: rest ->
      if not (List.mem a known_assumptions) then bad_usage "--accept-assumption: unknown";
      read rest
    (* Nothing that is covered assumes anything. *)
    | "--full" :: rest -> read rest
    | "--source" :: s :: rest ->
      (match String.index_opt s '=' with
       | Some i when i > 0 && i < String.length s - 1 ->
         options.sources <- options.sources @ [String.sub s 0 i, String.sub s (i + 1) (String.length s - i - 1)];
         read rest
       | _ -> bad_usage "--source: expected ROLE=FILE")
    | "--batch" :: f :: rest -> batches := f :: !batches; read rest
    | "--" :: rest -> files := List.rev_append rest !files
    | a :: rest when String.length a > 1 && a.[0] = '-' -> ignore rest; bad_usage (a ^ ": unknown option or no value")
    | a :: rest -> files := a :: !files; read rest
    | [] -> () in
  read (List.tl (Array.to_list Sys.argv));
  let files = List.rev !files in
  if files = [] && !batches = [] then bad_usage "no FILE";
  if List.length (List.filter (fun f -> f = "-") files) > 1 then bad_usage "standard input can be read only once";
  let worst = ref 0 in
  let check file = worst := worse !worst (check_file options file); flush stdout in
  try
    List.iter check files;
    List.iter (fun list ->
      if Sys.file_exists list then
        List.iter (fun line -> if line <> "" then check line) (String.split_on_char '\n' (read_file list))
      else begin
        Printf.eprintf "lrh-check-verified: %s: no such file\n" list;
        worst := worse !worst 66
      end) (List.rev !batches);
    exit !worst
  with Sys_error _ -> exit (worse !worst 74)
