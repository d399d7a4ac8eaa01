From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError.
From LRHChecker Require Import Data Recovery Rows HypothesisFailure.

(******************************************************************************)
(*       recovery-failure certificates with an attained error: one row        *)
(*                                                                            *)
(* attains dom A B k i w == |(B^T A z - z)_i| = w for some k-sparse z in the  *)
(*                    domain                                                  *)
(* check_attained_error_sound: what an accepted certificate says              *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition attains dom d m (A B : 'M[rat]_(d, m)) k (i : 'I_m) (w : rat) : Prop :=
  exists z, [/\ ksparse k z, in_domain dom z & `|(B^T *m A *m z - z) i 0| = w].

(* A and B by their columns *)
Definition check_attained_columns dom rel (k d m : nat) (A B : seq (seq frac))
    (i : nat) (zs : seq (nat * frac)) (w e : frac) : bool :=
  let z := dense m 0 zs in
  let qA := common_lcd A in
  let b := nth [::] B i in let qb := row_lcd b in let q := Z.mul qA qb in
  [&& ltn_Z i m, shaped m d A, shaped m d B, all (cleared qA) A & Z.ltb Z0 qA]
  && [&& cleared qb b, eqn_Z (size z) m, leq_Z (count fnonzero z) k, all (entry_ok dom) z
       & witness_ok q (sub_at i q (map (dot (clear_row qb b)) (map (clear_row qA) A))) z w
         && ~~ compares_f rel w e].

Definition check_attained_error dom rel (k d m : nat) (A B : seq (seq frac))
    (s : option (seq frac)) (i : nat) (zs : seq (nat * frac)) (w e : frac) : bool :=
  [&& shaped d m A, shaped d m B
    & if s is Some s' then
        [&& eqn_Z (size s') m, all (fun x => Z.ltb Z0 x.1) s'
          & check_attained_columns dom rel k d m (scaled s' (columns m A))
              (scaled (map finv s') (columns m B)) i zs w e]
      else check_attained_columns dom rel k d m (columns m A) (columns m B) i zs w e].

Lemma check_attained_columnsP dom rel k d m A B i zs w e :
  check_attained_columns dom rel k d m A B i zs w e ->
  (exists2 i' : 'I_m, i' = i :> nat & attains dom (mxc_of d m A) (mxc_of d m B) k i' (fr w))
  /\ ~~ compares rel (fr w) (fr e).
Proof.
rewrite /check_attained_columns; set z := dense m 0 zs.
case/andP=> /and5P[]; rewrite ltn_ZE => lt_i shA shB clA qA_gt0.
case/and5P=> clb; rewrite eqn_ZE leq_ZE compares_fE => /eqP sz_z k_z ok_z /andP[ok_w not_le].
split=> //; exists (Ordinal lt_i) => //; exists (\col_(j < m) fr (nth f0 z j)).
have C_row := product_is_row (i := Ordinal lt_i) shA shB clA qA_gt0 clb.
have [q0 sz_row _] := C_row; have EE := deviation_is_row C_row.
split; last 1 first.
- move: ok_w; rewrite /witness_ok; set E := sub_at _ _ _ in EE *; set q := Z.mul _ _ in q0 EE *.
  case/andP=> cl_z; have qz0 := cleared_gt0 cl_z; have qq0 := mulr_gt0 q0 qz0.
  rewrite -Zr_eq (ZrM w.1) (ZrM (Z.abs _)) (ZrM q) Zr_abs (@dotE m) ?size_sub_at ?sz_row // => /eqP.
  have -> : \sum_(j < m) Zr (nth Z0 E j) * Zr (nth Z0 (clear_row (row_lcd z) z) j)
      = Zr q * Zr (row_lcd z) * \sum_j deviation (mxc_of d m A) (mxc_of d m B) (Ordinal lt_i) j
                                        * (\col_(j < m) fr (nth f0 z j)) j 0.
    rewrite mulr_sumr; apply: eq_bigr => j _.
    by rewrite EE clear_rowE // mxE mulrACA.
  rewrite -recovery_errorE normrM (gtr0_norm qq0) => eq_w.
  have -> : fr w = Zr w.1 * (Zr q * Zr (row_lcd z)) / (Zr (Zpos w.2) * (Zr q * Zr (row_lcd z))).
    by rewrite -mulf_div divff ?lt0r_neq0 // mulr1.
  rewrite -eq_w; set X := `|_|; set P := Zr (Zpos w.2); set Q := Zr q * _.
  have PQ0 : P * Q != 0 by rewrite mulf_neq0 ?lt0r_neq0 ?Zr_pos.
  by rewrite [Q * X * P]mulrC [P * (Q * X)]mulrA [P * Q * X]mulrC mulfK.
- rewrite /ksparse; apply: leq_trans k_z; rewrite (count_nth f0 _ sz_z).
  by apply/eq_leq/eq_card => j; rewrite !inE mxE fnonzeroE.
exact: entry_okP.
Qed.

Theorem check_attained_error_sound dom rel k d m A B s i zs w e :
  check_attained_error dom rel k d m A B s i zs w e ->
  [/\ exists2 i' : 'I_m, i' = i :> nat
        & attains dom (encoder_of d m A s) (probe_of d m B s) k i' (fr w),
      ~~ compares rel (fr w) (fr e)
    & ~ recovers dom rel (encoder_of d m A s) (probe_of d m B s) k (fr e)].
Proof.
move=> ok; have [[i' eq_i [z [kz dz eq_w]]] not_le] :
    (exists2 i' : 'I_m, i' = i :> nat
       & attains dom (encoder_of d m A s) (probe_of d m B s) k i' (fr w))
    /\ ~~ compares rel (fr w) (fr e).
  case/and3P: ok => shA shB; case: s => [s|]; last first.
    by move/check_attained_columnsP; rewrite !mxc_of_columns.
  case/and3P; rewrite eqn_ZE => /eqP sz_s s_gt0 /check_attained_columnsP.
  by rewrite scaled_encoder ?scaled_probe.
split=> //; first by exists i' => //; exists z.
by move/(_ z kz dz i'); rewrite eq_w; apply/negP.
Qed.
