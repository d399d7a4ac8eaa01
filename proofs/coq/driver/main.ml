(* SPDX-License-Identifier: Apache-2.0 *)
(* lrh-check-verified: reads certificates of format 1 and calls the checkers extracted from Coq (verified.ml).
   What this program adds to them, and so asks you to trust, is reading: JSON, numbers, object files, shapes (json.ml, values.ml, inputs.ml);
   the digests (matrices.ml, sha256.ml, certificate.ml); the work (work.ml); and, beside each kind in rules/, the conditions that matter for
   agreement only (p is a prime). Section numbers are those of docs/certificate-format-1.md. *)

open Outcome
open Json
open Object_file
open Certificate

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

(* Control characters as ?: a file's name may hold a newline, and what follows it must not look like an outcome. *)
let one_line = String.map (fun c -> if c < ' ' || c = '\127' then '?' else c)

let check_file options file =
  let line code word reason =
    if not options.quiet then Printf.printf "%s: %s \xe2\x80\x94 %s\n" (one_line file) word reason;
    code in
  let error code reason = Printf.eprintf "lrh-check-verified: %s: %s\n" (one_line file) (one_line reason); code in
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
      if Sys.file_exists list then begin
        let listed = List.filter (fun line -> line <> "") (String.split_on_char '\n' (read_file list)) in
        (* Nothing checked is no success. *)
        if listed = [] && files = [] then begin
          Printf.eprintf "lrh-check-verified: %s names no file\n" (one_line list);
          exit 64
        end;
        List.iter check listed
      end else begin
        Printf.eprintf "lrh-check-verified: %s: no such file\n" (one_line list);
        worst := worse !worst 66
      end) (List.rev !batches);
    exit !worst
  with Sys_error _ -> exit (worse !worst 74)
