(* SPDX-License-Identifier: Apache-2.0 *)
(* Object files (section 4.1): a matrix in a .npy file beside the certificate, each item read from its bits as the dyadic rational it is. *)

open Outcome
open Json

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
