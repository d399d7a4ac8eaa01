From mathcomp Require Import all_ssreflect all_algebra zify.
From LRH Require Import Definitions WorstCaseError RankTrace EntrywisePower
  Turan.

(******************************************************************************)
(*       The paper's lower bound (Theorem 3) as an explicit finite bound      *)
(*                                                                            *)
(* For a pair A, B with interference matrix C = B^T A:                        *)
(*    large_row A B t i == the set of the j != i with t <= |C i j|            *)
(* interference_graph A B t == i, j adjacent if i != j and t <= |C i j| or    *)
(*                         t <= |C j i|                                       *)
(*      ceil_div m q == the least n with m <= n * q (for q > 0)               *)
(*     subgram A B f == the square matrix C (f i) (f j)                       *)
(*                                                                            *)
(* Main results, for k > 0:                                                   *)
(*   large_row_refutes:   k entries of size >= e / k in a row give a k-sparse *)
(*                        sign vector z recovered with error >= e             *)
(* and if A, B are (e, k)-accessible:                                         *)
(*   accessible_diag:     1 - e < C i i                                       *)
(*   card_large_row:      every row has at most k - 1 off-diagonal entries    *)
(*                        with |C i j| >= e / k                               *)
(*   interference_edges:  the interference graph has at most (k - 1) m edges  *)
(*   interference_indep:  it has an independent set of any size up to         *)
(*                        ceil(m / (2 k - 1))                                 *)
(*   subgram_lower_bound: the bound from any given set of features            *)
(*   accessible_lower_bound: for e < 1, n = ceil(m / (2 k - 1)) >= 2, s >= 1  *)
(*     n < ndegree d s * (1 + (n - 1) ((e / k) / (1 - e)) ^ (2 s))            *)
(*   capacity_lower_bound: the same for the capacity                          *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition ceil_div (m q : nat) : nat := ((m + q.-1) %/ q)%N.

Lemma ceil_divP m q n : (0 < q)%N -> (m <= n * q)%N = (ceil_div m q <= n)%N.
Proof.
move=> q_gt0; rewrite /ceil_div -[in RHS]ltnS ltn_divLR //;
  case: q q_gt0 => //= q _.
by rewrite mulSn mulnS; lia.
Qed.

(* A set of given size inside a larger one. *)
Lemma subset_of_card (T : finType) (S : {set T}) n :
  (n <= #|S|)%N -> exists2 S' : {set T}, S' \subset S & #|S'| = n.
Proof.
elim: n => [|n IHn] lt_nS; first by exists set0; rewrite ?sub0set ?cards0.
have [S' sub_S' card_S'] := IHn (ltnW lt_nS).
have : (0 < #|S :\: S'|)%N by rewrite cardsDS // card_S' subn_gt0.
case/card_gt0P=> x; rewrite inE => /andP[xS' xS].
exists (x |: S'); first by rewrite subUset sub1set xS.
by rewrite cardsU1 xS' card_S'.
Qed.

Section LowerBound.

Variables (R : realFieldType) (d m k : nat) (A B : 'M[R]_(d, m)) (e : R).

Notation C := (interference A B).
Let t := e / k%:R.

Definition large_row (t : R) (i : 'I_m) : {set 'I_m} :=
  [set j | (i != j) && (t <= `|C i j|)].

Definition interference_graph (t : R) : rel 'I_m :=
  fun i j => (i != j) && ((t <= `|C i j|) || (t <= `|C j i|)).

Lemma interference_graph_simple t0 : simple_graph (interference_graph t0).
Proof.
split=> [i j | i]; rewrite /interference_graph ?eqxx //.
by rewrite eq_sym orbC.
Qed.

(* Edges are counted by large entries, whatever the threshold. *)
Lemma interference_edges_le t0 :
  (nb_edges (interference_graph t0) <= \sum_i #|large_row t0 i|)%N.
Proof.
rewrite -leq_double -(handshake (interference_graph_simple t0)) -addnn.
have eq_in : (\sum_i #|large_row t0 i| = \sum_i #|[set j | i \in large_row t0
  j]|)%N.
  have pairs (r : rel 'I_m) :
      (\sum_i #|[set j | r i j]| = \sum_i \sum_j r i j)%N.
    apply: eq_bigr => i _; rewrite -sum1_card big_mkcond /=.
    by apply: eq_bigr => j _; rewrite inE; case: (r i j).
  rewrite (eq_bigr (fun i => #|[set j | j \in large_row t0 i]|)); last first.
    by move=> i _; apply: eq_card => j; rewrite !inE.
  by rewrite !pairs exchange_big.
rewrite {2}eq_in -big_split /=; apply: leq_sum => i _.
apply: leq_trans (leq_card_setU _ _); apply: subset_leq_card.
apply/subsetP => j; rewrite !inE /interference_graph (eq_sym j i).
by case/andP=> -> /=.
Qed.

Hypothesis k_gt0 : (0 < k)%N.

(* A row with k large off-diagonal entries yields a z that breaks recovery.   *)
Theorem large_row_refutes i : (k <= #|large_row t i|)%N ->
  exists z, [/\ ksparse k z, sign_vector z & e <= `|(B^T *m A *m z - z) i 0|].
Proof.
move=> /subset_of_card[T sub_T card_T].
have [z [kz sz eq_z]] := worst_case_attained k A B i; exists z; split=> //.
rewrite eq_z; apply: le_trans (le_topk (deviation A B i) (eq_leq card_T)).
have <- : \sum_(j in T) t = e.
  by rewrite sumr_const card_T -[LHS]mulr_natr /t divfK // pnatr_eq0 -lt0n.
apply: ler_sum => j /(subsetP sub_T); rewrite inE deviationE.
by case/andP=> /negbTE-> le_t; rewrite subr0.
Qed.

Hypothesis accAB : accessible A B k e.

Lemma accessible_diag i : 1 - e < C i i.
Proof.
have /accessibleP acc := accAB.
have := le_lt_trans (le_topk (T := [set i]) (deviation A B i) _) (acc i).
rewrite cards1 big_set1 deviationE eqxx => /(_ k_gt0).
by rewrite ltr_norml ltr_subr_addr addrC => /andP[].
Qed.

Lemma accessible_gt0 : (0 < m)%N -> 0 < e.
Proof.
move=> m_gt0; have /accessibleP acc := accAB.
exact: le_lt_trans (topk_ge0 _ _) (acc (Ordinal m_gt0)).
Qed.

Lemma card_large_row i : (#|large_row t i| < k)%N.
Proof.
rewrite ltnNge; apply/negP => /large_row_refutes[z [kz /sign_vector_box bz]].
by apply/negP; rewrite -ltNge accAB.
Qed.

Lemma interference_edges : (nb_edges (interference_graph t) <= k.-1 * m)%N.
Proof.
apply: leq_trans (interference_edges_le t) _.
rewrite mulnC -[m in leqRHS]card_ord -sum_nat_const.
by apply: leq_sum => i _; rewrite -ltnS prednK ?card_large_row.
Qed.

Lemma interference_indep n : (n <= ceil_div m k.-1.*2.+1)%N ->
  exists2 S : {set 'I_m}, indep (interference_graph t) S & #|S| = n.
Proof.
move=> le_n; have [|S [indS]] :=
  indep_turan_ceil (interference_graph_simple t) (c := k.-1).
  by rewrite card_ord interference_edges.
rewrite card_ord => le_m; have le_nS : (n <= #|S|)%N.
  by apply: leq_trans le_n _; rewrite -ceil_divP.
have [S' sub_S' card_S'] := subset_of_card le_nS; exists S' => //.
by apply/indepP => x y /(subsetP sub_S') xS /(subsetP sub_S');
  apply: (indepP _ _ indS).
Qed.

Definition subgram n (f : 'I_n ->
  'I_m) : 'M[R]_n := \matrix_(i, j) C (f i) (f j).

Lemma mxrank_subgram n (f : 'I_n -> 'I_m) : (\rank (subgram f) <= d)%N.
Proof.
have -> : subgram f = (\matrix_(l, i) B l (f i))^T *m (\matrix_(l,
  j) A l (f j)).
  by apply/matrixP => i j; rewrite !mxE; apply: eq_bigr => l _; rewrite !mxE.
exact: leq_trans (mxrankM_maxr _ _) (rank_leq_row _).
Qed.

(* The bound from any set of features, given by its enumeration f, on which   *)
(* the rows of C are nearly diagonal: this is what a certificate states.      *)
Theorem subgram_lower_bound n (f : 'I_n -> 'I_m) g mu s :
    (1 < n)%N -> (0 < s)%N -> 0 < g ->
    (forall i, g <= C (f i) (f i)) ->
    (forall i j, i != j -> `|C (f i) (f j)| < mu) ->
  n%:R < (ndegree d s)%:R * (1 + n.-1%:R * (mu / g) ^+ (2 * s)).
Proof.
move=> n_gt1 s_gt0 g_gt0 C_diag C_off.
apply: (corollary8_lt (C := subgram f)) => // [i | i j ne_ij | ].
- by rewrite mxE.
- by rewrite mxE C_off.
exact: mxrank_subgram.
Qed.

Theorem accessible_lower_bound s (n := ceil_div m k.-1.*2.+1) :
    e < 1 -> (1 < n)%N -> (0 < s)%N ->
  n%:R < (ndegree d s)%:R * (1 + n.-1%:R * (t / (1 - e)) ^+ (2 * s)).
Proof.
move=> e_lt1 n_gt1 s_gt0; have [S indS card_S] := interference_indep (leqnn n).
rewrite -/n in card_S; clearbody n; move: n_gt1; rewrite -card_S => n_gt1.
pose f (i : 'I_#|S|) : 'I_m := enum_val i.
apply: (subgram_lower_bound (f := f)) => //.
- by rewrite subr_gt0.
- by move=> i; rewrite ltW // accessible_diag.
- move=> i j ne_ij; rewrite ltNge.
  have := indepP _ _ indS (f i) (f j) (enum_valP i) (enum_valP j).
  by rewrite /interference_graph (inj_eq enum_val_inj) ne_ij negb_or => /andP[].
Qed.

End LowerBound.

Theorem capacity_lower_bound (R : realFieldType) d m k (e : R) s
    (n := ceil_div m k.-1.*2.+1) :
    (0 < k)%N -> e < 1 -> capacity_ok R d m k e -> (1 < n)%N -> (0 < s)%N ->
  n%:R < (ndegree d s)%:R * (1 + n.-1%:R * (e / k%:R / (1 - e)) ^+ (2 * s)).
Proof.
move=> k_gt0 e_lt1 [A [B accAB]]; exact: (accessible_lower_bound k_gt0 accAB).
Qed.
