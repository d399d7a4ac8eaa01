From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError SharpTheorem.
From LRHChecker Require Import Data Recovery HypothesisFailure Kernel.

(******************************************************************************)
(*                     access and no-access certificates                      *)
(*                                                                            *)
(* error_at_least A k w == over every real field R, every B has an error of   *)
(*                    at least w for some k-sparse z in [-1, 1]^m             *)
(* check_access_sound, check_no_access_sound: what an accepted certificate of *)
(* these kinds says                                                           *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition error_at_least d m (A : 'M[rat]_(d, m)) k (w : rat) : Prop :=
  forall (R : realFieldType) (B : 'M[R]_(d, m)), exists z i,
    [/\ ksparse k z, unit_box z & ratr w <= `|(B^T *m over R A *m z - z) i 0|].

(* ------------------------------------------------------------------------- *)
(* access                                                                     *)
(* ------------------------------------------------------------------------- *)

(* A row and a z that attain the largest error: found here, checked by        *)
(* check_columns; nothing is proved about the search.                         *)
Fixpoint pick (t r : Z) (j : nat) (e : seq Z) : seq (nat * frac) :=
  if e is x :: e' then
    let a := Z.abs x in
    let s := integer (if Z.ltb x Z0 then Zneg xH else Zpos xH) in
    if Z.ltb t a then (j, s) :: pick t r j.+1 e'
    else if [&& Z.eqb t a, Z.ltb Z0 r & Z.ltb Z0 a] then
      (j, s) :: pick t (Z.sub r (Zpos xH)) j.+1 e'
    else pick t r j.+1 e'
  else [::].

Definition maximiser (k : nat) (e : seq Z) : seq (nat * frac) :=
  let a := map Z.abs e in let t := threshold k a in
  pick t (Z.sub (Z.of_nat k) (Z.of_nat (count (Z.ltb t) a))) 0 e.

Fixpoint find_row (k : nat) (qA : Z) (A : seq (seq Z)) (w : frac) (i : nat)
    (B : seq (seq frac)) : nat * seq (nat * frac) :=
  if B is b :: B' then
    let qb := row_lcd b in let e := row_of qA qb A i (clear_row qb b) in
    if Z.eqb (Z.mul (top_sum k (map Z.abs e)) (Zpos w.2)) (Z.mul w.1 (Z.mul qA qb))
    then (i, maximiser k e) else find_row k qA A w i.+1 B'
  else (0%N, [::]).

Definition check_access rel k (d m : nat) (A : seq (seq frac))
    (s : option (seq frac)) (P : seq (seq frac)) (w e : frac) : bool :=
  let A' := columns m (scale_rows s A) in
  let B := columns m P in
  let qA := common_lcd A' in
  let found := find_row k qA (map (clear_row qA) A') w 0 B in
  [&& shaped d m A, scale_ok m s, shaped d m P,
      check_columns Signed k d m A' B found.1 found.2 w
    & compares_f rel w e].

Theorem check_access_sound rel k d m A s P w e :
  check_access rel k d m A s P w e ->
  worst_error Signed (encoder_of d m A s) (mx_of d m P) k (fr w)
  /\ recovers Signed rel (encoder_of d m A s) (mx_of d m P) k (fr e).
Proof.
case/and5P=> shA s_ok shP; have [shA' <-] := scale_rowsP shA s_ok.
move/check_columns_sound; rewrite !mxc_of_columns // compares_fE => we cmp.
by split=> //; apply/(worst_error_recovers rel _ we).
Qed.

(* ------------------------------------------------------------------------- *)
(* no-access                                                                  *)
(* ------------------------------------------------------------------------- *)

Definition check_no_access rel k (d m : nat) (A : seq (seq frac))
    (s : option (seq frac)) (z : seq (nat * frac)) (w e : frac) : bool :=
  let v := dense m 0 z in
  let u := clear_row (row_lcd v) v in
  let S := abs_sum u in let kM := Z.mul (Z.of_nat k) (abs_max u) in
  [&& ltn_Z 0 k, shaped d m A, scale_ok m s, eqn_Z (size v) m
    & kernel_ok (scale_rows s A) v]
  && [&& Z.ltb Z0 (abs_max u),
         (if Z.leb S kM then feq w (integer (Zpos xH))
          else Z.eqb (Z.mul w.1 S) (Z.mul (Zpos w.2) kM))
       & ~~ compares_f rel w e].

Lemma vec_neq0 m z (j : 'I_m) : vec m z j 0 != 0 -> vec m z != 0.
Proof. by apply: contraNneq => ->; rewrite mxE. Qed.

Lemma sum_gt0 k S M :
  ~ Z.le S (Z.mul (Z.of_nat k) M) -> Z.lt Z0 M -> Z.lt Z0 S.
Proof. by nia. Qed.

Theorem check_no_access_sound rel k d m A s z w e :
  check_no_access rel k d m A s z w e ->
  error_at_least (encoder_of d m A s) k (fr w) /\ ~~ compares rel (fr w) (fr e).
Proof.
case/andP=> /and5P[]; rewrite ltn_ZE eqn_ZE; set v := dense m 0 z.
move=> k_gt0 shA s_ok /eqP sz_v ker; have [shA' <-] := scale_rowsP shA s_ok.
have Av := kernel_okP shA' sz_v ker; have cl_v : cleared (row_lcd v) v by case/andP: ker.
set q := row_lcd v in cl_v *; set u := clear_row q v.
have q_gt0 := cleared_gt0 cl_v; have q0 := lt0r_neq0 q_gt0.
case/and3P=> /Z.ltb_spec0 M_gt0 w_ok; rewrite compares_fE; split=> // R.
have [eq0|[x /(nthP Z0)[j lt_j <-] eq_x]] := abs_max_mem u; first by rewrite eq0 in M_gt0.
rewrite size_clear_row sz_v in lt_j; pose j' := Ordinal lt_j.
have abs_j : Zr (abs_max u) = Zr q * `|vec m v j' 0|.
  by rewrite -eq_x Zr_abs clear_rowE // mxE normrM (gtr0_norm q_gt0).
have M_gt0' : 0 < Zr (abs_max u) by rewrite -Zr0 Zr_lt; apply/Z.ltb_spec0.
have vj : 0 < `|vec m v j' 0| by rewrite abs_j pmulr_rgt0 in M_gt0'.
apply: (kernel_error (v := vec m v) (i0 := j')) => //.
- by apply: (@vec_neq0 _ _ j'); rewrite -normr_gt0.
- case: ifP w_ok => [_|/Z.leb_spec0 gt_S].
    by rewrite feqE fr_one => /eqP->.
  rewrite -Zr_eq !ZrM => /eqP eq_w.
  have S_gt0 : 0 < Zr (abs_sum u) by rewrite -Zr0 Zr_lt; apply/Z.ltb_spec0/(sum_gt0 gt_S).
  rewrite /fr ler_pdivr_mulr ?Zr_pos // mul1r -(ler_pmul2r S_gt0) eq_w.
  by rewrite ler_pmul2l ?Zr_pos // -ZrM Zr_le; apply/Z.leb_spec0/Z.lt_le_incl/Z.nle_gt.
rewrite -(ler_pmul2l q_gt0) mulrCA -(abs_sumE cl_v sz_v) [leRHS]mulrCA -abs_j -/u.
case: ifP w_ok => [/Z.leb_spec0 le_S|_].
  rewrite feqE fr_one => /eqP->; rewrite mul1r -Zr_nat -ZrM Zr_le.
  exact/Z.leb_spec0.
rewrite -Zr_eq !ZrM => /eqP eq_w.
rewrite /fr mulrAC ler_pdivr_mulr ?Zr_pos // eq_w Zr_nat.
by rewrite [leLHS]mulrC.
Qed.
