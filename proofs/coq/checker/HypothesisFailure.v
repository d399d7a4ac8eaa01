From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRHChecker Require Import Data Recovery Incoherence.

(******************************************************************************)
(*                      hypothesis-failure certificates                       *)
(*                                                                            *)
(*      hypothesis == one line of the table of section 5.9, with its place    *)
(*   fails h A v   == the hypothesis h fails for A with the value v           *)
(* check_hypothesis_failure_sound: what an accepted certificate says          *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Inductive hypothesis :=
| Diagonal of nat
| OffDiagonal of relation & frac & nat & nat
| NonzeroColumns of nat
| UnitColumns of nat
| EqualNorms of nat & nat
| Coherence of relation & frac & nat & nat.

Definition fails (h : hypothesis) d m (A : 'M[rat]_(d, m)) (v : rat) : Prop :=
  match h with
  | Diagonal i => exists (x : 'I_d) (y : 'I_m),
      [/\ x = i :> nat, y = i :> nat, A x y = v & v <= 0]
  | OffDiagonal rel mu i j => exists (x : 'I_d) (x' y : 'I_m),
      [/\ x = i :> nat, x' = i :> nat, y = j :> nat /\ i != j,
          0 < A x x' & A x y / A x x' = v /\ ~~ compares rel `|v| (fr mu)]
  | NonzeroColumns j => exists y : 'I_m,
      y = j :> nat /\ forall l, A l y = 0
  | UnitColumns j => exists y : 'I_m,
      [/\ y = j :> nat, inner A y y = v & v != 1]
  | EqualNorms i j => exists x y : 'I_m,
      [/\ x = i :> nat, y = j :> nat, inner A y y = v & inner A x x != v]
  | Coherence rel mu i j => exists x y : 'I_m,
      [/\ x = i :> nat /\ y = j :> nat, x != y, 0 < inner A x x /\ 0 < inner A y y,
          square_cosine A x y = v & ~~ compares rel v (fr mu ^+ 2)]
  end.

Definition entry (A : seq (seq frac)) (i j : nat) : frac := nth f0 (nth [::] A i) j.

(* The inner product of two columns, as a numerator over a positive number *)
Definition product (x y : seq frac) : Z * Z :=
  let p := row_lcd x in let q := row_lcd y in
  (dot (clear_row p x) (clear_row q y), Z.mul p q).

Definition cleared_col (x : seq frac) : bool := cleared (row_lcd x) x.

Definition is_value (x : Z * Z) (v : frac) : bool :=
  Z.eqb (Z.mul x.1 (Zpos v.2)) (Z.mul v.1 x.2).

Definition compares_f rel (x y : frac) : bool :=
  if rel is Lt then flt x y else fle x y.

Definition fabs (x : frac) : frac := (Z.abs x.1, x.2).

Definition check_hypothesis_failure (h : hypothesis) (d m : nat)
    (A : seq (seq frac)) (v : frac) : bool :=
  shaped d m A &&
  match h with
  | Diagonal i => [&& ltn_Z i d, ltn_Z i m, feq (entry A i i) v & fle v f0]
  | OffDiagonal rel mu i j =>
      [&& ltn_Z i d, ltn_Z i m, ltn_Z j m, ~~ eqn_Z i j
        & [&& flt f0 (entry A i i), feq (entry A i j) (fmul v (entry A i i))
            & ~~ compares_f rel (fabs v) mu]]
  | NonzeroColumns j =>
      [&& ltn_Z j m, feq v f0
        & all (fun row => ~~ fnonzero (nth f0 row j)) A]
  | UnitColumns j =>
      let x := nth [::] (columns m A) j in
      [&& ltn_Z j m, cleared_col x, is_value (product x x) v
        & ~~ feq v (integer (Zpos xH))]
  | EqualNorms i j =>
      let x := nth [::] (columns m A) i in let y := nth [::] (columns m A) j in
      [&& ltn_Z i j, ltn_Z j m, cleared_col x, cleared_col y
        & is_value (product y y) v && ~~ is_value (product x x) v]
  | Coherence rel mu i j =>
      let x := nth [::] (columns m A) i in let y := nth [::] (columns m A) j in
      let xx := (product x x).1 in let yy := (product y y).1 in
      let xy := (product x y).1 in
      [&& ltn_Z i j, ltn_Z j m, cleared_col x, cleared_col y
        & [&& Z.ltb Z0 xx, Z.ltb Z0 yy,
              Z.eqb (Z.mul (Z.mul xy xy) (Zpos v.2)) (Z.mul v.1 (Z.mul xx yy))
            & ~~ compares_f rel v (fmul mu mu)]]
  end.

Lemma compares_fE rel x y : compares_f rel x y = compares rel (fr x) (fr y).
Proof. by case: rel; rewrite /= ?fltE ?fleE. Qed.

Lemma fr_abs x : fr (fabs x) = `|fr x|.
Proof. by rewrite /fr Zr_abs normrM normfV (gtr0_norm (Zr_pos x.2)). Qed.

Lemma fr_one : fr (integer (Zpos xH)) = 1.
Proof. by rewrite /fr Zr1 divr1. Qed.

Section Columns.

Variables (d m : nat) (A : seq (seq frac)).
Hypothesis shA : shaped d m A.

Notation M := (mx_of d m A).
Notation col j := (nth [::] (columns m A) j).

Lemma productE (i j : 'I_m) : cleared_col (col i) -> cleared_col (col j) ->
  [/\ 0 < Zr (row_lcd (col i)), 0 < Zr (row_lcd (col j))
    & Zr (product (col i) (col j)).1 = Zr (product (col i) (col j)).2 * inner M i j].
Proof.
move=> cl_i cl_j; split; [exact: cleared_gt0 cl_i|exact: cleared_gt0 cl_j|].
have [/shapedP[_ row_c] eq_c] := columnsP f0 shA.
rewrite (@dotE d) ?size_clear_row ?row_c // ZrM mulr_sumr.
by apply: eq_bigr => l _; rewrite !clear_rowE // !eq_c // !mxE mulrACA.
Qed.

Lemma is_valueE (i : 'I_m) v : cleared_col (col i) ->
  is_value (product (col i) (col i)) v = (inner M i i == fr v).
Proof.
move=> cl_i; have [q_gt0 _ eq_p] := productE cl_i cl_i.
rewrite /is_value -Zr_eq !ZrM eq_p ZrM [RHS]eq_sym /fr.
have q2 : Zr (row_lcd (col i)) * Zr (row_lcd (col i)) != 0.
  by rewrite mulf_neq0 ?lt0r_neq0.
rewrite -[in RHS](inj_eq (mulIf (Zr_pos_neq0 v.2))) divfK ?Zr_pos_neq0 // eq_sym.
by rewrite [X in X == _]mulrC -mulrA (inj_eq (mulfI q2)).
Qed.

End Columns.

Theorem check_hypothesis_failure_sound h d m A v :
  check_hypothesis_failure h d m A v -> fails h (mx_of d m A) (fr v).
Proof.
case/andP=> shA; have [_ eq_c] := columnsP f0 shA.
case: h => [i|rel mu i j|j|j|i j|rel mu i j] /=; rewrite !ltn_ZE.
- case/and4P=> lt_d lt_m; rewrite feqE fleE fr0 => /eqP eq_v le0.
  by exists (Ordinal lt_d), (Ordinal lt_m); split=> //; rewrite mxE.
- case/and5P=> lt_d lt_m lt_j; rewrite eqn_ZE => neq_ij /and3P[].
  rewrite fltE fr0 feqE frM compares_fE fr_abs => pos /eqP eq_v ncmp.
  exists (Ordinal lt_d), (Ordinal lt_m), (Ordinal lt_j); split=> //; rewrite !mxE //=.
  by rewrite -/(entry A i j) -/(entry A i i) eq_v mulfK ?lt0r_neq0.
- case/and3P=> lt_j _ /(all_nthP [::]) zero; exists (Ordinal lt_j); split=> // l.
  have := zero l; rewrite (shapedP shA).1 ltn_ord => /(_ isT).
  by rewrite fnonzeroE negbK mxE => /eqP.
- case/and4P=> lt_j cl_j; rewrite -[j]/(val (Ordinal lt_j)) (is_valueE shA) // => /eqP eq_v.
  by rewrite feqE fr_one => neq1; exists (Ordinal lt_j); split.
- case/and5P=> lt_ij lt_j cl_i cl_j.
  have lt_i := ltn_trans lt_ij lt_j.
  rewrite -[i]/(val (Ordinal lt_i)) -[j]/(val (Ordinal lt_j)) !(is_valueE shA) //.
  by case/andP=> /eqP eq_v neq; exists (Ordinal lt_i), (Ordinal lt_j); split.
case/and5P=> lt_ij lt_j cl_i cl_j; have lt_i := ltn_trans lt_ij lt_j.
rewrite -[i]/(val (Ordinal lt_i)) -[j]/(val (Ordinal lt_j)) in cl_i cl_j *.
case/and4P; rewrite compares_fE frM -expr2 => xx_gt0 yy_gt0 eq_v ncmp.
have [p_gt0 q_gt0 xyE] := productE shA cl_i cl_j.
have [_ _ xxE] := productE shA cl_i cl_i; have [_ _ yyE] := productE shA cl_j cl_j.
move: xx_gt0 yy_gt0 eq_v; rewrite -!Zr_lt -Zr_eq Zr0 !ZrM xxE yyE xyE /product /= !ZrM.
set p := Zr _ in p_gt0 *; set q := Zr (row_lcd _) in q_gt0 *.
set M := mx_of d m A; set x := Ordinal lt_i; set y := Ordinal lt_j.
rewrite !pmulr_rgt0 ?mulr_gt0 // => xx_gt0 yy_gt0 /eqP eq_v.
exists x, y; split=> //; first by rewrite -val_eqE /= neq_ltn lt_ij.
have den0 : inner M x x * inner M y y != 0 by rewrite mulf_neq0 ?lt0r_neq0.
rewrite /square_cosine; apply: (mulIf den0); rewrite divfK //.
have c0 : (p * q) ^+ 2 != 0 by rewrite expf_neq0 // mulf_neq0 ?lt0r_neq0.
apply: (mulfI c0); apply: (mulIf (Zr_pos_neq0 v.2)); rewrite -exprMn expr2 eq_v.
rewrite /fr -[RHS]mulrA [_ / _ * _ * _]mulrAC divfK ?Zr_pos_neq0 //.
by rewrite [RHS]mulrCA; congr (_ * _); rewrite mulrACA; congr (_ * _); rewrite expr2 mulrACA.
Qed.
