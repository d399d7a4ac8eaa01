// SPDX-License-Identifier: Apache-2.0
// Small helpers for elements. Text is only ever set as text, never as markup.
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const namespaces = { svg: "http://www.w3.org/2000/svg", math: "http://www.w3.org/1998/Math/MathML" };

function element(space, name, attributes = {}, ...children) {
  const node = space ? document.createElementNS(namespaces[space], name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}
const svg = (name, attributes, ...children) => element("svg", name, attributes, ...children);

// A fraction as MathML.
function mathNumber(fraction) {
  const size = Fraction.abs(fraction);
  const body = size.d === 1n
    ? element("math", "mn", {}, `${size.n}`)
    : element("math", "mfrac", {}, element("math", "mn", {}, `${size.n}`), element("math", "mn", {}, `${size.d}`));
  return element("math", "math", {}, ...(fraction.n < 0n ? [element("math", "mo", { form: "prefix" }, "−")] : []), body);
}
// A letter with an index.
function mathIndex(letter, ...indices) {
  const list = indices.flatMap((index, place) => [...(place ? [element("math", "mo", {}, ",")] : []), element("math", "mn", {}, `${index}`)]);
  return element("math", "math", {}, element("math", "msub", {}, element("math", "mi", {}, letter), element("math", "mrow", {}, ...list)));
}

// One tab stop for many elements: `next` names the one an arrow key leads to.
function roving(items, next, arrive) {
  const list = [...items];
  let at = 0;
  const focus = (index) => {
    list[at].setAttribute("tabindex", "-1");
    at = index;
    list[at].setAttribute("tabindex", "0");
    list[at].focus({ preventScroll: false });
  };
  list.forEach((item, index) => {
    item.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const target = next(index, event.key, list.length);
      if (target === null || target === undefined) return;
      event.preventDefault();
      if (target >= 0 && target < list.length) focus(target);
    });
    item.addEventListener("focus", () => {
      list[at].setAttribute("tabindex", "-1");
      at = index;
      list[at].setAttribute("tabindex", "0");
      arrive?.(index);
    });
  });
}

// Hands out a file that is made in the page.
function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = element(null, "a", { href: address, download: name, hidden: "" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
