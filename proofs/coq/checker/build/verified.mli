
val fst : ('a1 * 'a2) -> 'a1

val snd : ('a1 * 'a2) -> 'a2

type comparison =
| Eq
| Lt
| Gt

val compOpp : comparison -> comparison

val pred : BigInt.t -> BigInt.t

val add : BigInt.t -> BigInt.t -> BigInt.t

type n =
| N0
| Npos of BigInt.t



module Pos :
 sig
  type mask =
  | IsNul
  | IsPos of BigInt.t
  | IsNeg
 end

module Coq_Pos :
 sig
  val succ : BigInt.t -> BigInt.t

  val add : BigInt.t -> BigInt.t -> BigInt.t

  val add_carry : BigInt.t -> BigInt.t -> BigInt.t

  val pred_double : BigInt.t -> BigInt.t

  val pred_N : BigInt.t -> n

  type mask = Pos.mask =
  | IsNul
  | IsPos of BigInt.t
  | IsNeg

  val succ_double_mask : mask -> mask

  val double_mask : mask -> mask

  val double_pred_mask : BigInt.t -> mask

  val sub_mask : BigInt.t -> BigInt.t -> mask

  val sub_mask_carry : BigInt.t -> BigInt.t -> mask

  val sub : BigInt.t -> BigInt.t -> BigInt.t

  val iter : ('a1 -> 'a1) -> 'a1 -> BigInt.t -> 'a1

  val div2 : BigInt.t -> BigInt.t

  val div2_up : BigInt.t -> BigInt.t

  val size_nat : BigInt.t -> BigInt.t

  val compare_cont : comparison -> BigInt.t -> BigInt.t -> comparison

  val compare : BigInt.t -> BigInt.t -> comparison

  val eqb : BigInt.t -> BigInt.t -> bool

  val gcdn : BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t

  val gcd : BigInt.t -> BigInt.t -> BigInt.t

  val coq_Nsucc_double : n -> n

  val coq_Ndouble : n -> n

  val coq_lor : BigInt.t -> BigInt.t -> BigInt.t

  val coq_land : BigInt.t -> BigInt.t -> n

  val ldiff : BigInt.t -> BigInt.t -> n

  val testbit : BigInt.t -> n -> bool
 end

module N :
 sig
  val succ_pos : n -> BigInt.t

  val coq_lor : n -> n -> n

  val coq_land : n -> n -> n

  val ldiff : n -> n -> n

  val testbit : n -> n -> bool
 end

module Z :
 sig
  val double : BigInt.t -> BigInt.t

  val succ_double : BigInt.t -> BigInt.t

  val pred_double : BigInt.t -> BigInt.t

  val pos_sub : BigInt.t -> BigInt.t -> BigInt.t

  val pred : BigInt.t -> BigInt.t

  val compare : BigInt.t -> BigInt.t -> comparison

  val of_N : n -> BigInt.t

  val to_pos : BigInt.t -> BigInt.t

  val pos_div_eucl : BigInt.t -> BigInt.t -> BigInt.t * BigInt.t

  val div_eucl : BigInt.t -> BigInt.t -> BigInt.t * BigInt.t

  val odd : BigInt.t -> bool

  val div2 : BigInt.t -> BigInt.t

  val gcd : BigInt.t -> BigInt.t -> BigInt.t

  val shiftl : BigInt.t -> BigInt.t -> BigInt.t

  val coq_lor : BigInt.t -> BigInt.t -> BigInt.t

  val ldiff : BigInt.t -> BigInt.t -> BigInt.t
 end

module PositiveMap :
 sig
  type key = BigInt.t

  type 'a tree =
  | Leaf
  | Node of 'a tree * 'a option * 'a tree

  type 'a t = 'a tree

  val empty : 'a1 t

  val find : key -> 'a1 t -> 'a1 option

  val add : key -> 'a1 -> 'a1 t -> 'a1 t
 end

type 't pred0 = 't -> bool

type 't rel = 't -> 't pred0

val addn_rec : BigInt.t -> BigInt.t -> BigInt.t

val addn : BigInt.t -> BigInt.t -> BigInt.t

val iter0 : BigInt.t -> ('a1 -> 'a1) -> 'a1 -> 'a1

val nat_of_bool : bool -> BigInt.t

val odd0 : BigInt.t -> bool

val size : 'a1 list -> BigInt.t

val head : 'a1 -> 'a1 list -> 'a1

val behead : 'a1 list -> 'a1 list

val ncons : BigInt.t -> 'a1 -> 'a1 list -> 'a1 list

val nseq : BigInt.t -> 'a1 -> 'a1 list

val cat : 'a1 list -> 'a1 list -> 'a1 list

val last : 'a1 -> 'a1 list -> 'a1

val nth : 'a1 -> 'a1 list -> BigInt.t -> 'a1

val count : 'a1 pred0 -> 'a1 list -> BigInt.t

val has : 'a1 pred0 -> 'a1 list -> bool

val all : 'a1 pred0 -> 'a1 list -> bool

val catrev : 'a1 list -> 'a1 list -> 'a1 list

val rev : 'a1 list -> 'a1 list

val map : ('a1 -> 'a2) -> 'a1 list -> 'a2 list

val iota : BigInt.t -> BigInt.t -> BigInt.t list

val foldr : ('a1 -> 'a2 -> 'a2) -> 'a2 -> 'a1 list -> 'a2

val foldl : ('a2 -> 'a1 -> 'a2) -> 'a2 -> 'a1 list -> 'a2

val zip : 'a1 list -> 'a2 list -> ('a1 * 'a2) list

val all2 : ('a1 -> 'a2 -> bool) -> 'a1 list -> 'a2 list -> bool

val flatten : 'a1 list list -> 'a1 list

val merge : 'a1 rel -> 'a1 list -> 'a1 list -> 'a1 list

val merge_sort_push : 'a1 rel -> 'a1 list -> 'a1 list list -> 'a1 list list

val merge_sort_pop : 'a1 rel -> 'a1 list -> 'a1 list list -> 'a1 list

val merge_sort_rec : 'a1 rel -> 'a1 list list -> 'a1 list -> 'a1 list

val sort : 'a1 rel -> 'a1 list -> 'a1 list

type frac = BigInt.t * BigInt.t

val f0 : frac

val integer : BigInt.t -> frac

val fle : frac -> frac -> bool

val flt : frac -> frac -> bool

val feq : frac -> frac -> bool

val fnonzero : frac -> bool

val fmul : frac -> frac -> frac

val finv : frac -> frac

val eqn_Z : BigInt.t -> BigInt.t -> bool

val leq_Z : BigInt.t -> BigInt.t -> bool

val ltn_Z : BigInt.t -> BigInt.t -> bool

val shaped : BigInt.t -> BigInt.t -> 'a1 list list -> bool

val cons_each : 'a1 list -> 'a1 list list -> 'a1 list list

val columns : BigInt.t -> 'a1 list list -> 'a1 list list

val dot : BigInt.t list -> BigInt.t list -> BigInt.t

val row_lcd : frac list -> BigInt.t

val clear_row : BigInt.t -> frac list -> BigInt.t list

val cleared : BigInt.t -> frac list -> bool

type counts = BigInt.t PositiveMap.t

val get : BigInt.t -> counts -> BigInt.t

val bump : counts -> BigInt.t -> counts

val tally : BigInt.t list -> counts

val degrees : (BigInt.t * BigInt.t) list -> counts

val ltlex : (BigInt.t * BigInt.t) -> (BigInt.t * BigInt.t) -> bool

val increasing : 'a1 rel -> 'a1 list -> bool

val graph_ok : BigInt.t -> (BigInt.t * BigInt.t) list -> bool

val edges_ok :
  BigInt.t -> (BigInt.t * BigInt.t) list -> bool -> BigInt.t -> bool

val turan2 : BigInt.t -> BigInt.t -> BigInt.t

val majorised_at :
  bool -> BigInt.t -> counts -> counts -> BigInt.t -> BigInt.t -> bool

val check_turan_bound :
  bool -> BigInt.t -> (BigInt.t * BigInt.t) list -> BigInt.t -> BigInt.t ->
  BigInt.t -> BigInt.t list -> bool

val pairs : BigInt.t list -> (BigInt.t * BigInt.t) list

val same_edge : (BigInt.t * BigInt.t) -> (BigInt.t * BigInt.t) -> bool

val subsequence :
  (BigInt.t * BigInt.t) list -> (BigInt.t * BigInt.t) list -> bool

val absent : BigInt.t list -> (BigInt.t * BigInt.t) list -> bool

val check_clique :
  bool -> BigInt.t -> (BigInt.t * BigInt.t) list -> BigInt.t -> BigInt.t ->
  BigInt.t list -> bool

type domain =
| Signed
| Nonnegative

type relation =
| Lt0
| Le

val threshold : BigInt.t -> BigInt.t list -> BigInt.t

val excess : BigInt.t -> BigInt.t list -> BigInt.t

val top_sum : BigInt.t -> BigInt.t list -> BigInt.t

val sub_at : BigInt.t -> BigInt.t -> BigInt.t list -> BigInt.t list

val magnitudes : domain -> BigInt.t list -> BigInt.t list list

val row_of :
  BigInt.t -> BigInt.t -> BigInt.t list list -> BigInt.t -> BigInt.t list ->
  BigInt.t list

val common_lcd : frac list list -> BigInt.t

val entry_ok : domain -> frac -> bool

val dense : BigInt.t -> BigInt.t -> (BigInt.t * frac) list -> frac list

val witness_ok : BigInt.t -> BigInt.t list -> frac list -> frac -> bool

val check_row :
  domain -> BigInt.t -> BigInt.t -> BigInt.t list list -> frac list -> frac
  -> BigInt.t -> BigInt.t -> frac list -> bool

val check_columns :
  domain -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> frac list
  list -> BigInt.t -> (BigInt.t * frac) list -> frac -> bool

val scaled : frac list -> frac list list -> frac list list

val check_worst_case_error :
  domain -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> frac list
  list -> frac list option -> BigInt.t -> (BigInt.t * frac) list -> frac ->
  bool

val check_recovery :
  domain -> relation -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list ->
  frac list list -> frac list option -> BigInt.t -> (BigInt.t * frac) list ->
  frac -> frac -> bool

val check_recovery_failure :
  domain -> relation -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list ->
  frac list list -> frac list option -> BigInt.t -> (BigInt.t * frac) list ->
  frac -> frac -> bool

val clear_rows : frac list list -> BigInt.t list list

val rows_cleared : frac list list -> bool

val select : 'a1 -> BigInt.t list -> 'a1 list -> 'a1 list

val power_mod : BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t

val inverse_mod : BigInt.t -> BigInt.t -> BigInt.t

val find_pivot :
  BigInt.t list list -> BigInt.t list list -> (BigInt.t list * BigInt.t list
  list) option

val subtract_mod :
  BigInt.t -> BigInt.t -> BigInt.t list -> BigInt.t list -> BigInt.t list

val reduce_by : BigInt.t -> BigInt.t list -> BigInt.t list -> BigInt.t list

val gauss_jordan :
  BigInt.t -> BigInt.t list list -> BigInt.t list list -> BigInt.t list list
  -> BigInt.t list list option

val with_identity : BigInt.t list list -> BigInt.t list list

val inverse_matrix_mod : BigInt.t -> BigInt.t list list -> BigInt.t list list

val inverse_ok : BigInt.t -> BigInt.t list list -> BigInt.t list list -> bool

val minor_mod :
  BigInt.t -> BigInt.t list list -> BigInt.t list -> BigInt.t list ->
  BigInt.t list list

val lower_ok :
  BigInt.t -> BigInt.t -> BigInt.t list list -> BigInt.t list -> BigInt.t
  list -> bool

type upper =
| Full
| Factorisation of frac list list * frac list list
| Dependencies of frac list list

val product_row : frac list list -> frac list -> frac list -> bool

val walk :
  (BigInt.t list -> frac list -> bool) -> BigInt.t -> BigInt.t list list ->
  BigInt.t list -> frac list list -> bool

val combination_ok : BigInt.t list list -> BigInt.t list -> frac list -> bool

val upper_ok :
  BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> BigInt.t list ->
  upper -> bool

val check_rank :
  BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> BigInt.t -> BigInt.t
  list -> BigInt.t list -> upper -> bool

val all_pairs : ('a1 -> 'a1 -> bool) -> 'a1 list -> bool

val measured : frac list -> BigInt.t list * BigInt.t

val sides :
  frac -> (BigInt.t list * BigInt.t) -> (BigInt.t list * BigInt.t) ->
  BigInt.t * BigInt.t

val norm_ok : frac -> frac list -> bool

val check_incoherence :
  BigInt.t -> BigInt.t -> frac list list -> frac -> frac option -> frac
  option -> (relation * frac) option -> (BigInt.t * BigInt.t) option -> bool

type family =
| TracePower
| AlonPower
| ChebyshevPolynomial

val power : BigInt.t -> BigInt.t -> BigInt.t

val zpow : BigInt.t -> BigInt.t -> BigInt.t

val cheb_pair : BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t * BigInt.t

val cheb_Z : BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t

val monomials : BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t list

val alternate : bool -> BigInt.t list -> BigInt.t

val count_Z : family -> BigInt.t -> BigInt.t -> BigInt.t

val image_row :
  family -> BigInt.t -> frac -> BigInt.t -> BigInt.t list -> BigInt.t
  list * BigInt.t

val image_rows :
  family -> BigInt.t -> frac -> BigInt.t list list -> (BigInt.t
  list * BigInt.t) list

val lcd_rows : (BigInt.t list * BigInt.t) list -> BigInt.t

val lcd_ok : BigInt.t -> (BigInt.t list * BigInt.t) list -> bool

val square_sum : BigInt.t -> (BigInt.t list * BigInt.t) list -> BigInt.t

val row_near : relation -> frac -> BigInt.t -> BigInt.t list -> bool

val suffices_Z :
  family -> relation -> BigInt.t -> frac -> BigInt.t -> BigInt.t -> BigInt.t
  -> BigInt.t -> bool

val family_ok : family -> frac -> BigInt.t -> bool

val trace_rows :
  family -> BigInt.t -> frac -> BigInt.t list list -> (BigInt.t
  list * BigInt.t) list

val check_family_bound :
  family -> relation -> BigInt.t -> BigInt.t -> frac -> BigInt.t -> BigInt.t
  list list -> bool

val image_fracs : (BigInt.t list * BigInt.t) list -> frac list list

val check_monomials :
  BigInt.t -> BigInt.t -> (BigInt.t list * BigInt.t) list -> frac list list
  -> frac list list -> bool

val scaled_rows :
  BigInt.t -> (BigInt.t list * BigInt.t) list -> BigInt.t list list

val fixes_row : BigInt.t list list -> frac list -> BigInt.t list -> bool

val diagonal : frac list list -> frac list

val sum_Z : BigInt.t list -> BigInt.t

val check_projector :
  BigInt.t -> (BigInt.t list * BigInt.t) list -> frac list list -> BigInt.t
  -> frac -> bool

val check_near_identity_rank :
  family -> relation -> BigInt.t -> frac list list -> frac -> BigInt.t ->
  BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t list -> BigInt.t list -> upper
  -> ((frac list list * BigInt.t) * frac) option -> (frac list list * frac
  list list) option -> bool

val bit : BigInt.t -> BigInt.t -> bool

val assign : BigInt.t -> BigInt.t list -> counts -> counts

val colouring_ok :
  BigInt.t -> BigInt.t -> (BigInt.t * BigInt.t) list -> BigInt.t list -> bool

type node = BigInt.t list * BigInt.t list list

val join : counts -> BigInt.t -> BigInt.t -> counts

val neighbours : (BigInt.t * BigInt.t) list -> counts

val exhausts : BigInt.t -> BigInt.t list -> bool

val bits : BigInt.t list -> BigInt.t

val independent : counts -> BigInt.t list -> bool

val node_ok : counts -> BigInt.t -> BigInt.t -> node -> bool

val show : counts -> BigInt.t -> BigInt.t -> node list -> node list option

type clique_bound =
| Colouring of BigInt.t list
| Tree of node list

val check_clique_number :
  BigInt.t -> (BigInt.t * BigInt.t) list -> BigInt.t -> BigInt.t -> BigInt.t
  list -> clique_bound -> bool

val compares_Z : relation -> BigInt.t -> BigInt.t -> bool

val chain_mu : BigInt.t -> frac -> frac

val crow :
  BigInt.t -> BigInt.t list list -> frac list -> BigInt.t list * BigInt.t

val recovers_row :
  relation -> BigInt.t -> frac -> BigInt.t -> (BigInt.t list * BigInt.t) ->
  bool

val large_entries :
  relation -> BigInt.t -> frac -> (BigInt.t list * BigInt.t) -> bool list

val adjacent_to : BigInt.t -> BigInt.t -> bool list -> bool list -> bool list

val adjacency : BigInt.t -> bool list list -> bool list list

val count_true : bool list -> BigInt.t

val check_chain_columns :
  family -> relation -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list ->
  frac list list -> frac -> BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t ->
  BigInt.t list -> bool

val check_interference_chain :
  family -> relation -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list ->
  frac list list -> frac list option -> frac -> BigInt.t -> BigInt.t ->
  BigInt.t -> BigInt.t -> BigInt.t list -> bool

type hypothesis =
| Diagonal of BigInt.t
| OffDiagonal of relation * frac * BigInt.t * BigInt.t
| NonzeroColumns of BigInt.t
| UnitColumns of BigInt.t
| EqualNorms of BigInt.t * BigInt.t
| Coherence of relation * frac * BigInt.t * BigInt.t

val entry : frac list list -> BigInt.t -> BigInt.t -> frac

val product : frac list -> frac list -> BigInt.t * BigInt.t

val cleared_col : frac list -> bool

val is_value : (BigInt.t * BigInt.t) -> frac -> bool

val compares_f : relation -> frac -> frac -> bool

val fabs : frac -> frac

val check_hypothesis_failure :
  hypothesis -> BigInt.t -> BigInt.t -> frac list list -> frac -> bool

val scale_rows : frac list option -> frac list list -> frac list list

val scale_ok : BigInt.t -> frac list option -> bool

val kernel_ok : frac list list -> frac list -> bool

val abs_sum : BigInt.t list -> BigInt.t

val abs_max : BigInt.t list -> BigInt.t

val pick :
  BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t list -> (BigInt.t * frac) list

val maximiser : BigInt.t -> BigInt.t list -> (BigInt.t * frac) list

val find_row :
  BigInt.t -> BigInt.t -> BigInt.t list list -> frac -> BigInt.t -> frac list
  list -> BigInt.t * (BigInt.t * frac) list

val check_access :
  relation -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> frac list
  option -> frac list list -> frac -> frac -> bool

val check_no_access :
  relation -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> frac list
  option -> (BigInt.t * frac) list -> frac -> frac -> bool

val row_below :
  BigInt.t -> BigInt.t list list -> BigInt.t -> frac list -> frac -> bool

val kernel_attains :
  BigInt.t -> frac list list -> BigInt.t -> (BigInt.t * frac) list -> frac ->
  bool

val fmaximum : frac list -> frac

val check_optimal_access :
  BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> frac list option ->
  frac list list -> frac -> frac list -> (BigInt.t * frac) list list -> bool

val sets : BigInt.t -> BigInt.t -> bool list list

val signs : bool -> bool list -> BigInt.t list list

val maxima : BigInt.t -> BigInt.t list -> BigInt.t list -> BigInt.t * BigInt.t

val sign_ok :
  BigInt.t -> BigInt.t -> BigInt.t list list -> BigInt.t list ->
  (BigInt.t * BigInt.t list) -> bool

val check_basis_pursuit :
  BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> (BigInt.t * BigInt.t
  list) list -> bool

val check_basis_pursuit_failure :
  BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> (BigInt.t * frac)
  list -> bool

val check_exact_decoding_failure :
  BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> (BigInt.t * frac)
  list -> bool
