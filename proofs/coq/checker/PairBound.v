From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions Capacity Thresholds.
From LRH Require Constructions Hadamard FieldConstructions SignConstructions.
From LRHChecker Require Import Data Recovery Rank Incoherence Family HypothesisFailure.
From LRHChecker Require Import Kernel CapacityLower CapacityNumbers.
Import Constructions Hadamard FieldConstructions SignConstructions.

(******************************************************************************)
(*                 A construction given as a pair of matrices                 *)
(*                                                                            *)
(*  pair_bound d n A B == the largest (C_ij / C_ii)^2 off the diagonal, for   *)
(*               C = B^T A with a positive diagonal (or None)                 *)
(*  pair_sound: it is a construction                                          *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

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
      rows_bound 0 (map (fun b => map (dot (clear_row (row_lcd b) b)) cA) B')
    else None
  else None.

Local Arguments Z.mul : simpl never.
Local Arguments Z.div : simpl never.
Local Arguments Z.modulo : simpl never.

(* ------------------------------------------------------------------------- *)
(* Soundness: pairs of matrices                                               *)
(* ------------------------------------------------------------------------- *)

Lemma row_max_ge i row j : (j < size row)%N -> j != i ->
  Zr (Z.abs (nth Z0 row j)) <= Zr (row_max i row).
Proof.
rewrite /row_max => lt_j ne_ji; rewrite Zr_le.
suff aux k (r : seq Z) : (j < size r)%N -> (k + j != i)%N ->
    Z.leb (Z.abs (nth Z0 r j))
      (foldr (fun jx t => if eqn_Z jx.1 i then t else Z.max (Z.abs jx.2) t) Z0
        (zip (iota k (size r)) r)) by apply: (aux 0%N).
elim: r k j {lt_j ne_ji} => [|x r IH] k [|j] //=; rewrite ?addn0 ?ltnS eqn_ZE.
  by move=> _ /negbTE->; lia.
move=> lt_j; rewrite addnS -addSn => ne_j.
by have := IH k.+1 j lt_j ne_j; case: ifP => _; lia.
Qed.

Lemma rows_boundP rows i b : rows_bound i rows = Some b ->
  forall l, (l < size rows)%N -> exists2 b', row_bound (i + l) (nth [::] rows l) = Some b'
    & fr b' <= fr b.
Proof.
elim: rows i b => [|row rows IH] i b //=; case eq_r: (row_bound i row) => [b0|] //.
case eq_rs: (rows_bound _ _) => [b1|] // [<-] [_|l /= lt_l].
  by rewrite addn0; exists b0; rewrite // fmaxE le_maxr lexx.
have [b' eq_b' le_b'] := IH _ _ eq_rs l lt_l.
by exists b'; rewrite ?addnS -?addSn // fmaxE le_maxr le_b' orbT.
Qed.

Lemma rows_bound_ge0 rows i b : rows_bound i rows = Some b -> 0 <= fr b.
Proof.
elim: rows i b => [|row rows IH] i b /=; first by case=> <-; rewrite fr0.
case eq_r: (row_bound i row) => [b0|] //.
case eq_rs: (rows_bound _ _) => [b1|] // [<-]; rewrite fmaxE le_maxr (IH _ _ eq_rs).
by rewrite orbT.
Qed.

Lemma pair_bound_ge0 d n A B b : pair_bound d n A B = Some b -> 0 <= fr b.
Proof. by rewrite /pair_bound; do 2!case: ifP => // _; apply: rows_bound_ge0. Qed.

Lemma pair_sound d n A B b : pair_bound d n A B = Some b ->
  construction _ d n (fr b).
Proof.
rewrite /pair_bound; case: ifP => // /andP[shA shB].
set A' := columns n A; set B' := columns n B; set qA := common_lcd A'.
case: ifP => // /andP[clA clB] /rows_boundP rows_ok.
have [/shapedP[szA rowA] eqA] := columnsP f0 shA.
have [/shapedP[szB rowB] eqB] := columnsP f0 shB.
rewrite -/A' -/B' in szA rowA eqA szB rowB eqB.
pose u i := clear_row (row_lcd (nth [::] B' i)) (nth [::] B' i).
pose row i := map (dot (u i)) (map (clear_row qA) A').
have clAi i : (i < n)%N -> cleared qA (nth [::] A' i).
  by move=> lt_i; apply: (all_nthP [::] clA); rewrite szA.
have clBi i : (i < n)%N -> cleared (row_lcd (nth [::] B' i)) (nth [::] B' i).
  by move=> lt_i; apply: (all_nthP [::] clB); rewrite szB.
pose q i := Zr (Z.mul qA (row_lcd (nth [::] B' i))).
have q_gt0 (i : 'I_n) : 0 < q i.
  by rewrite /q ZrM mulr_gt0 ?(cleared_gt0 (clAi i _)) ?(cleared_gt0 (clBi i _)).
have entry (i j : 'I_n) :
    Zr (nth Z0 (row i) j) = q i * interference (mx_of d n A) (mx_of d n B) i j.
  rewrite /row (nth_map [::]) ?size_map ?szA // (nth_map [::]) ?szA //.
  rewrite (@dotE d) ?size_clear_row ?rowB // mxE mulr_sumr.
  apply: eq_bigr => l _; rewrite !clear_rowE ?clAi ?clBi // !mxE eqA // eqB //.
  by rewrite /q ZrM mulrACA [Zr (row_lcd _) * _]mulrC.
have row_ok (i : 'I_n) : exists2 b', row_bound i (row i) = Some b' & fr b' <= fr b.
  have [|b' + le_b'] := rows_ok i; first by rewrite size_map szB.
  by rewrite (nth_map [::]) ?szB // add0n; exists b'.
apply: (construction_pair (A := mx_of d n A) (B := mx_of d n B)) => [i|i j ne_ij].
  have [b' + _] := row_ok i; rewrite /row_bound; case: ifP => // diag_gt0 _.
  by move: diag_gt0; rewrite -Zr_lt entry Zr0 pmulr_rgt0.
have [b' + le_b] := row_ok i; rewrite /row_bound; case: ifP => // diag_gt0.
case/square_ratioP=> _ eq_b; apply: le_trans le_b.
have ratioE : interference (mx_of d n A) (mx_of d n B) i j
    / interference (mx_of d n A) (mx_of d n B) i i
    = Zr (nth Z0 (row i) j) / Zr (nth Z0 (row i) i).
  by rewrite !entry invfM mulrACA divff ?mul1r ?lt0r_neq0.
rewrite ratioE eq_b !expr_div_n.
rewrite -Zr_lt Zr0 in diag_gt0; rewrite ler_pmul2r ?invr_gt0 ?exprn_gt0 //.
have lt_j : (j < size (row i))%N by rewrite !size_map szA.
have ne_ji : j != i :> nat by rewrite eq_sym.
have := row_max_ge lt_j ne_ji; rewrite Zr_abs => le_max.
rewrite -[leLHS]real_normK ?num_real //.
by rewrite ler_pexpn2r ?nnegrE ?normr_ge0 // (le_trans _ le_max).
Qed.
