From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import RealFieldRing Definitions WorstCaseError FarkasLemma.
From LRH Require Import SharpTheorem.
Require Import Field.

(******************************************************************************)
(*        The kernel ladder: what the decoders ask of the kernel of A         *)
(*                                                                            *)
(*    restrict T v == v on T, 0 elsewhere                                     *)
(* decodable A k   == some function recovers every k-sparse z from A z        *)
(* spark_gt A k    == every nonzero kernel vector has more than k nonzero     *)
(*                    entries                                                 *)
(* l1_recovers A z == z is the unique minimiser of |x|_1 among all x with     *)
(*                    A x = A z                                               *)
(* basis_pursuit A k == this holds for every k-sparse z (Theorem 1)           *)
(*       nsp A k   == the null space property: 2 |v_T|_1 < |v|_1 for all      *)
(*                    nonzero kernel vectors v and all #|T| <= k              *)
(* sign_certificate A T S y N == N > 0 and, with s = 1 on S and -1 elsewhere, *)
(*                    max_(j in T) |<a_j, y> - N s_j|                         *)
(*                      + max_(l notin T) |<a_l, y>| < N (maxima over the     *)
(*                    empty set are 0)                                        *)
(*     line_mx w   == a matrix whose kernel is the line of w (w 0 0 != 0)     *)
(*       spike a   == the column (a, 1, ..., 1)                               *)
(*   certified A k == for all #|T| = min(k, m) and S \subset T there is a     *)
(*                    sign_certificate for S or for its negative, T :\: S     *)
(*                                                                            *)
(* Main results:                                                              *)
(*   decodableP:        decodable A k <-> spark_gt A (2 k)                    *)
(*   basis_pursuitP:    basis_pursuit A k <-> nsp A k                         *)
(*   nsp_spark:         nsp A k -> spark_gt A (2 k)                           *)
(*   linear_nsp:        kernel_lt A k e -> nsp A k, for e <= 1 / 2            *)
(*   certified_nsp:     certified A k -> nsp A k                              *)
(*   nsp_certified:     nsp A k -> certified A k                              *)
(*   dual_certificate_recovers: one z, one y, independent columns             *)
(*   decodable_not_nsp, nsp_not_linear: every arrow is strict if m > 2 k,     *)
(*     except that nsp_one_sparse: nsp A 1 <-> kernel_lt A 1 (1 / 2)          *)
(*   vandermonde_decodable: min(m, 2 k) dimensions suffice for some decoder   *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section KernelLadder.

Variables (R : realFieldType) (d m : nat) (A : 'M[R]_(d, m)).
Implicit Types (v x z : 'cV[R]_m) (T S : {set 'I_m}) (k : nat) (e N : R).

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

Definition restrict T v : 'cV[R]_m := \col_j (if j \in T then v j 0 else 0).

Definition decodable k : Prop :=
  exists D : 'cV[R]_d -> 'cV[R]_m, forall z, ksparse k z -> D (A *m z) = z.

Definition spark_gt k : Prop :=
  forall v, A *m v = 0 -> v != 0 -> (k < #|support v|)%N.

Definition l1_recovers z : Prop :=
  forall x, A *m x = A *m z -> x != z -> vl1 z < vl1 x.

Definition basis_pursuit k : Prop := forall z, ksparse k z -> l1_recovers z.

Definition nsp k : Prop :=
  forall v, A *m v = 0 -> v != 0 ->
  forall T, (#|T| <= k)%N -> (\sum_(j in T) `|v j 0|) *+ 2 < vl1 v.

Definition sparse_injective k : Prop :=
  forall z1 z2, ksparse k z1 -> ksparse k z2 -> A *m z1 = A *m z2 -> z1 = z2.

Lemma restrict_support T v : support (restrict T v) \subset T.
Proof.
apply/subsetP => j; rewrite inE mxE; case: ifP => //.
by rewrite eqxx.
Qed.

Lemma ksparse_restrict k T v : (#|T| <= k)%N -> ksparse k (restrict T v).
Proof. by apply: leq_trans; apply/subset_leq_card/restrict_support. Qed.

Lemma restrict_id T v : support v \subset T -> restrict T v = v.
Proof.
move=> /subsetP sub; apply/colP => j; rewrite mxE; case: ifP => // /negbT jT.
by apply/esym/eqP; apply: contraNT jT => vj; apply: sub; rewrite inE.
Qed.

Lemma restrictC T v : restrict T v + restrict (~: T) v = v.
Proof.
by apply/colP => j; rewrite !mxE inE; case: ifP; rewrite ?addr0 ?add0r.
Qed.

Lemma vl1_restrict T v : vl1 (restrict T v) = \sum_(j in T) `|v j 0|.
Proof.
rewrite /vl1 /l1norm [RHS]big_mkcond; apply: eq_bigr => j _.
by rewrite mxE; case: ifP; rewrite ?normr0.
Qed.

Lemma vl1_split T v :
  vl1 v = \sum_(j in T) `|v j 0| + \sum_(j in ~: T) `|v j 0|.
Proof.
rewrite /vl1 /l1norm (bigID (mem T)) /=; congr (_ + _).
by apply: eq_bigl => j; rewrite inE.
Qed.

Lemma vl1N v : vl1 (- v) = vl1 v.
Proof. by apply: eq_bigr => j _; rewrite mxE normrN. Qed.

(* ------------------------------------------------------------------------- *)
(* Arbitrary decoders                                                         *)
(* ------------------------------------------------------------------------- *)

Lemma decodable_injective k : decodable k -> sparse_injective k.
Proof. by case=> D DA z1 z2 k1 k2 eqA; rewrite -(DA _ k1) eqA DA. Qed.

Lemma sparse_injective_spark k : sparse_injective k -> spark_gt (k.*2).
Proof.
move=> inj v Av v0; rewrite ltnNge; apply: contra v0 => le_v.
have [T [sub_T le_T le_TC]] : exists T,
    [/\ T \subset support v, (#|T| <= k)%N & (#|support v :\: T| <= k)%N].
  have [le_k | lt_k] := leqP #|support v| k.
    by exists (support v); rewrite subxx le_k setDv cards0.
  pose T := [set j in take k (enum (support v))]; exists T.
  have sub_T : T \subset support v.
    by apply/subsetP => j; rewrite inE => /mem_take; rewrite mem_enum.
  have card_T : #|T| = k.
    have uniq_T := take_uniq k (enum_uniq (support v)).
    by rewrite cardsE (card_uniqP uniq_T) size_take -cardE lt_k.
  by rewrite card_T cardsDS // card_T leq_subLR addnn.
apply/eqP; have := restrictC T v.
have -> : restrict (~: T) v = restrict (support v :\: T) v.
  apply/colP => j; rewrite !mxE !inE; case: (j \in T) => //=.
  by case: eqVneq.
move: Av; rewrite -{1}(restrictC T v).
have -> : restrict (~: T) v = restrict (support v :\: T) v.
  apply/colP => j; rewrite !mxE !inE; case: (j \in T) => //=.
  by case: eqVneq.
set z1 := restrict T v; set z2 := restrict _ v => Az eq_v.
have kz2 : ksparse k (- z2).
  apply: leq_trans le_TC; apply: subset_leq_card.
  apply: subset_trans (restrict_support _ v); apply/subsetP => j.
  by rewrite !inE mxE oppr_eq0.
have := inj z1 (- z2) (ksparse_restrict v le_T) kz2.
rewrite mulmxN; move/eqP: Az;
  rewrite mulmxDr addr_eq0 => /eqP-> /(_ erefl) eq_z.
by move: eq_v; rewrite eq_z addNr => <-.
Qed.

Lemma spark_sparse_injective k : spark_gt (k.*2) -> sparse_injective k.
Proof.
move=> spark z1 z2 k1 k2 eqA; apply/eqP; rewrite -subr_eq0.
apply: contraT => ne_z.
have := spark (z1 - z2); rewrite mulmxBr eqA subrr => /(_ erefl ne_z).
rewrite ltnNge -addnn; case/negP; apply: leq_trans (leq_add k1 k2).
apply: leq_trans (leq_card_setU _ _); apply: subset_leq_card.
apply/subsetP => j; rewrite !inE !mxE -negb_and; apply: contra => /andP[].
by move=> /eqP-> /eqP->; rewrite subr0.
Qed.

(* A decoder that tries every support of size at most k. *)
Let proj T : 'M[R]_m := diag_mx (\row_j (j \in T)%:R).

Lemma projE T v : proj T *m v = restrict T v.
Proof.
apply/colP => j; rewrite /proj mul_diag_mx !mxE.
by case: ifP; rewrite ?mul1r ?mul0r.
Qed.

Let candidate T (y : 'cV[R]_d) : 'cV[R]_m :=
  restrict T (y^T *m pinvmx (A *m proj T)^T)^T.

Definition sparse_decoder k (y : 'cV[R]_d) : 'cV[R]_m :=
  if [pick T : {set 'I_m} | (#|T|
    <= k)%N && (A *m candidate T y == y)] is Some T
  then candidate T y else 0.

Lemma candidate_support z : A *m candidate (support z) (A *m z) = A *m z.
Proof.
rewrite /candidate -projE mulmxA; set P := A *m proj _.
have eq_z : (A *m z)^T = z^T *m P^T.
  by rewrite -trmx_mul /P -mulmxA projE restrict_id.
apply: trmx_inj; rewrite trmx_mul trmxK mulmxKpV //.
by rewrite eq_z submxMl.
Qed.

Lemma sparse_decoderP k z :
  sparse_injective k -> ksparse k z -> sparse_decoder k (A *m z) = z.
Proof.
move=> inj kz; rewrite /sparse_decoder; case: pickP => [T /andP[leT /eqP eqA]|].
  by apply: inj => //; apply: ksparse_restrict.
move/(_ (support z)); rewrite candidate_support eqxx andbT.
by rewrite -/(ksparse k z) kz.
Qed.

Theorem decodableP k : decodable k <-> spark_gt (k.*2).
Proof.
split=> [/decodable_injective/sparse_injective_spark // | spark].
exists (sparse_decoder k) => z; apply: sparse_decoderP.
exact: spark_sparse_injective.
Qed.

(* ------------------------------------------------------------------------- *)
(* Basis pursuit and the null space property                                  *)
(* ------------------------------------------------------------------------- *)

Theorem basis_pursuitP k : basis_pursuit k <-> nsp k.
Proof.
split=> [bp v Av v0 T leT | nspk z kz x Ax ne_xz].
  have := bp (restrict T v) (ksparse_restrict v leT) (- restrict (~: T) v).
  rewrite mulmxN vl1N !vl1_restrict (vl1_split T) mulr2n ltr_add2l; apply.
    apply/eqP; rewrite eq_sym -subr_eq0 opprK -mulmxDr restrictC; exact/eqP.
  by rewrite eq_sym -subr_eq0 opprK restrictC.
pose v := x - z; pose T := support z.
have := nspk v _ _ T kz; rewrite mulmxBr Ax subrr subr_eq0 => /(_ erefl ne_xz).
rewrite (vl1_split T v) mulr2n ltr_add2l => lt_T.
rewrite (vl1_split T z) (vl1_split T x) [X in _ + X < _]big1; last first.
  by move=> j; rewrite !inE negbK => /eqP->; rewrite normr0.
have -> : \sum_(j in ~: T) `|x j 0| = \sum_(j in ~: T) `|v j 0|.
  apply: eq_bigr => j; rewrite !inE negbK !mxE => /eqP->.
  by rewrite subr0.
apply: le_lt_trans (_ : _ <= \sum_(j in T) (`|x j 0| + `|v j 0|)) _.
  rewrite addr0; apply: ler_sum => j _.
  have {1}-> : z j 0 = x j 0 + - v j 0 by rewrite /v !mxE; ring_R.
  by rewrite (le_trans (ler_norm_add _ _)) // normrN.
by rewrite big_split ltr_add2l.
Qed.

Lemma basis_pursuit_injective k : basis_pursuit k -> sparse_injective k.
Proof.
move=> bp z1 z2 k1 k2 eqA; apply/eqP; apply: contraT => ne_z.
have ne_z' : z2 != z1 by rewrite eq_sym.
have := lt_trans (bp z1 k1 z2 (esym eqA) ne_z') (bp z2 k2 z1 eqA ne_z).
by rewrite ltxx.
Qed.

Theorem nsp_spark k : nsp k -> spark_gt (k.*2).
Proof.
by move/basis_pursuitP/basis_pursuit_injective/sparse_injective_spark.
Qed.

Theorem linear_nsp k e : e *+ 2 <= 1 -> kernel_lt A k e -> nsp k.
Proof.
move=> e_le ker v Av v0 T leT.
have sum_le : \sum_(j in T) `|v j 0| <= k%:R * vsup v.
  apply: le_trans (topk_le_supnorm k (fun j => v j 0)).
  exact: (le_topk (fun j => v j 0)).
have := le_lt_trans sum_le (ker v Av v0).
rewrite -(@ltr_pmuln2r _ 2) // => /lt_le_trans; apply.
by rewrite -mulrnAl ger_pmull ?vl1_gt0.
Qed.

(* ------------------------------------------------------------------------- *)
(* Certificates of the null space property                                    *)
(* ------------------------------------------------------------------------- *)

Definition pm S (j : 'I_m) : R := if j \in S then 1 else -1.

Definition sign_certificate T S (y : 'rV[R]_d) N : Prop :=
  0 < N /\
  \big[Num.max/0]_(j in T) `|(y *m A) 0 j - N * pm S j|
    + \big[Num.max/0]_(l in ~: T) `|(y *m A) 0 l| < N.

Definition certified k : Prop :=
  forall T S, #|T| = minn k m -> S \subset T ->
  exists y N, sign_certificate T S y N \/ sign_certificate T (T :\: S) y N.

(* A certificate for the negative sign vector is as good. *)
Lemma sign_certificateN T S y N :
  sign_certificate T (T :\: S) y N -> sign_certificate T S (- y) N.
Proof.
case=> N_gt0 lt_N; split=> //; apply: le_lt_trans lt_N; apply: ler_add.
  rewrite le_eqVlt; apply/orP; left; apply/eqP.
  apply: eq_bigr => j jT; rewrite mulNmx mxE -normrN opprD !opprK.
  by rewrite /pm inE jT andbT; case: (j \in S); rewrite ?mulr1 ?mulrN1 ?opprK.
rewrite le_eqVlt; apply/orP; left; apply/eqP.
by apply: eq_bigr => j _; rewrite mulNmx mxE normrN.
Qed.

Lemma extend_set T k : (#|T| <= k)%N ->
  exists2 T' : {set 'I_m}, T \subset T' & #|T'| = minn k m.
Proof.
move=> leT; have [n le_n] := ubnP (minn k m - #|T|).
elim: n => // n IHn in T leT le_n *.
have [eq_T | ne_T] := eqVneq #|T| (minn k m); first by exists T.
have lt_T : (#|T| < minn k m)%N.
  by rewrite ltn_neqAle ne_T leq_min leT -[m in (_ <= m)%N]card_ord max_card.
have : (0 < #|~: T|)%N.
  have := cardsC T; rewrite card_ord; have := leq_trans lt_T (geq_minr k m).
  by case: #|~: T| => // lt_Tm; rewrite addn0 => eq_T;
    rewrite eq_T ltnn in lt_Tm.
case/card_gt0P=> j; rewrite inE => jT.
have card_jT : #|j |: T| = #|T|.+1 by rewrite cardsU1 jT.
have [|| T' sub_T' card_T'] := IHn (j |: T).
- by rewrite card_jT (leq_trans lt_T) ?geq_minl.
- rewrite card_jT subnS prednK ?subn_gt0 //.
by exists T' => //; apply: subset_trans sub_T'; apply: subsetUr.
Qed.

Lemma row_kernel (y : 'rV[R]_d) v : A *m v = 0 ->
  \sum_j (y *m A) 0 j * v j 0 = 0.
Proof.
move=> Av; have : (y *m A *m v) 0 0 = 0 by rewrite -mulmxA Av mulmx0 mxE.
by rewrite mxE.
Qed.

Theorem certified_nsp k : certified k -> nsp k.
Proof.
move=> cert v Av v0 T0 leT0; have [T sub_T card_T] := extend_set leT0.
pose S := [set j in T | 0 <= v j 0].
have [y [N [N_gt0 lt_N]]] : exists y N, sign_certificate T S y N.
  have [|y [N [certS | /sign_certificateN certS]]] := cert T S card_T.
  - by apply/subsetP => j; rewrite inE => /andP[].
  - by exists y, N.
  - by exists (- y), N.
set a := \big[Num.max/0]_(j in T) _ in lt_N.
set b := \big[Num.max/0]_(l in ~: T) _ in lt_N.
have b_ge0 : 0 <= b by apply: bigmaxr_ge0.
pose s := \sum_(j in T) `|v j 0|; pose u := \sum_(j in ~: T) `|v j 0|.
have s_ge0 : 0 <= s by apply: sumr_ge0.
have u_ge0 : 0 <= u by apply: sumr_ge0.
have le_su : N * s <= a * s + b * u.
  have -> : N * s = - (\sum_(j in T) ((y *m A) 0 j - N * pm S j) * v j 0)
                    - \sum_(l in ~: T) (y *m A) 0 l * v l 0.
    have sum0 : \sum_(j in T) (y *m A) 0 j * v j 0
                + \sum_(l in ~: T) (y *m A) 0 l * v l 0 = 0.
      rewrite -[RHS](row_kernel y Av) [RHS](bigID (mem T)) /=; congr (_ + _).
      by apply: eq_bigl => j; rewrite inE.
    have eq_s : \sum_(j in T) N * pm S j * v j 0 = N * s.
      rewrite /s big_distrr; apply: eq_bigr => j jT.
      rewrite -mulrA /pm inE jT /=; case: leP => [le0 | lt0].
        by rewrite mul1r ger0_norm.
      by rewrite mulN1r ltr0_norm.
    rewrite -opprD -[LHS]opprK; congr (- _).
    rewrite (eq_bigr (fun j => (y *m A) 0 j * v j 0 - N * pm S j * v j 0)).
      by rewrite sumrB eq_s addrAC sum0 sub0r.
    by move=> j _; rewrite mulrBl.
  rewrite -opprD; apply: le_trans (ler_norm _) _; rewrite normrN.
  apply: le_trans (ler_norm_add _ _) _; apply: ler_add.
    apply: le_trans (ler_norm_sum _ _ _) _; rewrite big_distrr /=.
    apply: ler_sum => j jT; rewrite normrM ler_wpmul2r //.
    exact: (le_bigmaxr (P := fun j => j \in T)
              (fun j => `|(y *m A) 0 j - N * pm S j|)).
  apply: le_trans (ler_norm_sum _ _ _) _; rewrite big_distrr /=.
  apply: ler_sum => j jT; rewrite normrM ler_wpmul2r //.
  exact: (le_bigmaxr (P := fun j => j \in ~: T) (fun j => `|(y *m A) 0 j|)).
have lt_su : s < u.
  rewrite ltNge; apply: contraL (v0) => le_us; rewrite negbK.
  have gap_gt0 : 0 < N - a - b by rewrite subr_gt0 ltr_subr_addr addrC.
  have : (N - a - b) * s <= 0.
    apply: le_trans (_ : _ <= N * s - (a * s + b * u)) _.
      apply: (@le_of_sub _ (b * (s - u))); last by ring_R.
      by rewrite mulr_ge0 // subr_ge0.
    by rewrite subr_le0.
  rewrite pmulr_rle0 // => s_le0.
  have u0 : u <= 0 by apply: le_trans le_us s_le0.
  rewrite -[v == 0]negbK -vl1_gt0 (vl1_split T) -/s -/u -leNgt.
  by rewrite -[0]addr0 ler_add.
apply: le_lt_trans (_ : _ <= s *+ 2) _.
  rewrite ler_pmuln2r // /s [leRHS](bigID (mem T0)) /= -[leLHS]addr0.
  apply: ler_add; last exact: sumr_ge0.
  rewrite le_eqVlt; apply/orP; left; apply/eqP; apply: eq_bigl => j.
  by case jT0 : (j \in T0); rewrite ?andbF // (subsetP sub_T).
by rewrite (vl1_split T) -/s -/u mulr2n ltr_add2l.
Qed.

(* The converse, by duality. *)
Section Converse.

Variables (k : nat) (T S : {set 'I_m}).
Hypotheses (nspA : nsp k) (leT : (#|T| <= k)%N).

Let I := [finType of ('I_m * bool) + bool].
Let sb (b : bool) : R := if b then 1 else -1.
Let lhs (i : I) (l : nat) : R :=
  match i with
  | inl p => if insub l is Some l' then sb p.2 * A l' p.1
             else if p.1 \in T then 1 else -1
  | inr b => if (l < d)%N then 0 else sb b
  end.
Let rhs (i : I) : R :=
  match i with
  | inl p => if p.1 \in T then 1 + sb p.2 * pm S p.1 else 0
  | inr b => if b then 1 else 0
  end.
Let strict (i : I) : bool :=
  match i with inl p => p.1 \in T | inr b => b end.

Let sumI (F : I -> R) : \sum_i F i =
  \sum_j (F (inl (j, true)) + F (inl (j,
    false))) + (F (inr true) + F (inr false)).
Proof.
rewrite big_sumType big_bool; congr (_ + _).
rewrite (eq_bigr (fun p => F (inl (p.1, p.2)))) => [|[] //].
rewrite -(pair_bigA _ (fun j b => F (inl (j, b)))) /=.
by apply: eq_bigr => j _; rewrite big_bool.
Qed.

Lemma nsp_not_refuted : ~ refuted d.+1 lhs rhs strict.
Proof.
case=> w [w_ge0 wa wb];
  pose v : 'cV_m := \col_j (w (inl (j, true)) - w (inl (j, false))).
pose u j := w (inl (j, true)) + w (inl (j, false)).
have u_ge0 j : 0 <= u j by rewrite addr_ge0.
have le_vu j : `|v j 0| <= u j.
  rewrite mxE; apply: le_trans (ler_norm_sub _ _) _.
  by rewrite !ger0_norm.
have Av : A *m v = 0.
  apply/colP => l; have := wa l (ltnW (ltn_ord l));
    rewrite sumI /= valK ltn_ord.
  rewrite !mulr0 !addr0 => eq0; rewrite mxE [RHS]mxE -[RHS]eq0.
  apply: eq_bigr => j _.
  by rewrite mxE /sb /=; ring_R.
have beta : \sum_(j in T) u j + w (inr true) = \sum_(j in ~: T) u j
  + w (inr false).
  have := wa d (ltnSn d); rewrite sumI /= ltnn insubN -?leqNgt //.
  rewrite (bigID (mem T)) /= (eq_bigr u) => [|j jT]; last by rewrite jT !mulr1.
  rewrite [X in _ + X + _](_ : _ = - \sum_(j in ~: T) u j); last first.
    rewrite -sumrN; apply: eq_big => j; first by rewrite inE.
    by move=> /negbTE->; rewrite /u /=; ring_R.
  move=> eq0; apply/eqP; rewrite -subr_eq0; apply/eqP; rewrite -[RHS]eq0.
  by rewrite /sb /=; ring_R.
have sum_rhs : \sum_i w i * rhs i
    = \sum_(j in T) u j + w (inr true) + \sum_(j in T) pm S j * v j 0.
  rewrite sumI /= mulr1 mulr0 addr0 addrAC -big_split
    /= [X in _ = X + _]big_mkcond.
  congr (_ + _); apply: eq_bigr => j _; case: ifP => _;
    last by rewrite !mulr0 addr0.
  by rewrite mxE /u /sb /=; ring_R.
have rhs_le0 : \sum_i w i * rhs i <= 0 by case: wb => [/ltW | []].
have le_T : \sum_(j in ~: T) `|v j 0| <= \sum_(j in T) `|v j 0|.
  apply: le_trans (_ : _ <= \sum_(j in ~: T) u j + w (inr false)) _.
    by rewrite -[leLHS]addr0 ler_add // ler_sum.
  rewrite -beta; apply: le_trans (_ : _ <= - \sum_(j in T) pm S j * v j 0) _.
    by rewrite -subr_le0 opprK -sum_rhs.
  rewrite -sumrN; apply: ler_sum => j _; apply: le_trans (ler_norm _) _.
  by rewrite normrN normrM /pm; case: ifP; rewrite ?normrN normr1 mul1r.
have [v0 | v0] := eqVneq v 0; last first.
  have := nspA Av v0 leT; rewrite (vl1_split T v) mulr2n ltr_add2l.
  by rewrite ltNge le_T.
move: rhs_le0 wb; rewrite sum_rhs [X in _ + X]big1; last first.
  by move=> j _; rewrite v0 mxE mulr0.
rewrite addr0; have sum_u : 0 <= \sum_(j in T) u j by apply: sumr_ge0.
have w1 := w_ge0 (inr true).
move=> le0 wb; have : \sum_(j in T) u j + w (inr true) == 0.
  by rewrite eq_le le0 addr_ge0.
rewrite paddr_eq0 // psumr_eq0 // => /andP[/allP u0 /eqP w10].
case: wb => [| [_ [i []]]]; first by rewrite ltNge addr_ge0.
case: i => [[j b] /= jT | [] //= _]; last by rewrite w10 ltxx.
have := u0 j (mem_index_enum j); rewrite jT /= paddr_eq0 //.
by case: b => /andP[/eqP w1j /eqP w2j]; rewrite ?w1j ?w2j ltxx.
Qed.

Lemma nsp_sign_certificate : exists y, sign_certificate T S y 1.
Proof.
have [[x feas] | /nsp_not_refuted //] := motzkin d.+1 lhs rhs strict.
pose y : 'rV[R]_d := \row_l x l; exists y; split; first exact: ltr01.
have y_sum j b : \sum_(l < d) lhs (inl (j, b)) l * x l = sb b * (y *m A) 0 j.
  rewrite mxE big_distrr; apply: eq_bigr => l _ /=.
  by rewrite valK mxE; ring_R.
have beta_lt : x d < 1.
  have := feas (inr true); rewrite big_ord_recr /= ltnn mul1r big1 ?add0r //.
  by move=> l _; rewrite ltn_ord mul0r.
have beta_ge : 0 <= x d.
  have := feas (inr false);
    rewrite big_ord_recr /= ltnn mulN1r big1 ?add0r ?oppr_le0 //.
  by move=> l _; rewrite ltn_ord mul0r.
have last j b : lhs (inl (j, b)) d = if j \in T then 1 else -1.
  by rewrite /= insubN -?leqNgt.
rewrite -[ltRHS](subrK (x d)); apply: ltr_le_add.
  apply/bigmaxr_ltP; first by rewrite subr_gt0.
  move=> j jT; have := feas (inl (j, true)); have := feas (inl (j, false)).
  rewrite !big_ord_recr !y_sum !last /= jT /= !mul1r !mulN1r => lt1 lt2.
  rewrite ltr_norml; apply/andP; split.
    by apply: (lt_of_sub (c := 1 - pm S j - (- (y *m A) 0 j + x d)));
       [rewrite subr_gt0 | ring_R].
  by apply: (lt_of_sub (c := 1 + pm S j - ((y *m A) 0 j + x d)));
     [rewrite subr_gt0 | ring_R].
apply/bigmaxr_leP => // j; rewrite inE => /negbTE jT.
have := feas (inl (j, true)); have := feas (inl (j, false)).
rewrite !big_ord_recr !y_sum !last /= jT /= !mul1r !mulN1r !subr_le0 => le1 le2.
by rewrite ler_norml ler_oppl le1.
Qed.

End Converse.

Theorem nsp_certified k : nsp k -> certified k.
Proof.
move=> nspA T S card_T _.
have leT : (#|T| <= k)%N by rewrite card_T geq_minl.
by have [y certS] := nsp_sign_certificate S nspA leT; exists y, 1; left.
Qed.

(* ------------------------------------------------------------------------- *)
(* One feature vector                                                         *)
(* ------------------------------------------------------------------------- *)

Theorem dual_certificate_recovers z (y : 'rV[R]_d) N :
    0 < N ->
    (forall j, z j 0 != 0 -> (y *m A) 0 j = N * Num.sg (z j 0)) ->
    (forall l, z l 0 = 0 -> `|(y *m A) 0 l| < N) ->
    (forall v, A *m v = 0 -> support v \subset support z -> v = 0) ->
  l1_recovers z.
Proof.
move=> N_gt0 on_z off_z indep_z x Ax ne_xz.
have eq_z : N * vl1 z = \sum_j (y *m A) 0 j * z j 0.
  rewrite /vl1 /l1norm big_distrr; apply: eq_bigr => j _ /=.
  have [z0 | z0] := eqVneq (z j 0) 0; first by rewrite z0 normr0 !mulr0.
  by rewrite on_z // -mulrA -normrEsg.
have eq_x : \sum_j (y *m A) 0 j * x j 0 = N * vl1 z.
  have -> : \sum_j (y *m A) 0 j * x j 0 = (y *m A *m x) 0 0 by rewrite mxE.
  by rewrite eq_z -mulmxA Ax mulmxA mxE.
have le_j j : (y *m A) 0 j * x j 0 <= N * `|x j 0|.
  apply: le_trans (ler_norm _) _; rewrite normrM ler_wpmul2r //.
  have [z0 | z0] := eqVneq (z j 0) 0; first by rewrite ltW ?off_z.
  by rewrite on_z // normrM normr_sg z0 mulr1 gtr0_norm.
rewrite -(ltr_pmul2l N_gt0) -eq_x [X in _ < N * X]/vl1 /l1norm big_distrr /=.
have [|sub_x] := boolP (support (x - z) \subset support z).
  move/indep_z; rewrite mulmxBr Ax subrr => /(_ erefl)/eqP.
  by rewrite subr_eq0 (negbTE ne_xz).
case/subsetPn: sub_x => j; rewrite !inE negbK !mxE => xzj /eqP zj.
rewrite zj subr0 in xzj.
rewrite (bigD1 j) //= [ltRHS](bigD1 j) //=.
apply: ltr_le_add; last exact: ler_sum.
apply: le_lt_trans (ler_norm _) _.
by rewrite normrM ltr_pmul2r ?normr_gt0 ?off_z.
Qed.

End KernelLadder.

(* ------------------------------------------------------------------------- *)
(* An exact decoder needs only min(m, 2 k) dimensions                         *)
(* ------------------------------------------------------------------------- *)

Section Vandermonde.

Variable R : realFieldType.

Definition vander n m : 'M[R]_(n, m) := \matrix_(i, j) (j : nat)%:R ^+ i.

Lemma vander_horner n m (v : 'cV[R]_m) (p : {poly R}) :
  vander n m *m v = 0 -> (size p <= n)%N ->
  \sum_(j < m) p.[j%:R] * v j 0 = 0.
Proof.
move=> Av le_p.
transitivity (\sum_(i < n) p`_i * (vander n m *m v) i 0); last first.
  by rewrite big1 // => i _; rewrite Av mxE mulr0.
rewrite (eq_bigr (fun j => \sum_(i < n) p`_i * (vander n m i j * v j 0))).
  rewrite exchange_big; apply: eq_bigr => i _ /=.
  by rewrite mxE big_distrr.
move=> j _; rewrite (horner_coef_wide _ le_p) big_distrl /=.
by apply: eq_bigr => i _; rewrite mxE mulrA.
Qed.

Lemma vander_spark n m : spark_gt (vander n m) n.
Proof.
move=> v Av; rewrite ltnNge; apply: contraNN => le_v.
apply/eqP/colP => j0; rewrite mxE; apply/eqP; apply: contraT => v_j0.
have j0_supp : j0 \in support v by rewrite inE.
pose S := support v :\ j0;
  pose p := \prod_(l in S) ('X - ((l : nat)%:R : R)%:P).
have size_p : (size p <= n)%N.
  rewrite /p -big_enum size_prod_XsubC -cardE; apply: leq_trans le_v.
  by rewrite [leqRHS](cardsD1 j0) j0_supp.
have := vander_horner Av size_p; rewrite (bigD1 j0) //= big1 => [|j ne_j].
  move/eqP; rewrite addr0 mulf_eq0 (negbTE v_j0) orbF horner_prod => /eqP eq0.
  have : \prod_(l in S) ('X - ((l : nat)%:R : R)%:P).[j0%:R] != 0.
    apply/prodf_neq0 => l; rewrite hornerXsubC subr_eq0 eqr_nat !inE.
    by case/andP=> ne_l _; rewrite eq_sym.
  by rewrite eq0 eqxx.
have [-> | v_j] := eqVneq (v j 0) 0; first by rewrite mulr0.
have j_S : j \in S by rewrite !inE ne_j.
by rewrite horner_prod (bigD1 j) //= hornerXsubC subrr !mul0r.
Qed.

Theorem vandermonde_decodable m k : decodable (vander (minn m k.*2) m) k.
Proof.
apply/decodableP; case: (leqP m k.*2) => [le_m | lt_m];
  last exact: vander_spark.
move=> v Av v0; have := vander_spark Av v0.
by rewrite ltnNge -[m in (_ <= m)%N]card_ord max_card.
Qed.

End Vandermonde.

(* ------------------------------------------------------------------------- *)
(* Every arrow of the ladder is strict                                        *)
(* ------------------------------------------------------------------------- *)

Section Strict.

Variables (R : realFieldType) (m k : nat).
Implicit Types (v w : 'cV[R]_m.+1) (a e x : R) (T : {set 'I_m.+1}).

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

(* A matrix whose kernel is the line of w, if w 0 0 != 0. *)
Definition line_mx w : 'M[R]_m.+1 :=
  \matrix_(i, j) ((i == j)%:R - (j == 0)%:R * (w i 0 / w 0 0)).

Lemma line_mxE w v i :
  (line_mx w *m v) i 0 = v i 0 - v 0 0 / w 0 0 * w i 0.
Proof.
rewrite mxE (eq_bigr (fun j => (i == j)%:R * v j 0
                       - (j == 0)%:R * (w i 0 / w 0 0 * v j 0))) => [|j _].
  rewrite sumrB (bigD1 i) //= eqxx mul1r big1 ?addr0 => [|j]; last first.
    by rewrite eq_sym => /negbTE->; rewrite mul0r.
  rewrite [X in _ - X](bigD1 0) //= [X in _ - (_ + X)]big1.
    by rewrite mul1r addr0 mulrAC [v 0 0 / _ * _]mulrAC [w i 0 * _]mulrC.
  by move=> j /negbTE->; rewrite mul0r.
by rewrite mxE mulrBl -(mulrA (_%:R)).
Qed.

Lemma line_kernel w v : line_mx w *m v = 0 -> v = (v 0 0 / w 0 0) *: w.
Proof.
move=> wv; apply/colP => i; rewrite mxE; apply/eqP; rewrite -subr_eq0 -line_mxE.
by rewrite wv mxE.
Qed.

Lemma line_kernelZ w : w 0 0 != 0 -> line_mx w *m w = 0.
Proof.
by move=> w0; apply/colP => i; rewrite line_mxE divff // mul1r subrr mxE.
Qed.

Lemma vl1Z x v : vl1 (x *: v) = `|x| * vl1 v.
Proof. by rewrite /vl1 /l1norm big_distrr; apply: eq_bigr => j _;
  rewrite mxE normrM. Qed.

Lemma line_nsp w : w 0 0 != 0 ->
  (forall T, (#|T| <= k)%N -> (\sum_(j in T) `|w j 0|) *+ 2 < vl1 w) ->
  nsp (line_mx w) k.
Proof.
move=> w0 w_nsp v /line_kernel eq_v v0 T leT; move: v0; rewrite eq_v.
set x := _ / _; rewrite scaler_eq0 negb_or => /andP[x0 _].
rewrite vl1Z (eq_bigr (fun j => `|x| * `|w j 0|)) => [|j _]; last first.
  by rewrite mxE normrM.
by rewrite -big_distrr -mulrnAr ltr_pmul2l ?normr_gt0 // w_nsp.
Qed.

(* w = (a, 1, ..., 1) *)
Definition spike a : 'cV[R]_m.+1 := \col_j (if j == 0 then a else 1).

Lemma spike0 a : spike a 0 0 = a. Proof. by rewrite mxE eqxx. Qed.

Lemma vl1_spike a : 0 <= a -> vl1 (spike a) = a + m%:R.
Proof.
move=> a_ge0; rewrite /vl1 /l1norm big_ord_recl spike0 ger0_norm //;
  congr (_ + _).
rewrite (eq_bigr (fun=> 1)) => [|j _]; last by rewrite mxE normr1.
by rewrite sumr_const card_ord.
Qed.

Lemma spike_spark a n : 0 < a -> (n < m.+1)%N -> spark_gt (line_mx (spike a)) n.
Proof.
move=> a_gt0 lt_n v /line_kernel eq_v v0; suff -> : #|support v| = m.+1 by [].
rewrite -[RHS]card_ord; apply: eq_card => j; rewrite inE.
move: v0; rewrite eq_v scaler_eq0 negb_or => /andP[x0 _].
rewrite mxE mulf_neq0 // mxE; case: ifP => _; rewrite ?oner_neq0 //.
by rewrite gt_eqF.
Qed.

(* Some decoder works, basis pursuit does not. *)
Theorem decodable_not_nsp : (0 < k)%N -> (k.*2 < m.+1)%N ->
  exists A : 'M[R]_m.+1, decodable A k /\ ~ nsp A k.
Proof.
move=> k_gt0 lt_km; pose w := spike m.+1%:R; exists (line_mx w).
have w0 : w 0 0 != 0 by rewrite spike0 pnatr_eq0.
split; first by apply/decodableP; apply: spike_spark; rewrite ?ltr0n.
move=> /(_ w (line_kernelZ w0)) nsp_w; have w_neq0 : w != 0.
  by apply: contraNneq w0 => ->; rewrite mxE.
have := nsp_w w_neq0 [set 0];
  rewrite cards1 big_set1 spike0 vl1_spike ?ler0n //.
rewrite ger0_norm ?ler0n // mulr2n ltr_add2l => /(_ k_gt0).
by rewrite ltr_nat ltnNge leqnSn.
Qed.

(* Basis pursuit works, no linear decoder has error below e. *)
Theorem nsp_not_linear e : (0 < k)%N -> (k.*2 < m.+1)%N ->
    0 < e -> e *+ 2 <= 1 -> (1 < k)%N || (e *+ 2 < 1) ->
  exists A : 'M[R]_m.+1, nsp A k /\ ~ kernel_lt A k e.
Proof.
move=> k_gt0 lt_km e_gt0 e_le half.
have k_ge1 : 1 <= k%:R :> R by rewrite ler1n.
have e_lt1 : e < 1.
  by apply: lt_le_trans e_le; rewrite mulr2n ltr_addl.
have ke_gt0 : 0 < k%:R - e by rewrite subr_gt0 (lt_le_trans e_lt1).
have m_ge : 0 <= m%:R - 2%:R * k%:R :> R.
  by rewrite subr_ge0 -natrM ler_nat mul2n -ltnS.
pose a := Num.max 1 (e * m%:R / (k%:R - e)).
have a_ge1 : 1 <= a by rewrite le_maxr lexx.
have a_gt0 : 0 < a by apply: lt_le_trans ltr01 a_ge1.
have a_lt : a < m%:R - 2%:R * k%:R + 2%:R.
  rewrite lt_maxl; apply/andP; split.
    by apply: (lt_of_sub (c := (m%:R - 2%:R * k%:R) + 1));
      [rewrite ltr_paddl ?ltr01 | ring_R].
  rewrite ltr_pdivr_mulr //.
  pose g := m%:R - 2%:R * k%:R + k%:R + 1 : R.
  have g_gt0 : 0 < g by rewrite /g ltr_paddl ?ltr01 // addr_ge0 ?ler0n.
  pose h := m%:R - 2%:R * k%:R + 1 : R.
  have h_gt0 : 0 < h by rewrite /h ltr_paddl ?ltr01.
  apply: (lt_of_sub (c := (1 - e *+ 2) * g + (k%:R - 1) * h)); last first.
    by rewrite /g /h; ring_R.
  case/orP: half => [k_gt1 | e_lt].
    apply: ltr_paddl; [apply: mulr_ge0 | apply: mulr_gt0] => //.
    - by rewrite subr_ge0.
    - exact: ltW.
    - by rewrite subr_gt0 ltr1n.
  apply: ltr_paddr; [apply: mulr_ge0 | apply: mulr_gt0] => //.
  - by rewrite subr_ge0.
  - exact: ltW.
  - by rewrite subr_gt0.
exists (line_mx (spike a)); have a0 : spike a 0 0 != 0 by rewrite spike0 gt_eqF.
split; last first.
  have w_neq0 : spike a != 0 by apply: contraNneq a0 => ->; rewrite mxE.
  move=> /(_ _ (line_kernelZ a0) w_neq0); apply/negP; rewrite -leNgt.
  apply: (@le_trans _ _ (k%:R * a)); last first.
    rewrite ler_wpmul2l ?ler0n //; apply: le_trans (le_vsup _ 0).
    by rewrite spike0 ger0_norm // ltW.
  rewrite vl1_spike ?(ltW a_gt0) //.
  have : e * m%:R <= a * (k%:R - e).
    by rewrite -ler_pdivr_mulr // /a le_maxr lexx orbT.
  by move=> le_em; apply: (le_of_sub (c := a * (k%:R - e) - e * m%:R));
     [rewrite subr_ge0 | ring_R].
apply: line_nsp => // T leT; rewrite vl1_spike ?(ltW a_gt0) //.
have sum_le : \sum_(j in T) `|spike a j 0| <= a + k%:R - 1.
  apply: (@le_trans _ _ (\sum_(j in T) (1 + (j == 0)%:R * (a - 1)))).
    apply: ler_sum => j _; rewrite mxE; case: eqP => _ /=.
      by rewrite mul1r addrC subrK ger0_norm // ltW.
    by rewrite mul0r addr0 normr1.
  rewrite big_split /= sumr_const -big_distrl /= -natr_sum.
  have le_1 : (\sum_(j in T) (j == 0%R) <= 1)%N.
    rewrite -(cards1 (@ord0 m)) -sum1_card [leqRHS]big_mkcond
      [leqLHS]big_mkcond.
    apply: leq_sum => j _; rewrite inE (_ : (j == ord0) = (j == 0)) //.
    by case: (j \in T); case: (j == 0).
  apply: (@le_trans _ _ (k%:R + 1 * (a - 1))).
    apply: ler_add; first by rewrite ler_nat.
    by rewrite ler_wpmul2r ?subr_ge0 // lern1.
  by rewrite le_eqVlt; apply/orP; left; apply/eqP; ring_R.
apply: (@le_lt_trans _ _ ((a + k%:R - 1) *+ 2)); first by rewrite ler_pmuln2r.
by apply: (lt_of_sub (c := m%:R - 2%:R * k%:R + 2%:R - a));
  [rewrite subr_gt0 | ring_R].
Qed.

End Strict.

(* In the one remaining case, k = 1 and e = 1 / 2, the rungs coincide. *)
Theorem nsp_one_sparse (R : realFieldType) d m (A : 'M[R]_(d, m)) :
  nsp A 1 <-> kernel_lt A 1 2%:R^-1.
Proof.
split=> [nspA v Av v0 | ]; last first.
  by apply: linear_nsp; rewrite -[_ *+ 2]mulr_natr mulVf ?pnatr_eq0.
have [i eq_i] : exists i, vsup v = `|v i 0|.
  by apply: supnorm_attained; rewrite -/(vsup v) vsup_gt0.
have := nspA v Av v0 [set i]; rewrite cards1 big_set1 => /(_ isT).
rewrite eq_i mul1r => lt_v; rewrite mulrC ltr_pdivl_mulr ?ltr0n //.
by rewrite mulr_natr.
Qed.
