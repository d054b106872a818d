// Who commented where, seed by seed.

import { accountLink, columnHead, rowHead, tableOf } from "./cells.js";
import { dayInWords } from "./quotes.js";
import { make } from "../model/data.js";

/** @param {Model} model @param {Account} account @param {{ chosen: ChooseAccount }} told */
export function exchangeTable(model, account, told) {
  if (account.exchanges.length === 0) return [];
  const heads = ["Seed", "Commented there", "Seed answered", "Latest"].map((title) => columnHead(title));
  const rows = account.exchanges.map((exchange) => exchangeRow(model.accounts[exchange.seed], exchange, told));
  return [make("h3", "", "Exchanges with the seeds"), tableOf(heads, rows, "exchanges")];
}

/** @param {Account} seed @param {Exchange} exchange @param {{ chosen: ChooseAccount }} told */
function exchangeRow(seed, { gave, got, latest }, told) {
  const row = make("tr");
  row.append(
    rowHead(accountLink(seed, told)),
    countCell(gave),
    countCell(got),
    make("td", "number", dayInWords(latest) || "–"),
  );
  return row;
}

/** @param {number} count */
function countCell(count) {
  return make("td", "number", count === 0 ? "–" : `${count.toLocaleString("en")} ×`);
}
