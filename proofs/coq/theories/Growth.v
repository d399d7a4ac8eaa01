From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import Definitions EntrywisePower Construction ClosedForm.
From LRH Require Import Capacity.

(******************************************************************************)
(*              How the capacity grows: Theorems 2 and 3 side by side         *)
(*                                                                            *)
(* Main results:                                                              *)
(*   theorem3_log: for 0 < e <= 1, e < k, a natural number q >= 2 with        *)
(*     (k - e) / e <= q, q^2 < m and s = log (m - 1) / (2 log q) rounded down *)
(*     (trunc_log (q^2) (m - 1), >= 1),                                       *)
(*       s (k - e)^2 < 6 e^2 (d + s - 1)  whenever capacity_ok R d m k e      *)
(*   capacity_sandwich: for e = 1 / p and Q = k p - 1 >= 2, Q^2 < m,          *)
(*       s (Q^2 / 6 - 1) + 1 < d(m, k, 1 / p) <= 4 Q^2 (up_log 2 m)           *)
(*     with s = trunc_log (Q^2) (m - 1), all in natural numbers               *)
(*   capacity_unbounded: over an archimedean field, if eta < 1 then d(m, k, e)*)
(*     tends to infinity with m                                               *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Rates.

Variable R : realFieldType.
Implicit Types (d m k p q s : nat) (e : R).

Theorem theorem3_log d m k q e (s := trunc_log (q ^ 2) m.-1) :
    0 < e -> e <= 1 -> e < k%:R -> (1 < q)%N -> k%:R - e <= q%:R * e ->
    (q ^ 2 < m)%N -> capacity_ok R d m k e ->
  s%:R * (k%:R - e) ^+ 2 < 6%:R * e ^+ 2 * ((d + s).-1)%:R.
Proof.
move=> e_gt0 e_le1 lt_ek q_gt1 le_kq lt_qm ok_d.
have q2_gt1 : (1 < q ^ 2)%N by rewrite -[1%N](exp1n 2) ltn_exp2r.
have m_gt1 : (1 < m)%N by apply: ltn_trans lt_qm.
have m1_gt0 : (0 < m.-1)%N by rewrite -ltnS prednK // ltnW.
have s_gt0 : (0 < s)%N.
  by rewrite trunc_log_max // expn1 -ltnS prednK // ltnW.
have ke_gt0 : 0 < k%:R - e by rewrite subr_gt0.
have le_s : ((k%:R - e) / e) ^+ (2 * s) <= (m.-1)%:R.
  apply: (@le_trans _ _ (q%:R ^+ (2 * s))).
    rewrite ler_expn2r ?nnegrE ?ler0n ?divr_ge0 ?(ltW ke_gt0) ?(ltW e_gt0) //.
    by rewrite ler_pdivr_mulr.
  by rewrite -natrX ler_nat expnM trunc_logP.
have := theorem3 e_gt0 e_le1 lt_ek m_gt1 s_gt0 le_s ok_d.
by rewrite expr_div_n mulrA mulrAC ltr_pdivl_mulr ?exprn_gt0 // mulrA.
Qed.

Theorem capacity_sandwich m k p
    (Q := (k * p).-1) (s := trunc_log (Q ^ 2) m.-1) :
    (0 < p)%N -> (1 < Q)%N -> (Q ^ 2 < m)%N ->
  capacity_ok R (4 * Q ^ 2 * up_log 2 m) m k p%:R^-1
  /\ (forall d, capacity_ok R d m k p%:R^-1 -> (s * Q ^ 2 < 6 * (d + s).-1)%N).
Proof.
move=> p_gt0 Q_gt1 lt_Qm; set e : R := p%:R^-1.
have P_gt0 : (0 : R) < p%:R by rewrite ltr0n.
have e_gt0 : 0 < e by rewrite invr_gt0.
have e_le1 : e <= 1 by rewrite invf_le1 // ler1n.
have Q_gt0 : (0 < Q)%N by apply: ltnW.
have kp : (k * p = Q.+1)%N.
  by rewrite prednK //; move: Q_gt1; rewrite /Q; case: (k * p)%N.
have keE : k%:R - e = Q%:R * e.
  have P_neq0 := lt0r_neq0 P_gt0.
  apply: (mulIf P_neq0); rewrite mulrBl mulfVK // mulVf //.
  by rewrite -natrM kp mulrSr addrK.
have lt_ek : e < k%:R by rewrite -subr_gt0 keE mulr_gt0 ?ltr0n.
have m_gt1 : (1 < m)%N.
  by apply: leq_ltn_trans lt_Qm; rewrite expn_gt0 Q_gt0.
split=> [|d ok_d].
  by apply: theorem2_recentred_log; rewrite ?keE.
have := theorem3_log e_gt0 e_le1 lt_ek Q_gt1 _ lt_Qm ok_d.
rewrite keE lexx => /(_ isT); rewrite -/s exprMn mulrA [6%:R * _]mulrC.
rewrite [ltLHS]mulrC -[ltRHS]mulrA ltr_pmul2l ?exprn_gt0 //.
by rewrite -natrX -!natrM ltr_nat.
Qed.

End Rates.

Lemma bin_le_exp n s : ('C(n + s, n) <= s.+1 ^ n)%N.
Proof.
elim: n => [|n IHn]; first by rewrite bin0.
rewrite -(leq_pmul2l (ltn0Sn n)) -mul_bin_diag addSn /= expnS mulnA.
by apply: leq_mul => //; rewrite mulnS addSn ltnS leq_add2l leq_pmull.
Qed.

Lemma ndegree_le_exp d s : (ndegree d s <= s.+1 ^ d)%N.
Proof.
rewrite /ndegree; case: d => [|d].
  by case: s => [|s]; rewrite ?bin0 // add0n bin_small.
rewrite addSn /= addnC -[X in 'C(_, X)](addnK d s) bin_sub ?leq_addl //.
by rewrite addnC (leq_trans (bin_le_exp d s)) // leq_pexp2l.
Qed.

Section Unbounded.

Variable R : archiFieldType.
Implicit Types (d k m s t : nat) (b e : R).

Lemma exp_beats_poly b d : 1 < b ->
  exists2 s, (0 < s)%N & 2%:R * (s.+1)%:R ^+ d <= b ^+ s.
Proof.
move=> b_gt1; pose h : R := b - 1; have h_gt0 : 0 < h by rewrite subr_gt0.
pose c : R := Num.min 1 h; have c_gt0 : 0 < c by rewrite lt_minr ltr01.
have c_ge0 := ltW c_gt0.
pose K : R := 2%:R * (d.+1)%:R ^+ d / c ^+ d.+1.
have K_ge0 : 0 <= K by rewrite divr_ge0 ?mulr_ge0 ?exprn_ge0 ?ler0n.
pose t := (Num.bound K).+1.
have le_K : K <= (t.+1)%:R.
  apply: ltW; apply: lt_le_trans (archi_boundP K_ge0) _.
  by rewrite ler_nat /t (leq_trans (leqnSn _)).
exists (d.+1 * t)%N; first by rewrite muln_gt0.
have le_s : ((d.+1 * t).+1%:R : R) <= (d.+1)%:R * (t.+1)%:R.
  by rewrite -natrM ler_nat mulnS addSn ltnS leq_addl.
have le_b : c * (t.+1)%:R <= b ^+ t.
  apply: (@le_trans _ _ (1 + t%:R * h)).
    rewrite mulrSr mulrDr mulr1 addrC mulrC ler_add ?le_minl ?lexx //.
    by rewrite ler_wpmul2l ?ler0n // le_minl lexx orbT.
  have -> : b = 1 + h by rewrite addrC subrK.
  by rewrite bernoulli // (le_trans _ (ltW h_gt0)) // lerN10.
apply: (@le_trans _ _ (2%:R * ((d.+1)%:R * (t.+1)%:R) ^+ d)).
  by rewrite ler_wpmul2l ?ler0n // ler_expn2r ?nnegrE ?mulr_ge0 ?ler0n.
apply: (@le_trans _ _ ((c * (t.+1)%:R) ^+ d.+1)); last first.
  rewrite mulnC exprM ler_expn2r ?nnegrE ?mulr_ge0 ?ler0n //.
  by rewrite exprn_ge0 // ltW // (lt_trans ltr01).
have le_T : 2%:R * (d.+1)%:R ^+ d <= (t.+1)%:R * c ^+ d.+1.
  by rewrite -ler_pdivr_mulr ?exprn_gt0.
rewrite !exprMn [(t.+1)%:R ^+ d.+1]exprS 2!mulrA [c ^+ _ * _]mulrC.
by rewrite ler_wpmul2r ?exprn_ge0 ?ler0n.
Qed.

Theorem capacity_unbounded k e d : 0 < e -> e <= 1 -> e < k%:R ->
    coherence_of k e < 1 ->
  exists m0, forall m, (m0 <= m)%N -> ~ capacity_ok R d m k e.
Proof.
move=> e_gt0 e_le1 lt_ek eta_lt1.
have eta_gt0 := coherence_of_gt0 e_gt0 lt_ek.
set eta := coherence_of k e in eta_lt1 eta_gt0.
have b_gt1 : 1 < (eta ^+ 2)^-1.
  by rewrite invf_gt1 ?exprn_gt0 // expr_lt1 ?ltW.
have [s s_gt0 le_s] := exp_beats_poly d b_gt1.
have x_gt0 : 0 < eta ^+ (2 * s) by rewrite exprn_gt0.
have le_half : 2%:R * (ndegree d s)%:R * eta ^+ (2 * s) <= 1.
  rewrite -ler_pdivl_mulr // div1r exprM -exprVn; apply: le_trans le_s.
  by rewrite ler_wpmul2l ?ler0n // -natrX ler_nat ndegree_le_exp.
exists (2 * (ndegree d s).+1)%N => m le_m ok_d.
have m_gt1 : (1 < m)%N by apply: leq_trans le_m; rewrite mulnS ltnS.
have := capacity_alon e_gt0 e_le1 lt_ek m_gt1 s_gt0 ok_d.
rewrite -/eta; apply/negP; rewrite -leNgt -(ler_pmul2l (ltr0Sn R 1)) mulrA.
rewrite mulrDr mulr1 mulrCA.
apply: (@le_trans _ _ (2%:R * (ndegree d s)%:R + (m.-1)%:R)).
  by rewrite ler_add2l -[leRHS]mulr1 ler_wpmul2l ?ler0n.
rewrite -!natrM -natrD ler_nat [leqRHS]mul2n -addnn leq_add ?leq_pred //.
by apply: leq_trans le_m; rewrite leq_mul2l leqnSn.
Qed.

End Unbounded.
