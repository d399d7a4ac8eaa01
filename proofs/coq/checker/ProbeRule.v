From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRHChecker Require Import Data.

(******************************************************************************)
(*                          Probes given by a rule                            *)
(*                                                                            *)
(*  matched_of A == the matched probes: column i is a_i / |a_i|^2             *)
(* matched_probe_sound: matched_probe lists their rows                        *)
(*                                                                            *)
(* (The other rule, B = A, needs no work.)                                    *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition norm_squared d m (A : 'M[rat]_(d, m)) i : rat := \sum_l A l i ^+ 2.

Definition matched_of d m (A : 'M[rat]_(d, m)) : 'M[rat]_(d, m) :=
  \matrix_(l, i) (A l i / norm_squared A i).

Definition matched_column (col : seq frac) : seq frac :=
  let q := row_lcd col in
  let u := clear_row q col in
  if dot u u is Zpos n then map (fun x => (Z.mul x q, n)) u else [::].

Definition column_ok (col : seq frac) : bool :=
  let q := row_lcd col in let u := clear_row q col in
  cleared q col && Z.ltb Z0 (dot u u).

(* None if a column is 0 *)
Definition matched_probe (d m : nat) (A : seq (seq frac)) : option (seq (seq frac)) :=
  let cols := columns m A in
  if shaped d m A && all column_ok cols then Some (columns d (map matched_column cols))
  else None.

Theorem matched_probe_sound d m A B : matched_probe d m A = Some B ->
  (forall i, 0 < norm_squared (mx_of d m A) i)
  /\ mx_of d m B = matched_of (mx_of d m A).
Proof.
rewrite /matched_probe; case: ifP => // /andP[shA /(all_nthP [::]) ok] [<-].
have [/shapedP[szc rowc] eqc] := columnsP f0 shA; set cols := columns m A in ok szc rowc eqc *.
have col (i : 'I_m) : [/\ 0 < Zr (row_lcd (nth [::] cols i)), 0 < norm_squared (mx_of d m A) i,
    size (matched_column (nth [::] cols i)) = d
  & forall l : 'I_d,
      fr (nth f0 (matched_column (nth [::] cols i)) l) = matched_of (mx_of d m A) l i].
  have := ok i; rewrite szc ltn_ord => /(_ isT)/andP[cl_i]; have q_gt0 := cleared_gt0 cl_i.
  set c := nth [::] cols i in cl_i q_gt0 *; set u := clear_row _ c.
  have sz_c : size c = d by rewrite /c rowc.
  have uE (l : 'I_d) : Zr (nth Z0 u l) = Zr (row_lcd c) * mx_of d m A l i.
    by rewrite clear_rowE // !mxE -eqc.
  have uu : Zr (dot u u) = Zr (row_lcd c) ^+ 2 * norm_squared (mx_of d m A) i.
    rewrite (@dotE d) ?size_clear_row ?sz_c // mulr_sumr; apply: eq_bigr => l _.
    by rewrite !uE mulrACA -!expr2.
  rewrite -Zr_lt Zr0 uu pmulr_rgt0 ?exprn_gt0 // => n_gt0.
  have uu_gt0 : 0 < Zr (dot u u) by rewrite uu mulr_gt0 ?exprn_gt0.
  rewrite /matched_column -/u; case: (dot u u) uu uu_gt0 => [|n|n] uu.
  - by rewrite Zr0 ltxx.
  - move=> _; split=> [||| l] //; first by rewrite size_map size_clear_row.
    rewrite (nth_map Z0) ?size_clear_row ?sz_c // /fr ZrM uE uu [RHS]mxE.
    rewrite [Zr _ * _ * Zr _]mulrAC -expr2 -mulf_div divff ?mul1r //.
    by rewrite expf_neq0 ?lt0r_neq0.
  by rewrite -[Zr _]opprK -ZrN oppr_gt0 ltNge (ltW (Zr_pos _)).
split=> [i|]; first by case: (col i).
have sh : shaped m d (map matched_column cols).
  rewrite /shaped size_map szc eqn_ZE eqxx; apply/(all_nthP [::]) => i.
  rewrite size_map szc => lt_i; rewrite (nth_map [::]) ?szc // eqn_ZE.
  by case: (col (Ordinal lt_i)) => _ _ ->.
have [_ eqB] := columnsP f0 sh; apply/matrixP => l i.
rewrite mxE eqB // (nth_map [::]) ?szc //.
by case: (col i).
Qed.
