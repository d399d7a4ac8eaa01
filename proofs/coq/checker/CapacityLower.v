From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions EntrywisePower Chebyshev Capacity.
From LRH Require Import Thresholds.
From LRHChecker Require Import Data Recovery Rank Family.

(******************************************************************************)
(*                    capacity certificates: the lower bound                  *)
(*                                                                            *)
(*  decoder == Linear rel e: |(B^T A z - z)_i| < e (<= e) for k-sparse z in   *)
(*             [-1, 1]^m; Threshold: (B^T A z)_i > t_i iff z_i = 1, binary z  *)
(* suffice dec R d m k == d neurons suffice, over the real field R: some A, B *)
(*             with d rows (and thresholds) decode as dec says.  The capacity *)
(*             of the claim is the least such d.                              *)
(* eta_of dec k == eta = e / (k - e) (e = 1 / 2 for Threshold), if e < k      *)
(* check_capacity_lower_sound: lower <= d for every d that suffices           *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Inductive decoder := Linear of relation & frac | Threshold.

Inductive lower_bound := NoBound | Positive | ThreePoints | PowerBound of family & nat.

Definition suffice dec (R : realFieldType) d m k : Prop :=
  match dec with
  | Linear Lt e => capacity_ok R d m k (ratr (fr e))
  | Linear Le e => capacity_ok_le R d m k (ratr (fr e))
  | Threshold => threshold_ok R d m k
  end.

Definition epsilon_of dec : frac :=
  if dec is Linear _ e then e else (Zpos xH, xO xH).

Definition eta_of dec k : option frac :=
  let e := epsilon_of dec in
  if Z.sub (Z.mul (Z.of_nat k) (Zpos e.2)) e.1 is Zpos c then Some (e.1, c) else None.

(* The error with no rows is 1. *)
Definition zero_fails dec : bool :=
  match dec with
  | Linear Lt e => Z.leb e.1 (Zpos e.2)
  | Linear Le e => Z.ltb e.1 (Zpos e.2)
  | Threshold => true
  end.

Definition strict_decoder dec : bool := if dec is Linear Le _ then false else true.

(* N(rho) *)
Definition rank_count dec fam (s : nat) (rho : Z) : Z :=
  if dec is Threshold then count_Z AlonPower (Z.succ rho) s else count_Z fam rho s.

Definition bound_holds dec fam s eta m (rho : nat) : bool :=
  let N := rank_count dec fam s (Z.of_nat rho) in
  match fam with
  | AlonPower => alon_Z (strict_decoder dec) s eta m N
  | ChebyshevPolynomial => chebyshev_Z s eta m N
  | TracePower => false
  end.

Definition check_power_bound dec fam (s m k L : nat) : bool :=
  [&& zero_fails dec, ltn_Z 0 s & ltn_Z 1 m] &&
  (if eta_of dec k is Some eta then
     [&& (if fam is ChebyshevPolynomial then Z.ltb eta.1 (Zpos eta.2) else true),
         bound_holds dec fam s eta m L
       & (if eqn_Z L 0 then true else ~~ bound_holds dec fam s eta m L.-1)]
   else false).

Definition check_capacity_lower dec (m k L : nat) (w : lower_bound) : bool :=
  [&& ltn_Z 0 m, ltn_Z 0 k & Z.ltb Z0 (epsilon_of dec).1] &&
  match w with
  | NoBound => eqn_Z L 0
  | Positive => zero_fails dec && eqn_Z L 1
  | ThreePoints =>
      (if dec is Threshold then true else false) && [&& eqn_Z k 1, ltn_Z 2 m & eqn_Z L 2]
  | PowerBound fam s => check_power_bound dec fam s m k L
  end.

(* ------------------------------------------------------------------------- *)
(* From the rationals to a real field                                         *)
(* ------------------------------------------------------------------------- *)

Section Real.

Variable R : realFieldType.
Implicit Types (x e : rat) (k m : nat) (N : rat).

Lemma ratr_gt0 x : (0 < ratr x :> R) = (0 < x).
Proof. by rewrite ltr0q. Qed.

Lemma ratr_le1 x : (ratr x <= 1 :> R) = (x <= 1).
Proof. by rewrite -(rmorph1 (ratr_rmorphism R)) ler_rat. Qed.

Lemma ratr_lt1 x : (ratr x < 1 :> R) = (x < 1).
Proof. by rewrite -(rmorph1 (ratr_rmorphism R)) ltr_rat. Qed.

Lemma ratr_ltk x k : (ratr x < k%:R :> R) = (x < k%:R).
Proof. by rewrite -(ratr_nat R k) ltr_rat. Qed.

Lemma ratr_coherence k e : coherence_of k (ratr e : R) = ratr (coherence_of k e).
Proof. by rewrite /coherence_of fmorph_div rmorphB rmorph_nat. Qed.

Lemma ratr_cheb s x : (cheb R s).[ratr x] = ratr (chebQ s).[x].
Proof.
suff [] : (cheb R s).[ratr x] = ratr (chebQ s).[x]
    /\ (cheb R s.+1).[ratr x] = ratr (chebQ s.+1).[x] by [].
elim: s => [|s [IH1 IH2]].
  by rewrite /= !hornerC !hornerX rmorph1.
split=> //; rewrite !horner_chebSS IH1 IH2 rmorphB rmorphMn rmorphM.
by [].
Qed.

Lemma ratr_alon N m (x : rat) s :
  ratr N * (1 + m.-1%:R * ratr x ^+ (2 * s)) = ratr (N * (1 + m.-1%:R * x ^+ (2 * s))) :> R.
Proof. by rewrite rmorphM rmorphD rmorph1 rmorphM rmorphX rmorph_nat. Qed.

End Real.

Lemma eta_ofP dec k eta : Z.ltb Z0 (epsilon_of dec).1 -> eta_of dec k = Some eta ->
  [/\ fr (epsilon_of dec) < k%:R, Z.ltb Z0 eta.1
    & fr eta = coherence_of k (fr (epsilon_of dec))].
Proof.
rewrite /eta_of; set e := epsilon_of dec => e_gt0.
case eq_c: (Z.sub _ _) => [|c|c] // [<-].
have eqR : Zr (Zpos c) = k%:R * Zr (Zpos e.2) - Zr e.1 by rewrite -eq_c ZrB ZrM Zr_nat.
have d0 := Zr_pos_neq0 e.2; split=> //.
  by rewrite /fr ltr_pdivr_mulr ?Zr_pos // -subr_gt0 -eqR Zr_pos.
rewrite /coherence_of /fr /= eqR; set D := Zr (Zpos e.2) in d0 *; set E := Zr e.1.
have -> : k%:R - E / D = (k%:R * D - E) / D by rewrite mulrBl mulfK.
by rewrite invf_div mulrA divfK.
Qed.

Lemma zero_failsE dec : zero_fails dec =
  match dec with
  | Linear Lt e => fr e <= 1
  | Linear Le e => fr e < 1
  | Threshold => true
  end.
Proof.
case: dec => [[|] e|] //=; rewrite /fr.
  by rewrite ler_pdivr_mulr ?Zr_pos // mul1r Zr_le.
by rewrite ltr_pdivr_mulr ?Zr_pos // mul1r Zr_lt.
Qed.

Section Sound.

Variables (dec : decoder) (R : realFieldType) (d m k : nat).
Hypotheses (m_gt0 : (0 < m)%N) (k_gt0 : (0 < k)%N).
Hypothesis e_gt0 : Z.ltb Z0 (epsilon_of dec).1.
Hypothesis ok : suffice dec R d m k.

Let eps_gt0 : 0 < fr (epsilon_of dec).
Proof. by rewrite /fr divr_gt0 ?Zr_pos // -Zr0 Zr_lt. Qed.

Lemma zero_fails_gt0 : zero_fails dec -> (0 < d)%N.
Proof.
rewrite zero_failsE lt0n; case: dec ok eps_gt0 => [[|] e|] /= ok' e_gt0' e_le.
- apply: contraPneq ok' => ->; apply: capacity_ok0_le1 => //; by rewrite ratr_le1.
- apply: contraPneq ok' => -> [A [B acc]].
  have lt1 : (ratr (fr e) : R) < 1 by rewrite ratr_lt1.
  have [A' [B' acc']] : capacity_ok R 0 m k 1.
    by exists A, B => z kz bz i; apply: le_lt_trans (acc z kz bz i) lt1.
  by case: (@capacity_ok0_le1 R m k 1 m_gt0 k_gt0 (lexx _)); exists A', B'.
apply: contraPneq ok' => -> [A [B acc]]; case: m m_gt0 A B acc => // m' _ A B acc.
have [t /(separates_mono k_gt0)/separates_one_sparse[]] := acc 0.
by rewrite /interference [B^T]thinmx0 mul0mx mxE ltxx.
Qed.

Lemma lower_three : (if dec is Threshold then true else false) -> k = 1%N ->
  (2 < m)%N -> (1 < d)%N.
Proof.
case: dec ok => //= ok' _ k1 m_gt2; rewrite k1 in ok'; rewrite ltnNge.
apply/negP => le_d; have := threshold_ok_mono le_d ok'.
by move/threshold_one_sparse; rewrite leqNgt m_gt2.
Qed.

Lemma rank_count_linear rel e fam s rho :
  Zr (rank_count (Linear rel e) fam s (Z.of_nat rho)) = (ncount fam rho s)%:R.
Proof. exact: count_ZE. Qed.

Lemma rank_count_threshold fam s rho :
  Zr (rank_count Threshold fam s (Z.of_nat rho)) = (ndegree rho.+1 s)%:R.
Proof.
have -> : rank_count Threshold fam s (Z.of_nat rho) = count_Z AlonPower (Z.of_nat rho.+1) s.
  by rewrite /rank_count Nat2Z.inj_succ.
exact: count_ZE.
Qed.

(* The inequality holds for every d that suffices. *)
Lemma bound_holds_sufficient fam s eta : zero_fails dec -> (0 < s)%N -> (1 < m)%N ->
  fam <> TracePower -> eta_of dec k = Some eta -> bound_holds dec fam s eta m d.
Proof.
rewrite zero_failsE => e_le s_gt0 m_gt1 fam_ok /(eta_ofP e_gt0)[lt_ek eta_gt0 eq_eta].
have half : (2%:R^-1 : R) = ratr (fr (Zpos xH, xO xH)).
  by rewrite (_ : fr _ = 2%:R^-1) ?fmorphV ?rmorph_nat // /fr Zr1 div1r.
have lt_ekR : ratr (fr (epsilon_of dec)) < k%:R :> R by rewrite ratr_ltk.
have eps_gt0R : 0 < ratr (fr (epsilon_of dec)) :> R by rewrite ratr_gt0.
have inv_eta : (coherence_of k (fr (epsilon_of dec)))^-1
    = (k%:R - fr (epsilon_of dec)) / fr (epsilon_of dec) by rewrite invf_div.
case: fam fam_ok => // _; rewrite /bound_holds.
  rewrite alon_ZE // eq_eta; case: dec ok e_le eps_gt0R lt_ekR => [rel e|] ok' e_le e0 lt_e.
    rewrite rank_count_linear /= in ok' e_le e0 lt_e *; rewrite -(ltr_rat R) -(ler_rat R) -ratr_alon ratr_nat.
    rewrite -ratr_coherence ratr_nat; case: rel ok' e_le => ok' e_le.
      by apply: capacity_alon => //; rewrite ratr_le1.
    by apply: capacity_alon_le => //; rewrite ?ltW // ratr_lt1.
  rewrite rank_count_threshold /= -(ltr_rat R) -ratr_alon !ratr_nat -ratr_coherence.
  have := threshold_capacity k_gt0 ok'; rewrite half => cap.
  apply: capacity_alon cap => //; rewrite -half ltW //.
  by rewrite invf_lt1 ?ltr0n // ltr1n.
rewrite chebyshev_ZE //= eq_eta inv_eta -(ler_rat R).
rewrite !(rmorphM, rmorphD, rmorphX) !rmorph_nat /= -ratr_cheb fmorph_div rmorphB rmorph_nat /=.
case: dec ok e_le eps_gt0R lt_ekR => [rel e|] ok' e_le e0 lt_e.
  rewrite rank_count_linear /= in ok' e_le e0 lt_e *; rewrite ratr_nat; case: rel ok' e_le => ok' e_le.
    by apply: capacity_cheb => //; rewrite ratr_le1.
  by apply: capacity_cheb_le => //; rewrite ratr_lt1.
rewrite rank_count_threshold ratr_nat -half -invf_div -/(coherence_of k _).
exact: threshold_chebyshev.
Qed.

Lemma rank_count_mono fam s rho rho' : (rho <= rho')%N ->
  Zr (rank_count dec fam s (Z.of_nat rho)) <= Zr (rank_count dec fam s (Z.of_nat rho')).
Proof.
case: dec => [rel e|] le_rho.
  by rewrite !rank_count_linear ler_nat leq_ncount.
by rewrite !rank_count_threshold ler_nat leq_ndegree.
Qed.

Lemma bound_holds_mono fam s eta rho rho' : Z.ltb Z0 eta.1 -> (rho <= rho')%N ->
  bound_holds dec fam s eta m rho -> bound_holds dec fam s eta m rho'.
Proof.
move=> eta_gt0 /(rank_count_mono fam s); rewrite /bound_holds.
move: (rank_count _ _ _ _) (rank_count _ _ _ (Z.of_nat rho')) => N N' le_N.
case: fam => //.
  rewrite !alon_ZE //=.
  have le_b : Zr N * (1 + m.-1%:R * fr eta ^+ (2 * s))
      <= Zr N' * (1 + m.-1%:R * fr eta ^+ (2 * s)).
    rewrite ler_wpmul2r // addr_ge0 // mulr_ge0 ?ler0n // exprM exprn_ge0 ?sqr_ge0 //.
  by case: ifP => _; [move/lt_le_trans | move/le_trans]; apply.
rewrite !chebyshev_ZE //= => /le_trans; apply.
by rewrite ler_wpmul2r // addr_ge0 ?sqr_ge0 ?ler0n.
Qed.

Lemma check_power_bound_le fam s L : check_power_bound dec fam s m k L -> (L <= d)%N.
Proof.
rewrite /check_power_bound !ltn_ZE => /andP[/and3P[zf s_gt0 m_gt1]].
case eq_eta: (eta_of dec k) => [eta|] // /and3P[_ holds_L].
have [_ eta_gt0 _] := eta_ofP e_gt0 eq_eta.
have fam_ok : fam <> TracePower by move=> eq_fam; rewrite eq_fam in holds_L.
have holds_d := bound_holds_sufficient zf s_gt0 m_gt1 fam_ok eq_eta.
rewrite eqn_ZE; case: L holds_L => // L _ /=; apply: contraR; rewrite -ltnNge ltnS => le_d.
exact: bound_holds_mono le_d holds_d.
Qed.

End Sound.

Theorem check_capacity_lower_sound dec m k L w (R : realFieldType) d :
  check_capacity_lower dec m k L w -> suffice dec R d m k -> (L <= d)%N.
Proof.
rewrite /check_capacity_lower !ltn_ZE => /andP[/and3P[m_gt0 k_gt0 e_gt0]] + ok.
case: w => [||| fam s]; rewrite ?eqn_ZE.
- by move/eqP->.
- by case/andP=> zf /eqP->; apply: zero_fails_gt0 ok zf.
- case/andP=> thr /and3P[/eqP k1 m_gt2 /eqP->].
  exact: lower_three ok thr k1 m_gt2.
exact: (check_power_bound_le m_gt0 k_gt0 e_gt0 ok).
Qed.
