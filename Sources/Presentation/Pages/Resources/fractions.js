// SPDX-License-Identifier: Apache-2.0
// Exact fractions: {n, d} with BigInt n, d > 0, in lowest terms. Every comparison on the page is made with these.
const Fraction = {
  make(n, d) {
    if (d < 0n) [n, d] = [-n, -d];
    let [a, b] = [n < 0n ? -n : n, d];
    while (b) [a, b] = [b, a % b];
    return a > 1n ? { n: n / a, d: d / a } : { n, d };
  },
  // "2/3", "-5", "0.35"; null for anything else.
  parse(text) {
    const match = /^\s*([-−+]?)(\d{1,60})(?:\/(\d{1,60})|\.(\d{1,60}))?\s*$/.exec(text);
    if (!match) return null;
    const [, sign, whole, below, decimals] = match;
    const scale = decimals ? 10n ** BigInt(decimals.length) : below ? BigInt(below) : 1n;
    if (scale === 0n) return null;
    const n = decimals ? BigInt(whole + decimals) : BigInt(whole);
    return Fraction.make(sign === "-" || sign === "−" ? -n : n, scale);
  },
  compare(a, b) {
    const [left, right] = [a.n * b.d, b.n * a.d];
    return left < right ? -1 : left > right ? 1 : 0;
  },
  abs: (a) => (a.n < 0n ? { n: -a.n, d: a.d } : a),
  minus: (a, b) => Fraction.make(a.n * b.d - b.n * a.d, a.d * b.d),
  over: (a, count) => Fraction.make(a.n, a.d * BigInt(count)),
  text: (a) => (a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`),
  // Where to draw it; decides nothing.
  position: (a) => Number((a.n * 1000000n) / a.d) / 1000000,
  // "2/3 ≈ 0.6667", for reading.
  withDecimal(a) {
    if (a.d === 1n) return Fraction.text(a);
    const scaled = (a.n < 0n ? -a.n : a.n) * 100000n / a.d;
    const rounded = (scaled + 5n) / 10n;
    const decimal = `${a.n < 0n ? "−" : ""}${rounded / 10000n}.${`${rounded % 10000n}`.padStart(4, "0").replace(/0+$/, "") || "0"}`;
    const exact = 10000n % a.d === 0n;
    return `${Fraction.text(a).replace("-", "−")} ${exact ? "=" : "≈"} ${decimal}`;
  },
};
