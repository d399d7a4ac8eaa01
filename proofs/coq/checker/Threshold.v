From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError SharpTheorem Thresholds.
From LRHChecker Require Import Data Recovery Kernel Access BasisPursuit.

(******************************************************************************)
(*                  threshold, threshold-failure certificates                 *)
(*                                                                            *)
(*      off i row == row with 0 at place i                                    *)
(*  separated k q i row t == row is q times row i of C, and t lies between    *)
(*                    the largest (C z)_i with z_i = 0 and the least with 1   *)
(*       places m T == the list of m Booleans, true at the places listed in T   *)
(*   sum_on T row == the sum of the entries of row where T is true            *)
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

Definition off (i : nat) (row : seq Z) : seq Z := sub_at i (nth Z0 row i) row.

Definition pos_parts (x : seq Z) : seq Z := map (Z.max ^~ Z0) x.
Definition neg_parts (x : seq Z) : seq Z := map (fun y => Z.max (Z.opp y) Z0) x.

Definition separated (k : nat) (q : Z) (i : nat) (row : seq Z) (t : frac) : bool :=
  let x := off i row in
  let c := Z.sub (nth Z0 row i) (top_sum k.-1 (neg_parts x)) in
  Z.leb (Z.mul (top_sum k (pos_parts x)) (Zpos t.2)) (Z.mul t.1 q)
  && Z.ltb (Z.mul t.1 q) (Z.mul c (Zpos t.2)).

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

Variable i : 'I_m.
Let b := nth [::] (columns m B) i.
Let qb := row_lcd b.
Hypothesis clb : cleared qb b.
Let q := Z.mul qA qb.
Let row := map (dot (clear_row qb b)) (map (clear_row qA) A').

Lemma q_row_gt0 : 0 < Zr q.
Proof. by rewrite ZrM mulr_gt0 ?(cleared_gt0 clb) // -Zr0 Zr_lt. Qed.

Lemma size_row : size row = m.
Proof.
have [shA' _] := scale_rowsP shA s_ok.
by have [/shapedP[szA _] _] := columnsP f0 shA'; rewrite !size_map.
Qed.

Lemma rowE (j : 'I_m) : Zr (nth Z0 row j) = Zr q * C i j.
Proof.
have [shA' <-] := scale_rowsP shA s_ok.
have [/shapedP[szA rowA] eqA] := columnsP f0 shA'.
have [/shapedP[szB rowB] eqB] := columnsP f0 shB.
rewrite /row (nth_map [::]) ?size_map ?szA // (nth_map [::]) ?szA //.
rewrite (@dotE d) ?size_clear_row ?rowB // ZrM mxE mulr_sumr.
apply: eq_bigr => l _.
have clj : cleared qA (nth [::] A' j) by apply: (all_nthP [::] clA); rewrite szA.
rewrite !clear_rowE // !mxE eqA // eqB // mulrACA; congr (_ * _); exact: mulrC.
Qed.

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
by rewrite (maxr_pmulr _ _ (ltW q_row_gt0)) mulr0.
Qed.

Lemma neg_off (j : 'I_m) :
  Zr (nth Z0 (neg_parts (off i row)) j) = Zr q * `|offneg (C i) i j|.
Proof.
rewrite (nth_map Z0) ?size_sub_at ?size_row // Zr_max ZrN Zr0 offE ger0_norm ?offpos_ge0 //.
rewrite /offneg /offpos; case: ifP => _; first by rewrite oppr0 maxxx mulr0.
by rewrite (maxr_pmulr _ _ (ltW q_row_gt0)) mulr0 mulrN.
Qed.

Lemma separatedP k t : (0 < k)%N ->
  separated k q i row t -> separates C k i (fr t).
Proof.
move=> k_gt0 /andP[]; rewrite -Zr_le -Zr_lt !(ZrM _ (Zpos t.2)) !(ZrM t.1 q) ZrB rowE.
move=> le_t lt_t.
have q0 := q_row_gt0; have t0 := Zr_pos t.2.
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
  move: size_row sz_T; elim: T row m => [|c T IH] [|x e] [|n] //=.
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
by apply/scaled_row => //; apply: (separatedP shA s_ok shB clA qA_gt0 clb k_gt0 sep).
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
rewrite inE; have q0 := q_row_gt0 qA_gt0 (i := Ordinal lt_i) clb.
have SE := sum_onP shA s_ok shB clA (i := Ordinal lt_i) clb sz_T.
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
pose i' := Ordinal lt_i; have q0 := q_row_gt0 qA_gt0 (i := i') clb.
rewrite -Zr_le (sum_onP shA s_ok shB clA (i := i') clb sz1).
rewrite (sum_onP shA s_ok shB clA (i := i') clb sz0) ler_pmul2l // => le_S.
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
have {bound}: k%:R * ratr (vec m v i' 0) < Num.max (ratr (vpos (vec m v))) (ratr (vneg (vec m v))) :> R.
  apply: bound => j; rewrite over_abs ler_rat.
  have := le_v j; rewrite sz_u ltn_ord -Zr_le Zr_abs (uE i') uE normrM (gtr0_norm q0).
  by rewrite ler_pmul2l // => ->.
by rewrite ltNge -(ratr_nat R k) -(rmorphM (ratr_rmorphism R)) le_maxl !ler_rat le_pos le_neg.
Qed.

End Over.
