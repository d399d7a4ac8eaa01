From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError SharpTheorem Thresholds.
From LRHChecker Require Import Data Recovery Rows Kernel Access Threshold.

(******************************************************************************)
(*                       feature-sparsity certificates                        *)
(*                                                                            *)
(*       criterion == what is asked of a feature: an error within epsilon, a  *)
(*                    threshold, the given threshold                          *)
(* meets c sc A B i s == feature i meets c at sparsity s, thresholds divided  *)
(*                    by the scale sc                                         *)
(*   largest P k s == s <= k, and P s' exactly if s' <= s, for s' from 1 to k *)
(* meets_row, fails_row == for one row of C, decided by sums of the largest   *)
(*                    entries, and by explicit sets or vectors that attain    *)
(*                    them (found here; nothing is proved about the search)   *)
(* check_feature_sparsity_sound: what an accepted certificate says            *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Inductive criterion :=
| Within of domain & relation & frac
| Separable
| WithThresholds of seq frac.

Definition meets (c : criterion) (sc : option (seq frac)) d m (A B : 'M[rat]_(d, m))
    (i : 'I_m) s : Prop :=
  match c with
  | Within dom rel e =>
      forall z, ksparse s z -> in_domain dom z ->
      compares rel `|(B^T *m A *m z - z) i 0| (fr e)
  | Separable => exists t, separates (interference A B) s i t
  | WithThresholds t => separates (interference A B) s i (threshold_of sc t i)
  end.

Definition largest (P : nat -> Prop) k s : Prop :=
  (s <= k)%N /\ forall s', (0 < s' <= k)%N -> P s' <-> (s' <= s)%N.

(* ------------------------------------------------------------------------- *)
(* The checks                                                                 *)
(* ------------------------------------------------------------------------- *)

Definition compares_Z rel (x y : Z) : bool :=
  if rel is Lt then Z.ltb x y else Z.leb x y.

(* Candidates for a z with a large error: the signs of the s largest entries *)
Definition candidates dom (s : nat) (x : seq Z) : seq (seq (nat * frac)) :=
  if dom is Signed then [:: maximiser s x]
  else [:: maximiser s (pos_parts x); maximiser s (neg_parts x)].

Definition error_ok dom rel (s m : nat) (q : Z) (x : seq Z) (e : frac)
    (zs : seq (nat * frac)) : bool :=
  let z := dense m 0 zs in
  let qz := row_lcd z in
  [&& eqn_Z (size z) m, leq_Z (count fnonzero z) s, all (entry_ok dom) z, cleared qz z
    & ~~ compares_Z rel (Z.mul (Z.abs (dot x (clear_row qz z))) (Zpos e.2))
                        (Z.mul e.1 (Z.mul q qz))].

(* The places of the s largest positive entries *)
Definition picks (s m : nat) (x : seq Z) : seq bool :=
  map fnonzero (dense m 0 (maximiser s x)).

Fixpoint add_place (i : nat) (T : seq bool) : seq bool :=
  if T is b :: T' then
    if i is i'.+1 then b :: add_place i' T' else true :: T'
  else [::].

(* A set without i, a set with i, both of at most s members, where (C z)_i is large and small *)
Definition large_off (s m i : nat) (row : seq Z) : seq bool :=
  picks s m (pos_parts (off i row)).
Definition small_on (s m i : nat) (row : seq Z) : seq bool :=
  add_place i (picks s.-1 m (neg_parts (off i row))).

Definition off_ok s m i (T : seq bool) : bool :=
  [&& eqn_Z (size T) m, small s T & ~~ nth false T i].
Definition on_ok s m i (T : seq bool) : bool :=
  [&& eqn_Z (size T) m, small s T & nth false T i].

Definition meets_row (c : criterion) (s : nat) (q : Z) (i : nat) (row : seq Z) : bool :=
  match c with
  | Within dom rel e =>
      all (fun a => compares_Z rel (Z.mul (top_sum s a) (Zpos e.2)) (Z.mul e.1 q))
          (magnitudes dom (sub_at i q row))
  | Separable =>
      let x := off i row in
      Z.ltb (Z.add (top_sum s (pos_parts x)) (top_sum s.-1 (neg_parts x))) (nth Z0 row i)
  | WithThresholds t => separated s q i row (nth f0 t i)
  end.

Definition fails_row (c : criterion) (m s : nat) (q : Z) (i : nat) (row : seq Z) : bool :=
  match c with
  | Within dom rel e =>
      let x := sub_at i q row in
      has (error_ok dom rel s m q x e) (candidates dom s x)
  | Separable =>
      let T0 := large_off s m i row in
      let T1 := small_on s m i row in
      [&& off_ok s m i T0, on_ok s m i T1 & Z.leb (sum_on T1 row) (sum_on T0 row)]
  | WithThresholds t =>
      let T0 := large_off s m i row in
      let T1 := small_on s m i row in
      let u := nth f0 t i in
      (off_ok s m i T0 && Z.ltb (Z.mul u.1 q) (Z.mul (sum_on T0 row) (Zpos u.2)))
      || (on_ok s m i T1 && Z.leb (Z.mul (sum_on T1 row) (Zpos u.2)) (Z.mul u.1 q))
  end.

(* A and B by their columns *)
Definition check_features (c : criterion) (k d m : nat) (A B : seq (seq frac))
    (sp : seq nat) : bool :=
  let qA := common_lcd A in
  let A' := map (clear_row qA) A in
  [&& ltn_Z 0 k, shaped m d A, shaped m d B, eqn_Z (size sp) m & all (leq_Z ^~ k) sp]
  && [&& all (cleared qA) A, Z.ltb Z0 qA
       & all (fun x => let b := x.2.1 in let s := x.2.2 in let qb := row_lcd b in
                let row := map (dot (clear_row qb b)) A' in let q := Z.mul qA qb in
                [&& cleared qb b, eqn_Z s 0 || meets_row c s q x.1 row
                  & eqn_Z s k || fails_row c m s.+1 q x.1 row])
             (zip (iota 0 m) (zip B sp))].

(* With a scale the thresholds are divided by it too. *)
Definition scaled_criterion (s : option (seq frac)) (c : criterion) : criterion :=
  if (s, c) is (Some s', WithThresholds t) then
    WithThresholds [seq fmul p.1 (finv p.2) | p <- zip t s']
  else c.

Definition check_feature_sparsity (c : criterion) (k d m : nat) (A B : seq (seq frac))
    (s : option (seq frac)) (sp : seq nat) : bool :=
  [&& shaped d m A, shaped d m B, scale_ok m s,
      (if c is WithThresholds t then eqn_Z (size t) m else true)
    & if s is Some s' then
        check_features (scaled_criterion s c) k d m (scaled s' (columns m A))
          (scaled (map finv s') (columns m B)) sp
      else check_features c k d m (columns m A) (columns m B) sp].

(* ------------------------------------------------------------------------- *)

Lemma compares_ZE rel x y : compares_Z rel x y = compares rel (Zr x) (Zr y).
Proof. by case: rel; rewrite /= ?Zr_lt ?Zr_le. Qed.

Lemma compares_pmul rel (c x y : rat) : 0 < c ->
  compares rel (x * c) (y * c) = compares rel x y.
Proof. by move=> c_gt0; case: rel => /=; rewrite ?ltr_pmul2r ?ler_pmul2r. Qed.

Lemma le_compares rel (x y z : rat) : x <= y -> compares rel y z -> compares rel x z.
Proof. by case: rel => /= [|] le_xy; [apply: le_lt_trans|apply: le_trans]. Qed.

Section Row.

Variables (d m : nat) (A B : 'M[rat]_(d, m)) (i : 'I_m) (q : Z) (row : seq Z).
Hypothesis C_row : is_row (interference A B) i q row.

Let q0 : 0 < Zr q. Proof. by case: C_row. Qed.
Let sz_row : size row = m. Proof. by case: C_row. Qed.

Notation E := (deviation A B).

Let deviation_row (j : 'I_m) : Zr (nth Z0 (sub_at i q row) j) = Zr q * E i j.
Proof. exact: deviation_is_row. Qed.

Let size_deviation : size (sub_at i q row) = m.
Proof. by rewrite size_sub_at. Qed.

Lemma meets_mono c s s' : (s' <= s)%N -> meets c None A B i s -> meets c None A B i s'.
Proof.
move=> le_s; case: c => [dom rel e acc z kz|[t sep]|t sep].
- by apply: acc; apply: leq_trans kz le_s.
- by exists t; apply: separates_mono sep.
exact: separates_mono sep.
Qed.

Lemma topk_compares rel s e (a : seq Z) (y : 'I_m -> rat) : size a = m ->
  (forall j : 'I_m, Zr (nth Z0 a j) = Zr q * `|y j|) ->
  compares_Z rel (Z.mul (top_sum s a) (Zpos e.2)) (Z.mul e.1 q) ->
  compares rel (topk s y) (fr e).
Proof.
move=> sz_a eq_a; rewrite compares_ZE !ZrM => cmp.
rewrite -(compares_pmul rel _ _ (Zr_pos e.2)) -(compares_pmul rel _ _ q0).
have -> : fr e * Zr (Zpos e.2) = Zr e.1 by rewrite /fr divfK ?Zr_pos_neq0.
apply: le_compares cmp; rewrite mulrAC ler_pmul2r ?Zr_pos // mulrC.
exact: top_sumP.
Qed.

Lemma within_rowP dom rel e s : meets_row (Within dom rel e) s q i row ->
  meets (Within dom rel e) None A B i s.
Proof.
rewrite /= => mags z kz dz; rewrite recovery_errorE.
case: dom mags dz => /=.
  case/andP=> ok _ dz; apply: le_compares (row_error_le (E i) kz dz) _.
  apply: topk_compares ok => [|j]; rewrite ?size_map ?size_deviation //.
  rewrite (nth_map Z0) ?size_deviation // Zr_abs deviation_row normrM.
  by rewrite (gtr0_norm q0).
case/and3P=> okp okn _ dz; apply: le_compares (row_nonneg_le (E i) kz dz) _.
have le_max x y : compares rel x (fr e) -> compares rel y (fr e) ->
    compares rel (Num.max x y) (fr e).
  by case: rel {okp okn} => /=; rewrite ?lt_maxl ?le_maxl => -> ->.
apply: le_max.
  apply: topk_compares okp => [|j]; rewrite ?size_map ?size_deviation //.
  rewrite (nth_map Z0) ?size_deviation // Zr_max deviation_row Zr0.
  by rewrite (ger0_norm (pospart_ge0 _ _)) (maxr_pmulr _ _ (ltW q0)) mulr0.
apply: topk_compares okn => [|j]; rewrite ?size_map ?size_deviation //.
rewrite (nth_map Z0) ?size_deviation // Zr_max ZrN deviation_row Zr0.
by rewrite (ger0_norm (negpart_ge0 _ _)) (maxr_pmulr _ _ (ltW q0)) mulr0 mulrN.
Qed.

Lemma meets_rowP c s : (0 < s)%N -> meets_row c s q i row -> meets c None A B i s.
Proof.
move=> s_gt0; case: c => [dom rel e|lt_C|t]; [exact: within_rowP| |]; last first.
  by move/(separatedP C_row s_gt0); rewrite /= /threshold_of divr1.
apply/(separatesP _ _ s_gt0); rewrite -(ltr_pmul2l q0) mulrDr.
have [_ _ rowE] := C_row; rewrite -rowE.
have sz x : size (off x row) = m by rewrite size_sub_at.
move: lt_C; rewrite /= -Zr_lt ZrD; apply: le_lt_trans; apply: ler_add.
  by apply: top_sumP => // [|j]; rewrite ?size_map ?sz //; apply: pos_off.
by apply: top_sumP => // [|j]; rewrite ?size_map ?sz //; apply: neg_off.
Qed.

Lemma error_okP dom rel s e zs :
  error_ok dom rel s m q (sub_at i q row) e zs -> ~ meets (Within dom rel e) None A B i s.
Proof.
rewrite /error_ok; set z := dense m 0 zs.
case/and5P; rewrite eqn_ZE leq_ZE => /eqP sz_z k_z ok_z cl_z not_le.
move=> /(_ (\col_(j < m) fr (nth f0 z j))) acc; move: not_le; apply/negP; rewrite negbK.
have qz0 := cleared_gt0 cl_z; have qq0 := mulr_gt0 q0 qz0.
have eq_e : Zr e.1 = fr e * Zr (Zpos e.2) by rewrite /fr divfK ?Zr_pos_neq0.
rewrite compares_ZE !ZrM eq_e [fr e * _ * _]mulrAC compares_pmul ?Zr_pos // Zr_abs.
rewrite (@dotE m) ?size_deviation //.
have -> : \sum_(j < m) Zr (nth Z0 (sub_at i q row) j) * Zr (nth Z0 (clear_row (row_lcd z) z) j)
    = Zr q * Zr (row_lcd z) * \sum_j E i j * (\col_(j < m) fr (nth f0 z j)) j 0.
  rewrite mulr_sumr; apply: eq_bigr => j _.
  by rewrite deviation_row clear_rowE // mxE mulrACA.
rewrite normrM (gtr0_norm qq0) [_ * `|_|]mulrC compares_pmul // -recovery_errorE; apply: acc.
  rewrite /ksparse; apply: leq_trans k_z; rewrite (count_nth f0 _ sz_z).
  by apply/eq_leq/eq_card => j; rewrite !inE mxE fnonzeroE.
exact: entry_okP.
Qed.

Lemma off_okP s T t : off_ok s m i T -> separates (interference A B) s i t ->
  Zr (sum_on T row) <= Zr q * t.
Proof.
case/and3P; rewrite eqn_ZE => /eqP sz_T le_s iT /separates_setP sep.
rewrite (sum_onP C_row sz_T) ler_pmul2l // leNgt sep ?small_set // inE.
exact: iT.
Qed.

Lemma on_okP s T t : on_ok s m i T -> separates (interference A B) s i t ->
  Zr q * t < Zr (sum_on T row).
Proof.
case/and3P; rewrite eqn_ZE => /eqP sz_T le_s iT /separates_setP sep.
by rewrite (sum_onP C_row sz_T) ltr_pmul2l // sep ?small_set // inE.
Qed.

Lemma fails_rowP c s : fails_row c m s q i row -> ~ meets c None A B i s.
Proof.
case: c => [dom rel e /(has_nthP [::])[l _]|/and3P[ok0 ok1 le_S] [t sep]|t ok].
- exact: error_okP.
- have := lt_le_trans (on_okP ok1 sep) (_ : Zr _ <= Zr (sum_on (large_off s m i row) row)).
  by rewrite Zr_le => /(_ le_S); rewrite ltNge (off_okP ok0 sep).
rewrite /= /threshold_of divr1 => sep; have u0 := Zr_pos (nth f0 t i).2.
have eq_u : Zr (nth f0 t i).1 * Zr q = Zr q * fr (nth f0 t i) * Zr (Zpos (nth f0 t i).2).
  by rewrite /fr -mulrA divfK ?Zr_pos_neq0 // mulrC.
case/orP: ok => /andP[ok].
  by rewrite -Zr_lt !ZrM eq_u ltr_pmul2r // ltNge (off_okP ok sep).
by rewrite -Zr_le !ZrM eq_u ler_pmul2r // leNgt (on_okP ok sep).
Qed.

End Row.

Theorem check_features_sound c k d m A B sp : check_features c k d m A B sp ->
  forall i : 'I_m, largest (meets c None (mxc_of d m A) (mxc_of d m B) i) k (nth 0%N sp i).
Proof.
case/andP=> /and5P[]; rewrite ltn_ZE eqn_ZE => k_gt0 shA shB /eqP sz_s /(all_nthP 0%N) le_k.
case/and3P=> clA qA_gt0 /(all_nthP (0%N, ([::], 0%N))) rows i.
have [szB _] := shapedP shB.
have {}le_k : (nth 0%N sp i <= k)%N by rewrite -leq_ZE le_k ?sz_s.
have := rows i; rewrite !size_zip size_iota szB sz_s !minnn ltn_ord => /(_ isT).
rewrite nth_zip ?size_zip ?size_iota ?szB ?sz_s ?minnn // nth_iota // add0n.
rewrite nth_zip ?szB ?sz_s //= => /and3P[clb].
have C_row := product_is_row (i := i) shA shB clA qA_gt0 clb.
set s := nth 0%N sp i in le_k *; rewrite !eqn_ZE => meets_s fails_s.
split=> // s' /andP[s'_gt0 le_s'].
split=> [meets_s'|le_ss].
  rewrite leqNgt; apply/negP => lt_s; case/orP: fails_s => [/eqP eq_s|/(fails_rowP C_row)].
    by rewrite eq_s ltnNge le_s' in lt_s.
  by apply; apply: meets_mono meets_s'.
have s_gt0 : (0 < s)%N := leq_trans s'_gt0 le_ss.
apply: (meets_mono le_ss); case/orP: meets_s => [/eqP s0|]; first by rewrite s0 in s_gt0.
exact: (meets_rowP C_row s_gt0).
Qed.

Lemma meets_scaled c sc d m (A B : 'M[rat]_(d, m)) (i : 'I_m) s :
  scale_ok m sc -> (if c is WithThresholds t then eqn_Z (size t) m else true) ->
  meets (scaled_criterion sc c) None A B i s <-> meets c sc A B i s.
Proof.
case: sc => [sc|] //; case: c => // t; rewrite /= !eqn_ZE => /andP[/eqP sz_s pos] /eqP sz_t.
suff -> : threshold_of None [seq fmul p.1 (finv p.2) | p <- zip t sc] i
    = threshold_of (Some sc) t i by [].
rewrite /threshold_of divr1 (nth_map (f0, f0)) ?size_zip ?sz_t ?sz_s ?minnn //.
rewrite nth_zip ?sz_t ?sz_s // frM frV // /fr divr_gt0 ?Zr_pos // -Zr0 Zr_lt.
by move/(all_nthP f0): pos; apply; rewrite sz_s.
Qed.

Theorem check_feature_sparsity_sound c k d m A B sc sp :
  check_feature_sparsity c k d m A B sc sp ->
  forall i : 'I_m,
    largest (meets c sc (encoder_of d m A sc) (probe_of d m B sc) i) k (nth 0%N sp i).
Proof.
case/and5P=> shA shB sc_ok t_ok ok i.
suff [le_k sp_i] : largest (meets (scaled_criterion sc c) None
    (encoder_of d m A sc) (probe_of d m B sc) i) k (nth 0%N sp i).
  split=> // s' s'_k; apply: iff_trans (sp_i s' s'_k).
  exact: iff_sym (meets_scaled _ _ _ _ sc_ok t_ok).
case: sc sc_ok t_ok ok => [sc|] sc_ok _ ok; last first.
  by have := check_features_sound ok i; rewrite !mxc_of_columns //; case: (c).
have [sz_s s_gt0] : size sc = m /\ all (fun x => Z.ltb Z0 x.1) sc.
  by case/andP: sc_ok; rewrite eqn_ZE => /eqP.
by have := check_features_sound ok i; rewrite scaled_encoder ?scaled_probe.
Qed.
