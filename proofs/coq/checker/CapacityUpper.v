From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions Capacity Thresholds.
From LRH Require Constructions Hadamard FieldConstructions SignConstructions.
From LRHChecker Require Import Data Recovery Rank Incoherence Family HypothesisFailure.
From LRHChecker Require Import Kernel CapacityLower CapacityNumbers SignCode PairBound.
Import Constructions Hadamard FieldConstructions SignConstructions.

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

Definition with_bound (d n : Z) (b : option frac) : option (Z * Z * frac) :=
  if b is Some b' then Some (d, n, b') else None.

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

Local Arguments Z.mul : simpl never.
Local Arguments Z.div : simpl never.
Local Arguments Z.modulo : simpl never.
Local Arguments capped : simpl never.

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
