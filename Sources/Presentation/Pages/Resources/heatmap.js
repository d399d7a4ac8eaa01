// SPDX-License-Identifier: Apache-2.0
// Heat maps: exact values on hover and focus; arrow keys move between the cells.
const heatMaps = new Map();
for (const matrix of data.matrices) {
  const figure = document.querySelector(`[data-matrix="${matrix.id}"]`);
  const cells = [...figure.querySelectorAll(".cell")];
  const readout = figure.querySelector(".readout");
  const columns = matrix.columnLabels.length;
  const letter = /^[A-Za-z]\b/.test(matrix.name) ? matrix.name[0] : "entry ";
  const place = (index) => [Math.floor(index / columns), index % columns];
  const text = (index) => { const [i, j] = place(index); return matrix.values[matrix.grid[i][j]]; };
  const remark = (cell) => cell.classList.contains("large") ? ": large, at least ε/k" : "";
  cells.forEach((cell, index) => {
    const [i, j] = place(index);
    cell.setAttribute("aria-label", `${letter}${matrix.rowLabels[i]},${matrix.columnLabels[j]} = ${text(index)}`);
  });
  const show = (index) => {
    const [i, j] = place(index);
    const exact = Fraction.parse(text(index));
    for (const cell of figure.querySelectorAll(".here")) cell.classList.remove("here");
    cells[index].classList.add("here");
    readout.replaceChildren(
      letter.length === 1 ? mathIndex(letter, matrix.rowLabels[i], matrix.columnLabels[j]) : `${letter}${matrix.rowLabels[i]}, ${matrix.columnLabels[j]}`,
      " = ", exact ? Fraction.withDecimal(exact) : text(index),
      matrix.square && i === j ? " (on the diagonal)" : remark(cells[index]));
  };
  const next = (index, key, length) => {
    const [i, j] = place(index);
    const rows = length / columns;
    switch (key) {
      case "ArrowRight": return j + 1 < columns ? index + 1 : -1;
      case "ArrowLeft": return j > 0 ? index - 1 : -1;
      case "ArrowDown": return i + 1 < rows ? index + columns : -1;
      case "ArrowUp": return i > 0 ? index - columns : -1;
      case "Home": return i * columns;
      case "End": return i * columns + columns - 1;
      case "PageUp": return j;
      case "PageDown": return (rows - 1) * columns + j;
      default: return null;
    }
  };
  roving(cells, next, show);
  cells.forEach((cell, index) => cell.addEventListener("pointerenter", () => show(index)));
  heatMaps.set(matrix.id, {
    matrix,
    entries: matrix.grid.map((row) => row.map((place) => Fraction.parse(matrix.values[place]))),
    // Rings the entries off the diagonal for which `isLarge` holds.
    mark(isLarge) {
      const large = matrix.values.map((value) => isLarge(Fraction.parse(value)));
      cells.forEach((cell, index) => {
        const [i, j] = place(index);
        cell.classList.toggle("large", i !== j && large[matrix.grid[i][j]]);
      });
    },
  });
}
