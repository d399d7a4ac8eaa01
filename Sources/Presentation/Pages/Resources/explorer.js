// SPDX-License-Identifier: Apache-2.0
// k, ε and the relation: the verdict by exact comparison, the witness, both pictures, the command and the certificate.
if (data.explorer) {
  const pair = data.explorer;
  const stairs = pair.stairs.map((stair, index) => ({ ...stair, k: index + 1, value: Fraction.parse(stair.error) }));
  const choices = pair.epsilons.map((text) => Fraction.parse(text));
  const base = JSON.parse(certificates[pair.certificate].text);
  const rows = new Map(Object.entries(pair.rows).map(([row, entries]) => [Number(row), entries.map(([j, text]) => ({ j, size: Fraction.abs(Fraction.parse(text)) }))]));
  const controls = { k: byId("k"), epsilon: byId("epsilon"), text: byId("epsilon-text"), form: byId("controls") };
  let epsilon = Fraction.parse(pair.epsilon);

  const nearest = (value) => {
    const above = choices.findIndex((choice) => Fraction.compare(choice, value) >= 0);
    return above < 0 ? choices.length - 1 : above;
  };
  const holds = (error, relation) => { const order = Fraction.compare(error, epsilon); return relation === "lt" ? order < 0 : order <= 0; };
  const current = () => {
    const k = Number(controls.k.value);
    const relation = new FormData(controls.form).get("relation");
    const stair = stairs[k - 1];
    return { d: pair.d, m: pair.m, k, epsilon, relation, stair, holds: holds(stair.value, relation) };
  };
  const fileName = (state) => {
    const text = Fraction.text(state.epsilon).replace("/", "-over-");
    return `${state.holds ? "recovery" : "recovery-failure"}-k${state.k}${text.length <= 40 ? `-epsilon-${text}` : ""}.json`;
  };
  const command = (state) =>
    `${pair.command ?? "lrh prove recovery --encoder encoder.csv --probe probe.csv"} --sparsity ${state.k} --epsilon ${Fraction.text(state.epsilon)}`
    + `${state.relation === "le" ? " --non-strict" : ""} --output ${fileName(state)}`;

  function showOutcome(state) {
    const outcome = byId("explorer-outcome");
    const sign = state.holds ? (state.relation === "lt" ? "<" : "≤") : (state.relation === "lt" ? "≥" : ">");
    outcome.className = `outcome ${state.holds ? "proved" : "refuted"}`;
    const z = state.stair.z.slice(0, 12).flatMap(([index, value], place) => [
      ...(place ? [", "] : []), mathIndex("z", index), " = ", mathNumber(Fraction.parse(value))]);
    const rest = state.stair.z.length > 12 ? `, … (${state.stair.z.length} entries)` : "";
    outcome.replaceChildren(
      element(null, "p", { class: "word" }, element(null, "span", { class: "mark", "aria-hidden": "true" }, state.holds ? "✓ " : "✗ "), state.holds ? "Proved" : "Refuted"),
      element(null, "p", {}, `At k = ${state.k} the worst-case error is `, mathNumber(state.stair.value), ` ${sign} `, mathNumber(state.epsilon), " = ε",
        state.holds ? `: every feature is read within ε. ` : `: feature ${state.stair.row} is not read within ε. `),
      element(null, "p", {}, state.stair.z.length
        ? (state.holds ? `The worst is feature ${state.stair.row}, at z with ` : "The z that shows it has ") : "No z is read with any error.", ...z,
        state.stair.z.length ? `${rest}, all else 0.` : ""));
  }

  function showPictures(state) {
    drawStaircase(byId("staircase"), stairs.map((stair) => ({ k: stair.k, error: stair.value, holds: holds(stair.value, state.relation) })), state);
    const taken = new Set(state.stair.z.map(([index]) => index));
    const caption = `the sizes of row ${state.stair.row} of C − I, largest first; the first ${Math.min(state.k, state.m)} add up to ${Fraction.text(state.stair.value)}`;
    byId("row-caption").textContent = caption;
    drawRow(byId("row-chart"), rows.get(state.stair.row), pair.m, taken, caption);
    const threshold = Fraction.over(state.epsilon, state.k);
    const isLarge = (value) => { const order = Fraction.compare(Fraction.abs(value), threshold); return state.relation === "lt" ? order >= 0 : order > 0; };
    const map = heatMaps.get("live-matrix");
    map?.mark(isLarge);
    const graph = graphs.get("live-graph");
    if (!map || !graph) return;
    const large = map.entries.map((row, i) => row.map((value, j) => i !== j && isLarge(value)));
    const joined = large.map((row, i) => row.map((isBig, j) => isBig || large[j][i]));
    const set = independentSet(joined);
    const edges = joined.reduce((sum, row) => sum + row.filter(Boolean).length, 0) / 2;
    graph.draw(joined, set,
      `${state.m} features, ${edges} ${edges === 1 ? "pair interferes" : "pairs interfere"} (an entry of size ${state.relation === "lt" ? "at least" : "above"} ε/k = ${Fraction.text(threshold)}); `
      + `${set.size} ${set.size === 1 ? "feature is all that does not interfere (the square)" : "features that do not interfere (squares)"}`
      + (state.holds ? `; promised: at most ${state.m * (state.k - 1)} pairs, at least ${Math.ceil(state.m / (2 * state.k - 1))} features.` : "."));
  }

  // A vertex of least degree, without its neighbours, again and again (F5 on the complement).
  function independentSet(joined) {
    let left = joined.map((_, v) => v);
    const set = new Set();
    while (left.length) {
      const degree = (v) => left.filter((u) => joined[v][u]).length;
      const pick = left.reduce((best, v) => (degree(v) < degree(best) ? v : best));
      set.add(pick);
      left = left.filter((v) => v !== pick && !joined[pick][v]);
    }
    return set;
  }

  function update() {
    const state = current();
    byId("k-value").textContent = `${state.k}`;
    byId("epsilon-value").textContent = Fraction.withDecimal(epsilon);
    controls.k.setAttribute("aria-valuetext", `k = ${state.k}`);
    controls.epsilon.setAttribute("aria-valuetext", `ε = ${Fraction.text(epsilon)}`);
    showOutcome(state);
    showPictures(state);
    byId("state-command").textContent = command(state);
    byId("state-size").textContent = `${fileName(state)}, ${recoveryCertificate(base, state).length} bytes`;
    byId("copied").textContent = "";
  }

  const setEpsilon = (value, fromText) => {
    epsilon = value;
    if (!fromText) controls.text.value = Fraction.text(value);
    controls.text.removeAttribute("aria-invalid");
    byId("epsilon-error").textContent = "";
    update();
  };
  controls.epsilon.max = `${choices.length - 1}`;
  controls.epsilon.value = `${nearest(epsilon)}`;
  controls.k.addEventListener("input", update);
  controls.epsilon.addEventListener("input", () => setEpsilon(choices[Number(controls.epsilon.value)], false));
  controls.text.addEventListener("input", () => {
    const value = Fraction.parse(controls.text.value);
    if (value && value.n > 0n) {
      controls.epsilon.value = `${nearest(value)}`;
      setEpsilon(value, true);
    } else {
      controls.text.setAttribute("aria-invalid", "true");
      byId("epsilon-error").textContent = "Write a positive fraction or decimal, such as 7/13 or 0.35.";
    }
  });
  for (const radio of controls.form.querySelectorAll("[name=relation]")) radio.addEventListener("change", update);
  controls.form.addEventListener("submit", (event) => event.preventDefault());

  byId("save-state").addEventListener("click", () => {
    const state = current();
    download(fileName(state), recoveryCertificate(base, state), "application/json");
  });
  byId("copy-command").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(byId("state-command").textContent);
      byId("copied").textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(byId("state-command"));
      byId("copied").textContent = "Selected; copy it with your browser.";
    }
  });
  if (!pair.command) {
    byId("state-files").hidden = false;
    for (const role of ["encoder", "probe"]) {
      byId(`save-${role}`).addEventListener("click", () =>
        download(`${role}.csv`, `${base.inputs[role].entries.map((row) => row.join(",")).join("\n")}\n`, "text/csv"));
    }
  }
  update();
}
