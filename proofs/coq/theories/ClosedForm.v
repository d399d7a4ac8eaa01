From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import Definitions EntrywisePower Construction.

(******************************************************************************)
(*             Lemma 7 in closed form: choosing the power s                   *)
(*                                                                            *)
(* Main results:                                                              *)
(*   exp_le_fact3: s^s <= 3^s * s!                                            *)
(*   ndegree_le:   s^s * ndegree r s <= 3^s * (r + s - 1)^s                   *)
(*   near_identity_rank: if M is n x n, M i i = 1 and |M i j| < mu off the    *)
(*     diagonal, s >= 1 and (1/mu)^(2s) <= n - 1, then with \rank M <= r      *)
(*       s < 6 mu^2 (r + s - 1),   that is,   r > s (1 / (6 mu^2) - 1) + 1    *)
(*   With s = log (n - 1) / (2 log (1/mu)), rounded down, this is Lemma 7     *)
(*   (Alon) with its constant.                                                *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Factorial.

Implicit Types (r s : nat).

(* (1 + 1/s)^s <= (6/5)^6 < 3. *)
Lemma compound_le3 s : (0 < s)%N -> (1 + s%:R^-1) ^+ s <= 3%:R :> rat.
Proof.
move=> s_gt0; pose y : rat := (6 * s)%:R^-1.
have S_gt0 : (0 : rat) < s%:R by rewrite ltr0n.
have y_ge0 : 0 <= y by rewrite invr_ge0 ler0n.
have y6 : 6%:R * y = s%:R^-1 by rewrite /y natrM invfM mulVKf ?pnatr_eq0.
have sy : s%:R * y = 6%:R^-1.
  by rewrite /y mulnC natrM invfM mulVKf ?pnatr_eq0 -?lt0n.
have y_le1 : y <= 1.
  by rewrite invf_le1 ?ler1n ?ltr0n muln_gt0 s_gt0.
have le1 : 1 + s%:R^-1 <= (1 + y) ^+ 6.
  by rewrite -y6 bernoulli // (le_trans _ y_ge0) // lerN10.
have le2 : (1 + y) ^+ s <= 6%:R / 5%:R.
  have le5 : 5%:R / 6%:R <= (1 - y) ^+ s.
    apply: le_trans (bernoulli _ _); last by rewrite ler_oppl opprK.
    by rewrite mulrN sy.
  have le_1 : (1 + y) ^+ s * (1 - y) ^+ s <= 1.
    rewrite -exprMn exprn_ile1 //.
      by rewrite mulr_ge0 ?subr_ge0 ?addr_ge0.
    by rewrite mulrC -subr_sqr expr1n ler_subl_addr ler_addl sqr_ge0.
  rewrite -[leRHS]mul1r -ler_pdivr_mulr //; apply: le_trans le_1.
  by rewrite ler_wpmul2l ?exprn_ge0 ?addr_ge0.
apply: le_trans (_ : ((1 + y) ^+ 6) ^+ s <= _).
  by rewrite ler_expn2r ?nnegrE ?exprn_ge0 ?addr_ge0 ?invr_ge0 ?ler0n.
rewrite exprAC; apply: le_trans (_ : (6%:R / 5%:R) ^+ 6 <= _) => //.
by rewrite ler_expn2r ?nnegrE ?exprn_ge0 ?addr_ge0 ?invr_ge0 ?ler0n.
Qed.

Lemma expS_le s : (s.+1 ^ s <= 3 * s ^ s)%N.
Proof.
case: s => // s; have := compound_le3 (ltn0Sn s).
have S_gt0 : (0 : rat) < s.+1%:R by rewrite ltr0n.
rewrite -(ler_pmul2r (exprn_gt0 s.+1 S_gt0)) -exprMn mulrDl mul1r mulVf ?gt_eqF
  //.
by rewrite -mulrSr -!natrX -natrM ler_nat.
Qed.

Theorem exp_le_fact3 s : (s ^ s <= 3 ^ s * s`!)%N.
Proof.
elim: s => // s IHs; rewrite expnS factS expnS mulnCA leq_mul2l /=.
apply: leq_trans (expS_le s) _.
by rewrite -mulnA leq_mul2l.
Qed.

Lemma ffact_le n s : (n ^_ s <= n ^ s)%N.
Proof.
elim: s n => // s IHs n; rewrite ffactnS expnS leq_mul2l; apply/orP; right.
apply: leq_trans (IHs _) _; case: s {IHs} => // s.
by rewrite leq_exp2r // leq_pred.
Qed.

Theorem ndegree_le r s : (s ^ s * ndegree r s <= 3 ^ s * (r + s).-1 ^ s)%N.
Proof.
apply: leq_trans (_ : 3 ^ s * s`! * ndegree r s <= _)%N.
  by rewrite leq_mul2r exp_le_fact3 orbT.
by rewrite -mulnA leq_mul2l /ndegree mulnC bin_ffact ffact_le orbT.
Qed.

End Factorial.

Theorem near_identity_rank (R : realFieldType) n (M : 'M[R]_n) r s mu :
    (1 < n)%N -> (0 < s)%N -> 0 < mu -> mu^-1 ^+ (2 * s) <= (n.-1)%:R ->
    near_identity M mu -> (\rank M <= r)%N ->
  s%:R < 6%:R * mu ^+ 2 * ((r + s).-1)%:R.
Proof.
move=> n_gt1 s_gt0 mu_gt0 le_mu nearM le_r.
have lt_n := alon_bound_lt n_gt1 s_gt0 nearM le_r.
set x := mu ^+ (2 * s) in lt_n; have x_gt0 : 0 < x by apply: exprn_gt0.
set N : R := (n.-1)%:R in le_mu lt_n.
have N_gt0 : 0 < N by rewrite ltr0n -ltnS prednK // ltnW.
have Nx_ge1 : 1 <= N * x.
  by rewrite -ler_pdivr_mulr // div1r -exprVn.
set b : R := (ndegree r s)%:R in lt_n.
have b_ge0 : 0 <= b by apply: ler0n.
have lt_1 : 1 < 2%:R * b * x.
  rewrite -(ltr_pmul2l N_gt0) mulr1; apply: (@lt_trans _ _ n%:R).
    by rewrite ltr_nat prednK // ltnW.
  apply: lt_le_trans lt_n _.
  rewrite -[2%:R * b * x]mulrA [2%:R * _]mulr_natl mulrnAr mulrCA -mulrnAr.
  by rewrite ler_wpmul2l // mulr2n ler_add2r.
have S_gt0 : (0 : R) < s%:R by rewrite ltr0n.
rewrite ltNge; apply/negP => le_s.
have : (6%:R * mu ^+ 2 * ((r + s).-1)%:R) ^+ s <= s%:R ^+ s.
  rewrite ler_expn2r ?nnegrE ?ler0n //.
  by rewrite !mulr_ge0 ?ler0n // ltW.
apply/negP; rewrite -ltNge.
have le_b : s%:R ^+ s * b <= 3%:R ^+ s * ((r + s).-1)%:R ^+ s.
  by rewrite -!natrX -!natrM ler_nat ndegree_le.
apply: (@lt_le_trans _ _ (s%:R ^+ s * (2%:R * b * x))).
  by rewrite ltr_pmulr ?exprn_gt0.
have -> : s%:R ^+ s * (2%:R * b * x) = s%:R ^+ s * b * (2%:R * x).
  by rewrite -!mulrA; congr (_ * _); rewrite mulrCA.
apply: (@le_trans _ _ (3%:R ^+ s * ((r + s).-1)%:R ^+ s * (2%:R ^+ s * x))).
  apply: ler_pmul => //; rewrite ?mulr_ge0 ?exprn_ge0 ?ler0n // ?(ltW mu_gt0)
    //.
  rewrite ler_wpmul2r ?(ltW x_gt0) // -[leLHS]expr1.
  by rewrite ler_weexpn2l ?ler1n.
rewrite /x exprM -!exprMn mulrACA -(natrM _ 3 2).
by rewrite [(_.-1)%:R * _]mulrC mulrA.
Qed.
