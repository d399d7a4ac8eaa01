From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import RealFieldRing.
Require Import Field.

(******************************************************************************)
(*      Theorems of the alternative over a real field, by Fourier-Motzkin     *)
(*                                                                            *)
(*    cmp st x y == x < y if st, x <= y otherwise                             *)
(*   feasible n a b st == some x satisfies cmp (st i) (\sum_l a i l * x l)    *)
(*                         (b i) for all i, the sums being over l < n         *)
(*   refuted n a b st == nonnegative multipliers y combine these inequalities *)
(*                         into 0 < 0, or into 0 <= c with c < 0              *)
(*                                                                            *)
(* Main results:                                                              *)
(*   elim_last:     one step of the elimination, an equivalence               *)
(*   projection:    the values of one variable on the solutions               *)
(*   motzkin:       feasible \/ refuted (and not both: motzkin_exclusive)     *)
(*   farkas:        A x <= b for some x, or y >= 0, y A = 0, y b < 0          *)
(*   farkas_strict: A x < b for some x (all inequalities strict), or y >= 0,  *)
(*                  y <> 0, y A = 0, y b <= 0                                 *)
(*   sup_approximation: c is within t of the row space of A in the sup norm,  *)
(*                  or a kernel vector v has c v > t |v|_1 (>= when strict)   *)
(*   sup_approximation_attained: the least t is attained, with a kernel       *)
(*                  vector as its certificate                                 *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Motzkin.

Variable R : realFieldType.
Implicit Types (x y u v : R).

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

Definition cmp st x y : bool := if st then x < y else x <= y.

Lemma cmpW st x y : cmp st x y -> x <= y.
Proof. by case: st => // /ltW. Qed.

Lemma lt_cmp st x y : x < y -> cmp st x y.
Proof. by case: st => // /ltW. Qed.

Lemma cmp_sub st x y : cmp st x y = cmp st 0 (y - x).
Proof. by case: st; rewrite /= ?subr_gt0 ?subr_ge0. Qed.

Lemma cmp_pmul2l st (p : R) x y : 0 < p -> cmp st (p * x) (p * y) = cmp st x y.
Proof. by move=> p_gt0; case: st; rewrite /= ?ltr_pmul2l ?ler_pmul2l. Qed.

(* A number between finitely many lower and upper bounds. *)
Lemma between (I : finType) (lo up st : pred I) (u : I -> R) :
    (forall i j, lo j -> up i -> cmp (st i || st j) (u j) (u i)) ->
  exists t, (forall i, up i -> cmp (st i) t (u i))
         /\ (forall j, lo j -> cmp (st j) (u j) t).
Proof.
move=> lo_up; case: (pickP lo) => [j0 lo_j0 | no_lo]; last first.
  case: (pickP up) => [i0 up_i0 | no_up]; last first.
    by exists 0; split=> i; rewrite ?no_up ?no_lo.
  case: (@arg_minP _ _ _ i0 up u up_i0) => i _ min_i.
  exists (u i - 1); split=> i1; last by rewrite no_lo.
  move/min_i => le_u; apply: lt_cmp; apply: lt_le_trans le_u.
  by rewrite ltr_subl_addr ltr_addl ltr01.
case: (@arg_maxP _ _ _ j0 lo u lo_j0) => j lo_j max_j.
case: (pickP up) => [i0 up_i0 | no_up]; last first.
  exists (u j + 1); split=> i1; first by rewrite no_up.
  move/max_j => le_u; apply: lt_cmp; apply: le_lt_trans le_u _.
  by rewrite ltr_addl ltr01.
case: (@arg_minP _ _ _ i0 up u up_i0) => i up_i min_i.
have := lo_up i j lo_j up_i; have [eq_u | ne_u] := eqVneq (u j) (u i);
  last first.
  move=> /cmpW le_u; have lt_u : u j < u i by rewrite lt_neqAle ne_u.
  exists ((u j + u i) / 2%:R); split=> i1.
    by move/min_i => le_i; apply: lt_cmp (lt_le_trans _ le_i);
      case: (midf_lt lt_u).
  by move/max_j => le_j; apply: lt_cmp (le_lt_trans le_j _);
    case: (midf_lt lt_u).
move=> _; exists (u j); split=> i1.
  move=> up_i1; have := lo_up i1 j lo_j up_i1.
  by case: (st i1) => //= /cmpW.
move=> lo_i1; have := lo_up i i1 lo_i1 up_i; rewrite -eq_u.
by case: (st i1) => /=; rewrite ?orbT //= => /cmpW.
Qed.

Definition feasible n (I : finType) (a : I -> nat -> R) (b : I -> R)
    (st : pred I) : Prop :=
  exists x : nat -> R, forall i, cmp (st i) (\sum_(l < n) a i l * x l) (b i).

Definition refuted n (I : finType) (a : I -> nat -> R) (b : I -> R)
    (st : pred I) : Prop :=
  exists y : I -> R,
    [/\ forall i, 0 <= y i,
        forall l, (l < n)%N -> \sum_i y i * a i l = 0
      & \sum_i y i * b i < 0
        \/ (\sum_i y i * b i <= 0 /\ exists i, st i /\ 0 < y i)].

(* Elimination of the last variable: the new constraints are combinations    *)
(* with multipliers elim_weight q i >= 0 of the old ones.                     *)
Section Elimination.

Variables (I : finType) (al : I -> R).

Definition elim_keep (q : I + I * I) : bool :=
  match q with
  | inl i => al i == 0
  | inr p => (0 < al p.1) && (al p.2 < 0)
  end.

Definition elim_weight (q : I + I * I) (i : I) : R :=
  if elim_keep q then
    match q with
    | inl i0 => (i == i0)%:R
    | inr p => (i == p.2)%:R * al p.1 - (i == p.1)%:R * al p.2
    end
  else 0.

Definition elim_strict (st : pred I) (q : I + I * I) : bool :=
  elim_keep q &&
    match q with inl i => st i | inr p => st p.1 || st p.2 end.

Lemma elim_weight_ge0 q i : 0 <= elim_weight q i.
Proof.
rewrite /elim_weight; case: ifP => // keep_q.
case: q keep_q => [i0 _ | p /andP[gt0 lt0]] /=; first exact: ler0n.
by rewrite subr_ge0 (@le_trans _ _ 0) // ?mulr_ge0 ?mulr_ge0_le0 ?ler0n // ltW.
Qed.

Lemma sum_delta (f : I -> R) (i0 : I) : \sum_i (i == i0)%:R * f i = f i0.
Proof.
rewrite (bigD1 i0) //= eqxx mul1r big1 ?addr0 // => i /negbTE->.
by rewrite mul0r.
Qed.

Lemma sum_elim_weight q (f : I -> R) :
  \sum_i elim_weight q i * f i =
    if elim_keep q then
      match q with
      | inl i => f i
      | inr p => al p.1 * f p.2 - al p.2 * f p.1
      end
    else 0.
Proof.
rewrite /elim_weight; case: ifP => _; last first.
  by rewrite big1 // => i _; rewrite mul0r.
case: q => [i0 | p]; first exact: sum_delta.
rewrite -(sum_delta (fun i => al p.1 * f i)) -(sum_delta (fun i =>
  al p.2 * f i)).
rewrite -sumrB; apply: eq_bigr => i _.
by rewrite mulrBl !mulrA.
Qed.

Lemma elim_weight_last q : \sum_i elim_weight q i * al i = 0.
Proof.
rewrite sum_elim_weight; case: ifP => // keep_q.
by case: q keep_q => [i /eqP | p _] //; rewrite mulrC subrr.
Qed.

Lemma elim_strict_weight st q :
  elim_strict st q -> exists i, st i /\ 0 < elim_weight q i.
Proof.
rewrite /elim_strict /elim_weight => /andP[keep_q]; rewrite keep_q.
case: q keep_q => [i _ sti | [i j] /= /andP[al_i al_j]].
  by exists i; rewrite eqxx ltr01.
have ne_ij : i != j by apply: contraTneq al_j => <-; rewrite -leNgt ltW.
case/orP=> [sti | stj]; [exists i | exists j]; split=> //.
  by rewrite (negbTE ne_ij) eqxx mul0r mul1r sub0r oppr_gt0.
by rewrite eqxx eq_sym (negbTE ne_ij) mul0r mul1r subr0.
Qed.

End Elimination.

(* x extends by a value of the last variable iff it satisfies the combined    *)
(* constraints.                                                               *)
Theorem elim_last n (I : finType) (a : I -> nat -> R) (b : I -> R)
    (st : pred I) (w := elim_weight (fun i => a i n)) (x : nat -> R) :
  (exists t, forall i,
     cmp (st i) (\sum_(l < n) a i l * x l + a i n * t) (b i)) <->
  (forall q, cmp (elim_strict (fun i => a i n) st q)
     (\sum_(l < n) (\sum_i w q i * a i l) * x l) (\sum_i w q i * b i)).
Proof.
pose al i := a i n; pose s i := \sum_(l < n) a i l * x l.
have swap q : \sum_(l < n) (\sum_i w q i * a i l) * x l = \sum_i w q i * s i.
  rewrite [RHS](eq_bigr _ (fun i _ => big_distrr _ _ _)) exchange_big /=.
  apply: eq_bigr => l _; rewrite big_distrl /=.
  by apply: eq_bigr => i _; rewrite mulrA.
split=> [[t feas] q | feas_x].
  rewrite swap; have le_i i : w q i * (s i + al i * t) <= w q i * b i.
    by apply: ler_wpmul2l; [apply: elim_weight_ge0 | apply: cmpW (feas i)].
  have -> : \sum_i w q i * s i = \sum_i w q i * (s i + al i * t).
    transitivity (\sum_i w q i * s i + (\sum_i w q i * al i) * t).
      by rewrite elim_weight_last mul0r addr0.
    rewrite big_distrl -big_split /=; apply: eq_bigr => i _.
    by rewrite mulrDr mulrA.
  case stq : (elim_strict _ st q) => /=; last exact: ler_sum.
  have [i [sti wq]] := elim_strict_weight stq.
  rewrite (bigD1 i) //= [ltRHS](bigD1 i) //=.
  apply: ltr_le_add; last exact: ler_sum.
  by rewrite ltr_pmul2l //; have := feas i; rewrite sti.
pose u i := (b i - s i) / al i.
have feas q : cmp (elim_strict al st q) (\sum_i elim_weight al q i * s i)
                  (\sum_i elim_weight al q i * b i).
  by rewrite -swap; apply: feas_x.
have [t [t_up t_lo]] : exists t,
    (forall i, 0 < al i -> cmp (st i) t (u i))
    /\ (forall j, al j < 0 -> cmp (st j) (u j) t).
  apply: between => i j al_j al_i; have := feas (inr (i, j)).
  rewrite !sum_elim_weight /elim_strict /= al_i al_j /= => le_ij.
  have p_gt0 : 0 < al i * - al j by rewrite mulr_gt0 // oppr_gt0.
  have al_i0 : al i != 0 by rewrite gt_eqF.
  have al_j0 : al j != 0 by rewrite lt_eqF.
  rewrite -(cmp_pmul2l _ _ _ p_gt0) /u cmp_sub; move: le_ij; rewrite cmp_sub.
  set lhs := (X in cmp _ 0 X); set rhs := (X in _ -> cmp _ 0 X).
  suff -> : lhs = rhs by [].
  by rewrite /lhs /rhs; to_ring R; field; split; apply/eqP.
exists t => i; rewrite -/(s i) -/(al i).
have eq_b : al i != 0 -> b i = s i + al i * u i.
  by move=> al_i; rewrite mulrC mulfVK // addrC subrK.
have [al_i | al_i | al_i] := ltgtP (al i) 0.
- have := t_lo i al_i; rewrite (eq_b (negbT (lt_eqF al_i))).
  by case: (st i); rewrite /= ?ltr_add2l ?ler_add2l ?ltr_nmul2l ?ler_nmul2l.
- have := t_up i al_i; rewrite (eq_b (negbT (gt_eqF al_i))).
  by case: (st i); rewrite /= ?ltr_add2l ?ler_add2l ?ltr_pmul2l ?ler_pmul2l.
- have := feas (inl i).
  by rewrite !sum_elim_weight /elim_strict /= al_i eqxx mul0r addr0.
Qed.

(* The values a variable takes on the solutions are cut out by finitely many  *)
(* inequalities in it alone, non-strict ones if the system is.                *)
Theorem projection n (I : finType) (a : I -> nat -> R) (b : I -> R)
    (st : pred I) :
  exists (J : finType) (al be : J -> R) (st' : pred J),
    (st =1 pred0 -> st' =1 pred0) /\
    forall t : R,
      (exists x : nat -> R, x 0%N = t /\
         forall i, cmp (st i) (\sum_(l < n.+1) a i l * x l) (b i)) <->
      (forall q, cmp (st' q) (al q * t) (be q)).
Proof.
elim: n I a b st => [|n IHn] I a b st.
  exists I, (fun i => a i 0%N), b, st; split=> // t.
  split=> [[x [<- feas]] i | feas]; first by have := feas i; rewrite big_ord1.
  by exists (fun=> t); split=> // i; rewrite big_ord1; apply: feas.
pose w := elim_weight (fun i => a i n.+1).
have [J [al [be [st' [st'0 proj]]]]] :=
  IHn [finType of I + I * I] (fun q l => \sum_i w q i * a i l)
    (fun q => \sum_i w q i * b i) (elim_strict (fun i => a i n.+1) st).
exists J, al, be, st'; split=> [st0 | t].
  apply: st'0 => q; rewrite /elim_strict; case: q => [i | p]; rewrite !st0 /=.
    by rewrite andbF.
  by rewrite andbF.
split=> [[x [x0 feas]] | /(proj t)[x [x0 feas]]].
  apply/(proj t); exists x; split=> //; apply/elim_last.
  by exists (x n.+1) => i; have := feas i; rewrite big_ord_recr.
have [xn feas_n] := (elim_last n.+1 a b st x).2 feas.
exists (fun l => if l == n.+1 then xn else x l); split=> // i.
rewrite big_ord_recr /= eqxx; have := feas_n i; congr (cmp _ (_ + _) _).
by apply: eq_bigr => l _; rewrite ltn_eqF.
Qed.

Theorem motzkin n (I : finType) (a : I -> nat -> R) (b : I -> R) (st : pred I) :
  feasible n a b st \/ refuted n a b st.
Proof.
elim: n I a b st => [|n IHn] I a b st.
  case: (pickP (fun i => ~~ cmp (st i) 0 (b i))) => [i0 bad | ok]; last first.
    by left; exists (fun=> 0) => i; rewrite big_ord0; apply/negPn; rewrite ok.
  right; exists (fun i => (i == i0)%:R); split=> // [i |]; first exact: ler0n.
  rewrite /= sum_delta.
  case st0 : (st i0) bad; rewrite /= -?leNgt -?ltNge => bad.
    by right; split=> //; exists i0; rewrite eqxx ltr01.
  by left.
pose al i := a i n; pose w := elim_weight al.
have [] := IHn [finType of I + I * I] (fun q l => \sum_i w q i * a i l)
             (fun q => \sum_i w q i * b i) (elim_strict al st).
  case=> x /elim_last[t feas]; left.
  exists (fun l => if l == n then t else x l) => i.
  rewrite big_ord_recr /= eqxx; have := feas i; congr (cmp _ (_ + _) _).
  by apply: eq_bigr => l _; rewrite ltn_eqF.
case=> y [y_ge0 ya yb]; right.
exists (fun i => \sum_q y q * w q i).
have comb (f : I -> R) :
    \sum_i (\sum_q y q * w q i) * f i = \sum_q y q * \sum_i w q i * f i.
  rewrite (eq_bigr _ (fun i _ => big_distrl _ _ _)) exchange_big /=.
  apply: eq_bigr => q _; rewrite big_distrr /=.
  by apply: eq_bigr => i _; rewrite mulrA.
have yw_ge0 q i : 0 <= y q * w q i by rewrite mulr_ge0 ?elim_weight_ge0.
split=> [i | l | ]; first exact: sumr_ge0.
  rewrite comb ltnS leq_eqVlt => /predU1P[-> | /ya //].
  by rewrite big1 // => q _; rewrite elim_weight_last mulr0.
rewrite !comb; case: yb => [yb | [yb [q [stq yq]]]]; first by left.
right; split=> //; have [i [sti wq]] := elim_strict_weight stq.
exists i; split=> //; rewrite (bigD1 q) //=.
by apply: ltr_paddr; [apply: sumr_ge0 | apply: mulr_gt0].
Qed.

Theorem motzkin_exclusive n (I : finType) (a : I -> nat -> R) (b : I -> R)
    (st : pred I) :
  feasible n a b st -> refuted n a b st -> False.
Proof.
case=> x feas [y [y_ge0 ya yb]].
have le_i i : y i * (\sum_(l < n) a i l * x l) <= y i * b i.
  by apply: ler_wpmul2l => //; apply: cmpW (feas i).
have sum0 : \sum_i y i * (\sum_(l < n) a i l * x l) = 0.
  rewrite (eq_bigr _ (fun i _ => big_distrr _ _ _)) exchange_big /=.
  rewrite big1 // => l _; transitivity ((\sum_i y i * a i l) * x l).
    by rewrite big_distrl; apply: eq_bigr => i _; rewrite mulrA.
  by rewrite ya ?mul0r.
case: yb => [yb | [yb [i0 [st0 y0]]]].
  suff : 0 < 0 :> R by rewrite ltxx.
  by apply: le_lt_trans yb; rewrite -[leLHS]sum0; apply: ler_sum.
suff : 0 < 0 :> R by rewrite ltxx.
apply: lt_le_trans yb; rewrite -[ltLHS]sum0.
rewrite (bigD1 i0) //= [ltRHS](bigD1 i0) //=.
apply: ltr_le_add; last exact: ler_sum.
by rewrite ltr_pmul2l //; have := feas i0; rewrite st0.
Qed.

End Motzkin.

(* The matrix forms. *)
Section Farkas.

Variables (R : realFieldType) (p n : nat) (A : 'M[R]_(p, n)) (b : 'cV[R]_p).

Let a (i : 'I_p) (l : nat) : R :=
  if insub l is Some j then A i j else 0.

Let aE i (j : 'I_n) : a i j = A i j. Proof. by rewrite /a valK. Qed.

Lemma matrix_feasible (st : pred 'I_p) :
  feasible n a (fun i => b i 0) st ->
  exists x : 'cV[R]_n, forall i, cmp (st i) ((A *m x) i 0) (b i 0).
Proof.
case=> x feas; exists (\col_j x j) => i; have := feas i.
by rewrite mxE; congr cmp; apply: eq_bigr => j _; rewrite aE mxE.
Qed.

Lemma matrix_refuted (st : pred 'I_p) :
  refuted n a (fun i => b i 0) st ->
  exists y : 'rV[R]_p, [/\ forall i, 0 <= y 0 i, y *m A = 0
    & (y *m b) 0 0 < 0 \/ ((y *m b) 0 0 <= 0 /\ exists i, st i /\ 0 < y 0 i)].
Proof.
case=> y [y_ge0 ya yb]; exists (\row_i y i); split=> [i | | ].
- by rewrite mxE.
- apply/rowP => j; rewrite !mxE -[RHS](ya j (ltn_ord j)).
  by apply: eq_bigr => i _; rewrite aE mxE.
have -> : (\row_i y i *m b) 0 0 = \sum_i y i * b i 0.
  by rewrite mxE; apply: eq_bigr => i _; rewrite mxE.
case: yb => [yb | [yb [i [sti yi]]]]; [by left | right; split=> //].
by exists i; rewrite mxE.
Qed.

Theorem farkas :
  (exists x : 'cV[R]_n, forall i, (A *m x) i 0 <= b i 0)
  \/ (exists y : 'rV[R]_p,
        [/\ forall i, 0 <= y 0 i, y *m A = 0 & (y *m b) 0 0 < 0]).
Proof.
have [/matrix_feasible | /matrix_refuted] :=
  motzkin n a (fun i => b i 0) pred0; first by left.
case=> y [y_ge0 yA yb]; right; exists y; split=> //.
by case: yb => [// | [_ [i []]]].
Qed.

Theorem farkas_strict :
  (exists x : 'cV[R]_n, forall i, (A *m x) i 0 < b i 0)
  \/ (exists y : 'rV[R]_p,
        [/\ forall i, 0 <= y 0 i, y != 0, y *m A = 0 & (y *m b) 0 0 <= 0]).
Proof.
have [/matrix_feasible | /matrix_refuted] :=
  motzkin n a (fun i => b i 0) predT; first by left.
case=> y [y_ge0 yA yb]; right; exists y; split=> //; last first.
  by case: yb => [/ltW | []].
case: yb => [yb | [_ [i [_ yi]]]]; apply/eqP => y0.
  by rewrite y0 mul0mx mxE ltxx in yb.
by rewrite y0 mxE ltxx in yi.
Qed.

End Farkas.

(* Approximation of c by the row space of A in the sup norm.  The dual        *)
(* certificate is a kernel vector.                                            *)
Section SupApproximation.

Variables (R : realFieldType) (d m : nat) (A : 'M[R]_(d, m)).
Variables (c : 'I_m -> R) (t : R).

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

Theorem sup_approximation (st : bool) :
    (if st then 0 < t else 0 <= t) ->
  (exists b : 'rV[R]_d, forall j, cmp st `|(b *m A) 0 j - c j| t)
  \/ (exists v : 'cV[R]_m, [/\ v != 0, A *m v = 0
        & ~~ cmp st (\sum_j c j * v j 0) (t * \sum_j `|v j 0|)]).
Proof.
move=> t_cmp; have t_ge0 : 0 <= t by case: st t_cmp => // /ltW.
pose A2 := col_mx A^T (- A^T).
pose b2 := col_mx (\col_j (t + c j)) (\col_j (t - c j)).
pose a2 i l := if insub l is Some j then A2 i j else 0.
have [/matrix_feasible[x feas] | /matrix_refuted[y [y_ge0 yA yb]]] :=
  motzkin d a2 (fun i => b2 i 0) (fun=> st).
  left; exists x^T => j.
  have := feas (lshift m j); have := feas (rshift m j).
  rewrite !mul_col_mx !col_mxEu !col_mxEd mulNmx !mxE.
  have -> : \sum_l A^T j l * x l 0 = \sum_l x^T 0 l * A l j.
    by apply: eq_bigr => l _; rewrite !mxE mulrC.
  case: (st) => /= lt1 lt2.
    by rewrite ltr_norml ltr_subl_addr lt2 andbT ltr_subr_addr [- t
      + _]addrC -opprB
               ltr_oppl.
  by rewrite ler_norml ler_subl_addr lt2 andbT ler_subr_addr [- t
    + _]addrC -opprB
             ler_oppl.
right; pose y1 j := y 0 (lshift m j); pose y2 j := y 0 (rshift m j).
pose v : 'cV[R]_m := \col_j (y2 j - y1 j).
have Av : A *m v = 0.
  apply/colP => l; rewrite mxE [RHS]mxE.
  transitivity (- (y *m A2) 0 l); last by rewrite yA mxE oppr0.
  rewrite mxE big_split_ord /= -big_split -sumrN /=; apply: eq_bigr => j _.
  by rewrite /A2 col_mxEu col_mxEd !mxE -/(y1 j) -/(y2 j); ring_R.
have yb2 : (y *m b2) 0 0
    = t * (\sum_j (y1 j + y2 j)) - \sum_j c j * v j 0.
  rewrite mxE big_split_ord /= big_distrr -sumrB -big_split /=.
  apply: eq_bigr => j _.
  by rewrite /b2 col_mxEu col_mxEd !mxE -/(y1 j) -/(y2 j); ring_R.
have v_le : \sum_j `|v j 0| <= \sum_j (y1 j + y2 j).
  apply: ler_sum => j _; rewrite mxE (le_trans (ler_norm_sub _ _)) //.
  by rewrite addrC !ger0_norm ?y_ge0.
have tv_le := ler_wpmul2l t_ge0 v_le.
have cv_ge : if st then t * (\sum_j `|v j 0|) <= \sum_j c j * v j 0
             else t * (\sum_j `|v j 0|) < \sum_j c j * v j 0.
  move: yb; rewrite yb2; case: (st) => yb.
    apply: le_trans tv_le _; rewrite -subr_le0.
    by case: yb => [/ltW | []].
  apply: le_lt_trans tv_le _; rewrite -subr_lt0.
  by case: yb => [// | [_ [i []]]].
exists v; split=> //; last by case: (st) cv_ge; rewrite /= -?leNgt -?ltNge.
apply/eqP => v0; move: yb; rewrite yb2.
have -> : \sum_j c j * v j 0 = 0 by rewrite big1 // => j _;
  rewrite v0 mxE mulr0.
have eq_y j : y1 j = y2 j.
  by have := congr1 (fun w : 'cV_m => w j 0) v0; rewrite !mxE => /subr0_eq.
have sum_ge0 : 0 <= \sum_j (y1 j + y2 j).
  by apply: sumr_ge0 => j _; rewrite addr_ge0 ?y_ge0.
rewrite subr0; case=> [| [le0 [i [sti yi]]]].
  by rewrite ltNge mulr_ge0.
move: sti t_cmp le0; case: (st) => // _ t_gt0; rewrite pmulr_rle0 // => le0.
have : \sum_j (y1 j + y2 j) = 0 by apply/eqP; rewrite eq_le le0.
move/eqP; rewrite psumr_eq0 => [/allP y0 | j _];
  last by rewrite addr_ge0 ?y_ge0.
case: (split_ordP i) yi => j ->; rewrite -/(y1 j) -/(y2 j).
  have := y0 j (mem_index_enum j); rewrite paddr_eq0 ?y_ge0 //.
  by case/andP=> /eqP-> _; rewrite ltxx.
have := y0 j (mem_index_enum j); rewrite paddr_eq0 ?y_ge0 //.
by case/andP=> _ /eqP->; rewrite ltxx.
Qed.


Lemma sup_max_lt (F : 'I_m -> R) (u : R) :
  0 < u -> (forall j, F j < u) ->
    exists u', [/\ 0 <= u', u' < u & forall j, F j <= u'].
Proof.
move=> u_gt0 F_lt; have [j0 _ | no_j] := pickP (predT : pred 'I_m); last first.
  by exists 0; split=> // j; have := no_j j.
have [j _ max_j] := @arg_maxP _ _ _ j0 predT F isT.
exists (Num.max 0 (F j)); split=> [| | i].
- by rewrite le_maxr lexx.
- by rewrite lt_maxl u_gt0 F_lt.
by rewrite le_maxr [F i <= F j]max_j ?orbT.
Qed.

End SupApproximation.

Section Attained.

Variables (R : realFieldType) (d m : nat) (A : 'M[R]_(d, m)) (c : 'I_m -> R).

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

Theorem sup_approximation_attained :
  exists t : R, [/\ 0 <= t,
    exists b : 'rV[R]_d, forall j, `|(b *m A) 0 j - c j| <= t
    & t = 0 \/ exists v : 'cV[R]_m,
        [/\ v != 0, A *m v = 0 & t * (\sum_j `|v j 0|) <= \sum_j c j * v j 0]].
Proof.
pose ok t := exists b : 'rV[R]_d, forall j, `|(b *m A) 0 j - c j| <= t.
pose sb (s : bool) : R := if s then 1 else -1.
pose a (i : 'I_m * bool) (l : nat) : R :=
  if l is l'.+1 then (if insub l' is Some r then sb i.2 * A r i.1 else 0) else
    -1.
pose b0 (i : 'I_m * bool) : R := sb i.2 * c i.1.
have [J [al [be [st' [/(_ (fun=> erefl)) st'0 proj]]]]] :=
  projection d a b0 pred0.
have okP t : ok t <-> (forall q, al q * t <= be q).
  have eq_lhs x (b : 'rV[R]_d) i : (forall l : 'I_d, b 0 l = x l.+1) ->
      \sum_(l < d.+1) a i l * x l = sb i.2 * (b *m A) 0 i.1 - x 0%N.
    move=> bx; rewrite big_ord_recl /= mulN1r addrC; congr (_ - _).
    rewrite mxE big_distrr; apply: eq_bigr => l _ /=.
    by rewrite /bump /= add1n valK bx -mulrA [A _ _ * _]mulrC.
  have sideP (y : R) j : `|y - c j| <= t <->
      (forall s, sb s * y - t <= sb s * c j).
    split=> [| le_s].
      rewrite ler_norml => /andP[le1 le2] [] /=.
        by apply: (le_of_sub (c := t - (y - c j))); [rewrite subr_ge0 | ring_R].
      by apply: (le_of_sub (c := (y - c j) - - t)); [rewrite subr_ge0 | ring_R].
    have := le_s true; have := le_s false => /= le1 le2.
    rewrite ler_norml; apply/andP; split.
      apply: (le_of_sub (c := -1 * c j - (-1 * y - t))); last by ring_R.
      by rewrite subr_ge0.
    apply: (le_of_sub (c := 1 * c j - (1 * y - t))); last by ring_R.
    by rewrite subr_ge0.
  split=> [[b b_le] q | al_le].
    have := (proj t).1; rewrite /cmp => /(_ _ q); rewrite st'0; apply.
    pose x l := if l is l'.+1 then
                  (if insub l' is Some r then b 0 r else 0) else t.
    exists x; split=> // i; rewrite (eq_lhs x b) => [|l];
      last by rewrite /x valK.
    by move/sideP: (b_le i.1) => /(_ i.2).
  have [|x [x0 feas]] := (proj t).2; first by move=> q; rewrite st'0;
    apply: al_le.
  exists (\row_l x l.+1) => j; apply/sideP => s.
  have := feas (j, s); rewrite (eq_lhs _ (\row_l x l.+1)) ?x0 // => l.
  by rewrite mxE.
have [t0 t0_ge0 /okP ok0] : exists2 t0, 0 <= t0 & ok t0.
  exists (\sum_j `|c j|); first exact: sumr_ge0.
  exists 0 => j; rewrite mul0mx mxE sub0r normrN (bigD1 j) //=.
  by rewrite ler_addl sumr_ge0.
pose t := \big[Num.max/0]_(q | al q < 0) (be q / al q).
have t_ge0 : 0 <= t.
  by rewrite /t; elim/big_rec: _ => // q y _ y_ge0; rewrite le_maxr y_ge0 orbT.
have t_ge q : al q < 0 -> be q / al q <= t.
  move=> al_lt0; rewrite /t.
  elim: (index_enum J) (mem_index_enum q) => //= q' s IHs.
  rewrite in_cons big_cons => /predU1P[<- | /IHs le_s].
    by rewrite al_lt0 le_maxr lexx.
  by case: ifP => // _; rewrite le_maxr le_s orbT.
have t_min u : 0 <= u -> ok u -> t <= u.
  move=> u_ge0 /okP ok_u; rewrite /t; elim/big_rec: _ => // q y al_lt0 le_y.
  by rewrite le_maxl le_y andbT ler_ndivr_mulr // mulrC ok_u.
have ok_t : ok t.
  apply/okP => q; have [al_lt0 | al_ge0] := ltP (al q) 0.
    by rewrite mulrC -ler_ndivr_mulr // t_ge.
  apply: le_trans (ok0 q); apply: ler_wpmul2l => //.
  by apply: t_min => //; apply/okP.
exists t; split=> //; have [t0' | t_neq0] := eqVneq t 0; [by left | right].
have t_gt0 : 0 < t by rewrite lt_neqAle eq_sym t_neq0.
have [[b b_lt] | [v [v0 Av]]] := sup_approximation A c (st := true) t_gt0.
  have [u [u_ge0 lt_u le_u]] := sup_max_lt t_gt0 b_lt.
  by have := t_min u u_ge0 (ex_intro _ b le_u); rewrite leNgt lt_u.
by rewrite /= -leNgt => le_v; exists v.
Qed.

End Attained.
