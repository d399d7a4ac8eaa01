(* SPDX-License-Identifier: Apache-2.0 *)
(* How the check of a certificate can end other than well. *)

exception Malformed of string
exception Rejected of string
exception Undecided of string
exception Missing of string

let malformed fmt = Printf.ksprintf (fun s -> raise (Malformed s)) fmt
let rejected fmt = Printf.ksprintf (fun s -> raise (Rejected s)) fmt
let undecided fmt = Printf.ksprintf (fun s -> raise (Undecided s)) fmt
