// The search box: a combobox whose list is filled while the reader types.

import { DRAW_ORDER } from "../map/scene.js";
import { dotFor } from "../map/theme.js";
import { byId, clean, make, roleOf } from "../model/data.js";

const MOST_MATCHES = 8;

export function createSearch(model, told) {
  const box = byId("search");
  const list = byId("matches");
  const texts = model.accounts.map((account) => clean(`${account.label} ${account.handle ?? ""}`).toLowerCase());
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
    const wanted = clean(box.value).toLowerCase();
    if (wanted === "") return close();
    matches = matchesFor(model.accounts, texts, wanted);
    active = 0;
    list.replaceChildren(...matches.map((account, place) => option(account, place)));
    if (matches.length === 0) list.append(nothingFound());
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    return mark();
  }

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

  function choose(account) {
    box.value = "";
    close();
    box.blur();
    told.chosen(account);
  }

  const keys = {
    ArrowDown: () => {
      active = (active + 1) % matches.length;
      mark();
    },
    ArrowUp: () => {
      active = (active + matches.length - 1) % matches.length;
      mark();
    },
    Enter: () => choose(matches[active]),
  };

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
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
  });
}

function nothingFound() {
  const item = make("li", "none", "No account of that name");
  item.setAttribute("role", "option");
  item.setAttribute("aria-disabled", "true");
  return item;
}

// A name that begins with what was typed comes before one that only holds it; then the better known first.
function matchesFor(accounts, texts, wanted) {
  const bare = wanted.replace(/^@/, "");
  return accounts
    .filter((account) => texts[account.index].includes(wanted))
    .map((account) => ({ account, begins: texts[account.index].replace(/^@/, "").startsWith(bare) }))
    .sort(
      (a, b) =>
        Number(b.begins) - Number(a.begins) ||
        DRAW_ORDER[b.account.role] - DRAW_ORDER[a.account.role] ||
        (a.account.rank ?? Infinity) - (b.account.rank ?? Infinity) ||
        b.account.commenters - a.account.commenters ||
        a.account.index - b.account.index,
    )
    .slice(0, MOST_MATCHES)
    .map(({ account }) => account);
}
