
(** val fst : ('a1 * 'a2) -> 'a1 **)

let fst = function
| (x, _) -> x

(** val snd : ('a1 * 'a2) -> 'a2 **)

let snd = function
| (_, y) -> y

type comparison =
| Eq
| Lt
| Gt

(** val compOpp : comparison -> comparison **)

let compOpp = function
| Eq -> Eq
| Lt -> Gt
| Gt -> Lt

(** val pred : BigInt.t -> BigInt.t **)

let pred n0 =
  (fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
    (fun _ -> n0)
    (fun u -> u)
    n0

module Coq__1 = struct
 (** val add : BigInt.t -> BigInt.t -> BigInt.t **)
 let rec add n0 m =
   (fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
     (fun _ -> m)
     (fun p -> BigInt.succ (add p m))
     n0
end
include Coq__1

type n =
| N0
| Npos of BigInt.t



module Pos =
 struct
  type mask =
  | IsNul
  | IsPos of BigInt.t
  | IsNeg
 end

module Coq_Pos =
 struct
  (** val succ : BigInt.t -> BigInt.t **)

  let rec succ x =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p -> (fun p -> BigInt.shift_left p 1) (succ p))
      (fun p -> (fun p -> BigInt.succ (BigInt.shift_left p 1)) p)
      (fun _ -> (fun p -> BigInt.shift_left p 1) BigInt.one)
      x

  (** val add : BigInt.t -> BigInt.t -> BigInt.t **)

  let rec add x y =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> (fun p -> BigInt.shift_left p 1) (add_carry p q))
        (fun q -> (fun p -> BigInt.succ (BigInt.shift_left p 1))
        (add p q))
        (fun _ -> (fun p -> BigInt.shift_left p 1) (succ p))
        y)
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> (fun p -> BigInt.succ (BigInt.shift_left p 1))
        (add p q))
        (fun q -> (fun p -> BigInt.shift_left p 1) (add p q))
        (fun _ -> (fun p -> BigInt.succ (BigInt.shift_left p 1)) p)
        y)
      (fun _ ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> (fun p -> BigInt.shift_left p 1) (succ q))
        (fun q -> (fun p -> BigInt.succ (BigInt.shift_left p 1)) q)
        (fun _ -> (fun p -> BigInt.shift_left p 1) BigInt.one)
        y)
      x

  (** val add_carry : BigInt.t -> BigInt.t -> BigInt.t **)

  and add_carry x y =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> (fun p -> BigInt.succ (BigInt.shift_left p 1))
        (add_carry p q))
        (fun q -> (fun p -> BigInt.shift_left p 1) (add_carry p q))
        (fun _ -> (fun p -> BigInt.succ (BigInt.shift_left p 1)) (succ p))
        y)
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> (fun p -> BigInt.shift_left p 1) (add_carry p q))
        (fun q -> (fun p -> BigInt.succ (BigInt.shift_left p 1))
        (add p q))
        (fun _ -> (fun p -> BigInt.shift_left p 1) (succ p))
        y)
      (fun _ ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> (fun p -> BigInt.succ (BigInt.shift_left p 1))
        (succ q))
        (fun q -> (fun p -> BigInt.shift_left p 1) (succ q))
        (fun _ -> (fun p -> BigInt.succ (BigInt.shift_left p 1)) BigInt.one)
        y)
      x

  (** val pred_double : BigInt.t -> BigInt.t **)

  let rec pred_double x =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p -> (fun p -> BigInt.succ (BigInt.shift_left p 1))
      ((fun p -> BigInt.shift_left p 1) p))
      (fun p -> (fun p -> BigInt.succ (BigInt.shift_left p 1))
      (pred_double p))
      (fun _ -> BigInt.one)
      x

  (** val pred_N : BigInt.t -> n **)

  let pred_N x =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p -> Npos ((fun p -> BigInt.shift_left p 1) p))
      (fun p -> Npos (pred_double p))
      (fun _ -> N0)
      x

  type mask = Pos.mask =
  | IsNul
  | IsPos of BigInt.t
  | IsNeg

  (** val succ_double_mask : mask -> mask **)

  let succ_double_mask = function
  | IsNul -> IsPos BigInt.one
  | IsPos p -> IsPos ((fun p -> BigInt.succ (BigInt.shift_left p 1)) p)
  | IsNeg -> IsNeg

  (** val double_mask : mask -> mask **)

  let double_mask = function
  | IsPos p -> IsPos ((fun p -> BigInt.shift_left p 1) p)
  | x0 -> x0

  (** val double_pred_mask : BigInt.t -> mask **)

  let double_pred_mask x =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p -> IsPos ((fun p -> BigInt.shift_left p 1)
      ((fun p -> BigInt.shift_left p 1) p)))
      (fun p -> IsPos ((fun p -> BigInt.shift_left p 1)
      (pred_double p)))
      (fun _ -> IsNul)
      x

  (** val sub_mask : BigInt.t -> BigInt.t -> mask **)

  let rec sub_mask x y =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> double_mask (sub_mask p q))
        (fun q -> succ_double_mask (sub_mask p q))
        (fun _ -> IsPos ((fun p -> BigInt.shift_left p 1) p))
        y)
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> succ_double_mask (sub_mask_carry p q))
        (fun q -> double_mask (sub_mask p q))
        (fun _ -> IsPos (pred_double p))
        y)
      (fun _ ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun _ -> IsNeg)
        (fun _ -> IsNeg)
        (fun _ -> IsNul)
        y)
      x

  (** val sub_mask_carry : BigInt.t -> BigInt.t -> mask **)

  and sub_mask_carry x y =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> succ_double_mask (sub_mask_carry p q))
        (fun q -> double_mask (sub_mask p q))
        (fun _ -> IsPos (pred_double p))
        y)
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> double_mask (sub_mask_carry p q))
        (fun q -> succ_double_mask (sub_mask_carry p q))
        (fun _ -> double_pred_mask p)
        y)
      (fun _ -> IsNeg)
      x

  (** val sub : BigInt.t -> BigInt.t -> BigInt.t **)

  let sub x y =
    match sub_mask x y with
    | IsPos z0 -> z0
    | _ -> BigInt.one

  (** val iter : ('a1 -> 'a1) -> 'a1 -> BigInt.t -> 'a1 **)

  let rec iter f x n0 =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun n' -> f (iter f (iter f x n') n'))
      (fun n' -> iter f (iter f x n') n')
      (fun _ -> f x)
      n0

  (** val div2 : BigInt.t -> BigInt.t **)

  let div2 p =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p0 -> p0)
      (fun p0 -> p0)
      (fun _ -> BigInt.one)
      p

  (** val div2_up : BigInt.t -> BigInt.t **)

  let div2_up p =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p0 -> succ p0)
      (fun p0 -> p0)
      (fun _ -> BigInt.one)
      p

  (** val size_nat : BigInt.t -> BigInt.t **)

  let rec size_nat p =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p0 -> BigInt.succ (size_nat p0))
      (fun p0 -> BigInt.succ (size_nat p0))
      (fun _ -> BigInt.succ BigInt.zero)
      p

  (** val compare_cont : comparison -> BigInt.t -> BigInt.t -> comparison **)

  let rec compare_cont r x y =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> compare_cont r p q)
        (fun q -> compare_cont Gt p q)
        (fun _ -> Gt)
        y)
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> compare_cont Lt p q)
        (fun q -> compare_cont r p q)
        (fun _ -> Gt)
        y)
      (fun _ ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun _ -> Lt)
        (fun _ -> Lt)
        (fun _ -> r)
        y)
      x

  (** val compare : BigInt.t -> BigInt.t -> comparison **)

  let compare =
    compare_cont Eq

  (** val eqb : BigInt.t -> BigInt.t -> bool **)

  let rec eqb p q =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p0 ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q0 -> eqb p0 q0)
        (fun _ -> false)
        (fun _ -> false)
        q)
      (fun p0 ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun _ -> false)
        (fun q0 -> eqb p0 q0)
        (fun _ -> false)
        q)
      (fun _ ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun _ -> false)
        (fun _ -> false)
        (fun _ -> true)
        q)
      p

  (** val gcdn : BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t **)

  let rec gcdn n0 a b =
    (fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
      (fun _ -> BigInt.one)
      (fun n1 ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun a' ->
        (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
          (fun b' ->
          match compare a' b' with
          | Eq -> a
          | Lt -> gcdn n1 (sub b' a') a
          | Gt -> gcdn n1 (sub a' b') b)
          (fun b0 -> gcdn n1 a b0)
          (fun _ -> BigInt.one)
          b)
        (fun a0 ->
        (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
          (fun _ -> gcdn n1 a0 b)
          (fun b0 -> (fun p -> BigInt.shift_left p 1)
          (gcdn n1 a0 b0))
          (fun _ -> BigInt.one)
          b)
        (fun _ -> BigInt.one)
        a)
      n0

  (** val gcd : BigInt.t -> BigInt.t -> BigInt.t **)

  let gcd a b =
    gcdn (Coq__1.add (size_nat a) (size_nat b)) a b

  (** val coq_Nsucc_double : n -> n **)

  let coq_Nsucc_double = function
  | N0 -> Npos BigInt.one
  | Npos p -> Npos ((fun p -> BigInt.succ (BigInt.shift_left p 1)) p)

  (** val coq_Ndouble : n -> n **)

  let coq_Ndouble = function
  | N0 -> N0
  | Npos p -> Npos ((fun p -> BigInt.shift_left p 1) p)

  (** val coq_lor : BigInt.t -> BigInt.t -> BigInt.t **)

  let rec coq_lor p q =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p0 ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q0 -> (fun p -> BigInt.succ (BigInt.shift_left p 1))
        (coq_lor p0 q0))
        (fun q0 -> (fun p -> BigInt.succ (BigInt.shift_left p 1))
        (coq_lor p0 q0))
        (fun _ -> p)
        q)
      (fun p0 ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q0 -> (fun p -> BigInt.succ (BigInt.shift_left p 1))
        (coq_lor p0 q0))
        (fun q0 -> (fun p -> BigInt.shift_left p 1) (coq_lor p0 q0))
        (fun _ -> (fun p -> BigInt.succ (BigInt.shift_left p 1)) p0)
        q)
      (fun _ ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun _ -> q)
        (fun q0 -> (fun p -> BigInt.succ (BigInt.shift_left p 1))
        q0)
        (fun _ -> q)
        q)
      p

  (** val coq_land : BigInt.t -> BigInt.t -> n **)

  let rec coq_land p q =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p0 ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q0 -> coq_Nsucc_double (coq_land p0 q0))
        (fun q0 -> coq_Ndouble (coq_land p0 q0))
        (fun _ -> Npos BigInt.one)
        q)
      (fun p0 ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q0 -> coq_Ndouble (coq_land p0 q0))
        (fun q0 -> coq_Ndouble (coq_land p0 q0))
        (fun _ -> N0)
        q)
      (fun _ ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun _ -> Npos BigInt.one)
        (fun _ -> N0)
        (fun _ -> Npos BigInt.one)
        q)
      p

  (** val ldiff : BigInt.t -> BigInt.t -> n **)

  let rec ldiff p q =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p0 ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q0 -> coq_Ndouble (ldiff p0 q0))
        (fun q0 -> coq_Nsucc_double (ldiff p0 q0))
        (fun _ -> Npos ((fun p -> BigInt.shift_left p 1) p0))
        q)
      (fun p0 ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q0 -> coq_Ndouble (ldiff p0 q0))
        (fun q0 -> coq_Ndouble (ldiff p0 q0))
        (fun _ -> Npos p)
        q)
      (fun _ ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun _ -> N0)
        (fun _ -> Npos BigInt.one)
        (fun _ -> N0)
        q)
      p

  (** val testbit : BigInt.t -> n -> bool **)

  let rec testbit p n0 =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p0 ->
      match n0 with
      | N0 -> true
      | Npos n1 -> testbit p0 (pred_N n1))
      (fun p0 ->
      match n0 with
      | N0 -> false
      | Npos n1 -> testbit p0 (pred_N n1))
      (fun _ -> match n0 with
                | N0 -> true
                | Npos _ -> false)
      p
 end

module N =
 struct
  (** val succ_pos : n -> BigInt.t **)

  let succ_pos = function
  | N0 -> BigInt.one
  | Npos p -> Coq_Pos.succ p

  (** val coq_lor : n -> n -> n **)

  let coq_lor n0 m =
    match n0 with
    | N0 -> m
    | Npos p -> (match m with
                 | N0 -> n0
                 | Npos q -> Npos (Coq_Pos.coq_lor p q))

  (** val coq_land : n -> n -> n **)

  let coq_land n0 m =
    match n0 with
    | N0 -> N0
    | Npos p -> (match m with
                 | N0 -> N0
                 | Npos q -> Coq_Pos.coq_land p q)

  (** val ldiff : n -> n -> n **)

  let ldiff n0 m =
    match n0 with
    | N0 -> N0
    | Npos p -> (match m with
                 | N0 -> n0
                 | Npos q -> Coq_Pos.ldiff p q)

  (** val testbit : n -> n -> bool **)

  let testbit a n0 =
    match a with
    | N0 -> false
    | Npos p -> Coq_Pos.testbit p n0
 end

module Z =
 struct
  (** val double : BigInt.t -> BigInt.t **)

  let double x =
    (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
      (fun _ -> BigInt.zero)
      (fun p -> (fun p -> p) ((fun p -> BigInt.shift_left p 1) p))
      (fun p -> BigInt.neg ((fun p -> BigInt.shift_left p 1) p))
      x

  (** val succ_double : BigInt.t -> BigInt.t **)

  let succ_double x =
    (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
      (fun _ -> (fun p -> p) BigInt.one)
      (fun p -> (fun p -> p) ((fun p -> BigInt.succ (BigInt.shift_left p 1))
      p))
      (fun p -> BigInt.neg (Coq_Pos.pred_double p))
      x

  (** val pred_double : BigInt.t -> BigInt.t **)

  let pred_double x =
    (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
      (fun _ -> BigInt.neg BigInt.one)
      (fun p -> (fun p -> p) (Coq_Pos.pred_double p))
      (fun p -> BigInt.neg ((fun p -> BigInt.succ (BigInt.shift_left p 1))
      p))
      x

  (** val pos_sub : BigInt.t -> BigInt.t -> BigInt.t **)

  let rec pos_sub x y =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> double (pos_sub p q))
        (fun q -> succ_double (pos_sub p q))
        (fun _ -> (fun p -> p) ((fun p -> BigInt.shift_left p 1) p))
        y)
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> pred_double (pos_sub p q))
        (fun q -> double (pos_sub p q))
        (fun _ -> (fun p -> p) (Coq_Pos.pred_double p))
        y)
      (fun _ ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun q -> BigInt.neg ((fun p -> BigInt.shift_left p 1) q))
        (fun q -> BigInt.neg (Coq_Pos.pred_double q))
        (fun _ -> BigInt.zero)
        y)
      x

  (** val pred : BigInt.t -> BigInt.t **)

  let pred x =
    BigInt.add x (BigInt.neg BigInt.one)

  (** val compare : BigInt.t -> BigInt.t -> comparison **)

  let compare x y =
    (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
      (fun _ ->
      (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
        (fun _ -> Eq)
        (fun _ -> Lt)
        (fun _ -> Gt)
        y)
      (fun x' ->
      (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
        (fun _ -> Gt)
        (fun y' -> Coq_Pos.compare x' y')
        (fun _ -> Gt)
        y)
      (fun x' ->
      (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
        (fun _ -> Lt)
        (fun _ -> Lt)
        (fun y' -> compOpp (Coq_Pos.compare x' y'))
        y)
      x

  (** val of_N : n -> BigInt.t **)

  let of_N = function
  | N0 -> BigInt.zero
  | Npos p -> (fun p -> p) p

  (** val to_pos : BigInt.t -> BigInt.t **)

  let to_pos z0 =
    (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
      (fun _ -> BigInt.one)
      (fun p -> p)
      (fun _ -> BigInt.one)
      z0

  (** val pos_div_eucl : BigInt.t -> BigInt.t -> BigInt.t * BigInt.t **)

  let rec pos_div_eucl a b =
    (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
      (fun a' ->
      let (q, r) = pos_div_eucl a' b in
      let r' =
        BigInt.add
          (BigInt.mul ((fun p -> p) ((fun p -> BigInt.shift_left p 1)
            BigInt.one)) r) ((fun p -> p) BigInt.one)
      in
      if BigInt.lt r' b
      then ((BigInt.mul ((fun p -> p) ((fun p -> BigInt.shift_left p 1)
              BigInt.one)) q), r')
      else ((BigInt.add
              (BigInt.mul ((fun p -> p) ((fun p -> BigInt.shift_left p 1)
                BigInt.one)) q) ((fun p -> p) BigInt.one)), (BigInt.sub r' b)))
      (fun a' ->
      let (q, r) = pos_div_eucl a' b in
      let r' =
        BigInt.mul ((fun p -> p) ((fun p -> BigInt.shift_left p 1)
          BigInt.one)) r
      in
      if BigInt.lt r' b
      then ((BigInt.mul ((fun p -> p) ((fun p -> BigInt.shift_left p 1)
              BigInt.one)) q), r')
      else ((BigInt.add
              (BigInt.mul ((fun p -> p) ((fun p -> BigInt.shift_left p 1)
                BigInt.one)) q) ((fun p -> p) BigInt.one)), (BigInt.sub r' b)))
      (fun _ ->
      if BigInt.leq ((fun p -> p) ((fun p -> BigInt.shift_left p 1)
           BigInt.one)) b
      then (BigInt.zero, ((fun p -> p) BigInt.one))
      else (((fun p -> p) BigInt.one), BigInt.zero))
      a

  (** val div_eucl : BigInt.t -> BigInt.t -> BigInt.t * BigInt.t **)

  let div_eucl a b =
    (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
      (fun _ -> (BigInt.zero, BigInt.zero))
      (fun a' ->
      (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
        (fun _ -> (BigInt.zero, a))
        (fun _ -> pos_div_eucl a' b)
        (fun b' ->
        let (q, r) = pos_div_eucl a' ((fun p -> p) b') in
        ((fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
           (fun _ -> ((BigInt.neg q), BigInt.zero))
           (fun _ -> ((BigInt.neg (BigInt.add q ((fun p -> p) BigInt.one))),
           (BigInt.add b r)))
           (fun _ -> ((BigInt.neg (BigInt.add q ((fun p -> p) BigInt.one))),
           (BigInt.add b r)))
           r))
        b)
      (fun a' ->
      (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
        (fun _ -> (BigInt.zero, a))
        (fun _ ->
        let (q, r) = pos_div_eucl a' b in
        ((fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
           (fun _ -> ((BigInt.neg q), BigInt.zero))
           (fun _ -> ((BigInt.neg (BigInt.add q ((fun p -> p) BigInt.one))),
           (BigInt.sub b r)))
           (fun _ -> ((BigInt.neg (BigInt.add q ((fun p -> p) BigInt.one))),
           (BigInt.sub b r)))
           r))
        (fun b' ->
        let (q, r) = pos_div_eucl a' ((fun p -> p) b') in (q, (BigInt.neg r)))
        b)
      a

  (** val odd : BigInt.t -> bool **)

  let odd z0 =
    (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
      (fun _ -> false)
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun _ -> true)
        (fun _ -> false)
        (fun _ -> true)
        p)
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun _ -> true)
        (fun _ -> false)
        (fun _ -> true)
        p)
      z0

  (** val div2 : BigInt.t -> BigInt.t **)

  let div2 z0 =
    (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
      (fun _ -> BigInt.zero)
      (fun p ->
      (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
        (fun _ -> (fun p -> p) (Coq_Pos.div2 p))
        (fun _ -> (fun p -> p) (Coq_Pos.div2 p))
        (fun _ -> BigInt.zero)
        p)
      (fun p -> BigInt.neg (Coq_Pos.div2_up p))
      z0

  (** val gcd : BigInt.t -> BigInt.t -> BigInt.t **)

  let gcd a b =
    (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
      (fun _ -> BigInt.abs b)
      (fun a0 ->
      (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
        (fun _ -> BigInt.abs a)
        (fun b0 -> (fun p -> p) (Coq_Pos.gcd a0 b0))
        (fun b0 -> (fun p -> p) (Coq_Pos.gcd a0 b0))
        b)
      (fun a0 ->
      (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
        (fun _ -> BigInt.abs a)
        (fun b0 -> (fun p -> p) (Coq_Pos.gcd a0 b0))
        (fun b0 -> (fun p -> p) (Coq_Pos.gcd a0 b0))
        b)
      a

  (** val shiftl : BigInt.t -> BigInt.t -> BigInt.t **)

  let shiftl a n0 =
    (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
      (fun _ -> a)
      (fun p ->
      Coq_Pos.iter
        (BigInt.mul ((fun p -> p) ((fun p -> BigInt.shift_left p 1)
          BigInt.one))) a p)
      (fun p -> Coq_Pos.iter div2 a p)
      n0

  (** val coq_lor : BigInt.t -> BigInt.t -> BigInt.t **)

  let coq_lor a b =
    (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
      (fun _ -> b)
      (fun a0 ->
      (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
        (fun _ -> a)
        (fun b0 -> (fun p -> p) (Coq_Pos.coq_lor a0 b0))
        (fun b0 -> BigInt.neg
        (N.succ_pos (N.ldiff (Coq_Pos.pred_N b0) (Npos a0))))
        b)
      (fun a0 ->
      (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
        (fun _ -> a)
        (fun b0 -> BigInt.neg
        (N.succ_pos (N.ldiff (Coq_Pos.pred_N a0) (Npos b0))))
        (fun b0 -> BigInt.neg
        (N.succ_pos (N.coq_land (Coq_Pos.pred_N a0) (Coq_Pos.pred_N b0))))
        b)
      a

  (** val ldiff : BigInt.t -> BigInt.t -> BigInt.t **)

  let ldiff a b =
    (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
      (fun _ -> BigInt.zero)
      (fun a0 ->
      (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
        (fun _ -> a)
        (fun b0 -> of_N (Coq_Pos.ldiff a0 b0))
        (fun b0 -> of_N (N.coq_land (Npos a0) (Coq_Pos.pred_N b0)))
        b)
      (fun a0 ->
      (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
        (fun _ -> a)
        (fun b0 -> BigInt.neg
        (N.succ_pos (N.coq_lor (Coq_Pos.pred_N a0) (Npos b0))))
        (fun b0 -> of_N (N.ldiff (Coq_Pos.pred_N b0) (Coq_Pos.pred_N a0)))
        b)
      a
 end

module PositiveMap =
 struct
  type key = BigInt.t

  type 'a tree =
  | Leaf
  | Node of 'a tree * 'a option * 'a tree

  type 'a t = 'a tree

  (** val empty : 'a1 t **)

  let empty =
    Leaf

  (** val find : key -> 'a1 t -> 'a1 option **)

  let rec find i = function
  | Leaf -> None
  | Node (l, o, r) ->
    ((fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
       (fun ii -> find ii r)
       (fun ii -> find ii l)
       (fun _ -> o)
       i)

  (** val add : key -> 'a1 -> 'a1 t -> 'a1 t **)

  let rec add i v = function
  | Leaf ->
    ((fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
       (fun ii -> Node (Leaf, None, (add ii v Leaf)))
       (fun ii -> Node ((add ii v Leaf), None, Leaf))
       (fun _ -> Node (Leaf, (Some v), Leaf))
       i)
  | Node (l, o, r) ->
    ((fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
       (fun ii -> Node (l, o, (add ii v r)))
       (fun ii -> Node ((add ii v l), o, r))
       (fun _ -> Node (l, (Some v), r))
       i)
 end

type 't pred0 = 't -> bool

type 't rel = 't -> 't pred0

(** val addn_rec : BigInt.t -> BigInt.t -> BigInt.t **)

let addn_rec =
  add

(** val addn : BigInt.t -> BigInt.t -> BigInt.t **)

let addn =
  addn_rec

(** val iter0 : BigInt.t -> ('a1 -> 'a1) -> 'a1 -> 'a1 **)

let rec iter0 n0 f x =
  (fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
    (fun _ -> x)
    (fun i -> f (iter0 i f x))
    n0

(** val nat_of_bool : bool -> BigInt.t **)

let nat_of_bool = function
| true -> BigInt.succ BigInt.zero
| false -> BigInt.zero

(** val odd0 : BigInt.t -> bool **)

let rec odd0 n0 =
  (fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
    (fun _ -> false)
    (fun n' -> not (odd0 n'))
    n0

(** val size : 'a1 list -> BigInt.t **)

let rec size = function
| [] -> BigInt.zero
| _ :: s' -> BigInt.succ (size s')

(** val head : 'a1 -> 'a1 list -> 'a1 **)

let head x0 = function
| [] -> x0
| x :: _ -> x

(** val behead : 'a1 list -> 'a1 list **)

let behead = function
| [] -> []
| _ :: s' -> s'

(** val ncons : BigInt.t -> 'a1 -> 'a1 list -> 'a1 list **)

let ncons n0 x =
  iter0 n0 (fun x0 -> x :: x0)

(** val nseq : BigInt.t -> 'a1 -> 'a1 list **)

let nseq n0 x =
  ncons n0 x []

(** val cat : 'a1 list -> 'a1 list -> 'a1 list **)

let rec cat s1 s2 =
  match s1 with
  | [] -> s2
  | x :: s1' -> x :: (cat s1' s2)

(** val last : 'a1 -> 'a1 list -> 'a1 **)

let rec last x = function
| [] -> x
| x' :: s' -> last x' s'

(** val nth : 'a1 -> 'a1 list -> BigInt.t -> 'a1 **)

let rec nth x0 s n0 =
  match s with
  | [] -> x0
  | x :: s' ->
    ((fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
       (fun _ -> x)
       (fun n' -> nth x0 s' n')
       n0)

(** val count : 'a1 pred0 -> 'a1 list -> BigInt.t **)

let rec count a = function
| [] -> BigInt.zero
| x :: s' -> addn (nat_of_bool (a x)) (count a s')

(** val has : 'a1 pred0 -> 'a1 list -> bool **)

let rec has a = function
| [] -> false
| x :: s' -> (||) (a x) (has a s')

(** val all : 'a1 pred0 -> 'a1 list -> bool **)

let rec all a = function
| [] -> true
| x :: s' -> (&&) (a x) (all a s')

(** val catrev : 'a1 list -> 'a1 list -> 'a1 list **)

let rec catrev s1 s2 =
  match s1 with
  | [] -> s2
  | x :: s1' -> catrev s1' (x :: s2)

(** val rev : 'a1 list -> 'a1 list **)

let rev s =
  catrev s []

(** val map : ('a1 -> 'a2) -> 'a1 list -> 'a2 list **)

let rec map f = function
| [] -> []
| x :: s' -> (f x) :: (map f s')

(** val iota : BigInt.t -> BigInt.t -> BigInt.t list **)

let rec iota m n0 =
  (fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
    (fun _ -> [])
    (fun n' -> m :: (iota (BigInt.succ m) n'))
    n0

(** val foldr : ('a1 -> 'a2 -> 'a2) -> 'a2 -> 'a1 list -> 'a2 **)

let rec foldr f z0 = function
| [] -> z0
| x :: s' -> f x (foldr f z0 s')

(** val foldl : ('a2 -> 'a1 -> 'a2) -> 'a2 -> 'a1 list -> 'a2 **)

let rec foldl f z0 = function
| [] -> z0
| x :: s' -> foldl f (f z0 x) s'

(** val zip : 'a1 list -> 'a2 list -> ('a1 * 'a2) list **)

let rec zip s t0 =
  match s with
  | [] -> []
  | x :: s' -> (match t0 with
                | [] -> []
                | y :: t' -> (x, y) :: (zip s' t'))

(** val all2 : ('a1 -> 'a2 -> bool) -> 'a1 list -> 'a2 list -> bool **)

let rec all2 r s t0 =
  match s with
  | [] -> (match t0 with
           | [] -> true
           | _ :: _ -> false)
  | x :: s0 ->
    (match t0 with
     | [] -> false
     | y :: t1 -> (&&) (r x y) (all2 r s0 t1))

(** val flatten : 'a1 list list -> 'a1 list **)

let flatten s =
  foldr cat [] s

(** val merge : 'a1 rel -> 'a1 list -> 'a1 list -> 'a1 list **)

let rec merge leT s1 = match s1 with
| [] -> (fun x -> x)
| x1 :: s1' ->
  let rec merge_s1 s2 = match s2 with
  | [] -> s1
  | x2 :: s2' ->
    if leT x1 x2 then x1 :: (merge leT s1' s2) else x2 :: (merge_s1 s2')
  in merge_s1

(** val merge_sort_push :
    'a1 rel -> 'a1 list -> 'a1 list list -> 'a1 list list **)

let rec merge_sort_push leT s1 ss = match ss with
| [] -> s1 :: ss
| s2 :: ss' ->
  (match s2 with
   | [] -> s1 :: ss'
   | _ :: _ -> [] :: (merge_sort_push leT (merge leT s2 s1) ss'))

(** val merge_sort_pop : 'a1 rel -> 'a1 list -> 'a1 list list -> 'a1 list **)

let rec merge_sort_pop leT s1 = function
| [] -> s1
| s2 :: ss' -> merge_sort_pop leT (merge leT s2 s1) ss'

(** val merge_sort_rec : 'a1 rel -> 'a1 list list -> 'a1 list -> 'a1 list **)

let rec merge_sort_rec leT ss s = match s with
| [] -> merge_sort_pop leT s ss
| x1 :: l ->
  (match l with
   | [] -> merge_sort_pop leT s ss
   | x2 :: s' ->
     let s1 = if leT x1 x2 then x1 :: (x2 :: []) else x2 :: (x1 :: []) in
     merge_sort_rec leT (merge_sort_push leT s1 ss) s')

(** val sort : 'a1 rel -> 'a1 list -> 'a1 list **)

let sort leT =
  merge_sort_rec leT []

type frac = BigInt.t * BigInt.t

(** val f0 : frac **)

let f0 =
  (BigInt.zero, BigInt.one)

(** val integer : BigInt.t -> frac **)

let integer n0 =
  (n0, BigInt.one)

(** val fle : frac -> frac -> bool **)

let fle p q =
  BigInt.leq (BigInt.mul (fst p) ((fun p -> p) (snd q)))
    (BigInt.mul (fst q) ((fun p -> p) (snd p)))

(** val flt : frac -> frac -> bool **)

let flt p q =
  BigInt.lt (BigInt.mul (fst p) ((fun p -> p) (snd q)))
    (BigInt.mul (fst q) ((fun p -> p) (snd p)))

(** val feq : frac -> frac -> bool **)

let feq p q =
  BigInt.equal (BigInt.mul (fst p) ((fun p -> p) (snd q)))
    (BigInt.mul (fst q) ((fun p -> p) (snd p)))

(** val fnonzero : frac -> bool **)

let fnonzero q =
  not (BigInt.equal (fst q) BigInt.zero)

(** val fmul : frac -> frac -> frac **)

let fmul p q =
  ((BigInt.mul (fst p) (fst q)), (BigInt.mul (snd p) (snd q)))

(** val finv : frac -> frac **)

let finv q =
  (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
    (fun _ -> f0)
    (fun n0 -> (((fun p -> p) (snd q)), n0))
    (fun _ -> f0)
    (fst q)

(** val eqn_Z : BigInt.t -> BigInt.t -> bool **)

let eqn_Z m n0 =
  BigInt.equal ((fun (n : BigInt.t) -> n) m) ((fun (n : BigInt.t) -> n) n0)

(** val leq_Z : BigInt.t -> BigInt.t -> bool **)

let leq_Z m n0 =
  BigInt.leq ((fun (n : BigInt.t) -> n) m) ((fun (n : BigInt.t) -> n) n0)

(** val ltn_Z : BigInt.t -> BigInt.t -> bool **)

let ltn_Z m n0 =
  BigInt.lt ((fun (n : BigInt.t) -> n) m) ((fun (n : BigInt.t) -> n) n0)

(** val shaped : BigInt.t -> BigInt.t -> 'a1 list list -> bool **)

let shaped r c m =
  (&&) (eqn_Z (size m) r) (all (fun row -> eqn_Z (size row) c) m)

(** val cons_each : 'a1 list -> 'a1 list list -> 'a1 list list **)

let rec cons_each u l =
  match u with
  | [] -> []
  | x :: u' ->
    (match l with
     | [] -> []
     | l0 :: l' -> (x :: l0) :: (cons_each u' l'))

(** val columns : BigInt.t -> 'a1 list list -> 'a1 list list **)

let columns c m =
  foldr cons_each (nseq c []) m

(** val dot : BigInt.t list -> BigInt.t list -> BigInt.t **)

let rec dot u v =
  match u with
  | [] -> BigInt.zero
  | x :: u' ->
    (match v with
     | [] -> BigInt.zero
     | y :: v' -> BigInt.add (BigInt.mul x y) (dot u' v'))

(** val row_lcd : frac list -> BigInt.t **)

let row_lcd row =
  foldr (fun x q -> BigInt.lcm ((fun p -> p) (snd x)) q) ((fun p -> p)
    BigInt.one) row

(** val clear_row : BigInt.t -> frac list -> BigInt.t list **)

let clear_row q row =
  map (fun x ->
    BigInt.floor_div (BigInt.mul (fst x) q) ((fun p -> p) (snd x))) row

(** val cleared : BigInt.t -> frac list -> bool **)

let cleared q row =
  (&&) (BigInt.lt BigInt.zero q)
    (all2 (fun x z0 ->
      BigInt.equal (BigInt.mul z0 ((fun p -> p) (snd x)))
        (BigInt.mul (fst x) q)) row (clear_row q row))

type counts = BigInt.t PositiveMap.t

(** val get : BigInt.t -> counts -> BigInt.t **)

let get k m =
  match PositiveMap.find (BigInt.succ k) m with
  | Some z0 -> z0
  | None -> BigInt.zero

(** val bump : counts -> BigInt.t -> counts **)

let bump m k =
  PositiveMap.add (BigInt.succ k) (BigInt.succ (get k m)) m

(** val tally : BigInt.t list -> counts **)

let tally s =
  foldl bump PositiveMap.empty s

(** val degrees : (BigInt.t * BigInt.t) list -> counts **)

let degrees es =
  foldl (fun m e -> bump (bump m (fst e)) (snd e)) PositiveMap.empty es

(** val ltlex : (BigInt.t * BigInt.t) -> (BigInt.t * BigInt.t) -> bool **)

let ltlex e f =
  (||) (ltn_Z (fst e) (fst f))
    ((&&) (eqn_Z (fst e) (fst f)) (ltn_Z (snd e) (snd f)))

(** val increasing : 'a1 rel -> 'a1 list -> bool **)

let rec increasing lt = function
| [] -> true
| x :: s' ->
  (&&) (match s' with
        | [] -> true
        | y :: _ -> lt x y) (increasing lt s')

(** val graph_ok : BigInt.t -> (BigInt.t * BigInt.t) list -> bool **)

let graph_ok n0 es =
  (&&) (all (fun e -> (&&) (ltn_Z (fst e) (snd e)) (ltn_Z (snd e) n0)) es)
    (increasing ltlex es)

(** val edges_ok :
    BigInt.t -> (BigInt.t * BigInt.t) list -> bool -> BigInt.t -> bool **)

let edges_ok n0 es co edges =
  if co
  then BigInt.equal
         (BigInt.mul ((fun p -> p) ((fun p -> BigInt.shift_left p 1)
           BigInt.one))
           (BigInt.add ((fun (n : BigInt.t) -> n) edges)
             ((fun (n : BigInt.t) -> n) (size es))))
         (BigInt.mul ((fun (n : BigInt.t) -> n) n0)
           (BigInt.sub ((fun (n : BigInt.t) -> n) n0) ((fun p -> p)
             BigInt.one)))
  else eqn_Z edges (size es)

(** val turan2 : BigInt.t -> BigInt.t -> BigInt.t **)

let turan2 r n0 =
  let r' = (fun (n : BigInt.t) -> n) r in
  let n' = (fun (n : BigInt.t) -> n) n0 in
  let q = BigInt.floor_div n' r' in
  let t0 = BigInt.floor_mod n' r' in
  BigInt.sub (BigInt.mul n' (BigInt.sub n' ((fun p -> p) BigInt.one)))
    (BigInt.add
      (BigInt.mul t0 (BigInt.mul (BigInt.add q ((fun p -> p) BigInt.one)) q))
      (BigInt.mul (BigInt.sub r' t0)
        (BigInt.mul q (BigInt.sub q ((fun p -> p) BigInt.one)))))

(** val majorised_at :
    bool -> BigInt.t -> counts -> counts -> BigInt.t -> BigInt.t -> bool **)

let majorised_at co n0 degs sizes i c =
  if co
  then BigInt.leq (get c sizes)
         (BigInt.add (get i degs) ((fun p -> p) BigInt.one))
  else BigInt.leq (BigInt.add (get i degs) (get c sizes))
         ((fun (n : BigInt.t) -> n) n0)

(** val check_turan_bound :
    bool -> BigInt.t -> (BigInt.t * BigInt.t) list -> BigInt.t -> BigInt.t ->
    BigInt.t -> BigInt.t list -> bool **)

let check_turan_bound co n0 es edges parts number classes =
  let degs = degrees es in
  let sizes = tally classes in
  (&&) (ltn_Z BigInt.zero n0)
    ((&&) (graph_ok n0 es)
      ((&&) (edges_ok n0 es co edges)
        ((&&) (ltn_Z BigInt.zero parts)
          ((&&) (eqn_Z (size classes) n0)
            ((&&) (all (fun c -> ltn_Z c parts) classes)
              ((&&)
                (all (fun ic ->
                  majorised_at co n0 degs sizes (fst ic) (snd ic))
                  (zip (iota BigInt.zero n0) classes))
                ((&&)
                  (BigInt.equal
                    (BigInt.mul ((fun p -> p)
                      ((fun p -> BigInt.shift_left p 1) BigInt.one))
                      ((fun (n : BigInt.t) -> n) number)) (turan2 parts n0))
                  (leq_Z edges number))))))))

(** val pairs : BigInt.t list -> (BigInt.t * BigInt.t) list **)

let rec pairs = function
| [] -> []
| v :: vs' -> cat (map (fun w -> (v, w)) vs') (pairs vs')

(** val same_edge : (BigInt.t * BigInt.t) -> (BigInt.t * BigInt.t) -> bool **)

let same_edge e f =
  (&&) (eqn_Z (fst e) (fst f)) (eqn_Z (snd e) (snd f))

(** val subsequence :
    (BigInt.t * BigInt.t) list -> (BigInt.t * BigInt.t) list -> bool **)

let rec subsequence s es =
  match s with
  | [] -> true
  | e :: s' ->
    (match es with
     | [] -> false
     | f :: es' -> subsequence (if same_edge e f then s' else s) es')

(** val absent : BigInt.t list -> (BigInt.t * BigInt.t) list -> bool **)

let absent vs es =
  let present = tally vs in
  all (fun e ->
    (||) (BigInt.equal (get (fst e) present) BigInt.zero)
      (BigInt.equal (get (snd e) present) BigInt.zero)) es

(** val check_clique :
    bool -> BigInt.t -> (BigInt.t * BigInt.t) list -> BigInt.t -> BigInt.t ->
    BigInt.t list -> bool **)

let check_clique co n0 es edges sz vs =
  (&&) (ltn_Z BigInt.zero n0)
    ((&&) (graph_ok n0 es)
      ((&&) (edges_ok n0 es co edges)
        ((&&) (eqn_Z (size vs) sz)
          ((&&) (increasing ltn_Z vs)
            ((&&) (all (fun v -> ltn_Z v n0) vs)
              (if co
               then absent vs es
               else let s = (fun (n : BigInt.t) -> n) (size vs) in
                    (&&)
                      (BigInt.leq
                        (BigInt.mul s
                          (BigInt.sub s ((fun p -> p) BigInt.one)))
                        (BigInt.mul ((fun p -> p)
                          ((fun p -> BigInt.shift_left p 1) BigInt.one))
                          ((fun (n : BigInt.t) -> n) (size es))))
                      (subsequence (pairs vs) es)))))))

type domain =
| Signed
| Nonnegative

type relation =
| Lt0
| Le

(** val threshold : BigInt.t -> BigInt.t list -> BigInt.t **)

let threshold k a =
  if leq_Z (size a) k
  then BigInt.zero
  else BigInt.max BigInt.zero
         (nth BigInt.zero (sort (fun x y -> BigInt.leq y x) a) (pred k))

(** val excess : BigInt.t -> BigInt.t list -> BigInt.t **)

let excess t0 a =
  foldl (fun s x -> BigInt.add s (BigInt.max (BigInt.sub x t0) BigInt.zero))
    BigInt.zero a

(** val top_sum : BigInt.t -> BigInt.t list -> BigInt.t **)

let top_sum k a =
  let t0 = threshold k a in
  BigInt.add (BigInt.mul ((fun (n : BigInt.t) -> n) k) t0) (excess t0 a)

(** val sub_at : BigInt.t -> BigInt.t -> BigInt.t list -> BigInt.t list **)

let rec sub_at i s = function
| [] -> []
| x :: row' ->
  ((fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
     (fun _ -> (BigInt.sub x s) :: row')
     (fun i' -> x :: (sub_at i' s row'))
     i)

(** val magnitudes : domain -> BigInt.t list -> BigInt.t list list **)

let magnitudes dom e =
  match dom with
  | Signed -> (map BigInt.abs e) :: []
  | Nonnegative ->
    (map (fun x -> BigInt.max x BigInt.zero) e) :: ((map (fun x ->
                                                      BigInt.max
                                                        (BigInt.neg x)
                                                        BigInt.zero) e) :: [])

(** val row_of :
    BigInt.t -> BigInt.t -> BigInt.t list list -> BigInt.t -> BigInt.t list
    -> BigInt.t list **)

let row_of qA qb a i b =
  sub_at i (BigInt.mul qA qb) (map (dot b) a)

(** val common_lcd : frac list list -> BigInt.t **)

let common_lcd m =
  foldr (fun row q -> BigInt.lcm (row_lcd row) q) ((fun p -> p) BigInt.one) m

(** val entry_ok : domain -> frac -> bool **)

let entry_ok dom x =
  match dom with
  | Signed -> BigInt.leq (BigInt.abs (fst x)) ((fun p -> p) (snd x))
  | Nonnegative ->
    (&&) (BigInt.leq BigInt.zero (fst x))
      (BigInt.leq (fst x) ((fun p -> p) (snd x)))

(** val dense :
    BigInt.t -> BigInt.t -> (BigInt.t * frac) list -> frac list **)

let rec dense n0 i zs =
  (fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
    (fun _ -> [])
    (fun n' ->
    match zs with
    | [] -> f0 :: (dense n' (BigInt.succ i) [])
    | p :: zs' ->
      let (j, x) = p in
      if eqn_Z i j
      then x :: (dense n' (BigInt.succ i) zs')
      else f0 :: (dense n' (BigInt.succ i) zs))
    n0

(** val witness_ok :
    BigInt.t -> BigInt.t list -> frac list -> frac -> bool **)

let witness_ok q e z0 w =
  let qz = row_lcd z0 in
  (&&) (cleared qz z0)
    (BigInt.equal
      (BigInt.mul (BigInt.abs (dot e (clear_row qz z0))) ((fun p -> p)
        (snd w))) (BigInt.mul (fst w) (BigInt.mul q qz)))

(** val check_row :
    domain -> BigInt.t -> BigInt.t -> BigInt.t list list -> frac list -> frac
    -> BigInt.t -> BigInt.t -> frac list -> bool **)

let check_row dom k qA a z0 w witness i b =
  let qb = row_lcd b in
  (&&) (cleared qb b)
    (let e = row_of qA qb a i (clear_row qb b) in
     let q = BigInt.mul qA qb in
     (&&)
       (all (fun a0 ->
         BigInt.leq (BigInt.mul (top_sum k a0) ((fun p -> p) (snd w)))
           (BigInt.mul (fst w) q)) (magnitudes dom e))
       (if eqn_Z i witness then witness_ok q e z0 w else true))

(** val check_columns :
    domain -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> frac list
    list -> BigInt.t -> (BigInt.t * frac) list -> frac -> bool **)

let check_columns dom k d m a b witness zs w =
  let qA = common_lcd a in
  let a' = map (clear_row qA) a in
  let z0 = dense m BigInt.zero zs in
  (&&) (shaped m d a)
    ((&&) (shaped m d b)
      ((&&) (all (cleared qA) a)
        ((&&) (BigInt.lt BigInt.zero qA)
          ((&&) (eqn_Z (size z0) m)
            ((&&) (leq_Z (count fnonzero z0) k)
              ((&&) (all (entry_ok dom) z0)
                ((&&) (ltn_Z witness m)
                  (all (fun ib ->
                    check_row dom k qA a' z0 w witness (fst ib) (snd ib))
                    (zip (iota BigInt.zero m) b)))))))))

(** val scaled : frac list -> frac list list -> frac list list **)

let scaled s m =
  map (fun p -> map (fmul (fst p)) (snd p)) (zip s m)

(** val check_worst_case_error :
    domain -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> frac list
    list -> frac list option -> BigInt.t -> (BigInt.t * frac) list -> frac ->
    bool **)

let check_worst_case_error dom k d m a b s witness zs w =
  (&&) (shaped d m a)
    ((&&) (shaped d m b)
      (match s with
       | Some s' ->
         (&&) (eqn_Z (size s') m)
           ((&&) (all (fun x -> BigInt.lt BigInt.zero (fst x)) s')
             (check_columns dom k d m (scaled s' (columns m a))
               (scaled (map finv s') (columns m b)) witness zs w))
       | None ->
         check_columns dom k d m (columns m a) (columns m b) witness zs w))

(** val check_recovery :
    domain -> relation -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list
    -> frac list list -> frac list option -> BigInt.t -> (BigInt.t * frac)
    list -> frac -> frac -> bool **)

let check_recovery dom rel0 k d m a b s witness zs w e =
  (&&) (check_worst_case_error dom k d m a b s witness zs w)
    (match rel0 with
     | Lt0 -> flt w e
     | Le -> fle w e)

(** val check_recovery_failure :
    domain -> relation -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list
    -> frac list list -> frac list option -> BigInt.t -> (BigInt.t * frac)
    list -> frac -> frac -> bool **)

let check_recovery_failure dom rel0 k d m a b s witness zs w e =
  (&&) (check_worst_case_error dom k d m a b s witness zs w)
    (not (match rel0 with
          | Lt0 -> flt w e
          | Le -> fle w e))

(** val clear_rows : frac list list -> BigInt.t list list **)

let clear_rows m =
  map (fun row -> clear_row (row_lcd row) row) m

(** val rows_cleared : frac list list -> bool **)

let rows_cleared m =
  all (fun row -> cleared (row_lcd row) row) m

(** val select : 'a1 -> BigInt.t list -> 'a1 list -> 'a1 list **)

let select x0 idx s =
  map (fun i -> nth x0 s i) idx

(** val power_mod : BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t **)

let rec power_mod p a e =
  (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
    (fun e' ->
    let b = power_mod p a e' in
    BigInt.floor_mod (BigInt.mul (BigInt.floor_mod (BigInt.mul b b) p) a) p)
    (fun e' ->
    let b = power_mod p a e' in BigInt.floor_mod (BigInt.mul b b) p)
    (fun _ -> BigInt.floor_mod a p)
    e

(** val inverse_mod : BigInt.t -> BigInt.t -> BigInt.t **)

let inverse_mod p a =
  (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
    (fun _ -> a)
    (fun e -> power_mod p a e)
    (fun _ ->
    a)
    (BigInt.sub p ((fun p -> p) ((fun p -> BigInt.shift_left p 1)
      BigInt.one)))

(** val find_pivot :
    BigInt.t list list -> BigInt.t list list -> (BigInt.t list * BigInt.t
    list list) option **)

let rec find_pivot skipped = function
| [] -> None
| row :: todo' ->
  if BigInt.equal (head BigInt.zero row) BigInt.zero
  then find_pivot (row :: skipped) todo'
  else Some (row, (catrev skipped todo'))

(** val subtract_mod :
    BigInt.t -> BigInt.t -> BigInt.t list -> BigInt.t list -> BigInt.t list **)

let rec subtract_mod p h u v =
  match u with
  | [] -> []
  | x :: u' ->
    (match v with
     | [] -> []
     | y :: v' ->
       (BigInt.floor_mod (BigInt.sub x (BigInt.mul h y)) p) :: (subtract_mod
                                                                 p h u' v'))

(** val reduce_by :
    BigInt.t -> BigInt.t list -> BigInt.t list -> BigInt.t list **)

let reduce_by p pivot = function
| [] -> []
| h :: row' ->
  if BigInt.equal h BigInt.zero then row' else subtract_mod p h row' pivot

(** val gauss_jordan :
    BigInt.t -> BigInt.t list list -> BigInt.t list list -> BigInt.t list
    list -> BigInt.t list list option **)

let rec gauss_jordan p todo done0 = function
| [] -> Some (rev done0)
| _ :: fuel' ->
  (match find_pivot [] todo with
   | Some p0 ->
     let (row, rest) = p0 in
     let a = inverse_mod p (head BigInt.zero row) in
     let pivot =
       map (fun x -> BigInt.floor_mod (BigInt.mul a x) p) (behead row)
     in
     gauss_jordan p (map (reduce_by p pivot) rest)
       (pivot :: (map (reduce_by p pivot) done0)) fuel'
   | None -> None)

(** val with_identity : BigInt.t list list -> BigInt.t list list **)

let with_identity n0 =
  let n1 = size n0 in
  map (fun ir ->
    cat (snd ir)
      (map (fun j ->
        if eqn_Z (fst ir) j then (fun p -> p) BigInt.one else BigInt.zero)
        (iota BigInt.zero n1))) (zip (iota BigInt.zero n1) n0)

(** val inverse_matrix_mod :
    BigInt.t -> BigInt.t list list -> BigInt.t list list **)

let inverse_matrix_mod p n0 =
  match gauss_jordan p (with_identity n0) [] n0 with
  | Some x -> x
  | None -> []

(** val inverse_ok :
    BigInt.t -> BigInt.t list list -> BigInt.t list list -> bool **)

let inverse_ok p x nc =
  let n0 = size x in
  all (fun ix ->
    all (fun jc ->
      BigInt.equal (BigInt.floor_mod (dot (snd ix) (snd jc)) p)
        (if eqn_Z (fst ix) (fst jc)
         then (fun p -> p) BigInt.one
         else BigInt.zero)) (zip (iota BigInt.zero n0) nc))
    (zip (iota BigInt.zero n0) x)

(** val minor_mod :
    BigInt.t -> BigInt.t list list -> BigInt.t list -> BigInt.t list ->
    BigInt.t list list **)

let minor_mod p m f g =
  map (fun row ->
    map (fun x -> BigInt.floor_mod x p) (select BigInt.zero g row))
    (select [] f m)

(** val lower_ok :
    BigInt.t -> BigInt.t -> BigInt.t list list -> BigInt.t list -> BigInt.t
    list -> bool **)

let lower_ok p r m f g =
  let n0 = minor_mod p m f g in
  let x = inverse_matrix_mod p n0 in
  (&&) (BigInt.lt ((fun p -> p) BigInt.one) p)
    ((&&) (shaped r r x) (inverse_ok p x (columns r n0)))

type upper =
| Full
| Factorisation of frac list list * frac list list
| Dependencies of frac list list

(** val product_row : frac list list -> frac list -> frac list -> bool **)

let product_row columns_R row rowL =
  let q = row_lcd rowL in
  (&&) (cleared q rowL)
    (let u = clear_row q rowL in
     all (fun xc ->
       let qc = row_lcd (snd xc) in
       BigInt.equal
         (BigInt.mul (dot u (clear_row qc (snd xc))) ((fun p -> p)
           (snd (fst xc)))) (BigInt.mul (fst (fst xc)) (BigInt.mul q qc)))
       (zip row columns_R))

(** val walk :
    (BigInt.t list -> frac list -> bool) -> BigInt.t -> BigInt.t list list ->
    BigInt.t list -> frac list list -> bool **)

let rec walk check i m f c =
  match m with
  | [] -> true
  | row :: m' ->
    if match f with
       | [] -> false
       | l :: _ -> eqn_Z i l
    then walk check (BigInt.succ i) m' (behead f) c
    else (match c with
          | [] -> false
          | c0 :: c' ->
            (&&) (check row c0) (walk check (BigInt.succ i) m' f c'))

(** val combination_ok :
    BigInt.t list list -> BigInt.t list -> frac list -> bool **)

let combination_ok selected row c =
  let q = row_lcd c in
  (&&) (cleared q c)
    (let u = clear_row q c in
     all (fun xc -> BigInt.equal (dot u (snd xc)) (BigInt.mul q (fst xc)))
       (zip row selected))

(** val upper_ok :
    BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> BigInt.t list ->
    upper -> bool **)

let upper_ok rows cols r m f = function
| Full -> (||) (eqn_Z r rows) (eqn_Z r cols)
| Factorisation (l, r0) ->
  (&&) (shaped rows r l)
    ((&&) (shaped r cols r0)
      ((&&) (all (fun col -> cleared (row_lcd col) col) (columns cols r0))
        (all (fun rl -> product_row (columns cols r0) (fst rl) (snd rl))
          (zip m l))))
| Dependencies c ->
  let m' = clear_rows m in
  (&&) (all (fun c0 -> eqn_Z (size c0) r) c)
    (walk (combination_ok (columns cols (select [] f m'))) BigInt.zero m' f c)

(** val check_rank :
    BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> BigInt.t ->
    BigInt.t list -> BigInt.t list -> upper -> bool **)

let check_rank rows cols r m p f g up =
  (&&) (shaped rows cols m)
    ((&&) (rows_cleared m)
      ((&&) (eqn_Z (size f) r)
        ((&&) (eqn_Z (size g) r)
          ((&&) (all (fun x -> ltn_Z x rows) f)
            ((&&) (all (fun x -> ltn_Z x cols) g)
              ((&&) (lower_ok p r (clear_rows m) f g)
                (upper_ok rows cols r m f up)))))))

(** val all_pairs : ('a1 -> 'a1 -> bool) -> 'a1 list -> bool **)

let rec all_pairs ok = function
| [] -> true
| x :: s' -> (&&) (all (ok x) s') (all_pairs ok s')

(** val measured : frac list -> BigInt.t list * BigInt.t **)

let measured col =
  let u = clear_row (row_lcd col) col in (u, (dot u u))

(** val sides :
    frac -> (BigInt.t list * BigInt.t) -> (BigInt.t list * BigInt.t) ->
    BigInt.t * BigInt.t **)

let sides c x y =
  let g = dot (fst x) (fst y) in
  ((BigInt.mul (BigInt.mul g g) ((fun p -> p) (snd c))),
  (BigInt.mul (fst c) (BigInt.mul (snd x) (snd y))))

(** val norm_ok : frac -> frac list -> bool **)

let norm_ok v col =
  let q = row_lcd col in
  let u = clear_row q col in
  BigInt.equal (BigInt.mul (dot u u) ((fun p -> p) (snd v)))
    (BigInt.mul (fst v) (BigInt.mul q q))

(** val check_incoherence :
    BigInt.t -> BigInt.t -> frac list list -> frac -> frac option -> frac
    option -> (relation * frac) option -> (BigInt.t * BigInt.t) option -> bool **)

let check_incoherence d m a c norm root bound pair =
  let cols = columns m a in
  let us = map measured cols in
  (&&) (shaped d m a)
    ((&&) (all (fun col -> cleared (row_lcd col) col) cols)
      ((&&) (all (fun u -> BigInt.lt BigInt.zero (snd u)) us)
        ((&&) (match norm with
               | Some v -> all (norm_ok v) cols
               | None -> true)
          ((&&)
            (match root with
             | Some r -> (&&) (fle f0 r) (feq (fmul r r) c)
             | None -> true)
            ((&&)
              (match bound with
               | Some p ->
                 let (rel0, mu) = p in
                 (||) (eqn_Z m (BigInt.succ BigInt.zero))
                   (match rel0 with
                    | Lt0 -> flt c (fmul mu mu)
                    | Le -> fle c (fmul mu mu))
               | None -> true)
              ((&&)
                (all_pairs (fun x y ->
                  let s = sides c x y in BigInt.leq (fst s) (snd s)) us)
                (match pair with
                 | Some p ->
                   let (i, j) = p in
                   (&&) (ltn_Z i j)
                     ((&&) (ltn_Z j m)
                       (let s =
                          sides c (nth ([], BigInt.zero) us i)
                            (nth ([], BigInt.zero) us j)
                        in
                        BigInt.equal (fst s) (snd s)))
                 | None -> (&&) (eqn_Z m (BigInt.succ BigInt.zero)) (feq c f0))))))))

type family =
| TracePower
| AlonPower
| ChebyshevPolynomial

(** val power : BigInt.t -> BigInt.t -> BigInt.t **)

let rec power x e =
  (fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))
    (fun e' -> let y = power x e' in BigInt.mul (BigInt.mul y y) x)
    (fun e' -> let y = power x e' in BigInt.mul y y)
    (fun _ -> x)
    e

(** val zpow : BigInt.t -> BigInt.t -> BigInt.t **)

let zpow x s =
  (fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))
    (fun _ -> (fun p -> p) BigInt.one)
    (fun e -> power x e)
    (fun _ -> (fun p -> p) BigInt.one)
    ((fun (n : BigInt.t) -> n) s)

(** val cheb_pair :
    BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t * BigInt.t **)

let rec cheb_pair s x y =
  (fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
    (fun _ -> (((fun p -> p) BigInt.one), x))
    (fun s' ->
    let p = cheb_pair s' x y in
    ((snd p),
    (BigInt.sub
      (BigInt.mul ((fun p -> p) ((fun p -> BigInt.shift_left p 1)
        BigInt.one)) (BigInt.mul x (snd p)))
      (BigInt.mul (BigInt.mul y y) (fst p)))))
    s

(** val cheb_Z : BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t **)

let cheb_Z s x y =
  fst (cheb_pair s x y)

(** val monomials :
    BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t list **)

let rec monomials n0 rho j b =
  b :: ((fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
          (fun _ -> [])
          (fun n' ->
          let j' = BigInt.succ j in
          monomials n' rho j'
            (BigInt.floor_div (BigInt.mul b (BigInt.add rho j)) j'))
          n0)

(** val alternate : bool -> BigInt.t list -> BigInt.t **)

let rec alternate b = function
| [] -> BigInt.zero
| x :: s' -> BigInt.add (if b then x else BigInt.zero) (alternate (not b) s')

(** val count_Z : family -> BigInt.t -> BigInt.t -> BigInt.t **)

let count_Z fam rho s =
  let terms = monomials s rho BigInt.zero ((fun p -> p) BigInt.one) in
  (match fam with
   | ChebyshevPolynomial -> alternate (not (odd0 s)) terms
   | _ -> last BigInt.zero terms)

(** val image_row :
    family -> BigInt.t -> frac -> BigInt.t -> BigInt.t list -> BigInt.t
    list * BigInt.t **)

let image_row fam s mu d row =
  match fam with
  | ChebyshevPolynomial ->
    let x = (fun p -> p) (snd mu) in
    let y = BigInt.mul d (fst mu) in
    ((map (fun e -> cheb_Z s (BigInt.mul e x) y) row),
    (BigInt.mul (zpow d s) (cheb_Z s x (fst mu))))
  | _ -> ((map (fun x -> zpow x s) row), (zpow d s))

(** val image_rows :
    family -> BigInt.t -> frac -> BigInt.t list list -> (BigInt.t
    list * BigInt.t) list **)

let image_rows fam s mu c =
  map (fun ir ->
    image_row fam s mu (nth BigInt.zero (snd ir) (fst ir)) (snd ir))
    (zip (iota BigInt.zero (size c)) c)

(** val lcd_rows : (BigInt.t list * BigInt.t) list -> BigInt.t **)

let lcd_rows x =
  foldr (fun x0 q -> BigInt.lcm (snd x0) q) ((fun p -> p) BigInt.one) x

(** val lcd_ok : BigInt.t -> (BigInt.t list * BigInt.t) list -> bool **)

let lcd_ok q x =
  (&&) (BigInt.lt BigInt.zero q)
    (all (fun x0 ->
      (&&) (BigInt.lt BigInt.zero (snd x0))
        (BigInt.equal (BigInt.mul (BigInt.floor_div q (snd x0)) (snd x0)) q))
      x)

(** val square_sum :
    BigInt.t -> (BigInt.t list * BigInt.t) list -> BigInt.t **)

let square_sum q x =
  foldr (fun x0 t0 ->
    let l = BigInt.floor_div q (snd x0) in
    BigInt.add (BigInt.mul (BigInt.mul l l) (dot (fst x0) (fst x0))) t0)
    BigInt.zero x

(** val row_near : relation -> frac -> BigInt.t -> BigInt.t list -> bool **)

let row_near rel0 mu i row =
  let d = nth BigInt.zero row i in
  let d0 = BigInt.mul (fst mu) d in
  (&&) (BigInt.lt BigInt.zero d)
    (all (fun jx ->
      (||) (eqn_Z (fst jx) i)
        (let x = BigInt.mul (BigInt.abs (snd jx)) ((fun p -> p) (snd mu)) in
         match rel0 with
         | Lt0 -> BigInt.lt x d0
         | Le -> BigInt.leq x d0)) (zip (iota BigInt.zero (size row)) row))

(** val suffices_Z :
    family -> relation -> BigInt.t -> frac -> BigInt.t -> BigInt.t ->
    BigInt.t -> BigInt.t -> bool **)

let suffices_Z fam rel0 s mu n0 q sum rho =
  let n1 = count_Z fam ((fun (n : BigInt.t) -> n) rho) s in
  let nZ = (fun (n : BigInt.t) -> n) n0 in
  let n2 = BigInt.sub nZ ((fun p -> p) BigInt.one) in
  let a = fst mu in
  let b = (fun p -> p) (snd mu) in
  (match fam with
   | TracePower ->
     BigInt.leq (BigInt.mul (BigInt.mul nZ nZ) (BigInt.mul q q))
       (BigInt.mul n1 sum)
   | AlonPower ->
     let a2 = zpow (BigInt.mul a a) s in
     let b2 = zpow (BigInt.mul b b) s in
     let x = BigInt.mul nZ b2 in
     let y = BigInt.mul n1 (BigInt.add b2 (BigInt.mul n2 a2)) in
     if match rel0 with
        | Lt0 -> ltn_Z (BigInt.succ BigInt.zero) n0
        | Le -> false
     then BigInt.lt x y
     else BigInt.leq x y
   | ChebyshevPolynomial ->
     let u = cheb_Z s b a in
     let u2 = BigInt.mul u u in
     BigInt.leq (BigInt.mul nZ u2)
       (BigInt.mul n1
         (BigInt.add u2 (BigInt.mul n2 (zpow (BigInt.mul a a) s)))))

(** val family_ok : family -> frac -> BigInt.t -> bool **)

let family_ok fam mu n0 =
  match fam with
  | ChebyshevPolynomial ->
    (&&) (BigInt.lt BigInt.zero (fst mu))
      ((&&) (BigInt.lt (fst mu) ((fun p -> p) (snd mu)))
        (ltn_Z (BigInt.succ BigInt.zero) n0))
  | _ -> true

(** val trace_rows :
    family -> BigInt.t -> frac -> BigInt.t list list -> (BigInt.t
    list * BigInt.t) list **)

let trace_rows fam s mu c =
  match fam with
  | TracePower -> image_rows fam s mu c
  | _ -> []

(** val check_family_bound :
    family -> relation -> BigInt.t -> BigInt.t -> frac -> BigInt.t ->
    BigInt.t list list -> bool **)

let check_family_bound fam rel0 n0 s mu l c =
  (&&)
    ((&&) (ltn_Z BigInt.zero n0)
      ((&&) (ltn_Z BigInt.zero s)
        ((&&) (shaped n0 n0 c)
          ((&&) (family_ok fam mu n0)
            (all (fun ir -> row_near rel0 mu (fst ir) (snd ir))
              (zip (iota BigInt.zero n0) c))))))
    (let x = trace_rows fam s mu c in
     let q = lcd_rows x in
     let sum = square_sum q x in
     (&&) (lcd_ok q x)
       ((&&) (suffices_Z fam rel0 s mu n0 q sum l)
         (if eqn_Z l BigInt.zero
          then true
          else not (suffices_Z fam rel0 s mu n0 q sum (pred l)))))

(** val image_fracs : (BigInt.t list * BigInt.t) list -> frac list list **)

let image_fracs x =
  map (fun x0 -> map (fun e -> (e, (Z.to_pos (snd x0)))) (fst x0)) x

(** val check_monomials :
    BigInt.t -> BigInt.t -> (BigInt.t list * BigInt.t) list -> frac list list
    -> frac list list -> bool **)

let check_monomials n0 n1 x u v =
  let r = size u in
  let rows = columns n1 u in
  let cols = columns n1 v in
  (&&) (BigInt.equal ((fun (n : BigInt.t) -> n) r) n0)
    ((&&) (shaped r n1 u)
      ((&&) (shaped r n1 v)
        ((&&) (all (fun x0 -> BigInt.lt BigInt.zero (snd x0)) x)
          ((&&) (all (fun col -> cleared (row_lcd col) col) cols)
            (all (fun rl -> product_row cols (fst rl) (snd rl))
              (zip (image_fracs x) rows))))))

(** val scaled_rows :
    BigInt.t -> (BigInt.t list * BigInt.t) list -> BigInt.t list list **)

let scaled_rows q x =
  map (fun x0 -> map (BigInt.mul (BigInt.floor_div q (snd x0))) (fst x0)) x

(** val fixes_row :
    BigInt.t list list -> frac list -> BigInt.t list -> bool **)

let fixes_row cols p row =
  let q = row_lcd p in
  (&&) (cleared q p)
    (let u = clear_row q p in
     all (fun cy -> BigInt.equal (dot u (fst cy)) (BigInt.mul q (snd cy)))
       (zip cols row))

(** val diagonal : frac list list -> frac list **)

let diagonal p =
  map (fun ir -> nth f0 (snd ir) (fst ir)) (zip (iota BigInt.zero (size p)) p)

(** val sum_Z : BigInt.t list -> BigInt.t **)

let sum_Z s =
  foldr BigInt.add BigInt.zero s

(** val check_projector :
    BigInt.t -> (BigInt.t list * BigInt.t) list -> frac list list -> BigInt.t
    -> frac -> bool **)

let check_projector n0 x p r e =
  let pT = columns n0 p in
  let d = diagonal p in
  let qd = row_lcd d in
  let q = lcd_rows x in
  let y = scaled_rows q x in
  let cols = columns n0 y in
  let q2 = BigInt.mul q q in
  let rZ = (fun (n : BigInt.t) -> n) r in
  (&&)
    ((&&) (ltn_Z BigInt.zero r)
      ((&&) (shaped n0 n0 p)
        ((&&)
          (all (fun uv ->
            all (fun xy -> feq (fst xy) (snd xy)) (zip (fst uv) (snd uv)))
            (zip pT p))
          ((&&) (all (fun col -> cleared (row_lcd col) col) pT)
            (all (fun row -> product_row pT row row) p)))))
    ((&&) (cleared qd d)
      ((&&) (BigInt.equal (sum_Z (clear_row qd d)) (BigInt.mul qd rZ))
        ((&&) (lcd_ok q x)
          ((&&) (all (fun py -> fixes_row cols (fst py) (snd py)) (zip p y))
            (BigInt.equal
              (BigInt.mul
                (BigInt.sub (BigInt.mul (square_sum q x) rZ)
                  (BigInt.mul
                    (BigInt.mul ((fun (n : BigInt.t) -> n) n0)
                      ((fun (n : BigInt.t) -> n) n0)) q2)) ((fun p -> p)
                (snd e))) (BigInt.mul (fst e) (BigInt.mul q2 rZ)))))))

(** val check_near_identity_rank :
    family -> relation -> BigInt.t -> frac list list -> frac -> BigInt.t ->
    BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t list -> BigInt.t list ->
    upper -> ((frac list list * BigInt.t) * frac) option -> (frac list
    list * frac list list) option -> bool **)

let check_near_identity_rank fam rel0 n0 c mu s rank l p f g up projector factors =
  let c0 = clear_rows c in
  let x = image_rows fam s mu c0 in
  (&&) (check_rank n0 n0 rank c p f g up)
    ((&&) (check_family_bound fam rel0 n0 s mu l c0)
      ((&&) (leq_Z l rank)
        ((&&)
          (match projector with
           | Some p0 ->
             let (p1, e) = p0 in
             let (p2, r) = p1 in check_projector n0 x p2 r e
           | None -> true)
          (match factors with
           | Some p0 ->
             let (u, v) = p0 in
             check_monomials (count_Z fam ((fun (n : BigInt.t) -> n) rank) s)
               n0 x u v
           | None -> true))))

(** val bit : BigInt.t -> BigInt.t -> bool **)

let bit p v =
  BigInt.has_bit p ((fun (n : BigInt.t) -> n) v)

(** val assign : BigInt.t -> BigInt.t list -> counts -> counts **)

let rec assign i cs m =
  match cs with
  | [] -> m
  | c :: cs' ->
    assign (BigInt.succ i) cs'
      (PositiveMap.add (BigInt.succ i) ((fun (n : BigInt.t) -> n) c) m)

(** val colouring_ok :
    BigInt.t -> BigInt.t -> (BigInt.t * BigInt.t) list -> BigInt.t list ->
    bool **)

let colouring_ok n0 q es cs =
  let m = assign BigInt.zero cs PositiveMap.empty in
  (&&) (eqn_Z (size cs) n0)
    ((&&) (all (fun x -> ltn_Z x q) cs)
      (all (fun e -> not (BigInt.equal (get (fst e) m) (get (snd e) m))) es))

type node = BigInt.t list * BigInt.t list list

(** val join : counts -> BigInt.t -> BigInt.t -> counts **)

let join m u v =
  PositiveMap.add (BigInt.succ u)
    (BigInt.set_bit (get u m) ((fun (n : BigInt.t) -> n) v)) m

(** val neighbours : (BigInt.t * BigInt.t) list -> counts **)

let neighbours es =
  foldl (fun m e -> join (join m (fst e) (snd e)) (snd e) (fst e))
    PositiveMap.empty es

(** val exhausts : BigInt.t -> BigInt.t list -> bool **)

let rec exhausts p = function
| [] -> BigInt.equal p BigInt.zero
| v :: vs' ->
  (&&) (bit p v)
    (exhausts (BigInt.clear_bit p ((fun (n : BigInt.t) -> n) v)) vs')

(** val bits : BigInt.t list -> BigInt.t **)

let bits vs =
  foldl (fun p v -> BigInt.set_bit p ((fun (n : BigInt.t) -> n) v))
    BigInt.zero vs

(** val independent : counts -> BigInt.t list -> bool **)

let independent adj vs =
  let p = bits vs in
  all (fun v -> BigInt.equal (BigInt.logand (get v adj) p) BigInt.zero) vs

(** val node_ok : counts -> BigInt.t -> BigInt.t -> node -> bool **)

let node_ok adj q p x =
  (&&) (leq_Z (size (snd x)) q)
    ((&&) (exhausts p (cat (fst x) (flatten (snd x))))
      (all (independent adj) (snd x)))

(** val show :
    counts -> BigInt.t -> BigInt.t -> node list -> node list option **)

let rec show adj q p = function
| [] -> None
| x :: rest ->
  if node_ok adj q p x
  then ((fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
          (fun _ ->
          match fst x with
          | [] -> Some rest
          | _ :: _ -> None)
          (fun q' ->
          let rec loop p0 branch nodes0 =
            match branch with
            | [] -> Some nodes0
            | v :: branch' ->
              (match show adj q' (BigInt.logand p0 (get v adj)) nodes0 with
               | Some nodes' ->
                 loop (BigInt.clear_bit p0 ((fun (n : BigInt.t) -> n) v))
                   branch' nodes'
               | None -> None)
          in loop p (fst x) rest)
          q)
  else None

type clique_bound =
| Colouring of BigInt.t list
| Tree of node list

(** val check_clique_number :
    BigInt.t -> (BigInt.t * BigInt.t) list -> BigInt.t -> BigInt.t ->
    BigInt.t list -> clique_bound -> bool **)

let check_clique_number n0 es edges q vs bound =
  (&&) (check_clique false n0 es edges q vs)
    (match bound with
     | Colouring cs -> colouring_ok n0 q es cs
     | Tree nodes ->
       (match show (neighbours es) q
                (BigInt.ones ((fun (n : BigInt.t) -> n) n0)) nodes with
        | Some l -> (match l with
                     | [] -> true
                     | _ :: _ -> false)
        | None -> false))

(** val compares_Z : relation -> BigInt.t -> BigInt.t -> bool **)

let compares_Z rel0 x y =
  match rel0 with
  | Lt0 -> BigInt.lt x y
  | Le -> BigInt.leq x y

(** val chain_mu : BigInt.t -> frac -> frac **)

let chain_mu k e =
  ((fst e),
    (Z.to_pos
      (BigInt.mul ((fun (n : BigInt.t) -> n) k)
        (BigInt.sub ((fun p -> p) (snd e)) (fst e)))))

(** val crow :
    BigInt.t -> BigInt.t list list -> frac list -> BigInt.t list * BigInt.t **)

let crow qA a b =
  let qb = row_lcd b in ((map (dot (clear_row qb b)) a), (BigInt.mul qA qb))

(** val recovers_row :
    relation -> BigInt.t -> frac -> BigInt.t -> (BigInt.t list * BigInt.t) ->
    bool **)

let recovers_row rel0 k e i row =
  compares_Z rel0
    (BigInt.mul (top_sum k (map BigInt.abs (sub_at i (snd row) (fst row))))
      ((fun p -> p) (snd e))) (BigInt.mul (fst e) (snd row))

(** val large_entries :
    relation -> BigInt.t -> frac -> (BigInt.t list * BigInt.t) -> bool list **)

let large_entries rel0 k e row =
  let s = BigInt.mul ((fun p -> p) (snd e)) ((fun (n : BigInt.t) -> n) k) in
  let t0 = BigInt.mul (fst e) (snd row) in
  map (fun x -> not (compares_Z rel0 (BigInt.mul (BigInt.abs x) s) t0))
    (fst row)

(** val adjacent_to :
    BigInt.t -> BigInt.t -> bool list -> bool list -> bool list **)

let adjacent_to m i u v =
  map (fun jx ->
    (&&) (not (eqn_Z (fst jx) i)) ((||) (fst (snd jx)) (snd (snd jx))))
    (zip (iota BigInt.zero m) (zip u v))

(** val adjacency : BigInt.t -> bool list list -> bool list list **)

let adjacency m r =
  map (fun iuv -> adjacent_to m (fst iuv) (fst (snd iuv)) (snd (snd iuv)))
    (zip (iota BigInt.zero m) (zip r (columns m r)))

(** val count_true : bool list -> BigInt.t **)

let count_true u =
  foldr (fun b t0 -> if b then BigInt.succ t0 else t0) BigInt.zero u

(** val check_chain_columns :
    family -> relation -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list
    -> frac list list -> frac -> BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t
    -> BigInt.t list -> bool **)

let check_chain_columns fam rel0 k d m a b e s n0 l edges f =
  let qA = common_lcd a in
  let a' = map (clear_row qA) a in
  let c = map (crow qA a') b in
  let g = adjacency m (map (large_entries rel0 k e) c) in
  (&&)
    ((&&) (shaped m d a)
      ((&&) (shaped m d b)
        ((&&) (all (cleared qA) a)
          ((&&) (BigInt.lt BigInt.zero qA)
            ((&&) (all (fun b0 -> cleared (row_lcd b0) b0) b)
              ((&&) (ltn_Z BigInt.zero k)
                (BigInt.lt (fst e) ((fun p -> p) (snd e)))))))))
    ((&&)
      (all (fun ir -> recovers_row rel0 k e (fst ir) (snd ir))
        (zip (iota BigInt.zero m) c))
      ((&&)
        (BigInt.equal
          (foldr (fun u t0 -> BigInt.add (count_true u) t0) BigInt.zero g)
          (BigInt.mul ((fun p -> p) ((fun p -> BigInt.shift_left p 1)
            BigInt.one)) ((fun (n : BigInt.t) -> n) edges)))
        ((&&)
          (BigInt.leq ((fun (n : BigInt.t) -> n) edges)
            (BigInt.mul ((fun (n : BigInt.t) -> n) m)
              (BigInt.sub ((fun (n : BigInt.t) -> n) k) ((fun p -> p)
                BigInt.one))))
          ((&&)
            ((&&) ((&&) (eqn_Z (size f) n0) (increasing ltn_Z f))
              (all (fun x -> ltn_Z x m) f))
            ((&&)
              (all (fun u -> not (has (fun x -> x) (select false f u)))
                (select [] f g))
              ((&&)
                (BigInt.leq ((fun (n : BigInt.t) -> n) m)
                  (BigInt.mul
                    (BigInt.sub
                      (BigInt.mul ((fun p -> p)
                        ((fun p -> BigInt.shift_left p 1) BigInt.one))
                        ((fun (n : BigInt.t) -> n) k)) ((fun p -> p)
                      BigInt.one)) ((fun (n : BigInt.t) -> n) n0)))
                ((&&) (leq_Z l d)
                  (check_family_bound fam rel0 n0 s (chain_mu k e) l
                    (map (select BigInt.zero f) (select [] f (map fst c)))))))))))

(** val check_interference_chain :
    family -> relation -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list
    -> frac list list -> frac list option -> frac -> BigInt.t -> BigInt.t ->
    BigInt.t -> BigInt.t -> BigInt.t list -> bool **)

let check_interference_chain fam rel0 k d m a b c e s n0 l edges f =
  (&&) (shaped d m a)
    ((&&) (shaped d m b)
      (match c with
       | Some c' ->
         (&&) (eqn_Z (size c') m)
           ((&&) (all (fun x -> BigInt.lt BigInt.zero (fst x)) c')
             (check_chain_columns fam rel0 k d m (scaled c' (columns m a))
               (scaled (map finv c') (columns m b)) e s n0 l edges f))
       | None ->
         check_chain_columns fam rel0 k d m (columns m a) (columns m b) e s
           n0 l edges f))

type hypothesis =
| Diagonal of BigInt.t
| OffDiagonal of relation * frac * BigInt.t * BigInt.t
| NonzeroColumns of BigInt.t
| UnitColumns of BigInt.t
| EqualNorms of BigInt.t * BigInt.t
| Coherence of relation * frac * BigInt.t * BigInt.t

(** val entry : frac list list -> BigInt.t -> BigInt.t -> frac **)

let entry a i j =
  nth f0 (nth [] a i) j

(** val product : frac list -> frac list -> BigInt.t * BigInt.t **)

let product x y =
  let p = row_lcd x in
  let q = row_lcd y in
  ((dot (clear_row p x) (clear_row q y)), (BigInt.mul p q))

(** val cleared_col : frac list -> bool **)

let cleared_col x =
  cleared (row_lcd x) x

(** val is_value : (BigInt.t * BigInt.t) -> frac -> bool **)

let is_value x v =
  BigInt.equal (BigInt.mul (fst x) ((fun p -> p) (snd v)))
    (BigInt.mul (fst v) (snd x))

(** val compares_f : relation -> frac -> frac -> bool **)

let compares_f rel0 x y =
  match rel0 with
  | Lt0 -> flt x y
  | Le -> fle x y

(** val fabs : frac -> frac **)

let fabs x =
  ((BigInt.abs (fst x)), (snd x))

(** val check_hypothesis_failure :
    hypothesis -> BigInt.t -> BigInt.t -> frac list list -> frac -> bool **)

let check_hypothesis_failure h d m a v =
  (&&) (shaped d m a)
    (match h with
     | Diagonal i ->
       (&&) (ltn_Z i d)
         ((&&) (ltn_Z i m) ((&&) (feq (entry a i i) v) (fle v f0)))
     | OffDiagonal (rel0, mu, i, j) ->
       (&&) (ltn_Z i d)
         ((&&) (ltn_Z i m)
           ((&&) (ltn_Z j m)
             ((&&) (not (eqn_Z i j))
               ((&&) (flt f0 (entry a i i))
                 ((&&) (feq (entry a i j) (fmul v (entry a i i)))
                   (not (compares_f rel0 (fabs v) mu)))))))
     | NonzeroColumns j ->
       (&&) (ltn_Z j m)
         ((&&) (feq v f0) (all (fun row -> not (fnonzero (nth f0 row j))) a))
     | UnitColumns j ->
       let x = nth [] (columns m a) j in
       (&&) (ltn_Z j m)
         ((&&) (cleared_col x)
           ((&&) (is_value (product x x) v)
             (not (feq v (integer ((fun p -> p) BigInt.one))))))
     | EqualNorms (i, j) ->
       let x = nth [] (columns m a) i in
       let y = nth [] (columns m a) j in
       (&&) (ltn_Z i j)
         ((&&) (ltn_Z j m)
           ((&&) (cleared_col x)
             ((&&) (cleared_col y)
               ((&&) (is_value (product y y) v)
                 (not (is_value (product x x) v))))))
     | Coherence (rel0, mu, i, j) ->
       let x = nth [] (columns m a) i in
       let y = nth [] (columns m a) j in
       let xx = fst (product x x) in
       let yy = fst (product y y) in
       let xy = fst (product x y) in
       (&&) (ltn_Z i j)
         ((&&) (ltn_Z j m)
           ((&&) (cleared_col x)
             ((&&) (cleared_col y)
               ((&&) (BigInt.lt BigInt.zero xx)
                 ((&&) (BigInt.lt BigInt.zero yy)
                   ((&&)
                     (BigInt.equal
                       (BigInt.mul (BigInt.mul xy xy) ((fun p -> p) (snd v)))
                       (BigInt.mul (fst v) (BigInt.mul xx yy)))
                     (not (compares_f rel0 v (fmul mu mu))))))))))

(** val scale_rows : frac list option -> frac list list -> frac list list **)

let scale_rows s a =
  match s with
  | Some s' ->
    map (fun row -> map (fun xy -> fmul (fst xy) (snd xy)) (zip row s')) a
  | None -> a

(** val scale_ok : BigInt.t -> frac list option -> bool **)

let scale_ok m = function
| Some s' ->
  (&&) (eqn_Z (size s') m) (all (fun x -> BigInt.lt BigInt.zero (fst x)) s')
| None -> true

(** val kernel_ok : frac list list -> frac list -> bool **)

let kernel_ok a z0 =
  let q = row_lcd z0 in
  let u = clear_row q z0 in
  (&&) (cleared q z0)
    (all (fun row ->
      let p = row_lcd row in
      (&&) (cleared p row)
        (BigInt.equal (dot (clear_row p row) u) BigInt.zero)) a)

(** val abs_sum : BigInt.t list -> BigInt.t **)

let abs_sum u =
  foldr (fun x t0 -> BigInt.add (BigInt.abs x) t0) BigInt.zero u

(** val abs_max : BigInt.t list -> BigInt.t **)

let abs_max u =
  foldr (fun x t0 -> BigInt.max (BigInt.abs x) t0) BigInt.zero u

(** val pick :
    BigInt.t -> BigInt.t -> BigInt.t -> BigInt.t list -> (BigInt.t * frac)
    list **)

let rec pick t0 r j = function
| [] -> []
| x :: e' ->
  let a = BigInt.abs x in
  let s =
    integer
      (if BigInt.lt x BigInt.zero
       then BigInt.neg BigInt.one
       else (fun p -> p) BigInt.one)
  in
  if BigInt.lt t0 a
  then (j, s) :: (pick t0 r (BigInt.succ j) e')
  else if (&&) (BigInt.equal t0 a)
            ((&&) (BigInt.lt BigInt.zero r) (BigInt.lt BigInt.zero a))
       then (j,
              s) :: (pick t0 (BigInt.sub r ((fun p -> p) BigInt.one))
                      (BigInt.succ j) e')
       else pick t0 r (BigInt.succ j) e'

(** val maximiser : BigInt.t -> BigInt.t list -> (BigInt.t * frac) list **)

let maximiser k e =
  let a = map BigInt.abs e in
  let t0 = threshold k a in
  pick t0
    (BigInt.sub ((fun (n : BigInt.t) -> n) k)
      ((fun (n : BigInt.t) -> n) (count (BigInt.lt t0) a))) BigInt.zero e

(** val find_row :
    BigInt.t -> BigInt.t -> BigInt.t list list -> frac -> BigInt.t -> frac
    list list -> BigInt.t * (BigInt.t * frac) list **)

let rec find_row k qA a w i = function
| [] -> (BigInt.zero, [])
| b0 :: b' ->
  let qb = row_lcd b0 in
  let e = row_of qA qb a i (clear_row qb b0) in
  if BigInt.equal
       (BigInt.mul (top_sum k (map BigInt.abs e)) ((fun p -> p) (snd w)))
       (BigInt.mul (fst w) (BigInt.mul qA qb))
  then (i, (maximiser k e))
  else find_row k qA a w (BigInt.succ i) b'

(** val check_access :
    relation -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> frac
    list option -> frac list list -> frac -> frac -> bool **)

let check_access rel0 k d m a s p w e =
  let a' = columns m (scale_rows s a) in
  let b = columns m p in
  let qA = common_lcd a' in
  let found = find_row k qA (map (clear_row qA) a') w BigInt.zero b in
  (&&) (shaped d m a)
    ((&&) (scale_ok m s)
      ((&&) (shaped d m p)
        ((&&) (check_columns Signed k d m a' b (fst found) (snd found) w)
          (compares_f rel0 w e))))

(** val check_no_access :
    relation -> BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> frac
    list option -> (BigInt.t * frac) list -> frac -> frac -> bool **)

let check_no_access rel0 k d m a s z0 w e =
  let v = dense m BigInt.zero z0 in
  let u = clear_row (row_lcd v) v in
  let s0 = abs_sum u in
  let kM = BigInt.mul ((fun (n : BigInt.t) -> n) k) (abs_max u) in
  (&&)
    ((&&) (ltn_Z BigInt.zero k)
      ((&&) (shaped d m a)
        ((&&) (scale_ok m s)
          ((&&) (eqn_Z (size v) m) (kernel_ok (scale_rows s a) v)))))
    ((&&) (BigInt.lt BigInt.zero (abs_max u))
      ((&&)
        (if BigInt.leq s0 kM
         then feq w (integer ((fun p -> p) BigInt.one))
         else BigInt.equal (BigInt.mul (fst w) s0)
                (BigInt.mul ((fun p -> p) (snd w)) kM))
        (not (compares_f rel0 w e))))

(** val row_below :
    BigInt.t -> BigInt.t list list -> BigInt.t -> frac list -> frac -> bool **)

let row_below qA a i b mu =
  let qb = row_lcd b in
  let t0 = BigInt.mul (fst mu) (BigInt.mul qA qb) in
  (&&) (cleared qb b)
    (all (fun x ->
      BigInt.leq (BigInt.mul (BigInt.abs x) ((fun p -> p) (snd mu))) t0)
      (row_of qA qb a i (clear_row qb b)))

(** val kernel_attains :
    BigInt.t -> frac list list -> BigInt.t -> (BigInt.t * frac) list -> frac
    -> bool **)

let kernel_attains m a i z0 mu =
  match z0 with
  | [] -> feq mu f0
  | _ :: _ ->
    let v = dense m BigInt.zero z0 in
    let u = clear_row (row_lcd v) v in
    let x = nth BigInt.zero u i in
    (&&) (eqn_Z (size v) m)
      ((&&) (kernel_ok a v)
        ((&&) (not (BigInt.equal x BigInt.zero))
          (BigInt.equal (BigInt.mul (BigInt.abs x) ((fun p -> p) (snd mu)))
            (BigInt.mul (fst mu) (abs_sum u)))))

(** val fmaximum : frac list -> frac **)

let fmaximum s =
  foldr (fun x y -> if fle x y then y else x) f0 s

(** val check_optimal_access :
    BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> frac list option ->
    frac list list -> frac -> frac list -> (BigInt.t * frac) list list -> bool **)

let check_optimal_access k d m a s p w mus zs =
  let a0 = scale_rows s a in
  let a' = columns m a0 in
  let qA = common_lcd a' in
  let a1 = map (clear_row qA) a' in
  let m0 = fmaximum mus in
  let kM = ((BigInt.mul ((fun (n : BigInt.t) -> n) k) (fst m0)), (snd m0)) in
  (&&)
    ((&&) (ltn_Z BigInt.zero k)
      ((&&) (ltn_Z BigInt.zero m)
        ((&&) (shaped d m a) ((&&) (scale_ok m s) (shaped d m p)))))
    ((&&) (eqn_Z (size mus) m)
      ((&&) (eqn_Z (size zs) m)
        ((&&) (all (cleared qA) a')
          ((&&) (BigInt.lt BigInt.zero qA)
            ((&&)
              (all (fun x ->
                row_below qA a1 (fst x) (fst (snd x)) (snd (snd x)))
                (zip (iota BigInt.zero m) (zip (columns m p) mus)))
              ((&&)
                (all (fun x ->
                  kernel_attains m a0 (fst x) (fst (snd x)) (snd (snd x)))
                  (zip (iota BigInt.zero m) (zip zs mus)))
                (if fle (integer ((fun p -> p) BigInt.one)) kM
                 then feq w (integer ((fun p -> p) BigInt.one))
                 else feq w kM)))))))

(** val sets : BigInt.t -> BigInt.t -> bool list list **)

let rec sets m k =
  (fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
    (fun _ -> if eqn_Z k BigInt.zero then [] :: [] else [])
    (fun m' ->
    cat
      ((fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))
         (fun _ -> [])
         (fun k' -> map (fun x -> true :: x) (sets m' k'))
         k) (map (fun x -> false :: x) (sets m' k)))
    m

(** val signs : bool -> bool list -> BigInt.t list list **)

let rec signs first = function
| [] -> [] :: []
| b :: t' ->
  if b
  then cat (map (fun x -> ((fun p -> p) BigInt.one) :: x) (signs false t'))
         (if first
          then []
          else map (fun x -> (BigInt.neg BigInt.one) :: x) (signs false t'))
  else map (fun x -> BigInt.zero :: x) (signs first t')

(** val maxima :
    BigInt.t -> BigInt.t list -> BigInt.t list -> BigInt.t * BigInt.t **)

let rec maxima t0 s x =
  match s with
  | [] -> (BigInt.zero, BigInt.zero)
  | s0 :: s' ->
    (match x with
     | [] -> (BigInt.zero, BigInt.zero)
     | x0 :: x' ->
       let r = maxima t0 s' x' in
       if BigInt.equal s0 BigInt.zero
       then ((fst r), (BigInt.max (BigInt.abs x0) (snd r)))
       else ((BigInt.max (BigInt.abs (BigInt.sub x0 (BigInt.mul t0 s0)))
               (fst r)), (snd r)))

(** val sign_ok :
    BigInt.t -> BigInt.t -> BigInt.t list list -> BigInt.t list ->
    (BigInt.t * BigInt.t list) -> bool **)

let sign_ok d q cols s c =
  let t0 = BigInt.mul (fst c) q in
  (&&) (eqn_Z (size (snd c)) d)
    ((&&) (BigInt.lt BigInt.zero (fst c))
      (let r = maxima t0 s (map (dot (snd c)) cols) in
       BigInt.lt (BigInt.add (fst r) (snd r)) t0))

(** val check_basis_pursuit :
    BigInt.t -> BigInt.t -> BigInt.t -> frac list list ->
    (BigInt.t * BigInt.t list) list -> bool **)

let check_basis_pursuit k d m a certificates =
  let cols = columns m a in
  let q = common_lcd cols in
  let a' = map (clear_row q) cols in
  let k' = if leq_Z k m then k else m in
  (&&) (ltn_Z BigInt.zero k)
    ((&&) (shaped d m a)
      ((&&) (all (cleared q) cols)
        ((&&) (BigInt.lt BigInt.zero q)
          (all2 (sign_ok d q a') (flatten (map (signs true) (sets m k')))
            certificates))))

(** val check_basis_pursuit_failure :
    BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> (BigInt.t * frac)
    list -> bool **)

let check_basis_pursuit_failure k d m a z0 =
  let v = dense m BigInt.zero z0 in
  let u = clear_row (row_lcd v) v in
  let t0 = map fst (dense m BigInt.zero (maximiser k u)) in
  (&&)
    ((&&) (shaped d m a)
      ((&&) (eqn_Z (size v) m)
        ((&&) (kernel_ok a v) (BigInt.lt BigInt.zero (abs_sum u)))))
    ((&&) (eqn_Z (size t0) m)
      ((&&) (leq_Z (count (fun x -> not (BigInt.equal x BigInt.zero)) t0) k)
        ((&&)
          (all (fun x -> BigInt.leq (BigInt.abs x) ((fun p -> p) BigInt.one))
            t0)
          (BigInt.leq (abs_sum u)
            (BigInt.mul ((fun p -> p) ((fun p -> BigInt.shift_left p 1)
              BigInt.one)) (dot u t0))))))

(** val check_exact_decoding_failure :
    BigInt.t -> BigInt.t -> BigInt.t -> frac list list -> (BigInt.t * frac)
    list -> bool **)

let check_exact_decoding_failure k d m a z0 =
  let v = dense m BigInt.zero z0 in
  let u = clear_row (row_lcd v) v in
  (&&) (shaped d m a)
    ((&&) (eqn_Z (size v) m)
      ((&&) (kernel_ok a v)
        ((&&) (BigInt.lt BigInt.zero (abs_sum u))
          (BigInt.leq ((fun (n : BigInt.t) -> n) (count fnonzero v))
            (BigInt.add ((fun (n : BigInt.t) -> n) k)
              ((fun (n : BigInt.t) -> n) k))))))
