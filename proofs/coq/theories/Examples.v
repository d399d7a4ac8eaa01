From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import Definitions WorstCaseError EntrywisePower Chebyshev.
From LRH Require Import Capacity.

(******************************************************************************)
(*             Exact capacities from equiangular lines                        *)
(*                                                                            *)
(*            dotz u v == the inner product of two lists of integers          *)
(*   gram_check N p q vs == the lists vs have squared norm N and distinct     *)
(*                         ones have inner product at most (p / q) N in       *)
(*                         absolute value: a computation                      *)
(*                                                                            *)
(* Main results, with the non-strict capacity (error <= e), over any real     *)
(* field; each is the least number of neurons:                                *)
(*   capacity_10_2: d(10, 2, 1/2) = 5    capacity_16_2: d(16, 2, 1/2) = 6     *)
(*   capacity_28_2: d(28, 2, 1/2) = 7    capacity_120_2: d(120, 2, 2/3) = 8   *)
(*   capacity_276_3: d(276, 3, 1/2) = 23                                      *)
(* and with the paper's strict capacity                                       *)
(*   capacity_28_2_strict: d(28, 2, e) = 7 for 1/2 < e <= 7/13                *)
(*   gap_19_3: d(19, 3, 1/2) >= 12        gap_14_2: d(14, 2, 1/4) >= 12       *)
(* Two features in the plane, over the rationals:                             *)
(*   oblique_accessible: exact recovery, though a_1 and a_2 are not           *)
(*     orthogonal (as in Figure 1)                                            *)
(*   skew_accessible: with B = A = (1 1/2; 0 1) the worst-case error is 3/4   *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* ------------------------------------------------------------------------- *)
(* Gram matrices of integer vectors                                           *)
(* ------------------------------------------------------------------------- *)

Definition dotz (u v : seq int) : int :=
  foldr (fun xy s => xy.1 * xy.2 + s) 0 (zip u v).

Definition gram_check (N p q : nat) (vs : seq (seq int)) : bool :=
  all (fun i => let u := nth [::] vs i in
    (dotz u u == N%:Z) &&
    all (fun j => (i == j) || (`|dotz u (nth [::] vs j)| * q <= p * N)%N)
        (iota 0 (size vs)))
    (iota 0 (size vs)).

Definition sumz (u : seq int) : int := foldr (fun x s => x + s) 0 u.

Lemma dotzE u v d : size u = d -> size v = d ->
  dotz u v = \sum_(l < d) u`_l * v`_l.
Proof.
rewrite /dotz; elim: d u v => [|d IHd] [|x u] [|y v] //= => [_ _|[su] [sv]].
  by rewrite big_ord0.
by rewrite big_ord_recl /= -IHd.
Qed.

Section Lines.

Variables (R : realFieldType) (N p q n d : nat) (vs : seq (seq int)).
Hypotheses (N_gt0 : (0 < N)%N) (q_gt0 : (0 < q)%N).
Hypotheses (size_vs : size vs = n) (dim_vs : all (fun v => size v == d) vs).
Hypothesis (check_vs : gram_check N p q vs).

Definition line_mx : 'M[R]_(n, d) := \matrix_(i, l) ((nth [::] vs i)`_l)%:~R.

Definition line_gram : 'M[R]_n := N%:R^-1 *: (line_mx *m line_mx^T).

Lemma line_dim (i : 'I_n) : size (nth [::] vs i) = d.
Proof. by apply/eqP/(allP dim_vs)/mem_nth; rewrite size_vs. Qed.

Lemma line_dot (i j : 'I_n) :
  (line_mx *m line_mx^T) i j = (dotz (nth [::] vs i) (nth [::] vs j))%:~R.
Proof.
rewrite (@dotzE _ _ d) ?line_dim // mxE rmorph_sum; apply: eq_bigr => l _.
by rewrite !mxE rmorphM.
Qed.

Lemma line_near : near_identity_le line_gram (p%:R / q%:R).
Proof.
have N_gt0R : (0 : R) < N%:R by rewrite ltr0n.
have q_gt0R : (0 : R) < q%:R by rewrite ltr0n.
have check (i : 'I_n) : let u := nth [::] vs i in (dotz u u == N%:Z) &&
    all (fun j => (i == j :> nat)
         || (`|dotz u (nth [::] vs j)| * q <= p * N)%N) (iota 0 n).
  have := allP check_vs i; rewrite mem_iota add0n /= size_vs.
  by apply; apply: ltn_ord.
split=> [i|i j ne_ij]; rewrite mxE line_dot.
  have /andP[/eqP-> _] := check i.
  by rewrite mulVf ?gt_eqF.
have /andP[_ /allP/(_ (j : nat))] := check i.
rewrite mem_iota ltn_ord => /(_ isT);
  rewrite (negPf ne_ij : (i == j :> nat) = false) /=.
move=> le_pq; rewrite normrM normfV gtr0_norm // -intr_norm ler_pdivr_mull //.
rewrite mulrA ler_pdivl_mulr // mulrC [N%:R * _]mulrC.
by rewrite -abszE -pmulrn -!natrM ler_nat mulnC.
Qed.

Lemma line_rank : (\rank line_gram <= d)%N.
Proof.
apply: leq_trans (mxrank_scale _ _) _.
exact: leq_trans (mxrankM_maxl _ _) (rank_leq_col _).
Qed.

(* All the vectors orthogonal to one vector w: one dimension less. *)
Lemma line_rank_orth (w : seq int) : size w = d -> w`_0 != 0 ->
  all (fun v => dotz v w == 0) vs -> (\rank line_gram <= d.-1)%N.
Proof.
move=> size_w w0_neq0 orth_w; apply: leq_trans (mxrank_scale _ _) _.
apply: leq_trans (mxrankM_maxl _ _) _.
have d_gt0 : (0 < d)%N.
  by case: posnP => // d0; move: w0_neq0; rewrite nth_default // size_w d0.
pose W : 'cV[R]_d := \col_l (w`_l)%:~R.
have W_rank : (0 < \rank W)%N.
  rewrite lt0n mxrank_eq0; apply: contra w0_neq0 => /eqP/matrixP.
  by move=> /(_ (Ordinal d_gt0) 0)/eqP; rewrite !mxE intr_eq0.
rewrite -ltnS prednK // -addn1; apply: leq_trans (leq_add (leqnn _) W_rank) _.
apply: mulmx0_rank_max; apply/colP => i; rewrite !mxE.
have /allP/(_ (nth [::] vs i)) := orth_w.
rewrite mem_nth ?size_vs // => /(_ isT)/eqP dot_i.
rewrite -[RHS](rmorph0 [rmorphism of intmul (1 : R)]) -dot_i.
rewrite (dotzE (line_dim i) size_w) rmorph_sum.
by apply: eq_bigr => l _; rewrite !mxE rmorphM.
Qed.

End Lines.

(* ------------------------------------------------------------------------- *)
(* The lines                                                                  *)
(* ------------------------------------------------------------------------- *)

Definition sign_lists (n : nat) : seq (seq int) :=
  iter n (fun s => map (cons 1) s ++ map (cons (-1)) s) [:: [::]].

(* 10 lines in R^5: the splits of 6 points in two triples. *)
Definition lines10 : seq (seq int) :=
  [seq 1 :: v | v <- sign_lists 5 & sumz v == -1].

(* 16 lines in R^6: the sign vectors with an even number of -1, up to sign. *)
Definition lines16 : seq (seq int) :=
  [seq 1 :: v | v <- sign_lists 5 & foldr *%R 1 v == 1].

Definition pairs8 : seq (nat * nat) :=
  [seq ab <- allpairs pair (iota 0 8) (iota 0 8) | (ab.1 < ab.2)%N].

Definition two_valued (x y z : int) (ab : nat * nat) : seq int :=
  [seq (if l == ab.1 then x else if l == ab.2 then y else z) | l <- iota 0 8].

(* 28 lines in R^7: the permutations of (3, 3, -1, -1, -1, -1, -1, -1). *)
Definition lines28 : seq (seq int) :=
  [seq two_valued 3%:Z 3%:Z (-1) ab | ab <- pairs8].

(* 120 lines in R^8: the roots of E8, up to sign. *)
Definition lines120 : seq (seq int) :=
  [seq two_valued 2%:Z 2%:Z 0 ab | ab <- pairs8]
  ++ [seq two_valued 2%:Z (- 2%:Z) 0 ab | ab <- pairs8]
  ++ [seq 1 :: v | v <- sign_lists 7 & foldr *%R 1 v == 1].

Lemma lines10_check : [&& size lines10 == 10%N,
  all (fun v => size v == 6%N) lines10,
  all (fun v => dotz v (nseq 6 1) == 0) lines10 & gram_check 6 1 3 lines10].
Proof. by vm_compute. Qed.

Lemma lines16_check : [&& size lines16 == 16%N,
  all (fun v => size v == 6%N) lines16
  & gram_check 6 1 3 lines16].
Proof. by vm_compute. Qed.

Lemma lines28_check : [&& size lines28 == 28%N,
  all (fun v => size v == 8%N) lines28,
  all (fun v => dotz v (nseq 8 1) == 0) lines28 & gram_check 24 1 3 lines28].
Proof. by vm_compute. Qed.

Lemma lines120_check : [&& size lines120 == 120%N,
  all (fun v => size v == 8%N) lines120
  & gram_check 8 1 2 lines120].
Proof. by vm_compute. Qed.

(* 276 lines in R^23: the 253 words of weight 7 of the binary Golay code of   *)
(* length 23, and the 23 coordinates; all orthogonal to (5, 1, ..., 1).       *)
Definition golay_word : seq bool :=
  nseq 11 false
  ++ [seq b == 1%N | b <- [:: 1; 0; 1; 0; 1; 1; 1; 0; 0; 0; 1; 1]%N].

Definition xor_words (u v : seq bool) : seq bool :=
  [seq xy.1 (+) xy.2 | xy <- zip u v].

Definition golay_code : seq (seq bool) :=
  foldr (fun r ws => ws ++ map (xor_words (rot r golay_word)) ws)
    [:: nseq 23 false] (iota 0 12).

Definition lines276 : seq (seq int) :=
  [seq 3%:Z :: [seq (if l == i then 7%:Z else -1) | l <- iota 0 23]
     | i <- iota 0 23]
  ++ [seq -1 :: [seq (if b then 3%:Z else -1) | b <- v]
     | v <- golay_code & count id v == 7%N].

Lemma lines276_check : [&& size lines276 == 276%N,
  all (fun v => size v == 24%N) lines276,
  all (fun v => dotz v (5%:Z :: nseq 23 1) == 0) lines276
  & gram_check 80 1 5 lines276].
Proof. by vm_compute. Qed.

(* ------------------------------------------------------------------------- *)
(* Exact capacities                                                           *)
(* ------------------------------------------------------------------------- *)

Section ExactCapacities.

Variable R : realFieldType.
Implicit Types (d k m n p q : nat) (e : R).

(* e = 2 a / (a + b) with k = 2 has coherence a / b, and so on: the error     *)
(* k p / (p + q) has coherence p / q.                                         *)
Definition error_of k p q : R := (k * p)%:R / (p + q)%:R.

Lemma coherence_error_of k p q : (0 < k)%N -> (0 < q)%N ->
  coherence_of k (error_of k p q) = p%:R / q%:R.
Proof.
move=> k_gt0 q_gt0; rewrite coherence_ofE // /error_of.
have K_neq0 : (k%:R : R) != 0 by rewrite pnatr_eq0 -lt0n.
have pq_neq0 : ((p + q)%:R : R) != 0 by rewrite pnatr_eq0 -lt0n addn_gt0 q_gt0
  orbT.
rewrite natrM -[k%:R * _ / _]mulrA [k%:R * _]mulrC mulfK //.
rewrite -[X in _ / (X - _)](divff pq_neq0) -mulrBl [X in X - _]natrD.
rewrite [_ + _ - _]addrAC subrr add0r.
by rewrite [(_ / _)^-1]invfM invrK mulrACA mulVf ?mulr1.
Qed.

Lemma error_of_ge0 k p q : 0 <= error_of k p q.
Proof. by rewrite divr_ge0 ?ler0n. Qed.

Lemma error_of_lt1 k p q : (k * p < p + q)%N -> error_of k p q < 1.
Proof.
move=> lt_kp; rewrite ltr_pdivr_mulr ?mul1r ?ltr_nat // ltr0n.
by apply: leq_ltn_trans lt_kp.
Qed.

(* d is the least number of neurons, for error <= e. *)
Definition capacity_eq_le d m k e : Prop :=
  capacity_ok_le R d m k e
  /\ (forall d', capacity_ok_le R d' m k e -> (d <= d')%N).

(* F3 with s = 1 in natural numbers. *)
Lemma capacity_alon1_nat d m k p q :
    (0 < k)%N -> (0 < q)%N -> (k * p < p + q)%N ->
    capacity_ok_le R d m k (error_of k p q) ->
  (m * q ^ 2 <= d * (q ^ 2 + m.-1 * p ^ 2))%N.
Proof.
move=> k_gt0 q_gt0 lt_kp /(capacity_alon_le 1 k_gt0).
rewrite error_of_ge0 error_of_lt1 // coherence_error_of // ndegree1 => /(_ isT
  isT).
have q2_gt0 : (0 : R) < q%:R ^+ 2 by rewrite exprn_gt0 ?ltr0n.
rewrite -(ler_pmul2r q2_gt0) -mulrA mulrDl mul1r expr_div_n -mulrA divfK
  ?gt_eqF //.
by rewrite -!natrX -!natrM -natrD -natrM ler_nat.
Qed.

Lemma capacity_lines n d k p q (M : 'M[R]_n) :
    (0 < k)%N -> (0 < q)%N -> (k * p < p + q)%N ->
    near_identity_le M (p%:R / q%:R) -> (\rank M <= d)%N ->
  capacity_ok_le R d n k (error_of k p q).
Proof.
move=> k_gt0 q_gt0 lt_kp nearM le_d; apply/capacity_rank_le => //.
- exact: error_of_ge0.
- exact: error_of_lt1.
by exists M; rewrite ?coherence_error_of.
Qed.

(* The same from a list of integer vectors, possibly all orthogonal to w. *)
Lemma capacity_vectors N n d k p q vs :
    (0 < N)%N -> (0 < k)%N -> (0 < q)%N -> (k * p < p + q)%N ->
    [&& size vs == n, all (fun v => size v == d) vs & gram_check N p q vs] ->
  capacity_ok_le R d n k (error_of k p q).
Proof.
move=> N_gt0 k_gt0 q_gt0 lt_kp /and3P[/eqP size_vs dim_vs check_vs].
apply: (@capacity_lines n d k p q (line_gram R N n d vs)) => //.
  exact: line_near.
exact: line_rank.
Qed.

Lemma capacity_vectors_orth N n d k p q w vs :
    (0 < N)%N -> (0 < k)%N -> (0 < q)%N -> (k * p < p + q)%N ->
    size w = d.+1 -> w`_0 != 0 ->
    [&& size vs == n, all (fun v => size v == d.+1) vs,
        all (fun v => dotz v w == 0) vs & gram_check N p q vs] ->
  capacity_ok_le R d n k (error_of k p q).
Proof.
move=> N_gt0 k_gt0 q_gt0 lt_kp size_w w0.
case/and4P=> /eqP size_vs dim_vs orth_w check_vs.
apply: (@capacity_lines n d k p q (line_gram R N n d.+1 vs)) => //.
  exact: line_near.
exact: line_rank_orth orth_w.
Qed.

Lemma half_error : 2%:R^-1 = error_of 2 1 3.
Proof.
rewrite /error_of (_ : (1 + 3 = 2 * 2)%N) // (_ : (2 * 1 = 2)%N) //.
by rewrite natrM invfM mulrA mulfV ?mul1r ?pnatr_eq0.
Qed.

Lemma leq_of_mul c d x y : (c * y < x)%N -> (x <= d * y)%N -> (c < d)%N.
Proof.
by move=> lt_x le_x; have := leq_trans lt_x le_x; rewrite ltn_mul2r => /andP[].
Qed.

Theorem capacity_10_2 : capacity_eq_le 5 10 2 (2%:R^-1).
Proof.
rewrite half_error; split=> [|d ok_d].
  exact: (capacity_vectors_orth _ _ _ _ _ _ lines10_check).
exact: leq_of_mul (capacity_alon1_nat _ _ _ ok_d).
Qed.

Theorem capacity_16_2 : capacity_eq_le 6 16 2 (2%:R^-1).
Proof.
rewrite half_error; split=> [|d ok_d].
  exact: (capacity_vectors _ _ _ _ lines16_check).
exact: leq_of_mul (capacity_alon1_nat _ _ _ ok_d).
Qed.

Theorem capacity_28_2 : capacity_eq_le 7 28 2 (2%:R^-1).
Proof.
rewrite half_error; split=> [|d ok_d].
  exact: (capacity_vectors_orth _ _ _ _ _ _ lines28_check).
exact: leq_of_mul (capacity_alon1_nat _ _ _ ok_d).
Qed.

Lemma half_error3 : 2%:R^-1 = error_of 3 1 5.
Proof.
rewrite /error_of (_ : (1 + 5 = 3 * 2)%N) // (_ : (3 * 1 = 3)%N) //.
by rewrite natrM invfM mulrA mulfV ?mul1r ?pnatr_eq0.
Qed.

Theorem capacity_276_3 : capacity_eq_le 23 276 3 (2%:R^-1).
Proof.
rewrite half_error3; split=> [|d ok_d].
  exact: (capacity_vectors_orth _ _ _ _ _ _ lines276_check).
exact: leq_of_mul (capacity_alon1_nat _ _ _ ok_d).
Qed.

(* F4 with s = 2: T_2(2) = 7, where F3 with s = 1 gives d >= 4 only. *)
Lemma cheb2_2 : (cheb R 2).[2%:R] = 7%:R.
Proof.
rewrite horner_chebSS [cheb R 1]/= [cheb R 0]/= hornerX hornerC.
by rewrite -natrM -mulrnA -(natrB _ (isT : 1 <= 2 * 2 * 2)%N).
Qed.

Lemma leq_nparity r r' s : (r <= r')%N -> (nparity r s <= nparity r' s)%N.
Proof. by move=> le_rr'; apply: leq_sum => j _; apply: leq_ndegree. Qed.

Lemma nparity2 r : nparity r 2 = (1 + ndegree r 2)%N.
Proof.
by rewrite /nparity big_mkcond !big_ord_recl big_ord0 /= ndegree0 addn0 add0n.
Qed.

Theorem capacity_120_2 : capacity_eq_le 8 120 2 (2%:R / 3%:R).
Proof.
have -> : 2%:R / 3%:R = error_of 2 1 2 by rewrite /error_of muln1.
split=> [|d ok_d]; first exact: (capacity_vectors _ _ _ _ lines120_check).
have e_lt1 : error_of 2 1 2 < 1 by apply: error_of_lt1.
have e_gt0 : 0 < error_of 2 1 2 by rewrite divr_gt0 ?ltr0n.
have := capacity_cheb_le 2 (isT : 0 < 2)%N e_gt0 e_lt1 ok_d.
have -> : (2%:R - error_of 2 1 2) / error_of 2 1 2 = 2%:R.
  rewrite -[LHS]invf_div -/(coherence_of 2 _) coherence_error_of //.
  by rewrite mul1r invrK.
rewrite cheb2_2 -natrX -natrD -!natrM ler_nat; apply: contraTT.
rewrite -ltnNge ltnS -ltnNge => /(leq_nparity 2) le_d.
by apply: leq_ltn_trans (leq_mul le_d (leqnn _)) _; rewrite nparity2.
Qed.

(* The strict capacity: 7 neurons exactly when 1/2 < e <= 7/13. *)
Theorem capacity_28_2_strict e : 2%:R^-1 < e -> e <= 7%:R / 13%:R ->
  capacity_ok R 7 28 2 e /\ (forall d, capacity_ok R d 28 2 e -> (7 <= d)%N).
Proof.
move=> lt_e le_e; split=> [|d ok_d].
  by have [[A [B acc]] _] := capacity_28_2; exists A, B;
    apply: accessible_lt acc.
have e_gt0 : 0 < e by apply: lt_trans lt_e; rewrite invr_gt0 ltr0n.
have e_le1 : e <= 1.
  by apply: le_trans le_e _; rewrite ler_pdivr_mulr ?mul1r ?ler_nat ?ltr0n.
have lt_e2 : e < 2%:R by apply: le_lt_trans e_le1 _; rewrite ltr1n.
have := capacity_alon e_gt0 e_le1 lt_e2 (isT : 1 < 28)%N (isT : 0 < 1)%N ok_d.
rewrite ndegree1 => lt_28.
have eta_ge0 : 0 <= coherence_of 2 e by apply/ltW/coherence_of_gt0.
have le_eta : coherence_of 2 e <= 7%:R / 19%:R.
  have le_13 : e * 13%:R <= 7%:R by rewrite -ler_pdivl_mulr ?ltr0n.
  rewrite /coherence_of ler_pdivr_mulr ?subr_gt0 // mulrAC ler_pdivl_mulr
    ?ltr0n //.
  rewrite mulrBr ler_subr_addr [7%:R * e]mulrC -mulrDr -natrD.
  by rewrite (natrM _ 13 2) mulrA ler_pmul2r ?ltr0n.
have {}lt_28 : (28 * 19 ^ 2 < d * (19 ^ 2 + 27 * 7 ^ 2))%N.
  have q2_gt0 : (0 : R) < 19%:R ^+ 2 by rewrite exprn_gt0 ?ltr0n.
  rewrite -(ltr_nat R) !natrM natrD natrM !natrX.
  rewrite -(ltr_pmul2r q2_gt0) in lt_28; apply: lt_le_trans lt_28 _.
  rewrite -mulrA ler_wpmul2l ?ler0n // mulrDl mul1r ler_add2l -mulrA.
  rewrite ler_wpmul2l ?ler0n // -ler_pdivl_mulr // -expr_div_n.
  rewrite muln1 ler_expn2r ?nnegrE //.
  by apply: divr_ge0; apply: ler0n.
exact: (leq_of_mul (x := (28 * 19 ^ 2)%N) _ (ltnW lt_28)).
Qed.

(* F3 with s = 1 for the strict capacity, in natural numbers. *)
Lemma capacity_alon1_nat_lt d m k p q :
    (0 < k)%N -> (0 < p)%N -> (0 < q)%N -> (k * p <= p + q)%N -> (1 < m)%N ->
    capacity_ok R d m k (error_of k p q) ->
  (m * q ^ 2 < d * (q ^ 2 + m.-1 * p ^ 2))%N.
Proof.
move=> k_gt0 p_gt0 q_gt0 le_kp m_gt1 ok_d.
have pq_gt0 : (0 < p + q)%N by rewrite addn_gt0 p_gt0.
have e_gt0 : 0 < error_of k p q by rewrite divr_gt0 ?ltr0n ?muln_gt0 ?k_gt0.
have e_le1 : error_of k p q <= 1.
  by rewrite ler_pdivr_mulr ?mul1r ?ler_nat ?ltr0n.
have lt_ek : error_of k p q < k%:R.
  rewrite ltr_pdivr_mulr ?ltr0n // -natrM ltr_nat ltn_mul2l k_gt0 /=.
  by rewrite -[ltnLHS]addn0 ltn_add2l.
have := capacity_alon e_gt0 e_le1 lt_ek m_gt1 (isT : 0 < 1)%N ok_d.
rewrite coherence_error_of // ndegree1.
have q2_gt0 : (0 : R) < q%:R ^+ 2 by rewrite exprn_gt0 ?ltr0n.
rewrite -(ltr_pmul2r q2_gt0) -mulrA mulrDl mul1r expr_div_n -mulrA.
rewrite divfK ?gt_eqF //.
by rewrite -!natrX -!natrM -natrD -natrM ltr_nat.
Qed.

(* The linear half of the gap instances: k = 3 with 19 features and k = 2     *)
(* with 14.  For the second, Gap.v gives a matrix with 6 rows on which basis  *)
(* pursuit recovers every 2-sparse vector.                                    *)
Theorem gap_19_3 d : capacity_ok R d 19 3 (2%:R^-1) -> (12 <= d)%N.
Proof.
rewrite half_error3 => ok_d.
exact: leq_of_mul (ltnW (capacity_alon1_nat_lt _ _ _ _ _ ok_d)).
Qed.

Theorem gap_14_2 d : capacity_ok R d 14 2 (4%:R^-1) -> (12 <= d)%N.
Proof.
have -> : 4%:R^-1 = error_of 2 1 7.
  rewrite /error_of (_ : (1 + 7 = 2 * 4)%N) // (_ : (2 * 1 = 2)%N) //.
  by rewrite natrM invfM mulrA mulfV ?mul1r ?pnatr_eq0.
move=> ok_d; exact: leq_of_mul (ltnW (capacity_alon1_nat_lt _ _ _ _ _ ok_d)).
Qed.

End ExactCapacities.

(* ------------------------------------------------------------------------- *)
(* Two features in the plane                                                  *)
(* ------------------------------------------------------------------------- *)

Section Plane.

Implicit Types (k : nat) (e : rat).

Definition mx2 (a b c d : rat) : 'M[rat]_2 :=
  \matrix_(i, j) (if i == 0 then if j == 0 then a else b
                  else if j == 0 then c else d).

Lemma mx2M_tr (a b c d a' b' c' d' : rat) :
  (mx2 a b c d)^T *m mx2 a' b' c' d'
    = mx2 (a * a' + c * c') (a * b' + c * d')
          (b * a' + d * c') (b * b' + d * d').
Proof.
apply/matrixP => i j; rewrite !mxE big_ord_recl big_ord1 !mxE /=.
by case: (i == 0); case: (j == 0).
Qed.

Lemma ord2P (i : 'I_2) : i = 0 \/ i = 1.
Proof. by case: i => [[|[|//]]] lt_i2; [left|right]; apply: val_inj. Qed.

Definition oblique_A := mx2 1 1 0 1.
Definition oblique_B := mx2 1 0 (- 1) 1.

Theorem oblique_accessible k e : 0 < e ->
  accessible oblique_A oblique_B k e /\ (oblique_A^T *m oblique_A) 0 1 != 0.
Proof.
move=> e_gt0; split; last by rewrite mx2M_tr mxE.
move=> z _ _ i; rewrite mx2M_tr (_ : mx2 _ _ _ _ = 1%:M).
  by rewrite mul1mx subrr mxE normr0.
by apply/matrixP => a b; rewrite !mxE; case: (ord2P a) (ord2P b) => -> [] ->.
Qed.

Definition skew_A := mx2 1 (1 / 2%:R) 0 1.

Lemma skew_deviation :
  deviation skew_A skew_A = mx2 0 (1 / 2%:R) (1 / 2%:R) (1 / 4%:R).
Proof.
rewrite /deviation /interference mx2M_tr; apply/matrixP => i j.
by rewrite !mxE; case: (ord2P i) (ord2P j) => -> [] ->.
Qed.

Theorem skew_accessible e : accessible skew_A skew_A 2 e <-> 3%:R / 4%:R < e.
Proof.
have topkE i : topk 2 (deviation skew_A skew_A i)
    = if i == 0 then 1 / 2%:R else 3%:R / 4%:R.
  rewrite topk_all // /l1norm big_ord_recl big_ord1 skew_deviation !mxE /=.
  by case: (i == 0).
split=> [/accessibleP/(_ 1)|lt_e]; first by rewrite topkE.
apply/accessibleP => i; rewrite topkE; case: ifP => // _.
by apply: lt_trans lt_e.
Qed.

End Plane.
