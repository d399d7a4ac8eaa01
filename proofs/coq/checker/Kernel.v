From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError SharpTheorem.
From LRHChecker Require Import Data Recovery.

(******************************************************************************)
(*                               Kernel vectors                               *)
(*                                                                            *)
(*       vec m z == the column of the m entries listed in z                   *)
(*    over R M   == the rational matrix M over the real field R               *)
(* scale_rows s A == the rows of A with column j multiplied by s_j            *)
(*  kernel_ok A z == A times the vector z is 0                                *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition vec m (z : seq frac) : 'cV[rat]_m := \col_(j < m) fr (nth f0 z j).

Definition over (R : realFieldType) r c (M : 'M[rat]_(r, c)) : 'M[R]_(r, c) :=
  map_mx (ratr_rmorphism R) M.
Arguments over R {r c} M.

Definition scale_rows (s : option (seq frac)) (A : seq (seq frac)) :
    seq (seq frac) :=
  if s is Some s' then map (fun row => map (fun xy => fmul xy.1 xy.2) (zip row s')) A
  else A.

Definition scale_ok (m : nat) (s : option (seq frac)) : bool :=
  if s is Some s' then eqn_Z (size s') m && all (fun x => Z.ltb Z0 x.1) s' else true.

Definition kernel_ok (A : seq (seq frac)) (z : seq frac) : bool :=
  let q := row_lcd z in let u := clear_row q z in
  cleared q z &&
  all (fun row => let p := row_lcd row in
         cleared p row && Z.eqb (dot (clear_row p row) u) Z0) A.

Definition abs_sum (u : seq Z) : Z := foldr (fun x t => Z.add (Z.abs x) t) Z0 u.
Definition abs_max (u : seq Z) : Z := foldr (fun x t => Z.max (Z.abs x) t) Z0 u.

Lemma scale_rowsP d m s A : shaped d m A -> scale_ok m s ->
  shaped d m (scale_rows s A) /\ mx_of d m (scale_rows s A) = encoder_of d m A s.
Proof.
case: s => [s|] // shA; rewrite /= eqn_ZE => /andP[/eqP sz_s _].
have [szA rowA] := shapedP shA; split.
  rewrite /shaped size_map szA eqn_ZE eqxx; apply/(all_nthP [::]) => i.
  rewrite size_map szA => lt_i; rewrite (nth_map [::]) ?szA // size_map size_zip.
  by rewrite rowA // sz_s minnn eqn_ZE.
apply/matrixP => i j; rewrite !mxE (nth_map [::]) ?szA //.
rewrite (nth_map (f0, f0)) ?size_zip ?rowA ?sz_s ?minnn //.
by rewrite nth_zip ?rowA ?sz_s // frM.
Qed.

Lemma kernel_okP d m A z : shaped d m A -> size z = m -> kernel_ok A z ->
  mx_of d m A *m vec m z = 0.
Proof.
move=> /shapedP[szA rowA] sz_z /andP[cl_z /(all_nthP [::]) ok].
apply/matrixP => i j; rewrite mxE [RHS]mxE.
have := ok i; rewrite szA ltn_ord => /(_ isT)/andP[cl_i].
rewrite -Zr_eq Zr0 (@dotE m) ?size_clear_row ?rowA // => /eqP dot0.
have p0 := lt0r_neq0 (cleared_gt0 cl_i); have q0 := lt0r_neq0 (cleared_gt0 cl_z).
apply: (mulfI (mulf_neq0 p0 q0)); rewrite [RHS]mulr0 -[RHS]dot0 mulr_sumr.
by apply: eq_bigr => l _; rewrite !clear_rowE // !mxE mulrACA.
Qed.

Lemma abs_sumE m q z : cleared q z -> size z = m ->
  Zr (abs_sum (clear_row q z)) = Zr q * vl1 (vec m z).
Proof.
move=> cl_z sz_z; have q_gt0 := cleared_gt0 cl_z.
have -> u : Zr (abs_sum u) = \sum_(x <- u) `|Zr x|.
  by elim: u => [|x u IH]; rewrite ?big_nil //= ZrD IH big_cons Zr_abs.
rewrite (sum_nth Z0 _ (n := m)) ?size_clear_row // /vl1 /l1norm mulr_sumr.
by apply: eq_bigr => j _; rewrite clear_rowE // mxE normrM (gtr0_norm q_gt0).
Qed.

Lemma abs_max_ge u x : x \in u -> Z.leb (Z.abs x) (abs_max u).
Proof.
elim: u => //= y u IH; rewrite inE => /predU1P[->|/IH]; first by lia.
by lia.
Qed.

Lemma abs_max_mem u : abs_max u = Z0 \/ exists2 x, x \in u & Z.abs x = abs_max u.
Proof.
elim: u => [|y u [IH|[x x_u eq_x]]] /=; first by left.
  rewrite IH; right; exists y; rewrite ?mem_head //; lia.
have [le_xy|lt_xy] := Z.max_spec (Z.abs y) (abs_max u).
  by right; exists x; rewrite ?inE ?x_u ?orbT // eq_x; case: le_xy.
by right; exists y; rewrite ?mem_head //; case: lt_xy.
Qed.

Section Over.

Variables (R : realFieldType) (d m : nat).

Lemma over_kernel (A : 'M[rat]_(d, m)) (v : 'cV[rat]_m) :
  A *m v = 0 -> over R A *m over R v = 0.
Proof. by move=> Av; rewrite /over -map_mxM Av map_mx0. Qed.

Lemma over_vl1 (v : 'cV[rat]_m) : vl1 (over R v) = ratr (vl1 v).
Proof.
rewrite /vl1 /l1norm rmorph_sum; apply: eq_bigr => j _.
by rewrite mxE /= ratr_norm.
Qed.

Lemma over_abs (v : 'cV[rat]_m) j : `|over R v j 0| = ratr `|v j 0|.
Proof. by rewrite mxE /= ratr_norm. Qed.

(* One kernel vector bounds the error of every B from below. *)
Lemma kernel_error (A : 'M[rat]_(d, m)) (v : 'cV[rat]_m) k (w : rat) i0 :
  (0 < k)%N -> A *m v = 0 -> v != 0 -> w <= 1 ->
  w * vl1 v <= k%:R * `|v i0 0| ->
  forall B : 'M[R]_(d, m), exists z i,
    [/\ ksparse k z, unit_box z
      & ratr w <= `|(B^T *m over R A *m z - z) i 0|].
Proof.
move=> k_gt0 Av v0 w_le1 le_w B; have Av' := over_kernel Av.
have v0' : over R v != 0.
  apply: contraNneq v0 => /matrixP eq0; apply/eqP/matrixP => i j.
  by have := eq0 i j; rewrite !mxE /= => /eqP; rewrite fmorph_eq0 => /eqP.
have [i le_i] := kernel_topk B Av' v0' k_gt0.
have [z [kz /sign_vector_box bz eq_z]] := worst_case_attained k (over R A) B i.
exists z, i; split=> //; rewrite eq_z.
set S := vsup (over R v) in le_i; set N := vl1 (over R v) in le_i.
have S_gt0 : 0 < S by rewrite vsup_gt0.
have w_le1' : ratr w <= 1 :> R by rewrite -(rmorph1 (ratr_rmorphism R)) ler_rat.
have le_wN : ratr w * N <= k%:R * S.
  apply: (@le_trans _ _ (k%:R * `|over R v i0 0|)).
    rewrite /N over_vl1 over_abs -rmorphM -(ratr_nat R k) -rmorphM ler_rat.
    exact: le_w.
  by rewrite ler_wpmul2l ?ler0n ?le_vsup.
set M := Num.max S (N / k%:R) in le_i.
have M_gt0 : 0 < M by rewrite lt_maxr S_gt0.
have le_wM : ratr w * M <= S.
  rewrite /M; case: (leP S (N / k%:R)) => _; last by rewrite ger_pmull.
  by rewrite mulrA ler_pdivr_mulr ?ltr0n // [S * _]mulrC.
by rewrite -(ler_pmul2r M_gt0) (le_trans le_wM).
Qed.

End Over.
