From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.

(******************************************************************************)
(*              The checker's data, and the matrices they denote              *)
(*                                                                            *)
(* A certificate reaches the checker as plain data: lists, binary integers    *)
(* and fractions.  This file says which rational, vector or matrix such data  *)
(* denote, and relates the integer arithmetic of the checker to theirs.       *)
(*                                                                            *)
(*           frac == a fraction: numerator in Z, denominator in positive      *)
(*  integer n, fraction n d == n and n / d as fractions                       *)
(*           Zr z == the integer z as a rational                              *)
(*           fr q == the rational that the fraction q denotes                 *)
(*    mx_of r c M == the r x c matrix with the rows listed in M               *)
(*   mxc_of r c M == the r x c matrix with the columns listed in M            *)
(*     shaped r c M == M lists r rows of c entries each                       *)
(*        columns c M == the columns of M, for M shaped r c                   *)
(*        dot u v == the inner product of two lists of integers               *)
(* clear_row q row == row times q, as integers, if q clears the denominators  *)
(*                                                                            *)
(* Sizes are of type nat but always compared through Z, so that the extracted *)
(* program may represent both by the same binary integers.                    *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition frac := (Z * positive)%type.
Definition f0 : frac := (Z0, xH).
Definition integer (n : Z) : frac := (n, xH).
Definition fraction (n : Z) (d : positive) : frac := (n, d).

Definition Zr (z : Z) : rat := (int_of_Z z)%:~R.
Definition fr (q : frac) : rat := Zr q.1 / Zr (Zpos q.2).

Definition mx_of r c (M : seq (seq frac)) : 'M[rat]_(r, c) :=
  \matrix_(i, j) fr (nth f0 (nth [::] M i) j).
Definition mxc_of r c (M : seq (seq frac)) : 'M[rat]_(r, c) :=
  \matrix_(i, j) fr (nth f0 (nth [::] M j) i).

(* ------------------------------------------------------------------------- *)
(* Integers and fractions as rationals                                        *)
(* ------------------------------------------------------------------------- *)

Lemma Zr0 : Zr Z0 = 0. Proof. by []. Qed.
Lemma Zr1 : Zr (Zpos xH) = 1. Proof. by []. Qed.
Lemma ZrD x y : Zr (Z.add x y) = Zr x + Zr y.
Proof. by rewrite /Zr -intrD -rmorphD. Qed.
Lemma ZrM x y : Zr (Z.mul x y) = Zr x * Zr y.
Proof. by rewrite /Zr -intrM -rmorphM. Qed.
Lemma ZrN x : Zr (Z.opp x) = - Zr x.
Proof. by rewrite /Zr -mulrNz -rmorphN. Qed.
Lemma ZrB x y : Zr (Z.sub x y) = Zr x - Zr y.
Proof. by rewrite -Z.add_opp_r ZrD ZrN. Qed.
Lemma Zr_le x y : (Zr x <= Zr y) = Z.leb x y.
Proof. by rewrite /Zr ler_int; lia. Qed.
Lemma Zr_lt x y : (Zr x < Zr y) = Z.ltb x y.
Proof. by rewrite /Zr ltr_int; lia. Qed.
Lemma Zr_eq x y : (Zr x == Zr y) = Z.eqb x y.
Proof. by rewrite /Zr eqr_int; lia. Qed.
Lemma Zr_nat n : Zr (Z.of_nat n) = n%:R.
Proof. by rewrite /Zr (_ : int_of_Z _ = n) //; lia. Qed.
Lemma Zr_abs x : Zr (Z.abs x) = `|Zr x|.
Proof. by rewrite /Zr -intr_norm; congr (_%:~R); lia. Qed.
Lemma Zr_max x y : Zr (Z.max x y) = Num.max (Zr x) (Zr y).
Proof. by rewrite /Num.max Zr_lt; case: ifP => ?; congr Zr; lia. Qed.
Lemma Zr_pos p : 0 < Zr (Zpos p).
Proof. by rewrite -Zr0 Zr_lt. Qed.
Lemma Zr_pos_neq0 p : Zr (Zpos p) != 0.
Proof. exact: lt0r_neq0 (Zr_pos p). Qed.

Lemma fr0 : fr f0 = 0. Proof. by rewrite /fr Zr0 mul0r. Qed.

(* Comparisons by cross multiplication *)
Definition fle (p q : frac) : bool :=
  Z.leb (Z.mul p.1 (Zpos q.2)) (Z.mul q.1 (Zpos p.2)).
Definition flt (p q : frac) : bool :=
  Z.ltb (Z.mul p.1 (Zpos q.2)) (Z.mul q.1 (Zpos p.2)).
Definition feq (p q : frac) : bool :=
  Z.eqb (Z.mul p.1 (Zpos q.2)) (Z.mul q.1 (Zpos p.2)).

Lemma fleE p q : fle p q = (fr p <= fr q).
Proof.
by rewrite /fle -Zr_le !ZrM /fr ler_pdivr_mulr ?Zr_pos // mulrAC
   ler_pdivl_mulr ?Zr_pos.
Qed.
Lemma fltE p q : flt p q = (fr p < fr q).
Proof.
by rewrite /flt -Zr_lt !ZrM /fr ltr_pdivr_mulr ?Zr_pos // mulrAC
   ltr_pdivl_mulr ?Zr_pos.
Qed.
Lemma feqE p q : feq p q = (fr p == fr q).
Proof. by rewrite /feq -Zr_eq !ZrM /fr eqr_div ?Zr_pos_neq0. Qed.

Definition fnonzero (q : frac) : bool := ~~ Z.eqb q.1 Z0.
Lemma fnonzeroE q : fnonzero q = (fr q != 0).
Proof.
by rewrite /fnonzero -Zr_eq /fr mulf_eq0 invr_eq0 (negPf (Zr_pos_neq0 _)) orbF.
Qed.

Definition fmul (p q : frac) : frac := (Z.mul p.1 q.1, Pos.mul p.2 q.2).
Lemma frM p q : fr (fmul p q) = fr p * fr q.
Proof. by rewrite /fr /= ZrM Pos2Z.inj_mul ZrM invfM mulrACA. Qed.

(* The inverse of a positive fraction (0 otherwise). *)
Definition finv (q : frac) : frac :=
  if q.1 is Zpos n then (Zpos q.2, n) else f0.
Lemma frV q : 0 < fr q -> fr (finv q) = (fr q)^-1.
Proof.
case: q => [[|n|n] d] /=; rewrite /fr /= ?Zr0 ?mul0r ?ltxx //.
  by move=> _; rewrite invf_div.
by rewrite ltNge -[Zr (Zneg n)]opprK -ZrN /= mulNr oppr_le0 divr_ge0 ?ltW ?Zr_pos.
Qed.

(* ------------------------------------------------------------------------- *)
(* Shapes                                                                     *)
(* ------------------------------------------------------------------------- *)

Definition eqn_Z (m n : nat) : bool := Z.eqb (Z.of_nat m) (Z.of_nat n).
Definition leq_Z (m n : nat) : bool := Z.leb (Z.of_nat m) (Z.of_nat n).
Definition ltn_Z (m n : nat) : bool := Z.ltb (Z.of_nat m) (Z.of_nat n).

Lemma eqn_ZE m n : eqn_Z m n = (m == n). Proof. rewrite /eqn_Z; lia. Qed.
Lemma leq_ZE m n : leq_Z m n = (m <= n)%N. Proof. rewrite /leq_Z; lia. Qed.
Lemma ltn_ZE m n : ltn_Z m n = (m < n)%N. Proof. rewrite /ltn_Z; lia. Qed.

Definition shaped T (r c : nat) (M : seq (seq T)) : bool :=
  eqn_Z (size M) r && all (fun row => eqn_Z (size row) c) M.

Lemma shapedP T r c (M : seq (seq T)) : shaped r c M ->
  size M = r /\ forall i, (i < r)%N -> size (nth [::] M i) = c.
Proof.
rewrite /shaped eqn_ZE => /andP[/eqP<- /all_nthP szM]; split=> // i lt_i.
by apply/eqP; rewrite -eqn_ZE; apply: szM.
Qed.

Section Columns.

Variable T : Type.
Implicit Types (u : seq T) (L M : seq (seq T)).

Fixpoint cons_each u L : seq (seq T) :=
  if u is x :: u' then if L is l :: L' then (x :: l) :: cons_each u' L' else [::]
  else [::].

Definition columns (c : nat) M : seq (seq T) :=
  foldr cons_each (nseq c [::]) M.

Lemma size_cons_each u L : size u = size L -> size (cons_each u L) = size L.
Proof. by elim: u L => [|x u IHu] [|l L] //= [/IHu->]. Qed.

Lemma nth_cons_each x0 u L j : size u = size L -> (j < size L)%N ->
  nth [::] (cons_each u L) j = nth x0 u j :: nth [::] L j.
Proof. by elim: u L j => [|x u IHu] [|l L] [|j] //= [/IHu IH]; apply: IH. Qed.

Lemma columnsP x0 r c M : shaped r c M ->
  shaped c r (columns c M) /\
  forall i j, (j < c)%N ->
    nth x0 (nth [::] (columns c M) j) i = nth x0 (nth [::] M i) j.
Proof.
elim: M r => [|row M IHM] r.
  rewrite /shaped eqn_ZE /= andbT => /eqP<-; split=> [|i j lt_jc].
    by rewrite size_nseq eqn_ZE eqxx /= all_nseq orbT.
  by rewrite nth_nseq lt_jc !nth_nil.
case: r => [|r]; rewrite /shaped eqn_ZE //= eqSS => /and3P[sz_M row_c M_c].
have [|/andP[szc szr] IH] := IHM r; first by rewrite /shaped eqn_ZE sz_M.
rewrite !eqn_ZE in szc row_c; move/eqP: szc row_c => szc /eqP row_c.
have eq_sz : size row = size (columns c M) by rewrite row_c.
split=> [|i j lt_jc].
  rewrite size_cons_each // szc eqn_ZE eqxx /=.
  apply/(all_nthP [::]) => j; rewrite size_cons_each // => lt_j.
  rewrite (nth_cons_each (head x0 row)) //= eqn_ZE eqSS.
  by rewrite -eqn_ZE; move/all_nthP: szr; apply.
rewrite (nth_cons_each x0) ?szc //.
by case: i => [|i] //=; apply: IH.
Qed.

End Columns.

Lemma mxc_of_columns r c (M : seq (seq frac)) : shaped r c M ->
  mxc_of r c (columns c M) = mx_of r c M.
Proof.
by move=> /(columnsP f0)[_ eqM]; apply/matrixP => i j; rewrite !mxE eqM.
Qed.

(* ------------------------------------------------------------------------- *)
(* Integer arithmetic                                                         *)
(* ------------------------------------------------------------------------- *)

Fixpoint dot (u v : seq Z) : Z :=
  if u is x :: u' then
    if v is y :: v' then Z.add (Z.mul x y) (dot u' v') else Z0
  else Z0.

Lemma dotE n u v : (size u <= n)%N ->
  Zr (dot u v) = \sum_(i < n) Zr (nth Z0 u i) * Zr (nth Z0 v i).
Proof.
elim: u v n => [|x u IHu] v n; first by rewrite big1 // => i _; rewrite nth_nil mul0r.
case: n => // n; rewrite ltnS => le_un; rewrite big_ord_recl /=.
case: v => [|y v] /=.
  by rewrite mulr0 add0r big1 // => i _; rewrite mulr0.
by rewrite ZrD ZrM (IHu _ n).
Qed.

(* The least common denominator; that it clears is checked, not proved. *)
Definition row_lcd (row : seq frac) : Z :=
  foldr (fun x q => Z.lcm (Zpos x.2) q) (Zpos xH) row.

Definition clear_row (q : Z) (row : seq frac) : seq Z :=
  map (fun x => Z.div (Z.mul x.1 q) (Zpos x.2)) row.

Definition cleared (q : Z) (row : seq frac) : bool :=
  Z.ltb Z0 q &&
  all2 (fun x z => Z.eqb (Z.mul z (Zpos x.2)) (Z.mul x.1 q)) row (clear_row q row).

Lemma size_clear_row q row : size (clear_row q row) = size row.
Proof. exact: size_map. Qed.

Lemma clear_rowE q row j : cleared q row ->
  Zr (nth Z0 (clear_row q row) j) = Zr q * fr (nth f0 row j).
Proof.
move=> /andP[_]; elim: row j => [|x row IHrow] j /=.
  by rewrite !nth_nil fr0 mulr0 Zr0.
case/andP => eq_x /IHrow{}IHrow; case: j => [|j] //=.
rewrite -Zr_eq !ZrM in eq_x.
by rewrite /fr mulrA (mulrC (Zr q)) -(eqP eq_x) mulfK ?Zr_pos_neq0.
Qed.

Lemma cleared_gt0 q row : cleared q row -> 0 < Zr q.
Proof. by case/andP=> q_gt0 _; rewrite -Zr0 Zr_lt. Qed.

(* Sums over a list as sums over an ordinal *)
Lemma sum_nth (R : zmodType) T (x0 : T) (F : T -> R) s n : size s = n ->
  \sum_(x <- s) F x = \sum_(i < n) F (nth x0 s i).
Proof. by move=> <-; rewrite (big_nth x0) big_mkord. Qed.

Lemma count_nth T (x0 : T) (p : pred T) s n : size s = n ->
  count p s = #|[set i : 'I_n | p (nth x0 s i)]|.
Proof.
move=> <-; rewrite -sum1_count (big_nth x0) big_mkord -sum1_card.
by apply: eq_bigl => i; rewrite inE.
Qed.
