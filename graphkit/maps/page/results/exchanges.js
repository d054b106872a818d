// Who commented where, seed by seed.

import { dayInWords } from "./quotes.js";
import { make } from "../model/data.js";

/** @param {Model} model @param {Account} account @param {{ chosen: ChooseAccount }} told */
export function exchangeTable(model, account, told) {
  if (account.exchanges.length === 0) return [];
  const table = make("table", "exchanges");
  const head = make("thead");
  const body = make("tbody");
  const titles = make("tr");
  titles.append(...["Seed", "Commented there", "Seed answered", "Latest"].map(columnHead));
  head.append(titles);
  body.append(...account.exchanges.map((exchange) => exchangeRow(model.accounts[exchange.seed], exchange, told)));
  table.append(head, body);
  return [make("h3", "", "Exchanges with the seeds"), table];
}

/** @param {string} title */
function columnHead(title) {
  const cell = make("th", "", title);
  cell.scope = "col";
  return cell;
}

/** @param {Account} seed @param {Exchange} exchange @param {{ chosen: ChooseAccount }} told */
function exchangeRow(seed, { gave, got, latest }, told) {
  const row = make("tr");
  const name = make("th");
  const button = make("button", "link", seed.name);
  button.type = "button";
  button.addEventListener("click", () => told.chosen(seed));
  name.scope = "row";
  name.append(button);
  row.append(name, countCell(gave), countCell(got), make("td", "number", dayInWords(latest) || "–"));
  return row;
}

/** @param {number} count */
function countCell(count) {
  return make("td", "number", count === 0 ? "–" : `${count.toLocaleString("en")} ×`);
}
