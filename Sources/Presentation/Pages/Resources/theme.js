// SPDX-License-Identifier: Apache-2.0
// Light, dark, or as the system says.
{
  const buttons = [...document.querySelectorAll("[data-theme]")].filter((button) => button.localName === "button");
  const choose = (theme) => {
    if (theme === "auto") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.setAttribute("data-theme", theme);
    for (const button of buttons) button.setAttribute("aria-pressed", `${button.dataset.theme === theme}`);
  };
  let stored = null;
  try { stored = localStorage.getItem("lrh-theme"); } catch { /* no storage for pages from disk */ }
  if (stored === "light" || stored === "dark") choose(stored);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      choose(button.dataset.theme);
      try { localStorage.setItem("lrh-theme", button.dataset.theme); } catch { /* as above */ }
    });
  }
}
