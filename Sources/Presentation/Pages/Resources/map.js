// SPDX-License-Identifier: Apache-2.0
// The dependency graph: choosing a statement shows all it rests on.
{
  const map = document.querySelector("svg.map");
  const nodes = [...map.querySelectorAll(".node")];
  const arrows = [...map.querySelectorAll(".arrows path")];
  const panel = byId("map-panel");
  const named = new Map(nodes.map((node) => [node.dataset.name, node]));
  const uses = (name) => (named.get(name)?.dataset.uses ?? "").split(" ").filter((used) => named.has(used));

  function ancestors(name) {
    const found = new Set();
    const open = uses(name);
    while (open.length) {
      const next = open.pop();
      if (!found.has(next)) { found.add(next); open.push(...uses(next)); }
    }
    return found;
  }

  function choose(name) {
    const related = name === null ? new Set() : ancestors(name).add(name);
    map.classList.toggle("chosen", name !== null);
    for (const node of nodes) {
      node.classList.toggle("related", related.has(node.dataset.name));
      node.setAttribute("aria-pressed", `${node.dataset.name === name}`);
    }
    for (const arrow of arrows) {
      arrow.classList.toggle("related", related.has(arrow.dataset.from) && related.has(arrow.dataset.to));
    }
    panel.replaceChildren();
    if (name === null) { panel.append(element(null, "p", {}, "No statement is chosen.")); return; }
    const entry = document.querySelector(`[data-entry="${name}"]`);
    panel.append(element(null, "h3", {}, ...[...entry.querySelector("dt").childNodes].map((node) => node.cloneNode(true))));
    for (const child of entry.querySelector("dd").children) panel.append(child.cloneNode(true));
    const count = related.size - 1;
    const number = (node) => node.querySelector(".number").textContent;
    panel.append(element(null, "p", {}, count
      ? `Rests on ${count} other${count === 1 ? "" : "s"}: ${nodes.filter((node) => related.has(node.dataset.name) && node.dataset.name !== name).map(number).join(", ")}.`
      : "Rests on no other statement of this graph."));
  }

  const pressed = (node) => node.getAttribute("aria-pressed") === "true";
  const toggle = (node) => choose(pressed(node) ? null : node.dataset.name);
  const box = (node) => { const r = node.querySelector("rect"); return [Number(r.getAttribute("x")), Number(r.getAttribute("y"))]; };
  const order = [...nodes];

  // The nearest box in the direction of the arrow.
  function next(index, key, length) {
    if (key === "Home") return 0;
    if (key === "End") return length - 1;
    const [x, y] = box(order[index]);
    const ways = { ArrowRight: (dx) => dx > 0, ArrowLeft: (dx) => dx < 0, ArrowDown: (dx, dy) => dy > 0, ArrowUp: (dx, dy) => dy < 0 };
    if (!ways[key]) return null;
    const sideways = key === "ArrowRight" || key === "ArrowLeft";
    let [best, least] = [-1, Infinity];
    order.forEach((node, other) => {
      const [ox, oy] = box(node);
      const [dx, dy] = [ox - x, oy - y];
      if (other === index || !ways[key](dx, dy)) return;
      const cost = sideways ? Math.abs(dx) + 3 * Math.abs(dy) : Math.abs(dy) + 3 * Math.abs(dx);
      if (cost < least) [best, least] = [other, cost];
    });
    return best;
  }
  roving(order, next);
  for (const node of nodes) {
    node.addEventListener("click", () => toggle(node));
    node.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); toggle(node); }
      if (event.key === "Escape") choose(null);
    });
  }
  for (const link of document.querySelectorAll("a[data-statement]")) {
    link.addEventListener("click", () => { if (named.has(link.dataset.statement)) choose(link.dataset.statement); });
  }
}
