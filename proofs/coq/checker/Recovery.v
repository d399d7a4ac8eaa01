From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError.
From LRHChecker Require Import Data.

(******************************************************************************)
(*       recovery, recovery-failure and worst-case-error certificates         *)
(*                                                                            *)
(*             domain == Signed: entries in [-1, 1]; Nonnegative: in [0, 1]   *)
(*           relation == Lt or Le                                             *)
(* worst_error dom A B k w == w is the largest |(B^T A z - z)_i| over all     *)
(*                    k-sparse z in the domain and all i, and is attained     *)
(* recovers dom rel A B k e == for all such z and i, |(B^T A z - z)_i| < e    *)
(*                    (<= e for Le); recovers Signed Lt is accessible         *)
(*  encoder_of d m A s, probe_of d m B s == the matrices given by their rows, *)
(*                    after column j of A is multiplied, and column j of B    *)
(*                    divided, by the scale s_j (None: no scale)              *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Inductive domain := Signed | Nonnegative.
Inductive relation := Lt | Le.

Definition in_domain dom m (z : 'cV[rat]_m) : bool :=
  if dom is Signed then unit_box z else nonneg_box z.

Definition compares rel (x y : rat) : bool :=
  if rel is Lt then x < y else x <= y.

Definition worst_error dom d m (A B : 'M[rat]_(d, m)) k w : Prop :=
  (forall z, ksparse k z -> in_domain dom z ->
     forall i, `|(B^T *m A *m z - z) i 0| <= w)
  /\ exists z i, [/\ ksparse k z, in_domain dom z
                   & `|(B^T *m A *m z - z) i 0| = w].

Definition recovers dom rel d m (A B : 'M[rat]_(d, m)) k e : Prop :=
  forall z, ksparse k z -> in_domain dom z ->
  forall i, compares rel `|(B^T *m A *m z - z) i 0| e.

Lemma recovers_accessible d m (A B : 'M[rat]_(d, m)) k e :
  recovers Signed Lt A B k e <-> accessible A B k e.
Proof. by []. Qed.

Lemma worst_error_recovers dom rel d m (A B : 'M[rat]_(d, m)) k w e :
  worst_error dom A B k w -> recovers dom rel A B k e <-> compares rel w e.
Proof.
move=> [le_w [z0 [i0 [kz0 dz0 eq_w]]]]; split=> [rec|cmp_w z kz dz i].
  by rewrite -eq_w; apply: rec.
have := le_w z kz dz i; case: rel cmp_w => /= [lt_we|le_we] le_zw.
  exact: le_lt_trans lt_we.
exact: le_trans le_we.
Qed.

(* ------------------------------------------------------------------------- *)
(* A bound on the sum of the k largest                                        *)
(* ------------------------------------------------------------------------- *)

(* For every t >= 0 the k largest of the a_j sum to at most                   *)
(* k t + sum_j max(a_j - t, 0); equality for t the k-th largest.              *)
Definition threshold (k : nat) (a : seq Z) : Z :=
  if leq_Z (size a) k then Z0
  else Z.max Z0 (nth Z0 (sort (fun x y => Z.leb y x) a) k.-1).

Definition excess (t : Z) (a : seq Z) : Z :=
  foldl (fun s x => Z.add s (Z.max (Z.sub x t) Z0)) Z0 a.

Definition top_sum (k : nat) (a : seq Z) : Z :=
  let t := threshold k a in Z.add (Z.mul (Z.of_nat k) t) (excess t a).

Lemma threshold_ge0 k a : 0 <= Zr (threshold k a).
Proof. by rewrite -Zr0 Zr_le /threshold; case: ifP => // _; lia. Qed.

Lemma excessE n t a : size a = n ->
  Zr (excess t a) = \sum_(j < n) Num.max (Zr (nth Z0 a j) - Zr t) 0.
Proof.
move=> sz_a; rewrite -(sum_nth Z0 (fun x => Num.max (Zr x - Zr t) 0) sz_a).
suff aux s : Zr (foldl (fun s x => Z.add s (Z.max (Z.sub x t) Z0)) s a)
    = Zr s + \sum_(x <- a) Num.max (Zr x - Zr t) 0 by rewrite /excess aux add0r.
elim: a s {sz_a} => [|x a IHa] s /=; first by rewrite big_nil addr0.
by rewrite IHa big_cons ZrD Zr_max ZrB addrA.
Qed.

Lemma topk_le_excess m k (x : 'I_m -> rat) t : 0 <= t ->
  topk k x <= k%:R * t + \sum_j Num.max (`|x j| - t) 0.
Proof.
move=> t_ge0; have max_ge0 j : 0 <= Num.max (`|x j| - t) 0.
  by rewrite le_maxr lexx orbT.
have rhs_ge0 : 0 <= k%:R * t + \sum_j Num.max (`|x j| - t) 0.
  by rewrite addr_ge0 ?mulr_ge0 ?ler0n ?sumr_ge0.
apply/(topk_leP _ _ rhs_ge0) => T leTk.
have le1 : \sum_(j in T) `|x j| <= \sum_(j in T) (t + Num.max (`|x j| - t) 0).
  by apply: ler_sum => j _; rewrite -ler_subl_addl le_maxr lexx.
apply: le_trans le1 _; rewrite big_split /= ler_add //.
  by rewrite sumr_const -[t *+ _]mulr_natl ler_wpmul2r // ler_nat.
by rewrite [leRHS](bigID (mem T)) /= ler_addl sumr_ge0.
Qed.

Lemma top_sumP m k (a : seq Z) (x : 'I_m -> rat) (q : rat) :
  0 < q -> size a = m ->
  (forall j : 'I_m, Zr (nth Z0 a j) = q * `|x j|) ->
  q * topk k x <= Zr (top_sum k a).
Proof.
move=> q_gt0 sz_a eq_a; rewrite /top_sum ZrD ZrM Zr_nat (excessE _ sz_a).
set t := Zr (threshold k a); have t_ge0 : 0 <= t / q.
  by rewrite divr_ge0 ?threshold_ge0 ?ltW.
have /(ler_wpmul2l (ltW q_gt0)) le1 := topk_le_excess k x t_ge0.
have q_neq0 := lt0r_neq0 q_gt0.
apply: le_trans le1 _; rewrite mulrDr mulrCA [q * (t / q)]mulrC divfK //.
rewrite ler_add2l mulr_sumr ler_sum // => j _; rewrite eq_a.
by rewrite (maxr_pmulr _ _ (ltW q_gt0)) mulr0 mulrBr [q * (t / q)]mulrC divfK.
Qed.

(* ------------------------------------------------------------------------- *)
(* Rows of E = B^T A - I                                                      *)
(* ------------------------------------------------------------------------- *)

Fixpoint sub_at (i : nat) (s : Z) (row : seq Z) : seq Z :=
  if row is x :: row' then
    if i is i'.+1 then x :: sub_at i' s row' else Z.sub x s :: row'
  else [::].

Lemma size_sub_at i s row : size (sub_at i s row) = size row.
Proof. by elim: row i => [|x row IHrow] [|i] //=; rewrite IHrow. Qed.

Lemma nth_sub_at i s row j : (j < size row)%N ->
  Zr (nth Z0 (sub_at i s row) j) = Zr (nth Z0 row j) - Zr s * (i == j)%:R.
Proof.
elim: row i j => [|x row IHrow] [|i] [|j] //= lt_j;
  rewrite ?mulr1 ?mulr0 ?subr0 ?ZrB ?eqSS //.
exact: IHrow.
Qed.

(* The absolute values whose k largest are summed. *)
Definition magnitudes dom (e : seq Z) : seq (seq Z) :=
  if dom is Signed then [:: map Z.abs e]
  else [:: map (Z.max ^~ Z0) e; map (fun x => Z.max (Z.opp x) Z0) e].

Definition row_of (qA qb : Z) (A : seq (seq Z)) (i : nat) (b : seq Z) : seq Z :=
  sub_at i (Z.mul qA qb) (map (dot b) A).

Definition common_lcd (M : seq (seq frac)) : Z :=
  foldr (fun row q => Z.lcm (row_lcd row) q) (Zpos xH) M.

Definition entry_ok dom (x : frac) : bool :=
  if dom is Signed then Z.leb (Z.abs x.1) (Zpos x.2)
  else Z.leb Z0 x.1 && Z.leb x.1 (Zpos x.2).

(* The list of n entries z_i, z_(i+1), ... given by the pairs (j, z_j). *)
Fixpoint dense (n i : nat) (zs : seq (nat * frac)) : seq frac :=
  if n is n'.+1 then
    if zs is (j, x) :: zs' then
      if eqn_Z i j then x :: dense n' i.+1 zs' else f0 :: dense n' i.+1 zs
    else f0 :: dense n' i.+1 [::]
  else [::].

Definition witness_ok (q : Z) (e : seq Z) (z : seq frac) (w : frac) : bool :=
  let qz := row_lcd z in
  cleared qz z &&
  Z.eqb (Z.mul (Z.abs (dot e (clear_row qz z))) (Zpos w.2))
        (Z.mul w.1 (Z.mul q qz)).

Definition check_row dom k (qA : Z) (A : seq (seq Z)) (z : seq frac) (w : frac)
    (witness i : nat) (b : seq frac) : bool :=
  let qb := row_lcd b in
  cleared qb b &&
  let e := row_of qA qb A i (clear_row qb b) in
  let q := Z.mul qA qb in
  all (fun a => Z.leb (Z.mul (top_sum k a) (Zpos w.2)) (Z.mul w.1 q))
      (magnitudes dom e)
  && (if eqn_Z i witness then witness_ok q e z w else true).

(* A and B are given by their columns here. *)
Definition check_columns dom k (d m : nat) (A B : seq (seq frac))
    (witness : nat) (zs : seq (nat * frac)) (w : frac) : bool :=
  let qA := common_lcd A in
  let A' := map (clear_row qA) A in
  let z := dense m 0 zs in
  [&& shaped m d A, shaped m d B, all (cleared qA) A, Z.ltb Z0 qA,
      eqn_Z (size z) m, leq_Z (count fnonzero z) k, all (entry_ok dom) z,
      ltn_Z witness m
    & all (fun ib => check_row dom k qA A' z w witness ib.1 ib.2)
          (zip (iota 0 m) B)].

Lemma entry_okP dom m (z : seq frac) : size z = m -> all (entry_ok dom) z ->
  in_domain dom (\col_(j < m) fr (nth f0 z j)).
Proof.
move=> sz_z /all_nthP ok_z; case: dom ok_z => /= ok_z; apply/forallP => j.
  have := ok_z f0 j; rewrite sz_z ltn_ord mxE => /(_ isT).
  rewrite -Zr_le Zr_abs /fr normrM normfV (gtr0_norm (Zr_pos _)).
  by rewrite ler_pdivr_mulr ?Zr_pos ?mul1r.
have := ok_z f0 j; rewrite sz_z ltn_ord mxE => /(_ isT).
rewrite -!Zr_le Zr0 /fr => /andP[ge0 le1].
by rewrite divr_ge0 ?(ltW (Zr_pos _)) //= ler_pdivr_mulr ?Zr_pos ?mul1r.
Qed.

Lemma magnitudesP dom m k (e : seq Z) (x : 'I_m -> rat) q w :
  0 < Zr q -> size e = m ->
  (forall j : 'I_m, Zr (nth Z0 e j) = Zr q * x j) ->
  all (fun a => Z.leb (Z.mul (top_sum k a) (Zpos w.2)) (Z.mul w.1 q))
      (magnitudes dom e) ->
  forall z, ksparse k z -> in_domain dom z -> `|\sum_j x j * z j 0| <= fr w.
Proof.
move=> q_gt0 sz_e eq_e.
have bound a (y : 'I_m -> rat) : size a = m ->
    (forall j : 'I_m, Zr (nth Z0 a j) = Zr q * `|y j|) ->
    Z.leb (Z.mul (top_sum k a) (Zpos w.2)) (Z.mul w.1 q) -> topk k y <= fr w.
  move=> sz_a eq_a; rewrite -Zr_le !ZrM => le_w.
  rewrite /fr ler_pdivl_mulr ?Zr_pos // -(ler_pmul2r q_gt0).
  apply: le_trans le_w; rewrite mulrAC [topk k y * _]mulrC.
  by rewrite ler_wpmul2r ?(ltW (Zr_pos _)) ?top_sumP.
case: dom => /=.
  case/andP=> /bound le_w _ z kz dz; apply: le_trans (row_error_le x kz dz) _.
  by apply: le_w => [|j]; rewrite ?size_map // (nth_map Z0) ?sz_e // Zr_abs eq_e
     normrM (gtr0_norm q_gt0).
case/and3P=> /bound le_pos /bound le_neg _ z kz dz.
apply: le_trans (row_nonneg_le x kz dz) _; rewrite le_maxl.
apply/andP; split.
  apply: le_pos => [|j]; rewrite ?size_map // (nth_map Z0) ?sz_e // Zr_max eq_e.
  by rewrite (ger0_norm (pospart_ge0 _ _)) (maxr_pmulr _ _ (ltW q_gt0)) mulr0.
apply: le_neg => [|j]; rewrite ?size_map // (nth_map Z0) ?sz_e // Zr_max ZrN eq_e.
by rewrite (ger0_norm (negpart_ge0 _ _)) (maxr_pmulr _ _ (ltW q_gt0)) mulr0 mulrN.
Qed.

Theorem check_columns_sound dom k d m A B witness zs w :
  check_columns dom k d m A B witness zs w ->
  worst_error dom (mxc_of d m A) (mxc_of d m B) k (fr w).
Proof.
rewrite /check_columns; set qA := common_lcd A; set z := dense m 0 zs.
case/and5P=> /shapedP[szA rowA] /shapedP[szB rowB] clA qA_gt0 /and5P[].
rewrite eqn_ZE leq_ZE ltn_ZE => /eqP sz_z k_z ok_z lt_w rows.
have {}qA_gt0 : 0 < Zr qA by rewrite -Zr0 Zr_lt.
pose E := deviation (mxc_of d m A) (mxc_of d m B).
have row i : (i < m)%N ->
    check_row dom k qA (map (clear_row qA) A) z w witness i (nth [::] B i).
  move=> lt_i; have := all_nthP (0%N, [::]) rows i.
  rewrite size_zip size_iota szB minnn lt_i => /(_ isT).
  by rewrite nth_zip ?size_iota ?szB // nth_iota.
have entry (i : 'I_m) (b := nth [::] B i) (qb := row_lcd b) : cleared qb b ->
    forall j : 'I_m,
    Zr (nth Z0 (row_of qA qb (map (clear_row qA) A) i (clear_row qb b)) j)
    = Zr (Z.mul qA qb) * E i j.
  move=> cl_b j; rewrite /row_of nth_sub_at ?size_map ?szA //.
  rewrite (nth_map [::]) ?size_map ?szA // (nth_map [::]) ?szA //.
  rewrite (@dotE d) ?size_clear_row ?rowB // /E deviationE mulrBr ZrM.
  congr (_ - _); rewrite mxE mulr_sumr; apply: eq_bigr => l _.
  have clAj : cleared qA (nth [::] A j) by apply: (all_nthP [::] clA); rewrite szA.
  rewrite !clear_rowE // !mxE /b mulrACA; congr (_ * _); exact: mulrC.
have size_row i b : size (row_of qA (row_lcd b) (map (clear_row qA) A) i
    (clear_row (row_lcd b) b)) = m.
  by rewrite size_sub_at !size_map.
have q_gt0 b : cleared (row_lcd b) b -> 0 < Zr (Z.mul qA (row_lcd b)).
  by move=> /cleared_gt0; rewrite ZrM; apply: mulr_gt0.
split=> [y ky dy i|].
  rewrite recovery_errorE; have /and3P[cl_b mags _] := row i (ltn_ord i).
  exact: (magnitudesP (q_gt0 _ cl_b) (size_row _ _) (entry i cl_b) mags).
pose i0 : 'I_m := Ordinal lt_w.
exists (\col_(j < m) fr (nth f0 z j)), i0; split.
- rewrite /ksparse; apply: leq_trans k_z; rewrite (count_nth f0 _ sz_z).
  by apply/eq_leq/eq_card => j; rewrite !inE mxE fnonzeroE.
- exact: entry_okP.
have /and3P[cl_b _] := row witness lt_w.
rewrite eqn_ZE eqxx => /andP[cl_z]; rewrite -Zr_eq !ZrM Zr_abs.
rewrite (@dotE m) ?size_row // => /eqP eq_w.
rewrite recovery_errorE -/E; set S := \sum_j _.
have q0 := q_gt0 _ cl_b; have qz0 := cleared_gt0 cl_z.
have : Zr (Z.mul qA (row_lcd (nth [::] B i0))) * Zr (row_lcd z) * `|S| * Zr (Zpos w.2)
     = Zr w.1 * (Zr (Z.mul qA (row_lcd (nth [::] B i0))) * Zr (row_lcd z)).
  rewrite -{1}(gtr0_norm q0) -{1}(gtr0_norm qz0) -!normrM.
  rewrite [in RHS]ZrM -eq_w; congr (`| _ | * _); rewrite mulr_sumr.
  apply: eq_bigr => j _; rewrite clear_rowE // (entry i0) //.
  by rewrite [X in _ * (_ * X) = _]mxE mulrACA.
rewrite -mulrA mulrC => /(mulIf (lt0r_neq0 (mulr_gt0 q0 qz0))) eq1.
by rewrite /fr -eq1 mulfK ?Zr_pos_neq0.
Qed.

(* ------------------------------------------------------------------------- *)
(* The certificates                                                           *)
(* ------------------------------------------------------------------------- *)

Definition encoder_of d m (A : seq (seq frac)) (s : option (seq frac)) :
    'M[rat]_(d, m) :=
  if s is Some s' then \matrix_(i, j) (mx_of d m A i j * fr (nth f0 s' j))
  else mx_of d m A.

Definition probe_of d m (B : seq (seq frac)) (s : option (seq frac)) :
    'M[rat]_(d, m) :=
  if s is Some s' then \matrix_(i, j) (mx_of d m B i j / fr (nth f0 s' j))
  else mx_of d m B.

Definition scaled (s : seq frac) (M : seq (seq frac)) : seq (seq frac) :=
  [seq map (fmul p.1) p.2 | p <- zip s M].

Definition check_worst_case_error dom k d m (A B : seq (seq frac))
    (s : option (seq frac)) witness zs (w : frac) : bool :=
  [&& shaped d m A, shaped d m B
    & if s is Some s' then
        [&& eqn_Z (size s') m, all (fun x => Z.ltb Z0 x.1) s'
          & check_columns dom k d m (scaled s' (columns m A))
              (scaled (map finv s') (columns m B)) witness zs w]
      else check_columns dom k d m (columns m A) (columns m B) witness zs w].

Lemma scaledP d m s M : size s = m -> shaped d m M ->
  mxc_of d m (scaled s (columns m M))
  = \matrix_(i, j) (mx_of d m M i j * fr (nth f0 s j)).
Proof.
move=> sz_s sh_M; have [/shapedP[sz_c row_c] eq_c] := columnsP f0 sh_M.
apply/matrixP => i j; rewrite !mxE /scaled.
rewrite (nth_map (f0, [::])) ?size_zip ?sz_s ?sz_c ?minnn //.
rewrite nth_zip ?sz_s ?sz_c //= (nth_map f0) ?row_c // frM mulrC.
by rewrite eq_c.
Qed.

Lemma scaled_encoder d m s A : size s = m -> shaped d m A ->
  mxc_of d m (scaled s (columns m A)) = encoder_of d m A (Some s).
Proof.
by move=> sz_s shA; rewrite scaledP.
Qed.

Lemma scaled_probe d m s B : size s = m -> shaped d m B ->
  all (fun x => Z.ltb Z0 x.1) s ->
  mxc_of d m (scaled (map finv s) (columns m B)) = probe_of d m B (Some s).
Proof.
move=> sz_s shB /all_nthP s_gt0; rewrite scaledP ?size_map //.
apply/matrixP => i j; rewrite !mxE (nth_map f0) ?sz_s // frV //.
by rewrite /fr divr_gt0 ?Zr_pos // -Zr0 Zr_lt s_gt0 ?sz_s.
Qed.

Theorem check_worst_case_error_sound dom k d m A B s witness zs w :
  check_worst_case_error dom k d m A B s witness zs w ->
  worst_error dom (encoder_of d m A s) (probe_of d m B s) k (fr w).
Proof.
case/and3P=> shA shB; case: s => [s|] /=; last first.
  by move/check_columns_sound; rewrite !mxc_of_columns.
case/and3P; rewrite eqn_ZE => /eqP sz_s s_gt0 /check_columns_sound.
by rewrite scaled_encoder ?scaled_probe.
Qed.

Definition check_recovery dom rel k d m A B s witness zs w (e : frac) : bool :=
  check_worst_case_error dom k d m A B s witness zs w
  && (if rel is Lt then flt w e else fle w e).

Definition check_recovery_failure dom rel k d m A B s witness zs w (e : frac) :
    bool :=
  check_worst_case_error dom k d m A B s witness zs w
  && ~~ (if rel is Lt then flt w e else fle w e).

Theorem check_recovery_sound dom rel k d m A B s witness zs w e :
  check_recovery dom rel k d m A B s witness zs w e ->
  worst_error dom (encoder_of d m A s) (probe_of d m B s) k (fr w)
  /\ recovers dom rel (encoder_of d m A s) (probe_of d m B s) k (fr e).
Proof.
case/andP=> /check_worst_case_error_sound we; rewrite fltE fleE => cmp_e.
by split=> //; apply/(worst_error_recovers rel _ we); case: rel cmp_e.
Qed.

Theorem check_recovery_failure_sound dom rel k d m A B s witness zs w e :
  check_recovery_failure dom rel k d m A B s witness zs w e ->
  worst_error dom (encoder_of d m A s) (probe_of d m B s) k (fr w)
  /\ ~ recovers dom rel (encoder_of d m A s) (probe_of d m B s) k (fr e).
Proof.
case/andP=> /check_worst_case_error_sound we; rewrite fltE fleE => /negP cmp_e.
by split=> // /(worst_error_recovers rel _ we); case: rel cmp_e.
Qed.
