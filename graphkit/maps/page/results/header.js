// What the map is about, where it comes from and what is missing.

import { LONGEST_TEXT, byId, clean, clip, make } from "../model/data.js";

/** @param {Model} model */
export function fillHeader({ title, summary, source, left_out, uncovered }) {
  document.title = clip(clean(title), LONGEST_TEXT);
  const texts = { title, summary, source, "left-out": left_out };
  for (const [id, text] of Object.entries(texts)) byId(id).textContent = clip(clean(text), LONGEST_TEXT);
  byId("uncovered-list").append(...uncovered.map((sentence) => make("li", "", sentence)));
  startDisclosure(byId("uncovered"), uncovered.length > 0);
}

/** @param {HTMLDetailsElement} details @param {boolean} wanted */
function startDisclosure(details, wanted) {
  details.hidden = !wanted;
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Node && !details.contains(target)) details.open = false;
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector("summary")?.focus();
  });
}
