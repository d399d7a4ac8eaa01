From mathcomp Require Import all_ssreflect all_fingroup all_algebra cyclic finfield.
From LRH Require Import RealFieldRing Definitions RankTrace Constructions Words.
Require Import Field.

(******************************************************************************)
(*         The quadratic character, conference and Hadamard matrices          *)
(*                                                                            *)
(*       chi x       == the quadratic character of a field of odd order       *)
(*  conference u v   == Paley's conference matrix, indexed by F and infinity  *)
(*  hadamard R l     == there is a Hadamard matrix of order l                 *)
(*                                                                            *)
(* hadamard_two, hadamard_paley1, hadamard_paley2, hadamard_mul               *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

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
