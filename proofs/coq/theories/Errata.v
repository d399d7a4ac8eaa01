From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import RealFieldRing Definitions WorstCaseError SharpTheorem.
From LRH Require Import Capacity Thresholds Geometry.
Require Import Field.

(******************************************************************************)
(*        Exact counterexamples to printed steps of the paper                 *)
(*                                                                            *)
(*      vec2 x y == the column (x, y)                                         *)
(*     pair_mx u v == the matrix with the two columns u, v                    *)
(*   like_signed == the matrix I - (3 / 5) (J - I) of order 5                 *)
(*                                                                            *)
(* Main results:                                                              *)
(*   prop9_printed_fails: with mu = e / (k (1 + l^2)), as printed in the      *)
(*     proof of Proposition 9, recovery within e can fail                     *)
(*   prop11_needs_g_ge1: Proposition 11 (ii) is false for lengths below 1     *)
(*   prop11_step47_fails: step (47) of its proof is false for k = 1           *)
(*   theorem12_like_signed: 2 k entries > 1 / k in absolute value in every    *)
(*     row do not contradict separability                                     *)
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

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

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
by rewrite ltr_pdivr_mulr ?ltr0n // mulrC ltr_pdivl_mulr ?ltr0n // -natrM
  ltr_nat.
Qed.

Lemma dot_q i j : i != ord_max -> j != ord_max ->
  dot (q i) (q j) = (1 - g) * (i == j)%:R + g.
Proof.
move=> ne_i ne_j; have [g_gt0 g_lt] := g_bounds.
have g_le1 : 0 <= 1 - g.
  rewrite subr_ge0; apply: ltW; apply: lt_trans g_lt _.
  by rewrite invf_lt1 ?ltr0n // ltr1n.
rewrite /q !(dotDl, dotDr, dotZl, dotZr) !dot_delta eqxx.
rewrite [ord_max == j]eq_sym (negbTE ne_i) (negbTE ne_j) !mulr0 !addr0 !add0r
  mulr1.
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
  split=> [i j | _ | _ | ]; first by rewrite !ord1 eqxx.
  - by rewrite diff ?(gtr0_norm g_gt0).
  - by rewrite diff ?(gtr0_norm g_gt0).
  by rewrite diff ?(gtr0_norm g_gt0).
move/accessible1P => /(_ 0 0); apply/negP; rewrite -leNgt.
rewrite deviationE eqxx interference_dot dot_shift same // !diff //=.
have -> : 1 + l * g + l * g + l ^+ 2 * g - 1%:R = 3%:R * g.
  by rewrite /l; ring_R.
rewrite gtr0_norm; last by apply: mulr_gt0; rewrite ?ltr0n.
rewrite /g /e (mulrA 3%:R 6%:R) -natrM.
rewrite ler_pdivl_mulr ?ltr0n // mulrC ler_pdivr_mulr ?ltr0n //.
by rewrite -natrM ler_nat.
Qed.

End Printed9.

(* ------------------------------------------------------------------------- *)
(* Proposition 11                                                             *)
(* ------------------------------------------------------------------------- *)

Section Plane.

Variable R : rcfType.
Implicit Types x y : R.

Definition vec2 x y : 'cV[R]_2 := \col_i (if (i : nat) == 0%N then x else y).

Definition pair_mx (u v : 'cV[R]_2) : 'M[R]_2 :=
  \matrix_(l, i) (if (i : nat) == 0%N then u l 0 else v l 0).

Lemma dot_vec2 x y x' y' : dot (vec2 x y) (vec2 x' y') = x * x' + y * y'.
Proof. by rewrite dotE !big_ord_recl big_ord0 !mxE addr0. Qed.

Lemma col_pair_mx u v i :
  col i (pair_mx u v) = if (i : nat) == 0%N then u else v.
Proof. by apply/colP => l; rewrite !mxE; case: ifP. Qed.

Lemma pair_accessible1 u v u' v' e :
    `|dot u' u - 1| < e -> `|dot u' v| < e -> `|dot v' u| < e ->
    `|dot v' v - 1| < e ->
  accessible (pair_mx u v) (pair_mx u' v') 1 e.
Proof.
move=> h00 h01 h10 h11; apply/accessible1P => i j.
rewrite deviationE interference_dot !col_pair_mx.
by case: i => [[|[|//]] ?]; case: j => [[|[|//]] ?]; rewrite /= ?subr0.
Qed.

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

Lemma one_ratr : 1 = ratr 1 :> R.
Proof. by rewrite rmorph1. Qed.

Lemma ratr_add (a b : rat) : ratr a + ratr b = ratr (a + b) :> R.
Proof. by rewrite rmorphD. Qed.

Lemma ratr_sub (a b : rat) : ratr a - ratr b = ratr (a - b) :> R.
Proof. by rewrite rmorphB. Qed.

Lemma ratr_mul (a b : rat) : ratr a * ratr b = ratr (a * b) :> R.
Proof. by rewrite rmorphM. Qed.

Lemma ratr_divr (a b : rat) : ratr a / ratr b = ratr (a / b) :> R.
Proof. by rewrite fmorph_div. Qed.

Lemma ratr_sqr (a : rat) : ratr a ^+ 2 = ratr (a ^+ 2) :> R.
Proof. by rewrite rmorphX. Qed.

Definition ratrE :=
  (one_ratr, ratr_sub, ratr_add, ratr_divr, ratr_mul, ratr_sqr).

Lemma nrm_swap x y : nrm (vec2 y x) = nrm (vec2 x y).
Proof. by rewrite /nrm !dot_vec2 addrC. Qed.

Lemma cosine_swap x y :
  cosine (vec2 x y) (vec2 y x) = (x * y + y * x) / (x * x + y * y).
Proof. by rewrite /cosine [nrm (vec2 y x)]nrm_swap -expr2 nrm_sqr !dot_vec2.
  Qed.

(* Without the hypothesis g >= 1 Proposition 11 is false: e = 1 / 2, a_i =    *)
(* b_i, |a_i|^2 = 9 / 17, <a_1, a_2> = 8 / 17, k = 1.                         *)
Theorem prop11_needs_g_ge1 (e := 2%:R^-1 : R) :
  exists (u v : 'cV[R]_2) (g : R),
    [/\ 0 < g, nrm u <= g, nrm v <= g,
        accessible (pair_mx u v) (pair_mx u v) 1 e
      & e * g ^+ 2 / (1 - e) + Num.sqrt (1 - ((1 - e) / g ^+ 2) ^+ 2)
          < `|cosine u v|].
Proof.
pose s : R := ratr (9%:R / 17%:R); pose r : R := ratr (8%:R / 17%:R).
pose p : R := Num.sqrt (ratr (1%:R / 4%:R)).
pose q : R := Num.sqrt (ratr (1%:R / 68%:R)).
have p2 : p * p = ratr (1%:R / 4%:R).
  by rewrite -expr2 sqr_sqrtr // ler0q; vm_compute.
have q2 : q * q = ratr (1%:R / 68%:R).
  by rewrite -expr2 sqr_sqrtr // ler0q; vm_compute.
have s_gt0 : 0 < s by rewrite /s ltr0q; vm_compute.
pose x := p + q; pose y := p - q.
have xx_yy : x * x + y * y = s.
  transitivity (2%:R * (p * p + q * q)); first by rewrite /x /y; ring_R.
  rewrite p2 q2 -(ratr_nat _ 2) !ratrE /s.
  by apply: (congr1 ratr); apply/eqP; vm_compute.
have xy_yx : x * y + y * x = r.
  transitivity (2%:R * (p * p - q * q)); first by rewrite /x /y; ring_R.
  rewrite p2 q2 -(ratr_nat _ 2) !ratrE /r.
  by apply: (congr1 ratr); apply/eqP; vm_compute.
have nrm_u : nrm (vec2 x y) = Num.sqrt s by rewrite /nrm dot_vec2 xx_yy.
have nrm_v : nrm (vec2 y x) = Num.sqrt s by rewrite nrm_swap.
have e_eq : e = ratr (1%:R / 2%:R).
  rewrite /e -(ratr_nat _ 2) -fmorphV.
  by apply: (congr1 ratr); apply/eqP; vm_compute.
exists (vec2 x y), (vec2 y x), (Num.sqrt s).
rewrite nrm_u nrm_v lexx sqrtr_gt0 s_gt0; split=> //.
  have h0 : `|s - 1| < e.
    rewrite e_eq /s !ratrE -ratr_norm ltr_rat; by vm_compute.
  have h1 : `|r| < e by rewrite e_eq /r -ratr_norm ltr_rat; vm_compute.
  apply: pair_accessible1; rewrite dot_vec2 ?xx_yy ?xy_yx //.
    by rewrite addrC xy_yx.
  by rewrite [y * y + _]addrC xx_yy.
rewrite cosine_swap xx_yy xy_yx sqr_sqrtr ?(ltW s_gt0) //.
have root_lt : Num.sqrt (1 - ((1 - e) / s) ^+ 2) < ratr (1%:R / 3%:R).
  have third_gt0 : 0 < (ratr (1%:R / 3%:R) : R) by rewrite ltr0q; vm_compute.
  rewrite -[X in _ < X]gtr0_norm // -sqrtr_sqr ltr_sqrt ?exprn_gt0 //.
  rewrite e_eq /s !ratrE ltr_rat.
  by vm_compute.
apply: (@lt_trans _ _ (e * s / (1 - e) + ratr (1%:R / 3%:R))).
  by rewrite ltr_add2l.
rewrite e_eq /s /r !ratrE.
by rewrite -ratr_norm ltr_rat; vm_compute.
Qed.

(* Step (47) bounds cos(b_i, a_j), i <> j, by e g^2 / (1 - e): false for k =  *)
(* 1, e = 1 / 3, g = 1.                                                       *)
Theorem prop11_step47_fails (e := ratr (1%:R / 3%:R) : R) (g := 1 : R) :
  exists a1 a2 b1 b2 : 'cV[R]_2,
    [/\ [/\ nrm a1 <= g, nrm a2 <= g, nrm b1 <= g & nrm b2 <= g],
        accessible (pair_mx a1 a2) (pair_mx b1 b2) 1 e
      & e * g ^+ 2 / (1 - e) < cosine b1 a2].
Proof.
pose x : R := ratr (7%:R / 10%:R); pose y : R := ratr (1%:R / 5%:R).
exists (vec2 1 0), (vec2 y x), (vec2 x y), (vec2 0 1).
have xy_le : x * x + y * y <= g ^+ 2.
  rewrite /x /y /g !ratrE ler_rat.
  by vm_compute.
have nrm_xy : nrm (vec2 x y) <= g by apply: nrm_le; rewrite ?ler01 ?dot_vec2.
have h0 : `|x - 1| < e.
  by rewrite /x /e !ratrE -ratr_norm ltr_rat; vm_compute.
split; first split=> //.
- by apply: nrm_le; rewrite ?ler01 ?dot_vec2 // !mulr0 addr0 expr2.
- by rewrite nrm_swap.
- by apply: nrm_le; rewrite ?ler01 ?dot_vec2 // !mulr0 add0r expr2.
- apply: pair_accessible1;
  rewrite dot_vec2 ?mulr0 ?mul0r ?addr0 ?add0r ?normr0 ?mulr1 ?mul1r //.
  + by rewrite /x /y /e !ratrE -ratr_norm ltr_rat; vm_compute.
  + by rewrite /e ltr0q; vm_compute.
rewrite cosine_swap /e /g /x /y.
rewrite !ratrE ltr_rat.
by vm_compute.
Qed.

End Plane.

(* ------------------------------------------------------------------------- *)
(* Theorem 12                                                                 *)
(* ------------------------------------------------------------------------- *)

Section LikeSigned.

Variable R : realFieldType.

Definition like_signed : 'M[R]_5 :=
  \matrix_(i, j) (if i == j then 1 else - (3%:R / 5%:R)).

Theorem theorem12_like_signed :
  (forall i, separates like_signed 2 i 0)
  /\ (forall i, #|[set j | (i != j) && (2%:R^-1 < `|like_signed i j|)]| = 4%N).
Proof.
have c_gt0 : 0 < 3%:R / 5%:R :> R by rewrite divr_gt0 ?ltr0n.
have pos0 i : topk 2 (offpos (like_signed i) i) = 0.
  apply/eqP; rewrite eq_le topk_ge0 andbT;
    apply: le_trans (topk_le_supnorm _ _) _.
  rewrite pmulr_rle0 ?ltr0n //; apply/supnorm_leP => // j.
  rewrite ger0_norm ?offpos_ge0 // /offpos mxE eq_sym.
  by case: eqP => // _; rewrite max_r // oppr_le0 ltW.
split=> i.
  rewrite -(pos0 i); apply: separates_at => //; rewrite pos0 add0r mxE eqxx.
  apply: le_lt_trans (topk_le_supnorm _ _) _; rewrite mul1r.
  apply/supnorm_ltP => [|j]; first exact: ltr01.
  rewrite ger0_norm ?offpos_ge0 // /offneg /offpos mxE eq_sym.
  case: eqP => [_ | _]; first exact: ltr01.
  rewrite opprK max_l ?(ltW c_gt0) //.
  by rewrite ltr_pdivr_mulr ?ltr0n // mul1r ltr_nat.
transitivity #|[set~ i]|; last by rewrite cardsC1 card_ord.
apply: eq_card => j; rewrite !inE mxE eq_sym; case: eqP => //= _;
  rewrite normrN gtr0_norm //.
rewrite ltr_pdivl_mulr ?ltr0n // mulrC ltr_pdivr_mulr ?ltr0n //.
by rewrite -natrM ltr_nat.
Qed.

End LikeSigned.
