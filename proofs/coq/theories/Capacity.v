From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import RealFieldRing Definitions RankTrace WorstCaseError.
From LRH Require Import EntrywisePower Chebyshev SharpTheorem Construction.
From LRH Require Import ClosedForm.
Require Import Field.

(******************************************************************************)
(*        The capacity d(m, k, e) is the rank of a near-identity matrix       *)
(*                                                                            *)
(*     coherence_of k e == eta = e / (k - e)                                  *)
(*                                                                            *)
(* Main results (d(m, k, e) is the least d with capacity_ok R d m k e):       *)
(*   capacity_k1: d(m, k, e) = d(m, 1, e / k), for 0 < e <= 1, k >= 1         *)
(*   capacity_one: for 0 < x < 1, d(m, 1, x) is the least rank of an m x m    *)
(*     matrix M with M i i = 1 and |M i j| < x / (1 - x) off the diagonal     *)
(*   capacity_rank: for 0 < e <= 1 and e < k, d(m, k, e) is the least rank of *)
(*     such a matrix with |M i j| < eta; capacity_rank_le: the non-strict     *)
(*     version, for 0 <= e < 1, k >= 1                                        *)
(*   capacity_alon, capacity_cheb: the resulting lower bounds on d            *)
(*   theorem3: Theorem 3 with constants.  For 0 < e <= 1, e < k, m >= 2 and   *)
(*     every s >= 1 with (1/eta)^(2s) <= m - 1,                               *)
(*       s < 6 eta^2 (d + s - 1), that is, d > s ((k-e)^2 / (6 e^2) - 1) + 1  *)
(*   theorem2_recentred: Theorem 2 with mu = eta in place of e / k            *)
(* Edge cases:                                                                *)
(*   e > 1: d = 0 (capacity_ok0_gt1); e <= 1: d > 0 (capacity_ok0_le1)        *)
(*   k = e = 1: d = 1 (capacity_ok1_k1); eta > 1: d = 1 (capacity_eta_gt1);   *)
(*   eta = 1, m >= 2: d = 2 (capacity_eta_eq1); d <= m (capacity_ok_id)       *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section OneSparse.

Variables (R : realFieldType) (d m : nat).
Implicit Types (A B : 'M[R]_(d, m)) (e : R).

(* One feature at a time: the error is the largest entry of C - I. *)
Theorem accessible1P A B e :
  accessible A B 1 e <-> forall i j, `|deviation A B i j| < e.
Proof.
split=> [/accessibleP lt_e i j|lt_e].
  apply: le_lt_trans (lt_e i); have := @le_topk R m 1 (deviation A B i) [set j].
  by rewrite cards1 big_set1; apply.
apply/accessibleP => i; apply/topk_ltP => [|T].
  exact: le_lt_trans (lt_e i i).
rewrite leq_eqVlt ltnS leqn0 cards_eq0 => /orP[/cards1P[j ->]|/eqP->].
  by rewrite big_set1.
by rewrite big_set0; apply: le_lt_trans (lt_e i i).
Qed.

Theorem accessible_le1P A B e :
  accessible_le A B 1 e <-> forall i j, `|deviation A B i j| <= e.
Proof.
split=> [/accessible_leP le_e i j|le_e].
  apply: le_trans (le_e i); have := @le_topk R m 1 (deviation A B i) [set j].
  by rewrite cards1 big_set1; apply.
apply/accessible_leP => i; apply/topk_leP => [|T].
  exact: le_trans (le_e i i).
rewrite leq_eqVlt ltnS leqn0 cards_eq0 => /orP[/cards1P[j ->]|/eqP->].
  by rewrite big_set1.
by rewrite big_set0; apply: le_trans (le_e i i).
Qed.

(* Entries of C - I below e / k give error below e on k-sparse vectors. *)
Lemma accessible_of_one A B k e : 0 < e -> (0 < k)%N ->
  accessible A B 1 (e / k%:R) -> accessible A B k e.
Proof.
move=> e_gt0 k_gt0 /accessible1P lt_e; apply: accessible_incoherent => // i j.
by rewrite mulrC -ltr_pdivl_mulr ?ltr0n.
Qed.

Lemma accessible_le_of_one A B k e : (0 < k)%N ->
  accessible_le A B 1 (e / k%:R) -> accessible_le A B k e.
Proof.
move=> k_gt0 /accessible_le1P le_e; apply/accessible_leP => i.
have K_gt0 : (0 : R) < k%:R by rewrite ltr0n.
have K_neq0 : (k%:R : R) != 0 by rewrite gt_eqF.
have e_ge0 : 0 <= e / k%:R by apply: le_trans (le_e i i).
apply/topk_leP => [|T le_Tk].
  by rewrite -(divfK K_neq0 e) mulr_ge0 // ltW.
apply: (@le_trans _ _ (\sum_(j in T) e / k%:R)).
  by apply: ler_sum => j _; apply: le_e.
rewrite sumr_const -[leLHS]mulr_natl -[leRHS](divfK K_neq0) mulrC.
by rewrite ler_wpmul2l ?ler_nat.
Qed.

(* A matrix of rank at most d is an interference matrix with d neurons. *)
Lemma rank_factor (M : 'M[R]_m) : (\rank M <= d)%N ->
  exists A B : 'M[R]_(d, m), interference A B = M.
Proof.
move=> le_d; rewrite -(subnKC le_d).
exists (col_mx (row_base M) 0), (col_mx (col_base M)^T 0).
by rewrite /interference tr_col_mx mul_row_col mulmx0 addr0 trmxK mulmx_base.
Qed.

Lemma mxrank_interference A B : (\rank (interference A B) <= d)%N.
Proof. exact: leq_trans (mxrankM_maxr _ _) (rank_leq_row _). Qed.

End OneSparse.

(* ------------------------------------------------------------------------- *)
(* k = 1: accessible pairs and near-identity matrices                         *)
(* ------------------------------------------------------------------------- *)

Section Recentring.

Variables (R : realFieldType) (m : nat).
Implicit Types (d k : nat) (e x mu eta : R) (M : 'M[R]_m).

(* The coherence that error e on k-sparse vectors corresponds to. *)
Definition coherence_of k e : R := e / (k%:R - e).

Lemma coherence_ofE k e : (0 < k)%N ->
  coherence_of k e = (e / k%:R) / (1 - e / k%:R).
Proof.
move=> k_gt0; have K_neq0 : (k%:R : R) != 0 by rewrite pnatr_eq0 -lt0n.
rewrite /coherence_of -mulrA -invfM; congr (_ / _).
by rewrite mulrBr mulr1 mulrC divfK.
Qed.

Lemma coherence_of_gt0 k e : 0 < e -> e < k%:R -> 0 < coherence_of k e.
Proof. by move=> e_gt0 lt_ek; rewrite divr_gt0 // subr_gt0. Qed.

(* Dividing the rows of C by their diagonal entries, all > 1 - x. *)
Lemma near_identity_of_one d (A B : 'M[R]_(d, m)) x : x < 1 ->
    accessible A B 1 x ->
  near_identity (unit_rows (interference A B)) (x / (1 - x)).
Proof.
move=> x_lt1 /accessible1P lt_x; have x1_gt0 : 0 < 1 - x by rewrite subr_gt0.
apply: near_identity_unit_rows => // [i|i j ne_ij].
  have := lt_x i i; rewrite deviationE eqxx ltr_norml => /andP[lt_C _].
  by rewrite -subr_ge0 opprB addrCA addrC; move: lt_C;
    rewrite -subr_gt0 opprK addrC => /ltW.
by have := lt_x i j; rewrite deviationE (negPf ne_ij) subr0.
Qed.

Lemma near_identity_le_of_one d (A B : 'M[R]_(d, m)) x : x < 1 ->
    accessible_le A B 1 x ->
  near_identity_le (unit_rows (interference A B)) (x / (1 - x)).
Proof.
move=> x_lt1 /accessible_le1P le_x; have x1_gt0 : 0 < 1 - x by rewrite subr_gt0.
apply: near_identity_unit_rows_le => // [i|i j ne_ij].
  have := le_x i i; rewrite deviationE eqxx ler_norml => /andP[le_C _].
  by rewrite -subr_ge0 opprB addrCA addrC; move: le_C;
    rewrite -subr_ge0 opprK addrC.
by have := le_x i j; rewrite deviationE (negPf ne_ij) subr0.
Qed.

(* Re-centred probes: C = c M has diagonal error 1 - c and interference       *)
(* c |M i j|, balanced at c = 1 - x (a little more for the strict version).   *)
Lemma capacity_ok_scaled d M c x : 0 <= c -> `|c - 1| < x ->
    (forall i, M i i = 1) -> (forall i j, i != j -> c * `|M i j| < x) ->
    (\rank M <= d)%N -> capacity_ok R d m 1 x.
Proof.
move=> c_ge0 lt_c M1 Mx le_d; have le_cd : (\rank (c *: M) <= d)%N.
  exact: leq_trans (mxrank_scale _ _) le_d.
have [A [B defC]] := rank_factor le_cd; exists A, B.
apply/accessible1P => i j; rewrite deviationE defC mxE.
case: (eqVneq i j) => [<-|ne_ij]; first by rewrite M1 mulr1.
by rewrite subr0 normrM ger0_norm ?Mx.
Qed.

Lemma one_of_near_identity d M x : 0 < x -> x < 1 ->
    near_identity M (x / (1 - x)) -> (\rank M <= d)%N ->
  capacity_ok R d m 1 x.
Proof.
move=> x_gt0 x_lt1 [M1 Mlt] le_d; have x1_gt0 : 0 < 1 - x by rewrite subr_gt0.
have eta_gt0 : 0 < x / (1 - x) by rewrite divr_gt0.
pose theta : R :=
  \big[Num.max/0]_(ij : 'I_m * 'I_m | ij.1 != ij.2) `|M ij.1 ij.2|.
have theta_ge0 : 0 <= theta by apply: bigmaxr_ge0.
have lt_theta : theta < x / (1 - x) by apply/bigmaxr_ltP => // ij; apply: Mlt.
have le_theta i j : i != j -> `|M i j| <= theta.
  move=> ne_ij.
  exact: (@le_bigmaxr _ _ (fun ij : 'I_m * 'I_m => ij.1 != ij.2)
                      (fun ij => `|M ij.1 ij.2|) (i, j)).
pose t := (theta + x / (1 - x)) / 2%:R.
have [lt_theta_t lt_t] : theta < t /\ t < x / (1 - x).
  by rewrite !(midf_lt lt_theta).
have t_gt0 : 0 < t by apply: le_lt_trans lt_theta_t.
have xt_gt0 : 0 < x / t by rewrite divr_gt0.
apply: (@capacity_ok_scaled d M (Num.min 1 (x / t)) x) => // [||i j ne_ij].
- by rewrite le_minr ler01 ltW.
- rewrite ler0_norm; last by rewrite subr_le0 le_minl lexx.
  rewrite opprB ltr_subl_addr -ltr_subl_addl lt_minr ltr_subl_addl ltr_addr
    x_gt0.
  by rewrite ltr_pdivl_mulr // mulrC -ltr_pdivl_mulr.
apply: (@le_lt_trans _ _ (x / t * theta)).
  by rewrite ler_pmul ?le_minr ?ler01 ?(ltW xt_gt0) ?le_theta // le_minl lexx
    orbT.
by rewrite mulrAC -mulrA gtr_pmulr // ltr_pdivr_mulr ?mul1r.
Qed.

Lemma one_of_near_identity_le d M x : 0 <= x -> x < 1 ->
    near_identity_le M (x / (1 - x)) -> (\rank M <= d)%N ->
  capacity_ok_le R d m 1 x.
Proof.
move=> x_ge0 x_lt1 [M1 Mle] le_d; have x1_gt0 : 0 < 1 - x by rewrite subr_gt0.
have le_cd : (\rank ((1 - x) *: M) <= d)%N.
  exact: leq_trans (mxrank_scale _ _) le_d.
have [A [B defC]] := rank_factor le_cd; exists A, B.
apply/accessible_le1P => i j; rewrite deviationE defC mxE.
case: (eqVneq i j) => [<-|ne_ij].
  by rewrite M1 mulr1 addrAC subrr add0r normrN ger0_norm.
rewrite subr0 normrM gtr0_norm // -[leRHS](divfK (lt0r_neq0 x1_gt0)) mulrC.
by rewrite ler_pmul2r ?Mle.
Qed.

Theorem capacity_one d x : 0 < x -> x < 1 ->
  capacity_ok R d m 1 x <->
  exists2 M : 'M[R]_m, (\rank M <= d)%N & near_identity M (x / (1 - x)).
Proof.
move=> x_gt0 x_lt1; split=> [[A [B acc]]|[M le_d nearM]].
  exists (unit_rows (interference A B)); last exact: near_identity_of_one.
  exact: leq_trans (mxrank_unit_rows _) (mxrank_interference _ _).
exact: one_of_near_identity nearM le_d.
Qed.

Theorem capacity_one_le d x : 0 <= x -> x < 1 ->
  capacity_ok_le R d m 1 x <->
  exists2 M : 'M[R]_m, (\rank M <= d)%N & near_identity_le M (x / (1 - x)).
Proof.
move=> x_ge0 x_lt1; split=> [[A [B acc]]|[M le_d nearM]].
  exists (unit_rows (interference A B)); last exact: near_identity_le_of_one.
  exact: leq_trans (mxrank_unit_rows _) (mxrank_interference _ _).
exact: one_of_near_identity_le nearM le_d.
Qed.

End Recentring.

(* ------------------------------------------------------------------------- *)
(* Edge cases                                                                 *)
(* ------------------------------------------------------------------------- *)

Section EdgeCases.

Variable R : realFieldType.
Implicit Types (d m k : nat) (e : R).

(* No neurons: the error is 1. *)
Lemma deviation_d0 m (A B : 'M[R]_(0, m)) : deviation A B = - 1%:M.
Proof. by rewrite /deviation /interference [B^T]thinmx0 mul0mx sub0r. Qed.

Theorem capacity_ok0_gt1 m k e : 1 < e -> capacity_ok R 0 m k e.
Proof.
move=> e_gt1; exists 0, 0 => z _ /unit_boxP box i.
by rewrite mulmx0 mul0mx sub0r mxE normrN (le_lt_trans (box i)).
Qed.

Theorem capacity_ok0_le1 m k e : (0 < m)%N -> (0 < k)%N -> e <= 1 ->
  ~ capacity_ok R 0 m k e.
Proof.
case: m => // m _ k_gt0 e_le1 [A [B /accessibleP/(_ 0)]].
apply/negP; rewrite -leNgt; apply: le_trans e_le1 _.
have := @le_topk R m.+1 k (deviation A B 0) [set 0].
rewrite cards1 big_set1 => /(_ k_gt0); rewrite deviation_d0 !mxE eqxx.
by rewrite normrN normr1.
Qed.

Theorem capacity_ok0_ge1_le m k e : 1 <= e -> capacity_ok_le R 0 m k e.
Proof.
move=> e_ge1; exists 0, 0 => z _ /unit_boxP box i.
by rewrite mulmx0 mul0mx sub0r mxE normrN (le_trans (box i)).
Qed.

(* As many neurons as features: no error. *)
Theorem accessible_id m k e : 0 < e -> accessible (1%:M : 'M[R]_m) 1%:M k e.
Proof.
by move=> e_gt0 z _ _ i; rewrite trmx1 !mul1mx subrr mxE normr0.
Qed.

Theorem capacity_ok_id m k e : 0 < e -> capacity_ok R m m k e.
Proof. by move=> e_gt0; exists 1%:M, 1%:M; apply: accessible_id. Qed.

(* The sparsity never matters beyond m. *)
Theorem accessible_all d m k (A B : 'M[R]_(d, m)) e : (m <= k)%N ->
  accessible A B k e <-> accessible A B m e.
Proof.
move=> le_mk; split=> acc z _ box i; apply: acc => //.
  by apply: leq_trans (max_card _) _; rewrite card_ord.
by rewrite /ksparse (leq_trans (max_card _)) ?card_ord.
Qed.

(* k = e = 1: one neuron. *)
Theorem capacity_ok1_k1 m : capacity_ok R 1 m 1 1.
Proof.
have half_lt1 : 2%:R^-1 < 1 :> R by rewrite invf_lt1 ?ltr0n ?ltr1n.
have half_gt0 : 0 < 2%:R^-1 :> R by rewrite invr_gt0 ltr0n.
exists (const_mx 1), (const_mx 2%:R^-1); apply/accessible1P => i j.
rewrite !mxE big_ord1 !mxE mulr1; case: (i == j) => /=; last first.
  by rewrite subr0 gtr0_norm.
by rewrite ltr0_norm ?subr_lt0 // opprB ltr_subl_addr ltr_addl.
Qed.

End EdgeCases.

(* ------------------------------------------------------------------------- *)
(* The bounded cases: eta > 1 and eta = 1                                     *)
(* ------------------------------------------------------------------------- *)

Section BoundedCases.

Variables (R : realFieldType) (m : nat).
Implicit Types (M : 'M[R]_m) (eta : R).

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

Lemma near_identity_rank_gt0 M eta :
  (0 < m)%N -> near_identity M eta -> (0 < \rank M)%N.
Proof.
case: m M => // n M _ [M1 _]; rewrite lt0n mxrank_eq0.
by apply: contra_eq_neq (M1 0) => ->; rewrite mxE eq_sym oner_neq0.
Qed.

(* eta > 1: the all-ones matrix. *)
Lemma near_identity_const eta : 1 < eta ->
  exists2 M : 'M[R]_m, (\rank M <= 1)%N & near_identity M eta.
Proof.
move=> eta_gt1; exists (const_mx 1).
  have -> : const_mx 1
      = (const_mx 1 : 'M[R]_(m, 1)) *m (const_mx 1 : 'M_(1, m)).
    by apply/matrixP => i j; rewrite !mxE big_ord1 !mxE mulr1.
  exact: leq_trans (mxrankM_maxl _ _) (rank_leq_col _).
by split=> [i|i j _]; rewrite mxE ?normr1.
Qed.

(* eta <= 1: rank at least 2 (F2 applied to M). *)
Lemma near_identity_rank_gt1 M eta :
  (1 < m)%N -> eta <= 1 -> near_identity M eta -> (1 < \rank M)%N.
Proof.
move=> m_gt1 eta_le1 [M1 Meta].
have nearM : near_identity M 1.
  by split=> // i j ne_ij; apply: lt_le_trans (Meta i j ne_ij) eta_le1.
have := alon_bound_lt m_gt1 (ltn0Sn 0) nearM (leqnn _).
rewrite ndegree1 expr1n mulr1 -mulrS -natrM ltr_nat prednK; last exact: ltnW.
by rewrite -[ltnLHS]mul1n ltn_mul2r => /andP[].
Qed.

(* eta = 1: rational points on the unit circle. *)
Definition circle_cos (s t : R) : R :=
  ((1 - s ^+ 2) * (1 - t ^+ 2) + 4%:R * (s * t))
    / ((1 + s ^+ 2) * (1 + t ^+ 2)).

Definition circle_mx : 'M[R]_(m, 2) := \matrix_(i, l)
  let t : R := i%:R in
  (if l == 0 then 1 - t ^+ 2 else 2%:R * t) / (1 + t ^+ 2).

Lemma circle_gramE i j :
  (circle_mx *m circle_mx^T) i j = circle_cos i%:R j%:R.
Proof.
rewrite /circle_cos invfM mxE !big_ord_recl big_ord0 addr0 !mxE /=.
move: (i%:R) (j%:R) => s t; move: ((1 + s ^+ 2)^-1) ((1 + t ^+ 2)^-1) => p q.
by ring_R.
Qed.

Lemma circle_cos_lt1 (s t : R) : 0 <= s -> 0 <= t -> s != t ->
  `|circle_cos s t| < 1.
Proof.
move=> s_ge0 t_ge0 ne_st.
have den_gt0 : 0 < (1 + s ^+ 2) * (1 + t ^+ 2).
  by rewrite mulr_gt0 // ltr_paddr ?ltr01 ?sqr_ge0.
rewrite normrM normfV [X in _ / X]gtr0_norm // ltr_pdivr_mulr // mul1r
  ltr_norml.
apply/andP; split.
  apply: (@lt_of_sub _ (2%:R * (1 + s * t) ^+ 2)); last by ring_R.
  by rewrite mulr_gt0 ?ltr0n // exprn_gt0 // ltr_paddr ?ltr01 ?mulr_ge0.
apply: (@lt_of_sub _ (2%:R * (s - t) ^+ 2)); last by ring_R.
by rewrite mulr_gt0 ?ltr0n // lt0r sqr_ge0 sqrf_eq0 subr_eq0 ne_st.
Qed.

Lemma circle_cos1 (s : R) : circle_cos s s = 1.
Proof.
have den_neq0 : (1 + s ^+ 2) * (1 + s ^+ 2) != 0.
  by rewrite mulf_neq0 // gt_eqF // ltr_paddr ?ltr01 ?sqr_ge0.
rewrite /circle_cos -[RHS](divff den_neq0); congr (_ / _); by ring_R.
Qed.

Theorem near_identity_circle :
  exists2 M : 'M[R]_m, (\rank M <= 2)%N & near_identity M 1.
Proof.
exists (circle_mx *m circle_mx^T).
  exact: leq_trans (mxrankM_maxl _ _) (rank_leq_col _).
split=> [i|i j ne_ij]; rewrite circle_gramE ?circle_cos1 //.
by rewrite circle_cos_lt1 ?ler0n // eqr_nat.
Qed.

End BoundedCases.

(* ------------------------------------------------------------------------- *)
(* The theorem                                                                *)
(* ------------------------------------------------------------------------- *)

Section CapacityTheorem.

Variables (R : realFieldType) (m : nat).
Implicit Types (d k q s : nat) (e : R).

(* From k to 1: the sharp theorem for a fixed A gives other probes. *)
Theorem capacity_k1 d k e : (0 < k)%N -> 0 < e -> e <= 1 ->
  capacity_ok R d m k e <-> capacity_ok R d m 1 (e / k%:R).
Proof.
move=> k_gt0 e_gt0 e_le1; split=> [[A [B acc]]|[A [B acc]]]; exists A;
  last first.
  by exists B; apply: accessible_of_one.
have e_bd : 0 < e <= 1 by rewrite e_gt0.
have ker : kernel_lt A k e by apply/(sharp_lt A k e_bd); exists B.
have [B' B'_lt] := (sharp_entrywise_lt A k_gt0 e_gt0).2 ker.
by exists B'; apply/accessible1P.
Qed.

Theorem capacity_k1_le d k e : (0 < k)%N -> 0 <= e -> e < 1 ->
  capacity_ok_le R d m k e <-> capacity_ok_le R d m 1 (e / k%:R).
Proof.
move=> k_gt0 e_ge0 e_lt1; split=> [[A [B acc]]|[A [B acc]]]; exists A;
  last first.
  by exists B; apply: accessible_le_of_one.
have e_bd : 0 <= e < 1 by rewrite e_ge0.
have ker : kernel_le A k e by apply/(sharp_le A k e_bd); exists B.
have [B' B'_le] := (sharp_entrywise_le A k_gt0 e_ge0).2 ker.
by exists B'; apply/accessible_le1P.
Qed.

Lemma ltr_k_gt0 k e : 0 <= e -> e < k%:R -> (0 < k)%N.
Proof. by move=> e_ge0 /(le_lt_trans e_ge0); rewrite ltr0n. Qed.

Lemma ratio_lt1 k e : (0 < k)%N -> e < k%:R -> e / k%:R < 1.
Proof. by move=> k_gt0 lt_ek; rewrite ltr_pdivr_mulr ?ltr0n ?mul1r. Qed.

Theorem capacity_rank d k e : 0 < e -> e <= 1 -> e < k%:R ->
  capacity_ok R d m k e <->
  exists2 M : 'M[R]_m, (\rank M <= d)%N & near_identity M (coherence_of k e).
Proof.
move=> e_gt0 e_le1 lt_ek; have k_gt0 := ltr_k_gt0 (ltW e_gt0) lt_ek.
rewrite coherence_ofE // capacity_k1 //.
by apply: capacity_one; rewrite ?divr_gt0 ?ltr0n ?ratio_lt1.
Qed.

Theorem capacity_rank_le d k e : (0 < k)%N -> 0 <= e -> e < 1 ->
  capacity_ok_le R d m k e <->
  exists2 M : 'M[R]_m, (\rank M <= d)%N & near_identity_le M (coherence_of k e).
Proof.
move=> k_gt0 e_ge0 e_lt1; rewrite coherence_ofE // capacity_k1_le //.
apply: capacity_one_le; first by rewrite divr_ge0 ?ler0n.
by rewrite ratio_lt1 // (lt_le_trans e_lt1) // ler1n.
Qed.

(* ------------------------------------------------------------------------- *)
(* Lower bounds                                                               *)
(* ------------------------------------------------------------------------- *)

Theorem capacity_alon d k e s : 0 < e -> e <= 1 -> e < k%:R ->
    (1 < m)%N -> (0 < s)%N -> capacity_ok R d m k e ->
  m%:R < (ndegree d s)%:R * (1 + (m.-1)%:R * coherence_of k e ^+ (2 * s)).
Proof.
move=> e_gt0 e_le1 lt_ek m_gt1 s_gt0 /capacity_rank[]// M le_d nearM.
exact: alon_bound_lt nearM le_d.
Qed.

Theorem capacity_alon_le d k e s : (0 < k)%N -> 0 <= e -> e < 1 ->
    capacity_ok_le R d m k e ->
  m%:R <= (ndegree d s)%:R * (1 + (m.-1)%:R * coherence_of k e ^+ (2 * s)).
Proof.
move=> k_gt0 e_ge0 e_lt1 /capacity_rank_le[]// M le_d nearM.
exact: alon_bound_le nearM le_d.
Qed.

Theorem capacity_cheb d k e s (T := (cheb R s).[(k%:R - e) / e]) :
    0 < e -> e <= 1 -> e < k%:R -> capacity_ok R d m k e ->
  m%:R * T ^+ 2 <= (nparity d s)%:R * (T ^+ 2 + (m.-1)%:R).
Proof.
move=> e_gt0 e_le1 lt_ek /capacity_rank[]// M le_d [M1 Mlt].
have nearM : near_identity_le M (coherence_of k e).
  by split=> // i j ne_ij; apply/ltW/Mlt.
have := alon_bound_cheb s (coherence_of_gt0 e_gt0 lt_ek) nearM le_d.
by rewrite /coherence_of invf_div.
Qed.

Theorem capacity_cheb_le d k e s (T := (cheb R s).[(k%:R - e) / e]) :
    (0 < k)%N -> 0 < e -> e < 1 -> capacity_ok_le R d m k e ->
  m%:R * T ^+ 2 <= (nparity d s)%:R * (T ^+ 2 + (m.-1)%:R).
Proof.
move=> k_gt0 e_gt0 e_lt1.
case/(capacity_rank_le _ k_gt0 (ltW e_gt0) e_lt1) => M le_d nearM.
have lt_ek : e < k%:R by rewrite (lt_le_trans e_lt1) // ler1n.
have := alon_bound_cheb s (coherence_of_gt0 e_gt0 lt_ek) nearM le_d.
by rewrite /coherence_of invf_div.
Qed.

Theorem theorem3 d k e s : 0 < e -> e <= 1 -> e < k%:R ->
    (1 < m)%N -> (0 < s)%N -> ((k%:R - e) / e) ^+ (2 * s) <= (m.-1)%:R ->
    capacity_ok R d m k e ->
  s%:R < 6%:R * (e / (k%:R - e)) ^+ 2 * ((d + s).-1)%:R.
Proof.
move=> e_gt0 e_le1 lt_ek m_gt1 s_gt0 le_s /capacity_rank[]// M le_d nearM.
apply: near_identity_rank nearM le_d => //; first exact: coherence_of_gt0.
by rewrite /coherence_of invf_div.
Qed.

(* ------------------------------------------------------------------------- *)
(* Upper bounds                                                               *)
(* ------------------------------------------------------------------------- *)

Theorem theorem2_recentred k e q s : 0 < e -> e <= 1 -> e < k%:R ->
    (0 < q)%N -> (0 < s)%N -> k%:R - e <= q%:R * e ->
    (m * m.-1 * 2 ^ s < 3 ^ s)%N ->
  capacity_ok R (q ^ 2 * s) m k e.
Proof.
move=> e_gt0 e_le1 lt_ek q_gt0 s_gt0 le_kq lt_s.
have [S incS] := exists_incoherent q_gt0 lt_s.
have [G1 Gq] := incoherent_near_identity R q_gt0 s_gt0 incS.
apply/capacity_rank => //.
exists ((q ^ 2 * s)%:R^-1 *: ((sign_mx R S)^T *m sign_mx R S)).
  apply: leq_trans (mxrank_scale _ _) _.
  exact: leq_trans (mxrankM_maxr _ _) (rank_leq_row _).
split=> // i j ne_ij; apply: lt_le_trans (Gq i j ne_ij) _.
rewrite /coherence_of ler_pdivl_mulr ?subr_gt0 //.
by rewrite ler_pdivr_mull // ltr0n.
Qed.

Theorem theorem2_recentred_log k e q : 0 < e -> e <= 1 -> e < k%:R ->
    (0 < q)%N -> (1 < m)%N -> k%:R - e <= q%:R * e ->
  capacity_ok R (4 * q ^ 2 * up_log 2 m) m k e.
Proof.
move=> e_gt0 e_le1 lt_ek q_gt0 m_gt1 le_kq; rewrite [(4 * _)%N]mulnC -mulnA.
by apply: theorem2_recentred; rewrite ?muln_gt0 ?up_log_gt0 ?log_bound.
Qed.

(* ------------------------------------------------------------------------- *)
(* The bounded cases                                                          *)
(* ------------------------------------------------------------------------- *)

Theorem capacity_eta_gt1 k e : 0 < e -> e <= 1 -> e < k%:R ->
    (0 < m)%N -> 1 < coherence_of k e ->
  capacity_ok R 1 m k e /\ ~ capacity_ok R 0 m k e.
Proof.
move=> e_gt0 e_le1 lt_ek m_gt0 eta_gt1.
have k_gt0 := ltr_k_gt0 (ltW e_gt0) lt_ek.
split; last exact: capacity_ok0_le1.
by apply/capacity_rank => //; apply: near_identity_const.
Qed.

Theorem capacity_eta_eq1 k e : 0 < e -> e <= 1 -> e < k%:R ->
    (1 < m)%N -> coherence_of k e = 1 ->
  capacity_ok R 2 m k e /\ ~ capacity_ok R 1 m k e.
Proof.
move=> e_gt0 e_le1 lt_ek m_gt1 eta1; split.
  by apply/capacity_rank; rewrite ?eta1 //; apply: near_identity_circle.
case/capacity_rank => // M le_1; rewrite eta1 => nearM.
have := near_identity_rank_gt1 m_gt1 (lexx _) nearM.
by rewrite ltnNge le_1.
Qed.

(* Any other case: at least 2 neurons as soon as m >= 2. *)
Theorem capacity_eta_le1 k e : 0 < e -> e <= 1 -> e < k%:R ->
    (1 < m)%N -> coherence_of k e <= 1 -> ~ capacity_ok R 1 m k e.
Proof.
move=> e_gt0 e_le1 lt_ek m_gt1 eta_le1 /capacity_rank[]// M le_1 nearM.
have := near_identity_rank_gt1 m_gt1 eta_le1 nearM.
by rewrite ltnNge le_1.
Qed.

End CapacityTheorem.
