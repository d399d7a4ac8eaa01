From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import RealFieldRing Definitions WorstCaseError RankTrace.
From LRH Require Import EntrywisePower Chebyshev FarkasLemma SharpTheorem.
From LRH Require Import Capacity.
Require Import Field.

(******************************************************************************)
(*        Threshold probes, bias and activation (Theorem 12, Corollary 13)    *)
(*                                                                            *)
(* Binary features z in {0, 1}^m, rows x = C i of an interference matrix.     *)
(*        binary z == every entry of z is 0 or 1                              *)
(*     setsum x T  == \sum_(j in T) x j                                       *)
(*  separates C k i t == t < (C z) i <-> z i = 1 for all k-sparse binary z    *)
(*     offpos x i  == positive part of x off i (0 at i)                       *)
(*     offneg x i  == negative part of x off i                                *)
(* threshold_accessible A B k == for every i some threshold t separates       *)
(*                       feature i: C = B^T A                                 *)
(* threshold_ok R d m k == some A, B : 'M_(d, m) are threshold accessible     *)
(* activation_accessible A W k == for every i some nondecreasing activation f *)
(*                       and some bias b satisfy: f ((W^T A z) i + b) > 0     *)
(*                       <-> z i = 1, for all k-sparse binary z               *)
(*    vpos v, vneg v  == |v_+|_1, |v_-|_1                                     *)
(*     simplex_mx k   == a k x (k + 1) matrix whose kernel is the line of the *)
(*                       all-ones vector                                      *)
(* kernel_threshold A k == k |v|_oo < max (|v_+|_1, |v_-|_1) on ker A \ 0     *)
(*                                                                            *)
(* Main results, for k > 0:                                                   *)
(*   separatesP: some t separates feature i iff                               *)
(*     topk k (offpos (C i) i) + topk k.-1 (offneg (C i) i) < C i i, and then *)
(*     t = topk k (offpos (C i) i) does (separates_at)                        *)
(*   threshold_kernelP: some B is threshold accessible with A iff             *)
(*     kernel_threshold A k                                                   *)
(*   activation_threshold: monotone activation and bias reduce to thresholds  *)
(*   capacity_threshold, threshold_capacity:                                  *)
(*     d(m, k, 1 / 2) - 1 <= d_thr(m, k) <= d(m, k, 1 / 2)                    *)
(*   threshold_lower_bound: Theorem 12 with constants                         *)
(*   threshold_chebyshev: the bound of F4 for thresholds                      *)
(*   activation_lower_bound: Corollary 13 with constants                      *)
(*   threshold_one_sparse, threshold_one_sparse_circle: k = 1 takes one       *)
(*     neuron if m <= 2, never more than two                                  *)
(*   superposition_sparsity: d < m neurons and 0 < e <= 1 ask for k < e m     *)
(*   capacity_simplex, threshold_simplex: d(k + 1, k, 1 / 2) = k + 1 and      *)
(*     d_thr(k + 1, k) = k, so a bias can save a neuron                       *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Rows.

Variables (R : realFieldType) (m : nat).
Implicit Types (x : 'I_m -> R) (T : {set 'I_m}) (i : 'I_m) (z : 'cV[R]_m).

Definition binary z : bool := [forall j, (z j 0 == 0) || (z j 0 == 1)].
Definition setsum x T : R := \sum_(j in T) x j.
Definition offpos x i : 'I_m -> R := fun j =>
  if j == i then 0 else Num.max (x j) 0.
Definition offneg x i : 'I_m -> R := offpos (fun j => - x j) i.

Lemma offpos_ge0 x i j : 0 <= offpos x i j.
Proof. by rewrite /offpos; case: ifP => // _; rewrite le_maxr lexx orbT. Qed.

Lemma offpos_self x i : offpos x i i = 0.
Proof. by rewrite /offpos eqxx. Qed.

Lemma le_offpos x i j : j != i -> x j <= offpos x i j.
Proof. by rewrite /offpos => /negbTE->; rewrite le_maxr lexx. Qed.

Lemma setsum_le_offpos k x i T :
  i \notin T -> (#|T| <= k)%N -> setsum x T <= topk k (offpos x i).
Proof.
move=> iT leT; apply: le_trans (le_topk _ leT); apply: ler_sum => j jT.
rewrite ger0_norm ?offpos_ge0 // le_offpos //.
by apply: contraNneq iT => <-.
Qed.

Lemma offpos_attained k x i : exists T,
  [/\ i \notin T, (#|T| <= k)%N & setsum x T = topk k (offpos x i)].
Proof.
have [T leT ->] := topk_attained k (offpos x i).
exists [set j in T | (j != i) && (0 < x j)]; split.
- by rewrite !inE eqxx andbF.
- by apply: leq_trans leT; apply/subset_leq_card/subsetP => j;
  rewrite inE => /andP[].
rewrite [RHS](bigID (fun j =>
  (j != i) && (0 < x j))) /= [X in _ + X]big1 ?addr0.
  apply: eq_big => [j | j]; rewrite inE // => /and3P[_ /negbTE ne_j x_gt0].
  by rewrite ger0_norm ?offpos_ge0 // /offpos ne_j max_l ?ltW.
move=> j /andP[_]; rewrite negb_and negbK -leNgt /offpos.
by case: eqP => [_ | _ /= x_le0]; rewrite ?normr0 // max_r ?normr0.
Qed.

Lemma binary_indicator z : binary z -> z = indicator R (support z).
Proof.
move/forallP => bz; apply/colP => j; rewrite mxE inE.
by case/orP: (bz j) => /eqP->; rewrite ?eqxx ?oner_eq0.
Qed.

Lemma indicator_binary T : binary (indicator R T).
Proof.
by apply/forallP => j; rewrite mxE; case: (j \in T); rewrite eqxx ?orbT.
Qed.

Lemma support_indicator T : support (indicator R T) = T.
Proof. by apply/setP => j; rewrite inE mxE pnatr_eq0 eqb0 negbK. Qed.

Lemma indicator_sparse k T : ksparse k (indicator R T) = (#|T| <= k)%N.
Proof. by rewrite /ksparse -/(support _) support_indicator. Qed.

Lemma indicator_eq1 T i : (indicator R T i 0 == 1) = (i \in T).
Proof. by rewrite mxE; case: (i \in T); rewrite ?eqxx // eq_sym oner_eq0. Qed.

Lemma mul_indicator (C : 'M[R]_m) T i :
  (C *m indicator R T) i 0 = setsum (C i) T.
Proof.
rewrite mxE /setsum [RHS]big_mkcond; apply: eq_bigr => j _.
by rewrite mxE; case: (j \in T); rewrite ?mulr1 ?mulr0.
Qed.

Definition separates (C : 'M[R]_m) k i (t : R) : Prop :=
  forall z, ksparse k z -> binary z -> (t < (C *m z) i 0) = (z i 0 == 1).

Lemma separates_setP (C : 'M[R]_m) k i t :
  separates C k i t <->
  forall T, (#|T| <= k)%N -> (t < setsum (C i) T) = (i \in T).
Proof.
split=> [sep T leT | sep z kz /binary_indicator->].
  by rewrite -mul_indicator sep ?indicator_sparse ?indicator_binary
    ?indicator_eq1.
by rewrite mul_indicator indicator_eq1 sep.
Qed.

Variables (C : 'M[R]_m) (k : nat) (i : 'I_m).
Hypothesis k_gt0 : (0 < k)%N.

Lemma setsum_ge_offneg T : i \in T -> (#|T| <= k)%N ->
  C i i - topk k.-1 (offneg (C i) i) <= setsum (C i) T.
Proof.
move=> iT leT; rewrite /setsum (big_setD1 i iT) /= ler_add2l ler_oppl.
have <- : setsum (fun j => - C i j) (T :\ i) = - \sum_(j in T :\ i) C i j.
  exact: sumrN.
apply: setsum_le_offpos; first by rewrite !inE eqxx.
by rewrite -ltnS prednK // (leq_trans _ leT) // [leqRHS](cardsD1 i) iT.
Qed.

Lemma offneg_attained : exists T,
  [/\ i \in T, (#|T| <= k)%N
    & setsum (C i) T = C i i - topk k.-1 (offneg (C i) i)].
Proof.
have [T [iT leT eqT]] := offpos_attained k.-1 (fun j => - C i j) i.
exists (i |: T); split; first by rewrite setU11.
  by rewrite cardsU1 iT -(prednK k_gt0).
rewrite /setsum big_setU1 //= -[topk _ _]eqT /setsum sumrN opprK //.
Qed.

Lemma separates_at :
    topk k (offpos (C i) i) + topk k.-1 (offneg (C i) i) < C i i ->
  separates C k i (topk k (offpos (C i) i)).
Proof.
rewrite -ltr_subr_addr => lt_C; apply/separates_setP => T leT.
have [iT | iT] := boolP (i \in T).
  by apply: lt_le_trans lt_C (setsum_ge_offneg iT leT).
by apply/negbTE; rewrite -leNgt setsum_le_offpos.
Qed.

Theorem separatesP :
  (exists t, separates C k i t) <->
  topk k (offpos (C i) i) + topk k.-1 (offneg (C i) i) < C i i.
Proof.
split=> [[t /separates_setP sep] | lt_C]; last first.
  by exists (topk k (offpos (C i) i)); apply: separates_at.
have [T0 [iT0 leT0 <-]] := offpos_attained k (C i) i.
have [T1 [iT1 leT1 eqT1]] := offneg_attained.
rewrite -ltr_subr_addr -eqT1; apply: (@le_lt_trans _ _ t).
  by rewrite leNgt sep.
by rewrite sep.
Qed.

(* Any rule that compares by a monotone function separates. *)
Lemma monotone_separates (f : R -> R) (b : R) :
    {homo f : x y / x <= y} ->
    (forall z, ksparse k z -> binary z ->
       (0 < f ((C *m z) i 0 + b)) = (z i 0 == 1)) ->
  exists t, separates C k i t.
Proof.
move=> f_mono sep; apply/separatesP.
have [T0 [iT0 leT0 <-]] := offpos_attained k (C i) i.
have [T1 [iT1 leT1 eqT1]] := offneg_attained.
rewrite -ltr_subr_addr -eqT1 ltNge; apply/negP => le_10.
have := sep (indicator R T1); rewrite indicator_sparse indicator_binary.
rewrite mul_indicator indicator_eq1 iT1 => /(_ leT1 isT) f1.
have := sep (indicator R T0); rewrite indicator_sparse indicator_binary.
rewrite mul_indicator indicator_eq1 (negbTE iT0) => /(_ leT0 isT).
by move/negbT/negP; apply; apply: lt_le_trans f1 _; apply: f_mono;
  rewrite ler_add2r.
Qed.

End Rows.

Section Thresholds.

Variables (R : realFieldType) (d m k : nat) (A : 'M[R]_(d, m)).
Implicit Types (B : 'M[R]_(d, m)) (v : 'cV[R]_m).

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

Definition threshold_accessible B : Prop :=
  forall i, exists t, separates (interference A B) k i t.

Definition activation_accessible (W : 'M[R]_(d, m)) : Prop :=
  forall i, exists (f : R -> R) (b : R), {homo f : x y / x <= y}
    /\ forall z, ksparse k z -> binary z ->
         (0 < f ((W^T *m A *m z) i 0 + b)) = (z i 0 == 1).

Definition vpos v : R := \sum_j pospart (fun j => v j 0) j.
Definition vneg v : R := \sum_j negpart (fun j => v j 0) j.

Definition kernel_threshold : Prop :=
  forall v, A *m v = 0 -> v != 0 ->
  k%:R * vsup v < Num.max (vpos v) (vneg v).

Hypothesis k_gt0 : (0 < k)%N.

(* A kernel vector with a large positive entry. *)
Lemma separates_kernel B i v :
    (exists t, separates (interference A B) k i t) ->
    A *m v = 0 -> 0 < v i 0 -> (forall j, `|v j 0| <= v i 0) ->
  k%:R * v i 0 < Num.max (vpos v) (vneg v).
Proof.
move/(separatesP _ _ k_gt0); set x := interference A B i => lt_x Av M_gt0 v_le.
set M := v i 0 in M_gt0 v_le *; rewrite ltNge le_maxl;
  apply/negP => /andP[le_p le_n].
have sum0 : \sum_j x j * v j 0 = 0.
  have : (interference A B *m v) i 0 = 0.
    by rewrite /interference -mulmxA Av mulmx0 mxE.
  by rewrite mxE.
pose p j := pospart (fun j => v j 0) j; pose n j := negpart (fun j => v j 0) j.
have p_ge0 j : 0 <= p j by apply: pospart_ge0.
have n_ge0 j : 0 <= n j by apply: negpart_ge0.
have p_le j : p j <= M
  by rewrite /p /pospart le_maxl (ltW M_gt0) (le_trans (ler_norm _)).
have n_le j : n j <= M.
  by rewrite /n /negpart le_maxl (ltW M_gt0) (le_trans (ler_norm _)) ?normrN.
have v_pn j : v j 0 = p j - n j.
  rewrite /p /n /pospart /negpart; case: (leP (v j 0) 0) => [le0 | lt0].
    by rewrite max_l ?oppr_ge0 // sub0r opprK.
  by rewrite max_r ?subr0 // oppr_le0 ltW.
have p_i : p i = M by rewrite /p /pospart max_l // ltW.
pose q j := if j == i then 0 else p j.
have q_ge0 j : 0 <= q j by rewrite /q; case: ifP.
have hP : \sum_j offpos x i j * n j <= topk k (offpos x i) * M.
  apply: (le_trans (ler_norm _)); apply: topk_holder => [j|].
    by rewrite ger0_norm.
  by rewrite (eq_bigr n) => [//|j _]; rewrite ger0_norm.
have hN : \sum_j offneg x i j * q j <= topk k.-1 (offneg x i) * M.
  apply: (le_trans (ler_norm _)); apply: topk_holder => [j|].
    by rewrite ger0_norm // /q; case: ifP => // _; apply: ltW.
  rewrite (eq_bigr q) => [|j _]; last by rewrite ger0_norm.
  have : \sum_j p j <= k%:R * M by [].
  rewrite (bigD1 i) //= p_i -[k in k%:R * M](prednK k_gt0) mulrS mulrDl mul1r.
  rewrite ler_add2l => /(le_trans _); apply.
  rewrite (bigD1 i) //= {1}/q eqxx add0r le_eqVlt; apply/orP; left; apply/eqP.
  by apply: eq_bigr => j /negbTE ne_j; rewrite /q ne_j.
have le_sum : x i * M - \sum_j offpos x i j * n j - \sum_j offneg x i j * q j
  <= 0.
  have sum_i : x i * M + \sum_(j | j != i) x j * v j 0 = 0.
    by have := sum0; rewrite (bigD1 i).
  have off_i : \sum_j offpos x i j * n j + \sum_j offneg x i j * q j
      = \sum_(j | j != i) (offpos x i j * n j + offneg x i j * q j).
    by rewrite -big_split (bigD1 i) //= /offneg !offpos_self !mul0r !add0r.
  rewrite -addrA -opprD off_i -[leRHS]sum_i ler_add2l -sumrN.
  apply: ler_sum => j ne_j; rewrite v_pn /q (negbTE ne_j).
  have le_pos := le_offpos x ne_j;
    have le_neg := le_offpos (fun j => - x j) ne_j.
  rewrite -/(offneg x i) /= in le_neg.
  apply: (@le_of_sub _ ((offpos x i j - x j) * n j
                        + (offneg x i j - - x j) * p j)); last by ring_R.
  by rewrite addr_ge0 // mulr_ge0 // subr_ge0.
have : M * (x i - (topk k (offpos x i) + topk k.-1 (offneg x i))) <= 0.
  apply: le_trans le_sum.
  apply: (@le_of_sub _ ((topk k (offpos x i) * M - \sum_j offpos x i j * n j)
     + (topk k.-1 (offneg x i) * M - \sum_j offneg x i j * q j)));
       last by ring_R.
  by rewrite addr_ge0 // subr_ge0.
by rewrite leNgt mulr_gt0 // subr_gt0.
Qed.

Lemma vposN v : vpos (- v) = vneg v.
Proof. by apply: eq_bigr => j _; rewrite /pospart /negpart mxE. Qed.

Lemma vnegN v : vneg (- v) = vpos v.
Proof. by rewrite -vposN opprK. Qed.

Lemma vsupN v : vsup (- v) = vsup v.
Proof. by apply: eq_bigr => j _; rewrite mxE normrN. Qed.

Lemma threshold_accessible_kernel B : threshold_accessible B ->
  kernel_threshold.
Proof.
move=> acc v Av v0; have [i eq_i] : exists i, vsup v = `|v i 0|.
  by apply: supnorm_attained; rewrite -/(vsup v) vsup_gt0.
have v_gt0 : 0 < vsup v by rewrite vsup_gt0.
have le_i j : `|v j 0| <= `|v i 0| by rewrite -eq_i le_vsup.
rewrite eq_i in v_gt0 *; case: (leP 0 (v i 0)) => [ge0 | lt0].
  rewrite ger0_norm // in v_gt0 le_i *.
  exact: separates_kernel (acc i) _ _ _.
rewrite ltr0_norm // in v_gt0 le_i *.
have -> : - v i 0 = (- v) i 0 by rewrite mxE.
have -> : Num.max (vpos v) (vneg v) = Num.max (vpos (- v)) (vneg (- v)).
  by rewrite vposN vnegN maxC.
apply: separates_kernel (acc i) _ _ _.
- by rewrite mulmxN Av oppr0.
- by rewrite mxE.
- by move=> j; rewrite !mxE normrN.
Qed.

(* The converse: one row by duality.                                          *)
Section OneRow.

Variable i : 'I_m.

Let admissible (T : {set 'I_m}) : bool := (#|T| <= k)%N.
Let sT (T : {set 'I_m}) : R := if i \in T then -1 else 1.
Let lhs (T : {set 'I_m}) (l : nat) : R :=
  if admissible T then
    sT T * (if insub l is Some l' then \sum_(j in T) A l' j else -1)
  else 0.
Let strict (T : {set 'I_m}) : bool := admissible T && (i \in T).

Lemma kernel_threshold_not_refuted :
  kernel_threshold -> ~ refuted d.+1 lhs (fun=> 0) strict.
Proof.
move=> ker [w [w_ge0 wa wb]].
pose q j := \sum_(T | admissible T && (i \in T)) w T * (j \in T)%:R.
pose p j := \sum_(T | admissible T && (i \notin T)) w T * (j \in T)%:R.
pose M := \sum_(T | admissible T && (i \in T)) w T.
pose v : 'cV[R]_m := \col_j (q j - p j).
have split_adm (F : {set 'I_m} -> R) :
    \sum_T w T * (if admissible T then sT T * F T else 0)
    = \sum_(T | admissible T && (i \notin T)) w T * F T
      - \sum_(T | admissible T && (i \in T)) w T * F T.
  rewrite (bigID admissible) /= [X in _ + X]big1 ?addr0; last first.
    by move=> T /negbTE->; rewrite mulr0.
  rewrite (bigID (fun T : {set 'I_m} => i \in T)) /= addrC -sumrN.
  congr (_ + _); apply: eq_bigr => T /andP[-> iT]; rewrite /sT.
    by rewrite (negbTE iT) mul1r.
  by rewrite iT mulN1r mulrN.
have M_eq : \sum_(T | admissible T && (i \notin T)) w T = M.
  have := wa d (ltnSn d); rewrite /lhs insubN -?leqNgt // split_adm.
  rewrite -!big_distrl /= !mulrN1 opprK => /eqP.
  by rewrite addrC subr_eq0 => /eqP.
have Av : A *m v = 0.
  apply/colP => l; have := wa l (ltnW (ltn_ord l)); rewrite /lhs valK split_adm.
  have sum_set (P : pred {set 'I_m}) :
      \sum_(T | P T) w T * (\sum_(j in T) A l j)
      = \sum_j A l j * \sum_(T | P T) w T * (j \in T)%:R.
    rewrite (eq_bigr (fun T : {set 'I_m} =>
      \sum_j A l j * (w T * (j \in T)%:R))).
      by rewrite exchange_big; apply: eq_bigr => j _; rewrite big_distrr.
    move=> T _; rewrite big_distrr [LHS]big_mkcond; apply: eq_bigr => j _ /=.
    by case: (j \in T); rewrite ?mulr1 ?mulr0 // mulrC.
  rewrite !sum_set -sumrB => eq0; rewrite mxE [RHS]mxE.
  apply: oppr_inj; rewrite oppr0 -[RHS]eq0 -sumrN.
  by apply: eq_bigr => j _; rewrite mxE -/(p j) -/(q j); ring_R.
have M_gt0 : 0 < M.
  case: wb => [|[_ [T [/andP[admT iT] wT]]]].
    by rewrite big1 ?ltxx // => T _; rewrite mulr0.
  rewrite /M (bigD1 T) /= ?admT ?iT //.
  by apply: ltr_paddr => //; apply: sumr_ge0.
have q_i : q i = M.
  by apply: eq_bigr => T /andP[_ ->]; rewrite mulr1.
have p_i : p i = 0.
  by apply: big1 => T /andP[_ /negbTE->]; rewrite mulr0.
have q_ge0 j : 0 <= q j by apply: sumr_ge0 => T _; rewrite mulr_ge0 ?ler0n.
have p_ge0 j : 0 <= p j by apply: sumr_ge0 => T _; rewrite mulr_ge0 ?ler0n.
have q_le j : q j <= M.
  by apply: ler_sum => T _; rewrite ler_pimulr // lern1 leq_b1.
have p_le j : p j <= M.
  by rewrite -M_eq; apply: ler_sum => T _; rewrite ler_pimulr // lern1 leq_b1.
have card_sum (P : pred {set 'I_m}) :
    \sum_j \sum_(T | admissible T && P T) w T * (j \in T)%:R
    <= k%:R * \sum_(T | admissible T && P T) w T.
  rewrite exchange_big big_distrr /=; apply: ler_sum => T /andP[admT _].
  rewrite -big_distrr /= mulrC ler_wpmul2r //.
  rewrite -natr_sum ler_nat; apply: leq_trans admT.
  by rewrite -sum1_card [leqRHS]big_mkcond /=; apply: leq_sum => j _;
    case: (j \in T).
have v_i : v i 0 = M by rewrite mxE q_i p_i subr0.
have v_sup : vsup v = M.
  apply/eqP; rewrite eq_le; apply/andP; split; last first.
    by rewrite -v_i; apply: le_trans (ler_norm _) (le_vsup v i).
  apply/supnorm_leP => [|j]; first exact: ltW.
  rewrite mxE ler_norml ler_oppl opprB !ler_subl_addr.
  by rewrite !(le_trans (p_le j), le_trans (q_le j)) // ler_addl.
have v0 : v != 0 by rewrite -vsup_gt0 v_sup.
have := ker v Av v0; rewrite v_sup ltNge le_maxl; case/negP; apply/andP; split.
  apply: le_trans (card_sum (fun T : {set 'I_m} => i \in T));
    apply: ler_sum => j _.
  by rewrite /pospart mxE le_maxl -/(q j) q_ge0 ler_subl_addr ler_addl p_ge0.
rewrite -M_eq; apply: le_trans (card_sum (fun T : {set 'I_m} => i \notin T));
  apply: ler_sum => j _.
by rewrite /negpart mxE le_maxl -/(p j) p_ge0 opprB ler_subl_addr ler_addl
  q_ge0.
Qed.

Lemma kernel_threshold_row : kernel_threshold ->
  exists (b : 'rV[R]_d) (t : R),
  forall T : {set 'I_m}, (#|T| <= k)%N ->
    (t < \sum_(j in T) (b *m A) 0 j) = (i \in T).
Proof.
move=> ker.
have [[x feas] | /(kernel_threshold_not_refuted ker) //] :=
  motzkin d.+1 lhs (fun=> 0) strict.
exists (\row_l x l), (x d) => T leT; have := feas T.
rewrite big_ord_recr /= /lhs /strict /admissible leT insubN -?leqNgt //=.
rewrite (eq_bigr (fun l : 'I_d => sT T * (x l * \sum_(j in T) A l j)));
  last first.
  by move=> l _; rewrite valK -mulrA [_ * x l]mulrC.
rewrite -big_distrr /=.
have -> : \sum_(j in T) (\row_l x l *m A) 0 j = \sum_(l < d) x l * \sum_(j in
  T) A l j.
  transitivity (\sum_(j in T) \sum_(l < d) x l * A l j).
    by apply: eq_bigr => j _; rewrite mxE; apply: eq_bigr => l _; rewrite mxE.
  by rewrite exchange_big; apply: eq_bigr => l _; rewrite big_distrr.
set s := \sum_(l < d) _; rewrite /sT; case: (i \in T) => /=.
  by rewrite !mulN1r opprK mul1r addrC subr_lt0.
by rewrite !mul1r mulN1r subr_le0 leNgt => /negbTE.
Qed.

End OneRow.

Theorem threshold_kernelP :
  (exists B, threshold_accessible B) <-> kernel_threshold.
Proof.
split=> [[B] | ker]; first exact: threshold_accessible_kernel.
have row i : exists b : 'rV[R]_d, exists t : R,
    forall T : {set 'I_m}, (#|T| <= k)%N ->
      (t < \sum_(j in T) (b *m A) 0 j) = (i \in T).
  exact: kernel_threshold_row.
have [b sep] := fin_all_exists row.
exists (\matrix_i b i)^T => i; have [t sep_i] := sep i; exists t.
apply/separates_setP => T leT; rewrite -sep_i //; congr (_ < _).
apply: eq_bigr => j _; rewrite /interference trmxK !mxE.
by apply: eq_bigr => l _; rewrite mxE.
Qed.

(* Corollary 13: a monotone activation and a bias reduce to thresholds. *)
Theorem activation_threshold W :
  activation_accessible W <-> threshold_accessible W.
Proof.
split=> acc i; last first.
  have [t sep] := acc i; exists id, (- t); split=> // z kz bz.
  by rewrite subr_gt0 sep.
have [f [b [f_mono sep]]] := acc i.
exact: monotone_separates f_mono sep.
Qed.

End Thresholds.

Definition threshold_ok (R : realFieldType) d m k : Prop :=
  exists A B : 'M[R]_(d, m), threshold_accessible k A B.

Definition activation_ok (R : realFieldType) d m k : Prop :=
  exists A W : 'M[R]_(d, m), activation_accessible k A W.

Section ThresholdCapacity.

Variable R : realFieldType.
Implicit Types d m k s : nat.

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

(* Error below 1 / 2: the threshold 1 / 2 does. *)
Lemma accessible_half_threshold d m k (A B : 'M[R]_(d, m)) :
  accessible A B k 2%:R^-1 -> threshold_accessible k A B.
Proof.
move=> acc i; exists 2%:R^-1 => z kz bz.
have box : unit_box z.
  apply/unit_boxP => j; move/forallP/(_ j): bz.
  by case/orP=> /eqP->; rewrite ?normr0 ?normr1.
have := acc z kz box i; rewrite !mxE ltr_norml => /andP[lt1 lt2].
move/forallP/(_ i): bz => /orP[] /eqP z_i; rewrite z_i in lt1 lt2 *.
  rewrite subr0 in lt2; rewrite eq_sym oner_eq0; apply/negbTE.
  by rewrite -leNgt ltW.
rewrite eqxx; rewrite ltr_subr_addr in lt1.
suff -> : 2%:R^-1 = - 2%:R^-1 + 1 :> R by [].
apply/eqP; rewrite eq_sym addrC subr_eq.
by have := splitr (1 : R); rewrite mul1r => <-.
Qed.

Theorem capacity_threshold d m k :
  capacity_ok R d m k 2%:R^-1 -> threshold_ok R d m k.
Proof. by case=> A [B acc]; exists A, B; apply: accessible_half_threshold. Qed.

(* The all-ones row. *)
Lemma kernel_threshold_ones d m k (A : 'M[R]_(d, m)) : (0 < k)%N ->
  kernel_threshold k A ->
  kernel_lt (col_mx A (const_mx 1 : 'rV_m)) k 2%:R^-1.
Proof.
move=> k_gt0 ker v; rewrite mul_col_mx => eq0 v0.
have [Av ones] : A *m v = 0 /\ \sum_j v j 0 = 0.
  have := congr1 usubmx eq0; have := congr1 dsubmx eq0.
  rewrite col_mxKu col_mxKd => eqd equ; split; first by rewrite equ;
    apply/colP => j; rewrite !mxE.
  have := congr1 (fun M : 'M_(_, _) => M 0 0) eqd; rewrite !mxE => eqs.
  by rewrite -[RHS]eqs; apply: eq_bigr => j _; rewrite mxE mul1r.
have eq_pn j : v j 0 = pospart (fun j => v j 0) j - negpart (fun j => v j 0) j.
  rewrite /pospart /negpart; case: (leP (v j 0) 0) => [le0 | lt0].
    by rewrite max_l ?oppr_ge0 // sub0r opprK.
  by rewrite max_r ?subr0 // oppr_le0 ltW.
have eq_norm j : `|v j 0| = pospart (fun j => v j 0) j + negpart (fun j =>
  v j 0) j.
  rewrite /pospart /negpart; case: (leP (v j 0) 0) => [le0 | lt0].
    by rewrite max_l ?oppr_ge0 // add0r ler0_norm.
  by rewrite max_r ?addr0 ?gtr0_norm // oppr_le0 ltW.
have eq_vpn : vpos v = vneg v.
  apply/eqP; rewrite -subr_eq0 -sumrB -[X in _ == X]ones; apply/eqP.
  by apply: eq_bigr => j _.
have eq_l1 : vl1 v = vneg v *+ 2.
  rewrite mulr2n -{1}eq_vpn -big_split /=; apply: eq_bigr => j _.
  exact: eq_norm.
have := ker v Av v0; rewrite eq_vpn maxxx eq_l1 => /lt_le_trans; apply.
by rewrite -[vneg v *+ 2]mulr_natl mulrA mulVf ?pnatr_eq0 // mul1r.
Qed.

Theorem threshold_capacity d m k : (0 < k)%N ->
  threshold_ok R d m k -> capacity_ok R d.+1 m k 2%:R^-1.
Proof.
move=> k_gt0 [A [B acc]]; have ker := threshold_accessible_kernel k_gt0 acc.
have half_bd : 0 < (2%:R^-1 : R) <= 1.
  by rewrite invr_gt0 ltr0n invf_le1 ?ler1n ?ltr0n.
suff : capacity_ok R (d + 1) m k 2%:R^-1 by rewrite addn1.
apply/(capacity_kernel _ _ _ half_bd); exists (col_mx A (const_mx 1)).
exact: kernel_threshold_ones.
Qed.

Theorem activation_ok_threshold d m k : (0 < k)%N ->
  activation_ok R d m k <-> threshold_ok R d m k.
Proof.
move=> k_gt0; split=> -[A [B acc]]; exists A, B.
  exact/(activation_threshold A k_gt0 B).
exact/(activation_threshold A k_gt0 B).
Qed.

(* Theorem 12 with constants: d_thr >= d(m, k, 1 / 2) - 1 and Alon's bound.   *)
Theorem threshold_lower_bound d m k s :
    (0 < k)%N -> (1 < m)%N -> (0 < s)%N -> threshold_ok R d m k ->
  m%:R < (ndegree d.+1 s)%:R
         * (1 + m.-1%:R * (k.*2.-1)%:R^-1 ^+ (2 * s)) :> R.
Proof.
move=> k_gt0 m_gt1 s_gt0 /(threshold_capacity k_gt0) cap.
have half_lt1 : (2%:R^-1 : R) < 1 by rewrite invf_lt1 ?ltr0n // ltr1n.
have half_ltk : (2%:R^-1 : R) < k%:R by rewrite (lt_le_trans half_lt1) // ler1n.
have half_gt0 : 0 < (2%:R^-1 : R) by rewrite invr_gt0 ltr0n.
have := capacity_alon half_gt0 (ltW half_lt1) half_ltk m_gt1 s_gt0 cap.
suff -> : coherence_of k (2%:R^-1 : R) = (k.*2.-1)%:R^-1 by [].
rewrite /coherence_of -invfM mulrBr mulfV ?pnatr_eq0 //.
by rewrite -natrM mul2n -subn1 natrB // double_gt0.
Qed.

(* The bound of F4.  With a row of ones under A, row i of the near-identity    *)
(* matrix is an affine function of the column a_j of A, so an entrywise       *)
(* polynomial of degree s has its rows among the polynomials of degree s in   *)
(* d variables, a space of dimension ndegree d.+1 s = 'C(d + s, s).           *)
Lemma sum_ndegree d s : (\sum_(t < s.+1) ndegree d t = ndegree d.+1 s)%N.
Proof.
elim: s => [|s IHs]; first by rewrite big_ord1 !ndegree0.
by rewrite big_ord_recr /= IHs /ndegree !addSn /= addnS binS addnC.
Qed.

Lemma mxrank_affine_poly n d s (p : {poly R}) (X : 'M[R]_n) (b : 'I_n -> R) :
  (\rank X <= d)%N -> (size p <= s.+1)%N ->
  (\rank (polymx p (\matrix_(i, j) (X i j + b i)%R)) <= ndegree d.+1 s)%N.
Proof.
move=> le_d le_p; pose c i : {poly R} := p \Po ('X + (b i)%:P).
have le_c i : (size (c i) <= s.+1)%N.
  apply: leq_trans le_p; rewrite /c size_comp_poly2 //.
  by rewrite size_XaddC.
have -> : polymx p (\matrix_(i, j) (X i j + b i))
    = \sum_(t < s.+1) (diag_mx (\row_i (c i)`_t) *m entrypow t X).
  apply/matrixP => i j; rewrite summxE !mxE.
  have -> : p.[X i j + b i] = (c i).[X i j] by rewrite horner_comp !hornerE.
  rewrite (horner_coef_wide _ (le_c i)); apply: eq_bigr => t _.
  by rewrite mul_diag_mx !mxE.
rewrite -sum_ndegree; elim/big_rec2: _ => [|t r M _ le_M]; first by rewrite mxrank0.
apply: leq_trans (mxrank_add _ _) (leq_add _ le_M).
apply: leq_trans (mxrankM_maxr _ _) (leq_trans (mxrank_entrypow _ _) _).
exact: leq_ndegree.
Qed.

Theorem threshold_chebyshev d m k s (T := (cheb R s).[(coherence_of k 2%:R^-1)^-1]) :
    (0 < k)%N -> threshold_ok R d m k ->
  m%:R * T ^+ 2 <= (ndegree d.+1 s)%:R * (T ^+ 2 + m.-1%:R).
Proof.
move=> k_gt0 [A [B acc]]; have ker := threshold_accessible_kernel k_gt0 acc.
have half_gt0 : 0 < (2%:R^-1 : R) by rewrite invr_gt0 ltr0n.
have half_lt1 : (2%:R^-1 : R) < 1 by rewrite invf_lt1 ?ltr0n // ltr1n.
have half_ltk : (2%:R^-1 : R) < k%:R by rewrite (lt_le_trans half_lt1) // ler1n.
set eta := coherence_of _ _ in T *; have eta_gt0 : 0 < eta by apply: coherence_of_gt0.
have [B' B'_lt] := (sharp_entrywise_lt _ k_gt0 half_gt0).2 (kernel_threshold_ones k_gt0 ker).
pose C := interference (col_mx A (const_mx 1 : 'rV_m)) B'.
have [D1 Dlt] : near_identity (unit_rows C) eta.
  rewrite /eta coherence_ofE //; apply: near_identity_of_one.
    exact: ratio_lt1.
  exact/accessible1P.
clearbody eta; pose b i : R := B' (rshift d 0) i.
have CE i j : C i j = ((usubmx B')^T *m A) i j + b i.
  rewrite /C /interference -{1}[B']vsubmxK tr_col_mx mul_row_col !mxE big_ord1 !mxE.
  by rewrite mulr1.
pose X : 'M[R]_m := diag_mx (\row_i (eta * C i i)^-1) *m ((usubmx B')^T *m A).
have le_X : (\rank X <= d)%N.
  apply: leq_trans (mxrankM_maxr _ _) _.
  exact: leq_trans (mxrankM_maxr _ _) (rank_leq_row _).
have XE : eta^-1 *: unit_rows C = \matrix_(i, j) (X i j + b i * (eta * C i i)^-1).
  apply/matrixP => i j; rewrite [LHS]mxE unit_rowsE [RHS]mxE.
  have -> : X i j = (eta * C i i)^-1 * ((usubmx B')^T *m A) i j.
    by rewrite /X mul_diag_mx mxE mxE.
  rewrite (CE i j) invfM; move: ((_ *m A) i j) (b i) (eta^-1) ((C i i)^-1) => y z t u.
  ring_R.
rewrite -[X in _ + X]mulr1.
pose D := eta^-1 *: unit_rows C; have DE i j : D i j = eta^-1 * unit_rows C i j.
  by rewrite mxE.
apply: (rank_trace_const_le (M := polymx (cheb R s) D)).
- by move=> i; rewrite mxE DE D1 mulr1.
- move=> i j ne_ij; rewrite mxE DE -(real_normK (num_real _.[_])).
  rewrite expr_le1 // cheb_bounded // normrM normfV (gtr0_norm eta_gt0).
  by rewrite ler_pdivr_mull // mulr1 ltW ?Dlt.
rewrite /D XE; apply: mxrank_affine_poly le_X _.
by apply/leq_sizeP => t lt_st; rewrite coef_cheb_eq0 ?lt_st.
Qed.

(* Corollary 13 with constants. *)
Theorem activation_lower_bound d m k s :
    (0 < k)%N -> (1 < m)%N -> (0 < s)%N -> activation_ok R d m k ->
  m%:R < (ndegree d.+1 s)%:R
         * (1 + m.-1%:R * (k.*2.-1)%:R^-1 ^+ (2 * s)) :> R.
Proof.
move=> k_gt0 m_gt1 s_gt0 /(activation_ok_threshold _ _ k_gt0).
exact: threshold_lower_bound.
Qed.

(* ------------------------------------------------------------------------- *)
(* One-sparse binary features                                                 *)
(* ------------------------------------------------------------------------- *)

Lemma one_sparse_separates m (M : 'M[R]_m) i :
    0 < M i i -> (forall j, j != i -> M i j < M i i) ->
  exists t, separates M 1 i t.
Proof.
move=> M_gt0 M_lt; apply/separatesP => //.
rewrite topk0 addr0; apply: le_lt_trans (topk_le_supnorm _ _) _; rewrite mul1r.
apply/supnorm_ltP => // j; rewrite ger0_norm ?offpos_ge0 // /offpos.
by case: eqVneq => // ne_j; rewrite lt_maxl M_lt.
Qed.

Lemma separates_one_sparse m (M : 'M[R]_m) i t : separates M 1 i t ->
  0 < M i i /\ forall j, j != i -> M i j < M i i.
Proof.
move=> sep; have : exists t, separates M 1 i t by exists t.
move/(separatesP _ _ (ltn0Sn 0)); rewrite topk0 addr0 => lt_M.
split=> [|j ne_j]; first exact: le_lt_trans (topk_ge0 _ _) lt_M.
apply: le_lt_trans lt_M; apply: le_trans (le_offpos _ ne_j) _.
have := le_topk (T := [set j]) (k := 1) (offpos (M i) i).
by rewrite cards1 big_set1 ger0_norm ?offpos_ge0 // => ->.
Qed.

Lemma separates_mono m k k' (M : 'M[R]_m) i t :
  (k' <= k)%N -> separates M k i t -> separates M k' i t.
Proof. by move=> le_k sep z kz; apply: sep; apply: leq_trans kz le_k. Qed.

Theorem threshold_one_sparse_circle m : threshold_ok R 2 m 1.
Proof.
have [M le_M [M1 M_lt]] := near_identity_circle R m.
have [A [B eqM]] := rank_factor le_M.
exists A, B => i; rewrite eqM; apply: one_sparse_separates;
  rewrite ?M1 ?ltr01 //.
move=> j ne_j; apply: le_lt_trans (ler_norm _) _.
by rewrite M_lt // eq_sym.
Qed.

Theorem threshold_one_sparse m : threshold_ok R 1 m 1 <-> (m <= 2)%N.
Proof.
split=> [[A [B acc]] | le_m].
  rewrite leqNgt; apply/negP => m_gt2.
  pose a j := A 0 j; pose b j := B 0 j.
  have C_eq i j : interference A B i j = b i * a j.
    by rewrite /interference mxE big_ord1 mxE.
  have neg i j : i != j -> a i * a j < 0.
    move=> ne_ij; have [t /separates_one_sparse[i_gt0 i_lt]] := acc i.
    have [u /separates_one_sparse[j_gt0 j_lt]] := acc j.
    have := i_lt j; rewrite eq_sym ne_ij => /(_ isT); have := j_lt i ne_ij.
    move: i_gt0 j_gt0; rewrite !C_eq -[b j * a i < _]subr_gt0.
    rewrite -[b i * a j < _]subr_gt0 => ai aj lt1 lt2.
    have bb_lt0 : b i * b j < 0.
      have : (b i * b j) * (a i - a j) ^+ 2 < 0.
        rewrite -oppr_gt0; have := mulr_gt0 lt1 lt2.
        by congr (0 < _); ring_R.
      apply: contraTT; rewrite -!leNgt => bb_ge0.
      by rewrite mulr_ge0 ?sqr_ge0.
    have := mulr_gt0 ai aj.
    have -> : b i * a i * (b j * a j) = (b i * b j) * (a i * a j) by ring_R.
    by rewrite nmulr_rgt0.
  pose i0 := Ordinal (leq_trans (isT : 0 < 3)%N m_gt2).
  pose i1 := Ordinal (leq_trans (isT : 1 < 3)%N m_gt2).
  pose i2 := Ordinal (leq_trans (isT : 2 < 3)%N m_gt2).
  have : 0 <= (a i0 * a i1 * a i2) ^+ 2 by apply: sqr_ge0.
  have -> : (a i0 * a i1 * a i2) ^+ 2 = (a i0 * a i1) * (a i1 * a i2) * (a i0
    * a i2).
    by ring_R.
  by rewrite leNgt nmulr_llt0 ?neg // nmulr_rgt0 ?neg //.
pose A : 'M[R]_(1, m) := \matrix_(l, j) if (j : nat) == 0%N then 1 else -1.
have C_eq i j : interference A A i j
    = (if (i : nat) == 0%N then 1 else -1) * (if (j : nat) == 0%N then 1 else
      -1).
  by rewrite /interference mxE big_ord1 !mxE.
exists A, A => i; apply: one_sparse_separates => [|j ne_j]; rewrite !C_eq.
  by case: ifP => _; rewrite ?mulrNN mulr1 ltr01.
move: (ltn_ord i) (ltn_ord j) ne_j; rewrite -val_eqE /=.
have lt_m1 : - 1 < 1 :> R
  by rewrite (lt_trans (_ : - 1 < 0)) ?ltr01 // oppr_lt0 ltr01.
case: (val i) (val j) => [|[|x]] [|[|y]] //= lt_i lt_j _;
  rewrite ?mulN1r ?mulr1 ?opprK ?mul1r //.
- by move: (leq_trans lt_j le_m); rewrite !ltnS ltn0.
- by move: (leq_trans lt_i le_m); rewrite !ltnS ltn0.
by move: (leq_trans lt_i le_m); rewrite !ltnS ltn0.
Qed.

(* ------------------------------------------------------------------------- *)
(* A bias can save a neuron: d_thr(k + 1, k) = k, d(k + 1, k, 1 / 2) = k + 1  *)
(* ------------------------------------------------------------------------- *)

Lemma vl1_le_vsup m (v : 'cV[R]_m) : vl1 v <= m%:R * vsup v.
Proof.
rewrite -[m in m%:R]card_ord -sum1_card natr_sum big_distrl /=.
by apply: ler_sum => j _; rewrite mul1r le_vsup.
Qed.

(* Superposition itself asks for k < e m. *)
Theorem superposition_sparsity d m k (e : R) :
  0 < e <= 1 -> (d < m)%N -> capacity_ok R d m k e -> k%:R < e * m%:R.
Proof.
move=> e_bd lt_dm /(capacity_kernel _ _ _ e_bd)[A ker];
  have /andP[e_gt0 _] := e_bd.
have /rowV0Pn[v] : kermx A^T != 0.
  rewrite kermx_eq0 /row_free neq_ltn; apply/orP; left.
  exact: leq_ltn_trans (rank_leq_col _) lt_dm.
rewrite sub_kermx => /eqP Av v0.
have Av' : A *m v^T = 0 by apply: trmx_inj; rewrite trmx_mul trmxK Av trmx0.
have v0' : v^T != 0 by rewrite trmx_eq0.
have := ker v^T Av' v0'; rewrite -[k%:R < _](ltr_pmul2r (_ : 0 < vsup v^T)).
  move/lt_le_trans; apply; rewrite -mulrA ler_pmul2l //.
  exact: vl1_le_vsup.
by rewrite vsup_gt0.
Qed.

Lemma threshold_ok_mono d d' m k :
  (d <= d')%N -> threshold_ok R d m k -> threshold_ok R d' m k.
Proof.
move=> le_dd' [A [B acc]]; rewrite -(subnKC le_dd').
exists (col_mx A 0), (col_mx B 0) => i; have [t sep] := acc i; exists t.
by rewrite /interference tr_col_mx mul_row_col mulmx0 addr0.
Qed.

Theorem capacity_simplex d k : (0 < k)%N ->
  capacity_ok R d k.+1 k 2%:R^-1 <-> (k < d)%N.
Proof.
move=> k_gt0; have half_gt0 : 0 < (2%:R^-1 : R) by rewrite invr_gt0 ltr0n.
have half_bd : 0 < (2%:R^-1 : R) <= 1.
  by rewrite half_gt0 invf_le1 ?ler1n ?ltr0n.
split=> [cap | lt_kd]; last first.
  by apply: capacity_ok_mono lt_kd _; apply: capacity_ok_id.
rewrite ltnNge; apply/negP => le_dk.
have := superposition_sparsity half_bd (leq_ltn_trans le_dk (ltnSn k)) cap.
rewrite mulrC ltr_pdivl_mulr ?ltr0n // -natrM ltr_nat muln2 -addnn.
by rewrite -[k.+1]addn1 ltn_add2l ltnNge k_gt0.
Qed.

(* The simplex: the kernel of simplex_mx k is spanned by the all-ones vector. *)
Definition simplex_mx k : 'M[R]_(k, k.+1) :=
  \matrix_(l, j) ((j == widen_ord (leqnSn k) l)%:R - (j == ord_max)%:R).

Lemma simplex_kernel k (v : 'cV[R]_k.+1) : simplex_mx k *m v = 0 ->
  forall j, v j 0 = v ord_max 0.
Proof.
move=> Av j; have [-> // | ne_j] := eqVneq j ord_max.
have lt_jk : (j < k)%N.
  by rewrite ltn_neqAle -ltnS ltn_ord andbT -(inj_eq val_inj) in ne_j *.
have := congr1 (fun w : 'cV_k => w (Ordinal lt_jk) 0) Av; rewrite !mxE.
rewrite (eq_bigr (fun i => (i == j)%:R * v i 0 - (i == ord_max)%:R * v i 0)).
  have pick i0 : \sum_i (i == i0)%:R * v i 0 = v i0 0.
    rewrite (bigD1 i0) //= eqxx mul1r big1 ?addr0 // => i /negbTE->.
    by rewrite mul0r.
  by rewrite sumrB !pick => /subr0_eq.
move=> i _; rewrite mxE mulrBl; congr ((_ == _)%:R * _ - _); exact: val_inj.
Qed.

Theorem threshold_simplex d k : (0 < k)%N ->
  threshold_ok R d k.+1 k <-> (k <= d)%N.
Proof.
move=> k_gt0; split=> [/(threshold_capacity k_gt0) cap | le_kd].
  by have := (capacity_simplex d.+1 k_gt0).1 cap; rewrite ltnS.
apply: threshold_ok_mono le_kd _; exists (simplex_mx k).
apply/(threshold_kernelP _ k_gt0) => v Av v0.
have eq_v := simplex_kernel Av; set s := v ord_max 0 in eq_v.
have sup_v : vsup v = `|s|.
  apply/eqP; rewrite eq_le -{2}(eq_v ord_max) le_vsup andbT.
  by apply/supnorm_leP => // j; rewrite eq_v.
have sum_v : Num.max (vpos v) (vneg v) = k.+1%:R * `|s|.
  have -> : vpos v = k.+1%:R * Num.max s 0.
    rewrite /vpos (eq_bigr (fun=> Num.max s 0)) => [|j _];
      last by rewrite /pospart eq_v.
    by rewrite sumr_const card_ord mulr_natl.
  have -> : vneg v = k.+1%:R * Num.max (- s) 0.
    rewrite /vneg (eq_bigr (fun=> Num.max (- s) 0)) => [|j _];
      last by rewrite /negpart eq_v.
    by rewrite sumr_const card_ord mulr_natl.
  rewrite -maxr_pmulr ?ler0n //; congr (_ * _).
  case: (leP 0 s) => [s_ge0 | s_lt0].
    by rewrite [Num.max (- s) 0]max_r ?oppr_le0 // max_l // ger0_norm.
  by rewrite [Num.max (- s) 0]max_l ?oppr_ge0 ?(ltW s_lt0) // max_r ?oppr_ge0
    ?(ltW s_lt0) // ltr0_norm.
rewrite sum_v sup_v ltr_pmul2r ?ltr_nat //.
by rewrite -sup_v vsup_gt0.
Qed.

End ThresholdCapacity.
