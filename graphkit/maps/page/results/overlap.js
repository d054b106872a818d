// The overlap of audiences: a table whose cells are as dark as their number is large.

import { accountLink, columnHead, rowHead, tableOf } from "./cells.js";
import { make } from "../model/data.js";

// Where each shade begins; the first has none.
const SHADES = [0.0001, 0.05, 0.1, 0.2, 0.35, 0.5];

/** @param {Model} model @param {Overlap} overlap @param {{ chosen: ChooseAccount }} told */
export function overlapTable(model, { accounts, shares }, told) {
  const those = accounts.map((position) => model.accounts[position]);
  const table = tableOf(
    [make("td"), ...those.map((account) => accountHead(columnHead(""), account, told))],
    those.map((account, row) => overlapRow(account, those, shares[row], told)),
    "overlap",
  );
  table.prepend(make("caption", "unseen", "Per cent of each row's audience who engage with the account of the column, too"));
  const box = make("div", "sideways");
  box.append(table);
  return box;
}

/** @param {Account} account @param {Account[]} others @param {(number | null)[]} shares @param {{ chosen: ChooseAccount }} told */
function overlapRow(account, others, shares, told) {
  const row = make("tr");
  row.append(
    accountHead(rowHead(document.createDocumentFragment()), account, told),
    ...others.map((other, place) => (other === account ? ownCell() : shareCell(account, other, shares[place]))),
  );
  return row;
}

/** @param {HTMLElement} head @param {Account} account @param {{ chosen: ChooseAccount }} told */
function accountHead(head, account, told) {
  const button = accountLink(account, told);
  button.title = account.name;
  head.dataset.account = String(account.index);
  head.append(button);
  if (account.role === "seed") button.prepend("★ ");
  return head;
}

function ownCell() {
  const cell = make("td", "own");
  cell.append(make("span", "unseen", "itself"));
  return cell;
}

/** @param {Account} account @param {Account} other @param {number | null} share */
function shareCell(account, other, share) {
  const cell = make("td", `shade-${shadeOf(share)}`, inAHundred(share));
  cell.title =
    share === null
      ? `Nobody was seen to engage with ${account.name}`
      : `${inAHundred(share)} % of those who engage with ${account.name} engage with ${other.name}, too`;
  return cell;
}

/** From 0, nobody, to 6, half of them or more. @param {number | null} share */
export function shadeOf(share) {
  return SHADES.filter((least) => (share ?? 0) >= least).length;
}

/** @param {number | null} share */
export function inAHundred(share) {
  if (share === null) return "–";
  return share > 0 && share < 0.005 ? "<1" : String(Math.round(100 * share));
}
