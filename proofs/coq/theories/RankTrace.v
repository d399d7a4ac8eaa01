From mathcomp Require Import all_ssreflect all_algebra.

(******************************************************************************)
(*               The rank-trace inequality (no symmetry needed)               *)
(*                                                                            *)
(*   sqfrob M == the squared Frobenius norm of M, \sum_i \sum_j M i j ^+ 2    *)
(* colproj D == the orthogonal projector on the column space of D,            *)
(*                P = U (U^T U)^-1 U^T with U = col_base D                    *)
(*                                                                            *)
(* Main results, over any real field:                                         *)
(*   colproj_sym, colprojM, colproj_idem, mxtrace_colproj: P^T = P, P D = D,  *)
(*     P P = P and \tr P = \rank D                                            *)
(*   rank_trace: (\tr D)^2 <= \rank D * |D|_F^2                               *)
(*   rank_trace_residual: the identity that proves it, with r = \rank D,      *)
(*     |r D - (\tr D) P|_F^2 = r (r |D|_F^2 - (\tr D)^2)                      *)
(*   rank_trace_eqP: equality iff D is a multiple of an orthogonal projector  *)
(*   rank_trace_const_le, rank_trace_const_lt: if moreover M i i = a and, off *)
(*     the diagonal, M i j ^ 2 <= c (resp. < c) then                          *)
(*       n a^2 <= (resp. <) \rank M * (a^2 + (n - 1) c)                       *)
(* This is the inequality behind Lemma 7 (Alon).                              *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section SquaredFrobenius.

Variable R : realFieldType.

Definition sqfrob n p (M : 'M[R]_(n, p)) : R := \sum_i \sum_j M i j ^+ 2.

Lemma sqfrob_ge0 n p (M : 'M[R]_(n, p)) : 0 <= sqfrob M.
Proof. by do 2!apply: sumr_ge0 => ? _; apply: sqr_ge0. Qed.

Lemma sqfrob_eq0 n p (M : 'M[R]_(n, p)) : sqfrob M = 0 -> M = 0.
Proof.
move=> /eqP; rewrite psumr_eq0 => [/allP M0|i _]; last first.
  by apply: sumr_ge0 => j _; apply: sqr_ge0.
apply/matrixP=> i j; have := M0 i; rewrite mem_index_enum => /(_ isT).
rewrite psumr_eq0 => [/allP/(_ j)|? _]; last exact: sqr_ge0.
by rewrite mem_index_enum mxE sqrf_eq0 => /(_ isT)/eqP.
Qed.

Lemma sqfrobE n p (M : 'M[R]_(n, p)) : sqfrob M = \tr (M^T *m M).
Proof.
rewrite /sqfrob exchange_big; apply: eq_bigr => j _; rewrite mxE.
by apply: eq_bigr => i _; rewrite mxE expr2.
Qed.

Lemma sqfrob_tr n p (M : 'M[R]_(n, p)) : sqfrob M^T = sqfrob M.
Proof.
by rewrite /sqfrob exchange_big; do 2!apply: eq_bigr => ? _; rewrite mxE.
Qed.

(* A Gram matrix of independent columns is invertible. *)
Lemma gram_unitmx n r (U : 'M[R]_(n, r)) : row_free U^T -> U^T *m U \in unitmx.
Proof.
move=> freeU; rewrite -row_free_unit -kermx_eq0; apply/eqP.
apply/row_matrixP => i; rewrite row0; move: (row_sub i (kermx (U^T *m U))).
move: (row i _) => v /sub_kermxP; rewrite mulmxA => vG0.
apply/eqP; rewrite -(mulmx_free_eq0 _ freeU); apply/eqP.
apply: trmx_inj; rewrite trmx0; apply: sqfrob_eq0.
by rewrite sqfrobE trmxK trmx_mul trmxK mulmxA vG0 mul0mx mxtrace0.
Qed.

End SquaredFrobenius.

Section RankTrace.

Variables (R : realFieldType) (n : nat).
Implicit Type D : 'M[R]_n.

(* The projector on the column space of U, for independent columns. *)
Definition colproj_of r (U : 'M[R]_(n, r)) : 'M[R]_n :=
  U *m invmx (U^T *m U) *m U^T.

Definition colproj D : 'M[R]_n := colproj_of (col_base D).

Lemma col_base_tr_free D : row_free (col_base D)^T.
Proof. by rewrite /row_free mxrank_tr -/(row_full _) col_base_full. Qed.

Lemma colproj_of_sym r (U : 'M[R]_(n, r)) : (colproj_of U)^T = colproj_of U.
Proof. by rewrite /colproj_of !trmx_mul trmx_inv trmx_mul !trmxK mulmxA. Qed.

Lemma colproj_ofM r (U : 'M[R]_(n, r)) p (W : 'M_(r, p)) :
  row_free U^T -> colproj_of U *m (U *m W) = U *m W.
Proof.
move=> /gram_unitmx gramU; rewrite /colproj_of mulmxA; congr (_ *m _).
by rewrite -!mulmxA [X in _ *m X]mulVmx // mulmx1.
Qed.

Lemma mxtrace_colproj_of r (U : 'M[R]_(n, r)) :
  row_free U^T -> \tr (colproj_of U) = r%:R.
Proof.
move=> /gram_unitmx gramU.
by rewrite /colproj_of mxtrace_mulC mulmxA mulmxV ?mxtrace1.
Qed.

Lemma colproj_sym D : (colproj D)^T = colproj D.
Proof. exact: colproj_of_sym. Qed.

Lemma colprojM D : colproj D *m D = D.
Proof.
have:= colproj_ofM (row_base D) (col_base_tr_free D).
by rewrite -/(colproj D) mulmx_base.
Qed.

Lemma colproj_idem D : colproj D *m colproj D = colproj D.
Proof.
by rewrite {2 3}/colproj /colproj_of -mulmxA colproj_ofM ?col_base_tr_free.
Qed.

Lemma mxtrace_colproj D : \tr (colproj D) = (\rank D)%:R.
Proof. exact/mxtrace_colproj_of/col_base_tr_free. Qed.

(* The exact identity behind the inequality: its left side is the residual    *)
(* that a certificate can exhibit.                                            *)
Theorem rank_trace_residual D :
  sqfrob ((\rank D)%:R *: D - \tr D *: colproj D)
    = (\rank D)%:R * ((\rank D)%:R * sqfrob D - \tr D ^+ 2).
Proof.
have trPD : \tr ((colproj D)^T *m D) = \tr D by rewrite colproj_sym colprojM.
have trDP : \tr (D^T *m colproj D) = \tr D.
  by rewrite -mxtrace_tr trmx_mul trmxK trPD.
have trPP : \tr ((colproj D)^T *m colproj D) = (\rank D)%:R.
  by rewrite colproj_sym colproj_idem mxtrace_colproj.
rewrite !sqfrobE; move: (colproj D) trPD trDP trPP => P trPD trDP.
move: (\rank D)%:R => r trPP.
rewrite [(_ - _)^T]raddfB /= ![(_ *: _)^T]linearZ /=.
rewrite mulmxBl !mulmxBr -!scalemxAl -!scalemxAr.
rewrite !raddfB /= !mxtraceZ trPD trDP trPP; move: (\tr D) (\tr _) => t f.
by rewrite [t * (r * t)]mulrCA [t * (t * r)]mulrA [t * t * r]mulrC subrr addr0
  -mulrBr expr2.
Qed.

Theorem rank_trace D : \tr D ^+ 2 <= (\rank D)%:R * sqfrob D.
Proof.
have [/eqP|r_gt0] := posnP (\rank D).
  rewrite mxrank_eq0 => /eqP->.
  by rewrite mxtrace0 expr0n mulr_ge0 ?ler0n ?sqfrob_ge0.
rewrite -subr_ge0 -(pmulr_rge0 (x := (\rank D)%:R)) ?ltr0n //.
by rewrite -rank_trace_residual sqfrob_ge0.
Qed.

(* The case of equality: multiples of orthogonal projectors. *)
Lemma colproj_id (P : 'M[R]_n) : P^T = P -> P *m P = P -> colproj P = P.
Proof.
move=> symP idemP; have PU : P *m col_base P = col_base P.
  apply: (row_free_inj (row_base_free P)).
  by rewrite -mulmxA mulmx_base.
have <- : P *m colproj P = colproj P.
  by rewrite /colproj /colproj_of; move: PU; move: (col_base P) => U PU;
     rewrite !mulmxA PU.
by apply: trmx_inj; rewrite trmx_mul colproj_sym symP colprojM.
Qed.

Theorem rank_trace_eqP D :
  \tr D ^+ 2 = (\rank D)%:R * sqfrob D <->
  exists c P, [/\ P^T = P, P *m P = P & D = c *: P].
Proof.
split=> [eqD|[c [P [symP idemP ->]]]].
  have [/eqP|r_gt0] := posnP (\rank D).
    rewrite mxrank_eq0 => /eqP->; exists 0, 0.
    by rewrite trmx0 mulmx0 scaler0.
  have r_neq0 : ((\rank D)%:R : R) != 0 by rewrite pnatr_eq0 -lt0n.
  exists (\tr D / (\rank D)%:R), (colproj D).
  split; [exact: colproj_sym | exact: colproj_idem |].
  have := rank_trace_residual D; rewrite -eqD subrr mulr0.
  move/sqfrob_eq0/eqP; rewrite subr_eq0 => /eqP rD.
  by rewrite mulrC -scalerA -rD scalerA mulVf ?scale1r.
have [->|c_neq0] := eqVneq c 0.
  by rewrite scale0r mxtrace0 mxrank0 mul0r expr0n.
have trP : \tr P = (\rank P)%:R by rewrite -mxtrace_colproj colproj_id.
rewrite sqfrobE [(c *: P)^T]linearZ /= -scalemxAl -scalemxAr scalerA !mxtraceZ.
rewrite symP idemP trP mxrank_scale_nz //.
by rewrite exprMn mulrCA -!expr2.
Qed.

End RankTrace.

(* A constant diagonal and small entries off it. *)
Section ConstantDiagonal.

Variable R : realFieldType.
Implicit Types (n N : nat) (a c : R).

Lemma sum_offdiag n (a c : R) (i : 'I_n) :
  \sum_j (if j == i then a else c) = a + (n.-1)%:R * c.
Proof.
rewrite (bigD1 i) //= eqxx; congr (_ + _).
rewrite (eq_bigr (fun=> c)) => [|j /negPf->] //.
by rewrite sumr_const mulr_natl cardC1 card_ord.
Qed.

Lemma sqfrob_const_le n (M : 'M[R]_n) a c :
    (forall i, M i i = a) -> (forall i j, i != j -> M i j ^+ 2 <= c) ->
  sqfrob M <= n%:R * (a ^+ 2 + (n.-1)%:R * c).
Proof.
move=> Ma Mc; rewrite mulr_natl -[X in _ *+ X]card_ord -sumr_const.
apply: ler_sum => i _; rewrite -(sum_offdiag _ _ i); apply: ler_sum => j _.
by case: (eqVneq j i) => [->|ne_ji]; rewrite ?Ma ?Mc // eq_sym.
Qed.

Lemma ltr_sum_all (I : finType) (i0 : I) (G H : I -> R) :
  (forall i, G i < H i) -> \sum_i G i < \sum_i H i.
Proof.
move=> lt_GH; rewrite (bigD1 i0) // [ltRHS](bigD1 i0) //=.
by rewrite ltr_le_add // ler_sum // => i _; apply: ltW.
Qed.

Lemma sqfrob_const_lt n (M : 'M[R]_n) a c : (1 < n)%N ->
    (forall i, M i i = a) -> (forall i j, i != j -> M i j ^+ 2 < c) ->
  sqfrob M < n%:R * (a ^+ 2 + (n.-1)%:R * c).
Proof.
case: n M => [|[|n]] // M _ Ma Mc.
rewrite mulr_natl -[X in _ *+ X]card_ord -sumr_const.
apply: (ltr_sum_all 0) => i; rewrite -(sum_offdiag _ _ i).
rewrite [ltLHS](bigD1 (lift i 0)) // [ltRHS](bigD1 (lift i 0)) //=.
apply: ltr_le_add; first by rewrite [_ == i]eq_sym (negPf (neq_lift _ _)) Mc
  ?neq_lift.
apply: ler_sum => j _.
by case: (eqVneq j i) => [->|ne_ji]; rewrite ?Ma // ltW ?Mc // eq_sym.
Qed.

Lemma mxtrace_const n (M : 'M[R]_n) a :
  (forall i, M i i = a) -> \tr M = n%:R * a.
Proof.
by move=> Ma; rewrite /mxtrace (eq_bigr (fun=> a)) // sumr_const card_ord
  mulr_natl.
Qed.

Theorem rank_trace_const_le n (M : 'M[R]_n) N a c :
    (forall i, M i i = a) -> (forall i j, i != j -> M i j ^+ 2 <= c) ->
    (\rank M <= N)%N ->
  n%:R * a ^+ 2 <= N%:R * (a ^+ 2 + (n.-1)%:R * c).
Proof.
case: n M => [|n] M Ma Mc le_N.
  by rewrite !mul0r addr0 mulr_ge0 ?ler0n ?sqr_ge0.
rewrite -(ler_pmul2l (ltr0Sn R n)) mulrA -expr2 -exprMn -(mxtrace_const Ma).
apply: le_trans (rank_trace M) _; rewrite mulrCA.
by apply: ler_pmul; rewrite ?ler0n ?sqfrob_ge0 ?ler_nat ?sqfrob_const_le.
Qed.

Theorem rank_trace_const_lt n (M : 'M[R]_n) N a c : (1 < n)%N -> a != 0 ->
    (forall i, M i i = a) -> (forall i j, i != j -> M i j ^+ 2 < c) ->
    (\rank M <= N)%N ->
  n%:R * a ^+ 2 < N%:R * (a ^+ 2 + (n.-1)%:R * c).
Proof.
case: n M => [|n] // M n_gt1 a_neq0 Ma Mc le_N.
have r_gt0 : (0 < \rank M)%N.
  rewrite lt0n mxrank_eq0; apply: contraNneq a_neq0 => M0.
  by rewrite -(Ma 0) M0 mxE.
rewrite -(ltr_pmul2l (ltr0Sn R n)) mulrA -expr2 -exprMn -(mxtrace_const Ma).
apply: le_lt_trans (rank_trace M) _; rewrite mulrCA.
apply: (@le_lt_trans _ _ (N%:R * sqfrob M)).
  by rewrite ler_wpmul2r ?sqfrob_ge0 ?ler_nat.
by rewrite ltr_pmul2l ?ltr0n ?(leq_trans r_gt0) ?sqfrob_const_lt.
Qed.

End ConstantDiagonal.
