// Ties the parts together. The choice, the filter and the address are changed here and nowhere else.

import { createMap } from "./map/map.js";
import { startTheme } from "./map/theme.js";
import { LONGEST_TEXT, byId, clean, clip, readModel, sentenceAbout, wellFormed } from "./model/data.js";
import { createLegend } from "./results/legend.js";
import { createPanel } from "./results/panel.js";
import { createSearch } from "./results/search.js";
import { createShortlist } from "./results/shortlist.js";
import { createTable } from "./results/table.js";

const model = readModel();
let chosen = null;
let isolated = null;

function fillHeader() {
  document.title = clip(clean(model.title), LONGEST_TEXT);
  const texts = { title: model.title, summary: model.summary, source: model.source, "left-out": model.left_out };
  for (const [id, text] of Object.entries(texts)) byId(id).textContent = clip(clean(text), LONGEST_TEXT);
}

function isolate(community) {
  isolated = community;
  legend.show(community);
  table.filter(community);
  map.filter({ isolated: community });
  if (chosen && !map.isShown(chosen)) select(null, false);
  const name = model.communityOf.get(community)?.name;
  byId("live").textContent = name ? `Showing ${name} alone` : "Showing all communities";
}

function hideFans(hidden) {
  byId("hide-fans").checked = hidden;
  map.filter({ hideFans: hidden });
  if (chosen && !map.isShown(chosen)) select(null, false);
  panel.show(chosen, map.ways());
}

// A filter never hides what the reader asked for by name.
function reveal(account) {
  if (account.role === "fan" && byId("hide-fans").checked) hideFans(false);
  if (isolated !== null && account.community !== isolated) isolate(null);
}

function select(account, fly) {
  if (account) reveal(account);
  chosen = account;
  map.select(account, fly);
  panel.show(account, map.ways());
  table.select(account);
  history.replaceState(null, "", account ? addressOf(account) : location.pathname + location.search);
  byId("live").textContent = account ? `Selected: ${sentenceAbout(model, account)}` : "Nothing selected";
}

function addressOf(account) {
  return `#n=${encodeURIComponent(wellFormed(account.handle ?? account.id))}`;
}

function accountInAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1)).get("n");
  if (wanted === null) return null;
  const { accounts } = model;
  return accounts.find(({ handle }) => handle === wanted) ?? accounts.find(({ id }) => id === wanted) ?? null;
}

const flyingTo = (account) => select(account, true);
const shortlist = createShortlist(model);
const legend = createLegend(model, { isolated: isolate });
const table = createTable(model, { chosen: flyingTo, ticked: shortlist.tick });
const panel = createPanel(model, { chosen: flyingTo, closed: () => select(null, false) });
const map = createMap(model, { picked: (account) => select(account, false) });

fillHeader();
table.filter(null);
startTheme(map.redraw);
createSearch(model, { chosen: flyingTo });
byId("hide-fans").addEventListener("change", (event) => hideFans(event.target.checked));
byId("zoom-in").addEventListener("click", () => map.zoom(1.5));
byId("zoom-out").addEventListener("click", () => map.zoom(1 / 1.5));
byId("zoom-fit").addEventListener("click", map.fit);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen) select(null, false);
});
addEventListener("hashchange", () => {
  const account = accountInAddress();
  if (account && account !== chosen) select(account, true);
});

map.start();
if (accountInAddress()) select(accountInAddress(), true);

window.graphkit = {
  ready: map.ready,
  select: (id) => select(model.accounts.find((account) => account.id === id) ?? null, true),
  where: (id) => map.where(model.accounts.find((account) => account.id === id)),
  labels: map.labels,
};
