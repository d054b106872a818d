// One candidate as a row of the table.

import { lossLine, scoreBar, scoreLength } from "./score.js";
import { shortSpan, spansInWords } from "./spans.js";
import { dotFor } from "../map/theme.js";
import { LONGEST_TEXT, clean, clip, make, oneDecimal, shortNumber } from "../model/data.js";

/** @param {Model} model @param {TableNews} told @returns {(account: Account) => HTMLTableRowElement} */
export function createRowMaker(model, told) {
  const longest = model.candidates.reduce((most, account) => Math.max(most, scoreLength(account)), 1e-9);
  return (account) => {
    const row = make("tr", "account");
    row.append(
      tickCell(account, told),
      rankCell(account),
      whoCell(model, account),
      make("td", "number", shortNumber(account.followers)),
      make("td", "number engagement", oneDecimal(account.engagement)),
      scoreCell(model, account, longest),
    );
    if (account.followers === null) row.cells[3].title = "Followers not known";
    row.addEventListener("click", ({ target }) => {
      if (target instanceof Element && !target.closest("td:first-child")) told.chosen(account);
    });
    return row;
  };
}

/** @param {Account} account @param {TableNews} told */
function tickCell(account, told) {
  const cell = make("td");
  const box = make("input");
  box.type = "checkbox";
  box.setAttribute("aria-label", `Shortlist ${account.name}`);
  box.addEventListener("change", () => told.ticked([account], box.checked));
  cell.append(box);
  return cell;
}

/** @param {Account} account */
function rankCell(account) {
  const cell = make("td", "number rank", account.rank === null ? "–" : String(account.rank));
  if (account.spans) {
    cell.append(shortSpan(account.spans.rank, "place from"));
    cell.title = `With other posts, nine times of ten: ${spansInWords(account)}`;
  }
  return cell;
}

/** @param {Model} model @param {Account} account */
function whoCell(model, account) {
  const cell = make("td");
  const who = make("div", "who");
  const name = make("button", "", account.name);
  const community = model.communityOf.get(account.community);
  name.type = "button";
  who.title = community ? community.name : "no community";
  who.append(dotFor(community), name, make("span", "unseen", who.title));
  cell.append(who);
  if (account.for.length > 0) cell.append(make("p", "why", account.for[0].sentence));
  if (account.against.length > 0) cell.append(doubtLine(account.against));
  return cell;
}

/** @param {Reason[]} against */
function doubtLine(against) {
  const line = make("p", "doubt");
  const more = against.length > 1 ? ` (+${against.length - 1} more)` : "";
  line.append(make("b", "", "Doubt:"), ` ${clip(clean(against[0].sentence), LONGEST_TEXT)}${more}`);
  return line;
}

/** @param {Model} model @param {Account} account @param {number} longest */
function scoreCell(model, account, longest) {
  const cell = make("td", "number score");
  cell.append(make("b", "", oneDecimal(account.score)));
  if (scoreLength(account) > 0) cell.append(scoreBar(model, account, longest));
  cell.append(...lossLine(account));
  if (account.spans) cell.append(shortSpan(account.spans.score, "score from"));
  if (account.confidence) cell.append(make("span", "sure", account.confidence));
  return cell;
}
