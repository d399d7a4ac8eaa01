From mathcomp Require Import all_ssreflect all_algebra.
From Coq Require Import Ring_theory Ring.
From LRH Require Import Definitions RankTrace EntrywisePower.

(******************************************************************************)
(*        Entrywise polynomials and the Chebyshev form of Alon's bound        *)
(*                                                                            *)
(*       polymx p D == the matrix of the values p.[D i j]                     *)
(*     nsupport p r == \sum_(j in supp p) ndegree r j                         *)
(*           cheb s == the Chebyshev polynomial T_s, by its recurrence        *)
(*      nparity r s == \sum_(j <= s, j = s mod 2) ndegree r j                 *)
(*                                                                            *)
(* Main results:                                                              *)
(*   mxrank_polymx: \rank (polymx p D) <= nsupport p (\rank D)                *)
(*   alon_bound_poly: if D i i = 1, p.[1] = 1 and |p.[D i j]| <= c off the    *)
(*     diagonal, then n <= nsupport p r * (1 + (n - 1) c^2)                   *)
(*   cheb_Pell: (T_(s+1) - x T_s)^2 + (1 - x^2) T_s^2 = 1 - x^2               *)
(*   cheb_bounded: |T_s(x)| <= 1 for |x| <= 1;  cheb_ge1: 1 <= T_s(x), 1 <= x *)
(*   coef_cheb_eq0: T_s has only the monomials x^j, j <= s, j = s mod 2       *)
(*   alon_bound_cheb: if D is n x n, D i i = 1, |D i j| <= mu off the         *)
(*     diagonal, 0 < mu, then with T = T_s(1 / mu)                            *)
(*       n T^2 <= nparity r s * (T^2 + n - 1)  when \rank D <= r              *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section EntrywisePolynomial.

Variable F : fieldType.
Implicit Type p : {poly F}.

Definition polymx n q p (D : 'M[F]_(n, q)) : 'M[F]_(n, q) :=
  map_mx (fun x => p.[x]) D.

Definition nsupport p (r : nat) : nat :=
  \sum_(j < size p | p`_j != 0) ndegree r j.

Lemma leq_nsupport p r r' : (r <= r')%N -> (nsupport p r <= nsupport p r')%N.
Proof. by move=> le_rr'; apply: leq_sum => j _; apply: leq_ndegree. Qed.

Lemma polymx_sum n q p (D : 'M[F]_(n, q)) :
  polymx p D = \sum_(j < size p | p`_j != 0) p`_j *: entrypow j D.
Proof.
apply/matrixP => a b; rewrite mxE horner_coef summxE.
rewrite [LHS](bigID (fun j : 'I_(size p) => p`_j != 0)) /=.
rewrite [X in _ + X]big1 ?addr0 => [|j]; last first.
  by rewrite negbK => /eqP->; rewrite mul0r.
by apply: eq_bigr => j _; rewrite !mxE.
Qed.

Theorem mxrank_polymx n q p (D : 'M[F]_(n, q)) :
  (\rank (polymx p D) <= nsupport p (\rank D))%N.
Proof.
rewrite polymx_sum /nsupport; elim/big_rec2: _ => [|j M N _ le_N].
  by rewrite mxrank0.
apply: leq_trans (mxrank_add _ _) (leq_add _ le_N).
exact: leq_trans (mxrank_scale _ _) (mxrank_entrypow _ _).
Qed.

End EntrywisePolynomial.

(* One polynomial identity, proved by Coq's ring over an abstract ring. *)
Section RingIdentity.

Variables (T : Type) (zero one : T) (add mul sub : T -> T -> T) (opp : T -> T).
Hypothesis T_ring : ring_theory zero one add mul sub opp eq.

Add Ring T_ring_instance : T_ring.

Local Notation "x + y" := (add x y).
Local Notation "x * y" := (mul x y).
Local Notation "x - y" := (sub x y).

Lemma Pell_step_abstract x t u :
  let v := (x * t + x * t) - u in
  (v - x * t) * (v - x * t) + (one - x * x) * (t * t) =
  (t - x * u) * (t - x * u) + (one - x * x) * (u * u).
Proof. by rewrite /=; ring. Qed.

End RingIdentity.

Lemma comRing_theory (R : comRingType) :
  ring_theory (0 : R) 1 +%R *%R (fun x y => x - y) -%R eq.
Proof.
split=> *; rewrite ?add0r ?mul1r ?addrA ?mulrA ?mulrDl ?subrr //.
  exact: addrC.
exact: mulrC.
Qed.

Section ChebyshevPolynomials.

Variable R : realFieldType.
Implicit Types (s : nat) (x : R).

Fixpoint cheb s : {poly R} :=
  match s with
  | 0 => 1
  | s1.+1 => match s1 with
             | 0 => 'X
             | s2.+1 => 'X * cheb s1 *+ 2 - cheb s2
             end
  end.

Lemma chebSS s : cheb s.+2 = 'X * cheb s.+1 *+ 2 - cheb s.
Proof. by []. Qed.

Lemma horner_chebSS s x :
  (cheb s.+2).[x] = x * (cheb s.+1).[x] *+ 2 - (cheb s).[x].
Proof. by rewrite chebSS hornerD hornerN hornerMn hornerM hornerX. Qed.

(* Only monomials of degree at most s and of the parity of s occur. *)
Theorem coef_cheb_eq0 s j :
  (s < j)%N || (odd j != odd s) -> (cheb s)`_j = 0.
Proof.
elim/ltn_ind: s j => -[|[|s]] IHs j cond_j.
- by rewrite /= coef1; case: j cond_j.
- by rewrite /= coefX; case: j cond_j => [|[|]].
rewrite chebSS coefB coefMn coefXM (IHs s) ?subr0 //; last first.
  by move: cond_j; rewrite /= negbK => /orP[/ltnW/ltnW->//|->]; rewrite orbT.
case: eqP => [_|/eqP]; first by rewrite mul0rn.
case: j cond_j => // j; rewrite ltnS /= => cond_j _.
rewrite (IHs s.+1) ?mul0rn //=; case/orP: cond_j => [->//|].
by rewrite !negbK => /negPf; case: (odd j) (odd s) => -[] //; rewrite ?orbT.
Qed.

(* Pell's equation, in the form the recurrence preserves. *)
Theorem cheb_Pell s x :
  ((cheb s.+1).[x] - x * (cheb s).[x]) ^+ 2
    + (1 - x ^+ 2) * (cheb s).[x] ^+ 2 = 1 - x ^+ 2.
Proof.
elim: s => [|s IHs].
  by rewrite /= hornerX hornerE mulr1 subrr expr0n add0r expr1n mulr1.
rewrite horner_chebSS -[RHS]IHs mulr2n !expr2.
exact: (Pell_step_abstract (comRing_theory R)).
Qed.

Lemma cheb_sqr1 s x : x ^+ 2 = 1 -> (cheb s).[x] ^+ 2 = 1.
Proof.
move=> x2; suff -> : (cheb s).[x] = x ^+ s.
  by rewrite -exprM mulnC exprM x2 expr1n.
elim/ltn_ind: s => -[|[|s]] IHs; rewrite ?(hornerC, hornerX) //.
rewrite horner_chebSS !IHs // -exprS mulr2n -addrA.
by rewrite 2!exprSr -mulrA -expr2 x2 mulr1 subrr addr0.
Qed.

Theorem cheb_bounded s x : `|x| <= 1 -> `|(cheb s).[x]| <= 1.
Proof.
move=> le_x1; rewrite -[_ <= 1](ler_pexpn2r (n := 2)) ?nnegrE //.
rewrite expr1n !real_normK ?num_real //.
have : x ^+ 2 <= 1.
  by rewrite -(real_normK (num_real x)) expr_le1.
rewrite le_eqVlt => /predU1P[/cheb_sqr1->//|x_lt1].
rewrite -(ler_pmul2l (x := 1 - x ^+ 2)) ?subr_gt0 // mulr1.
by rewrite -[leRHS](cheb_Pell s) ler_addr sqr_ge0.
Qed.

Lemma cheb_le_mono s x : 1 <= x -> 1 <= (cheb s).[x] <= (cheb s.+1).[x].
Proof.
move=> x_ge1; elim: s => [|s /andP[t_ge1 le_t]]; first by rewrite !hornerE lexx.
rewrite (le_trans t_ge1 le_t) horner_chebSS mulr2n -addrA.
apply: (@le_trans _ _ (x * (cheb s.+1).[x])).
  by rewrite ler_pemull // (le_trans ler01) ?(le_trans t_ge1).
rewrite ler_addl subr_ge0 (le_trans le_t) // ler_pemull //.
by rewrite (le_trans ler01) ?(le_trans t_ge1).
Qed.

Theorem cheb_ge1 s x : 1 <= x -> 1 <= (cheb s).[x].
Proof. by move=> /(cheb_le_mono s)/andP[]. Qed.

End ChebyshevPolynomials.

Section ChebyshevAlon.

Variable R : realFieldType.
Implicit Types (n r s : nat) (mu c : R) (p : {poly R}).

Theorem alon_bound_poly n (D : 'M[R]_n) p r c :
    (forall i, D i i = 1) -> p.[1] = 1 ->
    (forall i j, i != j -> `|p.[D i j]| <= c) -> (\rank D <= r)%N ->
  n%:R <= (nsupport p r)%:R * (1 + (n.-1)%:R * c ^+ 2).
Proof.
move=> D1 p1 Dc le_r.
have:= @rank_trace_const_le R n (polymx p D) (nsupport p r) 1 (c ^+ 2).
rewrite expr1n mulr1; apply=> [i|i j ne_ij|].
- by rewrite mxE D1.
- rewrite mxE -(real_normK (num_real p.[_])) ler_expn2r ?nnegrE ?Dc //.
  exact: le_trans (Dc i j ne_ij).
exact: leq_trans (mxrank_polymx p D) (leq_nsupport p le_r).
Qed.

Definition nparity (r s : nat) : nat :=
  \sum_(j < s.+1 | odd j == odd s) ndegree r j.

Lemma nsupport_cheb s r : (nsupport (cheb R s) r <= nparity r s)%N.
Proof.
rewrite /nsupport /nparity.
have le_size : (size (cheb R s) <= s.+1)%N.
  by apply/leq_sizeP => j lt_sj; rewrite coef_cheb_eq0 ?lt_sj.
rewrite (big_ord_widen_cond _ (fun j => (cheb R s)`_j != 0)
          (fun j => ndegree r j) le_size).
rewrite [leqLHS]big_mkcond [leqRHS]big_mkcond; apply: leq_sum => j _ /=.
case: (eqVneq (odd j) (odd s)) => [_|ne_par]; first by case: ifP.
by rewrite coef_cheb_eq0 ?ne_par ?orbT ?eqxx.
Qed.

Theorem alon_bound_cheb n (D : 'M[R]_n) r s mu :
    0 < mu -> near_identity_le D mu -> (\rank D <= r)%N ->
  n%:R * (cheb R s).[mu^-1] ^+ 2
    <= (nparity r s)%:R * ((cheb R s).[mu^-1] ^+ 2 + (n.-1)%:R).
Proof.
move=> mu_gt0 [D1 Dmu] le_r; rewrite -[X in _ + X]mulr1.
apply: (rank_trace_const_le (M := polymx (cheb R s) (mu^-1 *: D))).
- by move=> i; rewrite !mxE D1 mulr1.
- move=> i j ne_ij; rewrite !mxE -(real_normK (num_real _.[_])).
  rewrite expr_le1 // cheb_bounded // normrM normfV (gtr0_norm mu_gt0).
  by rewrite ler_pdivr_mull // mulr1 Dmu.
apply: leq_trans (mxrank_polymx _ _) (leq_trans _ (nsupport_cheb s r)).
by apply: leq_nsupport; apply: leq_trans (mxrank_scale _ _) le_r.
Qed.

End ChebyshevAlon.
