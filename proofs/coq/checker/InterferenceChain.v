From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError RankTrace EntrywisePower Turan
  LowerBound.
From LRHChecker Require Import Data Turan Recovery Rank Family.

(******************************************************************************)
(*                      interference-chain certificates                       *)
(*                                                                            *)
(* interferes rel A B t i j == i != j, and |C i j| or |C j i| is not < t      *)
(*                    (<= t), for C = B^T A                                   *)
(* check_interference_chain_sound: what an accepted certificate says          *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition interferes rel d m (A B : 'M[rat]_(d, m)) (t : rat) :
    ssrbool.rel 'I_m := fun i j => (i != j) &&
    ~~ (compares rel `|interference A B i j| t
        && compares rel `|interference A B j i| t).

Definition compares_Z rel (x y : Z) : bool :=
  if rel is Lt then Z.ltb x y else Z.leb x y.

Lemma compares_ZE rel x y : compares_Z rel x y = compares rel (Zr x) (Zr y).
Proof. by case: rel; rewrite /= ?Zr_lt ?Zr_le. Qed.

Lemma compares_pmul2l rel (q x y : rat) : 0 < q ->
  compares rel (q * x) (q * y) = compares rel x y.
Proof. by move=> q_gt0; case: rel; rewrite /= ?ltr_pmul2l ?ler_pmul2l. Qed.

(* (epsilon / k) / (1 - epsilon), for epsilon < 1 *)
Definition chain_mu (k : nat) (e : frac) : frac :=
  (e.1, Z.to_pos (Z.mul (Z.of_nat k) (Z.sub (Zpos e.2) e.1))).

(* One row of the integer matrix q B^T A, with its q *)
Definition crow (qA : Z) (A : seq (seq Z)) (b : seq frac) : seq Z * Z :=
  let qb := row_lcd b in (map (dot (clear_row qb b)) A, Z.mul qA qb).

Definition recovers_row rel k (e : frac) (i : nat) (row : seq Z * Z) : bool :=
  compares_Z rel
    (Z.mul (top_sum k (map Z.abs (sub_at i row.2 row.1))) (Zpos e.2))
    (Z.mul e.1 row.2).

Definition large_entries rel k (e : frac) (row : seq Z * Z) : seq bool :=
  let s := Z.mul (Zpos e.2) (Z.of_nat k) in let t := Z.mul e.1 row.2 in
  map (fun x => ~~ compares_Z rel (Z.mul (Z.abs x) s) t) row.1.

Definition adjacent_to (m i : nat) (u v : seq bool) : seq bool :=
  map (fun jx => ~~ eqn_Z jx.1 i && (jx.2.1 || jx.2.2))
      (zip (iota 0 m) (zip u v)).

Definition adjacency (m : nat) (R : seq (seq bool)) : seq (seq bool) :=
  map (fun iuv => adjacent_to m iuv.1 iuv.2.1 iuv.2.2)
      (zip (iota 0 m) (zip R (columns m R))).

Definition count_true (u : seq bool) : Z :=
  foldr (fun (b : bool) t => if b then Z.succ t else t) Z0 u.

Definition check_chain_columns fam rel k (d m : nat) (A B : seq (seq frac))
    (e : frac) (s n L edges : nat) (F : seq nat) : bool :=
  let qA := common_lcd A in
  let A' := map (clear_row qA) A in
  let C := map (crow qA A') B in
  let G := adjacency m (map (large_entries rel k e) C) in
  [&& shaped m d A, shaped m d B, all (cleared qA) A, Z.ltb Z0 qA,
      all (fun b => cleared (row_lcd b) b) B
    & ltn_Z 0 k && Z.ltb e.1 (Zpos e.2)]
  && [&& all (fun ir => recovers_row rel k e ir.1 ir.2) (zip (iota 0 m) C),
         Z.eqb (foldr (fun u t => Z.add (count_true u) t) Z0 G)
               (Z.mul (Zpos 2) (Z.of_nat edges)),
         Z.leb (Z.of_nat edges)
               (Z.mul (Z.of_nat m) (Z.sub (Z.of_nat k) (Zpos xH))),
         eqn_Z (size F) n && increasing ltn_Z F && all (ltn_Z ^~ m) F
       & [&& all (fun u => ~~ has id (select false F u)) (select [::] F G),
             Z.leb (Z.of_nat m) (Z.mul (Z.sub (Z.mul (Zpos 2) (Z.of_nat k)) (Zpos xH))
                                       (Z.of_nat n)),
             leq_Z L d
           & check_family_bound fam rel n s (chain_mu k e) L
               (map (select Z0 F) (select [::] F (map fst C)))]].

Definition check_interference_chain fam rel k (d m : nat) (A B : seq (seq frac))
    (c : option (seq frac)) (e : frac) (s n L edges : nat) (F : seq nat) : bool :=
  [&& shaped d m A, shaped d m B
    & if c is Some c' then
        [&& eqn_Z (size c') m, all (fun x => Z.ltb Z0 x.1) c'
          & check_chain_columns fam rel k d m (scaled c' (columns m A))
              (scaled (map finv c') (columns m B)) e s n L edges F]
      else check_chain_columns fam rel k d m (columns m A) (columns m B)
             e s n L edges F].

(* ------------------------------------------------------------------------- *)
(* Soundness                                                                  *)
(* ------------------------------------------------------------------------- *)

Lemma interferes_simple rel d m (A B : 'M[rat]_(d, m)) t :
  simple_graph (interferes rel A B t).
Proof.
split=> [i j|i]; rewrite /interferes ?eqxx // eq_sym; congr (_ && ~~ _).
by rewrite andbC.
Qed.

Local Arguments Z.sub : simpl never.
Local Arguments Z.mul : simpl never.

Lemma fr_chain_mu k e : (0 < k)%N -> Z.ltb e.1 (Zpos e.2) ->
  fr (chain_mu k e) = fr e / k%:R / (1 - fr e).
Proof.
move=> k_gt0 e_lt1; have pos : 0 < Zr (Z.mul (Z.of_nat k) (Z.sub (Zpos e.2) e.1)).
  by rewrite -Zr0 Zr_lt; nia.
rewrite /fr /chain_mu [_.1]/= [_.2]/= Z2Pos.id; last by apply/Z.ltb_spec0; rewrite -Zr_lt Zr0.
have b0 := Zr_pos_neq0 e.2; have k0 : (k%:R : rat) != 0 by rewrite pnatr_eq0 -lt0n.
have -> : 1 - Zr e.1 / Zr (Zpos e.2) = (Zr (Zpos e.2) - Zr e.1) / Zr (Zpos e.2).
  by rewrite mulrBl divff.
by rewrite ZrM ZrB Zr_nat [X in _ = X / _]mulrAC invf_div [RHS]mulrA divfK // invfM mulrA.
Qed.

Lemma leq_edges (edges m k : nat) : (0 < k)%N ->
  Z.le (Z.of_nat edges) (Z.mul (Z.of_nat m) (Z.sub (Z.of_nat k) (Zpos xH))) ->
  (edges <= m * k.-1)%N.
Proof. by case: k => // k _; rewrite (_ : Z.sub _ _ = Z.of_nat k); lia. Qed.

Lemma leq_independent (m k n : nat) : (0 < k)%N ->
  Z.le (Z.of_nat m) (Z.mul (Z.sub (Z.mul (Zpos 2) (Z.of_nat k)) (Zpos xH)) (Z.of_nat n)) ->
  (m <= (2 * k - 1) * n)%N.
Proof.
move=> k_gt0; rewrite (_ : Z.sub _ _ = Z.of_nat (2 * k - 1)); last by lia.
by move: (2 * k - 1)%N => k1; lia.
Qed.

Lemma double_sum (z : Z) (a b : nat) : z = Z.of_nat a ->
  z = Z.mul (Zpos 2) (Z.of_nat b) -> a = b.*2.
Proof. by move=> ->; lia. Qed.

Lemma count_true_count (u : seq bool) : count_true u = Z.of_nat (count id u).
Proof. by elim: u => //= b u ->; case: b; lia. Qed.

Section Columns.

Variables (fam : family) (rel : relation) (k d m : nat).
Variables (A B : seq (seq frac)) (e : frac) (s n L edges : nat) (F : seq nat).

Let A' := mxc_of d m A.
Let B' := mxc_of d m B.

Lemma check_chain_columns_sound (t := fr e / k%:R) (mu := t / (1 - fr e)) :
  check_chain_columns fam rel k d m A B e s n L edges F ->
  [/\ fr e < 1, recovers Signed rel A' B' k (fr e),
      nb_edges (interferes rel A' B' t) = edges /\ (edges <= m * k.-1)%N
    & (m <= (2 * k - 1) * n)%N /\
      exists f : 'I_n -> 'I_m,
      [/\ forall i, val (f i) = nth 0%N F i, injective f,
          forall i j, ~~ interferes rel A' B' t (f i) (f j),
          near rel (unit_rows (subgram A' B' f)) mu
        & least_bound fam rel s mu (unit_rows (subgram A' B' f)) L /\ (L <= d)%N]].
Proof.
rewrite /check_chain_columns; set qA := common_lcd A; set A0 := map (clear_row qA) A.
set C := map (crow qA A0) B; set R := map _ C; set G := adjacency m R.
case/andP=> /and5P[shA shB clA qA_gt0 /andP[clB]]; rewrite !ltn_ZE.
case/andP=> k_gt0 e_lt1 /and5P[rec_ok].
move=> /Z.eqb_spec edges_ok /Z.leb_spec0 le_edges.
rewrite eqn_ZE -andbA increasingE => /and3P[/eqP sz_F inc_F /allP lt_F].
case/and4P=> ind_ok /Z.leb_spec0 le_m; rewrite leq_ZE => le_L bound_ok.
have [szA rowA] := shapedP shA; have [szB rowB] := shapedP shB.
have {}qA_gt0 : 0 < Zr qA by rewrite -Zr0 Zr_lt.
pose q (i : 'I_m) := Zr (Z.mul qA (row_lcd (nth [::] B i))).
have clBi (i : 'I_m) : cleared (row_lcd (nth [::] B i)) (nth [::] B i).
  by apply: (all_nthP [::] clB); rewrite szB.
have q_gt0 i : 0 < q i by rewrite /q ZrM mulr_gt0 // (cleared_gt0 (clBi i)).
have szC : size C = m by rewrite size_map.
have nthC (i : 'I_m) : nth ([::], Z0) C i = crow qA A0 (nth [::] B i).
  by rewrite (nth_map [::]) ?szB.
have size_crow (i : 'I_m) : size (nth ([::], Z0) C i).1 = m.
  by rewrite nthC /= !size_map.
have crowE (i j : 'I_m) :
    Zr (nth Z0 (nth ([::], Z0) C i).1 j) = q i * interference A' B' i j.
  rewrite nthC /crow /= (nth_map [::]) ?size_map ?szA // (nth_map [::]) ?szA //.
  rewrite (@dotE d) ?size_clear_row ?rowB // mxE mulr_sumr.
  apply: eq_bigr => l _; have clAj : cleared qA (nth [::] A j).
    by apply: (all_nthP [::] clA); rewrite szA.
  by rewrite !clear_rowE // !mxE /q ZrM mulrACA [Zr (row_lcd _) * _]mulrC.
have qE (i : 'I_m) : Zr (nth ([::], Z0) C i).2 = q i by rewrite nthC.
have b_gt0 := Zr_pos e.2; have k0 : 0 < k%:R :> rat by rewrite ltr0n.
have e_lt1' : fr e < 1.
  by rewrite /fr ltr_pdivr_mulr // mul1r Zr_lt.
have eE : Zr (Zpos e.2) * fr e = Zr e.1 by rewrite /fr mulrC divfK ?lt0r_neq0.
have muE : fr (chain_mu k e) = mu by rewrite fr_chain_mu.
have szR : size R = m by rewrite size_map.
have size_R (i : 'I_m) : size (nth [::] R i) = m.
  by rewrite (nth_map ([::], Z0)) ?szC // size_map size_crow.
have largeE (i j : 'I_m) : nth false (nth [::] R i) j
    = ~~ compares rel `|interference A' B' i j| t.
  rewrite (nth_map ([::], Z0)) ?szC // (nth_map Z0) ?size_crow //.
  rewrite compares_ZE !ZrM Zr_abs crowE qE normrM (gtr0_norm (q_gt0 i)) Zr_nat -eE.
  rewrite [q i * _ * _]mulrAC.
  have -> : Zr (Zpos e.2) * fr e * q i = q i * (Zr (Zpos e.2) * k%:R) * t.
    rewrite /t -[RHS]mulrA -[X in _ = _ * X]mulrA [k%:R * _]mulrC.
    by rewrite divfK ?lt0r_neq0 // mulrC.
  by rewrite compares_pmul2l // !mulr_gt0.
have shR : shaped m m R.
  rewrite /shaped szR eqn_ZE eqxx; apply/(all_nthP [::]) => i; rewrite szR => lt_i.
  by rewrite eqn_ZE (size_R (Ordinal lt_i)).
have [/shapedP[szT rowT] eqT] := columnsP false shR.
have szG : size G = m by rewrite size_map !size_zip size_iota szR szT !minnn.
have nthG (i : 'I_m) : nth [::] G i
    = adjacent_to m i (nth [::] R i) (nth [::] (columns m R) i).
  rewrite (nth_map (0%N, ([::], [::]))) ?size_zip ?size_iota ?szR ?szT ?minnn //.
  rewrite nth_zip ?size_zip ?size_iota ?szR ?szT ?minnn // nth_iota //.
  by rewrite nth_zip ?szR ?szT.
have size_G (i : 'I_m) : size (nth [::] G i) = m.
  by rewrite nthG size_map !size_zip size_iota size_R rowT // !minnn.
have entryG (i j : 'I_m) : nth false (nth [::] G i) j = interferes rel A' B' t i j.
  rewrite nthG (nth_map (0%N, (false, false))); last first.
    by rewrite !size_zip size_iota size_R rowT // !minnn.
  rewrite nth_zip ?size_zip ?size_iota ?size_R ?rowT ?minnn // nth_iota //.
  rewrite nth_zip ?size_R ?rowT // add0n /= eqT // !largeE eqn_ZE -negb_and.
  by rewrite eq_sym.
split=> //.
- move=> z kz dz i; rewrite recovery_errorE.
  have := all_nthP (0%N, ([::], Z0)) rec_ok i.
  rewrite size_zip size_iota szC minnn ltn_ord => /(_ isT).
  rewrite nth_zip ?size_iota ?szC // nth_iota // add0n /recovers_row /=.
  rewrite compares_ZE !ZrM qE -eE -mulrA [_ * Zr (Zpos _)]mulrC compares_pmul2l //.
  set row := map Z.abs _ => cmp.
  have le_top : q i * topk k (deviation A' B' i) <= Zr (top_sum k row).
    apply: top_sumP => // [|j]; first by rewrite size_map size_sub_at size_crow.
    rewrite (nth_map Z0) ?size_sub_at ?size_crow // Zr_abs nth_sub_at ?size_crow //.
    by rewrite crowE qE -mulrBr -deviationE normrM (gtr0_norm (q_gt0 i)).
  have le_z := row_error_le (deviation A' B' i) kz dz.
  rewrite -(compares_pmul2l _ _ _ (q_gt0 i)) [q i * fr e]mulrC.
  have le1 : q i * `|\sum_j deviation A' B' i j * z j 0| <= Zr (top_sum k row).
    by apply: le_trans le_top; rewrite ler_pmul2l.
  by case: (rel) cmp => /=; [apply: le_lt_trans|apply: le_trans].
- split; last exact: leq_edges.
  apply: double_inj; rewrite -(handshake (interferes_simple rel A' B' t)).
  suff eq_sum : foldr (fun u t => Z.add (count_true u) t) Z0 G
      = Z.of_nat (\sum_i deg (interferes rel A' B' t) i)%N by apply: (double_sum eq_sum edges_ok).
  have -> : (\sum_i deg (interferes rel A' B' t) i = \sum_(u <- G) count id u)%N.
    rewrite (big_nth [::]) szG big_mkord; apply: eq_bigr => i _.
    rewrite (count_nth false id (size_G i)) /deg; apply: eq_card => j.
    by rewrite !inE entryG.
  elim: (G) => [|u G' IH] /=; first by rewrite big_nil.
  rewrite big_cons IH of_natD; congr Z.add.
  exact: count_true_count.
split; first exact: leq_independent.
have lt_Fi (i : 'I_n) : (nth 0%N F i < m)%N.
  by rewrite -ltn_ZE; apply: lt_F; rewrite mem_nth ?sz_F.
pose f (i : 'I_n) := Ordinal (lt_Fi i); exists f.
have [n_gt0 s_gt0 [_ near_c] mu_gt0 least_c] := check_family_boundP bound_ok.
have eqD : unit_rows (mxZ n n (map (select Z0 F) (select [::] F (map fst C))))
    = unit_rows (subgram A' B' f).
  have entry (i j : 'I_n) : mxZ n n (map (select Z0 F) (select [::] F (map fst C))) i j
      = q (f i) * subgram A' B' f i j.
    rewrite mxE (nth_map [::]) ?size_map ?sz_F // (nth_map 0%N) ?sz_F //.
    rewrite (nth_map 0%N) ?sz_F // (nth_map ([::], Z0)) ?szC //.
    by rewrite (crowE (f i) (f j)); congr (_ * _); rewrite [RHS]mxE.
  apply/matrixP => i j; rewrite !unit_rowsE !entry -mulf_div divff ?mul1r //.
  exact: lt0r_neq0.
rewrite eqD muE in near_c least_c; split=> //.
- move=> i j /(congr1 val) /= /eqP; rewrite nth_uniq ?sz_F // => [/eqP/val_inj //|].
  by apply: sorted_uniq inc_F => [x y z|x]; rewrite !ltn_ZE ?ltnn //; apply: ltn_trans.
- move=> i j; rewrite -entryG.
  have := all_nthP [::] ind_ok i; rewrite size_map sz_F ltn_ord => /(_ isT).
  rewrite (nth_map 0%N) ?sz_F // => /hasPn/(_ (nth false (nth [::] G (f i)) (f j))).
  by apply; apply/mapP; exists (nat_of_ord (f j)); rewrite // mem_nth ?sz_F.
Qed.

End Columns.

Theorem check_interference_chain_sound fam rel k d m A B c e s n L edges F
    (t := fr e / k%:R) (mu := t / (1 - fr e))
    (A' := encoder_of d m A c) (B' := probe_of d m B c) :
  check_interference_chain fam rel k d m A B c e s n L edges F ->
  [/\ fr e < 1, recovers Signed rel A' B' k (fr e),
      nb_edges (interferes rel A' B' t) = edges /\ (edges <= m * k.-1)%N
    & (m <= (2 * k - 1) * n)%N /\
      exists f : 'I_n -> 'I_m,
      [/\ forall i, val (f i) = nth 0%N F i, injective f,
          forall i j, ~~ interferes rel A' B' t (f i) (f j),
          near rel (unit_rows (subgram A' B' f)) mu
        & least_bound fam rel s mu (unit_rows (subgram A' B' f)) L /\ (L <= d)%N]].
Proof.
case/and3P=> shA shB; rewrite {}/A' {}/B' {}/mu {}/t.
case: c => [c|] /=; last by move/check_chain_columns_sound; rewrite !mxc_of_columns.
case/and3P; rewrite eqn_ZE => /eqP sz_c c_gt0 /check_chain_columns_sound.
by rewrite scaled_encoder ?scaled_probe.
Qed.
