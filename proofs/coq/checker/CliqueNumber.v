From Coq Require Import ZArith FMapPositive.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Turan.
From LRHChecker Require Import Data Turan.

(******************************************************************************)
(*                         clique-number certificates                         *)
(*                                                                            *)
(*  neighbours es == for each vertex the set of its neighbours, as the bits   *)
(*                   of an integer                                            *)
(*  show adj q P nodes == replays the tree of section 5.10: if it returns     *)
(*                   Some rest then no clique inside P has more than q        *)
(*                   vertices, and rest are the nodes not used                *)
(* check_clique_number_sound: what an accepted certificate says               *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Definition bit (P : Z) (v : nat) : bool := Z.testbit P (Z.of_nat v).

(* ------------------------------------------------------------------------- *)
(* Colourings                                                                 *)
(* ------------------------------------------------------------------------- *)

Fixpoint assign (i : nat) (cs : seq nat) (m : counts) : counts :=
  if cs is c :: cs' then
    assign i.+1 cs' (PositiveMap.add (Pos.of_succ_nat i) (Z.of_nat c) m)
  else m.

Definition colouring_ok (n q : nat) (es : seq (nat * nat)) (cs : seq nat) : bool :=
  let m := assign 0 cs (PositiveMap.empty Z) in
  [&& eqn_Z (size cs) n, all (ltn_Z ^~ q) cs
    & all (fun e => ~~ Z.eqb (get e.1 m) (get e.2 m)) es].

(* ------------------------------------------------------------------------- *)
(* Trees                                                                      *)
(* ------------------------------------------------------------------------- *)

Definition node := (seq nat * seq (seq nat))%type.

Definition join (m : counts) (u v : nat) : counts :=
  PositiveMap.add (Pos.of_succ_nat u) (Z.setbit (get u m) (Z.of_nat v)) m.

Definition neighbours (es : seq (nat * nat)) : counts :=
  foldl (fun m e => join (join m e.1 e.2) e.2 e.1) (PositiveMap.empty Z) es.

(* The members of vs are those of P, each once. *)
Fixpoint exhausts (P : Z) (vs : seq nat) : bool :=
  if vs is v :: vs' then bit P v && exhausts (Z.clearbit P (Z.of_nat v)) vs'
  else Z.eqb P Z0.

Definition bits (vs : seq nat) : Z :=
  foldl (fun P v => Z.setbit P (Z.of_nat v)) Z0 vs.

Definition independent (adj : counts) (vs : seq nat) : bool :=
  let P := bits vs in all (fun v => Z.eqb (Z.land (get v adj) P) Z0) vs.

Definition node_ok (adj : counts) (q : nat) (P : Z) (x : node) : bool :=
  [&& leq_Z (size x.2) q, exhausts P (x.1 ++ flatten x.2)
    & all (independent adj) x.2].

Fixpoint show (adj : counts) (q : nat) (P : Z) (nodes : seq node) :
    option (seq node) :=
  if nodes is x :: rest then
    if node_ok adj q P x then
      if q is q'.+1 then
        (fix loop P branch nodes :=
           if branch is v :: branch' then
             if show adj q' (Z.land P (get v adj)) nodes is Some nodes' then
               loop (Z.clearbit P (Z.of_nat v)) branch' nodes'
             else None
           else Some nodes) P x.1 rest
      else if x.1 is [::] then Some rest else None
    else None
  else None.

Inductive clique_bound := Colouring of seq nat | Tree of seq node.

Definition check_clique_number (n : nat) (es : seq (nat * nat))
    (edges q : nat) (vs : seq nat) (bound : clique_bound) : bool :=
  check_clique false n es edges q vs &&
  match bound with
  | Colouring cs => colouring_ok n q es cs
  | Tree nodes =>
      if show (neighbours es) q (Z.ones (Z.of_nat n)) nodes is Some [::] then true
      else false
  end.

(* ------------------------------------------------------------------------- *)
(* Soundness                                                                  *)
(* ------------------------------------------------------------------------- *)

Lemma get_add i j z (m : counts) :
  get j (PositiveMap.add (Pos.of_succ_nat i) z m) = if i == j then z else get j m.
Proof.
have [<-|/eqP neq_ij] := eqVneq i j; first by rewrite /get PositiveMap.gss.
by rewrite /get PositiveMap.gso //; lia.
Qed.

Lemma get_assign i cs m v :
  get v (assign i cs m) =
  if (i <= v < i + size cs)%N then Z.of_nat (nth 0 cs (v - i)) else get v m.
Proof.
elim: cs i m => [|c cs IHcs] i m /=; first by rewrite addn0; case: ifP => //; lia.
rewrite IHcs get_add addSnnS; have [<-|neq_iv] := eqVneq i v.
  by rewrite ltnn /= leqnn subnn addnS ltnS leq_addr.
have -> : (i <= v < i + (size cs).+1)%N = (i < v < i + (size cs).+1)%N by lia.
by case: ifP => // /andP[lt_iv _]; rewrite -[in RHS](prednK (n := v - i)) ?subn_gt0 //= subnS.
Qed.

Lemma bit_setbit P u v : bit (Z.setbit P (Z.of_nat u)) v = (u == v) || bit P v.
Proof.
rewrite /bit Z.setbit_eqb; last by lia.
by rewrite -eqn_ZE.
Qed.

Lemma bit_clearbit P u v :
  bit (Z.clearbit P (Z.of_nat u)) v = bit P v && (u != v).
Proof. by rewrite /bit Z.clearbit_eqb -eqn_ZE. Qed.

Lemma bit_join m u v x y :
  bit (get x (join m u v)) y = bit (get x m) y || (u == x) && (v == y).
Proof.
rewrite /join get_add; case: eqP => [<-|_]; last by rewrite orbF.
by rewrite bit_setbit orbC.
Qed.

Lemma bit_land P Q v : bit (Z.land P Q) v = bit P v && bit Q v.
Proof. by rewrite /bit Z.land_spec. Qed.

Lemma bit_bits vs v : v \in vs -> bit (bits vs) v.
Proof.
suff aux P : bit (foldl (fun P v => Z.setbit P (Z.of_nat v)) P vs) v
    = (v \in vs) || bit P v by rewrite /bits aux => ->.
elim: vs P => //= u vs IHvs P; rewrite IHvs bit_setbit inE [u == v]eq_sym.
by case: (v == u); rewrite ?orbT //.
Qed.

Lemma exhaustsP P vs v : exhausts P vs -> bit P v -> v \in vs.
Proof.
elim: vs P => [|u vs IHvs] P /=; first by move=> /Z.eqb_spec->; rewrite /bit Z.bits_0.
case/andP=> _ /IHvs; rewrite bit_clearbit inE [u == v]eq_sym => IH P_v.
by case: (eqVneq v u) IH => //= _; apply; rewrite P_v.
Qed.

Section Show.

Variables (n : nat) (es : seq (nat * nat)).

Notation G := (edge_rel n es).
Notation adj := (neighbours es).

Lemma get_neighbours (x y : 'I_n) : bit (get x adj) y = G x y.
Proof.
suff aux m : bit (get x (foldl (fun m e => join (join m e.1 e.2) e.2 e.1) m es)) y
    = ((x : nat, y : nat) \in es) || ((y : nat, x : nat) \in es)
      || bit (get x m) y.
  by rewrite /neighbours aux get_empty /bit Z.bits_0 orbF.
elim: es m => //= -[u v] es' IH m; rewrite IH !bit_join /= !inE !xpair_eqE.
rewrite [u == x :> nat]eq_sym [v == x :> nat]eq_sym [u == y :> nat]eq_sym [v == y :> nat]eq_sym.
move: (_ \in es') (_ \in es') (x == u :> nat) (x == v :> nat) (y == u :> nat) (y == v :> nat).
by move: (bit _ _) => [] [] [] [] [] [] [].
Qed.

Lemma independent_cards (S : {set 'I_n}) (classes : seq (seq nat)) :
  clique G S -> all (independent adj) classes ->
  (forall x, x \in S -> val x \in flatten classes) -> (#|S| <= size classes)%N.
Proof.
move=> /cliqueP clS /allP ind sub.
pose f (x : 'I_n) := find (fun c : seq nat => val x \in c) classes.
have has_x x : x \in S -> has (fun c : seq nat => val x \in c) classes.
  by move=> /sub/flattenP[c c_in x_c]; apply/hasP; exists c.
rewrite cardE -(size_map f) -(size_iota 0 (size classes)).
apply: uniq_leq_size => [|i /mapP[x]]; last first.
  by rewrite mem_enum => /has_x has_c ->; rewrite mem_iota /= -has_find.
rewrite map_inj_in_uniq ?enum_uniq // => x y; rewrite !mem_enum => xS yS eq_f.
apply/eqP; apply/negPn/negP => neq_xy; have := clS x y xS yS neq_xy.
have x_c := nth_find [::] (has_x x xS); have y_c := nth_find [::] (has_x y yS).
rewrite -/(f y) -eq_f in y_c; rewrite -/(f x) in x_c.
have lt_f : (f x < size classes)%N by rewrite -has_find has_x.
have /allP/(_ _ x_c)/Z.eqb_spec := ind _ (mem_nth [::] lt_f).
move/(congr1 (bit ^~ y)); rewrite bit_land get_neighbours bit_bits // andbT.
by rewrite /bit Z.bits_0 => ->.
Qed.

Lemma showP q P nodes rest (S : {set 'I_n}) :
  show adj q P nodes = Some rest -> clique G S ->
  (forall x, x \in S -> bit P (val x)) -> (#|S| <= q)%N.
Proof.
elim: q P nodes rest S => [|q IHq] P [|[branch classes] nodes] rest S //=.
  case: ifP => // /and3P[]; rewrite leq_ZE => /= le_q exh ind.
  case: branch exh => //= exh _ clS sub; apply: leq_trans le_q.
  by apply: independent_cards clS ind _ => x /sub; apply: exhaustsP.
case: ifP => // /and3P[]; rewrite leq_ZE => /= le_q exh ind eq_rest clS sub.
have [/exists_inP[x xS x_b]|] := boolP [exists x in S, val x \in branch]; last first.
  rewrite negb_exists_in => /forall_inP noS; apply: leq_trans le_q.
  apply: independent_cards clS ind _ => x xS.
  by have := exhaustsP exh (sub x xS); rewrite mem_cat (negPf (noS x xS)).
elim: branch P nodes {exh} eq_rest sub x_b => //= v branch IHb P nodes.
case eq_show: show => [nodes'|] // eq_rest sub; rewrite inE.
have [vS|vS] := boolP [exists y in S, val y == v]; last first.
  rewrite negb_exists_in in vS; move/forall_inP in vS.
  rewrite (negPf (vS x xS)) /=; apply: IHb eq_rest _ => y yS.
  by rewrite bit_clearbit sub // eq_sym vS.
move=> _; case/exists_inP: vS => y yS /eqP y_v.
rewrite (cardsD1 y) yS add1n ltnS; apply: IHq eq_show _ _ => [|u].
  apply/cliqueP => a b; rewrite !inE => /andP[_ aS] /andP[_ bS].
  exact: (cliqueP _ _ clS).
rewrite !inE => /andP[neq_uy uS]; rewrite bit_land sub // -y_v get_neighbours.
by apply: (cliqueP _ _ clS); rewrite // eq_sym.
Qed.

Lemma colouringP q cs (S : {set 'I_n}) : colouring_ok n q es cs ->
  clique G S -> (#|S| <= q)%N.
Proof.
case/and3P; rewrite eqn_ZE => /eqP sz_cs /allP lt_cs /allP proper clS.
pose f (x : 'I_n) := nth 0 cs x.
rewrite cardE -(size_map f) -(size_iota 0 q); apply: uniq_leq_size => [|i /mapP[x _ ->]].
  rewrite map_inj_in_uniq ?enum_uniq // => x y; rewrite !mem_enum => xS yS eq_f.
  apply/eqP; apply/negPn/negP => neq_xy.
  have := cliqueP _ _ clS x y xS yS neq_xy.
  by case/orP=> /proper; rewrite !get_assign /= !sz_cs !ltn_ord !subn0 -/(f x) -/(f y)
    eq_f Z.eqb_refl.
by rewrite mem_iota /= -ltn_ZE lt_cs // mem_nth ?sz_cs.
Qed.

End Show.

Theorem check_clique_number_sound n es edges q vs bound :
  check_clique_number n es edges q vs bound ->
  [/\ simple_graph (graph_of false n es), nb_edges (graph_of false n es) = edges,
      (exists S : {set 'I_n}, clique (graph_of false n es) S /\ #|S| = q)
    & forall S : {set 'I_n}, clique (graph_of false n es) S -> (#|S| <= q)%N].
Proof.
case/andP=> /check_clique_sound[simG nbG exS] bound_ok; split=> // S.
case: bound bound_ok => [cs|nodes]; first exact: colouringP.
case eq_show: show => [[|//]|] // _ clS; apply: showP eq_show clS _ => x _.
have lt_x := ltn_ord x; rewrite -[val x]/(nat_of_ord x) /bit.
by rewrite Z.ones_spec_low //; lia.
Qed.
