// What is known about the chosen account.

import { exchangeTable } from "./exchanges.js";
import { figureTable } from "./figures.js";
import { safeLink } from "./links.js";
import { quoteBlocks } from "./quotes.js";
import { partsList } from "./score.js";
import { sureLines } from "./spans.js";
import { dotFor } from "../map/theme.js";
import { LONGEST_NAME, byId, clean, clip, make, oneDecimal, roleOf, shortNumber } from "../model/data.js";

/** @param {Model} model @param {PanelNews} told */
export function createPanel(model, told) {
  const panel = byId("detail");
  /** @type {Account | null} */
  let shown = null;
  return {
    /** @param {Account | null} account @param {number[][]} ways */
    show(account, ways) {
      const focused = panel.contains(document.activeElement);
      const place = account === shown ? panel.scrollTop : 0;
      const before = shown;
      shown = account;
      panel.hidden = account === null;
      panel.replaceChildren(...(account ? panelParts(model, account, ways, told) : []));
      // The button that was pressed is gone; without this the keyboard would start again at the top.
      if (focused) (/** @type {HTMLElement | null} */ (panel.querySelector(".close")) ?? byId("results")).focus();
      panel.scrollTop = place;
      if (account && account !== before) panel.scrollIntoView({ block: "nearest" });
    },
  };
}

/** @param {Model} model @param {Account} account @param {number[][]} ways @param {PanelNews} told */
function panelParts(model, account, ways, told) {
  return [
    headLine(account, told),
    metaLine(model, account),
    ...linkLine(account),
    ...reasonList("Why", "for", account.for),
    ...reasonList("Doubts", "against", account.against),
    ...sureLines(account),
    ...exchangeTable(model, account, told),
    ...partsList(model, account),
    ...wayLines(model, ways, told),
    ...figureTable(model, account),
  ];
}

/** @param {Account} account @param {PanelNews} told */
function headLine(account, told) {
  const head = make("div", "head");
  const name = make("h2", "", account.name);
  const close = make("button", "icon close", "×");
  name.id = "detail-name";
  close.type = "button";
  close.setAttribute("aria-label", "Close");
  close.title = "Close (Escape)";
  close.addEventListener("click", told.closed);
  head.append(name, close);
  return head;
}

/** @param {Model} model @param {Account} account */
function metaLine(model, account) {
  const community = model.communityOf.get(account.community);
  const role = roleOf(account);
  const facts = [role.charAt(0).toUpperCase() + role.slice(1)];
  if (account.followers !== null) facts.push(`${shortNumber(account.followers)} followers`);
  if (account.engagement !== null) facts.push(`${oneDecimal(account.engagement)} commenters per post`);
  facts.push(account.commenters === 1 ? "1 account comments there" : `${account.commenters} accounts comment there`);
  if (account.confidence) facts.push(`${clip(clean(account.confidence), LONGEST_NAME)} confidence`);
  const line = make("p", "meta");
  line.append(dotFor(community), `${community ? community.name : "No community"} · ${facts.join(" · ")}`);
  return line;
}

/** @param {string} title @param {"for" | "against"} kind @param {Reason[]} reasons */
function reasonList(title, kind, reasons) {
  if (reasons.length === 0) return [];
  const list = make("ul", `reasons ${kind}`);
  for (const { sentence, quotes } of reasons) {
    const item = make("li", "", sentence);
    item.append(...quoteBlocks(quotes));
    list.append(item);
  }
  return [make("h3", "", title), list];
}

/** @param {Model} model @param {number[][]} ways @param {PanelNews} told */
function wayLines(model, ways, told) {
  if (ways.length === 0) return [];
  const lines = ways.map((way) => {
    const line = make("p", "way");
    way.slice(1).forEach((index, step) => line.append(step === 0 ? "" : " – ", stepButton(model.accounts[index], told)));
    return line;
  });
  return [make("h3", "", ways.length === 1 ? "Shortest way to the seed" : "Shortest ways to the seeds"), ...lines];
}

/** @param {Account} account @param {PanelNews} told */
function stepButton(account, told) {
  const button = make("button", "link", account.role === "seed" ? `★ ${account.name}` : account.name);
  button.type = "button";
  button.addEventListener("click", () => told.chosen(account));
  return button;
}

/** @param {Account} account */
function linkLine(account) {
  const url = safeLink(account.url);
  if (url === null) return [];
  const link = make("a", "", "Open the account ↗");
  link.href = url;
  link.rel = "noopener noreferrer";
  link.target = "_blank";
  return [link];
}
