From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import Definitions WorstCaseError.

(******************************************************************************)
(*       Random sign matrices: Lemma 5 and Theorem 2 with constants           *)
(*                                                                            *)
(*         signs d m == the d x m sign matrices, as functions to bool         *)
(*        agree S i j == the number of rows in which columns i and j agree    *)
(*     disagree S i j == the number of rows in which they differ, so that     *)
(*                         d * <c_i, c_j> = agree - disagree for the columns  *)
(*                         c_i of S / sqrt d                                  *)
(*   incoherent t S == |agree S i j - disagree S i j| < t for all i != j      *)
(*         sign_mx R S == the matrix of the entries -1, 1                     *)
(*                                                                            *)
(* The coherence is mu = 1/q with q >= 1 natural, and d = q^2 s, so that      *)
(* mu d = q s is an integer.  Main results:                                   *)
(*   count_coherent (Lemma 5): in natural numbers                             *)
(*     #{S not incoherent} * 3^s <= m (m - 1) * 2^s * 2^(d m)                 *)
(*     that is, S fails with probability <= m (m - 1) (2/3)^s                 *)
(*   lemma5: the same as a probability, at most delta                         *)
(*   exists_incoherent: some S is 1/q-incoherent if m (m - 1) 2^s < 3^s       *)
(*   theorem2: then d(m, k, e) <= q^2 s, provided k <= q e                    *)
(*   theorem2_log: d(m, k, e) <= 4 q^2 (up_log 2 m) if m >= 2, k <= q e;      *)
(*     q = k / e rounded up                                                   *)
(* The paper's proof bounds the tail by Hoeffding's inequality; the moment    *)
(* generating function a^<c_i, c_j> with the rational base a = 1 + 1/q loses  *)
(* a little (2/3 where Hoeffding has exp(-1/2) = 0.607) and stays rational.   *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* ------------------------------------------------------------------------- *)
(* The numerical inequality                                                   *)
(* ------------------------------------------------------------------------- *)

Section Chernoff.

Variable R : realFieldType.
Implicit Types (x y a : R) (n q : nat).

Lemma bernoulli x n : -1 <= x -> 1 + n%:R * x <= (1 + x) ^+ n.
Proof.
move=> x_geN1; have x1_ge0 : 0 <= 1 + x by rewrite -ler_subl_addl sub0r.
elim: n => [|n IHn]; first by rewrite mul0r addr0 expr0.
rewrite exprS; apply: le_trans (ler_wpmul2l x1_ge0 IHn).
have -> : (1 + x) * (1 + n%:R * x) = 1 + n.+1%:R * x + n%:R * x ^+ 2.
  rewrite mulrDl mul1r mulrDr mulr1 -[n.+1]add1n natrD mulrDl mul1r expr2.
  by rewrite [x * (_ * x)]mulrCA -!addrA [n%:R * x + (x + _)]addrCA.
by rewrite ler_addl mulr_ge0 ?ler0n ?sqr_ge0.
Qed.

(* g = (a + 1/a) / 2 is the moment generating function of a random sign.      *)
(* With y = g - 1: g (1 - y) <= 1 and (1 - y)^q >= 1 - q y = (1 + a) / (2 a), *)
(* so g^q <= 2 a / (1 + a); and ((1 + a) / 2)^q >= 3 / 2.                     *)
Lemma mgf_bound_aux q a g : (0 < q)%N -> 1 < a -> q%:R * (a - 1) = 1 ->
  g = (a + a^-1) / 2%:R -> 3%:R * g ^+ (q * q) <= 2%:R * a ^+ q.
Proof.
move=> q_gt0 a_gt1 qa gE.
have Q_gt0 : (0 : R) < q%:R by rewrite ltr0n.
have a_gt0 : 0 < a by apply: lt_trans a_gt1.
have a_neq0 : a != 0 by rewrite gt_eqF.
have two_neq0 : (2%:R : R) != 0 by rewrite pnatr_eq0.
have g_gt0 : 0 < g.
  by rewrite gE; apply: divr_gt0; rewrite ?ltr0n // addr_gt0 ?invr_gt0.
pose y : R := g - 1.
have yE : y = (a - 1) ^+ 2 / (2%:R * a).
  rewrite /y gE -[X in _ - X](divff two_neq0) -mulrBl invfM mulrA mulrAC.
  congr (_ / _); apply: (mulIf a_neq0); rewrite divfK // mulrBl mulrDl mulVf //.
  by rewrite sqrrB1 -expr2 mulr_natl addrAC.
have y_ge0 : 0 <= y by rewrite yE divr_ge0 ?sqr_ge0 ?mulr_ge0 ?ler0n // ltW.
have qyE : 1 - q%:R * y = (1 + a) / (2%:R * a).
  have a2_neq0 : 2%:R * a != 0 by rewrite mulf_neq0.
  apply: (mulIf a2_neq0); rewrite divfK // mulrBl mul1r yE -mulrA divfK //.
  rewrite expr2 mulrA qa mul1r mulr_natl mulr2n opprB addrCA.
  by rewrite addrK.
have y_le1 : y <= 1.
  suff qy1 : q%:R * y <= 1.
    by apply: le_trans qy1; rewrite ler_pemull // ler1n.
  by rewrite -subr_ge0 qyE divr_ge0 ?addr_ge0 ?mulr_ge0 ?ler01 ?ler0n
    ?(ltW a_gt0).
have gy_le1 : g ^+ q * (1 - q%:R * y) <= 1.
  apply: (@le_trans _ _ ((g * (1 - y)) ^+ q)).
    rewrite exprMn ler_wpmul2l ?exprn_ge0 ?(ltW g_gt0) //.
    by rewrite -mulrN bernoulli // ler_oppl opprK.
  apply: exprn_ile1; first by rewrite mulr_ge0 ?subr_ge0 ?(ltW g_gt0).
  have -> : g = 1 + y by rewrite addrC subrK.
  by rewrite mulrC -subr_sqr expr1n ler_subl_addr ler_addl sqr_ge0.
have gq_le : g ^+ q * ((1 + a) / 2%:R) <= a.
  by move: gy_le1; rewrite qyE invfM !mulrA ler_pdivr_mulr ?mul1r.
have le_aq : 3%:R / 2%:R <= ((1 + a) / 2%:R) ^+ q.
  have -> : (1 + a) / 2%:R = 1 + (a - 1) / 2%:R.
    rewrite -[X in _ = X + _](divff two_neq0) -mulrDl addrCA.
    by rewrite [X in _ = (_ + (X - _)) / _]mulr2n addrK addrC.
  apply: le_trans (bernoulli _ _); last first.
    by apply: (@le_trans _ _ 0); rewrite ?lerN10 // divr_ge0 ?ler0n // subr_ge0
      ltW.
  by rewrite mulrA qa -[X in _ <= X + _](divff two_neq0) -mulrDl -(natrD _ 2 1).
have : g ^+ (q * q) * ((1 + a) / 2%:R) ^+ q <= a ^+ q.
  rewrite exprM -exprMn ler_expn2r ?nnegrE ?(ltW a_gt0) //.
  by rewrite mulr_ge0 ?exprn_ge0 ?divr_ge0 ?addr_ge0 ?ler01 ?ler0n ?(ltW a_gt0)
    ?(ltW g_gt0).
move=> le_a; rewrite -ler_pdivr_mull ?ltr0n // mulrA [leLHS]mulrC.
rewrite [_^-1 * _]mulrC.
by apply: le_trans le_a; rewrite ler_wpmul2l // exprn_ge0 // ltW.
Qed.

Lemma mgf_bound q (a := 1 + q%:R^-1 : R) : (0 < q)%N ->
  3%:R * ((a + a^-1) / 2%:R) ^+ (q * q) <= 2%:R * a ^+ q.
Proof.
move=> q_gt0; apply: (@mgf_bound_aux q a) => //.
  by rewrite ltr_addl invr_gt0 ltr0n.
by rewrite /a addrAC subrr add0r divff // pnatr_eq0 -lt0n.
Qed.

End Chernoff.

(* ------------------------------------------------------------------------- *)
(* Counting sign matrices                                                     *)
(* ------------------------------------------------------------------------- *)

Section Counting.

Variables (d m : nat).

Definition signs := {ffun 'I_d -> {ffun 'I_m -> bool}}.

Implicit Types (S : signs) (i j : 'I_m).

Definition agree S i j : nat := #|[set l | S l i == S l j]|.

Definition disagree S i j : nat := #|[set l | S l i != S l j]|.

Lemma agreeC S i j : agree S i j = agree S j i.
Proof. by apply: eq_card => l; rewrite !inE eq_sym. Qed.

Lemma disagreeC S i j : disagree S i j = disagree S j i.
Proof. by apply: eq_card => l; rewrite !inE eq_sym. Qed.

Lemma agree_disagree S i j : (agree S i j + disagree S i j)%N = d.
Proof.
rewrite /agree /disagree -[RHS]card_ord -(cardC [set l | S l i == S l j]).
by congr (_ + _)%N; apply: eq_card => l; rewrite !inE.
Qed.

Definition incoherent t S : bool :=
  [forall i, forall j, (i != j) ==>
     (agree S i j < disagree S i j + t)%N
       && (disagree S i j < agree S i j + t)%N].

Definition flip i (x : {ffun 'I_m -> bool}) : {ffun 'I_m -> bool} :=
  [ffun l => (l == i) (+) x l].

Lemma flipK i : involutive (flip i).
Proof. by move=> x; apply/ffunP => l; rewrite !ffunE addKb. Qed.

Lemma flip_eq i j x : i != j -> (flip i x i == flip i x j) = (x i != x j).
Proof.
move=> /negPf ne_ij; rewrite !ffunE eqxx [j == i]eq_sym ne_ij /=.
by case: (x i) (x j) => -[].
Qed.

Variable R : realFieldType.
Implicit Type w : bool -> R.

Lemma sum_row_weight w i j : i != j ->
  \sum_(x : {ffun 'I_m -> bool}) w (x i == x j)
    = (2 ^ m)%:R * ((w true + w false) / 2%:R).
Proof.
move=> ne_ij; have two_neq0 : (2%:R : R) != 0 by rewrite pnatr_eq0.
apply: (mulIf two_neq0); rewrite -[in RHS]mulrA divfK // mulr_natr mulr2n.
rewrite [X in _ + X](reindex_inj (inv_inj (flipK i))) -big_split /=.
rewrite (eq_bigr (fun=> w true + w false)) => [|x _].
  by rewrite sumr_const card_ffun card_bool card_ord mulr_natl.
by rewrite flip_eq //; case: (x i == x j); rewrite // addrC.
Qed.

(* The moment generating function of agree - disagree. *)
Lemma prod_weight w S i j :
  \prod_l w (S l i == S l j)
    = w true ^+ agree S i j * w false ^+ disagree S i j.
Proof.
rewrite (bigID (fun l => S l i == S l j)) /=.
rewrite (eq_bigr (fun=> w true)) => [|l ->] //.
rewrite [X in _ * X](eq_bigr (fun=> w false)) => [|l /negPf->] //.
by rewrite !prodr_const /agree /disagree !cardsE.
Qed.

Lemma sum_weight w i j : i != j ->
  \sum_S w true ^+ agree S i j * w false ^+ disagree S i j
    = (2 ^ (d * m))%:R * ((w true + w false) / 2%:R) ^+ d.
Proof.
move=> ne_ij; under eq_bigr do rewrite -prod_weight.
rewrite -(bigA_distr_bigA (fun _ (x : {ffun 'I_m -> bool}) => w (x i == x j))).
rewrite prodr_const card_ord sum_row_weight // exprMn -natrX.
by rewrite mulnC expnM.
Qed.

(* Markov's inequality for a > 1. *)
Lemma count_upper_tail (a : R) t i j : 1 < a -> i != j ->
  #|[set S : signs | (disagree S i j + t <= agree S i j)%N]|%:R * a ^+ t
    <= (2 ^ (d * m))%:R * ((a + a^-1) / 2%:R) ^+ d.
Proof.
move=> a_gt1 ne_ij; have a_gt0 : 0 < a by apply: lt_trans a_gt1.
have /= <- := sum_weight (fun b => if b then a else a^-1) ne_ij.
rewrite mulr_natl -sumr_const; rewrite [leRHS](bigID (mem [set S : signs |
  (disagree S i j + t <= agree S i j)%N])) /=.
rewrite -[leLHS]addr0; apply: ler_add; last first.
  by apply: sumr_ge0 => S _; rewrite mulr_ge0 ?exprn_ge0 ?invr_ge0 ?ltW.
apply: ler_sum => S; rewrite inE => le_t.
rewrite exprVn ler_pdivl_mulr ?exprn_gt0 // -exprD addnC.
by rewrite ler_eexpn2l.
Qed.

Lemma count_lower_tail (a : R) t i j : 1 < a -> i != j ->
  #|[set S : signs | (agree S i j + t <= disagree S i j)%N]|%:R * a ^+ t
    <= (2 ^ (d * m))%:R * ((a + a^-1) / 2%:R) ^+ d.
Proof.
move=> a_gt1 ne_ij; have a_gt0 : 0 < a by apply: lt_trans a_gt1.
rewrite [a + _]addrC.
have /= <- := sum_weight (fun b => if b then a^-1 else a) ne_ij.
rewrite mulr_natl -sumr_const; rewrite [leRHS](bigID (mem [set S : signs |
  (agree S i j + t <= disagree S i j)%N])) /=.
rewrite -[leLHS]addr0; apply: ler_add; last first.
  by apply: sumr_ge0 => S _; rewrite mulr_ge0 ?exprn_ge0 ?invr_ge0 ?ltW.
apply: ler_sum => S; rewrite inE => le_t.
rewrite exprVn mulrC ler_pdivl_mulr ?exprn_gt0 // -exprD addnC.
by rewrite ler_eexpn2l.
Qed.

(* One of the two tails for each ordered pair. *)
Definition bad_tail t (ij : 'I_m * 'I_m) : {set signs} :=
  if (ij.1 < ij.2)%N
  then [set S : signs | (disagree S ij.1 ij.2 + t <= agree S ij.1 ij.2)%N]
  else [set S : signs | (agree S ij.1 ij.2 + t <= disagree S ij.1 ij.2)%N].

Lemma coherent_sub t : [set S : signs | ~~ incoherent t S]
  \subset \bigcup_(ij : 'I_m * 'I_m | ij.1 != ij.2) bad_tail t ij.
Proof.
apply/subsetP => S; rewrite inE => /forallPn[i /forallPn[j]].
rewrite negb_imply negb_and -!leqNgt => /andP[ne_ij bad].
have neJ : j != i by rewrite eq_sym.
apply/bigcupP; case: (ltngtP i j) => [lt_ij|lt_ji|eq_ij]; last first.
- by case/eqP: ne_ij; apply: val_inj.
- case/orP: bad => bad.
    by exists (j, i); rewrite // /bad_tail /= lt_ji inE agreeC disagreeC.
  by exists (i, j); rewrite // /bad_tail /= ltnNge (ltnW lt_ji) inE.
- case/orP: bad => bad.
    by exists (i, j); rewrite // /bad_tail /= lt_ij inE.
  by exists (j, i); rewrite // /bad_tail /= ltnNge (ltnW lt_ij) inE agreeC
    disagreeC.
Qed.

Lemma card_offdiag : #|[pred ij : 'I_m * 'I_m | ij.1 != ij.2]| = (m * m.-1)%N.
Proof.
rewrite -sum1_card.
rewrite (eq_bigl (fun ij : 'I_m * 'I_m => xpredT ij.1 && (ij.1 != ij.2))) //.
rewrite -(pair_big_dep xpredT (fun i j => i != j) (fun _ _ => 1%N)) /=.
rewrite (eq_bigr (fun=> m.-1)) ?sum_nat_const ?card_ord // => i _.
have := cardC1 i; rewrite card_ord sum1_card => <-.
by apply: eq_card => j; rewrite !inE eq_sym.
Qed.

End Counting.

Theorem count_coherent q s m : (0 < q)%N ->
  (#|[set S : signs (q ^ 2 * s) m | ~~ incoherent (q * s) S]| * 3 ^ s
    <= m * m.-1 * 2 ^ s * 2 ^ (q ^ 2 * s * m))%N.
Proof.
move=> q_gt0; set d := (q ^ 2 * s)%N; set t := (q * s)%N.
have le_tail (ij : 'I_m * 'I_m) : ij.1 != ij.2 ->
    (#|bad_tail d t ij| * 3 ^ s <= 2 ^ s * 2 ^ (d * m))%N.
  move=> ne_ij; pose a : rat := 1 + q%:R^-1.
  have a_gt1 : 1 < a by rewrite ltr_addl invr_gt0 ltr0n.
  have a_gt0 : 0 < a by apply: lt_trans a_gt1.
  pose g : rat := (a + a^-1) / 2%:R.
  have : #|bad_tail d t ij|%:R * a ^+ t <= (2 ^ (d * m))%:R * g ^+ d.
    rewrite /bad_tail; case: ifP => _; first exact: count_upper_tail.
    exact: count_lower_tail.
  have g_ge0 : 0 <= g.
    by rewrite /g; apply: divr_ge0; rewrite ?ler0n // addr_ge0 ?invr_ge0 // ltW.
  have le_g : 3%:R ^+ s * g ^+ d <= 2%:R ^+ s * a ^+ t.
    rewrite /d /t -mulnn !exprM -!exprMn.
    rewrite ler_expn2r ?nnegrE ?mulr_ge0 ?exprn_ge0 ?ler0n ?(ltW a_gt0) //.
    by rewrite -exprM mgf_bound.
  move=> le_N; rewrite -(ler_nat rat_numDomainType) !natrM !natrX.
  rewrite -(ler_pmul2r (exprn_gt0 t a_gt0)) mulrAC.
  apply: le_trans (ler_wpmul2r _ le_N) _; first by rewrite exprn_ge0 ?ler0n.
  rewrite natrX mulrAC -[leLHS]mulrA [2%:R ^+ s * _]mulrC -[leRHS]mulrA.
  by rewrite ler_wpmul2l ?exprn_ge0 ?ler0n.
apply: (@leq_trans
    (\sum_(ij : 'I_m * 'I_m | ij.1 != ij.2) 2 ^ s * 2 ^ (d * m))).
  apply: (@leq_trans ((\sum_(ij : 'I_m * 'I_m | ij.1 != ij.2)
                         #|bad_tail d t ij|) * 3 ^ s)).
    rewrite leq_mul2r; apply/orP; right.
    apply: leq_trans (subset_leq_card (coherent_sub d m t)) _.
    elim/big_rec2: _ => [|ij N T _ le_NT]; first by rewrite cards0.
    by rewrite (leq_trans (leq_of_leqif (leq_card_setU _ _))) // leq_add2l.
  by rewrite big_distrl /=; apply: leq_sum => ij; apply: le_tail.
by rewrite sum_nat_const card_offdiag !mulnA.
Qed.

(* Lemma 5: incoherent with probability at least 1 - delta. *)
Theorem lemma5 q s m (delta : rat) : (0 < q)%N ->
    (m * m.-1 * 2 ^ s)%:R <= delta * (3 ^ s)%:R ->
  #|[set S : signs (q ^ 2 * s) m | ~~ incoherent (q * s) S]|%:R
    <= delta * #|[set: signs (q ^ 2 * s) m]|%:R.
Proof.
move=> q_gt0 le_delta.
have three_gt0 : (0 : rat) < (3 ^ s)%:R by rewrite ltr0n expn_gt0.
rewrite -(ler_pmul2r three_gt0) -natrM mulrAC.
apply: (@le_trans _ _ ((m * m.-1 * 2 ^ s)%:R * (2 ^ (q ^ 2 * s * m))%:R)).
  by rewrite -natrM ler_nat count_coherent.
rewrite cardsT 2!card_ffun card_bool !card_ord -expnM [(m * (_ * _))%N]mulnC.
by rewrite ler_wpmul2r ?ler0n.
Qed.

Theorem exists_incoherent q s m : (0 < q)%N -> (m * m.-1 * 2 ^ s < 3 ^ s)%N ->
  exists S : signs (q ^ 2 * s) m, incoherent (q * s) S.
Proof.
move=> q_gt0 lt_s; apply/existsP; rewrite -[X in is_true X]negbK negb_exists.
apply/negP => /forallP bad; have := count_coherent s m q_gt0.
rewrite (eq_card (B := predT)) => [|S]; last by rewrite !inE bad.
rewrite card_ffun card_ffun card_bool !card_ord -expnM mulnC [(m * _)%N]mulnC.
by rewrite leq_mul2r expn_eq0 /= leqNgt lt_s.
Qed.

(* ------------------------------------------------------------------------- *)
(* Theorem 2                                                                  *)
(* ------------------------------------------------------------------------- *)

Section Theorem2.

Variable R : realFieldType.
Implicit Types (d m k q s : nat) (e mu : R).

Definition sign_mx d m (S : signs d m) : 'M[R]_(d, m) :=
  \matrix_(l, i) (-1) ^+ S l i.

Lemma sign_mx_gram d m (S : signs d m) i j :
  ((sign_mx S)^T *m sign_mx S) i j = (agree S i j)%:R - (disagree S i j)%:R.
Proof.
rewrite mxE (bigID (fun l => S l i == S l j)) /=; congr (_ + _).
  rewrite /agree cardsE -sum1_card natr_sum; apply: eq_bigr => l /eqP Sij.
  by rewrite !mxE Sij -expr2 sqrr_sign.
rewrite /disagree cardsE -sum1_card natr_sum -sumrN; apply: eq_bigr => l.
by rewrite !mxE; case: (S l i) (S l j) => -[]; rewrite // ?mulN1r ?mul1r.
Qed.

(* The columns of S / sqrt d are 1/q-incoherent (Definition 4). *)
Theorem incoherent_near_identity q s m (S : signs (q ^ 2 * s) m) :
    (0 < q)%N -> (0 < s)%N -> incoherent (q * s) S ->
  near_identity ((q ^ 2 * s)%:R^-1 *: ((sign_mx S)^T *m sign_mx S)) q%:R^-1.
Proof.
move=> q_gt0 s_gt0 /forallP incS.
have d_gt0 : (0 : R) < (q ^ 2 * s)%:R by rewrite ltr0n muln_gt0 expn_gt0 q_gt0.
split=> [i|i j ne_ij]; rewrite mxE sign_mx_gram.
  rewrite (_ : agree S i i = q ^ 2 * s)%N; last first.
    by rewrite -[RHS](agree_disagree S i i) [disagree _ _ _]eq_card0 ?addn0 //
      => l;
       rewrite !inE eqxx.
  rewrite (_ : disagree S i i = 0)%N ?subr0 ?mulVf ?gt_eqF //.
  by apply: eq_card0 => l; rewrite !inE eqxx.
have /implyP/(_ ne_ij)/andP[lt1 lt2] := forallP (incS i) j.
rewrite normrM normfV (gtr0_norm d_gt0) ltr_pdivr_mull //.
have -> : (q ^ 2 * s)%:R / q%:R = (q * s)%:R :> R.
  by rewrite -mulnn -mulnA natrM mulrC mulKf // pnatr_eq0 -lt0n.
rewrite ltr_norml ltr_subr_addl ltr_subl_addr ltr_subl_addl -!natrD !ltr_nat.
by rewrite lt1 lt2.
Qed.

(* Equation 8: coherence below e / k suffices, with C = B^T A. *)
Theorem accessible_incoherent d m k e (A B : 'M[R]_(d, m)) : 0 < e ->
    (forall i j, k%:R * `|deviation A B i j| < e) -> accessible A B k e.
Proof.
move=> e_gt0 lt_e; apply/accessibleP => i; apply/topk_ltP => // T le_Tk.
have [->|[j0 Tj0]] := set_0Vmem T; first by rewrite big_set0.
have k_gt0 : (0 < k)%N by apply: leq_trans le_Tk; apply/card_gt0P; exists j0.
have {}k_gt0 : (0 : R) < k%:R by rewrite ltr0n.
pose x := supnorm (deviation A B i).
have lt_x : k%:R * x < e.
  rewrite -ltr_pdivl_mull //; apply/supnorm_ltP => [|j].
    by rewrite mulr_gt0 ?invr_gt0.
  by rewrite ltr_pdivl_mull.
apply: le_lt_trans lt_x; apply: (@le_trans _ _ (\sum_(j in T) x)).
  by apply: ler_sum => j _; apply: le_supnorm.
by rewrite sumr_const -[leLHS]mulr_natl ler_wpmul2r ?supnorm_ge0 ?ler_nat.
Qed.

Theorem theorem2 m k e q s : 0 < e -> (0 < q)%N -> (0 < s)%N ->
    k%:R <= q%:R * e -> (m * m.-1 * 2 ^ s < 3 ^ s)%N ->
  capacity_ok R (q ^ 2 * s) m k e.
Proof.
move=> e_gt0 q_gt0 s_gt0 le_kq lt_s.
have [S incS] := exists_incoherent q_gt0 lt_s.
have [G1 Gq] := incoherent_near_identity q_gt0 s_gt0 incS.
have Q_gt0 : (0 : R) < q%:R by rewrite ltr0n.
exists (sign_mx S), ((q ^ 2 * s)%:R^-1 *: sign_mx S).
apply: accessible_incoherent => // i j.
rewrite deviationE /interference linearZ /= -scalemxAl.
case: (eqVneq i j) => [<-|ne_ij].
  by rewrite G1 subrr normr0 mulr0.
have [->|k_gt0] := posnP k; first by rewrite mul0r.
rewrite subr0; apply: (@lt_le_trans _ _ (k%:R * q%:R^-1)).
  by rewrite ltr_pmul2l ?ltr0n // Gq.
by rewrite ler_pdivr_mulr // mulrC.
Qed.

Lemma log_bound m : (1 < m)%N ->
  (m * m.-1 * 2 ^ (4 * up_log 2 m) < 3 ^ (4 * up_log 2 m))%N.
Proof.
move=> m_gt1; set L := up_log 2 m.
have le_mL : (m <= 2 ^ L)%N by have /andP[] := up_log_bounds (isT : 1 < 2)%N
  m_gt1.
have L_gt0 : (0 < L)%N by rewrite up_log_gt0.
apply: (@leq_ltn_trans (2 ^ L * 2 ^ L * 2 ^ (4 * L))).
  by rewrite leq_mul // leq_mul // (leq_trans _ le_mL) // leq_pred.
by rewrite -!expnD addnn -mul2n -mulnDl !expnM ltn_exp2r.
Qed.

Theorem theorem2_log m k e q : 0 < e -> (0 < q)%N -> (1 < m)%N ->
  k%:R <= q%:R * e -> capacity_ok R (4 * q ^ 2 * up_log 2 m) m k e.
Proof.
move=> e_gt0 q_gt0 m_gt1 le_kq; rewrite [(4 * _)%N]mulnC -mulnA.
by apply: theorem2; rewrite ?muln_gt0 ?up_log_gt0 ?log_bound.
Qed.

End Theorem2.
