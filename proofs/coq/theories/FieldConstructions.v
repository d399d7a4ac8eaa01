From mathcomp Require Import all_ssreflect all_fingroup all_algebra cyclic finfield.
From LRH Require Import RealFieldRing Definitions RankTrace Constructions.
Require Import Field.

(******************************************************************************)
(*               Constructions from finite fields (proofs/constructions.md)   *)
(*                                                                            *)
(*   agreement w i j == the places where the words w i and w j agree          *)
(*       word v      == the values of the polynomial with coefficients v at   *)
(*                      the elements of F and at infinity (None): the top     *)
(*                      coefficient                                           *)
(*       chi x       == the quadratic character of a field of odd order       *)
(*  conference u v   == Paley's conference matrix, indexed by F and infinity  *)
(*  hadamard R l     == there is a Hadamard matrix of order l                 *)
(*                                                                            *)
(* devore: p^e = q: (q^2, q^(r+1), (r/q)^2), for r < q                        *)
(* reed_solomon, signed_reed_solomon: l (q - 1) dimensions                    *)
(* paley: ((q+1)/2, q+1, 1/q), for q = 1 mod 4, over real closed fields       *)
(* hadamard_two, hadamard_paley1, hadamard_paley2, hadamard_mul               *)
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

(* ------------------------------------------------------------------------- *)
(* The quadratic character                                                    *)
(* ------------------------------------------------------------------------- *)

Lemma sum_option (R : ringType) (T : finType) (f : option T -> R) :
  \sum_z f z = f None + \sum_x f (Some x).
Proof.
rewrite (bigD1 None) //=; congr (_ + _).
rewrite (reindex_omap Some id) => [|[x|] //].
by apply: eq_bigl => x; rewrite /= eqxx.
Qed.

Section Character.

Variables (R : realFieldType) (F : finFieldType).
Hypothesis odd_q : odd #|F|.
Let h := (#|F|.-1)./2.

Let q_gt1 : (1 < #|F|)%N. Proof. exact: finRing_gt1. Qed.

Let hE : (h.*2 = #|F|.-1)%N.
Proof.
rewrite /h; move: odd_q; case: #|F| => // n /= even_n.
by rewrite -[RHS]odd_double_half (negbTE even_n).
Qed.

Lemma two_neq0 : 2%:R != 0 :> F.
Proof.
apply/eqP => two0; have := expg_cardG (in_setT (1 : F)).
rewrite FinRing.zmodXgE cardsT -[#|F|]prednK ?(ltnW q_gt1) // -hE mulrS -muln2 mulnC mulrnA.
by rewrite two0 mul0rn addr0 => /eqP; rewrite oner_eq0.
Qed.

Lemma one_neq_opp1 : (1 == -1 :> F) = false.
Proof. by rewrite -subr_eq0 opprK -mulr2n (negPf two_neq0). Qed.

Lemma pow_half (x : F) : x != 0 -> (x ^+ h == 1) || (x ^+ h == -1).
Proof.
move=> x0; rewrite -sqrf_eq1 -exprM muln2 hE; apply/eqP/(mulfI x0).
by rewrite -exprS prednK ?expf_card ?mulr1 // ltnW.
Qed.

Definition chi (x : F) : R := if x == 0 then 0 else if x ^+ h == 1 then 1 else -1.

Lemma chi0 : chi 0 = 0. Proof. by rewrite /chi eqxx. Qed.

Lemma chi1 : chi 1 = 1. Proof. by rewrite /chi oner_eq0 expr1n eqxx. Qed.

Lemma chiM x y : chi (x * y) = chi x * chi y.
Proof.
rewrite /chi mulf_eq0; case: eqVneq => [_|x0] /=; first by rewrite mul0r.
case: eqVneq => [_|y0] /=; first by rewrite mulr0.
rewrite exprMn; case/orP: (pow_half x0) => /eqP->; case/orP: (pow_half y0) => /eqP->;
  rewrite ?mulrNN ?mulr1 ?mul1r ?mulrN1 ?mulN1r ?opprK ?eqxx // ?[-1 == _]eq_sym
    ?one_neq_opp1 ?eqxx ?mulrNN ?mulr1 ?mul1r ?mulN1r ?opprK //.
Qed.

Lemma chi_sqr x : chi x ^+ 2 = (x != 0)%:R.
Proof.
rewrite /chi; case: eqP => _ /=; first by rewrite expr0n.
by case: ifP; rewrite ?sqrrN expr1n.
Qed.

Lemma nonresidue : exists2 a, a != 0 & chi a = -1.
Proof.
pose N := enum (predC1 (0 : F)); pose X := 'X^h - 1 : {poly F}.
have [/allP all1|] := boolP (all (root X) N); last first.
  case/allPn => a; rewrite mem_enum inE rootE !hornerE hornerXn subr_eq0.
  by move=> a0 /negbTE ne1; exists a => //; rewrite /chi (negPf a0) ne1.
have h_gt0 : (0 < h)%N.
  by rewrite -double_gt0 hE -ltnS prednK // ltnW.
have : (size N < size X)%N.
  apply: max_poly_roots; first by rewrite -size_poly_eq0 size_Xn_sub_1.
    exact/allP.
  exact: enum_uniq.
by rewrite size_Xn_sub_1 // ltnS -cardE cardC1 -hE -addnn -{3}[h]addn0 leq_add2l leqNgt h_gt0.
Qed.

Lemma sum_chi : \sum_x chi x = 0.
Proof.
have [a a0 chi_a] := nonresidue; set s := \sum_x _.
have : s = - s.
  rewrite {1}/s (reindex_inj (mulfI a0)) /= -sumrN; apply: eq_bigr => x _.
  by rewrite chiM chi_a mulN1r.
move/eqP; rewrite -subr_eq0 opprK -mulr2n -mulr_natl mulf_eq0 pnatr_eq0 /=.
by move/eqP.
Qed.

Lemma sum_chi_shift c : c != 0 -> \sum_x chi x * chi (x + c) = -1.
Proof.
move=> c0; rewrite (bigD1 0) //= chi0 mul0r add0r.
rewrite (eq_bigr (fun x => chi (1 + c * x^-1))) => [|x x0]; last first.
  have -> : x + c = x * (1 + c * x^-1) by rewrite mulrDr mulr1 mulrC divfK.
  by rewrite chiM mulrA -expr2 chi_sqr x0 mul1r.
rewrite (reindex_inj invr_inj) /=.
have := sum_chi; rewrite (reindex_inj (h := fun x => 1 + c * x)); last first.
  by move=> x y /addrI/(mulfI c0).
rewrite (bigD1 0) //= mulr0 addr0 chi1 addrC => /eqP; rewrite addr_eq0 => /eqP<-.
by apply: eq_big => [x|x _]; rewrite ?invr_eq0 ?invrK.
Qed.

Lemma chi_opp1 : chi (-1) = if odd h then -1 else 1.
Proof.
rewrite /chi oppr_eq0 oner_eq0 -signr_odd; case: (odd h); rewrite ?expr0 ?eqxx //.
by rewrite expr1 eq_sym one_neq_opp1.
Qed.

(* ------------------------------------------------------------------------- *)
(* Paley's conference matrix                                                  *)
(* ------------------------------------------------------------------------- *)

Definition conference (u v : option F) : R :=
  match u, v with
  | Some x, Some y => chi (x - y)
  | None, Some _ => 1
  | Some _, None => chi (-1)
  | None, None => 0
  end.

Lemma conference_sqr u v : conference u v ^+ 2 = (u != v)%:R.
Proof.
case: u v => [x|] [y|] /=; rewrite ?expr0n ?expr1n ?chi_sqr ?oppr_eq0 ?oner_eq0 //.
by rewrite subr_eq0.
Qed.

Lemma conference_diag u : conference u u = 0.
Proof. by apply/eqP; rewrite -sqrf_eq0 conference_sqr eqxx. Qed.

Lemma conference_sym u v : conference v u = chi (-1) * conference u v.
Proof.
case: u v => [x|] [y|] /=; rewrite ?mulr0 ?mulr1 //.
  by rewrite -chiM mulN1r opprB.
by rewrite -expr2 chi_sqr oppr_eq0 oner_eq0.
Qed.

Lemma conference_rows u v :
  \sum_z conference u z * conference v z = (u == v)%:R * #|F|%:R.
Proof.
have sum_sqr w : \sum_z conference w z * conference w z = #|F|%:R.
  rewrite (eq_bigr (fun z => (w != z)%:R)) => [|z _]; last by rewrite -expr2 conference_sqr.
  rewrite -card_natr_sum (_ : [set z | w != z] = [set~ w]) ?cardsC1 ?card_option //.
  by apply/setP => z; rewrite !inE eq_sym.
have sum_shift y : \sum_x chi (y - x) = 0.
  rewrite -[RHS]sum_chi [RHS](reindex_inj (h := fun x => y - x)) //.
  by move=> x z /addrI/oppr_inj.
have [->|ne_uv] := eqVneq u v; first by rewrite sum_sqr mul1r.
rewrite mul0r sum_option; case: u v ne_uv => [x|] [y|] //= ne_xy.
- rewrite -expr2 chi_sqr oppr_eq0 oner_eq0 /=.
  rewrite (reindex_inj (h := fun z => x - z)); last by move=> z t /addrI/oppr_inj.
  rewrite (eq_bigr (fun z => chi z * chi (z + (y - x)))) => [|z _].
    by rewrite sum_chi_shift ?subrr // subr_eq0 eq_sym.
  by rewrite opprB addrCA subrr addr0 addrCA addrC -addrA.
- by rewrite mulr0 add0r (eq_bigr (fun z => chi (x - z))) => [|z _]; rewrite ?mulr1.
by rewrite mul0r add0r (eq_bigr (fun z => chi (y - z))) => [|z _]; rewrite ?mul1r.
Qed.

End Character.

(* ------------------------------------------------------------------------- *)
(* Hadamard matrices                                                          *)
(* ------------------------------------------------------------------------- *)

Section Hadamard.

Variable R : realFieldType.

Definition hadamard (l : nat) : Prop :=
  exists (T : finType) (H : T -> T -> R), [/\ #|T| = l,
    forall u v, H u v ^+ 2 = 1
    & forall u v, u != v -> \sum_z H u z * H v z = 0].

Lemma hadamard_one : hadamard 1.
Proof.
exists [finType of unit], (fun _ _ => 1); split; rewrite ?card_unit //.
by move=> *; rewrite expr1n.
Qed.

Lemma hadamard_two : hadamard 2.
Proof.
exists [finType of bool], (fun u v => if u && v then -1 else 1); split.
- exact: card_bool.
- by move=> [] []; rewrite ?sqrrN expr1n.
by move=> [] [] // _; rewrite big_bool /= ?mulr1 ?mul1r ?addNr ?subrr.
Qed.

Theorem hadamard_mul l l' : hadamard l -> hadamard l' -> hadamard (l * l').
Proof.
move=> [T [H [card_T H1 H0]]] [T' [H' [card_T' H1' H0']]].
exists [finType of T * T'], (fun u v => H u.1 v.1 * H' u.2 v.2); split.
- by rewrite card_prod card_T card_T'.
- by move=> u v; rewrite exprMn H1 H1' mulr1.
move=> [u u'] [v v']; rewrite xpair_eqE negb_and /= => ne.
rewrite (eq_bigr (fun z => (H u z.1 * H v z.1) * (H' u' z.2 * H' v' z.2))) => [|z _].
  rewrite -(pair_bigA _ (fun x y => H u x * H v x * (H' u' y * H' v' y))) /=.
  rewrite -big_distrlr /=; case/orP: ne => ne; first by rewrite H0 ?mul0r.
  by rewrite H0' ?mulr0.
by rewrite mulrACA.
Qed.

Lemma hadamard_exp2 e : hadamard (2 ^ e).
Proof.
elim: e => [|e IHe]; first exact: hadamard_one.
by rewrite expnS; apply: hadamard_mul hadamard_two IHe.
Qed.

Section Paley.

Variable F : finFieldType.
Hypothesis odd_q : odd #|F|.
Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.
Local Notation S := (@conference R F).

Lemma sum_delta u (f : option F -> R) : \sum_z (u == z)%:R * f z = f u.
Proof.
rewrite (bigD1 u) //= eqxx mul1r big1 ?addr0 // => z; rewrite eq_sym.
by move/negbTE->; rewrite mul0r.
Qed.

(* Rows of a S + b I *)
Lemma mixed_rows (a b a' b' : R) u v :
  \sum_z (a * S u z + b * (u == z)%:R) * (a' * S v z + b' * (v == z)%:R)
  = (u == v)%:R * (a * a' * #|F|%:R + b * b') + (a * b') * S u v + (b * a') * S v u.
Proof.
rewrite (eq_bigr (fun z => a * a' * (S u z * S v z) + (v == z)%:R * (a * b' * S u z)
    + ((u == z)%:R * (b * a' * S v z) + (u == z)%:R * (b * b' * (v == z)%:R)))) => [|z _].
  rewrite !big_split /= !sum_delta -mulr_sumr conference_rows // [v == u]eq_sym.
  move: (S u v) (S v u) (u == v)%:R (#|F|%:R : R) => x y d q; ring_R.
move: (S u z) (S v z) (u == z)%:R (v == z)%:R => x y d d'; ring_R.
Qed.

Lemma mixed_sqr (a b : R) u v : a ^+ 2 = 1 -> b ^+ 2 = 1 ->
  (a * S u v + b * (u == v)%:R) ^+ 2 = 1.
Proof.
move=> a1 b1; have := conference_sqr R u v; case: eqVneq => [->|_] /= eq_S.
  by rewrite conference_diag // mulr0 add0r mulr1.
by rewrite mulr0 addr0 exprMn a1 eq_S mulr1.
Qed.

Theorem hadamard_paley1 : odd (#|F|.-1)./2 -> hadamard #|F|.+1.
Proof.
move=> odd_h; exists [finType of option F], (fun u v => 1 * S u v + 1 * (u == v)%:R).
split=> [|u v|u v ne_uv]; first by rewrite card_option.
  by rewrite mixed_sqr ?expr1n.
rewrite mixed_rows (negPf ne_uv) mul0r add0r !mul1r conference_sym //.
by rewrite chi_opp1 // odd_h mulN1r addNr.
Qed.

Theorem hadamard_paley2 : ~~ odd (#|F|.-1)./2 -> hadamard (2 * #|F|.+1).
Proof.
move=> /negbTE even_h.
pose a (x y : bool) : R := if x && y then -1 else 1.
pose b (x y : bool) : R := if x || y then -1 else 1.
have sym u v : S v u = S u v by rewrite conference_sym // chi_opp1 // even_h mul1r.
exists [finType of bool * option F],
  (fun u v => a u.1 v.1 * S u.2 v.2 + b u.1 v.1 * (u.2 == v.2)%:R).
split=> [|u v|[x u] [y v] ne]; first by rewrite card_prod card_bool card_option.
  by apply: mixed_sqr; rewrite /a /b; case: ifP; rewrite ?sqrrN expr1n.
rewrite -(pair_bigA _ (fun s z => (a x s * S u z + b x s * (u == z)%:R)
  * (a y s * S v z + b y s * (v == z)%:R))) /= big_bool /= !mixed_rows sym.
case: x y ne => [] [] ne; rewrite /a /b /=; last 1 first.
- have /negbTE-> : u != v by apply: contraNneq ne => ->.
  rewrite (_ : (false%:R : R) = 0) //; move: (S u v) => z; ring_R.
- have /negbTE-> : u != v by apply: contraNneq ne => ->.
  rewrite (_ : (false%:R : R) = 0) //; move: (S u v) => z; ring_R.
- move: (S u v) (u == v)%:R (#|F|%:R : R) => z d q; ring_R.
move: (S u v) (u == v)%:R (#|F|%:R : R) => z d q; ring_R.
Qed.

End Paley.

End Hadamard.

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
