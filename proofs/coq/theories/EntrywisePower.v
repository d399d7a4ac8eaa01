From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import Definitions RankTrace.

(******************************************************************************)
(*        Entrywise powers of a matrix and the finite form of Alon's bound    *)
(*                                                                            *)
(*        entrypow s D == the matrix of the s-th powers of the entries of D   *)
(*        ndegree r s == 'C(r + s - 1, s), the number of monomials of degree  *)
(*                         s in r variables (1 for s = 0)                     *)
(*                                                                            *)
(* Main results:                                                              *)
(*   mxrank_entrypow: \rank (entrypow s D) <= ndegree (\rank D) s, over any   *)
(*     field, from the explicit factorisation through the monomials           *)
(*   entrypow_trace_bound: (\sum_i D i i ^ s)^2                               *)
(*       <= ndegree (\rank D) s * \sum_i \sum_j D i j ^ (2 s)                 *)
(*   alon_bound_le, alon_bound_lt: Lemma 7 with constants.  If D is n x n,    *)
(*     D i i = 1 and |D i j| <= mu (resp. < mu, n >= 2, s >= 1) then          *)
(*       n <= (resp. <) ndegree r s * (1 + (n - 1) mu^(2s)), \rank D <= r     *)
(*   corollary8_le, corollary8_lt: Corollary 8 with constants, for a diagonal *)
(*     C i i >= g > 0, |C i j| <= mu (resp. < mu): mu / g in place of mu      *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* The number of monomials of degree s in r variables. *)
Definition ndegree (r s : nat) : nat := 'C((r + s).-1, s).

Lemma ndegree0 r : ndegree r 0 = 1%N.
Proof. by rewrite /ndegree bin0. Qed.

Lemma ndegree1 r : ndegree r 1 = r.
Proof. by rewrite /ndegree addn1 bin1. Qed.

Lemma leq_ndegree r r' s : (r <= r')%N -> (ndegree r s <= ndegree r' s)%N.
Proof.
move=> le_rr'; rewrite /ndegree.
by apply: leq_bin2l; rewrite -!subn1 leq_sub2r // leq_add2r.
Qed.

Section Rank.

Variable F : fieldType.

Definition entrypow n p s (D : 'M[F]_(n, p)) : 'M[F]_(n, p) :=
  map_mx (fun x => x ^+ s) D.

(* A matrix that factors through an index set of size r has rank at most r. *)
Lemma mxrank_sum_le n p (T : finType) (S : {set T}) (M : 'M[F]_(n, p))
    (X : 'I_n -> T -> F) (Y : T -> 'I_p -> F) :
  (forall i j, M i j = \sum_(t in S) X i t * Y t j) -> (\rank M <= #|S|)%N.
Proof.
move=> defM.
pose U : 'M[F]_(n, #|S|) := \matrix_(i, u) X i (enum_val u).
pose V : 'M[F]_(#|S|, p) := \matrix_(u, j) Y (enum_val u) j.
suff -> : M = U *m V by apply: leq_trans (mxrankM_maxl _ _) (rank_leq_col _).
apply/matrixP => i j; rewrite defM mxE big_enum_val.
by apply: eq_bigr => u _; rewrite !mxE.
Qed.

Definition sorted_tuple s r (f : {ffun 'I_s -> 'I_r.+1}) : s.-tuple 'I_r.+1 :=
  sort_tuple (fun x y : 'I_r.+1 => (x <= y)%N) (mktuple f).

Lemma sorted_tupleP s r (f : {ffun 'I_s -> 'I_r.+1}) :
  sorted leq (map val (sorted_tuple f)).
Proof.
rewrite /= sorted_map; apply: sort_sorted => x y; exact: leq_total.
Qed.

Lemma big_sorted_tuple s r (f : {ffun 'I_s -> 'I_r.+1}) (G : 'I_r.+1 -> F) :
  \prod_(l <- sorted_tuple f) G l = \prod_i G (f i).
Proof.
rewrite (perm_big (mktuple f)) ?perm_sort //=.
by rewrite big_map big_enum.
Qed.

(* D i j ^ s = <u_i, v_j>^s expands in the monomials of degree s of u_i. *)
Lemma exp_dot_monomials s r (u v : 'I_r.+1 -> F) :
  (\sum_l u l * v l) ^+ s =
    \sum_(t in [set t : s.-tuple 'I_r.+1 | sorted leq (map val t)])
      (\prod_(l <- t) u l) *
      \sum_(f : {ffun 'I_s -> 'I_r.+1} | sorted_tuple f == t) \prod_i v (f i).
Proof.
rewrite -[s in LHS]card_ord -prodr_const bigA_distr_bigA /=.
rewrite (partition_big (@sorted_tuple s r)
          (fun t => t \in [set t : s.-tuple 'I_r.+1 | sorted leq (map val t)]));
  last by move=> f _; rewrite inE sorted_tupleP.
apply: eq_bigr => t _; rewrite big_distrr /=; apply: eq_bigr => f /eqP<-.
by rewrite big_split big_sorted_tuple.
Qed.

Theorem mxrank_entrypow n p s (D : 'M[F]_(n, p)) :
  (\rank (entrypow s D) <= ndegree (\rank D) s)%N.
Proof.
have [r0|] := posnP (\rank D).
  case: s => [|s].
    rewrite ndegree0 -(cards1 tt).
    apply: (mxrank_sum_le (X := fun _ _ => 1) (Y := fun _ _ => 1)) => i j.
    by rewrite big_set1 !mxE mulr1.
  move/eqP: r0; rewrite mxrank_eq0 => /eqP->; rewrite [X in \rank X](_ : _ = 0).
    by rewrite mxrank0.
  by apply/matrixP => i j; rewrite !mxE expr0n.
move: (mulmx_base D); move: (col_base D) (row_base D).
case: (\rank D) => // r U V UV _; rewrite /ndegree addSn /= addnC.
rewrite -card_sorted_tuples.
apply: (mxrank_sum_le
  (X := fun i (t : s.-tuple 'I_r.+1) => \prod_(l <- t) U i l)
  (Y := fun (t : s.-tuple 'I_r.+1) j =>
          \sum_(f : {ffun 'I_s -> 'I_r.+1} | sorted_tuple f == t)
                      \prod_i V (f i) j)) => i j.
by rewrite mxE -UV mxE exp_dot_monomials.
Qed.

End Rank.

Section AlonBound.

Variable R : realFieldType.
Implicit Types (n r s : nat) (mu g : R).

Theorem entrypow_trace_bound n (D : 'M[R]_n) s :
  (\sum_i D i i ^+ s) ^+ 2
    <= (ndegree (\rank D) s)%:R * \sum_i \sum_j D i j ^+ (2 * s).
Proof.
have:= rank_trace (entrypow s D).
rewrite /mxtrace (eq_bigr (fun i => D i i ^+ s)) => [|i _]; last by rewrite mxE.
have -> : sqfrob (entrypow s D) = \sum_i \sum_j D i j ^+ (2 * s).
  by do 2!apply: eq_bigr => ? _; rewrite mxE -exprM mulnC.
move=> /le_trans -> //; apply: ler_wpmul2r.
  by do 2!apply: sumr_ge0 => ? _; rewrite exprM exprn_ge0 ?sqr_ge0.
by rewrite ler_nat mxrank_entrypow.
Qed.

Lemma even_pow_norm (x : R) s : x ^+ (2 * s) = `|x| ^+ (2 * s).
Proof. by rewrite !exprM real_normK ?num_real. Qed.

Lemma even_pow_le (x y : R) s : `|x| <= y -> x ^+ (2 * s) <= y ^+ (2 * s).
Proof.
move=> le_xy; rewrite even_pow_norm ler_expn2r ?nnegrE //.
exact: le_trans le_xy.
Qed.

Lemma even_pow_lt (x y : R) s :
  (0 < s)%N -> `|x| < y -> x ^+ (2 * s) < y ^+ (2 * s).
Proof.
move=> s_gt0 lt_xy; rewrite even_pow_norm ltr_expn2r //.
by rewrite muln_eq0 /= -lt0n.
Qed.

Theorem alon_bound_le n (D : 'M[R]_n) r s mu :
    near_identity_le D mu -> (\rank D <= r)%N ->
  n%:R <= (ndegree r s)%:R * (1 + (n.-1)%:R * mu ^+ (2 * s)).
Proof.
move=> [D1 Dmu] le_r.
have:= @rank_trace_const_le R n (entrypow s D) (ndegree r s) 1 (mu ^+ (2 * s)).
rewrite expr1n mulr1; apply=> [i|i j ne_ij|].
- by rewrite mxE D1 expr1n.
- by rewrite mxE -exprM mulnC even_pow_le ?Dmu.
exact: leq_trans (mxrank_entrypow s D) (leq_ndegree s le_r).
Qed.

Theorem alon_bound_lt n (D : 'M[R]_n) r s mu :
    (1 < n)%N -> (0 < s)%N -> near_identity D mu -> (\rank D <= r)%N ->
  n%:R < (ndegree r s)%:R * (1 + (n.-1)%:R * mu ^+ (2 * s)).
Proof.
move=> n_gt1 s_gt0 [D1 Dmu] le_r.
have:= @rank_trace_const_lt R n (entrypow s D) (ndegree r s) 1 (mu ^+ (2 * s)).
rewrite expr1n mulr1; apply=> // [|i|i j ne_ij|].
- exact: oner_neq0.
- by rewrite mxE D1 expr1n.
- by rewrite mxE -exprM mulnC even_pow_lt ?Dmu.
exact: leq_trans (mxrank_entrypow s D) (leq_ndegree s le_r).
Qed.

(* Corollary 8: divide row i by C i i. *)
Definition unit_rows n (C : 'M[R]_n) : 'M[R]_n :=
  diag_mx (\row_i (C i i)^-1) *m C.

Lemma unit_rowsE n (C : 'M[R]_n) i j : unit_rows C i j = C i j / C i i.
Proof. by rewrite /unit_rows mul_diag_mx !mxE mulrC. Qed.

Lemma mxrank_unit_rows n (C : 'M[R]_n) : (\rank (unit_rows C) <= \rank C)%N.
Proof. exact: mxrankM_maxr. Qed.

Lemma unit_rows_diag n (C : 'M[R]_n) i : 0 < C i i -> unit_rows C i i = 1.
Proof. by move=> C_gt0; rewrite unit_rowsE divff ?gt_eqF. Qed.

Lemma near_identity_unit_rows_le n (C : 'M[R]_n) g mu : 0 < g ->
    (forall i, g <= C i i) -> (forall i j, i != j -> `|C i j| <= mu) ->
  near_identity_le (unit_rows C) (mu / g).
Proof.
move=> g_gt0 Cg Cmu; have C_gt0 i : 0 < C i i by apply: lt_le_trans (Cg i).
split=> [i|i j ne_ij]; first by rewrite unit_rows_diag.
rewrite unit_rowsE normrM normfV (gtr0_norm (C_gt0 i)).
by rewrite ler_pmul ?invr_ge0 ?normr_ge0 ?Cmu ?lef_pinv ?posrE // ltW.
Qed.

Lemma near_identity_unit_rows n (C : 'M[R]_n) g mu : 0 < g ->
    (forall i, g <= C i i) -> (forall i j, i != j -> `|C i j| < mu) ->
  near_identity (unit_rows C) (mu / g).
Proof.
move=> g_gt0 Cg Cmu; have C_gt0 i : 0 < C i i by apply: lt_le_trans (Cg i).
split=> [i|i j ne_ij]; first by rewrite unit_rows_diag.
rewrite unit_rowsE normrM normfV (gtr0_norm (C_gt0 i)).
rewrite ltr_pdivr_mulr //; apply: (lt_le_trans (Cmu i j ne_ij)).
have mu_ge0 : 0 <= mu by apply: ltW (le_lt_trans _ (Cmu i j ne_ij)).
by rewrite -mulrA ler_pemulr // ler_pdivl_mull // mulr1.
Qed.

Theorem corollary8_le n (C : 'M[R]_n) g r s mu :
    0 < g -> (forall i, g <= C i i) ->
    (forall i j, i != j -> `|C i j| <= mu) -> (\rank C <= r)%N ->
  n%:R <= (ndegree r s)%:R * (1 + (n.-1)%:R * (mu / g) ^+ (2 * s)).
Proof.
move=> g_gt0 Cg Cmu le_r; apply: (alon_bound_le (D := unit_rows C)).
  exact: near_identity_unit_rows_le.
exact: leq_trans (mxrank_unit_rows C) le_r.
Qed.

Theorem corollary8_lt n (C : 'M[R]_n) g r s mu :
    (1 < n)%N -> (0 < s)%N -> 0 < g -> (forall i, g <= C i i) ->
    (forall i j, i != j -> `|C i j| < mu) -> (\rank C <= r)%N ->
  n%:R < (ndegree r s)%:R * (1 + (n.-1)%:R * (mu / g) ^+ (2 * s)).
Proof.
move=> n_gt1 s_gt0 g_gt0 Cg Cmu le_r;
  apply: (alon_bound_lt (D := unit_rows C)) => //.
  exact: near_identity_unit_rows.
exact: leq_trans (mxrank_unit_rows C) le_r.
Qed.

End AlonBound.
