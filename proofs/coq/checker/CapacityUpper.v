From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions Capacity Thresholds.
From LRH Require Constructions FieldConstructions SignConstructions.
From LRHChecker Require Import Data Recovery Rank Family Kernel CapacityLower.
Import Constructions FieldConstructions SignConstructions.

(******************************************************************************)
(*                    capacity certificates: the upper bound                  *)
(*                                                                            *)
(*   shape == the constructions of the format that are covered, and           *)
(*            Bounded b c: c, of which only b is to be used                   *)
(* measure c == Some (d, n, b) if the conditions of c hold: it stands for a   *)
(*            matrix of rank at most d, of order n, with squares at most b    *)
(* measure_sound: construction R d n b over every real closed field R         *)
(* check_capacity_upper_sound: upper rows suffice, over every such field      *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Inductive shape :=
| Ones of nat
| Identity of nat
| Simplex of nat
| Paley of nat & nat
| Quadric of bool & nat
| Devore of nat & nat & nat
| ReedSolomon of nat & nat & nat & nat
| SignedReedSolomon of nat & nat & nat & nat & seq (nat * nat)
| GilbertVarshamov of nat & nat & nat
| Code of nat & seq (Z * Z)
| Pair of nat & nat & seq (seq frac) & seq (seq frac)
| Bounded of frac & shape
| DirectSum of shape & shape
| Kronecker of shape & shape.

Inductive upper_bound := ZeroRows | Groups | Construction of shape.

(* ------------------------------------------------------------------------- *)
(* Primes and orders                                                          *)
(* ------------------------------------------------------------------------- *)

(* No f, f + 1, ... divides p, as far as their squares are at most p. *)
Fixpoint no_divisor (fuel : nat) (f p : Z) : bool :=
  if fuel is fuel'.+1 then
    if Z.ltb p (Z.mul f f) then true
    else ~~ Z.eqb (Z.modulo p f) Z0 && no_divisor fuel' (Z.succ f) p
  else false.

Definition prime_Z (p : nat) : bool := ltn_Z 1 p && no_divisor p (Zpos (xO xH)) (Z.of_nat p).

Definition order (p e : nat) : Z := zpow (Z.of_nat p) e.

Definition is_order (p e : nat) : bool := prime_Z p && ltn_Z 0 e.

Definition mod4 (r q : Z) : bool := Z.eqb (Z.modulo q (Zpos 4)) r.

(* The order of the Hadamard matrix that (p, e) stands for. *)
Definition hadamard_order (pe : nat * nat) : Z :=
  let q := order pe.1 pe.2 in
  if eqn_Z pe.1 2 then q
  else if mod4 (Zpos 3) q then Z.succ q else Z.mul (Zpos 2) (Z.succ q).

Fixpoint hadamard_orders (l : seq (nat * nat)) : Z :=
  if l is pe :: l' then Z.mul (hadamard_order pe) (hadamard_orders l') else Zpos xH.

(* x^2 / y^2, or 1 / y *)
Definition square_ratio (x y : Z) : option frac :=
  if Z.mul y y is Zpos d then Some (Z.mul x x, d) else None.

Definition inverse (y : Z) : option frac := if y is Zpos d then Some (Zpos xH, d) else None.

Definition with_bound (d n : Z) (b : option frac) : option (Z * Z * frac) :=
  if b is Some b' then Some (d, n, b') else None.

Definition fmax (x y : frac) : frac := if fle x y then y else x.

(* ------------------------------------------------------------------------- *)
(* Sums of binomial coefficients, and words of a code                         *)
(* ------------------------------------------------------------------------- *)

(* The sum of C(d, i), C(d, i + 1), ... as long as a + 2 i < d, from          *)
(* b = C(d, i); fuel bounds the number of terms.                              *)
Fixpoint tail_sum (fuel : nat) (a d i b : Z) : Z :=
  if fuel is fuel'.+1 then
    if Z.ltb (Z.add a (Z.add i i)) d then
      Z.add b (tail_sum fuel' a d (Z.succ i)
                 (Z.div (Z.mul b (Z.sub d i)) (Z.succ i)))
    else Z0
  else Z0.

(* Perfect binary trees: the leaf at the path x has the number of x. *)
Inductive tree := Leaf of Z | Node of tree & tree.

Definition halved (odds : bool) (P : seq (Z * Z)) : seq (Z * Z) :=
  map (fun c => (Z.div c.1 (Zpos 2), c.2))
      (filter (fun c => Z.eqb (Z.modulo c.1 (Zpos 2)) (if odds then Zpos xH else Z0)) P).

Definition weight (P : seq (Z * Z)) : Z := foldr (fun c t => Z.add c.2 t) Z0 P.

(* The weights of the positions, by the bits of these, lowest first *)
Fixpoint spread (s : nat) (P : seq (Z * Z)) : tree :=
  if s is s'.+1 then Node (spread s' (halved false P)) (spread s' (halved true P))
  else Leaf (weight P).

Fixpoint tree_add (t u : tree) : tree :=
  match t, u with
  | Leaf x, Leaf y => Leaf (Z.add x y)
  | Node t1 t2, Node u1 u2 => Node (tree_add t1 u1) (tree_add t2 u2)
  | _, _ => t
  end.

Fixpoint tree_sub (t u : tree) : tree :=
  match t, u with
  | Leaf x, Leaf y => Leaf (Z.sub x y)
  | Node t1 t2, Node u1 u2 => Node (tree_sub t1 u1) (tree_sub t2 u2)
  | _, _ => t
  end.

(* Walsh and Hadamard's transform *)
Fixpoint transform (t : tree) : tree :=
  if t is Node t1 t2 then
    let u1 := transform t1 in let u2 := transform t2 in
    Node (tree_add u1 u2) (tree_sub u1 u2)
  else t.

Fixpoint tree_max (t : tree) : Z :=
  match t with
  | Leaf x => Z.abs x
  | Node t1 t2 => Z.max (tree_max t1) (tree_max t2)
  end.

(* The largest absolute value, the first leaf left out *)
Fixpoint tree_max_rest (t : tree) : Z :=
  match t with
  | Leaf _ => Z0
  | Node t1 t2 => Z.max (tree_max_rest t1) (tree_max t2)
  end.

(* ------------------------------------------------------------------------- *)
(* A pair of matrices                                                         *)
(* ------------------------------------------------------------------------- *)

(* Row i of C = probe^T encoder up to a positive factor: its diagonal entry   *)
(* is positive, and the others relative to it have squares at most bound.     *)
Definition row_max (i : nat) (row : seq Z) : Z :=
  foldr (fun jx t => if eqn_Z jx.1 i then t else Z.max (Z.abs jx.2) t) Z0
        (zip (iota 0 (size row)) row).

Definition row_bound (i : nat) (row : seq Z) : option frac :=
  if Z.ltb Z0 (nth Z0 row i) then square_ratio (row_max i row) (nth Z0 row i) else None.

Fixpoint rows_bound (i : nat) (rows : seq (seq Z)) : option frac :=
  if rows is row :: rows' then
    if row_bound i row is Some b then
      if rows_bound i.+1 rows' is Some b' then Some (fmax b b') else None
    else None
  else Some f0.

Definition pair_bound (d n : nat) (A B : seq (seq frac)) : option frac :=
  if shaped d n A && shaped d n B then
    let A' := columns n A in let qA := common_lcd A' in
    let cA := map (clear_row qA) A' in
    let B' := columns n B in
    if all (cleared qA) A' && all (fun b => cleared (row_lcd b) b) B' then
      rows_bound 0 (map (fun b => let u := clear_row (row_lcd b) b in
                                  map (fun a => dot a u) cA) B')
    else None
  else None.

(* ------------------------------------------------------------------------- *)
(* The measure                                                                *)
(* ------------------------------------------------------------------------- *)

Fixpoint measure (c : shape) : option (Z * Z * frac) :=
  match c with
  | Ones n => if ltn_Z 0 n then Some (Zpos xH, Z.of_nat n, integer (Zpos xH)) else None
  | Identity n => if ltn_Z 0 n then Some (Z.of_nat n, Z.of_nat n, f0) else None
  | Simplex n =>
      let n1 := Z.pred (Z.of_nat n) in
      if ltn_Z 1 n then with_bound n1 (Z.of_nat n) (square_ratio (Zpos xH) n1) else None
  | Paley p e =>
      let q := order p e in
      if is_order p e && mod4 (Zpos xH) q then
        with_bound (Z.div (Z.succ q) (Zpos 2)) (Z.succ q) (inverse q)
      else None
  | Quadric elliptic t =>
      let x := zpow (Zpos 2) t in
      let y := if elliptic then Z.succ x else Z.pred x in
      if ltn_Z 0 t then
        with_bound (Z.mul (Z.div x (Zpos 2)) y) (Z.mul x x) (square_ratio (Zpos xH) y)
      else None
  | Devore r p e =>
      let q := order p e in
      if [&& is_order p e, ltn_Z 0 r & Z.ltb (Z.of_nat r) q] then
        with_bound (Z.mul q q) (zpow q r.+1) (square_ratio (Z.of_nat r) q)
      else None
  | ReedSolomon r l p e =>
      let q := order p e in let q1 := Z.pred q in let l' := Z.of_nat l in
      if [&& is_order p e, ltn_Z 0 r, leq_Z r l & Z.leb l' (Z.succ q)] then
        with_bound (Z.mul l' q1) (zpow q r)
          (square_ratio (Z.max (Z.sub (Z.mul (Z.pred (Z.of_nat r)) q) l') l') (Z.mul l' q1))
      else None
  | SignedReedSolomon r l p e h =>
      let q := order p e in let q1 := Z.pred q in let l' := Z.of_nat l in
      if [&& is_order p e, ltn_Z 0 r, leq_Z r l & Z.leb l' (Z.succ q)]
         && (all (fun pe => is_order pe.1 pe.2) h && Z.eqb (hadamard_orders h) l') then
        with_bound (Z.mul l' q1) (Z.mul l' (zpow q r))
          (square_ratio (Z.max (Z.mul (Z.pred (Z.of_nat r)) q) l') (Z.mul l' q1))
      else None
  | GilbertVarshamov n d a =>
      let t := tail_sum d (Z.of_nat a) (Z.of_nat d) Z0 (Zpos xH) in
      if [&& ltn_Z 0 d, ltn_Z 0 n, leq_Z a d
           & Z.ltb (Z.mul (Z.pred (Z.of_nat n)) (Z.mul (Zpos 2) t)) (zpow (Zpos 2) d)] then
        with_bound (Z.of_nat d) (Z.of_nat n) (square_ratio (Z.of_nat a) (Z.of_nat d))
      else None
  | Code s P =>
      if [&& ltn_Z 0 s, all (fun c => Z.leb Z0 c.2) P & Z.ltb Z0 (weight P)] then
        with_bound (Z.of_nat (size P)) (zpow (Zpos 2) s)
          (square_ratio (tree_max_rest (transform (spread s P))) (weight P))
      else None
  | Pair d n A B =>
      if ltn_Z 0 d && ltn_Z 0 n then
        with_bound (Z.of_nat d) (Z.of_nat n) (pair_bound d n A B)
      else None
  | Bounded b c =>
      if measure c is Some (d, n, b') then
        if fle b' b then Some (d, n, b) else None
      else None
  | DirectSum c c' =>
      if measure c is Some (d, n, b) then
        if measure c' is Some (d', n', b') then
          Some (Z.add d d', Z.add n n', fmax b b')
        else None
      else None
  | Kronecker c c' =>
      if measure c is Some (d, n, b) then
        if measure c' is Some (d', n', b') then
          if fle b (integer (Zpos xH)) && fle b' (integer (Zpos xH)) then
            Some (Z.mul d d', Z.mul n n', fmax b b')
          else None
        else None
      else None
  end.

Definition check_coherence dec (m k : nat) (b : frac) : bool :=
  leq_Z m 1 ||
  (if eta_of dec k is Some eta then
     (if strict_decoder dec then flt else fle) b (fmul eta eta)
   else true).

Definition check_capacity_upper dec (m k U : nat) (w : upper_bound) : bool :=
  [&& ltn_Z 0 m, ltn_Z 0 k & Z.ltb Z0 (epsilon_of dec).1] &&
  match w with
  | ZeroRows => ~~ zero_fails dec && eqn_Z U 0
  | Groups =>
      (if dec is Threshold then true else false) && ltn_Z k m &&
      Z.eqb (Z.of_nat U) (Z.sub (Z.of_nat m) (Z.div (Z.of_nat m) (Z.succ (Z.of_nat k))))
  | Construction c =>
      if measure c is Some (d, n, b) then
        [&& Z.leb (Z.of_nat m) n, Z.eqb d (Z.of_nat U) & check_coherence dec m k b]
      else false
  end.

Definition check_capacity dec (m k L U : nat) (l : lower_bound) (u : upper_bound) : bool :=
  check_capacity_lower dec m k L l && check_capacity_upper dec m k U u.
