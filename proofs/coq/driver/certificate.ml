(* SPDX-License-Identifier: Apache-2.0 *)
(* The check of one certificate (sections 3 and 5.1), in the order the format prescribes: shapes, digests, sources, work, conditions,
   assumptions. Written by hand; that the inputs are those whose digests the claim states rests on this file and sha256.ml. *)

open Outcome
open Json
open Values
open Matrices
open Inputs
open Object_file
open Rule

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
  Option.iter (undecided "not covered: %s") (Kinds.uncovered_form kind (part "witness"));
  let roles = match part "inputs" with Object members -> List.map fst members | _ -> [] in
  let rule = match Kinds.rule kind claim roles with
    | Some rule -> rule
    | None -> malformed "claim.kind: not a kind of this format" in
  let members = record rule.roles rule.optional "inputs" (part "inputs") in
  let is_rule = function Object members -> List.mem_assoc "rule" members | _ -> false in
  let inputs = List.map (fun (role, value) ->
    let path = "inputs." ^ role in
    let by_rule = role = "probe" && List.mem kind Kinds.with_probe_rule && is_rule value in
    role, (
      if role = "graph" then read_graph path value
      else if by_rule then begin
        let encoder = get members "encoder" (fun path -> function
          | Object encoder when List.mem_assoc "digest" encoder -> get encoder "digest" hex path
          | _ -> malformed "%s.digest: missing" path) "inputs" in
        read_probe_rule path value encoder
      end else read_matrix path value folder)) members in
  let radicand = List.fold_left (fun d (_, (_, r, _)) -> max d r) 0 inputs in
  List.iter (fun (role, (_, r, _)) ->
    if r > 0 && (not rule.radicands || role = "featureScale") then malformed "inputs.%s.radicand: not allowed here" role;
    if r > 0 && r <> radicand then malformed "inputs.%s.radicand: differs from that of another input" role) inputs;
  if radicand > 0 && List.exists (fun (role, value) -> role = "probe" && is_rule value) members then
    malformed "inputs.probe.rule: not beside a radicand";
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
  let inputs = List.map (function
    | role, Probe_rule ("encoder", _) -> role, List.assoc "encoder" inputs
    | role, Probe_rule _ -> role, Matched
    | input -> input) inputs in
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
