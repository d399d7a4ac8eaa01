From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions Capacity Thresholds.
From LRH Require Constructions Hadamard FieldConstructions SignConstructions.
From LRHChecker Require Import Data Recovery Rank Incoherence Family HypothesisFailure.
From LRHChecker Require Import Kernel CapacityLower.
Import Constructions Hadamard FieldConstructions SignConstructions.

(******************************************************************************)
(*                   Numbers that the constructions ask for                   *)
(*                                                                            *)
(*   is_order p e == p is a prime and e > 0: there is a field with order p e  *)
(*                   elements                                                 *)
(*   hadamard_orders h == the product of the orders of the Hadamard matrices  *)
(*                   that the pairs in h stand for                            *)
(*   square_ratio x y == x^2 / y^2; inverse y == 1 / y, for y > 0             *)
(*   tail_sum == sums of binomial coefficients, one after the other           *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* ------------------------------------------------------------------------- *)
(* Primes and orders                                                          *)
(* ------------------------------------------------------------------------- *)

(* No f, f + 1, ... divides p, as far as their squares are at most p. *)
Fixpoint no_divisor (fuel : nat) (f p : Z) : bool :=
  if fuel is fuel'.+1 then
    if Z.ltb p (Z.mul f f) then true
    else ~~ Z.eqb (Z.modulo p f) Z0 && no_divisor fuel' (Z.succ f) p
  else false.

Definition prime_Z (p : nat) : bool := ltn_Z 1 p && no_divisor p (Zpos (xO xH)) (Z.of_nat p).

Definition order (p e : nat) : Z := zpow (Z.of_nat p) e.

Definition is_order (p e : nat) : bool := prime_Z p && ltn_Z 0 e.

Definition mod4 (r q : Z) : bool := Z.eqb (Z.modulo q (Zpos 4)) r.

(* The order of the Hadamard matrix that (p, e) stands for. *)
Definition hadamard_order (pe : nat * nat) : Z :=
  let q := order pe.1 pe.2 in
  if eqn_Z pe.1 2 then q
  else if mod4 (Zpos 3) q then Z.succ q else Z.mul (Zpos 2) (Z.succ q).

Fixpoint hadamard_orders (l : seq (nat * nat)) : Z :=
  if l is pe :: l' then Z.mul (hadamard_order pe) (hadamard_orders l') else Zpos xH.

(* Numbers of columns are powers q^r with q >= 2; beyond q^64 they need not be *)
(* known, as m is below 2^53.                                                 *)
Definition capped (r : nat) : nat := if leq_Z r 64 then r else 64%N.

(* x^2 / y^2, or 1 / y *)
Definition square_ratio (x y : Z) : option frac :=
  if Z.mul y y is Zpos d then Some (Z.mul x x, d) else None.

Definition inverse (y : Z) : option frac := if y is Zpos d then Some (Zpos xH, d) else None.

Definition fmax (x y : frac) : frac := if fle x y then y else x.

(* ------------------------------------------------------------------------- *)
(* Sums of binomial coefficients                                              *)
(* ------------------------------------------------------------------------- *)

(* The sum of C(d, i), C(d, i + 1), ... as long as a + 2 i < d, from          *)
(* b = C(d, i); fuel bounds the number of terms.                              *)
Fixpoint tail_sum (fuel : nat) (a d i b : Z) : Z :=
  if fuel is fuel'.+1 then
    if Z.ltb (Z.add a (Z.add i i)) d then
      Z.add b (tail_sum fuel' a d (Z.succ i)
                 (Z.div (Z.mul b (Z.sub d i)) (Z.succ i)))
    else Z0
  else Z0.

(* ------------------------------------------------------------------------- *)
(* Soundness: numbers                                                         *)
(* ------------------------------------------------------------------------- *)

Local Arguments Z.mul : simpl never.
Local Arguments Z.div : simpl never.
Local Arguments Z.modulo : simpl never.
Local Arguments capped : simpl never.

Lemma Zr_inj : injective Zr.
Proof. by move=> x y /eqP; rewrite Zr_eq => /Z.eqb_spec. Qed.

Lemma zpow_nat x s : zpow (Z.of_nat x) s = Z.of_nat (x ^ s)%N.
Proof. by apply: Zr_inj; rewrite Zr_pow !Zr_nat natrX. Qed.

Lemma orderE p e : order p e = Z.of_nat (p ^ e)%N. Proof. exact: zpow_nat. Qed.

Lemma zpow2 s : zpow (Zpos (xO xH)) s = Z.of_nat (2 ^ s)%N.
Proof. exact: (zpow_nat 2). Qed.

Lemma no_divisorP fuel f p g : (1 < f)%N -> no_divisor fuel (Z.of_nat f) (Z.of_nat p) ->
  (f <= g)%N -> (g * g <= p)%N -> ~~ (g %| p)%N.
Proof.
elim: fuel f => // fuel IH f f_gt1; rewrite /no_divisor -/no_divisor.
case: ifP => [lt_p _ le_fg le_gp|_ /andP[ndiv rest]].
  by have := leq_mul le_fg le_fg; move: lt_p le_gp; lia.
rewrite leq_eqVlt => /predU1P[<- _|lt_fg]; last first.
  apply: (IH f.+1) => //; first exact: ltnW.
  by rewrite Nat2Z.inj_succ.
apply: contra ndiv => /dvdnP[c ->]; rewrite Nat2Z.inj_mul Z.mod_mul //; lia.
Qed.

Lemma prime_ZP p : prime_Z p -> prime p.
Proof.
rewrite /prime_Z ltn_ZE => /andP[p_gt1 nodiv].
apply: ltn_pdiv2_prime; first exact: ltnW.
rewrite ltnNge; apply/negP => le_pdiv.
have := @no_divisorP p 2 p (pdiv p) isT nodiv.
by rewrite pdiv_dvd prime_gt1 ?pdiv_prime // -mulnn in le_pdiv * => /(_ isT le_pdiv).
Qed.

Lemma is_orderP p e : is_order p e -> prime p /\ (0 < e)%N.
Proof. by case/andP=> /prime_ZP p_prime; rewrite ltn_ZE. Qed.

Lemma mod4E (r : Z) x : mod4 r (Z.of_nat x) = Z.eqb (Z.of_nat (x %% 4)) r.
Proof.
rewrite /mod4; congr (Z.eqb _ r); symmetry.
apply: (Z.mod_unique _ _ (Z.of_nat (x %/ 4))); last first.
  by have := divn_eq x 4; lia.
by left; have := ltn_pmod x (isT : 0 < 4)%N; lia.
Qed.

Lemma odd_half_mod1 q : (q %% 4 = 1)%N -> odd q /\ ~~ odd (q.-1)./2.
Proof. by rewrite {2 3}(divn_eq q 4) => ->; split; lia. Qed.

Lemma odd_half_mod3 q : (q %% 4 = 3)%N -> odd q /\ odd (q.-1)./2.
Proof. by rewrite {2 3}(divn_eq q 4) => ->; split; lia. Qed.

Lemma square_ratioP x y b : square_ratio x y = Some b ->
  Zr y != 0 /\ fr b = (Zr x / Zr y) ^+ 2.
Proof.
rewrite /square_ratio; case eq_d: (Z.mul y y) => [|d|d] // [<-].
have dE : Zr (Zpos d) = Zr y * Zr y by rewrite -eq_d ZrM.
rewrite /fr /= dE ZrM expr_div_n -!expr2; split=> //.
by have := Zr_pos_neq0 d; rewrite dE mulf_eq0 orbb.
Qed.

Lemma fmaxE x y : fr (fmax x y) = Num.max (fr x) (fr y).
Proof. by rewrite /fmax fleE; case: leP. Qed.

Lemma ratr_max (R : realFieldType) x y :
  ratr (Num.max x y) = Num.max (ratr x) (ratr y) :> R.
Proof.
case: (leP x y) => [le_xy|/ltW le_yx]; first by rewrite max_r ?ler_rat.
by rewrite max_l ?ler_rat.
Qed.

Lemma construction_over (R : realFieldType) d n (b : rat) :
  construction _ d n b -> construction R d n (ratr b).
Proof.
case=> M [le_d M1 Mb]; exists (over R M); split=> [|i|i j ne_ij].
- by rewrite /over mxrank_map.
- by rewrite mxE M1 rmorph1.
by rewrite mxE -rmorphX ler_rat Mb.
Qed.

(* ------------------------------------------------------------------------- *)
(* Soundness: sums of binomial coefficients                                   *)
(* ------------------------------------------------------------------------- *)

Lemma tail_sumE a d fuel i : (d <= fuel + i)%N ->
  tail_sum fuel (Z.of_nat a) (Z.of_nat d) (Z.of_nat i) (Z.of_nat 'C(d, i))
  = Z.of_nat (\sum_(i <= j < d.+1 | a + 2 * j < d) 'C(d, j))%N.
Proof.
have none i' : ~~ (a + 2 * i' < d)%N ->
    (\sum_(i' <= j < d.+1 | a + 2 * j < d) 'C(d, j) = 0)%N.
  move=> out; rewrite big_nat_cond big_pred0 // => j.
  by apply/negbTE; move: out; rewrite -!leqNgt; lia.
elim: fuel i => [|fuel IH] i le_d; first by rewrite none //; lia.
rewrite /tail_sum -/tail_sum.
have -> : Z.ltb (Z.add (Z.of_nat a) (Z.add (Z.of_nat i) (Z.of_nat i))) (Z.of_nat d)
    = (a + 2 * i < d)%N by lia.
case: ifPn => [lt_d|]; last by move/none->.
have lt_i : (i < d.+1)%N by lia.
rewrite big_ltn_cond // lt_d Nat2Z.inj_add -IH; last by lia.
congr (Z.add _ (tail_sum _ _ _ _ _)); first by lia.
have := mul_bin_left d i; move: 'C(d, i) 'C(d, i.+1) => b b' eq_b.
by symmetry; apply: Z.div_unique_exact; lia.
Qed.

Lemma tailE a d : tail_sum d (Z.of_nat a) (Z.of_nat d) Z0 (Zpos xH)
  = Z.of_nat (tail d a).
Proof. by have := @tail_sumE a d d 0; rewrite addn0 bin0 big_mkord => /(_ (leqnn _)). Qed.
