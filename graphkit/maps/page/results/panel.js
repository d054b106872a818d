// What is known about the chosen account.

import { dotFor } from "../map/theme.js";
import { byId, make, oneDecimal, roleOf, shortNumber } from "../model/data.js";
import { safeLink } from "./shortlist.js";
import { partClass } from "./table.js";

export function createPanel(model, told) {
  const panel = byId("detail");
  return {
    show(account, ways) {
      const focused = panel.contains(document.activeElement);
      panel.hidden = account === null;
      panel.replaceChildren(...(account ? panelParts(model, account, ways, told) : []));
      // The button that was pressed is gone; without this the keyboard would start again at the top.
      if (focused) (panel.querySelector(".close") ?? byId("results")).focus();
      panel.scrollTop = 0;
      if (account) panel.parentElement.scrollTop = 0;
    },
  };
}

function panelParts(model, account, ways, told) {
  return [
    headLine(account, told),
    metaLine(model, account),
    ...reasonList("Why", "for", account.for),
    ...reasonList("Doubts", "against", account.against),
    ...partsList(model, account),
    ...wayLines(model, account, ways, told),
    ...linkLine(account),
  ];
}

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

function metaLine(model, account) {
  const community = model.communityOf.get(account.community);
  const role = roleOf(account);
  const facts = [role.charAt(0).toUpperCase() + role.slice(1)];
  if (account.followers !== null) facts.push(`${shortNumber(account.followers)} followers`);
  if (account.engagement !== null) facts.push(`${oneDecimal(account.engagement)} comments per post`);
  facts.push(account.commenters === 1 ? "1 account comments there" : `${account.commenters} accounts comment there`);
  if (account.confidence) facts.push(`${account.confidence} confidence`);
  const line = make("p", "meta");
  line.append(dotFor(community), `${community ? community.name : "No community"} · ${facts.join(" · ")}`);
  return line;
}

function reasonList(title, kind, reasons) {
  if (reasons.length === 0) return [];
  const list = make("ul", `reasons ${kind}`);
  list.append(...reasons.map((reason) => make("li", "", reason)));
  return [make("h3", "", title), list];
}

function partsList(model, account) {
  const entries = Object.entries(account.parts);
  if (entries.length === 0) return [];
  const longest = Math.max(1e-9, ...entries.map(([, value]) => value));
  const list = make("ul", "parts");
  for (const [name, value] of entries) {
    const item = make("li");
    const track = make("span", "track");
    const bar = make("span", partClass(model.parts, name));
    bar.style.width = `${(100 * Math.max(0, value)) / longest}%`;
    track.append(bar);
    item.append(make("span", "", name), track, make("span", "number", oneDecimal(value)));
    list.append(item);
  }
  return [make("h3", "", `Score ${oneDecimal(account.score)}, made of`), list];
}

function wayLines(model, account, ways, told) {
  if (ways.length === 0) return [];
  const lines = ways.map((way) => {
    const line = make("p", "way");
    way.slice(1).forEach((index, step) => line.append(step === 0 ? "" : " – ", stepButton(model.accounts[index], told)));
    return line;
  });
  return [make("h3", "", ways.length === 1 ? "Shortest way to the seed" : "Shortest ways to the seeds"), ...lines];
}

function stepButton(account, told) {
  const button = make("button", "", account.role === "seed" ? `★ ${account.name}` : account.name);
  button.type = "button";
  button.addEventListener("click", () => told.chosen(account));
  return button;
}

function linkLine(account) {
  const url = safeLink(account.url);
  if (url === null) return [];
  const link = make("a", "", "Open the account ↗");
  link.href = url;
  link.rel = "noopener noreferrer";
  link.target = "_blank";
  return [link];
}
