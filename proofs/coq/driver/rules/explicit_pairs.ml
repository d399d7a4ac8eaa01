(* SPDX-License-Identifier: Apache-2.0 *)
(* Matrices for the constructions of section 5.16.2 that the verified checker takes as explicit pairs (B, A): it multiplies them out
   and looks at every entry. Nothing here is trusted; the floats only choose rational entries. *)

type frac = Z.t * Z.t
type pair = { d : int; n : int; encoder : frac list list; probe : frac list list }

let fraction q : frac = Q.num q, Q.den q

let rounded x = Q.make (Z.of_float (Float.round (ldexp x 50))) (Z.shift_left Z.one 50)

(* A rational point of the unit circle near the angle j pi / n, 0 <= j < n. *)
let direction n j =
  let angle = Float.pi *. float_of_int j /. float_of_int n in
  let mirrored = 2 * j > n in
  let u = rounded (tan ((if mirrored then Float.pi -. angle else angle) /. 2.)) in
  let square = Q.mul u u in
  let norm = Q.add Q.one square in
  let x = Q.div (Q.sub Q.one square) norm and y = Q.div (Q.add u u) norm in
  (if mirrored then Q.neg x else x), y

(* n directions in the plane, and the bound of the format for their inner products, squared *)
let plane n =
  let x = Q.make (Z.of_int 333) (Z.mul (Z.of_int 106) (Z.of_int n)) in
  let square = Q.mul x x in
  let root = Q.add (Q.sub Q.one (Q.div square (Q.of_int 2))) (Q.div (Q.mul square square) (Q.of_int 24)) in
  let points = List.init n (direction n) in
  let rows = [List.map (fun p -> fraction (fst p)) points; List.map (fun p -> fraction (snd p)) points] in
  fraction (Q.mul root root), lazy { d = 2; n; encoder = rows; probe = rows }

(* Rows a_l = e_l + alpha e_0 + beta e_h orthogonal to both coordinates of the directions, and the entries -kappa sign cos((i - l) pi / n),
   which make C_ij nearly constant off the diagonal. *)
let polygon n =
  let x = Q.make (Z.of_int 355) (Z.mul (Z.of_int 226) (Z.of_int n)) in
  let u = Q.div x (Q.sub Q.one (Q.div (Q.mul x x) (Q.of_int 2))) in
  let root = Q.div u (Q.sub Q.one u) in
  let build () =
    let points = Array.init n (direction n) in
    let h = n / 2 in
    let cross (a, b) (c, d) = Q.sub (Q.mul a d) (Q.mul b c) in
    let det = cross points.(0) points.(h) in
    let kept = List.filter (fun l -> l <> 0 && l <> h) (List.init n Fun.id) in
    let cosine t = if 2 * abs t = n then 0. else cos (Float.pi *. float_of_int t /. float_of_int n) in
    let kappa = 1. /. List.fold_left (fun s t -> s +. Float.abs (cosine t)) 0. (List.init (n - 1) succ) in
    let near i l =
      if i = l then Q.one
      else let c = cosine (i - l) in if c = 0. then Q.zero else rounded (if c > 0. then -. kappa else kappa) in
    let encoder = List.map (fun l ->
      let alpha = Q.div (Q.neg (cross points.(l) points.(h))) det and beta = Q.div (Q.neg (cross points.(0) points.(l))) det in
      List.init n (fun j -> fraction (if j = l then Q.one else if j = 0 then alpha else if j = h then beta else Q.zero))) kept in
    let probe = List.map (fun l -> List.init n (fun i -> fraction (near i l))) kept in
    { d = n - 2; n; encoder; probe } in
  fraction (Q.mul root root), Lazy.from_fun build
