// SPDX-License-Identifier: Apache-2.0
// The two charts of the explorer. Marks are placed with rounded numbers; what is a disc and what a cross was decided exactly.
const frame = { left: 56, right: 584, top: 18, bottom: 288 };

function chartText(text, x, y, look = "") { return svg("text", { class: `chart-text ${look}`, x, y }, text); }

// Round values for at most five lines of a grid.
function gridValues(most) {
  const size = 10 ** Math.floor(Math.log10(most / 4 || 1));
  const step = [1, 2, 5, 10].map((n) => n * size).find((n) => most / n <= 5);
  const values = [];
  for (let i = 0; i * step <= most * 1.0001; i += 1) values.push(Number((i * step).toPrecision(6)));
  return values;
}

function drawAxes(most, height) {
  const parts = [];
  for (const value of gridValues(most)) {
    parts.push(svg("line", { class: "grid", x1: frame.left, x2: frame.right, y1: height(value), y2: height(value) }));
    parts.push(chartText(`${value}`, frame.left - 8, height(value) + 5, "right"));
  }
  parts.push(svg("line", { class: "axis", x1: frame.left, x2: frame.right, y1: frame.bottom, y2: frame.bottom }));
  return parts;
}

// `stairs`: [{k, error, holds}]
function drawStaircase(picture, stairs, state) {
  const errors = stairs.map((stair) => Fraction.position(stair.error));
  const most = Math.max(...errors, Math.min(Fraction.position(state.epsilon), 2 * Math.max(...errors, 0.1))) * 1.08 || 1;
  const height = (value) => frame.bottom - (value / most) * (frame.bottom - frame.top);
  const width = (frame.right - frame.left) / stairs.length;
  const parts = [svg("rect", { class: "chosen-k", x: frame.left + (state.k - 1) * width, y: frame.top, width, height: frame.bottom - frame.top })];
  parts.push(...drawAxes(most, height));
  let path = "";
  stairs.forEach((stair, index) => {
    const [x, y] = [frame.left + index * width, height(errors[index])];
    path += `${index ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}H${(x + width).toFixed(1)}`;
  });
  parts.push(svg("path", { class: "stair", d: path }));
  const every = Math.ceil(stairs.length / 14);
  stairs.forEach((stair, index) => {
    const [x, y] = [frame.left + (index + 0.5) * width, height(errors[index])];
    const r = Math.min(6, width / 3);
    parts.push(stair.holds
      ? svg("circle", { class: "point proved", cx: x, cy: y, r })
      : svg("path", { class: "point refuted", d: `M${x - r} ${y - r}L${x + r} ${y + r}M${x - r} ${y + r}L${x + r} ${y - r}` }));
    if (index % every === 0 || stair.k === state.k) parts.push(chartText(`${stair.k}`, x, frame.bottom + 22, stair.k === state.k ? "strong" : ""));
  });
  const line = height(Fraction.position(state.epsilon));
  if (line >= frame.top - 1) {
    parts.push(svg("line", { class: "limit", x1: frame.left, x2: frame.right, y1: line, y2: line }));
    parts.push(chartText("ε", frame.right - 4, line - 7, "strong right"));
  }
  parts.push(chartText("sparsity k   (disc: proved, cross: refuted)", (frame.left + frame.right) / 2, 330));
  picture.querySelector("desc").textContent = stairs.map((stair) => `k = ${stair.k}: ${Fraction.text(stair.error)}, ${stair.holds ? "proved" : "refuted"}`).join("; ");
  picture.replaceChildren(...[...picture.children].filter((child) => ["title", "desc"].includes(child.localName)), ...parts);
}

// The entries of the binding row of C − I, which come largest first, of m; those that z sums are filled.
function drawRow(picture, entries, m, taken, caption) {
  const shown = entries.slice(0, 28);
  const most = Math.max(...shown.map((entry) => Fraction.position(entry.size))) * 1.08 || 1;
  const height = (value) => frame.bottom - (value / most) * (frame.bottom - frame.top);
  const width = (frame.right - frame.left) / Math.max(shown.length, 6);
  const parts = drawAxes(most, height);
  shown.forEach((entry, index) => {
    const y = height(Fraction.position(entry.size));
    const x = frame.left + index * width;
    parts.push(svg("rect", { class: `bar${taken.has(entry.j) ? " taken" : ""}`, x: x + width * 0.12, y, width: width * 0.76, height: frame.bottom - y }));
    if (width > 20 || index % 2 === 0) parts.push(chartText(`${entry.j}`, x + width / 2, frame.bottom + 22, taken.has(entry.j) ? "strong" : ""));
  });
  parts.push(chartText(`feature j${shown.length < m ? ` (${shown.length} of ${m})` : ""}   (filled: the entries that z adds up)`, (frame.left + frame.right) / 2, 330));
  picture.querySelector("desc").textContent = `${caption}. ${shown.map((entry) => `feature ${entry.j}: ${Fraction.text(entry.size)}${taken.has(entry.j) ? ", added up" : ""}`).join("; ")}`;
  picture.replaceChildren(...[...picture.children].filter((child) => ["title", "desc"].includes(child.localName)), ...parts);
}
