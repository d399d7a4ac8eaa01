From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import Definitions WorstCaseError EntrywisePower SharpTheorem Capacity.
From LRH Require Import Thresholds.

(******************************************************************************)
(*          Constructions: matrices of small rank near the identity           *)
(*                                                                            *)
(* construction R d n b == some n x n matrix over R of rank at most d has     *)
(*         ones on the diagonal and entries of square at most b elsewhere     *)
(*                                                                            *)
(* By F8 each is an upper bound on the capacity:                              *)
(*   construction_capacity: if m <= n and, for m > 1, b < eta^2, then         *)
(*     d(m, k, e) <= d; construction_capacity_le: the non-strict version      *)
(*   construction_threshold: if b < 1 / (2 k - 1)^2, then d_thr(m, k) <= d    *)
(* Elementary ones, and how to combine them:                                  *)
(*   construction_ones, construction_identity, construction_simplex,          *)
(*   construction_sum, construction_kronecker, construction_gram              *)
(* threshold_groups: d_thr(m, k) <= m - floor(m / (k + 1))                    *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition construction (R : realFieldType) d n (b : R) : Prop :=
  exists M : 'M[R]_n, [/\ (\rank M <= d)%N, forall i, M i i = 1
    & forall i j, i != j -> M i j ^+ 2 <= b].

Section Construction.

Variable R : realFieldType.
Implicit Types (d n m k : nat) (b e : R).

(* Any finite index set I in place of 'I_n, any set S of inner indices in     *)
(* place of 'I_d; columns may be left out.                                    *)
Lemma constructionI d n b (I J : finType) (F : I -> I -> R) (S : {set J})
    (X Y : I -> J -> R) :
  (n <= #|I|)%N -> (#|S| <= d)%N ->
  (forall i j, F i j = \sum_(t in S) X i t * Y j t) ->
  (forall i, F i i = 1) -> (forall i j, i != j -> F i j ^+ 2 <= b) ->
  construction d n b.
Proof.
move=> le_n le_d defF F1 Fb.
pose f (i : 'I_n) : I := enum_val (widen_ord le_n i).
exists (\matrix_(i, j) F (f i) (f j)); split=> [|i|i j ne_ij]; rewrite ?mxE //.
- apply: leq_trans le_d; apply: (mxrank_sum_le (X := fun i => X (f i))
    (Y := fun t j => Y (f j) t)) => i j; by rewrite mxE.
apply: Fb; apply: contraNneq ne_ij => /enum_val_inj/(congr1 val)/= eq_ij.
exact/eqP/val_inj.
Qed.

Lemma constructionE d n b : construction d n b ->
  exists X Y : 'I_n -> 'I_d -> R,
    [/\ forall i, \sum_t X i t * Y i t = 1
      & forall i j, i != j -> (\sum_t X i t * Y j t) ^+ 2 <= b].
Proof.
case=> M [/rank_factor[A [B defM]] M1 Mb].
have ME i j : M i j = \sum_t B t i * A t j.
  by rewrite -defM mxE; apply: eq_bigr => t _; rewrite mxE.
exists (fun i t => B t i), (fun j t => A t j); split=> [i|i j ne_ij].
  by rewrite -ME.
by rewrite -ME Mb.
Qed.

Lemma construction_mono d d' n n' b b' :
  (d <= d')%N -> (n' <= n)%N -> b <= b' ->
  construction d n b -> construction d' n' b'.
Proof.
move=> le_d le_n le_b /constructionE[X [Y [XY1 XYb]]].
apply: (constructionI (F := fun i j => \sum_t X i t * Y j t) (S := setT)
  (X := X) (Y := Y)); rewrite ?cardsT ?card_ord //.
  by move=> i j; apply: eq_bigl => t; rewrite inE.
by move=> i j /XYb/le_trans; apply.
Qed.

Lemma construction_near d n b mu : 0 <= mu -> b <= mu ^+ 2 ->
  construction d n b ->
  exists2 M : 'M[R]_n, (\rank M <= d)%N & near_identity_le M mu.
Proof.
move=> mu_ge0 le_b [M [le_d M1 Mb]]; exists M => //; split=> // i j /Mb le_Mb.
rewrite -(@ler_pexpn2r _ 2) ?nnegrE // real_normK ?num_real //.
exact: le_trans le_b.
Qed.

Lemma construction_near_lt d n b mu : 0 <= mu -> b < mu ^+ 2 ->
  construction d n b ->
  exists2 M : 'M[R]_n, (\rank M <= d)%N & near_identity M mu.
Proof.
move=> mu_ge0 lt_b [M [le_d M1 Mb]]; exists M => //; split=> // i j /Mb le_Mb.
rewrite -(@ltr_pexpn2r _ 2) ?nnegrE // real_normK ?num_real //.
exact: le_lt_trans lt_b.
Qed.

(* Any construction has at least one row. *)
Lemma construction_gt0 d n b : (0 < n)%N -> construction d n b -> (0 < d)%N.
Proof.
case: n => // n _ /constructionE[X [Y [XY1 _]]]; case: d X Y XY1 => // X Y XY1.
by have := XY1 0; rewrite big_ord0 => /eqP; rewrite eq_sym oner_eq0.
Qed.

(* One column alone: b does not matter. *)
Lemma construction_one d n b b' : (0 < n)%N ->
  construction d n b -> construction d 1 b'.
Proof.
move=> n_gt0 con; have [M [le_d M1 _]] := construction_mono (leqnn d) n_gt0 (lexx b) con.
by exists M; split=> // i j; rewrite !ord1.
Qed.

(* ------------------------------------------------------------------------- *)
(* Upper bounds on the capacity                                               *)
(* ------------------------------------------------------------------------- *)

(* eta is e / (k - e) if e < k, and no condition on b is needed otherwise. *)
Definition coherence_suffices m k e b : Prop :=
  (m <= 1)%N \/ (e < k%:R -> b < coherence_of k e ^+ 2).

Definition coherence_suffices_le m k e b : Prop :=
  (m <= 1)%N \/ (e < k%:R -> b <= coherence_of k e ^+ 2).

Lemma near_of_construction d n m k e b : (0 < k)%N -> 0 < e -> e < k%:R ->
  (m <= n)%N -> coherence_suffices m k e b -> construction d n b ->
  exists2 M : 'M[R]_m, (\rank M <= d)%N & near_identity M (coherence_of k e).
Proof.
move=> k_gt0 e_gt0 lt_ek le_mn suf con.
have con_m := construction_mono (leqnn d) le_mn (lexx b) con.
have eta_gt0 := coherence_of_gt0 e_gt0 lt_ek.
have [m_le1|m_gt1] := leqP m 1; last first.
  apply: construction_near_lt con_m; first exact: ltW.
  by case: suf => [|/(_ lt_ek)] //; rewrite leqNgt m_gt1.
have [M [le_d M1 _]] := con_m; exists M => //; split=> // i j.
have lt2 (x : 'I_m) : (x < 1)%N := leq_trans (ltn_ord x) m_le1.
case/eqP; apply: val_inj => /=.
by have := lt2 i; have := lt2 j; rewrite !ltnS !leqn0 => /eqP-> /eqP->.
Qed.

Lemma near_of_construction_le d n m k e b : (0 < k)%N -> 0 < e -> e < k%:R ->
  (m <= n)%N -> coherence_suffices_le m k e b -> construction d n b ->
  exists2 M : 'M[R]_m, (\rank M <= d)%N & near_identity_le M (coherence_of k e).
Proof.
move=> k_gt0 e_gt0 lt_ek le_mn suf con.
have con_m := construction_mono (leqnn d) le_mn (lexx b) con.
have eta_gt0 := coherence_of_gt0 e_gt0 lt_ek.
have [m_le1|m_gt1] := leqP m 1; last first.
  apply: construction_near con_m; first exact: ltW.
  by case: suf => [|/(_ lt_ek)] //; rewrite leqNgt m_gt1.
have [M [le_d M1 _]] := con_m; exists M => //; split=> // i j.
have lt2 (x : 'I_m) : (x < 1)%N := leq_trans (ltn_ord x) m_le1.
case/eqP; apply: val_inj => /=.
by have := lt2 i; have := lt2 j; rewrite !ltnS !leqn0 => /eqP-> /eqP->.
Qed.

Theorem construction_capacity d n m k e b : (0 < m)%N -> (0 < k)%N -> 0 < e ->
  (m <= n)%N -> coherence_suffices m k e b -> construction d n b ->
  capacity_ok R d m k e.
Proof.
move=> m_gt0 k_gt0 e_gt0 le_mn suf con.
have d_gt0 := construction_gt0 (leq_trans m_gt0 le_mn) con.
have [e_gt1|e_le1] := ltP 1 e.
  exact: capacity_ok_mono (leq0n d) (capacity_ok0_gt1 m k e_gt1).
have [lt_ek|le_ke] := ltP e k%:R.
  by apply/capacity_rank => //; apply: near_of_construction suf con.
have k1 : k = 1%N.
  apply/eqP; rewrite eqn_leq k_gt0 andbT.
  by have := le_trans le_ke e_le1; rewrite lern1.
have -> : e = 1 by apply: le_anti; rewrite e_le1 -[1]/(1%:R) -{1}k1.
by rewrite k1; apply: capacity_ok_mono d_gt0 (capacity_ok1_k1 R m).
Qed.

(* The non-strict notion in more neurons, as capacity_ok_mono. *)
Lemma capacity_ok_le_mono d d' m k e :
  (d <= d')%N -> capacity_ok_le R d m k e -> capacity_ok_le R d' m k e.
Proof.
move=> le_dd' [A [B accAB]]; rewrite -(subnKC le_dd').
exists (col_mx A 0), (col_mx B 0) => z kz bz i.
by rewrite tr_col_mx mul_row_col mulmx0 addr0; apply: accAB.
Qed.

Theorem construction_capacity_le d n m k e b : (0 < m)%N -> (0 < k)%N -> 0 < e ->
  (m <= n)%N -> coherence_suffices_le m k e b -> construction d n b ->
  capacity_ok_le R d m k e.
Proof.
move=> m_gt0 k_gt0 e_gt0 le_mn suf con; have [e_ge1|e_lt1] := leP 1 e.
  exact: capacity_ok_le_mono (leq0n d) (capacity_ok0_ge1_le m k e_ge1).
have lt_ek : e < k%:R by rewrite (lt_le_trans e_lt1) // ler1n.
by apply/(capacity_rank_le m d k_gt0 (ltW e_gt0) e_lt1); apply: near_of_construction_le suf con.
Qed.

Theorem construction_threshold d n m k b : (0 < m)%N -> (0 < k)%N ->
  (m <= n)%N -> coherence_suffices m k 2%:R^-1 b -> construction d n b ->
  threshold_ok R d m k.
Proof.
move=> m_gt0 k_gt0 le_mn suf con; apply: capacity_threshold.
by apply: construction_capacity le_mn suf con; rewrite ?invr_gt0 ?ltr0n.
Qed.

(* ------------------------------------------------------------------------- *)
(* Elementary constructions                                                   *)
(* ------------------------------------------------------------------------- *)

Theorem construction_ones n : construction 1 n (1 : R).
Proof.
apply: (@constructionI _ _ _ [finType of 'I_n] [finType of unit]
  (fun _ _ => 1) setT (fun _ _ => 1) (fun _ _ => 1)).
- by rewrite card_ord.
- by rewrite cardsT card_unit.
- by move=> i j; rewrite (big_pred1 tt) ?mulr1 //; case=> //=; rewrite inE eqxx.
- by [].
by move=> i j _; rewrite expr1n.
Qed.

Theorem construction_identity n : construction n n (0 : R).
Proof.
exists 1%:M; split=> [|i|i j /negbTE ne_ij]; rewrite ?rank_leq_row //.
  by rewrite mxE eqxx.
by rewrite mxE ne_ij expr0n.
Qed.

(* The Gram matrix of a regular simplex, whose vertices are the elements of F *)
(* and whose rank is one less.                                                *)
Section Simplex.

Variables (F : finType) (x0 : F).
Hypothesis F_gt1 : (1 < #|F|)%N.

Definition simplex_gram (x y : F) : R :=
  if x == y then 1 else - (#|F|.-1)%:R^-1.

Definition simplex_left (x t : F) : R := if x == x0 then -1 else (x == t)%:R.

Lemma simplex_gramE x y :
  simplex_gram x y = \sum_(t in [set~ x0]) simplex_left x t * simplex_gram t y.
Proof.
have q_neq0 : (#|F|.-1%:R : R) != 0 by rewrite pnatr_eq0 -lt0n -ltnS prednK // ltnW.
rewrite /simplex_left; case: eqP => [-> | /eqP ne_x]; last first.
  rewrite (bigD1 x) ?inE //= eqxx mul1r big1 ?addr0 // => t /andP[_ /negbTE].
  by rewrite eq_sym => ->; rewrite mul0r.
have sum0 : \sum_t simplex_gram t y = 0.
  rewrite (bigD1 y) //= {1}/simplex_gram eqxx.
  rewrite (eq_bigr (fun=> - (#|F|.-1)%:R^-1)) => [|t /negbTE ne_t]; last first.
    by rewrite /simplex_gram ne_t.
  rewrite sumr_const cardC1 -[_ *+ _]mulr_natr mulNr mulVf // subrr.
  by [].
rewrite (eq_bigr (fun t => - simplex_gram t y)) => [|t _]; last by rewrite mulN1r.
rewrite sumrN; apply/eqP; rewrite -addr_eq0 -[X in _ == X]sum0.
rewrite [X in _ == X](bigD1 x0) //=; apply/eqP; congr (_ + _).
by apply: eq_bigl => t; rewrite !inE.
Qed.

End Simplex.

Theorem construction_simplex n : (1 < n)%N ->
  construction n.-1 n ((n.-1)%:R ^- 2 : R).
Proof.
case: n => // n n_gt0.
apply: (constructionI (F := @simplex_gram [finType of 'I_n.+1]) (S := [set~ ord0])
  (X := @simplex_left _ ord0) (Y := fun y t => simplex_gram t y)).
- by rewrite card_ord.
- by rewrite cardsC1 card_ord.
- by move=> i j; rewrite (simplex_gramE ord0) ?card_ord.
- by move=> i; rewrite /simplex_gram eqxx.
by move=> i j /negbTE ne_ij; rewrite /simplex_gram ne_ij card_ord sqrrN exprVn.
Qed.

(* An explicit pair of matrices. *)
Theorem construction_pair d n b (A B : 'M[R]_(d, n)) :
  (forall i, 0 < interference A B i i) ->
  (forall i j, i != j -> (interference A B i j / interference A B i i) ^+ 2 <= b) ->
  construction d n b.
Proof.
move=> C_gt0 Cb; exists (unit_rows (interference A B)); split=> [|i|i j ne_ij].
- exact: leq_trans (mxrank_unit_rows _) (mxrank_interference _ _).
- exact: unit_rows_diag.
by rewrite unit_rowsE Cb.
Qed.

(* Block diagonal *)
Theorem construction_sum d d' n n' b b' : 0 <= b -> 0 <= b' ->
  construction d n b -> construction d' n' b' ->
  construction (d + d') (n + n') (Num.max b b').
Proof.
move=> b_ge0 b'_ge0 [M [le_d M1 Mb]] [N [le_d' N1 Nb]].
exists (block_mx M 0 0 N); split=> [|i|i j].
- by rewrite rank_diag_block_mx leq_add.
- by case: (split_ordP i) => l ->; rewrite ?block_mxEul ?block_mxEdr.
case: (split_ordP i) => a ->; case: (split_ordP j) => c ->; move=> ne_ac;
  rewrite ?block_mxEul ?block_mxEdr ?block_mxEur ?block_mxEdl ?mxE ?expr0n ?le_maxr ?b_ge0 //.
  by rewrite Mb //; apply: contraNneq ne_ac => ->.
by rewrite Nb ?orbT //; apply: contraNneq ne_ac => ->.
Qed.

(* Kronecker product *)
Theorem construction_kronecker d d' n n' b b' : 0 <= b <= 1 -> 0 <= b' <= 1 ->
  construction d n b -> construction d' n' b' ->
  construction (d * d') (n * n') (Num.max b b').
Proof.
case/andP=> b_ge0 b_le1 /andP[b'_ge0 b'_le1].
case/constructionE=> X [Y [XY1 XYb]] /constructionE[X' [Y' [XY1' XYb']]].
pose G i j := \sum_t X i t * Y j t; pose G' i j := \sum_t X' i t * Y' j t.
have le1 i j : G i j ^+ 2 <= 1.
  have [->|ne_ij] := eqVneq i j; first by rewrite /G XY1 expr1n.
  exact: le_trans (XYb _ _ ne_ij) b_le1.
have le1' i j : G' i j ^+ 2 <= 1.
  have [->|ne_ij] := eqVneq i j; first by rewrite /G' XY1' expr1n.
  exact: le_trans (XYb' _ _ ne_ij) b'_le1.
apply: (@constructionI _ _ _ [finType of 'I_n * 'I_n'] [finType of 'I_d * 'I_d']
  (fun i j => G i.1 j.1 * G' i.2 j.2) setT
  (fun i t => X i.1 t.1 * X' i.2 t.2) (fun j t => Y j.1 t.1 * Y' j.2 t.2)).
- by rewrite card_prod !card_ord.
- by rewrite cardsT card_prod !card_ord.
- move=> i j; rewrite /G /G' big_distrlr /= pair_big /=.
  by apply: eq_big => [t|t _]; rewrite ?inE // mulrACA.
- by move=> i; rewrite /G /G' XY1 XY1' mulr1.
move=> [i i'] [j j']; rewrite xpair_eqE negb_and exprMn le_maxr /= => /orP[ne|ne].
  by apply/orP; left; apply: le_trans (XYb _ _ ne); rewrite ler_pimulr ?sqr_ge0 ?le1'.
by apply/orP; right; apply: le_trans (XYb' _ _ ne); rewrite ler_pimull ?sqr_ge0 ?le1.
Qed.

End Construction.

Arguments construction R d n b : clear implicits.

(* ------------------------------------------------------------------------- *)
(* Thresholds: groups of k + 1 features                                       *)
(* ------------------------------------------------------------------------- *)

Section Groups.

Variables (R : realFieldType) (m k : nat).
Let j := (m %/ k.+1)%N.
Hypotheses (k_gt0 : (0 < k)%N) (lt_km : (k < m)%N).

Lemma groups_gt0 : (0 < j)%N. Proof. by rewrite divn_gt0. Qed.

(* Feature i belongs to the group of its remainder modulo j. *)
Lemma leader_lt (i : 'I_m) : (i %% j < m)%N.
Proof. by rewrite (leq_ltn_trans (leq_mod _ _)). Qed.

Definition leader (i : 'I_m) : 'I_m := Ordinal (leader_lt i).

Lemma shifted_lt (l : 'I_(m - j)) : (l + j < m)%N.
Proof. by rewrite addnC -ltn_subRL. Qed.

Definition shifted (l : 'I_(m - j)) : 'I_m := Ordinal (shifted_lt l).

Definition groups_mx : 'M[R]_(m - j, m) := \matrix_(l, i)
  ((i == shifted l)%:R - (i == leader (shifted l))%:R).

Lemma groups_kernel (v : 'cV[R]_m) : groups_mx *m v = 0 ->
  forall i, v i 0 = v (leader i) 0.
Proof.
move=> Av i; have [lt_ij|le_ji] := ltnP i j.
  by congr (v _ 0); apply: val_inj; rewrite /= modn_small.
have lt_l : (i - j < m - j)%N by rewrite ltn_sub2r // (leq_ltn_trans le_ji).
have eq_i : i = shifted (Ordinal lt_l) by apply: val_inj; rewrite /= subnK.
have := congr1 (fun w : 'cV_(m - j) => w (Ordinal lt_l) 0) Av; rewrite !mxE.
rewrite (eq_bigr (fun l => (l == i)%:R * v l 0 - (l == leader i)%:R * v l 0)).
  have pick i0 : \sum_l (l == i0)%:R * v l 0 = v i0 0.
    rewrite (bigD1 i0) //= eqxx mul1r big1 ?addr0 // => l /negbTE->.
    by rewrite mul0r.
  by rewrite sumrB !pick => /subr0_eq.
by move=> l _; rewrite mxE mulrBl -eq_i.
Qed.

Lemma group_size (i0 : 'I_m) : (k < #|[set i | leader i == leader i0]|)%N.
Proof.
have lt_t (t : 'I_k.+1) : (t * j + i0 %% j < m)%N.
  apply: leq_trans (leq_trunc_div m k.+1); rewrite -/j [(j * _)%N]mulnC.
  apply: (@leq_trans (t * j + j)); first by rewrite -addnS leq_add2l ltn_pmod ?groups_gt0.
  by rewrite -mulSnr leq_mul2r ltn_ord orbT.
pose f t := Ordinal (lt_t t); have f_inj : injective f.
  move=> s t /(congr1 val)/= /addIn/eqP; rewrite eqn_mul2r.
  by rewrite (gtn_eqF groups_gt0) => /eqP/val_inj.
rewrite -(card_ord k.+1) -(card_imset predT f_inj).
apply/subset_leq_card/subsetP => _ /imsetP[t _ ->]; rewrite inE.
by apply/eqP/val_inj; rewrite /= modnMDl modn_mod.
Qed.

Theorem threshold_groups : threshold_ok R (m - j) m k.
Proof.
exists groups_mx; apply/(threshold_kernelP _ k_gt0) => v Av v0.
have eq_v := groups_kernel Av.
have [i0 sup_v] : exists i0, vsup v = `|v i0 0|.
  by apply: supnorm_attained; rewrite -/(vsup v) vsup_gt0.
have s_gt0 : 0 < `|v i0 0| by rewrite -sup_v vsup_gt0.
have lt_k : k%:R * vsup v < #|[set i | leader i == leader i0]|%:R * `|v i0 0|.
  by rewrite sup_v ltr_pmul2r // ltr_nat group_size.
apply: (lt_le_trans lt_k); rewrite le_maxr mulr_natl -sumr_const.
have group_v i : i \in [set i | leader i == leader i0] -> v i 0 = v i0 0.
  by rewrite inE => /eqP eq_i; rewrite eq_v eq_i -eq_v.
have le_sum (F : 'I_m -> R) : (forall i, 0 <= F i) ->
    (forall i, v i 0 = v i0 0 -> F i = `|v i0 0|) ->
  \sum_(i in [set i | leader i == leader i0]) `|v i0 0| <= \sum_i F i.
  move=> F_ge0 F_eq; rewrite [leRHS](bigID (mem [set i | leader i == leader i0])) /=.
  rewrite -[leLHS]addr0 ler_add ?sumr_ge0 // le_eqVlt; apply/orP; left.
  by apply/eqP/eq_bigr => i /group_v/F_eq->.
have [v_ge0|v_lt0] := lerP 0 (v i0 0); apply/orP; [left|right].
  apply: le_sum => [i|i eq_i]; first by rewrite le_maxr lexx orbT.
  by rewrite /pospart eq_i max_l // ger0_norm.
apply: le_sum => [i|i eq_i]; first by rewrite le_maxr lexx orbT.
by rewrite /negpart eq_i max_l ?oppr_ge0 ?ltW // ltr0_norm.
Qed.

End Groups.
