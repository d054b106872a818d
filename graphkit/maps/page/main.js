// Ties the parts together. What is shown is changed here and nowhere else.

import { createMap } from "./map/map.js";
import { startTheme } from "./map/theme.js";
import { byId, sentenceAbout } from "./model/data.js";
import { modelOf } from "./model/model.js";
import { unpack } from "./model/unpack.js";
import { addressOf, shownIn } from "./results/address.js";
import { createAddressBar } from "./results/address_bar.js";
import { createFilterControls } from "./results/filter_controls.js";
import { passing, revealing } from "./results/filters.js";
import { fillHeader } from "./results/header.js";
import { createLegend } from "./results/legend.js";
import { createPanel } from "./results/panel.js";
import { printLight } from "./results/printing.js";
import { saveAs } from "./results/saving.js";
import { fillPartsKey } from "./results/score.js";
import { createSearch } from "./results/search.js";
import { createShortlist } from "./results/shortlist.js";
import { createTable } from "./results/table.js";
import { createTogether } from "./results/together.js";

/** @type {() => void} */
let drawn = () => {};
/** @type {Promise<void>} */
const ready = new Promise((done) => (drawn = done));
window.graphkit = { ready };
const model = modelOf(await unpack(byId("data").textContent));
const asked = shownIn(location.hash, model);
/** @type {Account | null} */
let chosen = null;
let filter = asked.filter;
let together = asked.together;

/** @param {string} sentence */
function say(sentence) {
  byId("live").textContent = sentence;
}

/** @param {boolean} step whether "back" comes back to what was shown before */
function tellAddress(step) {
  const shown = { chosen, filter, look: map.viewpoint(), together, shortlist: shortlist.list() };
  addressBar.show(addressOf(shown, model.accounts), step);
}

function showFilter() {
  const passes = passing(filter);
  legend.show(filter.community);
  table.filter(passes);
  controls.show(filter, leftInWords());
  map.filter({ isolated: filter.community, hideFans: filter.hideFans, passes });
  panel.show(chosen, map.ways());
}

/** @param {Partial<Filter>} change */
function changeFilter(change) {
  filter = { ...filter, ...change };
  if (chosen && !passing(filter)(chosen)) select(null, false);
  showFilter();
  say(`${model.communityOf.get(filter.community)?.name ?? "All communities"}: ${leftInWords()}`);
  tellAddress(false);
}

function leftInWords() {
  const all = model.candidates.length;
  const left = table.count();
  if (left === all) return all === 1 ? "1 candidate" : `${all.toLocaleString("en")} candidates`;
  return `${left.toLocaleString("en")} of ${all.toLocaleString("en")} candidates`;
}

/** @param {Account | null} account @param {boolean} fly */
function show(account, fly) {
  chosen = account;
  if (account && !passing(filter)(account)) {
    filter = revealing(filter, account);
    showFilter();
  }
  map.select(account, fly);
  panel.show(account, map.ways());
  table.select(account);
  picks.select(account);
  say(account ? `Selected: ${sentenceAbout(model, account)}` : "Nothing selected");
}

/** @param {Account | null} account @param {boolean} fly */
function select(account, fly) {
  const step = account !== null && account !== chosen;
  chosen = account;
  // Before the map moves, which tells the address as well: the step is from what was shown until now.
  tellAddress(step);
  show(account, fly);
  tellAddress(false);
}

/** @param {boolean} wanted whether those chosen together are listed, and not all candidates */
function list(wanted) {
  together = wanted;
  picks.list(wanted);
}

/** @param {Shown} wanted */
function arrive(wanted) {
  list(wanted.together);
  filter = wanted.filter;
  showFilter();
  show(wanted.chosen, wanted.look === null);
  if (wanted.look) map.lookFrom(wanted.look);
}

/** @type {ChooseAccount} */
const flyingTo = (account) => select(account, true);
const addressBar = createAddressBar({ arrived: (hash) => arrive(shownIn(hash, model)) });
const shortlist = createShortlist(model, asked.shortlist, { said: say });
const legend = createLegend(model, { isolated: (community) => changeFilter({ community }) });
/** @param {Account[]} accounts @param {boolean} on */
function tick(accounts, on) {
  shortlist.tick(accounts, on);
  table.showTicks();
  tellAddress(false);
}

const table = createTable(model, { chosen: flyingTo, isTicked: shortlist.has, ticked: tick });
const picks = createTogether(model, {
  chosen: flyingTo,
  ticked: tick,
  listed(wanted) {
    list(wanted);
    byId("results").scrollTop = 0;
    tellAddress(false);
  },
});
const controls = createFilterControls(model, { filtered: changeFilter });
const panel = createPanel(model, { chosen: flyingTo, closed: () => select(null, false) });
const map = createMap(model, {
  picked: (account) => select(account, false),
  rested: () => tellAddress(false),
});

fillHeader(model);
fillPartsKey(model);
startTheme(map.redraw);
createSearch(model, { chosen: flyingTo });
byId("zoom-in").addEventListener("click", () => map.zoom(1.5));
byId("zoom-out").addEventListener("click", () => map.zoom(1 / 1.5));
byId("zoom-fit").addEventListener("click", map.fit);
byId("print").addEventListener("click", () => printLight(map.redraw));
byId("picture").addEventListener("click", async () => {
  saveAs("map.png", await map.picture());
  say("Saved the map as map.png");
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen) select(null, false);
});

map.start();
arrive(asked);
map.ready.then(drawn);
byId("waiting").remove();
/** @param {string} id */
const accountOf = (id) => /** @type {Account} */ (model.accounts.find((account) => account.id === id));
/** @type {Handles} */
const handles = {
  select: (id) => select(accountOf(id) ?? null, true),
  where: (id) => map.where(accountOf(id)),
  settled: map.settled,
  labels: map.labels,
  view: () => ({ chosen: chosen?.id ?? null, filter, candidates: table.count() }),
};
Object.assign(window.graphkit, handles);
