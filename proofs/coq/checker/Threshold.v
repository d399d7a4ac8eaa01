From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError SharpTheorem Thresholds.
From LRHChecker Require Import Data Recovery Rows Kernel.

(******************************************************************************)
(*                  threshold, threshold-failure certificates                 *)
(*                                                                            *)
(*  threshold_of s t i == t_i divided by the scale s_i (None: no scale)       *)
(* check_threshold_sound, check_threshold_failure_given_sound,                *)
(* check_threshold_failure_pair_sound,                                        *)
(* check_threshold_failure_encoder_sound: what an accepted certificate says   *)
(*                                                                            *)
(* Row i of C and t_i are both divided by s_i > 0, which changes no firing;   *)
(* the checks compute without that division (separates_scaled).               *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition threshold_of (s : option (seq frac)) (t : seq frac) (i : nat) : rat :=
  fr (nth f0 t i) / (if s is Some s' then fr (nth f0 s' i) else 1).

(* ------------------------------------------------------------------------- *)
(* The checks                                                                 *)
(* ------------------------------------------------------------------------- *)

Definition check_threshold (k d m : nat) (A : seq (seq frac))
    (s : option (seq frac)) (B : seq (seq frac)) (t : seq frac) : bool :=
  let A' := columns m (scale_rows s A) in
  let qA := common_lcd A' in
  let A1 := map (clear_row qA) A' in
  [&& ltn_Z 0 k, shaped d m A, scale_ok m s, shaped d m B & eqn_Z (size t) m]
  && [&& all (cleared qA) A', Z.ltb Z0 qA
       & all (fun x => let b := x.2.1 in let qb := row_lcd b in
                cleared qb b
                && separated k (Z.mul qA qb) x.1 (map (dot (clear_row qb b)) A1) x.2.2)
             (zip (iota 0 m) (zip (columns m B) t))].

(* Row i of C, times the positive number that comes with it *)
Definition row_times (m : nat) (A : seq (seq frac)) (s : option (seq frac))
    (B : seq (seq frac)) (i : nat) : seq Z * Z :=
  let A' := columns m (scale_rows s A) in
  let qA := common_lcd A' in
  let b := nth [::] (columns m B) i in
  let qb := row_lcd b in
  (map (dot (clear_row qb b)) (map (clear_row qA) A'), Z.mul qA qb).

Definition row_ok (d m : nat) (A : seq (seq frac)) (s : option (seq frac))
    (B : seq (seq frac)) (i : nat) : bool :=
  let A' := columns m (scale_rows s A) in
  let b := nth [::] (columns m B) i in
  [&& ltn_Z i m, shaped d m A, scale_ok m s, shaped d m B
    & [&& all (cleared (common_lcd A')) A', Z.ltb Z0 (common_lcd A')
        & cleared (row_lcd b) b]].

Definition check_threshold_failure_given (k d m : nat) (A : seq (seq frac))
    (s : option (seq frac)) (B : seq (seq frac)) (t : seq frac) (i : nat)
    (z : seq nat) : bool :=
  let T := places m 0 z in
  let r := row_times m A s B i in
  let S := Z.mul (sum_on T r.1) (Zpos (nth f0 t i).2) in
  let tq := Z.mul (nth f0 t i).1 r.2 in
  [&& row_ok d m A s B i, eqn_Z (size t) m, small k T
    & if nth false T i then Z.leb S tq else Z.ltb tq S].

Definition check_threshold_failure_pair (k d m : nat) (A : seq (seq frac))
    (s : option (seq frac)) (B : seq (seq frac)) (i : nat) (on off : seq nat) : bool :=
  let T1 := places m 0 on in
  let T0 := places m 0 off in
  let r := (row_times m A s B i).1 in
  [&& row_ok d m A s B i, small k T1, small k T0, nth false T1 i
    & ~~ nth false T0 i && Z.leb (sum_on T1 r) (sum_on T0 r)].

Definition plain_sum (u : seq Z) : Z := foldr Z.add Z0 u.

Definition check_threshold_failure_encoder (k d m : nat) (A : seq (seq frac))
    (s : option (seq frac)) (i : nat) (z : seq (nat * frac)) : bool :=
  let v := dense m 0 z in
  let u := clear_row (row_lcd v) v in
  let x := nth Z0 u i in
  let kx := Z.mul (Z.of_nat k) x in
  [&& ltn_Z 0 k, ltn_Z i m, shaped d m A, scale_ok m s & eqn_Z (size v) m]
  && [&& kernel_ok (scale_rows s A) v, Z.ltb Z0 x,
         all (fun y => Z.leb (Z.abs y) x) u,
         Z.leb (plain_sum (pos_parts u)) kx & Z.leb (plain_sum (neg_parts u)) kx].

(* ------------------------------------------------------------------------- *)
(* Rows                                                                       *)
(* ------------------------------------------------------------------------- *)

Lemma separates_scaled (R : realFieldType) m (C C' : 'M[R]_m) k i t (c : R) :
  0 < c -> (forall j, C' i j = C i j * c) ->
  separates C k i t <-> separates C' k i (t * c).
Proof.
move=> c_gt0 eqC; suff eq T : (t * c < setsum (C' i) T) = (t < setsum (C i) T).
  by rewrite !separates_setP; split=> sep T leT; rewrite -sep // eq.
rewrite -[RHS](ltr_pmul2r c_gt0); congr (_ < _); rewrite /setsum mulr_suml.
by apply: eq_bigr => j _.
Qed.

Section Row.

Variables (d m : nat) (A : seq (seq frac)) (s : option (seq frac)) (B : seq (seq frac)).
Hypotheses (shA : shaped d m A) (s_ok : scale_ok m s) (shB : shaped d m B).

Let A' := columns m (scale_rows s A).
Let qA := common_lcd A'.
Hypotheses (clA : all (cleared qA) A') (qA_gt0 : Z.ltb Z0 qA).

Notation C := (interference (encoder_of d m A s) (mx_of d m B)).
Notation Cs := (interference (encoder_of d m A s) (probe_of d m B s)).

Let factor i : rat := (if s is Some s' then fr (nth f0 s' i) else 1)^-1.

Lemma scaled_entry (i : 'I_m) : 0 < factor i /\ forall j, Cs i j = C i j * factor i.
Proof.
have [c_gt0 eqB] : 0 < factor i /\
    forall l, probe_of d m B s l i = mx_of d m B l i * factor i.
  rewrite /factor; case: s s_ok => [s'|] /=; last first.
    by rewrite invr1 ltr01; split=> // l; rewrite mulr1.
  rewrite eqn_ZE => /andP[/eqP sz_s /(all_nthP f0)/(_ i)]; rewrite sz_s ltn_ord.
  move=> /(_ isT) pos; split=> [|l]; last by rewrite !mxE.
  by rewrite invr_gt0 /fr divr_gt0 ?Zr_pos // -Zr0 Zr_lt.
split=> // j; rewrite /interference [LHS]mxE [X in _ = X * _]mxE mulr_suml.
by apply: eq_bigr => l _; rewrite ![_^T _ _]mxE eqB mulrAC.
Qed.

Lemma scaled_row k (i : 'I_m) t :
  separates C k i (fr (nth f0 t i)) <-> separates Cs k i (threshold_of s t i).
Proof. by have [c_gt0 eqC] := scaled_entry i; apply: separates_scaled. Qed.

Lemma scaled_setsum (i : 'I_m) (T T' : {set 'I_m}) :
  (setsum (Cs i) T <= setsum (Cs i) T') = (setsum (C i) T <= setsum (C i) T').
Proof.
have [c_gt0 eqC] := scaled_entry i; rewrite -[RHS](ler_pmul2r c_gt0) /setsum !mulr_suml.
by congr (_ <= _); apply: eq_bigr => j _.
Qed.

Lemma encoder_row (i : 'I_m) (b := nth [::] (columns m B) i) (qb := row_lcd b) :
  cleared qb b ->
  is_row C i (Z.mul qA qb) (map (dot (clear_row qb b)) (map (clear_row qA) A')).
Proof.
move=> clb; have [shA' <-] := scale_rowsP shA s_ok.
have [shAc _] := columnsP f0 shA'; have [shBc _] := columnsP f0 shB.
rewrite -(mxc_of_columns shA') -(mxc_of_columns shB).
exact: product_is_row.
Qed.

End Row.

(* ------------------------------------------------------------------------- *)
(* Soundness                                                                  *)
(* ------------------------------------------------------------------------- *)

Theorem check_threshold_sound k d m A s B t :
  check_threshold k d m A s B t ->
  let C := interference (encoder_of d m A s) (probe_of d m B s) in
  forall i : 'I_m, separates C k i (threshold_of s t i).
Proof.
case/andP=> /and5P[]; rewrite ltn_ZE eqn_ZE => k_gt0 shA s_ok shB /eqP sz_t.
case/and3P=> clA qA_gt0 /(all_nthP (0%N, ([::], f0))) rows /= i.
have [/shapedP[szB _] _] := columnsP f0 shB.
have := rows i; rewrite !size_zip size_iota szB sz_t !minnn ltn_ord => /(_ isT).
rewrite nth_zip ?size_zip ?size_iota ?szB ?sz_t ?minnn // nth_iota // add0n.
rewrite nth_zip ?szB ?sz_t //= => /andP[clb sep].
by apply/scaled_row => //; apply: separatedP k_gt0 sep; apply: encoder_row.
Qed.

Corollary check_threshold_accessible k d m A s B t :
  check_threshold k d m A s B t ->
  threshold_accessible k (encoder_of d m A s) (probe_of d m B s).
Proof. by move=> /check_threshold_sound sep i; exists (threshold_of s t i). Qed.

Lemma row_okP d m A s B i : row_ok d m A s B i ->
  [/\ (i < m)%N, shaped d m A, scale_ok m s, shaped d m B
    & let A' := columns m (scale_rows s A) in
      [/\ all (cleared (common_lcd A')) A', Z.ltb Z0 (common_lcd A')
        & cleared (row_lcd (nth [::] (columns m B) i)) (nth [::] (columns m B) i)]].
Proof. by case/and5P; rewrite ltn_ZE => lt_i shA s_ok shB /and3P[]. Qed.

Theorem check_threshold_failure_given_sound k d m A s B t i z :
  check_threshold_failure_given k d m A s B t i z ->
  let C := interference (encoder_of d m A s) (probe_of d m B s) in
  exists2 i' : 'I_m, i' = i :> nat & ~ separates C k i' (threshold_of s t i).
Proof.
case/and4P=> /row_okP[lt_i shA s_ok shB [clA qA_gt0 clb]] _ le_k.
set T := places m 0 z in le_k * => fires; have sz_T : size T = m by apply: size_places.
exists (Ordinal lt_i) => //; rewrite -[i in threshold_of _ _ i]/(val (Ordinal lt_i)).
move/(scaled_row d A B s_ok k (Ordinal lt_i) t)/separates_setP/(_ _ (small_set sz_T le_k)).
rewrite inE; have C_row := encoder_row shA s_ok shB clA qA_gt0 (i := Ordinal lt_i) clb.
have [q0 _ _] := C_row; have SE := sum_onP C_row sz_T.
have t0 := Zr_pos (nth f0 t i).2; set S := setsum _ _ in SE *.
have eq_t : Zr (nth f0 t i).1 = fr (nth f0 t i) * Zr (Zpos (nth f0 t i).2).
  by rewrite /fr divfK ?Zr_pos_neq0.
have eq_lt : Z.ltb (Z.mul (nth f0 t i).1 (row_times m A s B i).2)
      (Z.mul (sum_on T (row_times m A s B i).1) (Zpos (nth f0 t i).2))
    = (fr (nth f0 t i) < S).
  rewrite -Zr_lt (ZrM (nth f0 t i).1) (ZrM (sum_on T _)) SE.
  rewrite -[RHS](ltr_pmul2l q0) -[RHS](ltr_pmul2r t0); congr (_ < _).
  by rewrite eq_t -[RHS]mulrA [RHS]mulrC.
rewrite -eq_lt => eq_T; move: fires; rewrite /=; case: ifP eq_T => _ eq_T.
  by rewrite -Zr_le leNgt Zr_lt eq_T.
by rewrite eq_T.
Qed.

Section Over.

Variable R : realFieldType.

Lemma over_interference d m (A B : 'M[rat]_(d, m)) :
  interference (over R A) (over R B) = over R (interference A B).
Proof. by rewrite /interference /over map_mxM map_trmx. Qed.

Lemma over_setsum m (C : 'M[rat]_m) i T : setsum (over R C i) T = ratr (setsum (C i) T).
Proof. by rewrite /setsum rmorph_sum; apply: eq_bigr => j _; rewrite mxE. Qed.

Theorem check_threshold_failure_pair_sound k d m A s B i on off :
  check_threshold_failure_pair k d m A s B i on off ->
  let C := interference (over R (encoder_of d m A s)) (over R (probe_of d m B s)) in
  exists2 i' : 'I_m, i' = i :> nat & ~ exists t, separates C k i' t.
Proof.
case/and5P=> /row_okP[lt_i shA s_ok shB [clA qA_gt0 clb]] le1 le0 i1 /andP[i0].
set T1 := places m 0 on in le1 i1 *; set T0 := places m 0 off in le0 i0 *.
have [sz1 sz0] : size T1 = m /\ size T0 = m by rewrite !size_places.
pose i' := Ordinal lt_i; have C_row := encoder_row shA s_ok shB clA qA_gt0 (i := i') clb.
have [q0 _ _] := C_row.
rewrite -Zr_le (sum_onP C_row sz1) (sum_onP C_row sz0) ler_pmul2l // => le_S.
exists i' => // -[t]; rewrite over_interference => /separates_setP sep.
have := sep _ (small_set sz1 le1); have := sep _ (small_set sz0 le0).
rewrite !inE i1 (negbTE i0) !over_setsum => ge_t lt_t.
have := scaled_setsum d A B s_ok i' [set j : 'I_m | nth false T1 j] [set j : 'I_m | nth false T0 j].
rewrite le_S.
by rewrite -(ler_rat R) leNgt (le_lt_trans _ lt_t) // leNgt ge_t.
Qed.

Lemma ratr_max0 x : Num.max (ratr x) 0 = ratr (Num.max x 0) :> R.
Proof.
by case: (leP x 0) => [le0|/ltW ge0];
  [rewrite !max_r ?lerq0 // rmorph0|rewrite !max_l ?ler0q].
Qed.

Lemma over_parts m (v : 'cV[rat]_m) :
  vpos (over R v) = ratr (vpos v) /\ vneg (over R v) = ratr (vneg v).
Proof.
split; rewrite /vpos /vneg rmorph_sum; apply: eq_bigr => j _; rewrite /pospart /negpart mxE /=.
  exact: ratr_max0.
by rewrite -ratr_max0 -(rmorphN (ratr_rmorphism R)).
Qed.

Theorem check_threshold_failure_encoder_sound k d m A s i z :
  check_threshold_failure_encoder k d m A s i z ->
  exists2 i' : 'I_m, i' = i :> nat
    & forall B : 'M[R]_(d, m), ~ exists t,
        separates (interference (over R (encoder_of d m A s)) B) k i' t.
Proof.
case/andP=> /and5P[]; rewrite !ltn_ZE eqn_ZE; set v := dense m 0 z.
move=> k_gt0 lt_i shA s_ok /eqP sz_v; have [shA' <-] := scale_rowsP shA s_ok.
set u := clear_row _ v; case/and5P=> ker; have cl_v : cleared (row_lcd v) v by case/andP: ker.
have Av := over_kernel R (kernel_okP shA' sz_v ker); have q0 := cleared_gt0 cl_v.
pose i' := Ordinal lt_i; have sz_u : size u = m by rewrite size_clear_row.
have uE (j : 'I_m) : Zr (nth Z0 u j) = Zr (row_lcd v) * vec m v j 0.
  by rewrite clear_rowE // mxE.
have sumE (x : seq Z) (y : 'I_m -> rat) : size x = m ->
    (forall j : 'I_m, Zr (nth Z0 x j) = Zr (row_lcd v) * y j) ->
    Zr (plain_sum x) = Zr (row_lcd v) * \sum_j y j.
  move=> sz_x eq_x; have -> : Zr (plain_sum x) = \sum_(a <- x) Zr a.
    by elim: (x) => [|a x' IH]; rewrite ?big_nil // big_cons -IH -ZrD.
  by rewrite (sum_nth Z0 _ sz_x) mulr_sumr; apply: eq_bigr.
rewrite -Zr_lt Zr0 (uE i') pmulr_rgt0 // => v_gt0 /(all_nthP Z0) le_v.
rewrite -!Zr_le !ZrM Zr_nat (uE i') mulrCA.
rewrite (sumE _ (pospart (fun j => vec m v j 0))) ?size_map // => [|j]; last first.
  by rewrite (nth_map Z0) ?sz_u // Zr_max Zr0 uE (maxr_pmulr _ _ (ltW q0)) mulr0.
rewrite ler_pmul2l // => le_pos.
rewrite (sumE _ (negpart (fun j => vec m v j 0))) ?size_map // => [|j]; last first.
  by rewrite (nth_map Z0) ?sz_u // Zr_max ZrN Zr0 uE (maxr_pmulr _ _ (ltW q0)) mulr0 mulrN.
rewrite ler_pmul2l // => le_neg.
exists i' => // B sep.
have := separates_kernel k_gt0 sep Av; have [-> ->] := over_parts (vec m v).
have eq_i : over R (vec m v) i' 0 = ratr (vec m v i' 0) by rewrite [LHS]mxE.
rewrite eq_i ltr0q => /(_ v_gt0) bound.
have {bound}: k%:R * ratr (vec m v i' 0)
    < Num.max (ratr (vpos (vec m v))) (ratr (vneg (vec m v))) :> R.
  apply: bound => j; rewrite over_abs ler_rat.
  have := le_v j; rewrite sz_u ltn_ord -Zr_le Zr_abs (uE i') uE normrM (gtr0_norm q0).
  by rewrite ler_pmul2l // => ->.
by rewrite ltNge -(ratr_nat R k) -(rmorphM (ratr_rmorphism R)) le_maxl !ler_rat le_pos le_neg.
Qed.

End Over.
