From Coq Require Import ZArith FMapPositive.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Turan.
From LRHChecker Require Import Data.

(******************************************************************************)
(*                    turan-bound and clique certificates                     *)
(*                                                                            *)
(* graph_of co n es == the graph on 'I_n with the edges listed in es, or its  *)
(*                     complement if co                                       *)
(* check_turan_bound_sound, check_clique_sound: what an accepted certificate  *)
(* of these kinds says                                                        *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Definition edge_rel n (es : seq (nat * nat)) : rel 'I_n :=
  fun x y => ((x : nat, y : nat) \in es) || ((y : nat, x : nat) \in es).
Arguments edge_rel : clear implicits.

Definition graph_of (co : bool) n (es : seq (nat * nat)) : rel 'I_n :=
  if co then co_graph (edge_rel n es) else edge_rel n es.
Arguments graph_of : clear implicits.

(* ------------------------------------------------------------------------- *)
(* Counting with maps from binary numbers                                     *)
(* ------------------------------------------------------------------------- *)

Definition counts := PositiveMap.t Z.

Definition get (k : nat) (m : counts) : Z :=
  if PositiveMap.find (Pos.of_succ_nat k) m is Some z then z else Z0.

Definition bump (m : counts) (k : nat) : counts :=
  PositiveMap.add (Pos.of_succ_nat k) (Z.succ (get k m)) m.

Lemma of_natD m n : Z.of_nat (m + n) = Z.add (Z.of_nat m) (Z.of_nat n).
Proof. lia. Qed.

Lemma get_empty k : get k (PositiveMap.empty Z) = Z0.
Proof. by rewrite /get PositiveMap.gempty. Qed.

Lemma get_bump k j m : get j (bump m k) = Z.add (get j m) (Z.of_nat (k == j)).
Proof.
have [<-|/eqP neq_kj] := eqVneq k j.
  by rewrite {1}/get /bump PositiveMap.gss /=; lia.
have -> : get j (bump m k) = get j m.
  by rewrite /get /bump PositiveMap.gso //; lia.
by rewrite Z.add_0_r.
Qed.

Definition tally (s : seq nat) : counts := foldl bump (PositiveMap.empty Z) s.

Lemma get_tally k s : get k (tally s) = Z.of_nat (count_mem k s).
Proof.
rewrite /tally -[RHS]Z.add_0_l -(get_empty k).
elim: s (PositiveMap.empty Z) => [|j s IHs] m /=; first by rewrite Z.add_0_r.
by rewrite IHs get_bump of_natD Z.add_assoc.
Qed.

Definition ends (es : seq (nat * nat)) : seq nat :=
  flatten [seq [:: e.1; e.2] | e <- es].

Definition degrees (es : seq (nat * nat)) : counts :=
  foldl (fun m e => bump (bump m e.1) e.2) (PositiveMap.empty Z) es.

Lemma get_degrees k es :
  get k (degrees es) = Z.of_nat (\sum_(e <- es) ((e.1 == k) + (e.2 == k))).
Proof.
rewrite /degrees -[RHS]Z.add_0_l -(get_empty k).
elim: es (PositiveMap.empty Z) => [|e es IHes] m /=; first by rewrite big_nil Z.add_0_r.
by rewrite IHes !get_bump big_cons !of_natD !Z.add_assoc.
Qed.

(* ------------------------------------------------------------------------- *)
(* Graphs                                                                     *)
(* ------------------------------------------------------------------------- *)

Definition ltlex (e f : nat * nat) : bool :=
  ltn_Z e.1 f.1 || (eqn_Z e.1 f.1 && ltn_Z e.2 f.2).

Fixpoint increasing T (lt : rel T) (s : seq T) : bool :=
  if s is x :: s' then (if s' is y :: _ then lt x y else true) && increasing lt s'
  else true.

Lemma increasingE T (lt : rel T) s : increasing lt s = sorted lt s.
Proof. by elim: s => [|x [|y s] IHs] //=; congr (_ && _); apply: IHs. Qed.

Definition graph_ok (n : nat) (es : seq (nat * nat)) : bool :=
  all (fun e => ltn_Z e.1 e.2 && ltn_Z e.2 n) es && increasing ltlex es.

Lemma ltlex_uniq es : increasing ltlex es -> uniq es.
Proof.
rewrite increasingE; apply: sorted_uniq => [[a b] [c d] [e f]|[a b]];
  rewrite /ltlex !(ltn_ZE, eqn_ZE) /=; lia.
Qed.

Lemma sum_mem (T : eqType) (x : T) s :
  uniq s -> (\sum_(e <- s) (e == x) = (x \in s))%N.
Proof.
move=> uniq_s; rewrite -count_uniq_mem // -sum1_count [RHS]big_mkcond.
by apply: eq_bigr => e _ /=; case: (e == x).
Qed.

Section Graph.

Variables (n : nat) (es : seq (nat * nat)).
Hypothesis es_ok : graph_ok n es.

Let es_lt e : e \in es -> (e.1 < e.2)%N /\ (e.2 < n)%N.
Proof.
case/andP: es_ok => /allP lt_es _ /lt_es; rewrite !ltn_ZE; exact/andP.
Qed.

Let es_uniq : uniq es. Proof. by case/andP: es_ok => _ /ltlex_uniq. Qed.

Lemma edge_rel_simple : simple_graph (edge_rel n es).
Proof.
split=> [x y|x]; first by rewrite /edge_rel orbC.
by rewrite /edge_rel orbb; apply/negP => /es_lt[]; rewrite /= ltnn.
Qed.

Lemma edge_relE (x y : 'I_n) : edge_rel n es x y =
  \sum_(e <- es) ((e == (x : nat, y : nat)) + (e == (y : nat, x : nat))) :> nat.
Proof.
rewrite big_split /= !sum_mem //.
rewrite /edge_rel; case: (boolP ((x : nat, y : nat) \in es)) => [/es_lt[/= xy _]|_] //=.
by case: (boolP (_ \in es)) => [/es_lt[/= yx _]|_] //; lia.
Qed.

Lemma deg_edge_rel (x : 'I_n) :
  deg (edge_rel n es) x = \sum_(e <- es) ((e.1 == x) + (e.2 == x)).
Proof.
rewrite /deg -sum1_card big_mkcond /=.
rewrite (eq_bigr (fun y : 'I_n => \sum_(e <- es)
    ((e == (x : nat, y : nat)) + (e == (y : nat, x : nat)))))%N; last first.
  by move=> y _; rewrite inE -edge_relE; case: edge_rel.
rewrite exchange_big /= big_seq [RHS]big_seq; apply: eq_bigr => -[u v] /es_lt[/= uv vn].
have un : (u < n)%N by apply: ltn_trans vn.
rewrite big_split /=; congr (_ + _)%N.
  rewrite (bigD1 (Ordinal vn)) //= big1 => [|y]; first by rewrite xpair_eqE eqxx andbT addn0.
  by rewrite -val_eqE /= xpair_eqE (eq_sym v) => /negPf->; rewrite andbF.
rewrite (bigD1 (Ordinal un)) //= big1 => [|y]; first by rewrite xpair_eqE eqxx addn0.
by rewrite -val_eqE /= xpair_eqE (eq_sym u) => /negPf->.
Qed.

Lemma nb_edges_edge_rel : nb_edges (edge_rel n es) = size es.
Proof.
apply: double_inj; rewrite -(handshake edge_rel_simple).
under eq_bigr do rewrite deg_edge_rel.
rewrite exchange_big /= big_seq (eq_bigr (fun=> 2)) => [|[u v] /es_lt[/= uv vn]].
  by rewrite -big_seq big_const_seq count_predT iter_addn_0 mul2n.
have un : (u < n)%N by apply: ltn_trans vn.
rewrite big_split /= (bigD1 (Ordinal un)) //= eqxx big1 => [|y]; last first.
  by rewrite -val_eqE /= eq_sym => /negPf->.
rewrite (bigD1 (Ordinal vn)) //= eqxx big1 // => y.
by rewrite -val_eqE /= eq_sym => /negPf->.
Qed.

Lemma nb_edges_co_graph :
  ((nb_edges (co_graph (edge_rel n es)) + size es).*2 = n * n.-1)%N.
Proof.
have [symE irrE] := edge_rel_simple.
rewrite doubleD -(handshake (co_graph_simple symE)) -nb_edges_edge_rel.
rewrite -(handshake edge_rel_simple) -big_split /=.
rewrite (eq_bigr (fun=> n.-1)) => [|x _]; first by rewrite sum_nat_const card_ord.
by have := deg_co_graph x irrE; rewrite card_ord; lia.
Qed.

Definition edges_ok co (edges : nat) : bool :=
  if co then
    Z.eqb (Z.mul (Zpos 2) (Z.add (Z.of_nat edges) (Z.of_nat (size es))))
          (Z.mul (Z.of_nat n) (Z.sub (Z.of_nat n) (Zpos xH)))
  else eqn_Z edges (size es).

Lemma edges_okP co edges : (0 < n)%N -> edges_ok co edges ->
  nb_edges (graph_of co n es) = edges.
Proof.
rewrite /edges_ok /graph_of; case: co => n_gt0.
  by have := nb_edges_co_graph; nia.
by rewrite eqn_ZE nb_edges_edge_rel => /eqP.
Qed.

Lemma graph_of_simple co : simple_graph (graph_of co n es).
Proof.
have [symE irrE] := edge_rel_simple; case: co; last exact: edge_rel_simple.
exact: co_graph_simple.
Qed.

End Graph.

(* ------------------------------------------------------------------------- *)
(* turan-bound                                                                *)
(* ------------------------------------------------------------------------- *)

(* The number of edges of the balanced complete r-partite graph, doubled. *)
Definition turan2 (r n : nat) : Z :=
  let r' := Z.of_nat r in let n' := Z.of_nat n in
  let q := Z.div n' r' in let t := Z.modulo n' r' in
  Z.sub (Z.mul n' (Z.sub n' (Zpos xH)))
    (Z.add (Z.mul t (Z.mul (Z.add q (Zpos xH)) q))
           (Z.mul (Z.sub r' t) (Z.mul q (Z.sub q (Zpos xH))))).

Lemma turan2E r n : (0 < r)%N -> turan2 r n = Z.of_nat (turan r n).*2.
Proof.
move=> r_gt0; have := turan_sqr n r_gt0; rewrite /turan2.
have := ltn_pmod n r_gt0; have := divn_eq n r; rewrite -!mulnn.
move: (n %/ r) (n %% r) => q t eq_n lt_tr eq_T.
have eq_nZ : Z.of_nat n = Z.add (Z.mul (Z.of_nat r) (Z.of_nat q)) (Z.of_nat t).
  by nia.
have -> : Z.div (Z.of_nat n) (Z.of_nat r) = Z.of_nat q.
  by symmetry; apply: (Z.div_unique_pos _ _ _ (Z.of_nat t)); lia.
have -> : Z.modulo (Z.of_nat n) (Z.of_nat r) = Z.of_nat t.
  by symmetry; apply: (Z.mod_unique_pos _ _ (Z.of_nat q)); lia.
have [s eq_s] : exists s, r = s + t by exists (r - t); lia.
rewrite eq_s in eq_T eq_n *; rewrite addnK in eq_T; nia.
Qed.

Definition majorised_at (co : bool) (n : nat) (degs sizes : counts)
    (i c : nat) : bool :=
  if co then Z.leb (get c sizes) (Z.add (get i degs) (Zpos xH))
  else Z.leb (Z.add (get i degs) (get c sizes)) (Z.of_nat n).

Definition check_turan_bound (co : bool) (n : nat) (es : seq (nat * nat))
    (edges parts number : nat) (classes : seq nat) : bool :=
  let degs := degrees es in let sizes := tally classes in
  [&& ltn_Z 0 n, graph_ok n es, edges_ok n es co edges, ltn_Z 0 parts,
      eqn_Z (size classes) n,
      all (fun c => ltn_Z c parts) classes,
      all (fun ic => majorised_at co n degs sizes ic.1 ic.2)
          (zip (iota 0 n) classes),
      Z.eqb (Z.mul (Zpos 2) (Z.of_nat number)) (turan2 parts n)
    & leq_Z edges number].

Theorem check_turan_bound_sound co n es edges parts number classes :
  check_turan_bound co n es edges parts number classes ->
  [/\ simple_graph (graph_of co n es),
      nb_edges (graph_of co n es) = edges,
      turan parts n = number,
      (nb_edges (graph_of co n es) <= turan parts n)%N
    & exists c : 'I_n -> 'I_parts, majorised c (graph_of co n es)].
Proof.
rewrite /check_turan_bound; set degs := degrees es; set sizes := tally classes.
case/and5P; rewrite !ltn_ZE => n_gt0 es_ok /(edges_okP es_ok n_gt0) eq_edges.
move=> parts_gt0 /and5P[]; rewrite eqn_ZE => /eqP sz_c /allP c_lt maj.
rewrite turan2E // => /Z.eqb_spec eq_number _.
have eq_t : turan parts n = number by lia.
have simG := graph_of_simple es_ok co.
have lt_c (x : 'I_n) : (nth 0 classes x < parts)%N.
  by rewrite -ltn_ZE; apply: c_lt; rewrite mem_nth ?sz_c.
pose c (x : 'I_n) : 'I_parts := Ordinal (lt_c x).
have cardc x : #|class c x| = count_mem (nth 0 classes x) classes.
  rewrite (count_nth 0 _ sz_c) /class; apply: eq_card => y.
  by rewrite !inE -val_eqE.
have majc : majorised c (graph_of co n es).
  apply/forallP => x; rewrite cardc card_ord.
  have := all_nthP (0, 0) maj x; rewrite size_zip size_iota sz_c minnn.
  move=> /(_ (ltn_ord x)); rewrite nth_zip ?size_iota // nth_iota // add0n /=.
  rewrite /majorised_at get_tally get_degrees -(deg_edge_rel es_ok).
  have [symE irrE] := edge_rel_simple es_ok.
  have := deg_co_graph x irrE; rewrite card_ord /graph_of; clear; case: co;
    by move: (count _ classes) (deg _ x) (deg (co_graph _) x) => *; lia.
split=> //; last by exists c.
by have := majorised_nb_edges simG majc; rewrite card_ord.
Qed.

(* ------------------------------------------------------------------------- *)
(* clique                                                                     *)
(* ------------------------------------------------------------------------- *)

Fixpoint pairs (vs : seq nat) : seq (nat * nat) :=
  if vs is v :: vs' then [seq (v, w) | w <- vs'] ++ pairs vs' else [::].

Definition same_edge (e f : nat * nat) : bool :=
  eqn_Z e.1 f.1 && eqn_Z e.2 f.2.

Fixpoint subsequence (s es : seq (nat * nat)) : bool :=
  match s, es with
  | [::], _ => true
  | _, [::] => false
  | e :: s', f :: es' => subsequence (if same_edge e f then s' else s) es'
  end.

Lemma subsequenceE s es : subsequence s es = subseq s es.
Proof.
elim: es s => [|f es IHes] [|[a b] s] //=; rewrite IHes; case: f => c d.
by rewrite /same_edge !eqn_ZE -pair_eqE.
Qed.

Definition absent (vs : seq nat) (es : seq (nat * nat)) : bool :=
  let present := tally vs in
  all (fun e => Z.eqb (get e.1 present) Z0 || Z.eqb (get e.2 present) Z0) es.

(* The pairs are only formed if there are enough edges for them. *)
Definition check_clique (co : bool) (n : nat) (es : seq (nat * nat))
    (edges sz : nat) (vs : seq nat) : bool :=
  [&& ltn_Z 0 n, graph_ok n es, edges_ok n es co edges, eqn_Z (size vs) sz,
      increasing ltn_Z vs, all (fun v => ltn_Z v n) vs
    & if co then absent vs es else
      let s := Z.of_nat (size vs) in
      Z.leb (Z.mul s (Z.sub s (Zpos xH))) (Z.mul (Zpos 2) (Z.of_nat (size es)))
      && subsequence (pairs vs) es].

Lemma mem_pairs vs v w : sorted ltn vs -> v \in vs -> w \in vs -> (v < w)%N ->
  (v, w) \in pairs vs.
Proof.
elim: vs => //= u vs IHvs; rewrite (path_sortedE ltn_trans) !inE mem_cat.
case/andP=> /allP lt_u vs_sorted /predU1P[->|v_in] /predU1P[->|w_in] lt_vw.
- by rewrite ltnn in lt_vw.
- by apply/orP; left; apply/mapP; exists w.
- by have := lt_u _ v_in; rewrite /= ltnNge (ltnW lt_vw).
by rewrite IHvs ?orbT.
Qed.

Theorem check_clique_sound co n es edges sz vs :
  check_clique co n es edges sz vs ->
  [/\ simple_graph (graph_of co n es),
      nb_edges (graph_of co n es) = edges
    & exists S : {set 'I_n}, clique (graph_of co n es) S /\ #|S| = sz].
Proof.
case/and5P; rewrite !ltn_ZE => n_gt0 es_ok /(edges_okP es_ok n_gt0) eq_edges.
rewrite eqn_ZE => /eqP<- /and3P[]; rewrite increasingE => inc_vs /allP lt_vs cl.
have {}inc_vs : sorted ltn vs.
  by rewrite (eq_sorted (e' := ltn_Z)) // => x y; rewrite ltn_ZE.
have uniq_vs : uniq vs := sorted_uniq ltn_trans ltnn inc_vs.
pose S := [set x : 'I_n | val x \in vs].
split=> //; first exact: graph_of_simple.
exists S; split.
  apply/cliqueP => x y; rewrite !inE => x_vs y_vs neq_xy.
  rewrite /graph_of; case: (co) cl => [/allP abs|/andP[_]].
    rewrite /co_graph neq_xy /=.
    by apply/negP => /orP[]/abs; rewrite !get_tally !count_uniq_mem //= x_vs y_vs.
  rewrite subsequenceE => /mem_subseq sub; rewrite /edge_rel.
  have: (x < y)%N || (y < x)%N by rewrite -neq_ltn.
  by case/orP=> lt_xy; rewrite (sub _ (mem_pairs inc_vs _ _ lt_xy)) ?orbT.
have lt_vs' i : (i < size vs)%N -> (nth 0 vs i < n)%N.
  by move=> lt_i; rewrite -ltn_ZE; apply/lt_vs/mem_nth.
rewrite -[RHS](card_ord (size vs)).
pose f (i : 'I_(size vs)) : 'I_n := Ordinal (lt_vs' i (ltn_ord i)).
have f_inj : injective f.
  move=> i j /(congr1 val) /= /eqP; rewrite nth_uniq ?ltn_ord // => /eqP.
  exact: val_inj.
rewrite -(card_imset _ f_inj); apply: eq_card => x; rewrite inE.
apply/idP/imsetP => [x_vs|[i _ ->]]; last by rewrite mem_nth ?ltn_ord.
have lt_i : (index (val x) vs < size vs)%N by rewrite index_mem.
by exists (Ordinal lt_i) => //; apply/val_inj; rewrite /= nth_index.
Qed.
