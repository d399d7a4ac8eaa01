From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import RealFieldRing Definitions WorstCaseError FarkasLemma.
Require Import Field.

(******************************************************************************)
(*     The sharp theorem for a fixed matrix A of representation vectors       *)
(*                                                                            *)
(* For kernel vectors v : 'cV_m the norms are those of j |-> v j 0:           *)
(*          vsup v == |v|_oo                                                  *)
(*          vl1 v  == |v|_1                                                   *)
(* kernel_le A k e == k |v|_oo <= e |v|_1 for all v in ker A                  *)
(* kernel_lt A k e == k |v|_oo < e |v|_1 for all v in ker A \ 0               *)
(*                                                                            *)
(* is_mu_star A mu == mu is the maximum of |v|_oo / |v|_1 over ker A \ 0 (0   *)
(*                    if ker A = 0)                                           *)
(*                                                                            *)
(* Main results:                                                              *)
(*   topk_holder: |\sum_j x j * y j| <= topk k x * M as soon as |y|_oo <= M   *)
(*     and |y|_1 <= k M                                                       *)
(*   sharp_le:   for 0 <= e < 1, some B has error <= e iff kernel_le A k e    *)
(*   sharp_lt:   for 0 < e <= 1, some B has error < e iff kernel_lt A k e     *)
(*   sharp_le_all, sharp_lt_all: the same for every e: from e >= 1 (e > 1)    *)
(*     on, B = 0 will do                                                      *)
(*   sharp_entrywise_le, sharp_entrywise_lt: and then B may be chosen with    *)
(*     |B^T A - I| <= e / k (< e / k) entrywise, if k > 0                     *)
(*   mu_star_exists, mu_star_unique: the maximum exists                       *)
(*   sharp_value_le, sharp_value_lt: the least error of any B is              *)
(*     min(1, k mu), and it is attained                                       *)
(*   capacity_kernel, capacity_kernel_le: the capacity by kernels alone       *)
(*   kernel_vector_refutes: one kernel vector refutes every B at once         *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* ------------------------------------------------------------------------- *)
(* The norm dual to topk k                                                    *)
(* ------------------------------------------------------------------------- *)

Section TopkHolder.

Variables (R : realFieldType) (m k : nat).
Implicit Types (x y : 'I_m -> R) (T : {set 'I_m}).

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

(* The k largest entries are separated from the others by a threshold tau.    *)
Lemma topk_threshold x : exists T (tau : R),
  [/\ (#|T| <= k)%N, topk k x = \sum_(j in T) `|x j|, 0 <= tau
    & [/\ forall j, j \in T -> tau <= `|x j|, forall j, j \notin T ->
      `|x j| <= tau
        & (#|T| < k)%N -> tau = 0]].
Proof.
have [T leTk eqT] := topk_attained k x; exists T.
pose tau := \big[Num.max/0]_(j | j \notin T) `|x j|; exists tau.
have tau_ge0 : 0 <= tau by apply: bigmaxr_ge0.
have tau_max j : j \notin T -> `|x j| <= tau.
  exact: (le_bigmaxr (P := fun j => j \notin T) (fun j => `|x j|)).
have [inT | /existsP[j0 j0T]] := altP (@forallP _ (fun j => j \in T)).
  have tau0 : tau = 0 by rewrite /tau big_pred0 // => j; rewrite inT.
  by rewrite tau0; split=> //; split=> // j; rewrite ?normr_ge0 ?inT.
have [l lT tau_l] := bigmaxr_attained
  (ex_intro (fun j => j \notin T) j0 j0T) (fun j _ => normr_ge0 (x j)).
rewrite -/tau in tau_l; split=> //; split=> // [j jT | ltTk].
  have : \sum_(i in l |: (T :\ j)) `|x i| <= topk k x.
    apply: le_topk; rewrite cardsU1 !inE negb_and lT orbT add1n.
    by rewrite (leq_trans _ leTk) // [in leqRHS](cardsD1 j) jT.
  rewrite eqT big_setU1 ?inE ?negb_and ?lT ?orbT //= -tau_l.
  by rewrite (big_setD1 j jT) /= ler_add2r.
apply/eqP; rewrite eq_le tau_ge0 andbT.
have : \sum_(i in l |: T) `|x i| <= topk k x.
  by apply: le_topk; rewrite cardsU1 lT.
by rewrite eqT big_setU1 //= -tau_l ger_addr.
Qed.

Lemma topk_holder x y M :
    (forall j, `|y j| <= M) -> \sum_j `|y j| <= k%:R * M ->
  `|\sum_j x j * y j| <= topk k x * M.
Proof.
move=> y_le y_l1; have [T [tau [leTk -> tau_ge0 [tau_in tau_out tau0]]]] :=
  topk_threshold x.
apply: le_trans (ler_norm_sum _ _ _) _.
have [m0 _ | j0] := pickP (predT : pred 'I_m); last first.
  rewrite big1 => [|j _]; last by have := j0 j.
  by rewrite big1 ?mul0r // => j _; have := j0 j.
have M_ge0 : 0 <= M by apply: le_trans (y_le m0).
have le_sum : \sum_j `|x j * y j|
    <= \sum_(j in T) (`|x j| - tau) * M + tau * \sum_j `|y j|.
  rewrite [X in tau * X](bigID (mem T))
    /= mulrDr addrA big_distrr -big_split /=.
  rewrite (bigID (mem T)) /= big_distrr /=.
  apply: ler_add; apply: ler_sum => j jT; rewrite normrM; last first.
    by rewrite ler_wpmul2r ?tau_out.
  apply: (@le_of_sub _ ((`|x j| - tau) * (M - `|y j|))); last by ring_R.
  by rewrite mulr_ge0 // subr_ge0 ?tau_in.
apply: le_trans le_sum _.
have -> : \sum_(j in T) (`|x j| - tau) * M
    = (\sum_(j in T) `|x j|) * M - #|T|%:R * tau * M.
  by rewrite -big_distrl /= sumrB sumr_const -[tau *+ _]mulr_natl mulrBl.
have tau_k : #|T|%:R * tau = k%:R * tau.
  have := leTk; rewrite leq_eqVlt => /predU1P[-> // | /tau0->].
  by rewrite !mulr0.
rewrite tau_k.
apply: (@le_of_sub _ (tau * (k%:R * M - \sum_j `|y j|))); last by ring_R.
by rewrite mulr_ge0 // subr_ge0.
Qed.

Lemma topk_le_supnorm x : topk k x <= k%:R * supnorm x.
Proof.
apply/topk_leP; first by rewrite mulr_ge0 ?ler0n ?supnorm_ge0.
move=> T leTk; apply: (@le_trans _ _ (\sum_(j in T) supnorm x)).
  by apply: ler_sum => j _; apply: le_supnorm.
by rewrite sumr_const -[supnorm x *+ _]mulr_natl ler_wpmul2r ?supnorm_ge0
  ?ler_nat.
Qed.

Lemma topk0 x : topk 0 x = 0.
Proof.
have [T] := topk_attained 0 x; rewrite leqn0 cards_eq0 => /eqP-> ->.
exact: big_set0.
Qed.

Lemma supnorm_attained x : (0 < supnorm x) -> exists i, supnorm x = `|x i|.
Proof.
move=> x_gt0; have [i0 _ | no_i] := pickP (predT : pred 'I_m).
  have [i _ eq_i] := bigmaxr_attained
    (ex_intro (fun _ => true) i0 isT) (fun j _ => normr_ge0 (x j)).
  by exists i.
by move: x_gt0; rewrite /supnorm big_pred0 ?ltxx // => j; have := no_i j.
Qed.

End TopkHolder.

(* ------------------------------------------------------------------------- *)
(* The sharp theorem                                                          *)
(* ------------------------------------------------------------------------- *)

Section SharpTheorem.

Variables (R : realFieldType) (d m : nat) (A : 'M[R]_(d, m)).
Implicit Types (B : 'M[R]_(d, m)) (v : 'cV[R]_m) (k : nat) (e : R).

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

Definition vsup v : R := supnorm (fun j => v j 0).
Definition vl1 v : R := l1norm (fun j => v j 0).

Definition kernel_le k e : Prop :=
  forall v, A *m v = 0 -> k%:R * vsup v <= e * vl1 v.

Definition kernel_lt k e : Prop :=
  forall v, A *m v = 0 -> v != 0 -> k%:R * vsup v < e * vl1 v.

Lemma vsup_ge0 v : 0 <= vsup v. Proof. exact: supnorm_ge0. Qed.
Lemma vl1_ge0 v : 0 <= vl1 v. Proof. exact: l1norm_ge0. Qed.

Lemma le_vsup v j : `|v j 0| <= vsup v.
Proof. exact: (le_supnorm (fun j => v j 0)). Qed.

Lemma vsup_gt0 v : (0 < vsup v) = (v != 0).
Proof.
apply/idP/idP => [v_gt0 | v0].
  have [i eq_i] := supnorm_attained v_gt0; apply: contraTneq v_gt0 => v0.
  by rewrite /vsup eq_i v0 mxE normr0 ltxx.
rewrite lt_neqAle vsup_ge0 andbT; apply: contraNneq v0 => sup0.
apply/eqP/colP => j; rewrite mxE; apply/eqP; rewrite -normr_le0 sup0.
exact: le_vsup.
Qed.

Lemma vsup_le_vl1 v : vsup v <= vl1 v.
Proof.
apply/supnorm_leP => [|j]; first exact: vl1_ge0.
by rewrite /vl1 /l1norm (bigD1 j) //= ler_addl sumr_ge0.
Qed.

Lemma vl1_gt0 v : (0 < vl1 v) = (v != 0).
Proof.
apply/idP/idP => [v_gt0 | v0]; last first.
  by apply: lt_le_trans (vsup_le_vl1 v); rewrite vsup_gt0.
apply: contraTneq v_gt0 => ->; rewrite /vl1 /l1norm big1 ?ltxx // => j _.
by rewrite mxE normr0.
Qed.

(* On the kernel of A the deviation is - v, whatever B is. *)
Lemma deviation_kernel B v i :
  A *m v = 0 -> \sum_j deviation A B i j * v j 0 = - v i 0.
Proof.
move=> Av; have <- : (deviation A B *m v) i 0 = - v i 0; last by rewrite mxE.
by rewrite -deviationM -mulmxA Av mulmx0 sub0r mxE.
Qed.

(* The key inequality: |v|_oo <= |E_i|_(k) max (|v|_oo, |v|_1 / k).           *)
Lemma kernel_topk B k v : A *m v = 0 -> v != 0 -> (0 < k)%N ->
  exists i, vsup v <= topk k (deviation A B i) * Num.max (vsup v) (vl1 v /
    k%:R).
Proof.
move=> Av v0 k_gt0; have [i eq_i] : exists i, vsup v = `|v i 0|.
  by apply: supnorm_attained; rewrite -/(vsup v) vsup_gt0.
exists i; rewrite {1}eq_i -normrN -(deviation_kernel B i Av).
apply: topk_holder => [j|]; first by rewrite le_maxr le_vsup.
rewrite maxr_pmulr ?ler0n // le_maxr [k%:R * (_ / _)]mulrC mulfVK ?lexx ?orbT
  //.
by rewrite pnatr_eq0 -lt0n.
Qed.

Lemma accessible_le_kernel B k e :
  e < 1 -> 0 <= e -> accessible_le A B k e -> kernel_le k e.
Proof.
move=> e_lt1 e_ge0 /accessible_leP acc v Av.
have [-> | v0] := eqVneq v 0.
  have -> : vsup 0 = 0; last by rewrite mulr0 mulr_ge0 ?vl1_ge0.
  by apply/eqP; rewrite eq_le vsup_ge0 andbT leNgt vsup_gt0 eqxx.
have [-> | k_gt0] := posnP k; first by rewrite mul0r mulr_ge0 ?vl1_ge0.
have [i le_i] := kernel_topk B Av v0 k_gt0.
have sup_gt0 : 0 < vsup v by rewrite vsup_gt0.
have max_ge0 : 0 <= Num.max (vsup v) (vl1 v / k%:R) by rewrite le_maxr vsup_ge0.
move: (le_trans le_i (ler_wpmul2r max_ge0 (acc i))).
case: (leP (vsup v) (vl1 v / k%:R)) => [_ | _]; last first.
  move=> le_v; suff : vsup v < vsup v by rewrite ltxx.
  by apply: le_lt_trans le_v _; rewrite gtr_pmull.
by rewrite mulrA ler_pdivl_mulr ?ltr0n // mulrC.
Qed.

Lemma accessible_lt_kernel B k e :
  e <= 1 -> 0 < e -> accessible A B k e -> kernel_lt k e.
Proof.
move=> e_le1 e_gt0 /accessibleP acc v Av v0.
have [-> | k_gt0] := posnP k; first by rewrite mul0r mulr_gt0 ?vl1_gt0.
have [i le_i] := kernel_topk B Av v0 k_gt0.
have sup_gt0 : 0 < vsup v by rewrite vsup_gt0.
have max_gt0 : 0 < Num.max (vsup v) (vl1 v / k%:R) by rewrite lt_maxr sup_gt0.
have lt_i : vsup v < e * Num.max (vsup v) (vl1 v / k%:R).
  by apply: le_lt_trans le_i _; rewrite ltr_pmul2r.
move: lt_i; case: (leP (vsup v) (vl1 v / k%:R)) => [_ | _]; last first.
  move=> lt_v; suff : vsup v < vsup v by rewrite ltxx.
  by apply: lt_le_trans lt_v _; rewrite ger_pmull.
by rewrite mulrA ltr_pdivl_mulr ?ltr0n // mulrC.
Qed.


(* The converse: one row of B from duality.                                   *)
Lemma row_approximation_le (t : R) i : 0 <= t ->
    (forall v, A *m v = 0 -> v i 0 <= t * vl1 v) ->
  exists b : 'rV[R]_d, forall j, `|(b *m A) 0 j - (i == j)%:R| <= t.
Proof.
move=> t_ge0 ker.
have [// | [v [_ Av]]] := sup_approximation A (fun j => (i == j)%:R)
                            (st := false) t_ge0.
rewrite /= (bigD1 i) //= eqxx mul1r big1 ?addr0 => [|j].
  by rewrite -/(vl1 v) ker.
by rewrite eq_sym => /negbTE->; rewrite mul0r.
Qed.

Lemma row_approximation_lt (t : R) i : 0 < t ->
    (forall v, A *m v = 0 -> v != 0 -> v i 0 < t * vl1 v) ->
  exists b : 'rV[R]_d, forall j, `|(b *m A) 0 j - (i == j)%:R| < t.
Proof.
move=> t_gt0 ker.
have [// | [v [v0 Av]]] := sup_approximation A (fun j => (i == j)%:R)
                            (st := true) t_gt0.
rewrite /= (bigD1 i) //= eqxx mul1r big1 ?addr0 => [|j].
  by rewrite -/(vl1 v) ker.
by rewrite eq_sym => /negbTE->; rewrite mul0r.
Qed.

Lemma rows_deviation (b : 'I_m -> 'rV[R]_d) i j :
  deviation A (\matrix_i b i)^T i j = (b i *m A) 0 j - (i == j)%:R.
Proof.
rewrite deviationE /interference trmxK !mxE; congr (_ - _).
by apply: eq_bigr => l _; rewrite mxE.
Qed.

Theorem sharp_entrywise_le k e : (0 < k)%N -> 0 <= e ->
  (exists B, forall i j, `|deviation A B i j| <= e / k%:R) <-> kernel_le k e.
Proof.
move=> k_gt0 e_ge0; have k_gt0R : 0 < k%:R :> R by rewrite ltr0n.
split=> [[B B_le] v Av | ker].
  have [-> | v0] := eqVneq v 0.
    have -> : vsup 0 = 0; last by rewrite mulr0 mulr_ge0 ?vl1_ge0.
    by apply/eqP; rewrite eq_le vsup_ge0 andbT leNgt vsup_gt0 eqxx.
  have [i eq_i] : exists i, vsup v = `|v i 0|.
    by apply: supnorm_attained; rewrite -/(vsup v) vsup_gt0.
  rewrite eq_i -normrN -(deviation_kernel B i Av) mulrC -ler_pdivl_mulr //.
  apply: le_trans (ler_norm_sum _ _ _) _.
  rewrite mulrAC big_distrr /=; apply: ler_sum => j _.
  by rewrite normrM ler_wpmul2r.
have row i : exists b : 'rV[R]_d,
    forall j, `|(b *m A) 0 j - (i == j)%:R| <= e / k%:R.
  apply: row_approximation_le => [|v Av]; first by rewrite divr_ge0 ?ler0n.
  apply: le_trans (ler_norm _) (le_trans (le_vsup v i) _).
  by rewrite mulrAC ler_pdivl_mulr // [vsup v * _]mulrC ker.
have [b b_le] := fin_all_exists row.
by exists (\matrix_i b i)^T => i j; rewrite rows_deviation.
Qed.

Theorem sharp_entrywise_lt k e : (0 < k)%N -> 0 < e ->
  (exists B, forall i j, `|deviation A B i j| < e / k%:R) <-> kernel_lt k e.
Proof.
move=> k_gt0 e_gt0; have k_gt0R : 0 < k%:R :> R by rewrite ltr0n.
split=> [[B B_lt] v Av v0 | ker].
  have [i eq_i] : exists i, vsup v = `|v i 0|.
    by apply: supnorm_attained; rewrite -/(vsup v) vsup_gt0.
  rewrite eq_i -normrN -(deviation_kernel B i Av) mulrC -ltr_pdivl_mulr //.
  apply: le_lt_trans (ler_norm_sum _ _ _) _.
  rewrite mulrAC big_distrr /= (bigD1 i) //= [ltRHS](bigD1 i) //=.
  apply: ltr_le_add; last first.
    by apply: ler_sum => j _; rewrite normrM ler_wpmul2r // ltW.
  by rewrite normrM ltr_pmul2r // -eq_i vsup_gt0.
have row i : exists b : 'rV[R]_d,
    forall j, `|(b *m A) 0 j - (i == j)%:R| < e / k%:R.
  apply: row_approximation_lt => [|v Av v0]; first by rewrite divr_gt0.
  apply: le_lt_trans (ler_norm _) (le_lt_trans (le_vsup v i) _).
  by rewrite mulrAC ltr_pdivl_mulr // [vsup v * _]mulrC ker.
have [b b_lt] := fin_all_exists row.
by exists (\matrix_i b i)^T => i j; rewrite rows_deviation.
Qed.

(* Entrywise error at most e / k is error at most e on k-sparse vectors.      *)
Lemma entrywise_accessible_le B k e : (0 < k)%N -> 0 <= e ->
  (forall i j, `|deviation A B i j| <= e / k%:R) -> accessible_le A B k e.
Proof.
move=> k_gt0 e_ge0 B_le; apply/accessible_leP => i.
apply: le_trans (topk_le_supnorm _ _) _.
rewrite mulrC -ler_pdivl_mulr ?ltr0n //.
by apply/supnorm_leP => //; rewrite divr_ge0 ?ler0n.
Qed.

Lemma entrywise_accessible_lt B k e : (0 < k)%N -> 0 < e ->
  (forall i j, `|deviation A B i j| < e / k%:R) -> accessible A B k e.
Proof.
move=> k_gt0 e_gt0 B_lt; apply/accessibleP => i.
apply: le_lt_trans (topk_le_supnorm _ _) _.
rewrite mulrC -ltr_pdivl_mulr ?ltr0n //.
by apply/supnorm_ltP => //; rewrite divr_gt0 ?ltr0n.
Qed.

(* F7, the form with error <= e.                                              *)
Theorem sharp_le k e : 0 <= e < 1 ->
  (exists B, accessible_le A B k e) <-> kernel_le k e.
Proof.
case/andP=> e_ge0 e_lt1; split=> [[B] | ker].
  exact: accessible_le_kernel.
have [-> | k_gt0] := posnP k.
  by exists 0; apply/accessible_leP => i; rewrite topk0.
have [B B_le] := (sharp_entrywise_le k_gt0 e_ge0).2 ker.
by exists B; apply: entrywise_accessible_le.
Qed.

(* F7, the paper's notion: error < e.                                         *)
Theorem sharp_lt k e : 0 < e <= 1 ->
  (exists B, accessible A B k e) <-> kernel_lt k e.
Proof.
case/andP=> e_gt0 e_le1; split=> [[B] | ker].
  exact: accessible_lt_kernel.
have [-> | k_gt0] := posnP k.
  by exists 0; apply/accessibleP => i; rewrite topk0.
have [B B_lt] := (sharp_entrywise_lt k_gt0 e_gt0).2 ker.
by exists B; apply: entrywise_accessible_lt.
Qed.

(* B = 0 has error at most 1.                                                 *)
Lemma accessible_le_zero k : accessible_le A 0 k 1.
Proof.
move=> z _ /unit_boxP box i.
by rewrite trmx0 !mul0mx sub0r mxE normrN.
Qed.

Theorem sharp_le_all k e : 0 <= e ->
  (exists B, accessible_le A B k e) <-> (1 <= e \/ kernel_le k e).
Proof.
move=> e_ge0; have [le1e | lte1] := leP 1 e; last first.
  have [e_bd1 e_bd2] := sharp_le k (introT andP (conj e_ge0 lte1)).
  by split=> [/e_bd1 | []] //; right.
split=> _; first by left.
by exists 0 => z kz box i; apply: le_trans (accessible_le_zero kz box i) le1e.
Qed.

Theorem sharp_lt_all k e : 0 < e ->
  (exists B, accessible A B k e) <-> (1 < e \/ kernel_lt k e).
Proof.
move=> e_gt0; have [lt1e | lee1] := ltP 1 e; last first.
  have [e_bd1 e_bd2] := sharp_lt k (introT andP (conj e_gt0 lee1)).
  by split=> [/e_bd1 | []] //; right.
split=> _; first by left.
by exists 0 => z kz box i;
  apply: le_lt_trans (accessible_le_zero kz box i) lt1e.
Qed.

(* One kernel vector refutes every decoder at once.                           *)
Theorem kernel_vector_refutes v k e : e <= 1 -> 0 < e ->
    A *m v = 0 -> v != 0 -> e * vl1 v <= k%:R * vsup v ->
  forall B, ~ accessible A B k e.
Proof.
move=> e_le1 e_gt0 Av v0 le_v B acc.
have := accessible_lt_kernel e_le1 e_gt0 acc Av v0.
by rewrite ltNge le_v.
Qed.

(* mu*(A), the largest |v|_oo / |v|_1 over the nonzero kernel vectors, and 0  *)
(* if there is none.                                                          *)
Definition is_mu_star (mu : R) : Prop :=
  [/\ 0 <= mu, forall v, A *m v = 0 -> vsup v <= mu * vl1 v
    & mu = 0 \/ exists v, [/\ A *m v = 0, v != 0 & vsup v = mu * vl1 v]].

Theorem mu_star_exists : exists mu, is_mu_star mu.
Proof.
have [t t_ok] := fin_all_exists
  (fun i => sup_approximation_attained A (fun j => (i == j)%:R)).
pose mu := \big[Num.max/0]_i t i; exists mu.
have t_ge0 i : 0 <= t i by case: (t_ok i).
have mu_ge0 : 0 <= mu by apply: bigmaxr_ge0.
have le_mu v : A *m v = 0 -> vsup v <= mu * vl1 v.
  move=> Av; apply/supnorm_leP => [|i]; first by rewrite mulr_ge0 ?vl1_ge0.
  have [_ [b b_le] _] := t_ok i.
  have b_v : \sum_j (b *m A) 0 j * v j 0 = 0.
    have -> : \sum_j (b *m A) 0 j * v j 0 = (b *m A *m v) 0 0 by rewrite mxE.
    by rewrite -mulmxA Av mulmx0 mxE.
  have -> : v i 0 = - \sum_j ((b *m A) 0 j - (i == j)%:R) * v j 0.
    rewrite (eq_bigr (fun j => (b *m A) 0 j * v j 0 - (i == j)%:R * v j 0)).
      rewrite sumrB b_v sub0r opprK (bigD1 i) //= eqxx mul1r big1 ?addr0 //.
      by move=> j; rewrite eq_sym => /negbTE->; rewrite mul0r.
    by move=> j _; rewrite mulrBl.
  rewrite normrN; apply: le_trans (ler_norm_sum _ _ _) _.
  rewrite /vl1 /l1norm big_distrr /=; apply: ler_sum => j _.
  rewrite normrM ler_wpmul2r // (le_trans (b_le j)) //.
  exact: (le_bigmaxr (P := predT) t).
split=> //; have [mu0 | mu_neq0] := eqVneq mu 0; [by left | right].
have [i0 _ | no_i] := pickP (predT : pred 'I_m); last first.
  by case/eqP: mu_neq0; rewrite /mu big_pred0 // => j; have := no_i j.
have [i _ mu_i] := bigmaxr_attained (ex_intro (fun _ => true) i0 isT)
                     (fun i _ => t_ge0 i).
have [_ _ [t0 | [v [v0 Av le_v]]]] := t_ok i.
  by case/eqP: mu_neq0; rewrite /mu mu_i.
exists v; split=> //; apply/eqP; rewrite eq_le le_mu //= /mu mu_i.
apply: le_trans le_v _; rewrite (bigD1 i) //= eqxx mul1r big1 ?addr0.
  exact: le_trans (ler_norm _) (le_vsup v i).
by move=> j; rewrite eq_sym => /negbTE->; rewrite mul0r.
Qed.

Theorem mu_star_unique mu mu' : is_mu_star mu -> is_mu_star mu' -> mu = mu'.
Proof.
have le_mu x y : is_mu_star x -> is_mu_star y -> x <= y.
  case=> x_ge0 _ [-> [] // | [v [Av v0 eq_v]] [y_ge0 le_y _]].
  by have := le_y v Av; rewrite eq_v ler_pmul2r // vl1_gt0.
by move=> mu1 mu2; apply/eqP; rewrite eq_le !le_mu.
Qed.

Lemma mu_star_kernel_le mu k e : is_mu_star mu -> 0 <= e ->
  kernel_le k e <-> k%:R * mu <= e.
Proof.
case=> mu_ge0 le_mu att e_ge0; split=> [ker | le_e v Av].
  case: att => [-> | [v [Av v0 eq_v]]]; first by rewrite mulr0.
  by have := ker v Av; rewrite eq_v mulrA ler_pmul2r // vl1_gt0.
apply: le_trans (_ : _ <= k%:R * (mu * vl1 v)) _.
  by rewrite ler_wpmul2l ?ler0n ?le_mu.
by rewrite mulrA ler_wpmul2r ?vl1_ge0.
Qed.

Lemma mu_star_kernel_lt mu k e : is_mu_star mu -> 0 < e ->
  kernel_lt k e <-> k%:R * mu < e.
Proof.
case=> mu_ge0 le_mu att e_gt0; split=> [ker | lt_e v Av v0].
  case: att => [-> | [v [Av v0 eq_v]]]; first by rewrite mulr0.
  by have := ker v Av v0; rewrite eq_v mulrA ltr_pmul2r // vl1_gt0.
apply: le_lt_trans (_ : _ <= k%:R * (mu * vl1 v)) _.
  by rewrite ler_wpmul2l ?ler0n ?le_mu.
by rewrite mulrA ltr_pmul2r ?vl1_gt0.
Qed.

(* F7: the least error over all B is min(1, k mu-star), and it is attained.   *)
Theorem sharp_value_le mu k e : is_mu_star mu -> 0 <= e ->
  (exists B, accessible_le A B k e) <-> Num.min 1 (k%:R * mu) <= e.
Proof.
move=> mu_ok e_ge0; rewrite le_minl; split.
  by case/(sharp_le_all _ e_ge0) =>
    [-> // | /(mu_star_kernel_le _ mu_ok e_ge0)->];
     rewrite orbT.
move=> le_e; apply/(sharp_le_all _ e_ge0); case/orP: le_e => [| le_e];
  [by left | right].
exact/(mu_star_kernel_le _ mu_ok e_ge0).
Qed.

Theorem sharp_value_lt mu k e : is_mu_star mu -> 0 < e ->
  (exists B, accessible A B k e) <-> Num.min 1 (k%:R * mu) < e.
Proof.
move=> mu_ok e_gt0; rewrite lt_minl; split.
  by case/(sharp_lt_all _ e_gt0) =>
    [-> // | /(mu_star_kernel_lt _ mu_ok e_gt0)->];
     rewrite orbT.
move=> lt_e; apply/(sharp_lt_all _ e_gt0); case/orP: lt_e => [| lt_e];
  [by left | right].
exact/(mu_star_kernel_lt _ mu_ok e_gt0).
Qed.

End SharpTheorem.

(* The paper's capacity in terms of kernels alone.                            *)
Theorem capacity_kernel (R : realFieldType) d m k (e : R) : 0 < e <= 1 ->
  capacity_ok R d m k e <-> exists A : 'M[R]_(d, m), kernel_lt A k e.
Proof.
move=> e_bd; split=> [[A [B accAB]] | [A ker]]; exists A.
  by apply/(sharp_lt A k e_bd); exists B.
by apply/(sharp_lt A k e_bd).
Qed.

Theorem capacity_kernel_le (R : realFieldType) d m k (e : R) : 0 <= e < 1 ->
  capacity_ok_le R d m k e <-> exists A : 'M[R]_(d, m), kernel_le A k e.
Proof.
move=> e_bd; split=> [[A [B accAB]] | [A ker]]; exists A.
  by apply/(sharp_le A k e_bd); exists B.
by apply/(sharp_le A k e_bd).
Qed.
