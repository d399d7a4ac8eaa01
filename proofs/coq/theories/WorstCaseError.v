From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import Definitions.

(******************************************************************************)
(*                 The worst-case error of a pair (A, B)                      *)
(*                                                                            *)
(*       sign_vector z == every entry of z is -1, 0 or 1                      *)
(*    nonneg_box z == every entry of z lies in [0, 1]                         *)
(*     maximiser x T == the sign vector j |-> sgn (x j) on T, 0 elsewhere     *)
(*  pospart x, negpart x == the positive and the negative part of x           *)
(*                                                                            *)
(* Main results, with E = B^T A - I and no hypothesis on e:                   *)
(*   worst_case_le:       |(E z) i| <= topk k (E i) for k-sparse z in the box *)
(*   worst_case_attained: equality for a k-sparse sign vector z               *)
(*   accessibleP:    accessible A B k e    <-> forall i, topk k (E i) < e     *)
(*   accessible_leP: accessible_le A B k e <-> forall i, topk k (E i) <= e    *)
(*   nonneg_worst_case_le, nonneg_worst_case_attained: on the domain [0, 1]^m *)
(*     the worst case is the larger of the top-k sums of the two parts of E i *)
(*   accessible_nonnegP: the resulting characterisation                       *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section RowError.

Variables (R : realFieldType) (m k : nat).
Implicit Types (x : 'I_m -> R) (z : 'cV[R]_m) (T : {set 'I_m}).

Definition support z : {set 'I_m} := [set j | z j 0 != 0].

Definition sign_vector z : bool := [forall j, z j 0 \in [:: -1; 0; 1]].

Definition nonneg_box z : bool := [forall j, 0 <= z j 0 <= 1].

Definition maximiser x T : 'cV[R]_m :=
  \col_j (if j \in T then Num.sg (x j) else 0).

Definition indicator T : 'cV[R]_m := \col_j (j \in T)%:R.

Lemma sum_support x z : \sum_j x j * z j 0 = \sum_(j in support z) x j * z j 0.
Proof.
rewrite [LHS](bigID (mem (support z))) /= [X in _ + X]big1 ?addr0 //.
by move=> j; rewrite inE negbK => /eqP->; rewrite mulr0.
Qed.

(* For k >= m the top-k norm is the l1 norm, for k = 0 it is 0. *)
Lemma topk_all x : (m <= k)%N -> topk k x = l1norm x.
Proof.
move=> le_mk; apply/eqP; rewrite eq_le; apply/andP; split.
  apply/topk_leP => [|T _]; first exact: l1norm_ge0.
  rewrite /l1norm [leRHS](bigID (mem T)) /= ler_addl.
  by apply: sumr_ge0.
have := @le_topk R m k x setT; rewrite cardsT card_ord => /(_ le_mk).
by rewrite /l1norm; under eq_bigl do rewrite inE.
Qed.

Lemma sign_vector_box z : sign_vector z -> unit_box z.
Proof.
move=> /forallP signz; apply/unit_boxP => i.
by have:= signz i; rewrite !inE => /or3P[]/eqP->;
  rewrite ?normrN ?normr0 ?normr1.
Qed.

Lemma nonneg_box_box z : nonneg_box z -> unit_box z.
Proof.
move=> /forallP box; apply/unit_boxP => i; have /andP[z_ge0 z_le1] := box i.
by rewrite ger0_norm.
Qed.

Lemma row_error_le x z : ksparse k z -> unit_box z ->
  `|\sum_j x j * z j 0| <= topk k x.
Proof.
move=> kz /unit_boxP box; rewrite sum_support.
apply: le_trans (ler_norm_sum _ _ _) (le_trans _ (le_topk x kz)).
apply: ler_sum => j _; rewrite normrM -[leRHS]mulr1.
by apply: ler_wpmul2l.
Qed.

Lemma maximiser_sign x T : sign_vector (maximiser x T).
Proof.
apply/forallP => j; rewrite mxE !inE; case: ifP => _; last by rewrite eqxx orbT.
by case: sgrP => _; rewrite eqxx ?orbT.
Qed.

Lemma maximiser_sparse x T : (#|T| <= k)%N -> ksparse k (maximiser x T).
Proof.
apply: leq_trans; apply/subset_leq_card/subsetP => j; rewrite inE mxE.
by case: ifP => // _; rewrite eqxx.
Qed.

Lemma maximiserE x T :
  \sum_j x j * maximiser x T j 0 = \sum_(j in T) `|x j|.
Proof.
rewrite [LHS](bigID (mem T)) /= [X in _ + X]big1 ?addr0; last first.
  by move=> j /negPf jT; rewrite mxE jT mulr0.
by apply: eq_bigr => j jT; rewrite mxE jT normrEsg mulrC.
Qed.

Lemma row_error_attained x :
  exists z, [/\ ksparse k z, sign_vector z & \sum_j x j * z j 0 = topk k x].
Proof.
have [T leTk eqT] := topk_attained k x; exists (maximiser x T).
by rewrite maximiser_sparse ?maximiser_sign ?maximiserE ?eqT.
Qed.

(* Nonnegative features *)

Definition pospart x j : R := Num.max (x j) 0.
Definition negpart x j : R := Num.max (- x j) 0.

Lemma pospart_ge0 x j : 0 <= pospart x j.
Proof. by rewrite le_maxr lexx orbT. Qed.

Lemma negpart_ge0 x j : 0 <= negpart x j.
Proof. by rewrite le_maxr lexx orbT. Qed.

Lemma row_pos_le x z : ksparse k z -> nonneg_box z ->
  \sum_j x j * z j 0 <= topk k (pospart x).
Proof.
move=> kz /forallP box; rewrite sum_support.
apply: le_trans (le_topk (pospart x) kz).
apply: ler_sum => j _; rewrite ger0_norm ?pospart_ge0 //.
have /andP[z_ge0 z_le1] := box j.
apply: (@le_trans _ _ (pospart x j * z j 0)).
  by rewrite ler_wpmul2r // le_maxr lexx.
by rewrite -[leRHS]mulr1 ler_wpmul2l ?pospart_ge0.
Qed.

Lemma row_nonneg_le x z : ksparse k z -> nonneg_box z ->
  `|\sum_j x j * z j 0| <= Num.max (topk k (pospart x)) (topk k (negpart x)).
Proof.
move=> kz box; rewrite ler_norml le_maxr row_pos_le // andbT.
rewrite ler_oppl le_maxr; apply/orP; right.
rewrite -sumrN (eq_bigr (fun j => (- x j) * z j 0)); last first.
  by move=> j _; rewrite mulNr.
exact: (@row_pos_le (fun j => - x j)).
Qed.

Lemma row_pos_attained x : exists z,
  [/\ ksparse k z, nonneg_box z & \sum_j x j * z j 0 = topk k (pospart x)].
Proof.
have [T leTk ->] := topk_attained k (pospart x).
pose S := [set j in T | 0 <= x j]; exists (indicator S); split.
- apply: leq_trans leTk; apply/subset_leq_card/subsetP => j.
  by rewrite inE mxE pnatr_eq0 eqb0 negbK inE => /andP[].
- by apply/forallP => j; rewrite mxE ler0n lern1 leq_b1.
rewrite [RHS](bigID (fun j => 0 <= x j)) /= [X in _ + X]big1 ?addr0; last first.
  by move=> j /andP[_ x_lt0]; rewrite /pospart max_r ?normr0 // ltW // ltNge.
rewrite (bigID (mem S)) /= [X in _ + X]big1 ?addr0; last first.
  by move=> j /negPf jS; rewrite mxE jS mulr0.
apply: eq_big => [j|j jS]; first by rewrite inE.
move: (jS); rewrite inE => /andP[_ x_ge0].
by rewrite mxE jS mulr1 /pospart max_l ?ger0_norm.
Qed.

Lemma row_nonneg_attained x : exists z, [/\ ksparse k z, nonneg_box z &
  `|\sum_j x j * z j 0| = Num.max (topk k (pospart x)) (topk k (negpart x))].
Proof.
have [le_np|lt_pn] := leP (topk k (negpart x)) (topk k (pospart x)).
  have [z [kz box eqz]] := row_pos_attained x.
  by exists z; rewrite eqz ger0_norm ?topk_ge0.
have [z [kz box eqz]] := row_pos_attained (fun j => - x j).
exists z; split => //; rewrite -normrN -sumrN.
rewrite (eq_bigr (fun j => (- x j) * z j 0)); last first.
  by move=> j _; rewrite mulNr.
by rewrite eqz ger0_norm ?topk_ge0.
Qed.

End RowError.

Section WorstCaseError.

Variables (R : realFieldType) (d m k : nat) (A B : 'M[R]_(d, m)).
Implicit Types (e : R) (z : 'cV[R]_m) (i : 'I_m).

Notation E := (deviation A B).

Lemma recovery_errorE z i :
  (B^T *m A *m z - z) i 0 = \sum_j E i j * z j 0.
Proof. by rewrite deviationM mxE. Qed.

Theorem worst_case_le z i : ksparse k z -> unit_box z ->
  `|(B^T *m A *m z - z) i 0| <= topk k (E i).
Proof. by rewrite recovery_errorE; apply: row_error_le. Qed.

Theorem worst_case_attained i : exists z,
  [/\ ksparse k z, sign_vector z
    & `|(B^T *m A *m z - z) i 0| = topk k (E i)].
Proof.
have [z [kz signz eqz]] := row_error_attained k (E i).
by exists z; rewrite recovery_errorE eqz ger0_norm ?topk_ge0.
Qed.

Theorem accessibleP e :
  accessible A B k e <-> forall i, topk k (E i) < e.
Proof.
split=> [acc i|lt_e z kz box i];
  last exact: le_lt_trans (worst_case_le _ _ _) _.
have [z [kz signz <-]] := worst_case_attained i.
exact/acc/sign_vector_box.
Qed.

Theorem accessible_leP e :
  accessible_le A B k e <-> forall i, topk k (E i) <= e.
Proof.
split=> [acc i|le_e z kz box i]; last exact: le_trans (worst_case_le _ _ _) _.
have [z [kz signz <-]] := worst_case_attained i.
exact/acc/sign_vector_box.
Qed.

(* The definition says |B^T A z - z|_oo < e. *)
Lemma accessible_supnormP e : 0 < e ->
  accessible A B k e <-> (forall z, ksparse k z -> unit_box z ->
    supnorm (fun i => (B^T *m A *m z - z) i 0) < e).
Proof.
move=> e_gt0; split=> acc z kz box.
  by apply/supnorm_ltP => // i; apply: acc.
by apply/(supnorm_ltP _ e_gt0)/acc.
Qed.

Lemma accessibleW e : accessible A B k e -> accessible_le A B k e.
Proof. by move=> acc z kz box i; apply/ltW/acc. Qed.

Lemma accessible_lt e e' :
  e < e' -> accessible_le A B k e -> accessible A B k e'.
Proof. by move=> lt_e acc z kz ? i; apply: le_lt_trans (acc z kz _ i) _. Qed.

Theorem nonneg_worst_case_le z i : ksparse k z -> nonneg_box z ->
  `|(B^T *m A *m z - z) i 0|
    <= Num.max (topk k (pospart (E i))) (topk k (negpart (E i))).
Proof. by rewrite recovery_errorE; apply: row_nonneg_le. Qed.

Theorem nonneg_worst_case_attained i : exists z,
  [/\ ksparse k z, nonneg_box z
    & `|(B^T *m A *m z - z) i 0|
        = Num.max (topk k (pospart (E i))) (topk k (negpart (E i)))].
Proof.
have [z [kz box eqz]] := row_nonneg_attained k (E i).
by exists z; rewrite recovery_errorE.
Qed.

Theorem accessible_nonnegP e :
  (forall z, ksparse k z -> nonneg_box z ->
     forall i, `|(B^T *m A *m z - z) i 0| < e)
  <-> (forall i, topk k (pospart (E i)) < e /\ topk k (negpart (E i)) < e).
Proof.
split=> [acc i|lt_e z kz box i].
  have [z [kz box eqz]] := nonneg_worst_case_attained i.
  by have:= acc z kz box i; rewrite eqz lt_maxl => /andP[].
apply: le_lt_trans (nonneg_worst_case_le _ _ _) _ => //.
by have [ltp ltn] := lt_e i; rewrite lt_maxl ltp ltn.
Qed.

End WorstCaseError.
