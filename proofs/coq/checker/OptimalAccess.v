From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError SharpTheorem.
From LRHChecker Require Import Data Recovery HypothesisFailure Kernel Access.

(******************************************************************************)
(*                        optimal-access certificates                         *)
(*                                                                            *)
(* check_optimal_access_sound: what an accepted certificate says              *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition row_below (qA : Z) (A : seq (seq Z)) (i : nat) (b : seq frac)
    (mu : frac) : bool :=
  let qb := row_lcd b in
  let t := Z.mul mu.1 (Z.mul qA qb) in
  cleared qb b &&
  all (fun x => Z.leb (Z.mul (Z.abs x) (Zpos mu.2)) t)
      (row_of qA qb A i (clear_row qb b)).

Definition kernel_attains (m : nat) (A : seq (seq frac)) (i : nat)
    (z : seq (nat * frac)) (mu : frac) : bool :=
  if z is [::] then feq mu f0 else
  let v := dense m 0 z in
  let u := clear_row (row_lcd v) v in
  let x := nth Z0 u i in
  [&& eqn_Z (size v) m, kernel_ok A v, ~~ Z.eqb x Z0
    & Z.eqb (Z.mul (Z.abs x) (Zpos mu.2)) (Z.mul mu.1 (abs_sum u))].

Definition fmaximum (s : seq frac) : frac :=
  foldr (fun x y => if fle x y then y else x) f0 s.

Definition check_optimal_access k (d m : nat) (A : seq (seq frac))
    (s : option (seq frac)) (P : seq (seq frac)) (w : frac) (mus : seq frac)
    (zs : seq (seq (nat * frac))) : bool :=
  let A0 := scale_rows s A in
  let A' := columns m A0 in
  let qA := common_lcd A' in
  let A1 := map (clear_row qA) A' in
  let M := fmaximum mus in
  let kM := (Z.mul (Z.of_nat k) M.1, M.2) in
  [&& ltn_Z 0 k, ltn_Z 0 m, shaped d m A, scale_ok m s & shaped d m P]
  && [&& eqn_Z (size mus) m, eqn_Z (size zs) m, all (cleared qA) A', Z.ltb Z0 qA
       & [&& all (fun x => row_below qA A1 x.1 x.2.1 x.2.2)
                 (zip (iota 0 m) (zip (columns m P) mus)),
             all (fun x => kernel_attains m A0 x.1 x.2.1 x.2.2)
                 (zip (iota 0 m) (zip zs mus))
           & if fle (integer (Zpos xH)) kM then feq w (integer (Zpos xH))
             else feq w kM]].

Lemma fmaximum_ge s i : (i < size s)%N -> fr (nth f0 s i) <= fr (fmaximum s).
Proof.
elim: s i => //= y s IH [|i] lt_i; rewrite fleE /=; first by case: ifP.
case: ifP => [_|/negbT]; first exact: IH.
by rewrite -ltNge => /ltW; apply: le_trans; apply: IH.
Qed.

Lemma fmaximum_mem s :
  fmaximum s = f0 \/ exists2 i, (i < size s)%N & nth f0 s i = fmaximum s.
Proof.
elim: s => [|y s IH] /=; first by left.
case: ifP => _; last by right; exists 0%N.
by case: IH => [->|[i lt_i eq_i]]; [left|right; exists i.+1].
Qed.

Lemma ratr_id (x : rat) : ratr x = x.
Proof. by rewrite /ratr divq_num_den. Qed.

Lemma over_rat r c (M : 'M[rat]_(r, c)) : over [realFieldType of rat] M = M.
Proof. by apply/matrixP => i j; rewrite mxE; apply: ratr_id. Qed.

Lemma kernel_supnorm (R : realFieldType) d m (A : 'M[rat]_(d, m)) v (mu : rat) i :
  A *m v = 0 -> v i 0 != 0 -> `|v i 0| = mu * vl1 v ->
  forall B : 'M[R]_(d, m), ratr mu <= supnorm (deviation (over R A) B i).
Proof.
move=> Av vi eq_mu B; have := deviation_kernel B i (over_kernel R Av).
move/(congr1 Num.norm); rewrite normrN over_abs eq_mu (rmorphM (ratr_rmorphism R)) /= -over_vl1 => eq_i.
have v_gt0 : 0 < vl1 (over R v).
  rewrite over_vl1 -(rmorph0 (ratr_rmorphism R)) ltr_rat vl1_gt0.
  by apply: contraNneq vi => ->; rewrite mxE.
rewrite -(ler_pmul2r v_gt0) -eq_i; apply: le_trans (ler_norm_sum _ _ _) _.
rewrite /vl1 /l1norm mulr_sumr; apply: ler_sum => j _.
by rewrite normrM ler_wpmul2r // le_supnorm.
Qed.

Theorem check_optimal_access_sound k d m A s P w mus zs :
  check_optimal_access k d m A s P w mus zs ->
  let A' := encoder_of d m A s in
  [/\ forall i : 'I_m, supnorm (deviation A' (mx_of d m P) i) = fr (nth f0 mus i)
        /\ forall (R : realFieldType) (B : 'M[R]_(d, m)),
             ratr (fr (nth f0 mus i)) <= supnorm (deviation (over R A') B i),
      exists B, recovers Signed Le A' B k (fr w)
    & error_at_least A' k (fr w)].
Proof.
rewrite /check_optimal_access; set A0 := scale_rows s A; set Ac := columns m A0.
set qA := common_lcd Ac; set M := fmaximum mus.
case/andP=> /and5P[]; rewrite !ltn_ZE => k_gt0 m_gt0 shA s_ok shP.
have [shA' <-] := scale_rowsP shA s_ok; rewrite -/A0 in shA' *.
case/and5P; rewrite !eqn_ZE => /eqP sz_mu /eqP sz_z clA qA_gt0 /and3P[below attains w_ok].
have {}qA_gt0 : 0 < Zr qA by rewrite -Zr0 Zr_lt.
have [/shapedP[szAc rowAc] eqA] := columnsP f0 shA'; rewrite -/Ac in szAc rowAc eqA.
have [/shapedP[szPc rowPc] eqP'] := columnsP f0 shP.
set E := mx_of d m A0; set B := mx_of d m P.
have up (i : 'I_m) : supnorm (deviation E B i) <= fr (nth f0 mus i).
  have := all_nthP (0%N, ([::], f0)) below i.
  rewrite !size_zip size_iota szPc sz_mu !minnn ltn_ord => /(_ isT).
  rewrite nth_zip ?size_zip ?size_iota ?szPc ?sz_mu ?minnn // nth_iota // add0n.
  rewrite nth_zip ?szPc ?sz_mu // => /andP[]; set b := nth [::] _ i.
  rewrite [(_, _).2.1]/= [(_, _).2.2]/= => cl_b /(all_nthP Z0) le_e.
  have qb_gt0 := cleared_gt0 cl_b.
  have entry (j : 'I_m) : Zr (nth Z0 (row_of qA (row_lcd b) (map (clear_row qA) Ac) i
      (clear_row (row_lcd b) b)) j) = Zr (Z.mul qA (row_lcd b)) * deviation E B i j.
    rewrite /row_of nth_sub_at ?size_map ?szAc //.
    rewrite (nth_map [::]) ?size_map ?szAc // (nth_map [::]) ?szAc //.
    rewrite (@dotE d) ?size_clear_row ?rowPc // deviationE mulrBr ZrM.
    congr (_ - _); rewrite mxE mulr_sumr; apply: eq_bigr => l _.
    have clAj : cleared qA (nth [::] Ac j) by apply: (all_nthP [::] clA); rewrite szAc.
    by rewrite !clear_rowE // !mxE eqA // eqP' // mulrACA; congr (_ * _); rewrite mulrC.
  have le_j (j : 'I_m) : `|deviation E B i j| <= fr (nth f0 mus i).
    have := le_e j; rewrite size_sub_at !size_map szAc ltn_ord => /(_ isT).
    rewrite -Zr_le !ZrM Zr_abs entry normrM ZrM (gtr0_norm (mulr_gt0 qA_gt0 qb_gt0)).
    rewrite -[_ * _ * Zr (Zpos _)]mulrA [Zr (_.1) * _]mulrC ler_pmul2l ?mulr_gt0 // => le_x.
    by rewrite /fr ler_pdivl_mulr ?Zr_pos.
  have mu_ge0 : 0 <= fr (nth f0 mus i) := le_trans (normr_ge0 _) (le_j i).
  exact/supnorm_leP.
have att (i : 'I_m) : fr (nth f0 mus i) = 0 \/ exists v : 'cV[rat]_m,
    [/\ E *m v = 0, v i 0 != 0 & `|v i 0| = fr (nth f0 mus i) * vl1 v].
  have := all_nthP (0%N, ([::], f0)) attains i.
  rewrite !size_zip size_iota sz_z sz_mu !minnn ltn_ord => /(_ isT).
  rewrite nth_zip ?size_zip ?size_iota ?sz_z ?sz_mu ?minnn // nth_iota // add0n.
  rewrite nth_zip ?sz_z ?sz_mu // /kernel_attains [(_, _).2.1]/= [(_, _).2.2]/=.
  case: (nth [::] zs i) => [|z0 z]; first by rewrite feqE fr0 => /eqP; left.
  set v := dense m 0 _; case/and4P; rewrite eqn_ZE => /eqP sz_v ker x0 eq_x; right.
  have cl_v : cleared (row_lcd v) v by case/andP: ker.
  have q_gt0 := cleared_gt0 cl_v; have q0 := lt0r_neq0 q_gt0.
  have xE : Zr (nth Z0 (clear_row (row_lcd v) v) i) = Zr (row_lcd v) * vec m v i 0.
    by rewrite clear_rowE // mxE.
  exists (vec m v); split; first exact: kernel_okP.
    by apply: contraNneq x0 => v0; rewrite -Zr_eq xE v0 mulr0 Zr0.
  move: eq_x; rewrite -Zr_eq !ZrM Zr_abs xE (abs_sumE cl_v sz_v) normrM.
  rewrite (gtr0_norm q_gt0) mulrCA -mulrA => /eqP/(mulfI q0) eq_x.
  by rewrite /fr mulrAC -eq_x mulfK ?Zr_pos_neq0.
have low (i : 'I_m) (R : realFieldType) (B' : 'M[R]_(d, m)) :
    ratr (fr (nth f0 mus i)) <= supnorm (deviation (over R E) B' i).
  case: (att i) => [->|[v [Ev vi eq_v]]]; first by rewrite rmorph0 supnorm_ge0.
  exact: (kernel_supnorm Ev vi eq_v).
have mu_ge0 (i : 'I_m) : 0 <= fr (nth f0 mus i) by apply: le_trans (supnorm_ge0 _) (up i).
have M_ge0 : 0 <= fr M.
  by rewrite /M; case: (fmaximum_mem mus) => [->|[j lt_j <-]]; rewrite ?fr0 //; rewrite sz_mu in lt_j; apply: (mu_ge0 (Ordinal lt_j)).
have kME : fr (Z.mul (Z.of_nat k) M.1, M.2) = k%:R * fr M.
  by rewrite /fr ZrM Zr_nat mulrA.
rewrite !fleE !feqE kME fr_one in w_ok; split=> [i||R B'].
- split=> //; apply/eqP; rewrite eq_le up /=.
  case: (att i) => [->|[v [Ev vi eq_v]]]; first exact: supnorm_ge0.
  by have := kernel_supnorm Ev vi eq_v (B : 'M[[realFieldType of rat]]_(d, m));
    rewrite over_rat ratr_id.
- case: ifP w_ok => [_ /eqP->|_ /eqP->]; first by exists 0; apply: accessible_le_zero.
  exists B; apply/accessible_leP => i; apply: le_trans (topk_le_supnorm _ _) _.
  rewrite ler_wpmul2l ?ler0n // (le_trans (up i)) //.
  by apply: fmaximum_ge; rewrite sz_mu.
have [M0|] := eqVneq (fr M) 0.
  have -> : fr w = 0.
    by move: w_ok; rewrite M0 mulr0 ler10 => /eqP.
  exists 0, (Ordinal m_gt0); split; rewrite ?rmorph0 //.
    by rewrite /ksparse (eq_card0 (A := [set _ | _])) // => j; rewrite !inE mxE eqxx.
  by apply/unit_boxP => j; rewrite mxE normr0 ler01.
case: (fmaximum_mem mus) => [|[i0 lt_i]]; rewrite -/M => eq_i M0; first by rewrite eq_i fr0 eqxx in M0.
rewrite sz_mu in lt_i; pose i := Ordinal lt_i.
have := att i; rewrite [nth f0 mus i]eq_i; case=> [/eqP|[v [Ev vi eq_v]]].
  by rewrite (negPf M0).
apply: (kernel_error (v := v) (i0 := i)) => //.
- by apply: contraNneq vi => ->; rewrite mxE.
- by case: ifP w_ok => [_ /eqP->|/negbT] //; rewrite -ltNge => /ltW le1 /eqP->.
rewrite eq_v mulrA ler_wpmul2r ?vl1_ge0 //.
by case: ifP w_ok => [le1 /eqP->|_ /eqP->].
Qed.
