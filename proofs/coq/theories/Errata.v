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
Proof. by rewrite /cosine [nrm (vec2 y x)]nrm_swap -expr2 nrm_sqr !dot_vec2. Qed.

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
- apply: pair_accessible1; rewrite dot_vec2 ?mulr0 ?mul0r ?addr0 ?add0r ?normr0 ?mulr1 ?mul1r //.
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
  apply/eqP; rewrite eq_le topk_ge0 andbT; apply: le_trans (topk_le_supnorm _ _) _.
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
apply: eq_card => j; rewrite !inE mxE eq_sym; case: eqP => //= _; rewrite normrN gtr0_norm //.
rewrite ltr_pdivl_mulr ?ltr0n // mulrC ltr_pdivr_mulr ?ltr0n //.
by rewrite -natrM ltr_nat.
Qed.

End LikeSigned.

(* ------------------------------------------------------------------------- *)
(* Basis pursuit against linear decoders on one small matrix                  *)
(* ------------------------------------------------------------------------- *)

Section Gap.

Variable R : realFieldType.

Add Field R_field' : (realField_field R).
Ltac ring_R := to_ring R; ring.

(* the rows 2 x_0 - 3 x_1 and x_l - x_(l+1), 1 <= l <= 3 *)
Definition gap_mx : 'M[R]_(4, 5) :=
  \matrix_(l, j) ((j == widen_ord (leqnSn 4) l)%:R * (if l == 0 then 2%:R else 1)
                  - (j == lift ord0 l)%:R * (if l == 0 then 3%:R else 1)).

Lemma gap_row (v : 'cV[R]_5) l : (gap_mx *m v) l 0
  = (if l == 0 then 2%:R else 1) * v (widen_ord (leqnSn 4) l) 0
    - (if l == 0 then 3%:R else 1) * v (lift ord0 l) 0.
Proof.
have pick (x : R) i0 : \sum_(j < 5) (j == i0)%:R * x * v j 0 = x * v i0 0.
  rewrite (bigD1 i0) //= eqxx mul1r big1 ?addr0 // => i /negbTE->.
  by rewrite !mul0r.
rewrite mxE -!pick -sumrB; apply: eq_bigr => j _.
by rewrite mxE mulrBl.
Qed.

Lemma gap_kernel (v : 'cV[R]_5) (t := `|v (lift ord0 0) 0|) : gap_mx *m v = 0 ->
  `|v ord0 0| = 3%:R / 2%:R * t /\ forall l : 'I_4, `|v (lift ord0 l) 0| = t.
Proof.
move=> Av; have row l : (gap_mx *m v) l 0 = 0 by rewrite Av mxE.
split.
  have := row 0; rewrite gap_row eqxx => /eqP; rewrite subr_eq0 => /eqP eq_v.
  have -> : ord0 = widen_ord (leqnSn 4) 0 :> 'I_5 by apply: val_inj.
  rewrite -mulrA [2%:R^-1 * _]mulrC mulrA /t; apply/esym.
  apply: (canLR (mulfK _)); first by rewrite pnatr_eq0.
  by rewrite -[3%:R]gtr0_norm ?ltr0n // -normrM -eq_v normrM gtr0_norm ?ltr0n // mulrC.
suff same n (lt_n : (n < 4)%N) : v (lift ord0 (Ordinal lt_n)) 0 = v (lift ord0 0) 0.
  move=> l; rewrite /t -(same _ (ltn_ord l)); congr `|v (lift _ _) _|.
  exact: val_inj.
elim: n lt_n => [|n IHn] lt_n.
  by congr (v (lift _ _) _); apply: val_inj.
rewrite -(IHn (ltnW lt_n)); have := row (Ordinal lt_n); rewrite gap_row /= !mul1r.
move/eqP; rewrite subr_eq0 => /eqP <-.
by congr (v _ _); apply: val_inj.
Qed.

Lemma gap_vl1 (v : 'cV[R]_5) (t := `|v (lift ord0 0) 0|) : gap_mx *m v = 0 ->
  vl1 v = 11%:R / 2%:R * t.
Proof.
move=> /gap_kernel[v0 vl]; rewrite /vl1 /l1norm big_ord_recl v0.
rewrite (eq_bigr (fun=> t)) => [|l _]; last exact: vl.
rewrite sumr_const card_ord -[t *+ 4]mulr_natl -mulrDl; congr (_ * _).
apply: (canRL (mulfK _)); first by rewrite pnatr_eq0.
by rewrite mulrDl divfK ?pnatr_eq0 // -natrM -natrD.
Qed.

Lemma gap_vsup (v : 'cV[R]_5) (t := `|v (lift ord0 0) 0|) : gap_mx *m v = 0 ->
  vsup v = 3%:R / 2%:R * t.
Proof.
move=> /gap_kernel[v0 vl]; apply/eqP; rewrite eq_le -{2}v0 le_vsup andbT.
have t_ge0 : 0 <= t by apply: normr_ge0.
apply/supnorm_leP => [|j]; first by rewrite mulr_ge0 ?divr_ge0 ?ler0n.
case: (unliftP ord0 j) => [l -> | ->]; last by rewrite v0.
rewrite vl ler_pemull // ler_pdivl_mulr ?ltr0n // mul1r ler_nat //.
Qed.

Definition gap_vec : 'cV[R]_5 := \col_j (if j == ord0 then 3%:R else 2%:R).

Lemma gap_vec_kernel : gap_mx *m gap_vec = 0.
Proof.
apply/colP => l; rewrite gap_row !mxE /=; case: (eqVneq l 0) => [-> | ne_l] /=.
  by rewrite -!natrM subrr.
have -> : (widen_ord (leqnSn 4) l == ord0) = false.
  by apply/negbTE; apply: contra ne_l => /eqP/(congr1 val) /= l0; apply/eqP/val_inj.
by rewrite !mul1r subrr.
Qed.

Theorem gap_linear e : 0 <= e ->
  (exists B, accessible_le gap_mx B 2 e) <-> 6%:R / 11%:R <= e.
Proof.
move=> e_ge0; have mu_ok : is_mu_star gap_mx (3%:R / 11%:R).
  split; first by rewrite divr_ge0 ?ler0n.
    move=> v Av; rewrite gap_vsup // gap_vl1 // mulrA mulrA divfK ?pnatr_eq0 //.
  right; exists gap_vec; have Av := gap_vec_kernel; split=> //.
    apply/eqP => /(congr1 (fun w : 'cV_5 => w ord0 0)); rewrite !mxE /=.
    by apply/eqP; rewrite pnatr_eq0.
  by rewrite gap_vsup // gap_vl1 // mulrA mulrA divfK ?pnatr_eq0.
rewrite sharp_value_le ?mu_ok //; last exact: mu_ok.
have -> : 2%:R * (3%:R / 11%:R) = 6%:R / 11%:R :> R by rewrite mulrA -natrM.
have lt1 : 6%:R / 11%:R < 1 :> R by rewrite ltr_pdivr_mulr ?ltr0n // mul1r ltr_nat.
by rewrite min_r ?(ltW lt1).
Qed.

Theorem gap_basis_pursuit : basis_pursuit gap_mx 2.
Proof.
apply/basis_pursuitP => v Av v0 T leT.
have [v0_eq vl_eq] := gap_kernel Av; set t := `|v (lift ord0 0) 0| in v0_eq vl_eq.
rewrite gap_vl1 // -/t; have t_gt0 : 0 < t.
  rewrite lt_neqAle normr_ge0 andbT eq_sym; apply: contra v0 => /eqP t0.
  by rewrite -[v == 0]negbK -vl1_gt0 gap_vl1 // -/t t0 mulr0 ltxx.
have two_neq0 : 2%:R != 0 :> R by rewrite pnatr_eq0.
have sum_le : \sum_(j in T) `|v j 0| <= 5%:R / 2%:R * t.
  apply: (@le_trans _ _ (\sum_(j in T) (t + (j == ord0)%:R * (t / 2%:R)))).
    apply: ler_sum => j _; case: (unliftP ord0 j) => [l -> | ->].
      by rewrite vl_eq ler_addl mulr_ge0 ?ler0n // divr_ge0 ?ler0n // ltW.
    rewrite v0_eq eqxx mul1r le_eqVlt; apply/orP; left; apply/eqP.
    by to_ring R; field; apply/eqP; exact: two_neq0.
  rewrite big_split /= sumr_const -big_distrl /= -natr_sum.
  have le_1 : (\sum_(j in T) (j == ord0) <= 1)%N.
    apply: (@leq_trans #|[set (ord0 : 'I_5)]|); last by rewrite cards1.
    rewrite -sum1_card [leqRHS]big_mkcond [leqLHS]big_mkcond.
    apply: leq_sum => j _; rewrite inE.
    by case: (j \in T); case: (j == ord0).
  apply: (@le_trans _ _ (t *+ 2 + 1 * (t / 2%:R))).
    apply: ler_add; first exact: (ler_wpmuln2l (ltW t_gt0) leT).
    by rewrite ler_wpmul2r ?divr_ge0 ?ler0n ?(ltW t_gt0) // lern1.
  rewrite le_eqVlt; apply/orP; left; apply/eqP.
  have -> : 5%:R = 2%:R + 3%:R :> R by rewrite -natrD.
  by to_ring R; field; apply/eqP; exact: two_neq0.
apply: (@le_lt_trans _ _ ((5%:R / 2%:R * t) *+ 2)); first by rewrite ler_pmuln2r.
rewrite -mulrnAl ltr_pmul2r // -mulr_natr divfK ?pnatr_eq0 //.
by rewrite ltr_pdivl_mulr ?ltr0n // -natrM ltr_nat.
Qed.

End Gap.
