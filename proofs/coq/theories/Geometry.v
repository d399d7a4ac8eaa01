From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import RealFieldRing Definitions WorstCaseError SharpTheorem.
Require Import Field.

(******************************************************************************)
(*        The geometry of representations and probes (Section 4)              *)
(*                                                                            *)
(* Over a real closed field, so that lengths exist.                           *)
(*         dot u v == the inner product of two columns                        *)
(*           nrm u == the Euclidean length of u                               *)
(*      cosine u v == the cosine of the angle between u and v (0 if one of    *)
(*                    them is 0)                                              *)
(*  incoherent_family c a b mu == the c i, a and b are unit vectors and the   *)
(*                    inner products of distinct ones are < mu in absolute    *)
(*                    value                                                   *)
(*  shift_mx c a l == the matrix with columns c i + l a                       *)
(*  fig_a, fig_b   == the matrices of Figure 1                                *)
(*                                                                            *)
(* Main results:                                                              *)
(*   cauchy_schwarz: (dot u v)^2 <= dot u u * dot v v                         *)
(*   cosine_chain:   (cos(u,w) - cos(u,n) cos(n,w))^2                         *)
(*                     <= (1 - cos(u,n)^2) (1 - cos(n,w)^2)                   *)
(*   figure1_interference, figure1_angle: C = I though a_1, a_2 are not       *)
(*     orthogonal                                                             *)
(*   prop9_probe_angle, prop9_encoder_angle, prop9_decoder_angle,             *)
(*   prop9_accessible: Proposition 9, finite form                             *)
(*   prop11_probe_angle, prop11_encoder_angle, prop11_decoder_angle:          *)
(*     Proposition 11, for 0 < e < 1 and g >= 1                               *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section InnerProduct.

Variables (R : rcfType) (d : nat).
Implicit Types (u v w n : 'cV[R]_d) (x y : R).

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

Definition dot u v : R := (u^T *m v) 0 0.
Definition nrm u : R := Num.sqrt (dot u u).
Definition cosine u v : R := dot u v / (nrm u * nrm v).

Lemma dotE u v : dot u v = \sum_l u l 0 * v l 0.
Proof. by rewrite /dot mxE; apply: eq_bigr => l _; rewrite mxE. Qed.

Lemma dotC u v : dot u v = dot v u.
Proof. by rewrite !dotE; apply: eq_bigr => l _; rewrite mulrC. Qed.

Lemma dotDl u v w : dot (u + v) w = dot u w + dot v w.
Proof. by rewrite /dot linearD mulmxDl mxE. Qed.

Lemma dotDr u v w : dot u (v + w) = dot u v + dot u w.
Proof. by rewrite ![dot u _]dotC dotDl. Qed.

Lemma dotZl x u v : dot (x *: u) v = x * dot u v.
Proof. by rewrite /dot linearZ -scalemxAl mxE. Qed.

Lemma dotZr x u v : dot u (x *: v) = x * dot u v.
Proof. by rewrite ![dot u _]dotC dotZl. Qed.

Lemma dot_ge0 u : 0 <= dot u u.
Proof. by rewrite dotE; apply: sumr_ge0 => l _; rewrite -expr2 sqr_ge0. Qed.

Lemma dot_eq0 u : (dot u u == 0) = (u == 0).
Proof.
apply/idP/eqP => [| ->]; last first.
  by rewrite dotE big1 // => l _; rewrite mxE mulr0.
rewrite dotE psumr_eq0 => [/allP u0 | l _]; last by rewrite -expr2 sqr_ge0.
apply/colP => l; rewrite mxE; apply/eqP.
by have := u0 l (mem_index_enum l); rewrite /= -expr2 sqrf_eq0.
Qed.

Lemma nrm_ge0 u : 0 <= nrm u. Proof. exact: sqrtr_ge0. Qed.

Lemma nrm_sqr u : nrm u ^+ 2 = dot u u.
Proof. by rewrite sqr_sqrtr ?dot_ge0. Qed.

Lemma nrm_gt0 u : (0 < nrm u) = (u != 0).
Proof. by rewrite sqrtr_gt0 lt_neqAle dot_ge0 andbT eq_sym dot_eq0. Qed.

Lemma cosineC u v : cosine u v = cosine v u.
Proof. by rewrite /cosine dotC [nrm u * _]mulrC. Qed.

Theorem cauchy_schwarz u v : dot u v ^+ 2 <= dot u u * dot v v.
Proof.
have [-> | v0] := eqVneq v 0.
  have dot0 w : dot w 0 = 0 by rewrite /dot mulmx0 mxE.
  by rewrite !dot0 expr0n mulr0.
have v_gt0 : 0 < dot v v by rewrite lt_neqAle dot_ge0 andbT eq_sym dot_eq0.
rewrite -subr_ge0 -(pmulr_rge0 _ v_gt0).
have := dot_ge0 (dot v v *: u + (- dot u v) *: v).
rewrite !(dotDl, dotDr, dotZl, dotZr) [dot v u]dotC.
by congr (0 <= _); ring_R.
Qed.

Lemma dot_le_nrm u v : `|dot u v| <= nrm u * nrm v.
Proof.
rewrite -ler_sqr ?nnegrE ?mulr_ge0 ?nrm_ge0 ?normr_ge0 //.
by rewrite real_normK ?num_real // exprMn !nrm_sqr cauchy_schwarz.
Qed.

Lemma cosine_le1 u v : `|cosine u v| <= 1.
Proof.
rewrite /cosine normrM normfV [`|nrm u * _|]ger0_norm ?mulr_ge0 ?nrm_ge0 //.
have [-> | nz] := eqVneq (nrm u * nrm v) 0; first by rewrite invr0 mulr0 ler01.
rewrite ler_pdivr_mulr ?mul1r ?dot_le_nrm //.
by rewrite lt_neqAle eq_sym nz mulr_ge0 ?nrm_ge0.
Qed.

(* Three unit vectors. *)
Lemma unit_chain u n w : dot u u = 1 -> dot n n = 1 -> dot w w = 1 ->
  (dot u w - dot u n * dot n w) ^+ 2
    <= (1 - dot u n ^+ 2) * (1 - dot n w ^+ 2).
Proof.
move=> u1 n1 w1.
have := cauchy_schwarz (u + (- dot u n) *: n) (w + (- dot n w) *: n).
rewrite !(dotDl, dotDr, dotZl, dotZr) u1 n1 w1 [dot n u]dotC [dot w n]dotC.
by congr (_ <= _); ring_R.
Qed.

Definition unit_vec u := (nrm u)^-1 *: u.

Lemma unit_vecP u : u != 0 -> dot (unit_vec u) (unit_vec u) = 1.
Proof.
move=> u0; rewrite dotZl dotZr mulrA -invfM -expr2 nrm_sqr mulVf //.
by rewrite dot_eq0.
Qed.

Lemma dot_unit_vec u v : dot (unit_vec u) (unit_vec v) = cosine u v.
Proof. by rewrite dotZl dotZr mulrA mulrC /cosine invfM. Qed.

Theorem cosine_chain u n w : u != 0 -> n != 0 -> w != 0 ->
  (cosine u w - cosine u n * cosine n w) ^+ 2
    <= (1 - cosine u n ^+ 2) * (1 - cosine n w ^+ 2).
Proof.
by move=> u0 n0 w0; rewrite -!dot_unit_vec; apply: unit_chain; apply: unit_vecP.
Qed.

End InnerProduct.

Lemma interference_dot (R : rcfType) d m (A B : 'M[R]_(d, m)) i j :
  interference A B i j = dot (col i B) (col j A).
Proof.
by rewrite dotE !mxE; apply: eq_bigr => l _; rewrite !mxE.
Qed.

(* ------------------------------------------------------------------------- *)
(* Figure 1                                                                   *)
(* ------------------------------------------------------------------------- *)

Section Figure1.

Variable R : rcfType.

Let s3 : R := Num.sqrt 3%:R.

Definition fig_a : 'M[R]_2 :=
  \matrix_(l, i) (if (i : nat) == 0%N
                  then if (l : nat) == 0%N then 2%:R^-1 else s3 / 2%:R
                  else if (l : nat) == 0%N then 1 else 0).

Definition fig_b : 'M[R]_2 :=
  \matrix_(l, i) (if (i : nat) == 0%N
                  then if (l : nat) == 0%N then 0 else 2%:R / s3
                  else if (l : nat) == 0%N then 1 else - s3^-1).

Theorem figure1_interference : interference fig_a fig_b = 1%:M.
Proof.
have s3_neq0 : s3 != 0 by rewrite gt_eqF // sqrtr_gt0 ltr0n.
have two_neq0 : 2%:R != 0 :> R by rewrite pnatr_eq0.
apply/matrixP => i j; rewrite !mxE !big_ord_recl big_ord0 !mxE /=.
case: i => [[|[|//]] ?]; case: j => [[|[|//]] ?];
  rewrite /= ?mul0r ?mulr0 ?add0r ?addr0 ?mul1r //.
  by rewrite mulrA divfK // divff.
by rewrite mulNr mulrA mulVf // mul1r subrr.
Qed.

Theorem figure1_angle : dot (col 0 fig_a) (col 1 fig_a) = 2%:R^-1.
Proof.
by rewrite dotE !big_ord_recl big_ord0 !mxE /= mulr1 mulr0 !addr0.
Qed.

End Figure1.

(* ------------------------------------------------------------------------- *)
(* Proposition 9                                                              *)
(* ------------------------------------------------------------------------- *)

Section Proposition9.

Variables (R : rcfType) (d m : nat) (c : 'I_m -> 'cV[R]_d) (a b : 'cV[R]_d).
Variables (mu l : R).

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

Definition incoherent_family : Prop :=
  [/\ forall i, dot (c i) (c i) = 1, dot a a = 1 & dot b b = 1]
  /\ [/\ forall i j, i != j -> `|dot (c i) (c j)| < mu,
         forall i, `|dot (c i) a| < mu, forall i, `|dot (c i) b| < mu
       & `|dot a b| < mu].

Definition shift_mx (s : 'cV[R]_d) : 'M[R]_(d, m) :=
  \matrix_(r, i) (c i + l *: s) r 0.

Lemma col_shift_mx s i : col i (shift_mx s) = c i + l *: s.
Proof. by apply/colP => r; rewrite !mxE. Qed.

Hypotheses (inc : incoherent_family) (l_gt0 : 0 < l).

Notation A := (shift_mx a).
Notation B := (shift_mx b).

Lemma dot_shift s t i j : dot (col i (shift_mx s)) (col j (shift_mx t))
  = dot (c i) (c j) + l * dot (c i) t + l * dot (c j) s + l ^+ 2 * dot s t.
Proof.
rewrite !col_shift_mx !(dotDl, dotDr, dotZl, dotZr) [dot s (c j)]dotC.
by ring_R.
Qed.

Lemma mul_lt_mu x : `|x| < mu -> `|l * x| < l * mu.
Proof. by move=> lt_x; rewrite normrM gtr0_norm // ltr_pmul2l. Qed.

Lemma mul_sqr_lt_mu x : `|x| < mu -> `|l ^+ 2 * x| < l ^+ 2 * mu.
Proof.
by move=> lt_x; rewrite normrM gtr0_norm ?exprn_gt0 // ltr_pmul2l ?exprn_gt0.
Qed.

(* squared lengths: 1 + l^2 up to 2 l mu *)
Lemma shift_sqr_bounds s i : dot s s = 1 -> `|dot (c i) s| < mu ->
  1 + l ^+ 2 - 2%:R * l * mu < dot (col i (shift_mx s)) (col i (shift_mx s))
    < 1 + l ^+ 2 + 2%:R * l * mu.
Proof.
have [[c1 _ _] _] := inc; move=> s1 lt_s; rewrite dot_shift c1 s1.
have /ltr_normlP[lt1 lt2] := mul_lt_mu lt_s; apply/andP; split.
  apply: (@lt_of_sub _ (2%:R * (l * mu - - (l * dot (c i) s)))); last by ring_R.
  by rewrite mulr_gt0 ?ltr0n // subr_gt0.
apply: (@lt_of_sub _ (2%:R * (l * mu - l * dot (c i) s))); last by ring_R.
by rewrite mulr_gt0 ?ltr0n // subr_gt0.
Qed.

(* A product of two lengths lies between the same bounds. *)
Lemma nrm_mul_gt (u v : 'cV[R]_d) x :
  0 <= x -> x < dot u u -> x < dot v v -> x < nrm u * nrm v.
Proof.
move=> x_ge0 lt_u lt_v; rewrite -[x]ger0_norm // -sqrtr_sqr -sqrtrM ?dot_ge0 //.
by rewrite ltr_sqrt ?expr2 ?ltr_pmul // mulr_gt0 // (le_lt_trans x_ge0).
Qed.

Lemma nrm_mul_lt (u v : 'cV[R]_d) x :
  dot u u < x -> dot v v < x -> nrm u * nrm v < x.
Proof.
move=> lt_u lt_v; have x_gt0 : 0 < x by apply: le_lt_trans (dot_ge0 u) lt_u.
rewrite -[x]ger0_norm ?ltW // -sqrtr_sqr -sqrtrM ?dot_ge0 //.
by rewrite ltr_sqrt ?expr2 ?ltr_pmul ?dot_ge0 // mulr_gt0.
Qed.

(* (i): a_i and b_i are almost orthogonal for large l *)
Theorem prop9_probe_angle i : 2%:R * l * mu < 1 + l ^+ 2 ->
  `|cosine (col i A) (col i B)|
    < (1 + (2%:R * l + l ^+ 2) * mu) / (1 + l ^+ 2 - 2%:R * l * mu).
Proof.
move=> den_gt0; have [[c1 a1 b1] [_ ca cb ab]] := inc.
rewrite -subr_gt0 in den_gt0.
have /andP[lt_a _] := shift_sqr_bounds a1 (ca i).
have /andP[lt_b _] := shift_sqr_bounds b1 (cb i).
have lt_ab := nrm_mul_gt (ltW den_gt0) lt_a lt_b.
have nrm_pos := lt_trans den_gt0 lt_ab.
rewrite /cosine normrM normfV (gtr0_norm nrm_pos) ltr_pdivr_mulr //.
have lt_num : `|dot (col i A) (col i B)| < 1 + (2%:R * l + l ^+ 2) * mu.
  rewrite dot_shift c1 -!addrA; apply: le_lt_trans (ler_norm_add _ _) _.
  rewrite normr1 ltr_add2l.
  have -> : (2%:R * l + l ^+ 2) * mu = l * mu + (l * mu + l ^+ 2 * mu).
    by ring_R.
  apply: le_lt_trans (ler_norm_add _ _) _.
  apply: ltr_add; first exact: mul_lt_mu.
  apply: le_lt_trans (ler_norm_add _ _) _.
  by apply: ltr_add; [apply: mul_lt_mu | apply: mul_sqr_lt_mu].
apply: (lt_le_trans lt_num); rewrite mulrAC ler_pdivl_mulr //.
by rewrite ler_pmul2l ?ltW // (le_lt_trans (normr_ge0 _) lt_num).
Qed.

Lemma shift_angle s i j : dot s s = 1 -> (forall i, `|dot (c i) s| < mu) ->
    i != j -> (1 + 2%:R * l) * mu <= l ^+ 2 ->
  (l ^+ 2 - (1 + 2%:R * l) * mu) / (1 + l ^+ 2 + 2%:R * l * mu)
    < cosine (col i (shift_mx s)) (col j (shift_mx s)).
Proof.
move=> s1 cs ne_ij; rewrite -subr_ge0 => num_ge0; have [_ [cc _ _ _]] := inc.
have /andP[_ lt_i] := shift_sqr_bounds s1 (cs i).
have /andP[_ lt_j] := shift_sqr_bounds s1 (cs j).
have lt_D := nrm_mul_lt lt_i lt_j.
set u := col i _ in lt_i lt_D *; set v := col j _ in lt_j lt_D *.
have lt_num : l ^+ 2 - (1 + 2%:R * l) * mu < dot u v.
  rewrite dot_shift s1.
  have /ltr_normlP[lt1 _] := cc i j ne_ij.
  have /ltr_normlP[lt2 _] := mul_lt_mu (cs i).
  have /ltr_normlP[lt3 _] := mul_lt_mu (cs j).
  apply: (@lt_of_sub _ ((mu - - dot (c i) (c j))
    + ((l * mu - - (l * dot (c i) s)) + (l * mu - - (l * dot (c j) s)))));
    last by ring_R.
  by apply: addr_gt0; [|apply: addr_gt0]; rewrite subr_gt0.
have dot_gt0 := le_lt_trans num_ge0 lt_num.
have P_gt0 : 0 < nrm u * nrm v.
  by apply: lt_le_trans dot_gt0 (le_trans (ler_norm _) (dot_le_nrm u v)).
have D_gt0 := lt_trans P_gt0 lt_D.
rewrite /cosine ltr_pdivr_mulr // mulrAC ltr_pdivl_mulr //.
apply: le_lt_trans (_ : _ <= dot u v * (nrm u * nrm v)) _.
  by apply: ler_wpmul2r; apply: ltW.
by rewrite ltr_pmul2l.
Qed.

(* (ii): all a_i are almost parallel for large l *)
Theorem prop9_encoder_angle i j : i != j -> (1 + 2%:R * l) * mu <= l ^+ 2 ->
  (l ^+ 2 - (1 + 2%:R * l) * mu) / (1 + l ^+ 2 + 2%:R * l * mu)
    < cosine (col i A) (col j A).
Proof. by case: inc => -[_ a1 _] [_ ca _ _]; apply: shift_angle. Qed.

(* (iii): and so are all b_i *)
Theorem prop9_decoder_angle i j : i != j -> (1 + 2%:R * l) * mu <= l ^+ 2 ->
  (l ^+ 2 - (1 + 2%:R * l) * mu) / (1 + l ^+ 2 + 2%:R * l * mu)
    < cosine (col i B) (col j B).
Proof. by case: inc => -[_ _ b1] [_ _ cb _]; apply: shift_angle. Qed.

Lemma prop9_deviation i j : `|deviation A B i j| < (1 + l) ^+ 2 * mu.
Proof.
have [[c1 _ _] [cc ca cb ab]] := inc.
have mu_gt0 : 0 < mu by apply: le_lt_trans (normr_ge0 _) ab.
rewrite deviationE interference_dot dot_shift [dot b a]dotC.
set e_ij := dot (c i) (c j) - (i == j)%:R.
have lt_e : `|e_ij| < mu.
  rewrite /e_ij; have [<- | ne_ij] := eqVneq i j; last by rewrite subr0 cc.
  by rewrite c1 subrr normr0.
have -> : dot (c i) (c j) + l * dot (c i) a + l * dot (c j) b + l ^+ 2 * dot a b
    - (i == j)%:R
    = e_ij + (l * dot (c i) a + (l * dot (c j) b + l ^+ 2 * dot a b)).
  by rewrite /e_ij; ring_R.
have -> : (1 + l) ^+ 2 * mu = mu + (l * mu + (l * mu + l ^+ 2 * mu)).
  by ring_R.
apply: le_lt_trans (ler_norm_add _ _) _; apply: ltr_add => //.
apply: le_lt_trans (ler_norm_add _ _) _; apply: ltr_add; first exact: mul_lt_mu.
apply: le_lt_trans (ler_norm_add _ _) _.
by apply: ltr_add; [apply: mul_lt_mu | apply: mul_sqr_lt_mu].
Qed.

Theorem prop9_accessible k e : (0 < k)%N -> mu <= e / (k%:R * (1 + l) ^+ 2) ->
  accessible A B k e.
Proof.
move=> k_gt0; have [_ [_ _ _ ab]] := inc.
have mu_gt0 : 0 < mu by apply: le_lt_trans (normr_ge0 _) ab.
have l1_gt0 : 0 < (1 + l) ^+ 2 by rewrite exprn_gt0 // addr_gt0 ?ltr01.
have k_gt0R : 0 < k%:R :> R by rewrite ltr0n.
have kl_gt0 := mulr_gt0 k_gt0R l1_gt0; rewrite ler_pdivl_mulr // => le_e.
apply: entrywise_accessible_lt => // [|i j].
  by apply: lt_le_trans le_e; apply: mulr_gt0.
apply: lt_le_trans (prop9_deviation i j) _.
by rewrite ler_pdivl_mulr // mulrC mulrA [k%:R * _ * _]mulrC.
Qed.

End Proposition9.

(* ------------------------------------------------------------------------- *)
(* Proposition 11                                                             *)
(* ------------------------------------------------------------------------- *)

Section Proposition11.

Variable R : rcfType.
Implicit Types (e g x al be rho r : R).

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

(* The scalar inequality behind (ii) and (iii).  The cases are c >= 1, where  *)
(* the bound is at least 1, and c < 1, where e < (1 - e)^2.                   *)
Lemma prop11_scalar e x al be rho (c := e / (x * (1 - e))) :
    0 < e < 1 -> 0 < x <= 1 - e -> x <= al <= 1 ->
    `|be| <= c * al -> `|rho| <= 1 ->
    (rho - al * be) ^+ 2 <= (1 - al ^+ 2) * (1 - be ^+ 2) ->
  `|rho| <= e / x + Num.sqrt (1 - x ^+ 2).
Proof.
case/andP=> e_gt0 e_lt1 /andP[x_gt0 x_le] /andP[al_ge al_le1] be_le rho_le1
  chain.
have e1_gt0 : 0 < 1 - e by rewrite subr_gt0.
have x_lt1 : x < 1 by rewrite (le_lt_trans x_le) // gtr_addl oppr_lt0.
have c_gt0 : 0 < c by rewrite divr_gt0 // mulr_gt0.
have al_gt0 : 0 < al by apply: lt_le_trans al_ge.
have eq_c : e / x = c * (1 - e).
  by rewrite /c invfM mulrA mulfVK ?gt_eqF.
have x2_le : x ^+ 2 <= (1 - e) ^+ 2 by rewrite ler_sqr ?nnegrE // ltW.
have s_gt0 : 0 < 1 - x ^+ 2 by rewrite subr_gt0 expr_lt1 // ltW.
(* 1 - x^2 >= 2 e - e^2 *)
have s_ge : 2%:R * e - e ^+ 2 <= 1 - x ^+ 2.
  apply: (@le_of_sub _ ((1 - e) ^+ 2 - x ^+ 2)); last by ring_R.
  by rewrite subr_ge0.
rewrite eq_c.
have sqrt_ge y : 0 <= y -> y ^+ 2 <= 1 - x ^+ 2 -> y <= Num.sqrt (1 - x ^+ 2).
  by move=> y_ge0 y_le; rewrite -[y]ger0_norm // -sqrtr_sqr ler_sqrt.
have [c_ge1 | c_lt1] := leP 1 c.
  apply: le_trans rho_le1 _.
  apply: (@le_trans _ _ ((1 - e) + e)); first by rewrite subrK.
  apply: ler_add; first by rewrite ler_pmull.
  apply: sqrt_ge; first exact: ltW.
  apply: le_trans s_ge; apply: (@le_of_sub _ (2%:R * (e * (1 - e)))).
    by rewrite !mulr_ge0 ?ler0n // ltW.
  by ring_R.
pose r := Num.sqrt (1 - al ^+ 2).
have r_ge0 : 0 <= r by apply: sqrtr_ge0.
have al2_le1 : al ^+ 2 <= 1 by rewrite expr_le1 // ltW.
have r_sqr : r ^+ 2 = 1 - al ^+ 2 by rewrite sqr_sqrtr // subr_ge0.
have rho_le : `|rho| <= c * al ^+ 2 + r.
  have -> : rho = al * be + (rho - al * be) by rewrite addrC subrK.
  apply: le_trans (ler_norm_add _ _) _; apply: ler_add.
    by rewrite normrM gtr0_norm // expr2 mulrCA ler_pmul2l.
  rewrite -ler_sqr ?nnegrE ?normr_ge0 // real_normK ?num_real // r_sqr.
  apply: le_trans chain _; rewrite ler_pimulr ?subr_ge0 //.
  by rewrite ger_addl oppr_le0 sqr_ge0.
apply: le_trans rho_le _.
have [al2_le | al2_gt] := leP (al ^+ 2) (1 - e).
  apply: ler_add; first by rewrite ler_pmul2l.
  apply: sqrt_ge => //; rewrite r_sqr ler_add2l ler_opp2.
  by rewrite ler_sqr ?nnegrE ?(ltW x_gt0) ?(ltW al_gt0).
pose de := e - r ^+ 2.
have de_gt0 : 0 < de.
  by apply: (@lt_of_sub _ (al ^+ 2 - (1 - e)));
    rewrite ?subr_gt0 // /de r_sqr; ring_R.
(* e < (1 - e)^2, hence r <= 1 - e *)
have e_lt : e < (1 - e) ^+ 2.
  have : c * (x * (1 - e)) < 1 * (x * (1 - e))
    by rewrite ltr_pmul2r // mulr_gt0.
  rewrite /c divfK ?gt_eqF ?mulr_gt0 // mul1r => /lt_le_trans; apply.
  by rewrite expr2 ler_pmul2r.
have r_le : r <= 1 - e.
  rewrite -ler_sqr ?nnegrE ?(ltW e1_gt0) //; apply: le_trans (ltW e_lt).
  by rewrite -subr_ge0 ltW.
have r_le1 : r ^+ 2 <= 1 by rewrite r_sqr ger_addl oppr_le0 sqr_ge0.
have le_der : de + r <= Num.sqrt (1 - x ^+ 2).
  apply: sqrt_ge; first by rewrite addr_ge0 // ltW.
  apply: le_trans s_ge.
  apply: (@le_of_sub _ (2%:R * (de * (1 - e - r)) + r ^+ 2 * (1 - r ^+ 2))).
    apply: addr_ge0; apply: mulr_ge0; rewrite ?ler0n ?sqr_ge0 ?subr_ge0 //.
    by apply: mulr_ge0; [apply: ltW | rewrite subr_ge0].
  by rewrite /de; ring_R.
apply: le_trans (_ : _ <= c * (1 - e) + (de + r)) _; last by rewrite ler_add2l.
apply: (@le_of_sub _ ((1 - c) * de)).
  by apply: mulr_ge0; [rewrite subr_ge0 ltW | apply: ltW].
by rewrite /de r_sqr; ring_R.
Qed.

Variable d : nat.
Implicit Types u v w n : 'cV[R]_d.

Lemma nrm_le u g : 0 <= g -> dot u u <= g ^+ 2 -> nrm u <= g.
Proof.
move=> g_ge0 u_le; rewrite -ler_sqr ?nnegrE ?nrm_ge0 //.
by rewrite nrm_sqr.
Qed.

(* A large inner product makes the angle small, if the lengths are bounded.   *)
Lemma cosine_ge e g u n : 0 < e < 1 -> nrm u <= g -> nrm n <= g ->
  1 - e < dot u n -> (1 - e) / g ^+ 2 < cosine u n.
Proof.
case/andP=> e_gt0 e_lt1 u_le n_le lt_dot.
have dot_gt0 : 0 < dot u n by apply: lt_trans lt_dot; rewrite subr_gt0.
have P_gt0 : 0 < nrm u * nrm n.
  exact: lt_le_trans dot_gt0 (le_trans (ler_norm _) (dot_le_nrm u n)).
have P_le : nrm u * nrm n <= g ^+ 2.
  by rewrite expr2; apply: ler_pmul; rewrite ?nrm_ge0.
have g2_gt0 := lt_le_trans P_gt0 P_le.
rewrite /cosine ltr_pdivl_mulr // mulrAC ltr_pdivr_mulr //.
apply: le_lt_trans (_ : _ <= (1 - e) * g ^+ 2) _.
  by apply: ler_wpmul2l => //; rewrite subr_ge0 ltW.
by rewrite ltr_pmul2r.
Qed.

(* Two representation vectors u, w with probes n, n' : the bound of (ii).     *)
Lemma cosine_le e g u w n n' : 0 < e < 1 -> 1 <= g ->
    nrm u <= g -> nrm w <= g -> nrm n <= g -> nrm n' <= g ->
    1 - e < dot u n -> 1 - e < dot w n' -> `|dot n w| <= e ->
  `|cosine u w| <= e * g ^+ 2 / (1 - e)
    + Num.sqrt (1 - ((1 - e) / g ^+ 2) ^+ 2).
Proof.
move=> e_bd g_ge1 u_le w_le n_le n'_le lt_un lt_wn le_nw.
have [e_gt0 e_lt1] := andP e_bd; have g_gt0 : 0 < g by apply: lt_le_trans g_ge1.
have e1_gt0 : 0 < 1 - e by rewrite subr_gt0.
have g2_gt0 : 0 < g ^+ 2 by rewrite exprn_gt0.
have un_gt0 : 0 < dot u n by apply: lt_trans lt_un.
have wn_gt0 : 0 < dot w n' by apply: lt_trans lt_wn.
have nz v v' : 0 < dot v v' -> v != 0.
  by apply: contraTneq => ->; rewrite dotE big1 ?ltxx // => l _;
    rewrite mxE mul0r.
have u0 := nz _ _ un_gt0; have w0 := nz _ _ wn_gt0.
have n0 : n != 0 by apply: (nz n u); rewrite dotC.
have u_gt0 : 0 < nrm u by rewrite nrm_gt0.
have w_gt0 : 0 < nrm w by rewrite nrm_gt0.
have n_gt0 : 0 < nrm n by rewrite nrm_gt0.
set x := (1 - e) / g ^+ 2.
have x_gt0 : 0 < x by rewrite divr_gt0.
have x_le : x <= 1 - e
  by rewrite ler_pdivr_mulr // ler_pmulr // expr_ge1 // ltW.
have -> : e * g ^+ 2 / (1 - e) = e / x.
  by rewrite /x; to_ring R; field; split; apply/eqP; rewrite gt_eqF.
have x_lt : x < cosine u n by apply: cosine_ge.
have w_ge : (1 - e) / g <= nrm w.
  rewrite ler_pdivr_mulr //; apply: ltW; apply: lt_le_trans lt_wn _.
  apply: le_trans (ler_norm _) (le_trans (dot_le_nrm w n') _).
  by rewrite ler_pmul2l.
apply: (prop11_scalar e_bd (x := x) (al := cosine u n) (be := cosine n w)).
- by rewrite x_gt0.
- by rewrite (ltW x_lt) (le_trans (ler_norm _)) ?cosine_le1.
- have c_eq : e / (x * (1 - e)) = e * (g / (1 - e)) * (g / (1 - e)).
    rewrite /x; to_ring R; field; split; apply/eqP; rewrite gt_eqF //.
  rewrite c_eq /cosine normrM normfV [`|nrm n * nrm w|]gtr0_norm ?mulr_gt0 //.
  rewrite ler_pdivr_mulr ?mulr_gt0 //; apply: le_trans le_nw _.
  have -> : e * (g / (1 - e)) * (g / (1 - e)) * (dot u n / (nrm u * nrm n)) *
    (nrm n * nrm w)
      = e * ((g / nrm u) * (dot u n / (1 - e)) * (nrm w / ((1 - e) / g))).
    by to_ring R; field; do !split; apply/eqP; rewrite gt_eqF.
  rewrite -[leLHS]mulr1 ler_pmul2l //.
  have ge1 (y z : R) : 0 < z -> z <= y -> 1 <= y / z.
    by move=> z_gt0 le_zy; rewrite ler_pdivl_mulr ?mul1r.
  have h1 := ge1 g (nrm u) u_gt0 u_le.
  have h2 := ge1 (dot u n) (1 - e) e1_gt0 (ltW lt_un).
  have h3 := ge1 (nrm w) ((1 - e) / g) (divr_gt0 e1_gt0 g_gt0) w_ge.
  by apply: mulr_ege1 => //; apply: mulr_ege1.
- exact: cosine_le1.
- exact: cosine_chain.
Qed.

Variables (m k : nat) (A B : 'M[R]_(d, m)) (e g : R).
Hypotheses (k_gt0 : (0 < k)%N) (e_bd : 0 < e < 1) (g_ge1 : 1 <= g).
Hypothesis accAB : accessible A B k e.
Hypothesis A_le : forall i, nrm (col i A) <= g.
Hypothesis B_le : forall i, nrm (col i B) <= g.

Lemma accessible_dot_diag i : 1 - e < dot (col i A) (col i B).
Proof.
have /accessibleP acc := accAB.
have := le_lt_trans (le_topk (T := [set i]) (deviation A B i) _) (acc i).
rewrite cards1 big_set1 deviationE eqxx interference_dot dotC => /(_ k_gt0).
by rewrite ltr_norml ltr_subr_addr addrC => /andP[].
Qed.

Lemma accessible_dot_off i j : i != j -> `|dot (col i B) (col j A)| <= e.
Proof.
move=> ne_ij; have /accessibleP acc := accAB.
have := le_lt_trans (le_topk (T := [set j]) (deviation A B i) _) (acc i).
rewrite cards1 big_set1 deviationE (negbTE ne_ij) subr0 interference_dot.
by move=> /(_ k_gt0)/ltW.
Qed.

Theorem prop11_probe_angle i :
  (1 - e) / g ^+ 2 < cosine (col i A) (col i B).
Proof. exact: cosine_ge (accessible_dot_diag i). Qed.

Theorem prop11_encoder_angle i j : i != j ->
  `|cosine (col i A) (col j A)|
    <= e * g ^+ 2 / (1 - e) + Num.sqrt (1 - ((1 - e) / g ^+ 2) ^+ 2).
Proof.
move=> ne_ij.
apply: (cosine_le (n := col i B) (n' := col j B)) => //.
- exact: accessible_dot_diag.
- exact: accessible_dot_diag.
exact: accessible_dot_off.
Qed.

Theorem prop11_decoder_angle i j : i != j ->
  `|cosine (col i B) (col j B)|
    <= e * g ^+ 2 / (1 - e) + Num.sqrt (1 - ((1 - e) / g ^+ 2) ^+ 2).
Proof.
move=> ne_ij.
apply: (cosine_le (n := col i A) (n' := col j A)) => //.
- by rewrite dotC accessible_dot_diag.
- by rewrite dotC accessible_dot_diag.
by rewrite dotC accessible_dot_off // eq_sym.
Qed.

End Proposition11.
