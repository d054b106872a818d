// What several tables are made of.

import { make } from "../model/data.js";

/** @param {string} title @param {string} [className] */
export function columnHead(title, className) {
  const cell = make("th", className, title);
  cell.scope = "col";
  return cell;
}

/** @param {Node} content @param {string} [className] */
export function rowHead(content, className) {
  const cell = make("th", className);
  cell.scope = "row";
  cell.append(content);
  return cell;
}

/** An account's name that takes the reader to it. @param {Account} account @param {{ chosen: ChooseAccount }} told */
export function accountLink(account, told) {
  const button = make("button", "link", account.name);
  button.type = "button";
  button.addEventListener("click", () => told.chosen(account));
  return button;
}

/** @param {HTMLElement[]} heads @param {HTMLElement[]} rows @param {string} className */
export function tableOf(heads, rows, className) {
  const table = make("table", className);
  const head = make("thead");
  const body = make("tbody");
  const titles = make("tr");
  titles.append(...heads);
  head.append(titles);
  body.append(...rows);
  table.append(head, body);
  return table;
}
