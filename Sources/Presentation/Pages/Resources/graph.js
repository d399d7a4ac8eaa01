// SPDX-License-Identifier: Apache-2.0
// Graphs on a circle: a vertex in focus shows its edges; a live graph is drawn anew from edges and a set.
const graphs = new Map();
for (const figure of document.querySelectorAll("[data-graph]")) {
  const vertices = [...figure.querySelectorAll(".vertex")];
  const edges = figure.querySelector(".edges");
  const readout = figure.querySelector(".readout");
  const number = (vertex) => Number(vertex.dataset.vertex);
  const show = (index) => {
    const vertex = vertices[index];
    for (const here of figure.querySelectorAll(".here")) here.classList.remove("here");
    vertex.classList.add("here");
    for (const line of edges.children) {
      line.classList.toggle("here", line.dataset.u === vertex.dataset.vertex || line.dataset.v === vertex.dataset.vertex);
    }
    const label = vertex.getAttribute("aria-label");
    readout.textContent = `${label[0].toUpperCase()}${label.slice(1)}.`;
  };
  const next = (index, key, length) => {
    switch (key) {
      case "ArrowRight": case "ArrowDown": return (index + 1) % length;
      case "ArrowLeft": case "ArrowUp": return (index + length - 1) % length;
      case "Home": return 0;
      case "End": return length - 1;
      default: return null;
    }
  };
  roving(vertices, next, show);
  vertices.forEach((vertex, index) => vertex.addEventListener("pointerenter", () => show(index)));
  graphs.set(figure.dataset.graph, {
    // `joined[u][v]`, and the vertices of an independent set.
    draw(joined, set, caption) {
      const at = new Map(vertices.map((vertex) => [number(vertex), vertex]));
      const lines = [];
      joined.forEach((row, u) => row.forEach((isJoined, v) => {
        if (!isJoined || v <= u) return;
        const [a, b] = [at.get(u), at.get(v)];
        lines.push(svg("line", { x1: a.dataset.x, y1: a.dataset.y, x2: b.dataset.x, y2: b.dataset.y, "data-u": u, "data-v": v }));
      }));
      edges.replaceChildren(...lines);
      for (const vertex of vertices) {
        const v = number(vertex);
        vertex.classList.toggle("marked", set.has(v));
        const neighbours = joined[v].flatMap((isJoined, u) => (isJoined ? [u] : []));
        vertex.setAttribute("aria-label",
          `feature ${v}${set.has(v) ? ", in the independent set" : ""}; ${neighbours.length ? `interferes with ${neighbours.join(", ")}` : "interferes with none"}`);
      }
      figure.querySelector(".caption").textContent = caption;
      figure.querySelector("desc").textContent = `The features on a circle, a line for each pair that interferes. ${caption}`;
    },
  });
}
