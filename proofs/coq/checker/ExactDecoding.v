From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError SharpTheorem KernelLadder.
From LRHChecker Require Import Data Recovery Rank Kernel.

(******************************************************************************)
(*                        exact-decoding certificates                         *)
(*                                                                            *)
(* pivots p todo n == the places of n rows with a nonzero minor modulo p, by  *)
(*                    elimination (nothing is proved about this code)         *)
(* independent p d t C == the t columns of d entries listed in C have such a  *)
(*                    minor: found, then checked by lower_ok                  *)
(* all_sets f C cols t s == f (T ++ C) for all lists T of t members of cols,  *)
(*                    which has t + s (the order within T is reversed)        *)
(* check_exact_decoding_sound: what an accepted certificate says              *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Fixpoint find_row_with_head (skipped todo : seq (nat * seq Z)) :
    option ((nat * seq Z) * seq (nat * seq Z)) :=
  if todo is row :: todo' then
    if Z.eqb (head Z0 row.2) Z0 then find_row_with_head (row :: skipped) todo'
    else Some (row, catrev skipped todo')
  else None.

Fixpoint pivots (p : Z) (todo : seq (nat * seq Z)) (n : seq (seq Z)) : seq nat :=
  if n is _ :: n' then
    if find_row_with_head [::] todo is Some (row, rest) then
      let a := inverse_mod p (head Z0 row.2) in
      let pivot := map (fun x => Z.modulo (Z.mul a x) p) (behead row.2) in
      row.1 :: pivots p (map (fun r => (r.1, reduce_by p pivot r.2)) rest) n'
    else [::]
  else [::].

Definition independent (p : Z) (d t : nat) (C : seq (seq Z)) : bool :=
  let rows := columns d (map (map (Z.modulo ^~ p)) C) in
  let g := pivots p (zip (iota 0 d) rows) C in
  [&& eqn_Z (size C) t, eqn_Z (size g) t, all (ltn_Z ^~ d) g
    & lower_ok p t C (iota 0 t) g].

Fixpoint all_sets T (f : seq T -> bool) (C cols : seq T) (t s : nat) : bool :=
  if cols is c :: cols' then
    if t is t'.+1 then
      all_sets f (c :: C) cols' t' s
      && (if s is s'.+1 then all_sets f C cols' t s' else true)
    else f C
  else if t is _.+1 then true else f C.

Definition check_exact_decoding (k d m : nat) (A : seq (seq frac)) (p : Z) : bool :=
  let two_k := Z.add (Z.of_nat k) (Z.of_nat k) in
  let t := if Z.leb (Z.of_nat m) two_k then m else (k + k)%N in
  [&& shaped d m A, rows_cleared A
    & all_sets (independent p d t) [::] (columns m (clear_rows A)) t (m - t)].

(* ------------------------------------------------------------------------- *)

Definition independent_on p d t (C : seq (seq Z)) : Prop :=
  exists g, [/\ size g = t, all (ltn_Z ^~ d) g & lower_ok p t C (iota 0 t) g].

Lemma all_setsP T (f : seq T -> bool) C cols t s (b : seq bool) :
  all_sets f C cols t s -> size cols = (t + s)%N -> size b = size cols ->
  count id b = t -> f (catrev (mask b cols) C).
Proof.
elim: cols b C t s => [|c cols IH] b C [|t] s //=.
- by move=> fC _ _ _; rewrite mask0.
- move=> fC _ sz_b cnt; suff -> : mask b (c :: cols) = [::] by [].
  by apply: size0nil; rewrite size_mask.
case/andP=> take_c drop_c [sz]; case: b => //= x b [sz_b]; case: x => /=.
  by rewrite add1n => -[cnt]; apply: IH take_c sz sz_b cnt.
rewrite add0n => cnt; case: s {take_c} drop_c sz => [_|s drop_c] sz.
  by have := count_size id b; rewrite cnt sz_b; move: sz; lia.
by apply: IH drop_c _ sz_b cnt; move: sz; lia.
Qed.

Section Sound.

Variables (R : realFieldType) (k d m : nat) (A : seq (seq frac)).

Notation M := (mx_of d m A).

Lemma shaped_clear_rows : shaped d m A -> shaped d m (clear_rows A).
Proof.
move=> /shapedP[szA rowA]; rewrite /shaped size_map szA eqn_ZE eqxx.
apply/(all_nthP [::]) => i; rewrite size_map szA => lt_i.
by rewrite (nth_map [::]) ?szA // size_clear_row rowA // eqn_ZE.
Qed.

Let cols := columns m (clear_rows A).
Let col_of (j : 'I_m) := nth [::] cols j.

(* The columns listed in L, cleared, have an invertible minor: then they are  *)
(* independent.                                                               *)
Lemma independentP p t (L : seq 'I_m) (v : 'cV[R]_m) : shaped d m A -> rows_cleared A ->
  size L = t -> uniq L -> independent_on p d t (map col_of L) ->
  over R M *m v = 0 -> (forall j, v j 0 != 0 -> j \in L) -> v = 0.
Proof.
move=> shA clA sz_L uniq_L [g [sz_g lt_g low]] Av on_L; have [szA _] := shapedP shA.
have [/shapedP[szc rowc] eqc] := columnsP Z0 (shaped_clear_rows shA).
rewrite -/cols in szc rowc eqc; apply/colP => j0; rewrite [RHS]mxE.
set W := mxZ t d (map col_of L).
have nthL i : (i < t)%N -> nth [::] (map col_of L) i = col_of (nth j0 L i).
  by move=> lt_i; rewrite (nth_map j0) ?sz_L.
have row_W : row_free (over R W).
  rewrite /row_free /over mxrank_map eqn_leq rank_leq_row.
  apply: lower_okP low; rewrite ?size_map ?size_iota ?sz_L //.
    by move=> i lt_i; rewrite nthL // rowc.
  by apply/allP => i; rewrite mem_iota ltn_ZE.
have Mv : over R (mxZ d m (clear_rows A)) *m v = 0.
  have [[D ->] _] := mxZ_clear_rows m szA clA.
  by rewrite /over map_mxM -mulmxA -[map_mx _ M]/(over R M) Av mulmx0.
have [/eqP //|/on_L j0_L] := boolP (v j0 0 == 0).
pose x : 'rV[R]_t := \row_i v (nth j0 L i) 0.
have x0 : x = 0.
  apply/eqP; rewrite -(mulmx_free_eq0 x row_W); apply/eqP/rowP => l.
  have := congr1 (fun u : 'cV_d => u l 0) Mv; rewrite mxE [RHS]mxE => eq0.
  rewrite mxE [RHS]mxE -[RHS]eq0 (bigID (mem L)) /= [X in _ = _ + X]big1 ?addr0.
    rewrite -[RHS]big_uniq //= (big_nth j0) sz_L big_mkord.
    by apply: eq_bigr => i _; rewrite !mxE nthL // mulrC eqc.
  by move=> j jL; apply/eqP; rewrite mulf_eq0 orbC; apply: contraNT jL => /norP[/on_L].
have lt_i : (index j0 L < t)%N by rewrite -sz_L index_mem.
have := congr1 (fun u : 'rV_t => u 0 (Ordinal lt_i)) x0; rewrite !mxE.
by rewrite nth_index.
Qed.

Theorem check_exact_decoding_sound p :
  check_exact_decoding k d m A p -> decodable (over R M) k.
Proof.
rewrite /check_exact_decoding -/cols; cbv zeta; set t := if _ then _ else _.
case/and3P=> shA clA sets_ok; apply/decodableP => v Av v0.
have [/shapedP[szc _] _] := columnsP Z0 (shaped_clear_rows shA); rewrite -/cols in szc.
have tE : t = minn k.*2 m.
  by rewrite /t; case: Z.leb_spec0; lia.
rewrite ltnNge; apply: contra v0 => le_k; have [T sub_T card_T] := extend_set le_k.
have colsE : cols = map col_of (enum 'I_m).
  rewrite -[LHS](mkseq_nth [::]) szc /mkseq -val_enum_ord -map_comp.
  by apply: eq_map.
pose b := map (mem T) (enum 'I_m).
have sz_b : size b = size cols by rewrite size_map colsE size_map.
have cnt_b : count id b = t.
  by rewrite tE -card_T cardE count_map -size_filter; congr size; rewrite enumT.
have le_t : (t <= m)%N by rewrite tE geq_minr.
have := all_setsP sets_ok _ sz_b cnt_b; rewrite szc subnKC // => /(_ erefl).
have -> : catrev (mask b cols) [::] = map col_of (rev (enum T)).
  rewrite catrevE cats0 colsE -map_mask -filter_mask map_rev; congr (rev (map _ _)).
  by rewrite {1}enumT /enum_mem; apply: eq_filter.
case/and4P; rewrite !eqn_ZE => _ /eqP sz_g lt_g low; apply/eqP.
apply: (@independentP p t (rev (enum T))) => //.
- by rewrite size_rev -cardE card_T -tE.
- by rewrite rev_uniq enum_uniq.
- by eexists; split; [exact: sz_g|exact: lt_g|exact: low].
by move=> j vj; rewrite mem_rev mem_enum (subsetP sub_T) ?inE.
Qed.

End Sound.
