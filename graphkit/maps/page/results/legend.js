// The chips: one a community. Pressing one shows that community alone, pressing it again shows all.

import { whichFit } from "./fitting.js";
import { dotFor } from "../map/theme.js";
import { byId, make } from "../model/data.js";

// More would take the room the map needs.
const ROWS = 2;

/** @param {Model} model @param {{ isolated(community: number | null): void }} told */
export function createLegend(model, told) {
  const chips = new Map(model.communities.map((community) => [community.id, chipFor(community)]));
  const box = byId("communities");
  const more = byId("more-communities");
  /** @type {number | null} */
  let pressed = null;
  let open = false;

  // What does not fit is left out, but never the chip that is pressed.
  function fit() {
    const all = [...chips.values(), more];
    for (const chip of all) chip.hidden = false;
    more.textContent = `+ ${chips.size} more`;
    // Not offsetWidth, which is rounded: a few such chips together are a row too many.
    const widths = all.map((chip) => chip.getBoundingClientRect().width);
    const gap = parseFloat(getComputedStyle(box).columnGap) || 0;
    const space = { room: box.clientWidth, rows: ROWS, gap, more: widths[chips.size] };
    const wanted = pressed === null ? -1 : [...chips.keys()].indexOf(pressed);
    const kept = new Set(whichFit(widths.slice(0, -1), space, wanted < 0 ? null : wanted));
    [...chips.values()].forEach((chip, place) => (chip.hidden = !open && !kept.has(place)));
    more.hidden = kept.size === chips.size;
    more.textContent = open ? "Show fewer" : `+ ${chips.size - kept.size} more`;
    more.setAttribute("aria-expanded", String(open));
  }

  box.prepend(...chips.values());
  for (const [id, chip] of chips) chip.addEventListener("click", () => told.isolated(id === pressed ? null : id));
  more.addEventListener("click", () => {
    open = !open;
    fit();
  });
  addEventListener("resize", fit);
  fit();

  return {
    /** @param {number | null} isolated */
    show(isolated) {
      pressed = isolated;
      for (const [id, chip] of chips) {
        chip.setAttribute("aria-pressed", String(id === isolated));
        chip.classList.toggle("off", isolated !== null && id !== isolated);
      }
      fit();
    },
  };
}

/** @param {Community} community */
function chipFor(community) {
  const { candidates, name } = community;
  const accounts = community.accounts.toLocaleString("en");
  const chip = make("button");
  const size = make("span", "size");
  size.append(make("b", "", String(candidates)), ` / ${accounts}`);
  chip.type = "button";
  chip.title = `${name}: ${candidates} candidates among ${accounts} accounts. Press to see it alone.`;
  chip.setAttribute("aria-label", `${name}: ${candidates} candidates, ${accounts} accounts`);
  chip.setAttribute("aria-pressed", "false");
  chip.append(dotFor(community), make("span", "name", name), size);
  return chip;
}
