From mathcomp Require Import all_ssreflect all_fingroup all_algebra cyclic finfield.
From LRH Require Import RealFieldRing Definitions RankTrace Constructions.
Require Import Field.

(******************************************************************************)
(*              Words that seldom agree, and their constructions              *)
(*                                                                            *)
(*   agreement w i j == the places where the words w i and w j agree          *)
(*       word v      == the values of the polynomial with coefficients v at   *)
(*                      the elements of F and at infinity (None): the top     *)
(*                      coefficient                                           *)
(*                                                                            *)
(* construction_words, construction_simplex_words, construction_signed_words: *)
(*   words of which two agree in at most a places, as they stand, with a simplex*)
(*   at each place, and with the signs of a Hadamard matrix besides           *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Lemma card_natr_sum (R : ringType) (T : finType) (p : pred T) :
  (#|[set x | p x]|%:R : R) = \sum_x (p x)%:R.
Proof.
rewrite -sum1_card natr_sum big_mkcond; apply: eq_bigr => x _; rewrite inE.
by case: (p x).
Qed.

Lemma sqr_le_max (R : realDomainType) (e x y : R) :
  0 <= y -> - y <= e -> e <= x -> e ^+ 2 <= Num.max x y ^+ 2.
Proof.
move=> y_ge0 le_ye le_ex; have max_ge0 : 0 <= Num.max x y by rewrite le_maxr y_ge0 orbT.
rewrite -[e ^+ 2]real_normK ?num_real // ler_sqr ?nnegrE ?normr_ge0 //.
rewrite ler_norml le_maxr le_ex andbT.
by apply: le_trans le_ye; rewrite ler_opp2 le_maxr lexx orbT.
Qed.

(* ------------------------------------------------------------------------- *)
(* Words that seldom agree                                                    *)
(* ------------------------------------------------------------------------- *)

Section Words.

Variables (R : realFieldType) (I P F : finType) (w : I -> P -> F) (a : nat).

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

Definition agreement i j := [set x | w i x == w j x].

Hypothesis agree_le : forall i j, i != j -> (#|agreement i j| <= a)%N.
Hypothesis P_gt0 : (0 < #|P|)%N.

Let l : R := #|P|%:R.

Let l_gt0 : 0 < l. Proof. by rewrite ltr0n. Qed.

(* Symbols as basis vectors *)
Theorem construction_words :
  construction R (#|P| * #|F|) #|I| ((a%:R / l) ^+ 2).
Proof.
have l_neq0 := lt0r_neq0 l_gt0.
apply: (@constructionI _ _ _ _ I [finType of P * F]
  (fun i j => #|agreement i j|%:R / l) setT
  (fun i t => (w i t.1 == t.2)%:R / l) (fun j t => (w j t.1 == t.2)%:R)) => //.
- by rewrite cardsT card_prod.
- move=> i j; rewrite card_natr_sum mulr_suml.
  rewrite (eq_bigr (fun x => \sum_y ((w i x == y)%:R / l * (w j x == y)%:R))).
    by rewrite pair_big /=; apply: eq_bigl => t; rewrite inE.
  move=> x _; rewrite (bigD1 (w i x)) //= eqxx mul1r big1 ?addr0 => [|y].
    by rewrite mulrC eq_sym.
  by rewrite eq_sym => /negbTE->; rewrite mul0r mul0r.
- move=> i; have -> : agreement i i = setT by apply/setP => x; rewrite !inE eqxx.
  by rewrite cardsT divff.
move=> i j /agree_le le_a; rewrite ler_sqr ?nnegrE ?divr_ge0 ?ler0n //.
by rewrite ler_pmul2r ?invr_gt0 // ler_nat.
Qed.

(* Symbols as the vertices of a simplex, places multiplied by signs *)
Section Signed.

Variables (K : finType) (H : K -> P -> R) (x0 : F).
Hypothesis F_gt1 : (1 < #|F|)%N.

Let q : R := #|F|%:R.
Let q1 : R := #|F|.-1%:R.
Local Notation G := (@simplex_gram R F).

Let q1_gt0 : 0 < q1. Proof. by rewrite ltr0n -ltnS prednK // ltnW. Qed.

Let qE : q = q1 + 1. Proof. by rewrite /q /q1 -mulrSr prednK // ltnW. Qed.

Definition word_gram (u v : K * I) : R :=
  (\sum_x H u.1 x * H v.1 x * G (w u.2 x) (w v.2 x)) / l.

Lemma word_gramE u v : word_gram u v =
  (q * (\sum_(x in agreement u.2 v.2) H u.1 x * H v.1 x)
   - \sum_x H u.1 x * H v.1 x) / (l * q1).
Proof.
have q10 := lt0r_neq0 q1_gt0; have l0 := lt0r_neq0 l_gt0.
have GE x y : G x y = (q * (x == y)%:R - 1) / q1.
  rewrite /simplex_gram qE; case: eqP => _; last by rewrite mulr0 sub0r mulN1r.
  by rewrite mulr1 addrK divff.
rewrite /word_gram invfM mulrA [RHS]mulrAC; congr (_ / l).
rewrite mulrBl mulr_sumr !mulr_suml [X in X - _]big_mkcond -sumrB.
apply: eq_bigr => x _; rewrite GE inE; case: eqP => _; rewrite ?mulr0 ?mulr1.
  by rewrite -mulrBl mulrA mulrBr mulr1 [q * _]mulrC.
by rewrite !sub0r mulNr mulrN mul1r.
Qed.

Lemma word_gram_factor u v : word_gram u v =
  \sum_(t in setX setT [set~ x0])
    (H u.1 t.1 * simplex_left R x0 (w u.2 t.1) t.2 / l)
    * (H v.1 t.1 * G t.2 (w v.2 t.1)).
Proof.
rewrite /word_gram mulr_suml.
rewrite (eq_bigr (fun x => \sum_(t in [set~ x0])
    (H u.1 x * simplex_left R x0 (w u.2 x) t / l) * (H v.1 x * G t (w v.2 x)))).
  by rewrite pair_big /=; apply: eq_bigl => -[x t]; rewrite in_setX !inE.
move=> x _; rewrite (simplex_gramE R x0 F_gt1) mulr_sumr mulr_suml.
apply: eq_bigr => t _; move: (H _ _) (H _ _) (simplex_left _ _ _ _) (G _ _) => A B C D.
ring_R.
Qed.

Hypothesis H_sign : forall c x, H c x ^+ 2 = 1.

Lemma sum_sign (T : {set P}) c : \sum_(x in T) H c x * H c x = #|T|%:R.
Proof.
rewrite (eq_bigr (fun=> 1)) => [|x _]; last by rewrite -expr2 H_sign.
by rewrite sumr_const.
Qed.

Lemma word_gram1 u : word_gram u u = 1.
Proof.
rewrite /word_gram (eq_bigr (fun=> 1)) => [|x _].
  by rewrite sumr_const cardT -cardE divff // lt0r_neq0.
by rewrite -expr2 H_sign /simplex_gram eqxx mulr1.
Qed.

Lemma agreement_le i j : i != j -> (#|agreement i j|%:R : R) <= a%:R.
Proof. by move/agree_le; rewrite ler_nat. Qed.

Lemma gram_lower (t : R) : 0 <= t -> - q1^-1 <= (q * t - l) / (l * q1).
Proof.
move=> t_ge0; rewrite ler_pdivl_mulr ?mulr_gt0 // mulNr mulrCA mulVf ?mulr1 ?lt0r_neq0 //.
by rewrite -subr_ge0 opprK addrNK mulr_ge0 // ler0n.
Qed.

(* One row of signs *)
Theorem construction_simplex_words : (#|K| = 1)%N ->
  construction R (#|P| * #|F|.-1) #|I|
    (Num.max ((a%:R * q - l) / (l * q1)) q1^-1 ^+ 2).
Proof.
move=> K1; apply: (constructionI (S := setX setT [set~ x0]) (F := word_gram)
  (X := fun u t => H u.1 t.1 * simplex_left R x0 (w u.2 t.1) t.2 / l)
  (Y := fun v t => H v.1 t.1 * G t.2 (w v.2 t.1))).
- by rewrite card_prod K1 mul1n.
- by rewrite cardsX cardsT cardsC1.
- exact: word_gram_factor.
- exact: word_gram1.
move=> [c i] [c' j] ne; have eq_c : c' = c by apply/(fintype_le1P _ c c'); rewrite K1.
rewrite eq_c in ne *; have ne_ij : i != j by apply: contraNneq ne => ->.
rewrite word_gramE /= sum_sign -[X in _ - X](eq_bigl _ _ (fun x => in_setT x)) sum_sign.
rewrite cardsT -/l; apply: sqr_le_max; first by rewrite invr_ge0 ltW.
  by apply: gram_lower; rewrite ler0n.
rewrite ler_pmul2r ?invr_gt0 ?mulr_gt0 // ler_add2r mulrC ler_wpmul2r ?ler0n //.
exact: agreement_le.
Qed.

(* The rows of a Hadamard matrix *)
Theorem construction_signed_words :
  (forall c c', c != c' -> \sum_x H c x * H c' x = 0) ->
  construction R (#|P| * #|F|.-1) (#|K| * #|I|)
    (Num.max (a%:R * q / (l * q1)) q1^-1 ^+ 2).
Proof.
move=> H_orth; apply: (constructionI (S := setX setT [set~ x0]) (F := word_gram)
  (X := fun u t => H u.1 t.1 * simplex_left R x0 (w u.2 t.1) t.2 / l)
  (Y := fun v t => H v.1 t.1 * G t.2 (w v.2 t.1))).
- by rewrite card_prod.
- by rewrite cardsX cardsT cardsC1.
- exact: word_gram_factor.
- exact: word_gram1.
have lq_gt0 : 0 < l * q1 by rewrite mulr_gt0.
have hi_ge0 : 0 <= a%:R * q / (l * q1).
  by rewrite divr_ge0 ?mulr_ge0 ?ler0n // ltW.
have q1_ge0 : 0 <= q1^-1 by rewrite invr_ge0 ltW.
move=> [c i] [c' j] ne; rewrite word_gramE /=; have [eq_c|ne_c] := eqVneq c c'.
  rewrite -eq_c in ne *; have ne_ij : i != j by apply: contraNneq ne => ->.
  rewrite sum_sign -[X in _ - X](eq_bigl _ _ (fun x => in_setT x)) sum_sign cardsT -/l.
  apply: sqr_le_max => //; first by apply: gram_lower; rewrite ler0n.
  rewrite ler_pmul2r ?invr_gt0 // ler_subl_addr ler_paddr ?(ltW l_gt0) //.
  by rewrite mulrC ler_wpmul2r ?ler0n // agreement_le.
rewrite H_orth // subr0; have [eq_ij|ne_ij] := eqVneq i j.
  have -> : agreement i j = setT by apply/setP => x; rewrite !inE eq_ij eqxx.
  rewrite (eq_bigl _ _ (fun x => in_setT x)) H_orth // mulr0 mul0r expr0n.
  exact: sqr_ge0.
have le_sum : `|\sum_(x in agreement i j) H c x * H c' x| <= a%:R.
  apply: le_trans (agreement_le ne_ij); apply: le_trans (ler_norm_sum _ _ _) _.
  rewrite -sumr_const; apply: ler_sum => x _.
  have absH y z : `|H y z| = 1.
    have /eqP := H_sign y z; rewrite sqrf_eq1 => /orP[]/eqP->; by rewrite ?normrN normr1.
  by rewrite normrM !absH mulr1.
have {le_sum} : `|q * (\sum_(x in agreement i j) H c x * H c' x) / (l * q1)|
    <= a%:R * q / (l * q1).
  rewrite normrM normfV (gtr0_norm lq_gt0) ler_pmul2r ?invr_gt0 // normrM.
  by rewrite [`|q|]ger0_norm ?ler0n // mulrC ler_wpmul2r ?ler0n.
set e := _ / _; set hi := _ / _ in hi_ge0 * => le_e.
apply: (@le_trans _ _ (hi ^+ 2)).
  by rewrite -[e ^+ 2]real_normK ?num_real // ler_sqr ?nnegrE.
by rewrite ler_sqr ?nnegrE ?le_maxr ?lexx ?hi_ge0.
Qed.

End Signed.

End Words.

(* ------------------------------------------------------------------------- *)
(* Polynomials over a finite field                                            *)
(* ------------------------------------------------------------------------- *)

Section Polynomials.

Variables (F : finFieldType) (r : nat).

Definition word (v : 'rV[F]_r) (x : option F) : F :=
  if x is Some y then (rVpoly v).[y] else (rVpoly v)`_r.-1.

(* Different polynomials of degree below r agree in at most r - 1 places. *)
Lemma word_agreement u v : u != v -> (#|agreement word u v| <= r.-1)%N.
Proof.
move=> ne_uv; pose p := rVpoly (u - v).
have p0 : p != 0.
  apply: contraNneq ne_uv => p_eq0.
  by rewrite -subr_eq0 -[u - v]rVpolyK -/p p_eq0 linear0.
have pE : p = rVpoly u - rVpoly v by rewrite /p linearB.
have sz_p : (size p <= r)%N by apply: size_poly.
pose Z := [set y | root p y].
have lt_Z : (#|Z| < size p)%N.
  rewrite cardE; apply: max_poly_roots => //; last exact: enum_uniq.
  by apply/allP => y; rewrite mem_enum inE.
have r_gt0 : (0 < r)%N by apply: leq_ltn_trans (leq_trans lt_Z sz_p).
rewrite (cardsD1 None); set A := agreement word u v.
have -> : A :\ None = Some @: Z.
  apply/setP => -[y|]; rewrite !inE /=; last by apply/esym/imsetP => -[].
  rewrite mem_imset; last by move=> ? ? [].
  by rewrite inE /root pE hornerD hornerN subr_eq0.
rewrite card_imset; last by move=> ? ? [].
rewrite !inE; case: eqP => /= [eq_top|_]; last first.
  by rewrite add0n -ltnS prednK // (leq_trans lt_Z).
rewrite add1n; apply: leq_trans lt_Z _; rewrite -ltnS prednK // ltn_neqAle sz_p andbT.
apply: contraNneq p0 => eq_sz.
by rewrite -lead_coef_eq0 lead_coefE eq_sz pE coefB eq_top subrr.
Qed.

(* Words at the places f x only. *)
Lemma word_agreement_at (P : finType) (f : P -> option F) (u v : 'rV[F]_r) :
  injective f -> u != v ->
  (#|agreement (fun u x => word u (f x)) u v| <= r.-1)%N.
Proof.
move=> f_inj /word_agreement; apply: leq_trans; rewrite -(card_imset _ f_inj).
apply/subset_leq_card/subsetP => _ /imsetP[x + ->]; by rewrite !inE.
Qed.

Lemma card_words : #|[finType of 'rV[F]_r]| = (#|F| ^ r)%N.
Proof. by rewrite card_mx mul1n. Qed.

Lemma places_inj l : (l <= #|F|.+1)%N -> exists f : 'I_l -> option F, injective f.
Proof.
rewrite -card_option => le_l; exists (fun x => enum_val (widen_ord le_l x)).
by move=> x y /enum_val_inj/(congr1 val)/= /val_inj.
Qed.

End Polynomials.
