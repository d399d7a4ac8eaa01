From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError SharpTheorem Thresholds.
From LRHChecker Require Import Data Recovery.

(******************************************************************************)
(*                    Rows of C = B^T A, as lists of integers                 *)
(*                                                                            *)
(* is_row C i q row == row is q > 0 times row i of C                          *)
(*      off i row == row with 0 at place i                                    *)
(*   pos_parts x, neg_parts x == max(x_j, 0), max(-x_j, 0)                    *)
(*  separated k q i row t == t lies between the largest (C z)_i of a Boolean  *)
(*                    z of at most k ones with z_i = 0 and the least with     *)
(*                    z_i = 1                                                 *)
(*     places m 0 T == the list of m Booleans, true at the places listed in T *)
(*   sum_on T row == the sum of the entries of row where T is true            *)
(*        small k T == T is true at no more than k places                     *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition off (i : nat) (row : seq Z) : seq Z := sub_at i (nth Z0 row i) row.

Definition pos_parts (x : seq Z) : seq Z := map (Z.max ^~ Z0) x.
Definition neg_parts (x : seq Z) : seq Z := map (fun y => Z.max (Z.opp y) Z0) x.

Definition separated (k : nat) (q : Z) (i : nat) (row : seq Z) (t : frac) : bool :=
  let x := off i row in
  let c := Z.sub (nth Z0 row i) (top_sum k.-1 (neg_parts x)) in
  Z.leb (Z.mul (top_sum k (pos_parts x)) (Zpos t.2)) (Z.mul t.1 q)
  && Z.ltb (Z.mul t.1 q) (Z.mul c (Zpos t.2)).

Fixpoint places (n i : nat) (T : seq nat) : seq bool :=
  if n is n'.+1 then
    if T is j :: T' then
      if eqn_Z i j then true :: places n' i.+1 T' else false :: places n' i.+1 T
    else false :: places n' i.+1 [::]
  else [::].

Fixpoint sum_on (T : seq bool) (row : seq Z) : Z :=
  match T, row with
  | b :: T', x :: row' => if b then Z.add x (sum_on T' row') else sum_on T' row'
  | _, _ => Z0
  end.

Definition small (k : nat) (T : seq bool) : bool := leq_Z (count id T) k.

Definition is_row m (C : 'M[rat]_m) (i : 'I_m) (q : Z) (row : seq Z) : Prop :=
  [/\ 0 < Zr q, size row = m & forall j : 'I_m, Zr (nth Z0 row j) = Zr q * C i j].

(* The products of one column of B with all columns of A, both cleared *)
Lemma product_is_row d m (A B : seq (seq frac)) (i : 'I_m) (qA := common_lcd A)
    (b := nth [::] B i) (qb := row_lcd b) :
  shaped m d A -> shaped m d B -> all (cleared qA) A -> Z.ltb Z0 qA -> cleared qb b ->
  is_row (interference (mxc_of d m A) (mxc_of d m B)) i (Z.mul qA qb)
    (map (dot (clear_row qb b)) (map (clear_row qA) A)).
Proof.
move=> /shapedP[szA rowA] /shapedP[szB rowB] clA qA_gt0 clb.
split; first by rewrite ZrM mulr_gt0 ?(cleared_gt0 clb) // -Zr0 Zr_lt.
  by rewrite !size_map.
move=> j; rewrite (nth_map [::]) ?size_map ?szA // (nth_map [::]) ?szA //.
rewrite (@dotE d) ?size_clear_row ?rowB // ZrM mxE mulr_sumr.
apply: eq_bigr => l _.
have clj : cleared qA (nth [::] A j) by apply: (all_nthP [::] clA); rewrite szA.
by rewrite !clear_rowE // !mxE mulrACA; congr (_ * _); exact: mulrC.
Qed.

(* The row of E = B^T A - I that goes with it *)
Lemma deviation_is_row d m (A B : 'M[rat]_(d, m)) i q row :
  is_row (interference A B) i q row ->
  forall j : 'I_m, Zr (nth Z0 (sub_at i q row) j) = Zr q * deviation A B i j.
Proof.
case=> _ sz_row rowE j; rewrite nth_sub_at ?sz_row // rowE deviationE mulrBr.
by [].
Qed.

Section Row.

Variables (m : nat) (C : 'M[rat]_m) (i : 'I_m) (q : Z) (row : seq Z).
Hypothesis C_row : is_row C i q row.

Let q0 : 0 < Zr q. Proof. by case: C_row. Qed.
Let size_row : size row = m. Proof. by case: C_row. Qed.
Let rowE (j : 'I_m) : Zr (nth Z0 row j) = Zr q * C i j. Proof. by case: C_row. Qed.

Lemma offE (j : 'I_m) :
  Zr (nth Z0 (off i row) j) = if j == i then 0 else Zr q * C i j.
Proof.
rewrite nth_sub_at ?size_row // !rowE.
have -> : ((i : nat) == j) = (j == i) by rewrite eq_sym.
by case: eqP => [->|_]; rewrite ?mulr1 ?subrr ?mulr0 ?subr0.
Qed.

Lemma pos_off (j : 'I_m) :
  Zr (nth Z0 (pos_parts (off i row)) j) = Zr q * `|offpos (C i) i j|.
Proof.
rewrite (nth_map Z0) ?size_sub_at ?size_row // Zr_max Zr0 offE ger0_norm ?offpos_ge0 //.
rewrite /offpos; case: ifP => _; first by rewrite maxxx mulr0.
by rewrite (maxr_pmulr _ _ (ltW q0)) mulr0.
Qed.

Lemma neg_off (j : 'I_m) :
  Zr (nth Z0 (neg_parts (off i row)) j) = Zr q * `|offneg (C i) i j|.
Proof.
rewrite (nth_map Z0) ?size_sub_at ?size_row // Zr_max ZrN Zr0 offE ger0_norm ?offpos_ge0 //.
rewrite /offneg /offpos; case: ifP => _; first by rewrite oppr0 maxxx mulr0.
by rewrite (maxr_pmulr _ _ (ltW q0)) mulr0 mulrN.
Qed.

Lemma separatedP k t : (0 < k)%N ->
  separated k q i row t -> separates C k i (fr t).
Proof.
move=> k_gt0 /andP[]; rewrite -Zr_le -Zr_lt !(ZrM _ (Zpos t.2)) !(ZrM t.1 q) ZrB rowE.
move=> le_t lt_t.
have t0 := Zr_pos t.2.
have sz x : size (off x row) = m by rewrite size_sub_at size_row.
have P := @top_sumP m k (pos_parts (off i row)) (offpos (C i) i) _ q0.
have {P} := P _ pos_off; rewrite size_map => /(_ (sz _)) P.
have N := @top_sumP m k.-1 (neg_parts (off i row)) (offneg (C i) i) _ q0.
have {N} := N _ neg_off; rewrite size_map => /(_ (sz _)) N.
have eq_t : Zr t.1 = fr t * Zr (Zpos t.2) by rewrite /fr divfK ?Zr_pos_neq0.
have eq_tq : Zr q * fr t * Zr (Zpos t.2) = Zr t.1 * Zr q.
  by rewrite eq_t -mulrA mulrC.
have {}le_t : topk k (offpos (C i) i) <= fr t.
  rewrite -(ler_pmul2l q0) -(ler_pmul2r t0) eq_tq.
  by apply: le_trans le_t; rewrite ler_pmul2r.
have {}lt_t : fr t < C i i - topk k.-1 (offneg (C i) i).
  rewrite -(ltr_pmul2l q0) -(ltr_pmul2r t0) eq_tq.
  by apply: lt_le_trans lt_t _; rewrite ler_pmul2r // mulrBr ler_sub.
apply/separates_setP => T leT; have [iT|iT] := boolP (i \in T).
  by apply: lt_le_trans lt_t _; apply: setsum_ge_offneg.
by apply/negbTE; rewrite -leNgt (le_trans (setsum_le_offpos _ iT leT)).
Qed.

Lemma sum_onP (T : seq bool) : size T = m ->
  Zr (sum_on T row) = Zr q * setsum (C i) [set j : 'I_m | nth false T j].
Proof.
move=> sz_T; rewrite /setsum mulr_sumr big_mkcond /=.
have -> : Zr (sum_on T row)
    = \sum_(j < m) if nth false T j then Zr (nth Z0 row j) else 0.
  move: size_row sz_T; clear; elim: T row m => [|c T IH] [|x e] [|n] //=.
    by rewrite big_ord0.
  move=> [sz_e] [sz_T]; rewrite big_ord_recl /=; rewrite -(IH e n) //.
  by case: c; rewrite ?ZrD ?add0r.
by apply: eq_bigr => j _; rewrite inE rowE.
Qed.

End Row.

Lemma size_places n i T : size (places n i T) = n.
Proof. by elim: n i T => [|n IH] i [|j T] //=; [|case: ifP => _ /=]; rewrite IH. Qed.

Lemma small_set k m (T : seq bool) : size T = m -> small k T ->
  (#|[set j : 'I_m | nth false T j]| <= k)%N.
Proof. by move=> sz_T; rewrite /small leq_ZE (count_nth false id sz_T). Qed.
