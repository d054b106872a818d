// The ranked table: one row a candidate, one body a group. Rows are made when they are come to.

import { groupsOf, inOrder, sortingAfter } from "./order.js";
import { createRowMaker } from "./rows.js";
import { byId, clean, make } from "../model/data.js";

// As many as a phone shows: one more would add an empty column there.
const HEADING_SPAN = 5;
const ROWS_AT_ONCE = 100;

/** @param {Model} model @param {TableNews} told */
export function createTable(model, told) {
  const results = byId("results");
  const makeRow = createRowMaker(model, told);
  /** @type {Map<Account, HTMLTableRowElement>} */
  const rows = new Map();
  const bodies = [...groupsOf(model.candidates)].map(([group, members]) => ({ members, ...bodyFor(group) }));
  const more = byId("more-rows");
  const all = byId("tick-all");
  /** @type {(account: Account) => boolean} */
  let isListed = () => true;
  /** @type {Sorting} */
  let sorting = { by: "rank", down: false };
  /** @type {Account[]} */
  let listed = [];
  /** @type {Account | null} */
  let current = null;
  let limit = ROWS_AT_ONCE;

  /** @param {Account} account */
  function rowOf(account) {
    const row = rows.get(account) ?? makeRow(account);
    rows.set(account, row);
    row.toggleAttribute("aria-current", account === current);
    if (account === current) row.setAttribute("aria-current", "true");
    tickBox(row).checked = told.isTicked(account);
    return row;
  }

  function list() {
    listed = [];
    for (const { body, heading, many, members } of bodies) {
      const left = inOrder(members.filter(isListed), sorting);
      const room = Math.max(0, limit - listed.length);
      body.hidden = left.length === 0;
      many.textContent = ` · ${left.length.toLocaleString("en")}`;
      body.replaceChildren(...(bodies.length > 1 ? [heading] : []), ...left.slice(0, room).map(rowOf));
      listed.push(...left);
    }
    byId("nobody").hidden = listed.length > 0;
    more.hidden = listed.length <= limit;
    more.textContent = `Show more of the ${listed.length.toLocaleString("en")} candidates`;
    showTicks();
  }

  function showTicks() {
    for (const [account, row] of rows) tickBox(row).checked = told.isTicked(account);
    const ticked = listed.filter(told.isTicked).length;
    all.checked = ticked > 0 && ticked === listed.length;
    all.indeterminate = ticked > 0 && ticked < listed.length;
  }

  function grow() {
    limit += ROWS_AT_ONCE;
    list();
  }

  for (const button of results.querySelectorAll("thead button")) {
    const by = /** @type {SortKey} */ (/** @type {HTMLElement} */ (button).dataset.sort);
    button.addEventListener("click", () => {
      sorting = sortingAfter(sorting, by);
      showSorting(results, sorting);
      list();
      results.scrollTop = 0;
    });
  }
  all.addEventListener("change", () => told.ticked(listed, all.checked));
  more.addEventListener("click", grow);
  new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && grow()).observe(more);
  results.querySelector("table")?.append(...bodies.map(({ body }) => body));
  showSorting(results, sorting);
  list();

  return {
    count: () => listed.length,
    showTicks,
    /** @param {(account: Account) => boolean} passes */
    filter(passes) {
      isListed = passes;
      limit = ROWS_AT_ONCE;
      list();
      results.scrollTop = 0;
    },
    /** @param {Account | null} account */
    select(account) {
      current = account;
      if (account !== null) limit = Math.max(limit, listed.indexOf(account) + 1);
      list();
      // On a phone the rows do not scroll by themselves, and the panel above them is what was asked for.
      if (account && results.scrollHeight > results.clientHeight) rows.get(account)?.scrollIntoView({ block: "nearest" });
    },
  };
}

/** @param {HTMLTableRowElement} row @returns {HTMLInputElement} */
function tickBox(row) {
  return /** @type {HTMLInputElement} */ (row.cells[0].firstChild);
}

/** @param {HTMLElement} results @param {Sorting} sorting */
function showSorting(results, { by, down }) {
  for (const button of results.querySelectorAll("thead button")) {
    const sorted = /** @type {HTMLElement} */ (button).dataset.sort === by;
    if (sorted) button.closest("th")?.setAttribute("aria-sort", down ? "descending" : "ascending");
    else button.closest("th")?.removeAttribute("aria-sort");
  }
}

/** @param {string | null} group */
function bodyFor(group) {
  const body = make("tbody");
  const heading = make("tr");
  const cell = make("th");
  const many = make("span", "many");
  const name = clean(group ?? "other");
  cell.colSpan = HEADING_SPAN;
  cell.scope = "rowgroup";
  cell.append(make("b", "", name.charAt(0).toUpperCase() + name.slice(1)), many);
  heading.append(cell);
  return { body, heading, many };
}
