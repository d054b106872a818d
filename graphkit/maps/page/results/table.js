// The ranked table: one row a candidate, one body a group.

import { dotFor } from "../map/theme.js";
import { LONGEST_NAME, LONGEST_TEXT, byId, clean, clip, make, oneDecimal, shortNumber } from "../model/data.js";

// As many as a phone shows: one more would add an empty column there.
const HEADING_SPAN = 5;

export function createTable(model, told) {
  const rows = new Map();
  const bodies = [];
  const best = Math.max(1e-9, ...model.candidates.map(scoreLength));
  const groups = groupsOf(model.candidates);
  for (const [group, members] of groups) {
    const body = make("tbody");
    if (groups.size > 1) body.append(groupHeading(group));
    bodies.push(body);
    for (const account of members) {
      rows.set(account, rowFor(model, account, best, told));
      body.append(rows.get(account));
    }
    byId("results").querySelector("table").append(body);
  }
  fillPartsKey(model.parts);
  return {
    filter(isolated) {
      for (const [account, row] of rows) row.hidden = isolated !== null && account.community !== isolated;
      bodies.forEach(recount);
      byId("nobody").hidden = bodies.some((body) => !body.hidden);
    },
    select(account) {
      for (const [other, row] of rows) {
        if (other === account) row.setAttribute("aria-current", "true");
        else row.removeAttribute("aria-current");
      }
      // On a phone the rows do not scroll by themselves, and the panel above them is what was asked for.
      const results = byId("results");
      if (results.scrollHeight > results.clientHeight) rows.get(account)?.scrollIntoView({ block: "nearest" });
    },
  };
}

function recount(body) {
  const left = body.querySelectorAll("tr.account:not([hidden])").length;
  const many = body.querySelector(".many");
  body.hidden = left === 0;
  if (many) many.textContent = ` · ${left}`;
}

function groupsOf(candidates) {
  const groups = new Map();
  for (const account of candidates) {
    if (!groups.has(account.group)) groups.set(account.group, []);
    groups.get(account.group).push(account);
  }
  return groups;
}

function groupHeading(group) {
  const row = make("tr");
  const head = make("th");
  const name = clean(group ?? "other");
  head.colSpan = HEADING_SPAN;
  head.scope = "rowgroup";
  head.append(make("b", "", name.charAt(0).toUpperCase() + name.slice(1)), make("span", "many"));
  row.append(head);
  return row;
}

function rowFor(model, account, best, told) {
  const row = make("tr", "account");
  row.append(
    tickCell(account, told),
    make("td", "number rank", account.rank === null ? "–" : String(account.rank)),
    whoCell(model, account),
    make("td", "number", shortNumber(account.followers)),
    make("td", "number", oneDecimal(account.engagement)),
    scoreCell(model, account, best),
  );
  if (account.followers === null) row.children[3].title = "Followers not known";
  row.addEventListener("click", (event) => {
    if (!event.target.closest("td:first-child")) told.chosen(account);
  });
  return row;
}

function tickCell(account, told) {
  const cell = make("td");
  const box = make("input");
  box.type = "checkbox";
  box.setAttribute("aria-label", `Shortlist ${account.name}`);
  box.addEventListener("change", () => told.ticked(account, box.checked));
  cell.append(box);
  return cell;
}

function whoCell(model, account) {
  const cell = make("td");
  const who = make("div", "who");
  const name = make("button", "", account.name);
  const community = model.communityOf.get(account.community);
  name.type = "button";
  who.title = community ? community.name : "no community";
  who.append(dotFor(community), name, make("span", "unseen", who.title));
  cell.append(who);
  if (account.for.length > 0) cell.append(make("p", "why", account.for[0]));
  if (account.against.length > 0) cell.append(doubtLine(account.against));
  return cell;
}

function doubtLine(against) {
  const line = make("p", "doubt");
  const more = against.length > 1 ? ` (+${against.length - 1} more)` : "";
  line.append(make("b", "", "Doubt:"), ` ${clip(clean(against[0]), LONGEST_TEXT)}${more}`);
  return line;
}

function scoreCell(model, account, best) {
  const cell = make("td", "number score");
  cell.append(make("b", "", oneDecimal(account.score)));
  if (scoreLength(account) > 0) cell.append(barFor(model, account, best));
  if (account.confidence) cell.append(make("span", "sure", account.confidence));
  return cell;
}

function scoreLength(account) {
  return Object.values(account.parts).reduce((sum, value) => sum + Math.max(0, value), 0);
}

export function partClass(parts, name) {
  return `part-${Math.min(5, parts.indexOf(name) + 1)}`;
}

function partsInWords(account) {
  return Object.entries(account.parts).map(([name, value]) => `${clip(clean(name), LONGEST_NAME)} ${oneDecimal(value)}`).join(", ");
}

function barFor(model, account, best) {
  const bar = make("div", "bar");
  bar.setAttribute("role", "img");
  bar.setAttribute("aria-label", partsInWords(account));
  bar.title = partsInWords(account);
  for (const [name, value] of Object.entries(account.parts)) {
    if (value <= 0) continue;
    const piece = make("span", partClass(model.parts, name));
    piece.style.width = `${(100 * value) / best}%`;
    bar.append(piece);
  }
  return bar;
}

function fillPartsKey(parts) {
  byId("parts-key").append(
    ...parts.map((name) => {
      const item = make("li");
      item.append(make("span", `swatch ${partClass(parts, name)}`), clip(clean(name), LONGEST_NAME));
      return item;
    }),
  );
}
