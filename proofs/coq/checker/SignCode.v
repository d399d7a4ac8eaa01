From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions Capacity Thresholds.
From LRH Require Constructions Hadamard FieldConstructions SignConstructions.
From LRHChecker Require Import Data Recovery Rank Incoherence Family HypothesisFailure.
From LRHChecker Require Import Kernel CapacityLower CapacityNumbers.
Import Constructions Hadamard FieldConstructions SignConstructions.

(******************************************************************************)
(*                   Codes by the Walsh-Hadamard transform                    *)
(*                                                                            *)
(*  tree == perfect binary trees of numbers: the leaf at a path of bits       *)
(*  spread s P == the weights of the positions listed in P, by their s bits   *)
(*  transform t == the transform of t, in s 2^s additions                     *)
(*  code_sound: the largest entry but the first bounds the construction       *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* Perfect binary trees: the leaf at the path x has the number of x. *)
Inductive tree := Leaf of Z | Node of tree & tree.

Definition halved (odds : bool) (P : seq (Z * Z)) : seq (Z * Z) :=
  map (fun c => (Z.div c.1 (Zpos 2), c.2))
      (filter (fun c => Z.eqb (Z.modulo c.1 (Zpos 2)) (if odds then Zpos xH else Z0)) P).

Definition weight (P : seq (Z * Z)) : Z := foldr (fun c t => Z.add c.2 t) Z0 P.

(* The weights of the positions, by the bits of these, lowest first *)
Fixpoint spread (s : nat) (P : seq (Z * Z)) : tree :=
  if s is s'.+1 then Node (spread s' (halved false P)) (spread s' (halved true P))
  else Leaf (weight P).

Fixpoint tree_add (t u : tree) : tree :=
  match t, u with
  | Leaf x, Leaf y => Leaf (Z.add x y)
  | Node t1 t2, Node u1 u2 => Node (tree_add t1 u1) (tree_add t2 u2)
  | _, _ => t
  end.

Fixpoint tree_sub (t u : tree) : tree :=
  match t, u with
  | Leaf x, Leaf y => Leaf (Z.sub x y)
  | Node t1 t2, Node u1 u2 => Node (tree_sub t1 u1) (tree_sub t2 u2)
  | _, _ => t
  end.

(* Walsh and Hadamard's transform *)
Fixpoint transform (t : tree) : tree :=
  if t is Node t1 t2 then
    let u1 := transform t1 in let u2 := transform t2 in
    Node (tree_add u1 u2) (tree_sub u1 u2)
  else t.

Fixpoint tree_max (t : tree) : Z :=
  match t with
  | Leaf x => Z.abs x
  | Node t1 t2 => Z.max (tree_max t1) (tree_max t2)
  end.

(* The largest absolute value, the first leaf left out *)
Fixpoint tree_max_rest (t : tree) : Z :=
  match t with
  | Leaf _ => Z0
  | Node t1 t2 => Z.max (tree_max_rest t1) (tree_max t2)
  end.

Local Arguments Z.mul : simpl never.
Local Arguments Z.div : simpl never.
Local Arguments Z.modulo : simpl never.

(* ------------------------------------------------------------------------- *)
(* Soundness: codes                                                           *)
(* ------------------------------------------------------------------------- *)

Fixpoint perfect (s : nat) (t : tree) : bool :=
  match s, t with
  | 0, Leaf _ => true
  | s'.+1, Node t1 t2 => perfect s' t1 && perfect s' t2
  | _, _ => false
  end.

Fixpoint leaf (t : tree) (p : seq bool) : Z :=
  match t, p with
  | Leaf x, _ => x
  | Node t1 t2, b :: p' => leaf (if b then t2 else t1) p'
  | Node _ _, [::] => Z0
  end.

Lemma perfect_add s t u : perfect s t -> perfect s u ->
  perfect s (tree_add t u) /\ perfect s (tree_sub t u).
Proof.
elim: s t u => [|s IH] [x|t1 t2] [y|u1 u2] //= /andP[t1s t2s] /andP[u1s u2s].
by have [-> ->] := IH _ _ t1s u1s; have [-> ->] := IH _ _ t2s u2s.
Qed.

Lemma leaf_add s t u p : perfect s t -> perfect s u -> size p = s ->
  leaf (tree_add t u) p = Z.add (leaf t p) (leaf u p)
  /\ leaf (tree_sub t u) p = Z.sub (leaf t p) (leaf u p).
Proof.
elim: s t u p => [|s IH] [x|t1 t2] [y|u1 u2] [|b p] //= /andP[t1s t2s] /andP[u1s u2s] [sz_p].
by case: b; apply: IH.
Qed.

Lemma perfect_transform s t : perfect s t -> perfect s (transform t).
Proof.
elim: s t => [|s IH] [x|t1 t2] //= /andP[/IH t1s /IH t2s].
by have [-> ->] := perfect_add t1s t2s.
Qed.

Lemma perfect_spread s P : perfect s (spread s P).
Proof. by elim: s P => //= s IH P; rewrite !IH. Qed.

Lemma tree_max_ge s t p : perfect s t -> size p = s ->
  Z.leb (Z.abs (leaf t p)) (tree_max t).
Proof.
elim: s t p => [|s IH] [x|t1 t2] [|b p] //=; first by move=> *; lia.
case/andP=> /IH t1s /IH t2s [sz_p].
by case: b; [have := t2s p sz_p | have := t1s p sz_p]; lia.
Qed.

Lemma tree_max_rest_ge s t p : perfect s t -> size p = s -> p != nseq s false ->
  Z.leb (Z.abs (leaf t p)) (tree_max_rest t).
Proof.
elim: s t p => [|s IH] [x|t1 t2] [|b p] //= /andP[t1s t2s] [sz_p]; rewrite eqseq_cons.
case: b => /= [_|ne_p]; last by have := IH _ _ t1s sz_p ne_p; lia.
by have := tree_max_ge t2s sz_p; lia.
Qed.

Fixpoint bits (s : nat) (c : Z) : seq bool :=
  if s is s'.+1 then Z.eqb (Z.modulo c (Zpos 2)) (Zpos xH) :: bits s' (Z.div c (Zpos 2))
  else [::].

Local Notation pairQ := (code_pair [realFieldType of rat]).

Lemma weightE P : Zr (weight P) = \sum_(c <- P) Zr c.2.
Proof. by elim: P => [|c P IH]; rewrite ?big_nil //= ZrD IH big_cons. Qed.

Lemma leaf_transform s P p : size p = s ->
  Zr (leaf (transform (spread s P)) p) = \sum_(c <- P) Zr c.2 * pairQ (bits s c.1) p.
Proof.
elim: s P p => [|s IH] P [|b p] //=.
  by move=> _; rewrite weightE; apply: eq_bigr => c _; rewrite mulr1.
case=> sz_p; have t1s := perfect_transform (perfect_spread s (halved false P)).
have t2s := perfect_transform (perfect_spread s (halved true P)).
have [addE subE] := leaf_add t1s t2s sz_p.
have -> : Zr (leaf (if b then tree_sub (transform (spread s (halved false P)))
      (transform (spread s (halved true P)))
    else tree_add (transform (spread s (halved false P)))
      (transform (spread s (halved true P)))) p)
    = Zr (leaf (transform (spread s (halved false P))) p)
      + sgn _ b * Zr (leaf (transform (spread s (halved true P))) p).
  have [e1 e0] : sgn [realFieldType of rat] true = -1
      /\ sgn [realFieldType of rat] false = 1 by [].
  case: (b); last by rewrite addE ZrD e0 mul1r.
  by rewrite subE ZrB e1 mulN1r.
rewrite !IH // !big_map !big_filter !(big_mkcond (fun c => Z.eqb _ _)) /=.
rewrite mulr_sumr -big_split; apply: eq_bigr => c _ /=.
have [lo hi] : (Z.le Z0 (Z.modulo c.1 (Zpos 2))) /\ (Z.lt (Z.modulo c.1 (Zpos 2)) (Zpos 2)).
  by apply: Z.mod_pos_bound.
have [->|->] : Z.modulo c.1 (Zpos 2) = Z0 \/ Z.modulo c.1 (Zpos 2) = Zpos xH by lia.
  by rewrite /= mulr0 addr0 /sgn mul1r.
by rewrite /= add0r mulrCA.
Qed.

Lemma code_sound s P b : all (fun c => Z.leb Z0 c.2) P -> Z.ltb Z0 (weight P) ->
  square_ratio (tree_max_rest (transform (spread s P))) (weight P) = Some b ->
  construction _ (size P) (2 ^ s) (fr b).
Proof.
move=> /allP P_ge0 L_gt0 /square_ratioP[_ eq_b].
have L0 : 0 < Zr (weight P) by rewrite -Zr0 Zr_lt.
rewrite -(size_map (fun c => (bits s c.1, Zr c.2)) P); apply: construction_code.
- by move=> _ /mapP[c /P_ge0 c_ge0 ->]; rewrite -Zr0 Zr_le.
- by rewrite big_map -weightE.
move=> z sz_z z0; rewrite !big_map -weightE -leaf_transform // eq_b expr_div_n.
rewrite divfK ?expf_neq0 ?lt0r_neq0 //.
have := tree_max_rest_ge (perfect_transform (perfect_spread s P)) sz_z z0.
rewrite -Zr_le Zr_abs => le_max; rewrite -[leLHS]real_normK ?num_real //.
rewrite ler_pexpn2r ?nnegrE ?normr_ge0 //; exact: le_trans le_max.
Qed.
