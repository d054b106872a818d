// The search box: a combobox whose list is filled while the reader types.

import { createFinder } from "./matches.js";
import { dotFor } from "../map/theme.js";
import { byId, clean, make, roleOf } from "../model/data.js";

/** @param {Model} model @param {{ chosen: ChooseAccount }} told */
export function createSearch(model, told) {
  const box = byId("search");
  const list = byId("matches");
  /** @type {((typed: string) => Account[]) | null} */
  let find = null;
  /** @type {Account[]} */
  let matches = [];
  let active = 0;

  function close() {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function mark() {
    [...list.children].forEach((item, place) =>
      item.setAttribute("aria-selected", String(matches.length > 0 && place === active)),
    );
    if (matches.length > 0) box.setAttribute("aria-activedescendant", list.children[active].id);
    else box.removeAttribute("aria-activedescendant");
  }

  function search() {
    if (clean(box.value) === "") return close();
    find ??= createFinder(model.accounts);
    matches = find(box.value);
    active = 0;
    list.replaceChildren(...matches.map(option));
    if (matches.length === 0) list.append(nothingFound());
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    return mark();
  }

  /** @param {Account} account @param {number} place */
  function option(account, place) {
    const item = make("li");
    item.id = `match-${place}`;
    item.setAttribute("role", "option");
    item.append(
      dotFor(model.communityOf.get(account.community)),
      make("span", "name", account.name),
      make("span", "what", roleOf(account)),
    );
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    item.addEventListener("click", () => choose(account));
    return item;
  }

  /** @param {Account} account */
  function choose(account) {
    box.value = "";
    close();
    box.blur();
    told.chosen(account);
  }

  /** @param {number} steps */
  function step(steps) {
    active = (active + matches.length + steps) % matches.length;
    mark();
  }

  /** @type {Record<string, () => void>} */
  const keys = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: () => choose(matches[active]) };

  box.addEventListener("input", search);
  box.addEventListener("focus", search);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.value !== "") {
      event.preventDefault();
      event.stopPropagation();
      box.value = "";
      close();
    } else if (keys[event.key] && !list.hidden && matches.length > 0) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
  });
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof Element && target.closest("input[type=search], textarea, select") !== null;
}

function nothingFound() {
  const item = make("li", "none", "No account of that name");
  item.setAttribute("role", "option");
  item.setAttribute("aria-disabled", "true");
  return item;
}
