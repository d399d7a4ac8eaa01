From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import RealFieldRing Definitions Constructions.
Require Import Field.

(******************************************************************************)
(*                 Constructions from sign vectors                            *)
(*                                                                            *)
(*    sgn R b       == -1 if b, else 1                                        *)
(*   code_pair c x  == the sign (-1)^(number of ones of c AND x), for lists   *)
(*                     of bits c and x                                        *)
(*     inner S T    == the inner product of the sign vectors of the sets S, T *)
(*                                                                            *)
(* construction_code: binary linear codes, by the weights of their words      *)
(* quadric: (2^(t-1) (2^t -+ 1), 4^t, 1 / (2^t -+ 1)^2)                       *)
(* gilbert_varshamov: sign vectors chosen one after the other                 *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Signs.

Variable R : realFieldType.

Definition sgn (b : bool) : R := if b then -1 else 1.

Lemma sgn_addb a b : sgn (a (+) b) = sgn a * sgn b.
Proof. by case: a b => [] []; rewrite /sgn /= ?mulrNN ?mulr1 ?mul1r. Qed.

Lemma sgn_sqr b : sgn b * sgn b = 1.
Proof. by case: b; rewrite /sgn ?mulrNN ?mulr1. Qed.

(* ------------------------------------------------------------------------- *)
(* Characters: positions c from a list, words x and y                         *)
(* ------------------------------------------------------------------------- *)

(* The entry at x, y depends on the sum z of x and y only. *)
Theorem construction_characters (V : finType) (C : finType) (h : C -> R)
    (chr : C -> V -> R) (add : V -> V -> V) (zero : V) (b : R) :
  (forall c x y, chr c (add x y) = chr c x * chr c y) ->
  (forall c x, chr c x * chr c x = 1) ->
  (forall x y, x != y -> add x y != zero) ->
  0 < \sum_c h c ->
  (forall z, z != zero -> (\sum_c h c * chr c z) ^+ 2 <= b * (\sum_c h c) ^+ 2) ->
  construction R #|[set c | h c != 0]| #|V| b.
Proof.
move=> chrD chr1 add0 L_gt0 le_b; set L := \sum_c h c in L_gt0 le_b.
have drop_zeros (f : C -> R) : \sum_c h c * f c = \sum_(c in [set c | h c != 0]) h c * f c.
  rewrite [RHS]big_mkcond; apply: eq_bigr => c _; rewrite inE.
  by case: eqP => //= ->; rewrite mul0r.
apply: (@constructionI _ _ _ _ V C (fun x y => (\sum_c h c * chr c (add x y)) / L)
  [set c | h c != 0] (fun x c => h c * chr c x / L) (fun y c => chr c y)) => //.
- move=> x y; rewrite drop_zeros mulr_suml; apply: eq_bigr => c _.
  by rewrite chrD mulrA mulrAC.
- move=> x; rewrite (eq_bigr h) => [|c _]; first by rewrite divff ?lt0r_neq0.
  by rewrite chrD chr1 mulr1.
move=> x y /add0/le_b; rewrite expr_div_n ler_pdivr_mulr ?exprn_gt0 //.
Qed.

(* Binary codes: the positions are lists of bits. *)
Fixpoint code_pair (c x : seq bool) : R :=
  if c is a :: c' then if x is b :: x' then sgn (a && b) * code_pair c' x' else 1 else 1.

Fixpoint xor (x y : seq bool) : seq bool :=
  if x is a :: x' then if y is b :: y' then a (+) b :: xor x' y' else [::] else [::].

Lemma size_xor x y : size x = size y -> size (xor x y) = size x.
Proof. by elim: x y => [|a x IHx] [|b y] //= [/IHx->]. Qed.

Lemma code_pair_xor c x y : size x = size y ->
  code_pair c (xor x y) = code_pair c x * code_pair c y.
Proof.
elim: c x y => [|d c IHc] [|a x] [|b y] //=; rewrite ?mulr1 // => -[/IHc->].
by rewrite andb_addr sgn_addb mulrACA.
Qed.

Lemma code_pair_sqr c x : code_pair c x * code_pair c x = 1.
Proof.
elim: c x => [|d c IHc] [|a x] //=; rewrite ?mulr1 //.
by rewrite mulrACA sgn_sqr IHc mulr1.
Qed.

Lemma xor_zero x y : size x = size y -> (xor x y == nseq (size x) false) = (x == y).
Proof.
elim: x y => [|a x IHx] [|b y] //= [/IHx IH]; rewrite !eqseq_cons IH.
by case: a b => [] [].
Qed.

Theorem construction_code s (P : seq (seq bool * R)) (b : R) :
  (forall c, c \in P -> 0 <= c.2) -> 0 < \sum_(c <- P) c.2 ->
  (forall z : seq bool, size z = s -> z != nseq s false ->
     (\sum_(c <- P) c.2 * code_pair c.1 z) ^+ 2 <= b * (\sum_(c <- P) c.2) ^+ 2) ->
  construction R (size P) (2 ^ s) b.
Proof.
move=> P_ge0 L_gt0 le_b; pose d0 : seq bool * R := ([::], 0).
have sumP (f : seq bool * R -> R) : \sum_(c <- P) f c = \sum_(i < size P) f (nth d0 P i).
  by rewrite (big_nth d0) big_mkord.
have card_V : #|{: s.-tuple bool}| = (2 ^ s)%N by rewrite card_tuple card_bool.
have szT (x y : s.-tuple bool) : size (xor x y) == s by rewrite size_xor !size_tuple.
pose add x y : s.-tuple bool := Tuple (szT x y).
pose zero : s.-tuple bool := [tuple of nseq s false].
rewrite -card_V; pose h (i : 'I_(size P)) : R := (nth d0 P i).2.
have := @construction_characters [finType of s.-tuple bool] [finType of 'I_(size P)] h
  (fun i x => code_pair (nth d0 P i).1 x) add zero b.
move=> con; apply: construction_mono (con _ _ _ _ _) => //.
- by apply: leq_trans (max_card _) _; rewrite card_ord.
- by move=> i x y; rewrite code_pair_xor // !size_tuple.
- by move=> i x; rewrite code_pair_sqr.
- move=> x y ne_xy; rewrite -(inj_eq val_inj) /= -[X in nseq X](size_tuple x).
  by rewrite xor_zero ?size_tuple.
- by rewrite -(sumP (fun c => c.2)).
move=> z ne_z; rewrite -(sumP (fun c => c.2)) -(sumP (fun c => c.2 * code_pair c.1 z)).
by apply: le_b; rewrite ?size_tuple.
Qed.

(* ------------------------------------------------------------------------- *)
(* Quadratic forms over the field of two elements                             *)
(* ------------------------------------------------------------------------- *)

Section Quadric.

Variables (t : nat) (elliptic : bool).
Hypothesis t_gt0 : (0 < t)%N.

Local Notation V := {ffun 'I_t -> bool * bool}.

(* A sum of t forms of two variables: a b, or a + b + a b for the first of    *)
(* them if the form is elliptic.                                              *)
Definition block (i : 'I_t) (u : bool * bool) : bool :=
  if elliptic && (i == 0%N :> nat) then u.1 || u.2 else u.1 && u.2.

Definition block_pair (u v : bool * bool) : bool := (u.1 && v.1) (+) (u.2 && v.2).

Definition form_sign (s : V) : R := \prod_i sgn (block i (s i)).
Definition form_chr (s x : V) : R := \prod_i sgn (block_pair (s i) (x i)).
Definition form_add (x y : V) : V := [ffun i => ((x i).1 (+) (y i).1, (x i).2 (+) (y i).2)].
Definition form_zero : V := [ffun _ => (false, false)].

Lemma sum_pairs (f : bool * bool -> R) :
  \sum_u f u = f (true, true) + f (true, false) + (f (false, true) + f (false, false)).
Proof.
by rewrite (eq_bigr (fun u => f (u.1, u.2))) => [|[] //];
  rewrite -(pair_bigA _ (fun a b => f (a, b))) !big_bool.
Qed.

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

Lemma prod_sign_sqr (F : 'I_t -> bool) : (\prod_i sgn (F i)) ^+ 2 = 1.
Proof. by rewrite -prodrXl big1 // => i _; rewrite expr2 sgn_sqr. Qed.

Definition dual_block (i : 'I_t) (x : bool * bool) : bool :=
  if elliptic && (i == 0%N :> nat) then ~~ (x.1 || x.2) else x.1 && x.2.

Lemma block_sum i x :
  \sum_u sgn (block i u) * sgn (block_pair u x) = 2%:R * sgn (dual_block i x).
Proof.
rewrite sum_pairs /block /dual_block /block_pair /sgn /=; case: x => [a b].
by case: (elliptic && _); case: a; case: b => /=; ring_R.
Qed.

(* The sum of (-1)^(Q(s) + <s, x>) over all s *)
Lemma form_sum x : \sum_s form_sign s * form_chr s x
  = 2%:R ^+ t * \prod_i sgn (dual_block i (x i)).
Proof.
rewrite (eq_bigr (fun s : V => \prod_i (sgn (block i (s i)) * sgn (block_pair (s i) (x i)))));
  last by move=> s _; rewrite big_split.
rewrite -(bigA_distr_bigA (fun i u => sgn (block i u) * sgn (block_pair u (x i)))).
rewrite (eq_bigr (fun i => 2%:R * sgn (dual_block i (x i)))) => [|i _]; last exact: block_sum.
by rewrite big_split /= prodr_const card_ord.
Qed.

Lemma chr_sum x : x != form_zero -> \sum_s form_chr s x = 0.
Proof.
move=> x0; have [i ne0] : exists i, x i != (false, false).
  apply/existsP; apply: contraNT x0; rewrite negb_exists => /forallP x0.
  by apply/eqP/ffunP => i; rewrite ffunE; apply/eqP; rewrite -[_ == _]negbK.
rewrite -(bigA_distr_bigA (fun i u => sgn (block_pair u (x i)))).
apply/eqP; rewrite prodf_seq_eq0; apply/hasP; exists i; first exact: mem_index_enum.
rewrite /= sum_pairs /block_pair /sgn; case: (x i) ne0 => [a b].
by case: a; case: b => //= _; apply/eqP; ring_R.
Qed.

Lemma dual_zero : \prod_i sgn (dual_block i (form_zero i)) = sgn elliptic.
Proof.
rewrite (bigD1 (Ordinal t_gt0)) //= big1 => [|i ne_i].
  by rewrite mulr1 /dual_block ffunE /= andbT; case: elliptic.
rewrite /dual_block ffunE /= (_ : (i == 0%N :> nat) = false) ?andbF //.
by apply: contraNF ne_i => /eqP i0; apply/eqP/val_inj.
Qed.

Lemma form_chr0 s : form_chr s form_zero = 1.
Proof. by rewrite /form_chr big1 // => i _; rewrite ffunE /block_pair !andbF. Qed.

Lemma form_sign_cases s : (form_sign s == 1) || (form_sign s == -1).
Proof. by rewrite -sqrf_eq1 prod_sign_sqr. Qed.

Definition quadric_size : nat := if elliptic then (2 ^ t).+1 else (2 ^ t).-1.

Let N : R := quadric_size%:R.

Let N_E : 2%:R ^+ t - sgn elliptic = N.
Proof.
rewrite /N /quadric_size /sgn -natrX; case: elliptic.
  by rewrite opprK -mulrSr.
by rewrite -subn1 natrB // expn_gt0.
Qed.

Let total : \sum_s (1 - form_sign s) = 2%:R ^+ t * N.
Proof.
have w0 := form_sum form_zero; rewrite dual_zero in w0.
have eq_w : \sum_s form_sign s = 2%:R ^+ t * sgn elliptic.
  by rewrite -w0; apply: eq_bigr => s _; rewrite form_chr0 mulr1.
rewrite sumrB eq_w sumr_const card_ffun card_prod card_bool card_ord.
by rewrite -N_E mulrBr -expr2 -exprM mulnC exprM -[(2 * 2)%N]/(2 ^ 2)%N !natrX.
Qed.

Lemma quadric_positions :
  #|[set s | 1 - form_sign s != 0]| = (2 ^ t.-1 * quadric_size)%N.
Proof.
apply/eqP; rewrite -(eqn_pmul2l (ltn0Sn 1)) mulnA -expnS prednK // -(eqr_nat R).
rewrite !natrM natrX -total -sum1_card natr_sum mulr_sumr.
rewrite big_mkcond; apply/eqP/eq_bigr => s _; rewrite inE.
case/orP: (form_sign_cases s) => /eqP->; first by rewrite subrr eqxx.
by rewrite opprK -mulr2n pnatr_eq0 mulr1.
Qed.

Theorem quadric : construction R (2 ^ t.-1 * quadric_size) (4 ^ t) (N ^- 2).
Proof.
have N_gt0 : (0 < t)%N -> 0 < N.
  move=> _; rewrite ltr0n /quadric_size; case: elliptic => //.
  by rewrite -ltnS prednK ?expn_gt0 // -{1}(expn0 2) ltn_exp2l.
have {}N_gt0 := N_gt0 t_gt0; have N0 := lt0r_neq0 N_gt0.
have card_V : #|{: V}| = (4 ^ t)%N by rewrite card_ffun card_prod card_bool card_ord.
rewrite -card_V -quadric_positions.
apply: (construction_characters (h := fun s => 1 - form_sign s) (chr := form_chr)
  (add := form_add) (zero := form_zero)).
- move=> c x y; rewrite /form_chr -big_split; apply: eq_bigr => i _ /=.
  rewrite ffunE /block_pair /= -sgn_addb !andb_addr; congr sgn.
  by rewrite !addbA; congr (_ (+) _); rewrite -!addbA; congr (_ (+) _); rewrite addbC.
- by move=> c x; rewrite -expr2 prod_sign_sqr.
- move=> x y; apply: contraNneq => /ffunP eq_xy; apply/eqP/ffunP => i.
  by have := eq_xy i; rewrite !ffunE; case: (x i) (y i) => [[] []] [[] []].
- by rewrite total; apply: mulr_gt0 => //; apply: exprn_gt0; rewrite ltr0n.
move=> z z0; rewrite total exprMn mulrCA mulVf ?mulr1 ?expf_neq0 //.
rewrite (eq_bigr (fun s => form_chr s z - form_sign s * form_chr s z)) => [|s _]; last first.
  by rewrite mulrBl mul1r.
by rewrite sumrB chr_sum // sub0r sqrrN form_sum exprMn prod_sign_sqr mulr1.
Qed.

End Quadric.

End Signs.

(* ------------------------------------------------------------------------- *)
(* Gilbert and Varshamov                                                      *)
(* ------------------------------------------------------------------------- *)

Section GilbertVarshamov.

Variables (R : realFieldType) (d a : nat).
Implicit Types S T : {set 'I_d}.

Definition differ S T : {set 'I_d} := [set i | (i \in S) (+) (i \in T)].

Definition inner S T : R := \sum_i sgn R (i \in S) * sgn R (i \in T).

Lemma innerE S T : inner S T = d%:R - 2%:R * #|differ S T|%:R.
Proof.
rewrite -[in d%:R](card_ord d) -sum1_card natr_sum -sum1_card natr_sum mulr_sumr.
rewrite [X in _ - X]big_mkcond -sumrB; apply: eq_bigr => i _; rewrite inE -sgn_addb.
case: (_ (+) _); rewrite /sgn ?subr0 // mulr1.
by rewrite mulr2n opprD addrA subrr sub0r.
Qed.

(* T is too close to S, or to its negative. *)
Definition too_close S T : bool :=
  (a + 2 * #|differ S T| < d)%N || (d + a < 2 * #|differ S T|)%N.

Lemma inner_le S T : ~~ too_close S T -> `|inner S T| <= a%:R.
Proof.
rewrite negb_or -!leqNgt innerE => /andP[le1 le2]; rewrite ler_norml; apply/andP; split.
  by rewrite -subr_ge0 opprK addrAC subr_ge0 -natrM -natrD ler_nat.
by rewrite ler_subl_addr -natrM -natrD ler_nat.
Qed.

Definition tail : nat := (\sum_(i < d.+1 | a + 2 * i < d) 'C(d, i))%N.

Lemma count_too_close S : (#|[set T | too_close S T]| <= 2 * tail)%N.
Proof.
have differK : involutive (differ S).
  by move=> T; apply/setP => i; rewrite !inE addKb.
have -> : [set T | too_close S T] = differ S @:
    [set T : {set 'I_d} | (a + 2 * #|T| < d)%N || (d + a < 2 * #|T|)%N].
  apply/setP => T; rewrite -{2}[T]differK mem_imset ?inE //; exact: inv_inj.
rewrite card_imset; last exact: inv_inj.
have draws k : 'C(d, k) = #|[set A : {set 'I_d} | #|A| == k]| by rewrite card_draws card_ord.
have card_by (P : pred nat) : #|[set T : {set 'I_d} | P #|T|]| = (\sum_(i < d.+1 | P i) 'C(d, i))%N.
  rewrite -sum1_card (partition_big (fun T : {set 'I_d} => inord #|T| : 'I_d.+1) (fun i => P i)) /=.
    apply: eq_bigr => i Pi; rewrite draws -sum1_card.
    apply: eq_bigl => T; rewrite !inE.
    have le_T : (#|T| < d.+1)%N by rewrite ltnS -[X in (_ <= X)%N](card_ord d) max_card.
    by rewrite -val_eqE /= inordK // andb_idl // => /eqP->.
  move=> T; rewrite inE inordK // ltnS -[X in (_ <= X)%N](card_ord d); exact: max_card.
rewrite (card_by (fun i => (a + 2 * i < d) || (d + a < 2 * i))%N) mul2n -addnn.
have far : (\sum_(i < d.+1 | d + a < 2 * i) 'C(d, i) = tail)%N.
  rewrite (reindex_inj rev_ord_inj) /tail /=; apply: eq_big => [i|i _].
    rewrite subSS; have := ltn_ord i; rewrite ltnS => le_i.
    by rewrite mulnBr ltn_subRL [(2 * d)%N]mul2n -addnn addnCA ltn_add2l addnC.
  by rewrite subSS bin_sub // -ltnS.
rewrite -{2}far /tail big_mkcond [X in (_ <= X + _)%N]big_mkcond.
rewrite [X in (_ <= _ + X)%N]big_mkcond -big_split /=; apply: leq_sum => i _.
by case: ifP => //; case: ifP => //= _; case: ifP => //= _; rewrite ?leq_addr ?leq_addl.
Qed.

Lemma chosen n : (n.-1 * (2 * tail) < 2 ^ d)%N ->
  exists f : 'I_n -> {set 'I_d}, forall i j, i != j -> ~~ too_close (f i) (f j).
Proof.
have sym S T : too_close S T = too_close T S.
  by rewrite /too_close (_ : differ S T = differ T S) //; apply/setP => i; rewrite !inE addbC.
elim: n => [|n IHn] lt_n; first by exists (fun _ => set0) => -[].
have [|f f_ok] := IHn.
  by apply: leq_ltn_trans lt_n; rewrite leq_mul2r leq_pred orbT.
have card_sets : #|{: {set 'I_d}}| = (2 ^ d)%N.
  by rewrite -cardsT -powersetT card_powerset cardsT card_ord.
have : (#|\bigcup_(i < n) [set T | too_close (f i) T]| < #|{: {set 'I_d}}|)%N.
  rewrite card_sets.
  apply: leq_ltn_trans lt_n; rewrite /= -[X in (_ <= X * _)%N](card_ord n) -sum_nat_const.
  apply: (@leq_trans (\sum_(i < n) #|[set T | too_close (f i) T]|)); last first.
    by apply: leq_sum => i _; apply: count_too_close.
  elim/big_rec2: _ => [|i c C _ le_c]; first by rewrite cards0.
  by rewrite (leq_trans (leq_card_setU _ _)) // leq_add2l.
rewrite ltnNge => not_all.
have [T T_ok] : exists T, T \notin \bigcup_(i < n) [set T | too_close (f i) T].
  apply/existsP; apply: contraNT not_all; rewrite negb_exists => /forallP all_in.
  rewrite -cardsT; apply/subset_leq_card/subsetP => T _.
  by rewrite -[_ \in _]negbK all_in.
have T_far i : ~~ too_close (f i) T.
  by apply: contra T_ok => close; apply/bigcupP; exists i; rewrite ?inE.
exists (fun i => if unlift ord_max i is Some j then f j else T) => i j.
case: unliftP => [i'|] ->; case: unliftP => [j'|] ->; rewrite ?eqxx //.
- by rewrite (inj_eq lift_inj) => /f_ok.
by rewrite sym.
Qed.

Theorem gilbert_varshamov n : (0 < d)%N -> (n.-1 * (2 * tail) < 2 ^ d)%N ->
  construction R d n ((a%:R / d%:R) ^+ 2).
Proof.
move=> d_gt0 /chosen[f f_ok]; have D0 : (0 : R) < d%:R by rewrite ltr0n.
apply: (@constructionI _ _ _ _ [finType of 'I_n] [finType of 'I_d]
  (fun i j => inner (f i) (f j) / d%:R) setT
  (fun i t => sgn R (t \in f i) / d%:R) (fun j t => sgn R (t \in f j))).
- by rewrite card_ord.
- by rewrite cardsT card_ord.
- move=> i j; rewrite mulr_suml; apply: eq_big => [t|t _]; rewrite ?inE //.
  by rewrite mulrAC.
- move=> i; rewrite /inner (eq_bigr (fun=> 1)) => [|t _]; last by rewrite sgn_sqr.
  by rewrite sumr_const card_ord divff ?lt0r_neq0.
move=> i j /f_ok/inner_le le_a; rewrite !expr_div_n ler_pmul2r ?invr_gt0 ?exprn_gt0 //.
rewrite -[inner _ _ ^+ 2]real_normK ?num_real //.
by rewrite ler_pexpn2r ?nnegrE ?ler0n ?normr_ge0.
Qed.

End GilbertVarshamov.
