// The filters as the reader sets them.

import { bandsOf } from "./bands.js";
import { EVERYTHING, conditionsOf, isTiedTo } from "./filters.js";
import { byId, make } from "../model/data.js";

// With less room than this the results come first and the filters on request.
const ROOMY = "(min-width: 901px) and (min-height: 860px)";

/** @param {Model} model @param {{ filtered(change: Partial<Filter>): void }} told */
export function createFilterControls(model, told) {
  const [community, band, seed] = [byId("by-community"), byId("by-band"), byId("by-seed")];
  const [least, hideFans, clear] = [byId("by-score"), byId("hide-fans"), byId("clear-filters")];
  const everybody = model.candidates.length;
  fill(community, "All", communityChoices(model), everybody);
  fill(band, "Any", bandsOf(model.candidates).map(({ id, name, count }) => [id, name, count]), everybody);
  fill(seed, "Any", seedChoices(model), everybody);
  least.max = String(bestScore(model.candidates));
  showLabel(least, least.max !== "0");
  startDisclosing(byId("show-filters"), byId("filter-controls"));

  community.addEventListener("change", () => told.filtered({ community: numberIn(community) }));
  band.addEventListener("change", () => told.filtered({ band: band.value || null }));
  seed.addEventListener("change", () => told.filtered({ seed: numberIn(seed) }));
  least.addEventListener("input", () => told.filtered({ least: Number(least.value) }));
  hideFans.addEventListener("change", () => told.filtered({ hideFans: hideFans.checked }));
  clear.addEventListener("click", () => {
    told.filtered(EVERYTHING);
    byId("show-filters").focus();
  });

  return {
    /** @param {Filter} filter @param {string} left how many candidates are left, in words */
    show(filter, left) {
      const asked = conditionsOf(filter).length;
      community.value = String(filter.community ?? "");
      band.value = filter.band ?? "";
      seed.value = String(filter.seed ?? "");
      least.value = String(filter.least);
      hideFans.checked = filter.hideFans;
      byId("least-score").textContent = filter.least === 0 ? "any" : `at least ${filter.least}`;
      byId("left").textContent = left;
      byId("show-filters").textContent = asked === 0 ? "Filters" : `Filters · ${asked}`;
      clear.hidden = asked === 0;
    },
  };
}

// Shown where any choice leaves somebody out.
/** @param {HTMLSelectElement} select @param {string} all @param {[string, string, number][]} choices @param {number} everybody */
function fill(select, all, choices, everybody) {
  select.append(option("", all), ...choices.map(([value, name, count]) => option(value, `${name} (${count})`)));
  showLabel(select, choices.some(([, , count]) => count < everybody));
}

/** @param {HTMLElement} control @param {boolean} wanted */
function showLabel(control, wanted) {
  control.closest("label")?.toggleAttribute("hidden", !wanted);
}

/** @param {string} value @param {string} text */
function option(value, text) {
  const element = make("option", "", text);
  element.value = value;
  return element;
}

/** @param {Model} model @returns {[string, string, number][]} */
function communityChoices({ communities }) {
  return communities.map(({ id, name, candidates }) => [String(id), name, candidates]);
}

/** @param {Model} model @returns {[string, string, number][]} */
function seedChoices({ seeds, candidates }) {
  return seeds.map(({ index, name }) => [
    String(index),
    name,
    candidates.filter((account) => isTiedTo(account, index)).length,
  ]);
}

/** @param {Account[]} candidates */
function bestScore(candidates) {
  return candidates.reduce((best, { score }) => Math.max(best, Math.floor(score ?? 0)), 0);
}

/** @param {HTMLSelectElement} select */
function numberIn(select) {
  return select.value === "" ? null : Number(select.value);
}

/** @param {HTMLElement} button @param {HTMLElement} disclosed */
function startDisclosing(button, disclosed) {
  /** @param {boolean} open */
  function show(open) {
    disclosed.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  }
  button.addEventListener("click", () => show(Boolean(disclosed.hidden)));
  show(matchMedia(ROOMY).matches);
}
