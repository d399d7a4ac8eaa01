From mathcomp Require Import all_ssreflect all_fingroup all_algebra cyclic finfield.
From LRH Require Import RealFieldRing Definitions RankTrace Constructions Words Hadamard.
Require Import Field.

(******************************************************************************)
(*         Constructions from finite fields (proofs/constructions.md)         *)
(*                                                                            *)
(* devore: p^e = q: (q^2, q^(r+1), (r/q)^2), for r < q                        *)
(* reed_solomon, signed_reed_solomon: l (q - 1) dimensions                    *)
(* hadamard_of_order: Hadamard matrices of order q + 1 or 2 (q + 1)           *)
(* paley: ((q+1)/2, q+1, 1/q), for q = 1 mod 4, over real closed fields       *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section FieldWords.

Variables (R : realFieldType) (p e : nat).
Hypotheses (p_prime : prime p) (e_gt0 : (0 < e)%N).
Let q := (p ^ e)%N.

Lemma field_of_order : {F : finFieldType | #|F| = q}.
Proof. by have [F _ card_F] := PrimePowerField p_prime e_gt0; exists F. Qed.

Theorem devore r : construction R (q ^ 2) (q ^ r.+1) ((r%:R / q%:R) ^+ 2).
Proof.
have [F card_F] := field_of_order.
have := @construction_words R [finType of 'rV[F]_r.+1] F F
  (fun u x => word u (Some x)) r; rewrite card_words card_F -mulnn; apply.
  by move=> u v; apply: word_agreement_at => x y [].
by rewrite expn_gt0 prime_gt0.
Qed.

Theorem reed_solomon r l : (0 < l)%N -> (l <= q.+1)%N ->
  construction R (l * q.-1) (q ^ r)
    (Num.max (((r.-1)%:R * q%:R - l%:R) / (l%:R * (q.-1)%:R)) (q.-1)%:R^-1 ^+ 2).
Proof.
have [F card_F] := field_of_order; rewrite -card_F => l_gt0 le_l.
have [f f_inj] := places_inj le_l.
have := @construction_simplex_words R [finType of 'rV[F]_r] [finType of 'I_l] F
  (fun u x => word u (f x)) r.-1 _ _ [finType of unit] (fun _ _ => 1) 0.
rewrite card_words card_ord card_unit; apply => //.
- by move=> u v; apply: word_agreement_at.
- exact: finRing_gt1.
by move=> _ _; rewrite expr1n.
Qed.

Theorem signed_reed_solomon r l : hadamard R l -> (0 < l)%N -> (l <= q.+1)%N ->
  construction R (l * q.-1) (l * q ^ r)
    (Num.max ((r.-1)%:R * q%:R / (l%:R * (q.-1)%:R)) (q.-1)%:R^-1 ^+ 2).
Proof.
case=> T [H [card_T H_sign H_orth]] l_gt0.
have [F card_F] := field_of_order; rewrite -card_F => le_l.
have [f f_inj] := places_inj le_l.
pose g (x : 'I_l) : T := enum_val (cast_ord (esym card_T) x).
have g_bij : bijective g.
  apply: bij_comp (enum_val_bij T) _.
  exact: Bijective (cast_ordK (esym card_T)) (cast_ordKV (esym card_T)).
have := @construction_signed_words R [finType of 'rV[F]_r] [finType of 'I_l] F
  (fun u x => word u (f x)) r.-1 _ _ T (fun c x => H c (g x)) 0.
rewrite card_words card_ord card_T; apply => //.
- by move=> u v; apply: word_agreement_at.
- exact: finRing_gt1.
move=> c c' /H_orth; rewrite (reindex g) //; exact: onW_bij.
Qed.

Lemma order_odd : odd p -> odd q.
Proof. by move=> odd_p; rewrite oddX odd_p orbT. Qed.

Theorem hadamard_of_order : odd p ->
  hadamard R (if odd (q.-1)./2 then q.+1 else 2 * q.+1)%N.
Proof.
move=> /order_odd odd_q; have [F card_F] := field_of_order.
rewrite -card_F in odd_q *; case: ifPn => [odd_h|even_h].
  exact: hadamard_paley1.
exact: hadamard_paley2.
Qed.

End FieldWords.

(* ------------------------------------------------------------------------- *)
(* Equiangular tight frames                                                   *)
(* ------------------------------------------------------------------------- *)

(* A symmetric matrix with one eigenvalue c besides 0 has rank tr M / c. *)
Lemma rank_of_square (R : realFieldType) n (M : 'M[R]_n) c : c != 0 ->
  M^T = M -> M *m M = c *: M -> (\rank M)%:R * c = \tr M.
Proof.
move=> c0 Msym MM; have := mxtrace_colproj (c^-1 *: M).
rewrite colproj_id.
- by rewrite mxtraceZ mxrank_scale_nz ?invr_eq0 // => <-; rewrite mulrC mulVKf.
- by rewrite linearZ /= Msym.
by rewrite -scalemxAl -scalemxAr MM !scalerA -mulrA mulVf // mulr1.
Qed.

Section DoubleEntry.

Variable R : realFieldType.
Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

Lemma double_entry (x y z : R) :
  y * (1 + 1 * 1) + z * 1 * x + 1 * z * x = 2%:R * (z * x + 1 * y).
Proof. ring_R. Qed.

End DoubleEntry.

Section PaleyFrame.

Variables (R : rcfType) (p e : nat).
Hypotheses (p_prime : prime p) (e_gt0 : (0 < e)%N).
Let q := (p ^ e)%N.

Theorem paley : odd p -> ~~ odd (q.-1)./2 ->
  construction R (q.+1)./2 q.+1 (q%:R^-1).
Proof.
move=> odd_p; have := order_odd e odd_p; rewrite -/q.
have [F card_F] := field_of_order p_prime e_gt0; rewrite -/q in card_F.
rewrite -card_F => odd_q even_h.
pose S := @conference R F; pose s : R := Num.sqrt #|F|%:R.
have q_gt0 : (0 : R) < #|F|%:R by rewrite ltr0n ltnW // finRing_gt1.
have s_gt0 : 0 < s by rewrite sqrtr_gt0.
have s2 : s^-1 * s^-1 * #|F|%:R = 1.
  by rewrite -invfM -expr2 sqr_sqrtr ?ltW // mulVf ?lt0r_neq0.
have sym u v : S v u = S u v.
  by rewrite /S conference_sym // chi_opp1 // (negPf even_h) mul1r.
rewrite -card_option; pose f (i : 'I_#|{: option F}|) : option F := enum_val i.
have f_inj i j : (f i == f j) = (i == j) by apply: inj_eq; exact: enum_val_inj.
pose M : 'M[R]_(#|{: option F}|) :=
  \matrix_(i, j) (s^-1 * S (f i) (f j) + 1 * (f i == f j)%:R).
exists M; split=> [|i|i j ne_ij]; last 2 first.
- by rewrite mxE /S conference_diag eqxx mulr0 add0r mulr1.
- rewrite mxE f_inj (negPf ne_ij) mulr0 addr0 exprMn /S conference_sqr f_inj ne_ij mulr1.
  by rewrite exprVn sqr_sqrtr // ltW.
have all_values (g : option F -> R) : \sum_z g (f z) = \sum_z g z.
  rewrite [RHS](reindex f) //; exact: onW_bij (enum_val_bij _).
have Msym : M^T = M by apply/matrixP => i j; rewrite !mxE sym [f j == _]eq_sym.
have MM : M *m M = 2%:R *: M.
  apply/matrixP => i j; rewrite -{2}Msym mxE.
  rewrite (eq_bigr (fun z => (s^-1 * S (f i) (f z) + 1 * (f i == f z)%:R)
    * (s^-1 * S (f j) (f z) + 1 * (f j == f z)%:R))) => [|z _]; last by rewrite !mxE.
  rewrite (all_values (fun z => (s^-1 * S (f i) z + 1 * (f i == z)%:R)
    * (s^-1 * S (f j) z + 1 * (f j == z)%:R))).
  by rewrite mixed_rows // !mxE s2 -/S sym double_entry.
have := rank_of_square _ Msym MM; rewrite pnatr_eq0 => /(_ isT).
have -> : \tr M = #|{: option F}|%:R.
  rewrite /mxtrace (eq_bigr (fun=> 1)) => [|i _].
    by rewrite sumr_const card_ord.
  by rewrite mxE /S conference_diag eqxx mulr0 add0r mulr1.
move/eqP; rewrite -natrM eqr_nat => /eqP/(congr1 half).
by rewrite muln2 doubleK => ->.
Qed.

End PaleyFrame.
