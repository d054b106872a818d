// Those chosen together: in their order, whom each adds, and how far their audiences are the same people.

import { accountLink, columnHead, rowHead, tableOf } from "./cells.js";
import { overlapTable } from "./overlap.js";
import { dotFor } from "../map/theme.js";
import { byId, make } from "../model/data.js";

/** @param {Model} model @param {TogetherNews} told */
export function createTogether(model, told) {
  const { together } = model;
  const aside = byId("results").closest("aside");
  const section = byId("together");
  const lists = { candidates: byId("list-candidates"), together: byId("list-together") };
  if (together) {
    byId("lists").hidden = false;
    lists.together.textContent = `Chosen together · ${together.picks.position.length}`;
    section.append(...partsOf(model, together, told));
  }
  lists.candidates.addEventListener("click", () => told.listed(false));
  lists.together.addEventListener("click", () => told.listed(true));

  return {
    /** @param {boolean} wanted whether they are listed, and not all candidates */
    list(wanted) {
      section.hidden = !wanted;
      aside?.toggleAttribute("data-together", wanted);
      lists.candidates.setAttribute("aria-pressed", String(!wanted));
      lists.together.setAttribute("aria-pressed", String(wanted));
    },
    /** @param {Account | null} account */
    select(account) {
      for (const marked of section.querySelectorAll("[aria-current]")) marked.removeAttribute("aria-current");
      if (account === null) return;
      for (const its of section.querySelectorAll(`[data-account="${account.index}"]`)) its.setAttribute("aria-current", "true");
      // The panel took its room: what was pressed stays in sight.
      if (section.contains(document.activeElement)) document.activeElement?.scrollIntoView({ block: "nearest" });
    },
  };
}

/** @param {Model} model @param {Together} together @param {TogetherNews} told */
function partsOf(model, together, told) {
  const chosen = together.picks.position.map((position) => model.accounts[position]);
  const reached = together.reached.toLocaleString("en");
  const people = together.reached === 1 ? "person who engages" : "people who engage";
  const title = make("h2", "", `Together they reach ${reached} ${people} with no seed`);
  const all = make("button", "", chosen.length === 1 ? "Shortlist this one" : `Shortlist all ${chosen.length}`);
  const head = make("div", "head");
  title.id = "together-title";
  all.type = "button";
  all.addEventListener("click", () => told.ticked(chosen, true));
  head.append(title, all);
  return [
    head,
    picksTable(model, together, told),
    make("h3", "", "How far audiences are the same people"),
    make("p", "note", "Of a hundred who engage with the account of the row, how many engage with the other one, too."),
    overlapTable(model, together.overlap, told),
    ...(together.left_out ? [make("p", "note", together.left_out)] : []),
  ];
}

/** @param {Model} model @param {Together} together @param {TogetherNews} told */
function picksTable(model, { picks, reached }, told) {
  const heads = [
    columnHead("", "number"),
    columnHead("Account"),
    ...["Rank", "Audience", "New", "Together"].map((title) => columnHead(title, "number")),
  ];
  heads[0].append(make("span", "unseen", "Order"));
  const rows = picks.position.map((position, place) => {
    const [audience, added, together] = [picks.audience[place], picks.new[place], picks.together[place]];
    const account = model.accounts[position];
    const row = make("tr");
    const who = make("div", "who");
    who.append(dotFor(model.communityOf.get(account.community)), accountLink(account, told));
    row.dataset.account = String(position);
    row.append(
      make("td", "number rank", String(place + 1)),
      rowHead(who),
      make("td", "number", account.rank === null ? "–" : String(account.rank)),
      make("td", "number", audience.toLocaleString("en")),
      make("td", "number", `+${added.toLocaleString("en")}`),
      togetherCell(added, together, reached),
    );
    return row;
  });
  const table = tableOf(heads, rows, "picks");
  table.prepend(make("caption", "unseen", "Chosen together, in their order: whom each adds whom no seed and none before has"));
  return table;
}

/** @param {number} added @param {number} together @param {number} reached */
function togetherCell(added, together, reached) {
  const cell = make("td", "number");
  const both = make("div", "reach");
  const bar = make("div", "bar");
  const [before, now] = [make("span", "part-3"), make("span", "part-1")];
  before.style.width = `${(100 * (together - added)) / reached}%`;
  now.style.width = `${(100 * added) / reached}%`;
  bar.append(before, now);
  both.append(bar, make("span", "", together.toLocaleString("en")));
  cell.append(both);
  return cell;
}
