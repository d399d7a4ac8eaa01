From mathcomp Require Import all_ssreflect all_algebra.

(******************************************************************************)
(*                Linear representations: the basic definitions               *)
(*                                                                            *)
(* Everything is stated over an arbitrary real field R (realFieldType): the   *)
(* rationals, the real algebraic numbers and the reals are all covered.       *)
(* "The paper" is Garg, Kleinberg, Peng, How Many Features Can a Language     *)
(* Model Store Under the Linear Representation Hypothesis?, COLT 2026.        *)
(*                                                                            *)
(*   A, B : 'M[R]_(d, m)   representation vectors and probe vectors: column i *)
(*                         of A is a_i, column i of B is b_i (Section 1)      *)
(*                                                                            *)
(*        ksparse k z == the column z has at most k nonzero entries           *)
(*         unit_box z == all entries of z lie in [-1, 1]                      *)
(*    interference A B == C = B^T A, C i j = <b_i, a_j> (Section 1.3)         *)
(*       deviation A B == E = B^T A - I                                       *)
(*  accessible A B k e == |B^T A z - z|_oo < e for all k-sparse z in          *)
(*                         [-1, 1]^m (equations 1, 3 and 4)                   *)
(* accessible_le A B k e == the same with <= e                                *)
(*  capacity_ok R d m k e == some A, B : 'M[R]_(d, m) are (e, k)-accessible;  *)
(*                         the paper's d(m, k, e) is the least such d         *)
(* capacity_ok_le R d m k e == the same with error <= e                       *)
(*                                                                            *)
(*   vectors as functions x : 'I_m -> R (row i of a matrix E is E i)          *)
(*            bigmaxr == \big[Num.max/0]_(i | P i) F i, for F i >= 0          *)
(*          supnorm x == max_j |x j| (0 if m = 0)                             *)
(*           l1norm x == sum_j |x j|                                          *)
(*           topk k x == the sum of the k largest |x j|, defined as the       *)
(*                         maximum of \sum_(j in T) |x j| over #|T| <= k      *)
(*                                                                            *)
(*   matrices (Definition 4, Lemma 7)                                         *)
(*   near_identity M mu == M i i = 1 and |M i j| < mu for i != j              *)
(* near_identity_le M mu == M i i = 1 and |M i j| <= mu for i != j            *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* ------------------------------------------------------------------------- *)
(* Maxima of finite families of nonnegative numbers                           *)
(* ------------------------------------------------------------------------- *)

Section BigMax.

Variables (R : realDomainType) (I : finType).
Implicit Types (P : pred I) (F : I -> R) (x : R).

Lemma bigmaxr_ge0 P F : 0 <= \big[Num.max/0]_(i | P i) F i.
Proof. by elim/big_rec: _ => // i x _ x_ge0; rewrite le_maxr x_ge0 orbT. Qed.

Lemma le_bigmaxr P F i : P i -> F i <= \big[Num.max/0]_(j | P j) F j.
Proof.
move=> Pi; elim: (index_enum I) (mem_index_enum i) => //= j s IHs.
rewrite in_cons big_cons => /predU1P[<-|/IHs le_s].
  by rewrite Pi le_maxr lexx.
by case: ifP => // _; rewrite le_maxr le_s orbT.
Qed.

Lemma bigmaxr_leP P F x : 0 <= x ->
  reflect (forall i, P i -> F i <= x) (\big[Num.max/0]_(i | P i) F i <= x).
Proof.
move=> x_ge0; apply: (iffP idP) => [le_x i Pi|le_x].
  exact: le_trans (le_bigmaxr F Pi) le_x.
by elim/big_rec: _ => // i y Pi le_y; rewrite le_maxl le_y le_x.
Qed.

Lemma bigmaxr_ltP P F x : 0 < x ->
  reflect (forall i, P i -> F i < x) (\big[Num.max/0]_(i | P i) F i < x).
Proof.
move=> x_gt0; apply: (iffP idP) => [lt_x i Pi|lt_x].
  exact: le_lt_trans (le_bigmaxr F Pi) lt_x.
by elim/big_rec: _ => // i y Pi lt_y; rewrite lt_maxl lt_y lt_x.
Qed.

(* A maximum over a nonempty family of nonnegative numbers is attained. *)
Lemma bigmaxr_attained P F : (exists i, P i) -> (forall i, P i -> 0 <= F i) ->
  exists2 i, P i & \big[Num.max/0]_(i | P i) F i = F i.
Proof.
move=> [i0 Pi0] F_ge0; case: (@arg_maxP _ _ _ i0 P F Pi0) => i Pi max_i.
exists i => //; apply/eqP; rewrite eq_le le_bigmaxr // andbT.
by apply/bigmaxr_leP; [apply: F_ge0|].
Qed.

End BigMax.

(* ------------------------------------------------------------------------- *)
(* Norms                                                                      *)
(* ------------------------------------------------------------------------- *)

Section Norms.

Variables (R : realFieldType) (m : nat).
Implicit Types (x y : 'I_m -> R) (k : nat) (T : {set 'I_m}).

Definition supnorm x : R := \big[Num.max/0]_j `|x j|.

Definition l1norm x : R := \sum_j `|x j|.

Definition topk k x : R :=
  \big[Num.max/0]_(T : {set 'I_m} | (#|T| <= k)%N) \sum_(j in T) `|x j|.

Lemma eq_topk k x y : x =1 y -> topk k x = topk k y.
Proof.
by move=> eq_xy; apply: eq_bigr => T _; apply: eq_bigr => j _; rewrite eq_xy.
Qed.

Lemma eq_supnorm x y : x =1 y -> supnorm x = supnorm y.
Proof. by move=> eq_xy; apply: eq_bigr => j _; rewrite eq_xy. Qed.

Lemma eq_l1norm x y : x =1 y -> l1norm x = l1norm y.
Proof. by move=> eq_xy; apply: eq_bigr => j _; rewrite eq_xy. Qed.

Lemma supnorm_ge0 x : 0 <= supnorm x. Proof. exact: bigmaxr_ge0. Qed.

Lemma l1norm_ge0 x : 0 <= l1norm x. Proof. exact: sumr_ge0. Qed.

Lemma topk_ge0 k x : 0 <= topk k x. Proof. exact: bigmaxr_ge0. Qed.

Lemma le_supnorm x j : `|x j| <= supnorm x.
Proof. exact: (le_bigmaxr (fun j => `|x j|)). Qed.

Lemma supnorm_leP x e : 0 <= e ->
  reflect (forall j, `|x j| <= e) (supnorm x <= e).
Proof.
move=> e_ge0; apply: (iffP (bigmaxr_leP _ _ e_ge0)) => le_e j;
  first exact: le_e.
by move=> _.
Qed.

Lemma supnorm_ltP x e : 0 < e ->
  reflect (forall j, `|x j| < e) (supnorm x < e).
Proof.
move=> e_gt0; apply: (iffP (bigmaxr_ltP _ _ e_gt0)) => lt_e j;
  first exact: lt_e.
by move=> _.
Qed.

Lemma le_topk k x T : (#|T| <= k)%N -> \sum_(j in T) `|x j| <= topk k x.
Proof.
move=> leTk.
exact: (@le_bigmaxr _ _ (fun T : {set 'I_m} => #|T| <= k)%N
                        (fun T => \sum_(j in T) `|x j|)).
Qed.

Lemma topk_leP k x e : 0 <= e ->
  reflect (forall T, (#|T| <= k)%N -> \sum_(j in T) `|x j| <= e)
          (topk k x <= e).
Proof. by move=> e_ge0; apply: (iffP (bigmaxr_leP _ _ e_ge0)). Qed.

Lemma topk_ltP k x e : 0 < e ->
  reflect (forall T, (#|T| <= k)%N -> \sum_(j in T) `|x j| < e)
          (topk k x < e).
Proof. by move=> e_gt0; apply: (iffP (bigmaxr_ltP _ _ e_gt0)). Qed.

Lemma topk_attained k x :
  exists2 T : {set 'I_m}, (#|T| <= k)%N & topk k x = \sum_(j in T) `|x j|.
Proof.
apply: (@bigmaxr_attained _ _ (fun T : {set 'I_m} => #|T| <= k)%N
                          (fun T => \sum_(j in T) `|x j|)).
  by exists set0; rewrite cards0.
by move=> T _; apply: sumr_ge0.
Qed.

End Norms.

(* ------------------------------------------------------------------------- *)
(* Accessibility                                                              *)
(* ------------------------------------------------------------------------- *)

Section Accessibility.

Variable R : realFieldType.
Implicit Types (d m k : nat) (e mu : R).

(* Section 1: z is k-sparse. *)
Definition ksparse m k (z : 'cV[R]_m) : bool :=
  (#|[set i | (z i 0 != 0)%R]| <= k)%N.

(* The domain of feature vectors, [-1, 1]^m. *)
Definition unit_box m (z : 'cV[R]_m) : bool := [forall i, `|z i 0| <= 1].

Lemma unit_boxP m (z : 'cV[R]_m) :
  reflect (forall i, `|z i 0| <= 1) (unit_box z).
Proof. exact: forallP. Qed.

(* Section 1.3: the interference matrix C = B^T A. *)
Definition interference d m (A B : 'M[R]_(d, m)) : 'M[R]_m := B^T *m A.

(* E = C - I: what recovery adds to z. *)
Definition deviation d m (A B : 'M[R]_(d, m)) : 'M[R]_m :=
  interference A B - 1%:M.

(* Equations 1, 3, 4: every k-sparse z in the box is recovered with error < e *)
(* in every coordinate, |B^T A z - z|_oo < e.                                 *)
Definition accessible d m (A B : 'M[R]_(d, m)) k e : Prop :=
  forall z : 'cV[R]_m, ksparse k z -> unit_box z ->
  forall i, `|(B^T *m A *m z - z) i 0| < e.

(* The non-strict variant: error <= e. *)
Definition accessible_le d m (A B : 'M[R]_(d, m)) k e : Prop :=
  forall z : 'cV[R]_m, ksparse k z -> unit_box z ->
  forall i, `|(B^T *m A *m z - z) i 0| <= e.

(* Section 1: the paper's d(m, k, e) is the least d with capacity_ok d m k e. *)
Definition capacity_ok d m k e : Prop :=
  exists A B : 'M[R]_(d, m), accessible A B k e.

Definition capacity_ok_le d m k e : Prop :=
  exists A B : 'M[R]_(d, m), accessible_le A B k e.

(* Lemma 7's hypothesis on a matrix: unit diagonal, small off-diagonal.  A    *)
(* Gram matrix is such a matrix iff its vectors are mu-incoherent             *)
(* (Definition 4).                                                            *)
Definition near_identity m (M : 'M[R]_m) mu : Prop :=
  (forall i, M i i = 1) /\ (forall i j, i != j -> `|M i j| < mu).

Definition near_identity_le m (M : 'M[R]_m) mu : Prop :=
  (forall i, M i i = 1) /\ (forall i j, i != j -> `|M i j| <= mu).

Lemma deviationE d m (A B : 'M[R]_(d, m)) i j :
  deviation A B i j = interference A B i j - (i == j)%:R.
Proof. by rewrite !mxE. Qed.

Lemma deviationM d m (A B : 'M[R]_(d, m)) (z : 'cV[R]_m) :
  B^T *m A *m z - z = deviation A B *m z.
Proof. by rewrite mulmxBl mul1mx. Qed.

(* More neurons never hurt: pad with zero rows. *)
Theorem capacity_ok_mono d d' m k e :
  (d <= d')%N -> capacity_ok d m k e -> capacity_ok d' m k e.
Proof.
move=> le_dd' [A [B accAB]]; rewrite -(subnKC le_dd').
exists (col_mx A 0), (col_mx B 0) => z kz bz i.
by rewrite tr_col_mx mul_row_col mulmx0 addr0; apply: accAB.
Qed.

End Accessibility.

Arguments capacity_ok R d m k e : clear implicits.
Arguments capacity_ok_le R d m k e : clear implicits.
