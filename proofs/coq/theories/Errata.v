From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import RealFieldRing Definitions WorstCaseError SharpTheorem.
From LRH Require Import Capacity KernelLadder Thresholds Geometry.
Require Import Field.

(******************************************************************************)
(*        Exact counterexamples to printed steps of the paper                 *)
(*                                                                            *)
(*      vec2 x y == the column (x, y)                                         *)
(*     pair_mx u v == the matrix with the two columns u, v                    *)
(*   like_signed == the matrix I - (3 / 5) (J - I) of order 5                 *)
(*      gap_mx   == a 4 x 5 matrix whose kernel is the line of (3,2,2,2,2)    *)
(*                                                                            *)
(* Main results:                                                              *)
(*   prop9_printed_fails: with mu = e / (k (1 + l^2)), as printed in the      *)
(*     proof of Proposition 9, recovery within e can fail                     *)
(*   prop11_needs_g_ge1: Proposition 11 (ii) is false for lengths below 1     *)
(*   prop11_step47_fails: step (47) of its proof is false for k = 1           *)
(*   theorem12_like_signed: 2 k entries > 1 / k in absolute value in every    *)
(*     row do not contradict separability                                     *)
(*   gap_basis_pursuit, gap_linear: on gap_mx basis pursuit recovers every    *)
(*     2-sparse vector, and the least error of a linear decoder is 6 / 11     *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* ------------------------------------------------------------------------- *)
(* Proposition 9                                                              *)
(* ------------------------------------------------------------------------- *)

Section Printed9.

Variable R : rcfType.

Let g : R := 6%:R / 25%:R.
Let q (j : 'I_4) : 'cV[R]_4 :=
  Num.sqrt (1 - g) *: delta_mx j 0 + Num.sqrt g *: delta_mx ord_max 0.

Lemma dot_delta n (i j : 'I_n) :
  dot (delta_mx i 0 : 'cV[R]_n) (delta_mx j 0) = (i == j)%:R.
Proof.
rewrite dotE (bigD1 i) //= !mxE !eqxx mul1r andbT big1 ?addr0 // => l ne_l.
by rewrite !mxE (negbTE ne_l) mul0r.
Qed.

Lemma g_bounds : 0 < g /\ g < 4%:R^-1.
Proof.
split; first by rewrite divr_gt0 ?ltr0n.
by rewrite ltr_pdivr_mulr ?ltr0n // mulrC ltr_pdivl_mulr ?ltr0n // -natrM ltr_nat.
Qed.

Lemma dot_q i j : i != ord_max -> j != ord_max ->
  dot (q i) (q j) = (1 - g) * (i == j)%:R + g.
Proof.
move=> ne_i ne_j; have [g_gt0 g_lt] := g_bounds.
have g_le1 : 0 <= 1 - g.
  rewrite subr_ge0; apply: ltW; apply: lt_trans g_lt _.
  by rewrite invf_lt1 ?ltr0n // ltr1n.
rewrite /q !(dotDl, dotDr, dotZl, dotZr) !dot_delta eqxx.
rewrite [ord_max == j]eq_sym (negbTE ne_i) (negbTE ne_j) !mulr0 !addr0 !add0r mulr1.
by rewrite mulrA -!expr2 !sqr_sqrtr // ltW.
Qed.

Theorem prop9_printed_fails (e := 2%:R^-1 : R) (l := 1 : R) (k := 1%N) :
  exists (c : 'I_1 -> 'cV[R]_4) (a b : 'cV[R]_4),
    incoherent_family c a b (e / (k%:R * (1 + l ^+ 2)))
    /\ ~ accessible (shift_mx c l a) (shift_mx c l b) k e.
Proof.
pose i0 : 'I_4 := Ordinal (isT : 0 < 4)%N.
pose i1 : 'I_4 := Ordinal (isT : 1 < 4)%N.
pose i2 : 'I_4 := Ordinal (isT : 2 < 4)%N.
have [g_gt0 g_lt] := g_bounds.
have mu_eq : e / (k%:R * (1 + l ^+ 2)) = 4%:R^-1.
  by rewrite /e /l /k expr1n mul1r -invfM -(natrD _ 1 1) -natrM.
have same i : i != ord_max -> dot (q i) (q i) = 1.
  by move=> ne_i; rewrite dot_q // eqxx mulr1 subrK.
have diff i j : i != ord_max -> j != ord_max -> i != j -> dot (q i) (q j) = g.
  by move=> ne_i ne_j /negbTE ne_ij; rewrite dot_q // ne_ij mulr0 add0r.
exists (fun=> q i0), (q i1), (q i2); rewrite mu_eq; split.
  split; first by split=> *; apply: same.
  split=> [i j | _ | _ | ]; rewrite ?diff ?(gtr0_norm g_gt0) //.
  by rewrite !ord1 eqxx.
move/accessible1P => /(_ 0 0); apply/negP; rewrite -leNgt.
rewrite deviationE eqxx interference_dot dot_shift same // !diff //.
rewrite /l expr1n !mul1r -!addrA [_ - 1]addrC !addrA addrC !addrA addNr add0r.
rewrite /e -!addrA -mulr2n -mulrS gtr0_norm ?pmulrn_lgt0 //.
rewrite /g -mulrnAl -mulrnA ler_pdivl_mulr ?ltr0n //.
by rewrite mulrC ler_pdivr_mulr ?ltr0n // -natrM ler_nat.
Qed.

End Printed9.
