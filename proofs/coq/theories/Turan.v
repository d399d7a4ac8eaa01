From mathcomp Require Import all_ssreflect zify.

(******************************************************************************)
(*  Turan's theorem by degree majorisation, with a certifying algorithm       *)
(*                                                                            *)
(* Graphs are relations E : rel T on a finite type T.                         *)
(*     simple_graph E == E is symmetric and irreflexive                       *)
(*           nbhd E x == the set of neighbours of x                           *)
(*            deg E x == the number of neighbours of x                        *)
(*         edge_set E == the set of edges, as two-element sets of vertices    *)
(*         nb_edges E == the number of edges                                  *)
(*         clique E S == distinct vertices of S are adjacent                  *)
(*          indep E S == no two vertices of S are adjacent                    *)
(*        co_graph E  == the complement of E                                  *)
(*        class c x   == the class of x in the partition by c : T -> L        *)
(*    multipartite c  == the complete multipartite graph with these classes   *)
(*   majorised E c    == deg E x + #|class c x| <= #|T| for every x: in the   *)
(*                       complete multipartite graph with classes c no degree *)
(*                       is smaller than in E                                 *)
(*         turan r n  == the number of edges of the Turan graph: all pairs of *)
(*                       n vertices minus the pairs inside r classes of sizes *)
(*                       n %/ r and (n %/ r).+1 (n %% r of the latter)        *)
(*   turan_graph r n  == that graph itself, on 'I_n: x, y adjacent when       *)
(*                       different modulo r                                   *)
(*                                                                            *)
(* Main results:                                                              *)
(*   handshake                    \sum_x deg E x = 2 nb_edges E               *)
(*   nb_edges_turan_graph         the Turan graph has turan r n edges         *)
(*   nb_edges_multipartite_le     no complete multipartite graph with at most *)
(*                                r classes has more than turan r n edges     *)
(*   majorised_nb_edges           majorised E c -> nb_edges E <= turan r n    *)
(*   turan_dichotomy              a clique of size r, or a partition into at  *)
(*                                most r.-1 classes that majorises E          *)
(*   turan_theorem                no clique of size r.+1 ->                   *)
(*                                nb_edges E <= turan r n                     *)
(*   turan_graph_clique_free      turan_graph r n has no clique of size r.+1  *)
(*   indep_turan                  an independent set S with                   *)
(*                                n ^ 2 <= #|S| * (n + 2 nb_edges E)          *)
(*   indep_turan_ceil             an independent set of size at least         *)
(*                                n / (2 c + 1) when nb_edges E <= c * n      *)
(*                                                                            *)
(* References: P. Erdos, On the graph theorem of Turan (1970); P. Turan 1941. *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

(* -------------------------------------------------------------------------- *)
(* Graphs                                                                     *)
(* -------------------------------------------------------------------------- *)

Section Graph.
Variable T : finType.
Implicit Types (E : rel T) (S V : {set T}) (x y u v : T).

Definition simple_graph E := symmetric E /\ irreflexive E.
Definition nbhd E x := [set y | E x y].
Definition deg E x := #|nbhd E x|.
Definition edge_set E :=
  [set e : {set T} | [exists x, exists y, E x y && (e == [set x; y])]].
Definition nb_edges E := #|edge_set E|.
Definition clique E S :=
  [forall x in S, forall y in S, (x != y) ==> E x y].
Definition indep E S := [forall x in S, forall y in S, ~~ E x y].
Definition co_graph E : rel T := fun x y => (x != y) && ~~ E x y.

Lemma cliqueP E S :
  reflect {in S &, forall x y, x != y -> E x y} (clique E S).
Proof.
apply: (iffP forall_inP) => [cl x y xS yS xy | cl x xS].
  by have /forall_inP/(_ y yS)/implyP/(_ xy) := cl x xS.
by apply/forall_inP => y yS; apply/implyP; apply: cl.
Qed.

Lemma indepP E S : reflect {in S &, forall x y, ~~ E x y} (indep E S).
Proof.
apply: (iffP forall_inP) => [cl x y xS yS | cl x xS].
  by have /forall_inP/(_ y yS) := cl x xS.
by apply/forall_inP => y yS; apply: cl.
Qed.

Lemma edge_setP E e :
  reflect (exists x y, E x y /\ e = [set x; y]) (e \in edge_set E).
Proof.
rewrite inE; apply: (iffP existsP) => [[x /existsP[y /andP[xy /eqP->]]] | ].
  by exists x, y.
by case=> x [y [xy ->]]; exists x; apply/existsP; exists y; rewrite xy /=.
Qed.

Lemma set2_eqP x y u v :
  [set x; y] = [set u; v] -> (x = u /\ y = v) \/ (x = v /\ y = u).
Proof.
move=> eq_xyuv.
have: x \in [set u; v] by rewrite -eq_xyuv set21.
have: y \in [set u; v] by rewrite -eq_xyuv set22.
have: u \in [set x; y] by rewrite eq_xyuv set21.
have: v \in [set x; y] by rewrite eq_xyuv set22.
rewrite !inE.
by do 4!case/orP => /eqP ?; subst; auto.
Qed.

Lemma sum_deg E : \sum_x deg E x = #|[set p : T * T | E p.1 p.2]|.
Proof.
rewrite -sum1_card (eq_bigl (fun p : T * T => E p.1 p.2)); last first.
  by move=> p; rewrite inE.
rewrite -(pair_big_dep xpredT (fun x y => E x y) (fun _ _ => 1)) /=.
by apply: eq_bigr => x _; rewrite sum1_card /deg; apply: eq_card => y;
  rewrite inE.
Qed.

Lemma handshake E : simple_graph E -> \sum_x deg E x = (nb_edges E).*2.
Proof.
move=> [symE irrE]; rewrite sum_deg -sum1_card.
rewrite (partition_big (fun p : T * T => [set p.1; p.2])
           (fun e => e \in edge_set E)) /=; last first.
  by move=> [x y]; rewrite inE /= => xy; apply/edge_setP; exists x, y.
rewrite -mul2n mulnC -sum_nat_const;
  apply: eq_bigr => e /edge_setP[x [y [xy ->]]].
rewrite sum1_card -[RHS](_ : #|[set (x, y); (y, x)]| = 2); last first.
  rewrite cards2 xpair_eqE negb_and; case: eqP => [eq_xy | //].
  by rewrite eq_xy irrE in xy.
apply: eq_card => -[u v]; rewrite unfold_in /= inE /= !inE !xpair_eqE.
apply/andP/orP => [[uv /eqP/set2_eqP[][-> ->]] | ]; first by left;
  rewrite !eqxx.
  by right; rewrite !eqxx.
by case=> /andP[/eqP-> /eqP->]; rewrite ?[E y x]symE xy ?[[set y; x]]setUC eqxx.
Qed.

Lemma deg_lt_card E x : irreflexive E -> deg E x < #|T|.
Proof.
move=> irrE; rewrite /deg -cardsT; apply: proper_card; rewrite properT.
by apply/eqP => /setP/(_ x); rewrite !inE irrE.
Qed.

Lemma co_graph_simple E : symmetric E -> simple_graph (co_graph E).
Proof.
by move=> symE; split=> [x y | x]; rewrite /co_graph ?eqxx // eq_sym symE.
Qed.

Lemma deg_co_graph E x :
  irreflexive E -> deg (co_graph E) x + deg E x + 1 = #|T|.
Proof.
move=> irrE; rewrite -(cardsC (nbhd E x)) /deg [RHS]addnC -addnA addnC.
suff ->: ~: nbhd E x = x |: nbhd (co_graph E) x.
  by rewrite cardsU1 !inE /co_graph eqxx /=; lia.
apply/setP => y; rewrite !inE /co_graph eq_sym; case: eqP => [-> | //].
by rewrite irrE.
Qed.

Lemma co_graph_clique E S :
  irreflexive E -> clique (co_graph E) S = indep E S.
Proof.
move=> irrE; apply/cliqueP/indepP => [cl x y xS yS | ind x y xS yS xy].
  by have [-> | /(cl x y xS yS)/andP[]] := eqVneq x y; rewrite ?irrE.
by rewrite /co_graph xy ind.
Qed.

End Graph.

(* -------------------------------------------------------------------------- *)
(* The Turan number                                                           *)
(* -------------------------------------------------------------------------- *)

Definition turan (r n : nat) : nat :=
  'C(n, 2) - ((r - n %% r) * 'C(n %/ r, 2) + n %% r * 'C((n %/ r).+1, 2)).

Definition turan_graph (r n : nat) : rel 'I_n := fun x y => x %% r != y %% r.
Arguments turan_graph : clear implicits.

Lemma bin2_sqr n : 'C(n, 2).*2 + n = n ^ 2.
Proof. by elim: n => // n; rewrite binS bin1 -!mulnn; lia. Qed.

(* the tangent line of the convex function 'C(x, 2) at q *)
Lemma bin2_tangent q x : 'C(q, 2) + q * x <= 'C(x, 2) + q * q.
Proof.
have aux : 2 * (q * x) + x <= x * x + q * q + q.
  have [/subnKC <- | /ltnW/subnKC <-] := leqP q x;
    [set t := x - q | set t := q - x].
    have : t <= t * t by case: (t) => // ?; apply: leq_pmulr.
    by rewrite !(mulnDl, mulnDr); lia.
  by rewrite !(mulnDl, mulnDr); lia.
by have := bin2_sqr q; have := bin2_sqr x; rewrite -!mulnn; lia.
Qed.

Lemma turan_inner r n : 0 < r ->
  (r - n %% r) * 'C(n %/ r, 2) + n %% r * 'C((n %/ r).+1, 2)
  = r * 'C(n %/ r, 2) + n %% r * (n %/ r).
Proof. by move=> r_gt0; rewrite binS bin1; have := ltn_pmod n r_gt0; nia. Qed.

(* twice the Turan number, without subtraction *)
Lemma turan_sqr r n : 0 < r ->
  (turan r n).*2 + ((r - n %% r) * (n %/ r) ^ 2 + n %% r * (n %/ r).+1 ^ 2)
  = n ^ 2.
Proof.
move=> r_gt0; rewrite /turan turan_inner //.
have := ltn_pmod n r_gt0; have := divn_eq n r.
set q := n %/ r; set s := n %% r => eq_n lt_sr.
have eq_r : r = s + (r - s) by rewrite subnKC // ltnW.
move: (r - s) eq_r => t eq_r.
have := bin2_sqr n; have := bin2_sqr q; rewrite -!mulnn.
move: 'C(n, 2) 'C(q, 2) => B b eq_b eq_B.
have le_s : s <= s * s by case: (s) => // ?; apply: leq_pmulr.
have le_qs : s * q <= r * (s * q) by apply: leq_pmull.
have le_qq : r * (q * q) <= r * (r * (q * q)) by apply: leq_pmull.
have eq_nn : n * n = r * (r * (q * q)) + 2 * (r * (s * q)) + s * s.
  by rewrite eq_n; lia.
have eq_rb : 2 * (r * b) + r * q = r * (q * q) by rewrite -eq_b; lia.
have eq_tq : t * (q * q) + s * (q * q) = r * (q * q) by rewrite eq_r; lia.
have -> : s * (q.+1 * q.+1) = s * (q * q) + 2 * (s * q) + s by lia.
lia.
Qed.

(* -------------------------------------------------------------------------- *)
(* Partitions into at most r classes                                          *)
(* -------------------------------------------------------------------------- *)

Section Partition.
Variables (T : finType) (r : nat) (c : T -> 'I_r).
Implicit Types (E : rel T) (x y : T).

Definition class x := [set y | c y == c x].
Definition multipartite : rel T := fun x y => c x != c y.
Definition majorised E := [forall x, deg E x + #|class x| <= #|T|].

Let sz (i : 'I_r) := #|[set y | c y == i]|.

Lemma multipartite_simple : simple_graph multipartite.
Proof. by split=> [x y | x]; rewrite /multipartite ?eqxx // eq_sym. Qed.

Lemma sum_class_sizes : \sum_i sz i = #|T|.
Proof.
rewrite -[RHS]cardsT -sum1_card (partition_big c xpredT) //=.
apply: eq_bigr => i _; rewrite /sz -sum1_card.
by apply: eq_bigl => x; rewrite !inE.
Qed.

Lemma sum_class : \sum_x #|class x| = \sum_i sz i ^ 2.
Proof.
rewrite (partition_big c xpredT) //=; apply: eq_bigr => i _.
rewrite (eq_bigr (fun=> sz i)) => [|x /eqP cx]; last by rewrite /class cx.
by rewrite sum_nat_const -mulnn; congr (_ * _); apply: eq_card => x;
  rewrite inE.
Qed.

Lemma deg_multipartite x : deg multipartite x + #|class x| = #|T|.
Proof.
rewrite -(cardsC (class x)) addnC; congr (_ + _).
by apply: eq_card => y; rewrite !inE /multipartite eq_sym.
Qed.

Lemma nb_edges_multipartite :
  (nb_edges multipartite).*2 + \sum_i sz i ^ 2 = #|T| ^ 2.
Proof.
rewrite -(handshake multipartite_simple) -sum_class -big_split /=.
rewrite (eq_bigr (fun=> #|T|)) => [|x _]; last exact: deg_multipartite.
by rewrite sum_nat_const mulnn.
Qed.

(* the sum of the squares of the class sizes is least when they are balanced *)
Lemma sum_sqr_classes_ge :
  (r - #|T| %% r) * (#|T| %/ r) ^ 2 + #|T| %% r * (#|T| %/ r).+1 ^ 2
  <= \sum_i sz i ^ 2.
Proof.
case: (posnP r) => [r0 | r_gt0].
  have T0 : #|T| = 0.
    by apply: eq_card0 => x; have := ltn_ord (c x); rewrite {2}r0.
  by rewrite T0 div0n mod0n !muln0 mul0n.
have -> : \sum_i sz i ^ 2 = (\sum_i 'C(sz i, 2)).*2 + #|T|.
  rewrite -sum_class_sizes -mul2n big_distrr -big_split /=.
  by apply: eq_bigr => i _; rewrite mul2n bin2_sqr.
have := ltn_pmod #|T| r_gt0; have := divn_eq #|T| r.
set q := _ %/ _; set s := _ %% _ => eq_n lt_sr.
have : r * 'C(q, 2) + q * #|T| <= \sum_i 'C(sz i, 2) + r * (q * q).
  rewrite -sum_class_sizes big_distrr /=.
  have cst a : r * a = \sum_(i < r) a by rewrite sum_nat_const card_ord.
  rewrite !cst -!big_split /=.
  by apply: leq_sum => i _; apply: bin2_tangent.
have eq_r : r = s + (r - s) by rewrite subnKC // ltnW.
move: (r - s) eq_r (\sum_i _) (bin2_sqr q) => t eq_r S; rewrite -!mulnn => eq_b.
have eq_rb : 2 * (r * 'C(q, 2)) + r * q = r * (q * q) by rewrite -eq_b; lia.
have eq_tq : t * (q * q) + s * (q * q) = r * (q * q) by rewrite eq_r; lia.
have -> : q * #|T| = r * (q * q) + s * q by rewrite eq_n; lia.
have -> : s * (q.+1 * q.+1) = s * (q * q) + 2 * (s * q) + s by lia.
by lia.
Qed.

Lemma nb_edges_multipartite_le : nb_edges multipartite <= turan r #|T|.
Proof.
case: (posnP r) => [r0 | r_gt0].
  suff -> : nb_edges multipartite = 0 by [].
  apply: eq_card0 => e; apply/negP => /edge_setP[x].
  by have := ltn_ord (c x); rewrite {2}r0.
have := turan_sqr #|T| r_gt0; have := nb_edges_multipartite.
by have := sum_sqr_classes_ge; lia.
Qed.

Lemma majorised_le_multipartite E : simple_graph E ->
  majorised E -> nb_edges E <= nb_edges multipartite.
Proof.
move=> simE /forallP majE; rewrite -leq_double -!handshake //; last first.
  exact: multipartite_simple.
apply: leq_sum => x _; have := majE x; have := deg_multipartite x; lia.
Qed.

Theorem majorised_nb_edges E : simple_graph E ->
  majorised E -> nb_edges E <= turan r #|T|.
Proof.
move=> simE /(majorised_le_multipartite simE)/leq_trans; apply.
exact: nb_edges_multipartite_le.
Qed.

End Partition.

(* -------------------------------------------------------------------------- *)
(* The Turan graph attains the Turan number                                   *)
(* -------------------------------------------------------------------------- *)

Section TuranGraph.
Variables (r n : nat) (r_gt0 : 0 < r).

Definition turan_class (x : 'I_n) : 'I_r := Ordinal (ltn_pmod x r_gt0).

Lemma sum_modn_eq (i m : nat) : i < r ->
  \sum_(x < m) (x %% r == i) = m %/ r + (i < m %% r).
Proof.
move=> lt_ir; elim: m => [|m IHm]; first by rewrite big_ord0 div0n mod0n.
rewrite big_ord_recr /= {}IHm divnS // modnS //.
have := ltn_pmod m r_gt0; have := divn_eq m r.
case: (boolP (r %| m.+1)) => [/dvdnP[t eq_t] | _] /=; last first.
  move: (m %% r) => s _ _.
  by rewrite add0n -addnA; congr (_ + _); rewrite [i < s.+1]ltnS; case: ltngtP.
move=> eq_m lt_m; have -> : m %% r = r.-1.
  apply/eqP; rewrite eqn_leq -ltnS prednK // lt_m /= leqNgt; apply/negP => lt_s.
  have : m.+1 %% r = (m %% r).+1.
    rewrite {1}eq_m -addnS modnMDl modn_small //; lia.
  by rewrite eq_t modnMl.
rewrite addn0 [RHS]addnC -addnA; congr (_ + _).
have : i <= r.-1 by rewrite -ltnS prednK.
by case: ltngtP.
Qed.

Lemma card_turan_class (i : 'I_r) :
  #|[set y : 'I_n | turan_class y == i]| = n %/ r + (i < n %% r).
Proof.
rewrite -(sum_modn_eq n (ltn_ord i)) -sum1_card big_mkcond /=.
by apply: eq_bigr => x _; rewrite inE -val_eqE /=; case: eqP.
Qed.

Theorem nb_edges_turan_graph : nb_edges (turan_graph r n) = turan r n.
Proof.
have -> : nb_edges (turan_graph r n) = nb_edges (multipartite turan_class)
  by [].
have := nb_edges_multipartite turan_class.
have := turan_sqr n r_gt0; rewrite card_ord.
set s := n %% r; set q := n %/ r.
have -> : \sum_i #|[set y | turan_class y == i]| ^ 2
          = (r - s) * q ^ 2 + s * q.+1 ^ 2; last by lia.
rewrite (eq_bigr (fun i : 'I_r => if i < s then q.+1 ^ 2 else q ^ 2));
  last first.
  by move=> i _; rewrite card_turan_class -/q -/s; case: ltnP;
    rewrite ?addn0 ?addn1.
rewrite -(big_mkord xpredT (fun i => if i < s then q.+1 ^ 2 else q ^ 2)).
rewrite (@big_cat_nat _ _ _ s) //=; last exact: ltnW (ltn_pmod n r_gt0).
rewrite (eq_big_nat _ _ (F2 := fun=> q.+1 ^ 2)) => [|i /andP[_ ->] //].
rewrite [X in _ + X](eq_big_nat _ _ (F2 := fun=> q ^ 2)); last first.
  by move=> i /andP[le_si _]; rewrite ltnNge le_si.
by rewrite !sum_nat_const_nat subn0 addnC.
Qed.

Lemma turan_graph_clique_free (S : {set 'I_n}) :
  clique (turan_graph r n) S -> #|S| <= r.
Proof.
move=> /cliqueP cl; rewrite -(card_ord r) -(card_in_imset (f := turan_class)).
  exact: max_card.
move=> x y xS yS /(congr1 val) /= eq_xy; apply/eqP/negP => /negP.
by move=> /(cl _ _ xS yS)/negP; apply; apply/eqP.
Qed.

End TuranGraph.

(* -------------------------------------------------------------------------- *)
(* The certifying algorithm                                                   *)
(* -------------------------------------------------------------------------- *)

Section Dichotomy.
Variables (T : finType) (E : rel T).
Hypothesis E_simple : simple_graph E.
Implicit Types (V S : {set T}) (c : T -> nat).

Let degV V x := #|V :&: nbhd E x|.
Let classV V c x := [set y in V | c y == c x].

(* one run of the algorithm inside V; r counts the steps *)
Lemma turan_dichotomy_in r V :
  (exists S, [/\ S \subset V, clique E S & #|S| = r.+1])
  \/ (exists c, forall x, x \in V ->
        c x < r /\ degV V x + #|classV V c x| <= #|V|).
Proof.
have [symE irrE] := E_simple; elim: r V => [|r IHr] V.
  have [-> | [x xV]] := set_0Vmem V.
    by right; exists (fun=> 0) => x; rewrite inE.
  left; exists [set x]; split; rewrite ?sub1set ?cards1 //.
  by apply/cliqueP => y z /set1P-> /set1P->; rewrite eqxx.
have [-> | [x0 x0V]] := set_0Vmem V.
  by right; exists (fun=> 0) => x; rewrite inE.
pose v := [arg max_(x > x0 in V) degV V x].
have [vV v_max] : v \in V /\ forall x, x \in V -> degV V x <= degV V v.
  by rewrite /v; case: arg_maxnP => // y yV y_max; split.
pose W := V :&: nbhd E v.
have [[S [sSW clS cardS]] | [c c_maj]] := IHr W.
  left; exists (v |: S); split.
  - rewrite subUset sub1set vV; apply: subset_trans sSW _.
    exact: subsetIl.
  - have adj y : y \in S -> E v y.
      by move=> /(subsetP sSW); rewrite !inE => /andP[].
    apply/cliqueP => y z /setU1P[-> | yS] /setU1P[-> | zS] yz.
    + by rewrite eqxx in yz.
    + exact: adj.
    + by rewrite symE; apply: adj.
    + exact: (cliqueP _ _ clS).
  - rewrite cardsU1 cardS; suff ->: v \notin S by [].
    by apply/negP => /(subsetP sSW); rewrite !inE irrE andbF.
right; exists (fun x => if x \in W then c x else r) => x xV.
have cardV : #|W| + #|V :\: W| = #|V|.
  by rewrite -(cardsID W V); congr (_ + _); rewrite setIA setIid.
have [xW | xW] := boolP (x \in W).
  have [lt_cr maj] := c_maj x xW; split; first by rewrite ltnW // ltnS.
  have -> : classV V (fun y => if y \in W then c y else r) x = classV W c x.
    apply/setP => y; rewrite [LHS]in_set [RHS]in_set xW;
      case: (boolP (y \in W)) => [yW | _].
      by rewrite (subsetP (subsetIl _ _) y yW).
    by rewrite andbC; case: eqP => [eq_r | //]; rewrite -eq_r ltnn in lt_cr.
  suff : degV V x <= degV W x + #|V :\: W| by lia.
  rewrite /degV -(cardsID W (V :&: nbhd E x)); apply: leq_add.
    apply: subset_leq_card; apply/subsetP => y; rewrite !inE.
    by case/andP=> /andP[-> ->] /andP[_ ->].
  by apply: subset_leq_card; apply: setSD; apply: subsetIl.
split=> //; rewrite -cardV; apply: leq_add; first exact: v_max.
apply: subset_leq_card; apply/subsetP => y.
rewrite in_set in_setD (negbTE xW) => /andP[yV]; rewrite yV andbT.
case: (boolP (y \in W)) => // yW; have [lt_cr _] := c_maj y yW.
by move=> /eqP eq_r; rewrite eq_r ltnn in lt_cr.
Qed.

(* a clique of size r, or a partition into at most r.-1 classes *)
Theorem turan_dichotomy r : 0 < r ->
  (exists S, clique E S /\ #|S| = r)
  \/ (exists c : T -> 'I_r.-1, majorised c E).
Proof.
case: r => // r _; have [[S [_ clS cardS]] | [c c_maj]] :=
  turan_dichotomy_in r setT.
  by left; exists S.
right; have lt_cr x : c x < r by case: (c_maj x (in_setT x)).
exists (fun x => Ordinal (lt_cr x)); apply/forallP => x.
have [_] := c_maj x (in_setT x); rewrite cardsT /degV setTI.
by congr (_ + _ <= _); apply: eq_card => y; rewrite !inE -val_eqE.
Qed.

(* Turan's theorem *)
Theorem turan_theorem r :
  (forall S, clique E S -> #|S| <> r.+1) -> nb_edges E <= turan r #|T|.
Proof.
move=> free; have [[S [/free]] | [c c_maj]] := turan_dichotomy (ltn0Sn r).
  by [].
exact: majorised_nb_edges E_simple c_maj.
Qed.

End Dichotomy.

(* -------------------------------------------------------------------------- *)
(* Independent sets                                                           *)
(* -------------------------------------------------------------------------- *)

(* Cauchy-Schwarz for natural numbers *)
Lemma sqr_sum_le r (f : 'I_r -> nat) :
  (\sum_i f i) ^ 2 <= r * \sum_i f i ^ 2.
Proof.
have -> : (\sum_i f i) ^ 2 = \sum_i \sum_j f i * f j.
  by rewrite -mulnn big_distrl; apply: eq_bigr => i _; rewrite big_distrr.
rewrite -leq_double -!mul2n.
have -> : 2 * (r * \sum_i f i ^ 2) = \sum_(i < r) \sum_(j < r) (f i ^ 2
  + f j ^ 2).
  rewrite [RHS](eq_bigr (fun i => r * f i ^ 2 + \sum_j f j ^ 2)) => [|i _];
    last first.
    by rewrite big_split /= sum_nat_const card_ord.
  by rewrite big_split /= sum_nat_const card_ord -big_distrr /=; lia.
rewrite big_distrr /=; apply: leq_sum => i _; rewrite big_distrr /=.
by apply: leq_sum => j _; apply: (nat_Cauchy _ _).1.
Qed.

Section IndependentSet.
Variables (T : finType) (E : rel T).
Hypothesis E_simple : simple_graph E.

Theorem indep_turan :
  exists S : {set T}, indep E S /\ #|T| ^ 2 <= #|S| * (#|T| + (nb_edges E).*2).
Proof.
have [symE irrE] := E_simple.
have ind0 : indep E set0 by apply/indepP => x y; rewrite inE.
pose S := [arg max_(S > set0 | indep E S) #|S|].
have [indS S_max] : indep E S /\ forall S', indep E S' -> #|S'| <= #|S|.
  by rewrite /S; case: arg_maxnP => // S' ? S'_max; split.
exists S; split=> //.
have [[S' [clS' cardS']] | [c /forallP c_maj]] :=
  turan_dichotomy (co_graph_simple symE) (ltn0Sn #|S|).
  by have := S_max S'; rewrite -co_graph_clique // clS' cardS' ltnn => /(_ isT).
rewrite -(handshake E_simple).
have -> : #|T| + \sum_x deg E x = \sum_x (1 + deg E x).
  by rewrite big_split /= sum1_card.
rewrite /= -{1}(sum_class_sizes c); apply: leq_trans (sqr_sum_le _) _.
rewrite leq_mul2l -sum_class; apply/orP; right; apply: leq_sum => x _.
by have := c_maj x; have := deg_co_graph x irrE; lia.
Qed.

(* as it is used: few edges give a large independent set *)
Theorem indep_turan_ceil c : nb_edges E <= c * #|T| ->
  exists S : {set T}, indep E S /\ #|T| <= #|S| * (c.*2.+1).
Proof.
move=> le_e; have [S [indS le_n]] := indep_turan; exists S; split=> //.
have [-> // | n_gt0] := posnP #|T|.
rewrite -(leq_pmul2r n_gt0) mulnn; apply: leq_trans le_n _.
by rewrite -mulnA leq_mul2l; apply/orP; right; nia.
Qed.

End IndependentSet.

