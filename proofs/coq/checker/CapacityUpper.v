From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions Capacity Thresholds.
From LRH Require Constructions FieldConstructions SignConstructions.
From LRHChecker Require Import Data Recovery Rank Incoherence Family HypothesisFailure.
From LRHChecker Require Import Kernel CapacityLower.
Import Constructions FieldConstructions SignConstructions.

(******************************************************************************)
(*                    capacity certificates: the upper bound                  *)
(*                                                                            *)
(*   shape == the constructions of the format that are covered, and           *)
(*            Bounded b c: c, of which only b is to be used                   *)
(* measure c == Some (d, n, b) if the conditions of c hold: it stands for a   *)
(*            matrix of rank at most d, of order n, with squares at most b    *)
(* measure_sound: construction R d n b over every real closed field R         *)
(* check_capacity_upper_sound: upper rows suffice, over every such field      *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Inductive shape :=
| Ones of nat
| Identity of nat
| Simplex of nat
| Paley of nat & nat
| Quadric of bool & nat
| Devore of nat & nat & nat
| ReedSolomon of nat & nat & nat & nat
| SignedReedSolomon of nat & nat & nat & nat & seq (nat * nat)
| GilbertVarshamov of nat & nat & nat
| Code of nat & seq (Z * Z)
| Pair of nat & nat & seq (seq frac) & seq (seq frac)
| Bounded of frac & shape
| DirectSum of shape & shape
| Kronecker of shape & shape.

Inductive upper_bound := ZeroRows | Groups | Construction of shape.

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

Definition with_bound (d n : Z) (b : option frac) : option (Z * Z * frac) :=
  if b is Some b' then Some (d, n, b') else None.

Definition fmax (x y : frac) : frac := if fle x y then y else x.

(* ------------------------------------------------------------------------- *)
(* Sums of binomial coefficients, and words of a code                         *)
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

(* Perfect binary trees: the leaf at the path x has the number of x. *)
Inductive tree := Leaf of Z | Node of tree & tree.

Definition halved (odds : bool) (P : seq (Z * Z)) : seq (Z * Z) :=
  map (fun c => (Z.div c.1 (Zpos 2), c.2))
      (filter (fun c => Z.eqb (Z.modulo c.1 (Zpos 2)) (if odds then Zpos xH else Z0)) P).

Definition weight (P : seq (Z * Z)) : Z := foldr (fun c t => Z.add c.2 t) Z0 P.

(* The weights of the positions, by the bits of these, lowest first *)
Fixpoint spread (s : nat) (P : seq (Z * Z)) : tree :=
  if s is s'.+1 then Node (spread s' (halved false P)) (spread s' (halved true P))
  else Leaf (weight P).

Fixpoint tree_add (t u : tree) : tree :=
  match t, u with
  | Leaf x, Leaf y => Leaf (Z.add x y)
  | Node t1 t2, Node u1 u2 => Node (tree_add t1 u1) (tree_add t2 u2)
  | _, _ => t
  end.

Fixpoint tree_sub (t u : tree) : tree :=
  match t, u with
  | Leaf x, Leaf y => Leaf (Z.sub x y)
  | Node t1 t2, Node u1 u2 => Node (tree_sub t1 u1) (tree_sub t2 u2)
  | _, _ => t
  end.

(* Walsh and Hadamard's transform *)
Fixpoint transform (t : tree) : tree :=
  if t is Node t1 t2 then
    let u1 := transform t1 in let u2 := transform t2 in
    Node (tree_add u1 u2) (tree_sub u1 u2)
  else t.

Fixpoint tree_max (t : tree) : Z :=
  match t with
  | Leaf x => Z.abs x
  | Node t1 t2 => Z.max (tree_max t1) (tree_max t2)
  end.

(* The largest absolute value, the first leaf left out *)
Fixpoint tree_max_rest (t : tree) : Z :=
  match t with
  | Leaf _ => Z0
  | Node t1 t2 => Z.max (tree_max_rest t1) (tree_max t2)
  end.

(* ------------------------------------------------------------------------- *)
(* A pair of matrices                                                         *)
(* ------------------------------------------------------------------------- *)

(* Row i of C = probe^T encoder up to a positive factor: its diagonal entry   *)
(* is positive, and the others relative to it have squares at most bound.     *)
Definition row_max (i : nat) (row : seq Z) : Z :=
  foldr (fun jx t => if eqn_Z jx.1 i then t else Z.max (Z.abs jx.2) t) Z0
        (zip (iota 0 (size row)) row).

Definition row_bound (i : nat) (row : seq Z) : option frac :=
  if Z.ltb Z0 (nth Z0 row i) then square_ratio (row_max i row) (nth Z0 row i) else None.

Fixpoint rows_bound (i : nat) (rows : seq (seq Z)) : option frac :=
  if rows is row :: rows' then
    if row_bound i row is Some b then
      if rows_bound i.+1 rows' is Some b' then Some (fmax b b') else None
    else None
  else Some f0.

Definition pair_bound (d n : nat) (A B : seq (seq frac)) : option frac :=
  if shaped d n A && shaped d n B then
    let A' := columns n A in let qA := common_lcd A' in
    let cA := map (clear_row qA) A' in
    let B' := columns n B in
    if all (cleared qA) A' && all (fun b => cleared (row_lcd b) b) B' then
      rows_bound 0 (map (fun b => map (dot (clear_row (row_lcd b) b)) cA) B')
    else None
  else None.

(* ------------------------------------------------------------------------- *)
(* The measure                                                                *)
(* ------------------------------------------------------------------------- *)

Fixpoint measure (c : shape) : option (Z * Z * frac) :=
  match c with
  | Ones n => if ltn_Z 0 n then Some (Zpos xH, Z.of_nat n, integer (Zpos xH)) else None
  | Identity n => if ltn_Z 0 n then Some (Z.of_nat n, Z.of_nat n, f0) else None
  | Simplex n =>
      let n1 := Z.pred (Z.of_nat n) in
      if ltn_Z 1 n then with_bound n1 (Z.of_nat n) (square_ratio (Zpos xH) n1) else None
  | Paley p e =>
      let q := order p e in
      if is_order p e && mod4 (Zpos xH) q then
        with_bound (Z.div (Z.succ q) (Zpos 2)) (Z.succ q) (inverse q)
      else None
  | Quadric elliptic t =>
      let x := zpow (Zpos 2) t in
      let y := if elliptic then Z.succ x else Z.pred x in
      if ltn_Z 0 t then
        with_bound (Z.mul (Z.div x (Zpos 2)) y) (Z.mul x x) (square_ratio (Zpos xH) y)
      else None
  | Devore r p e =>
      let q := order p e in
      if [&& is_order p e, ltn_Z 0 r & Z.ltb (Z.of_nat r) q] then
        with_bound (Z.mul q q) (zpow q (capped r.+1)) (square_ratio (Z.of_nat r) q)
      else None
  | ReedSolomon r l p e =>
      let q := order p e in let q1 := Z.pred q in let l' := Z.of_nat l in
      if [&& is_order p e, ltn_Z 0 r, leq_Z r l & Z.leb l' (Z.succ q)] then
        with_bound (Z.mul l' q1) (zpow q (capped r))
          (square_ratio (Z.max (Z.sub (Z.mul (Z.pred (Z.of_nat r)) q) l') l') (Z.mul l' q1))
      else None
  | SignedReedSolomon r l p e h =>
      let q := order p e in let q1 := Z.pred q in let l' := Z.of_nat l in
      if [&& is_order p e, ltn_Z 0 r, leq_Z r l & Z.leb l' (Z.succ q)]
         && (all (fun pe => is_order pe.1 pe.2) h && Z.eqb (hadamard_orders h) l') then
        with_bound (Z.mul l' q1) (Z.mul l' (zpow q (capped r)))
          (square_ratio (Z.max (Z.mul (Z.pred (Z.of_nat r)) q) l') (Z.mul l' q1))
      else None
  | GilbertVarshamov n d a =>
      let t := tail_sum d (Z.of_nat a) (Z.of_nat d) Z0 (Zpos xH) in
      if [&& ltn_Z 0 d, ltn_Z 0 n, leq_Z a d
           & Z.ltb (Z.mul (Z.pred (Z.of_nat n)) (Z.mul (Zpos 2) t)) (zpow (Zpos 2) d)] then
        with_bound (Z.of_nat d) (Z.of_nat n) (square_ratio (Z.of_nat a) (Z.of_nat d))
      else None
  | Code s P =>
      if [&& ltn_Z 0 s, all (fun c => Z.leb Z0 c.2) P & Z.ltb Z0 (weight P)] then
        with_bound (Z.of_nat (size P)) (zpow (Zpos 2) s)
          (square_ratio (tree_max_rest (transform (spread s P))) (weight P))
      else None
  | Pair d n A B =>
      if ltn_Z 0 d && ltn_Z 0 n then
        with_bound (Z.of_nat d) (Z.of_nat n) (pair_bound d n A B)
      else None
  | Bounded b c =>
      if measure c is Some (d, n, b') then
        if fle b' b then Some (d, n, b) else None
      else None
  | DirectSum c c' =>
      if measure c is Some (d, n, b) then
        if measure c' is Some (d', n', b') then
          Some (Z.add d d', Z.add n n', fmax b b')
        else None
      else None
  | Kronecker c c' =>
      if measure c is Some (d, n, b) then
        if measure c' is Some (d', n', b') then
          if fle b (integer (Zpos xH)) && fle b' (integer (Zpos xH)) then
            Some (Z.mul d d', Z.mul n n', fmax b b')
          else None
        else None
      else None
  end.

Definition check_coherence dec (m k : nat) (b : frac) : bool :=
  leq_Z m 1 ||
  (if eta_of dec k is Some eta then
     (if strict_decoder dec then flt else fle) b (fmul eta eta)
   else true).

Definition check_capacity_upper dec (m k U : nat) (w : upper_bound) : bool :=
  [&& ltn_Z 0 m, ltn_Z 0 k & Z.ltb Z0 (epsilon_of dec).1] &&
  match w with
  | ZeroRows => ~~ zero_fails dec && eqn_Z U 0
  | Groups =>
      (if dec is Threshold then true else false) && ltn_Z k m &&
      Z.eqb (Z.of_nat U) (Z.sub (Z.of_nat m) (Z.div (Z.of_nat m) (Z.succ (Z.of_nat k))))
  | Construction c =>
      if measure c is Some (d, n, b) then
        [&& Z.leb (Z.of_nat m) n, Z.eqb d (Z.of_nat U) & check_coherence dec m k b]
      else false
  end.

Definition check_capacity dec (m k L U : nat) (l : lower_bound) (u : upper_bound) : bool :=
  check_capacity_lower dec m k L l && check_capacity_upper dec m k U u.

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

(* ------------------------------------------------------------------------- *)
(* Soundness: codes                                                           *)
(* ------------------------------------------------------------------------- *)

Fixpoint perfect (s : nat) (t : tree) : bool :=
  match s, t with
  | 0, Leaf _ => true
  | s'.+1, Node t1 t2 => perfect s' t1 && perfect s' t2
  | _, _ => false
  end.

Fixpoint leaf (t : tree) (p : seq bool) : Z :=
  match t, p with
  | Leaf x, _ => x
  | Node t1 t2, b :: p' => leaf (if b then t2 else t1) p'
  | Node _ _, [::] => Z0
  end.

Lemma perfect_add s t u : perfect s t -> perfect s u ->
  perfect s (tree_add t u) /\ perfect s (tree_sub t u).
Proof.
elim: s t u => [|s IH] [x|t1 t2] [y|u1 u2] //= /andP[t1s t2s] /andP[u1s u2s].
by have [-> ->] := IH _ _ t1s u1s; have [-> ->] := IH _ _ t2s u2s.
Qed.

Lemma leaf_add s t u p : perfect s t -> perfect s u -> size p = s ->
  leaf (tree_add t u) p = Z.add (leaf t p) (leaf u p)
  /\ leaf (tree_sub t u) p = Z.sub (leaf t p) (leaf u p).
Proof.
elim: s t u p => [|s IH] [x|t1 t2] [y|u1 u2] [|b p] //= /andP[t1s t2s] /andP[u1s u2s] [sz_p].
by case: b; apply: IH.
Qed.

Lemma perfect_transform s t : perfect s t -> perfect s (transform t).
Proof.
elim: s t => [|s IH] [x|t1 t2] //= /andP[/IH t1s /IH t2s].
by have [-> ->] := perfect_add t1s t2s.
Qed.

Lemma perfect_spread s P : perfect s (spread s P).
Proof. by elim: s P => //= s IH P; rewrite !IH. Qed.

Lemma tree_max_ge s t p : perfect s t -> size p = s ->
  Z.leb (Z.abs (leaf t p)) (tree_max t).
Proof.
elim: s t p => [|s IH] [x|t1 t2] [|b p] //=; first by move=> *; lia.
case/andP=> /IH t1s /IH t2s [sz_p].
by case: b; [have := t2s p sz_p | have := t1s p sz_p]; lia.
Qed.

Lemma tree_max_rest_ge s t p : perfect s t -> size p = s -> p != nseq s false ->
  Z.leb (Z.abs (leaf t p)) (tree_max_rest t).
Proof.
elim: s t p => [|s IH] [x|t1 t2] [|b p] //= /andP[t1s t2s] [sz_p]; rewrite eqseq_cons.
case: b => /= [_|ne_p]; last by have := IH _ _ t1s sz_p ne_p; lia.
by have := tree_max_ge t2s sz_p; lia.
Qed.

Fixpoint bits (s : nat) (c : Z) : seq bool :=
  if s is s'.+1 then Z.eqb (Z.modulo c (Zpos 2)) (Zpos xH) :: bits s' (Z.div c (Zpos 2))
  else [::].

Local Notation pairQ := (code_pair [realFieldType of rat]).

Lemma weightE P : Zr (weight P) = \sum_(c <- P) Zr c.2.
Proof. by elim: P => [|c P IH]; rewrite ?big_nil //= ZrD IH big_cons. Qed.

Lemma leaf_transform s P p : size p = s ->
  Zr (leaf (transform (spread s P)) p) = \sum_(c <- P) Zr c.2 * pairQ (bits s c.1) p.
Proof.
elim: s P p => [|s IH] P [|b p] //=.
  by move=> _; rewrite weightE; apply: eq_bigr => c _; rewrite mulr1.
case=> sz_p; have t1s := perfect_transform (perfect_spread s (halved false P)).
have t2s := perfect_transform (perfect_spread s (halved true P)).
have [addE subE] := leaf_add t1s t2s sz_p.
have -> : Zr (leaf (if b then tree_sub (transform (spread s (halved false P)))
      (transform (spread s (halved true P)))
    else tree_add (transform (spread s (halved false P)))
      (transform (spread s (halved true P)))) p)
    = Zr (leaf (transform (spread s (halved false P))) p)
      + sgn _ b * Zr (leaf (transform (spread s (halved true P))) p).
  have [e1 e0] : sgn [realFieldType of rat] true = -1
      /\ sgn [realFieldType of rat] false = 1 by [].
  case: (b); last by rewrite addE ZrD e0 mul1r.
  by rewrite subE ZrB e1 mulN1r.
rewrite !IH // !big_map !big_filter !(big_mkcond (fun c => Z.eqb _ _)) /=.
rewrite mulr_sumr -big_split; apply: eq_bigr => c _ /=.
have [lo hi] : (Z.le Z0 (Z.modulo c.1 (Zpos 2))) /\ (Z.lt (Z.modulo c.1 (Zpos 2)) (Zpos 2)).
  by apply: Z.mod_pos_bound.
have [->|->] : Z.modulo c.1 (Zpos 2) = Z0 \/ Z.modulo c.1 (Zpos 2) = Zpos xH by lia.
  by rewrite /= mulr0 addr0 /sgn mul1r.
by rewrite /= add0r mulrCA.
Qed.

Lemma code_sound s P b : all (fun c => Z.leb Z0 c.2) P -> Z.ltb Z0 (weight P) ->
  square_ratio (tree_max_rest (transform (spread s P))) (weight P) = Some b ->
  construction _ (size P) (2 ^ s) (fr b).
Proof.
move=> /allP P_ge0 L_gt0 /square_ratioP[_ eq_b].
have L0 : 0 < Zr (weight P) by rewrite -Zr0 Zr_lt.
rewrite -(size_map (fun c => (bits s c.1, Zr c.2)) P); apply: construction_code.
- by move=> _ /mapP[c /P_ge0 c_ge0 ->]; rewrite -Zr0 Zr_le.
- by rewrite big_map -weightE.
move=> z sz_z z0; rewrite !big_map -weightE -leaf_transform // eq_b expr_div_n.
rewrite divfK ?expf_neq0 ?lt0r_neq0 //.
have := tree_max_rest_ge (perfect_transform (perfect_spread s P)) sz_z z0.
rewrite -Zr_le Zr_abs => le_max; rewrite -[leLHS]real_normK ?num_real //.
rewrite ler_pexpn2r ?nnegrE ?normr_ge0 //; exact: le_trans le_max.
Qed.

(* ------------------------------------------------------------------------- *)
(* Soundness: pairs of matrices                                               *)
(* ------------------------------------------------------------------------- *)

Lemma row_max_ge i row j : (j < size row)%N -> j != i ->
  Zr (Z.abs (nth Z0 row j)) <= Zr (row_max i row).
Proof.
rewrite /row_max => lt_j ne_ji; rewrite Zr_le.
suff aux k (r : seq Z) : (j < size r)%N -> (k + j != i)%N ->
    Z.leb (Z.abs (nth Z0 r j))
      (foldr (fun jx t => if eqn_Z jx.1 i then t else Z.max (Z.abs jx.2) t) Z0
        (zip (iota k (size r)) r)) by apply: (aux 0%N).
elim: r k j {lt_j ne_ji} => [|x r IH] k [|j] //=; rewrite ?addn0 ?ltnS eqn_ZE.
  by move=> _ /negbTE->; lia.
move=> lt_j; rewrite addnS -addSn => ne_j.
by have := IH k.+1 j lt_j ne_j; case: ifP => _; lia.
Qed.

Lemma rows_boundP rows i b : rows_bound i rows = Some b ->
  forall l, (l < size rows)%N -> exists2 b', row_bound (i + l) (nth [::] rows l) = Some b'
    & fr b' <= fr b.
Proof.
elim: rows i b => [|row rows IH] i b //=; case eq_r: (row_bound i row) => [b0|] //.
case eq_rs: (rows_bound _ _) => [b1|] // [<-] [_|l /= lt_l].
  by rewrite addn0; exists b0; rewrite // fmaxE le_maxr lexx.
have [b' eq_b' le_b'] := IH _ _ eq_rs l lt_l.
by exists b'; rewrite ?addnS -?addSn // fmaxE le_maxr le_b' orbT.
Qed.

Lemma rows_bound_ge0 rows i b : rows_bound i rows = Some b -> 0 <= fr b.
Proof.
elim: rows i b => [|row rows IH] i b /=; first by case=> <-; rewrite fr0.
case eq_r: (row_bound i row) => [b0|] //.
case eq_rs: (rows_bound _ _) => [b1|] // [<-]; rewrite fmaxE le_maxr (IH _ _ eq_rs).
by rewrite orbT.
Qed.

Lemma pair_bound_ge0 d n A B b : pair_bound d n A B = Some b -> 0 <= fr b.
Proof. by rewrite /pair_bound; do 2!case: ifP => // _; apply: rows_bound_ge0. Qed.

Lemma pair_sound d n A B b : pair_bound d n A B = Some b ->
  construction _ d n (fr b).
Proof.
rewrite /pair_bound; case: ifP => // /andP[shA shB].
set A' := columns n A; set B' := columns n B; set qA := common_lcd A'.
case: ifP => // /andP[clA clB] /rows_boundP rows_ok.
have [/shapedP[szA rowA] eqA] := columnsP f0 shA.
have [/shapedP[szB rowB] eqB] := columnsP f0 shB.
rewrite -/A' -/B' in szA rowA eqA szB rowB eqB.
pose u i := clear_row (row_lcd (nth [::] B' i)) (nth [::] B' i).
pose row i := map (dot (u i)) (map (clear_row qA) A').
have clAi i : (i < n)%N -> cleared qA (nth [::] A' i).
  by move=> lt_i; apply: (all_nthP [::] clA); rewrite szA.
have clBi i : (i < n)%N -> cleared (row_lcd (nth [::] B' i)) (nth [::] B' i).
  by move=> lt_i; apply: (all_nthP [::] clB); rewrite szB.
pose q i := Zr (Z.mul qA (row_lcd (nth [::] B' i))).
have q_gt0 (i : 'I_n) : 0 < q i.
  by rewrite /q ZrM mulr_gt0 ?(cleared_gt0 (clAi i _)) ?(cleared_gt0 (clBi i _)).
have entry (i j : 'I_n) :
    Zr (nth Z0 (row i) j) = q i * interference (mx_of d n A) (mx_of d n B) i j.
  rewrite /row (nth_map [::]) ?size_map ?szA // (nth_map [::]) ?szA //.
  rewrite (@dotE d) ?size_clear_row ?rowB // mxE mulr_sumr.
  apply: eq_bigr => l _; rewrite !clear_rowE ?clAi ?clBi // !mxE eqA // eqB //.
  by rewrite /q ZrM mulrACA [Zr (row_lcd _) * _]mulrC.
have row_ok (i : 'I_n) : exists2 b', row_bound i (row i) = Some b' & fr b' <= fr b.
  have [|b' + le_b'] := rows_ok i; first by rewrite size_map szB.
  by rewrite (nth_map [::]) ?szB // add0n; exists b'.
apply: (construction_pair (A := mx_of d n A) (B := mx_of d n B)) => [i|i j ne_ij].
  have [b' + _] := row_ok i; rewrite /row_bound; case: ifP => // diag_gt0 _.
  by move: diag_gt0; rewrite -Zr_lt entry Zr0 pmulr_rgt0.
have [b' + le_b] := row_ok i; rewrite /row_bound; case: ifP => // diag_gt0.
case/square_ratioP=> _ eq_b; apply: le_trans le_b.
have ratioE : interference (mx_of d n A) (mx_of d n B) i j
    / interference (mx_of d n A) (mx_of d n B) i i
    = Zr (nth Z0 (row i) j) / Zr (nth Z0 (row i) i).
  by rewrite !entry invfM mulrACA divff ?mul1r ?lt0r_neq0.
rewrite ratioE eq_b !expr_div_n.
rewrite -Zr_lt Zr0 in diag_gt0; rewrite ler_pmul2r ?invr_gt0 ?exprn_gt0 //.
have lt_j : (j < size (row i))%N by rewrite !size_map szA.
have ne_ji : j != i :> nat by rewrite eq_sym.
have := row_max_ge lt_j ne_ji; rewrite Zr_abs => le_max.
rewrite -[leLHS]real_normK ?num_real //.
by rewrite ler_pexpn2r ?nnegrE ?normr_ge0 // (le_trans _ le_max).
Qed.

(* ------------------------------------------------------------------------- *)
(* Soundness: the measure                                                     *)
(* ------------------------------------------------------------------------- *)

Lemma natr_pred n : (0 < n)%N -> Zr (Z.pred (Z.of_nat n)) = n.-1%:R.
Proof. by move=> n_gt0; rewrite -Zr_nat; congr Zr; lia. Qed.

Lemma Z_pred n : (0 < n)%N -> Z.pred (Z.of_nat n) = Z.of_nat n.-1.
Proof. by lia. Qed.

Lemma leq_capped q r : (0 < q)%N -> (q ^ capped r <= q ^ r)%N.
Proof.
move=> q_gt0; apply: leq_pexp2l => //; rewrite /capped leq_ZE.
by case: (leqP r 64) => // lt_r; apply: ltnW.
Qed.

Lemma word_ratio (x l q1 : rat) : 0 < l -> 0 < q1 ->
  (Num.max x l / (l * q1)) ^+ 2 = Num.max (x / (l * q1)) q1^-1 ^+ 2.
Proof.
move=> l_gt0 q1_gt0; congr (_ ^+ 2).
rewrite [LHS]mulrC maxr_pmulr ?invr_ge0 ?mulr_ge0 ?ltW //.
by rewrite mulrC; congr (Num.max _ _); rewrite mulrC invfM mulrA divff ?mul1r ?lt0r_neq0.
Qed.

Lemma hadamard_orderP (R : realFieldType) p e : is_order p e ->
  exists2 l, hadamard_order (p, e) = Z.of_nat l & hadamard R l /\ (0 < l)%N.
Proof.
case/is_orderP=> p_prime e_gt0; rewrite /hadamard_order /= orderE eqn_ZE mod4E.
case: eqP => [->|/eqP p_ne2].
  by exists (2 ^ e)%N; rewrite ?expn_gt0 //; split=> //; apply: hadamard_exp2.
have odd_p : odd p by case/even_prime: p_prime p_ne2 => [->|].
have := hadamard_of_order R p_prime e_gt0 odd_p.
have odd_q : odd (p ^ e) by apply: order_odd.
case: Z.eqb_spec => [q3|q_not3]; last first.
  have q1 : ((p ^ e) %% 4 = 1)%N.
    by move: odd_q q_not3; rewrite {1}(divn_eq (p ^ e) 4); have := ltn_pmod (p ^ e) (isT : 0 < 4)%N; lia.
  have [_ /negbTE->] := odd_half_mod1 q1.
  move=> H; exists (2 * (p ^ e).+1)%N; last by split.
  by move: (p ^ e)%N => q; lia.
have q3' : ((p ^ e) %% 4 = 3)%N by lia.
have [_ ->] := odd_half_mod3 q3'.
by move=> H; exists (p ^ e).+1; rewrite // Nat2Z.inj_succ.
Qed.

Lemma hadamard_ordersP (R : realFieldType) h : all (fun pe => is_order pe.1 pe.2) h ->
  exists2 l, hadamard_orders h = Z.of_nat l & hadamard R l /\ (0 < l)%N.
Proof.
elim: h => [|[p e] h IH] /=; first by exists 1%N => //; split=> //; apply: hadamard_one.
case/andP=> /(hadamard_orderP R)[l -> [Hl l_gt0]] /IH[l' -> [Hl' l'_gt0]].
exists (l * l')%N; first by rewrite Nat2Z.inj_mul.
by rewrite muln_gt0 l_gt0 l'_gt0; split=> //; apply: hadamard_mul.
Qed.

Definition stands_for (R : rcfType) (x : Z * Z * frac) : Prop :=
  exists d n, [/\ x.1.1 = Z.of_nat d, x.1.2 = Z.of_nat n, 0 <= fr x.2
    & construction R d n (ratr (fr x.2))].

Lemma stands_with_bound (R : rcfType) d n b (dZ nZ : Z) x :
  with_bound dZ nZ b = Some x -> dZ = Z.of_nat d -> nZ = Z.of_nat n ->
  (forall b', b = Some b' -> 0 <= fr b' /\ construction R d n (ratr (fr b'))) ->
  stands_for R x.
Proof.
case: b => //= b [<-] -> -> /(_ b erefl)[b_ge0 con].
by exists d, n.
Qed.

Theorem measure_sound (R : rcfType) c x : measure c = Some x -> stands_for R x.
Proof.
have rational d n (b : rat) : construction _ d n b -> construction R d n (ratr b).
  exact: construction_over.
elim: c x => [n|n|n|p e|elliptic t|r p e|r l p e|r l p e h|n d a|s P|d n A B|b c IHc
  |c IHc c' IHc'|c IHc c' IHc'] x /=.
- rewrite ltn_ZE; case: ifP => // n_gt0 [<-]; exists 1%N, n; rewrite fr_one ler01 /=.
  by split=> //; apply: rational; apply: construction_ones.
- rewrite ltn_ZE; case: ifP => // n_gt0 [<-]; exists n, n; rewrite fr0 /=.
  by split=> //; apply: rational; apply: construction_identity.
- rewrite ltn_ZE; case: ifP => // n_gt1 /stands_with_bound-/(_ R n.-1 n); apply => //; first by lia.
  move=> b /square_ratioP[_ ->]; rewrite sqr_ge0; split=> //; apply: rational.
  rewrite Zr1 natr_pred; last exact: ltnW.
  by rewrite div1r exprVn; apply: construction_simplex.
- rewrite orderE mod4E; case: ifP => // /andP[/is_orderP[p_prime e_gt0] /Z.eqb_spec q1].
  have {}q1 : ((p ^ e) %% 4 = 1)%N by lia.
  have [odd_q even_h] := odd_half_mod1 q1.
  have odd_p : odd p by move: odd_q; rewrite oddX gtn_eqF.
  move/(@stands_with_bound R ((p ^ e).+1)./2 (p ^ e).+1); apply.
  + symmetry; apply: Z.div_unique_exact => //.
    by have := odd_double_half (p ^ e).+1; rewrite /= odd_q; lia.
  + by lia.
  have q_gt0 : (0 < p ^ e)%N by rewrite expn_gt0 prime_gt0.
  case eq_q: (Z.of_nat (p ^ e)) => [|q|q] // _ [<-].
  have qE : Zr (Zpos q) = (p ^ e)%:R by rewrite -eq_q Zr_nat.
  rewrite /fr /= qE Zr1 div1r invr_ge0 ler0n fmorphV rmorph_nat; split=> //.
  exact: paley.
- rewrite ltn_ZE zpow2; case: ifP => // t_gt0.
  have half : Z.div (Z.of_nat (2 ^ t)) (Zpos (xO xH)) = Z.of_nat (2 ^ t.-1)%N.
    case: t t_gt0 => // t _; rewrite expnS /=; move: (2 ^ t)%N => y; symmetry.
    by apply: Z.div_unique_exact; lia.
  set y := if elliptic then _ else _.
  have yE : y = Z.of_nat (quadric_size t elliptic).
    rewrite /y /quadric_size; move: (2 ^ t)%N (expn_gt0 2 t) => w /= w_gt0.
    by case: (elliptic); lia.
  move/(@stands_with_bound R (2 ^ t.-1 * quadric_size t elliptic)%N (4 ^ t)%N); apply.
  + by rewrite half yE Nat2Z.inj_mul.
  + by rewrite -[4%N]/(2 ^ 2)%N -expnM mulnC expnM -mulnn Nat2Z.inj_mul.
  move=> b /square_ratioP[_ ->]; rewrite sqr_ge0; split=> //; apply: rational.
  by rewrite Zr1 yE Zr_nat div1r exprVn; apply: quadric.
- rewrite orderE ltn_ZE; case: ifP => // /and3P[/is_orderP[p_prime e_gt0] r_gt0 _].
  move/(@stands_with_bound R ((p ^ e) ^ 2)%N ((p ^ e) ^ capped r.+1)%N); apply.
  + by rewrite -mulnn Nat2Z.inj_mul.
  + exact: zpow_nat.
  move=> b /square_ratioP[_ ->]; rewrite sqr_ge0; split=> //; apply: rational.
  rewrite !Zr_nat; apply: construction_mono (devore _ p_prime e_gt0 r) => //.
  by rewrite leq_capped // expn_gt0 prime_gt0.
- rewrite orderE ltn_ZE leq_ZE; set q := (p ^ e)%N.
  case: ifP => // /and4P[/is_orderP[p_prime e_gt0] r_gt0 le_rl le_l].
  have q_gt1 : (1 < q)%N by rewrite -(exp1n e) ltn_exp2r // prime_gt1.
  have l_gt0 : (0 < l)%N := leq_trans r_gt0 le_rl.
  move/(@stands_with_bound R (l * q.-1)%N (q ^ capped r)%N); apply.
  + by rewrite Nat2Z.inj_mul Z_pred // ltnW.
  + exact: zpow_nat.
  move=> b /square_ratioP[_ ->]; rewrite sqr_ge0; split=> //; apply: rational.
  rewrite Zr_max ZrB !ZrM !Zr_nat !natr_pred //; last exact: ltnW.
  have q1_gt0 : (0 < q.-1)%N by rewrite -ltnS prednK // ltnW.
  rewrite word_ratio ?ltr0n //.
  apply: construction_mono (reed_solomon _ p_prime e_gt0 r _ _) => //; last by lia.
  exact/leq_capped/ltnW.
- rewrite orderE ltn_ZE leq_ZE; set q := (p ^ e)%N.
  case: ifP => // /andP[/and4P[/is_orderP[p_prime e_gt0] r_gt0 le_rl le_l]].
  case/andP=> /(hadamard_ordersP [realFieldType of rat])[l' -> [Hl _]] /Z.eqb_spec eq_l.
  have {}eq_l : l' = l by lia.
  rewrite eq_l in Hl.
  have q_gt1 : (1 < q)%N by rewrite -(exp1n e) ltn_exp2r // prime_gt1.
  have l_gt0 : (0 < l)%N := leq_trans r_gt0 le_rl.
  move/(@stands_with_bound R (l * q.-1)%N (l * q ^ capped r)%N); apply.
  + by rewrite Nat2Z.inj_mul Z_pred // ltnW.
  + by rewrite zpow_nat Nat2Z.inj_mul.
  move=> b /square_ratioP[_ ->]; rewrite sqr_ge0; split=> //; apply: rational.
  rewrite Zr_max !ZrM !Zr_nat !natr_pred //; last exact: ltnW.
  have q1_gt0 : (0 < q.-1)%N by rewrite -ltnS prednK // ltnW.
  rewrite word_ratio ?ltr0n //.
  apply: construction_mono (signed_reed_solomon p_prime e_gt0 r Hl _ _) => //; last by lia.
  by rewrite leq_mul2l leq_capped ?orbT // ltnW.
- rewrite !ltn_ZE leq_ZE tailE zpow2; case: ifP => // /and4P[d_gt0 n_gt0 le_a lt_n].
  move/(@stands_with_bound R d n); apply => // b /square_ratioP[_ ->].
  rewrite sqr_ge0; split=> //; apply: rational; rewrite !Zr_nat.
  apply: gilbert_varshamov => //; move: lt_n; rewrite Z_pred //.
  have -> : Z.mul (Z.of_nat n.-1) (Z.mul (Zpos (xO xH)) (Z.of_nat (tail d a)))
      = Z.of_nat (n.-1 * (2 * tail d a))%N by rewrite !Nat2Z.inj_mul.
  by move: (n.-1 * _)%N (2 ^ d)%N => u v; lia.
- rewrite ltn_ZE; case: ifP => // /and3P[s_gt0 P_ge0 L_gt0].
  move/(@stands_with_bound R (size P) (2 ^ s)%N); apply; rewrite ?zpow2 // => b eq_b.
  split; last exact/rational/code_sound/eq_b.
  by have [_ ->] := square_ratioP eq_b; apply: sqr_ge0.
- rewrite !ltn_ZE; case: ifP => // /andP[d_gt0 n_gt0].
  move/(@stands_with_bound R d n); apply => // b eq_b; have con := pair_sound eq_b.
  split; last exact: rational.
  exact: pair_bound_ge0 eq_b.
- case eq_c: (measure c) => [[[d n] b']|] //; case: ifP => // le_b [<-].
  have [d' [n' [/= -> -> b'_ge0 con]]] := IHc _ eq_c; exists d', n'.
  rewrite fleE in le_b; split=> //=; first exact: le_trans le_b.
  by apply: construction_mono con => //; rewrite ler_rat.
- case eq_c: (measure c) => [[[d n] b]|] //; case eq_c': (measure c') => [[[d' n'] b']|] // [<-].
  have [e [m [/= -> -> b_ge0 con]]] := IHc _ eq_c.
  have [e' [m' [/= -> -> b'_ge0 con']]] := IHc' _ eq_c'.
  exists (e + e')%N, (m + m')%N; rewrite !Nat2Z.inj_add /= fmaxE le_maxr b_ge0 ratr_max.
  by split=> //; apply: construction_sum; rewrite ?ler0q.
case eq_c: (measure c) => [[[d n] b]|] //; case eq_c': (measure c') => [[[d' n'] b']|] //.
case: ifP => // /andP[b_le1 b'_le1] [<-].
rewrite !fleE !fr_one in b_le1 b'_le1.
have [e [m [/= -> -> b_ge0 con]]] := IHc _ eq_c.
have [e' [m' [/= -> -> b'_ge0 con']]] := IHc' _ eq_c'.
exists (e * e')%N, (m * m')%N; rewrite !Nat2Z.inj_mul /= fmaxE le_maxr b_ge0 ratr_max.
by split=> //; apply: construction_kronecker; rewrite ?ler0q ?ratr_le1 ?b_ge0 ?b'_ge0.
Qed.

Lemma check_coherenceP (R : realFieldType) dec m k b : Z.ltb Z0 (epsilon_of dec).1 ->
  check_coherence dec m k b ->
  if strict_decoder dec
  then coherence_suffices m k (ratr (fr (epsilon_of dec)) : R) (ratr (fr b))
  else coherence_suffices_le m k (ratr (fr (epsilon_of dec)) : R) (ratr (fr b)).
Proof.
move=> e_gt0; rewrite /check_coherence leq_ZE; case: leqP => [le_m _|_] /=.
  by case: ifP => _; left.
case eq_eta: (eta_of dec k) => [eta|] suf.
  have [_ _ eq_coh] := eta_ofP e_gt0 eq_eta; move: suf.
  case: ifP => _; rewrite ?fltE ?fleE frM eq_coh -expr2 => suf; right=> _;
    by rewrite ratr_coherence -rmorphX ?ltr_rat ?ler_rat.
have le_ke : (k%:R <= ratr (fr (epsilon_of dec)) :> R).
  rewrite leNgt ratr_ltk; move: eq_eta; rewrite /eta_of /fr ltr_pdivr_mulr ?Zr_pos //.
  by rewrite -Zr_nat -ZrM Zr_lt; case eq_c: (Z.sub _ _) => [|c|c] // _; lia.
by case: ifP => _; right; rewrite ltNge le_ke.
Qed.

Theorem check_capacity_upper_sound dec m k U w (R : rcfType) :
  check_capacity_upper dec m k U w -> suffice dec R U m k.
Proof.
rewrite /check_capacity_upper !ltn_ZE => /andP[/and3P[m_gt0 k_gt0 e_gt0]].
have eps_gt0 : 0 < (ratr (fr (epsilon_of dec)) : R).
  by rewrite ratr_gt0 /fr divr_gt0 ?Zr_pos // -Zr0 Zr_lt.
case: w => [||c].
- rewrite eqn_ZE zero_failsE => /andP[not_fails /eqP->].
  case: dec not_fails {e_gt0 eps_gt0} => [[|] e|] //=; rewrite -?ltNge -?leNgt => e_ge.
    by apply: capacity_ok0_gt1; rewrite -(rmorph1 (ratr_rmorphism R)) ltr_rat.
  by apply: capacity_ok0_ge1_le; rewrite -(rmorph1 (ratr_rmorphism R)) ler_rat.
- case: dec {e_gt0 eps_gt0} => //= /andP[lt_km /Z.eqb_spec eq_U].
  have -> : U = (m - m %/ k.+1)%N.
    have E : Z.div (Z.of_nat m) (Z.succ (Z.of_nat k)) = Z.of_nat (m %/ k.+1).
      symmetry; apply: (Z.div_unique _ _ _ (Z.of_nat (m %% k.+1))); last first.
        by have := divn_eq m k.+1; lia.
      by left; have := ltn_pmod m (ltn0Sn k); lia.
    by rewrite E in eq_U; have := leq_div m k.+1; lia.
  exact: threshold_groups.
case eq_c: (measure c) => [[[d n] b]|] // /and3P[le_m /Z.eqb_spec eq_d coh].
have [d' [n' [/= eq_d' eq_n' _ con]]] := measure_sound R eq_c.
have eq_dU : d' = U by lia.
have le_mn : (m <= n')%N by move: le_m; rewrite eq_n'; lia.
rewrite eq_dU in con; have := check_coherenceP R e_gt0 coh.
case: dec {e_gt0 coh} eps_gt0 => [[|] e|] /= eps_gt0 suf.
- exact: construction_capacity le_mn suf con.
- exact: construction_capacity_le le_mn suf con.
have half : ratr (fr (Zpos xH, xO xH)) = 2%:R^-1 :> R.
  by rewrite (_ : fr _ = 2%:R^-1) ?fmorphV ?rmorph_nat // /fr Zr1 div1r.
by rewrite half in suf; apply: construction_threshold le_mn suf con.
Qed.

(* Over the real closed fields, the real numbers among them, the least number *)
(* of neurons that suffices is at least L and at most U.                      *)
Theorem check_capacity_sound dec m k L U l u : check_capacity dec m k L U l u ->
  (forall (R : realFieldType) d, suffice dec R d m k -> (L <= d)%N)
  /\ forall R : rcfType, suffice dec R U m k.
Proof.
case/andP=> low up; split=> [R d|R].
  exact: check_capacity_lower_sound low.
exact: check_capacity_upper_sound up.
Qed.
