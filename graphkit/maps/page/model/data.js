// Reading the data, and the few words and figures that every other part shows.

// Control characters and direction overrides let a name rewrite the text around it.
const UNRULY = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;
export const LONGEST_NAME = 36;
export const LONGEST_TEXT = 600;

// Half a character, as cut text leaves behind, makes encodeURIComponent throw.
export function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

export function clean(text) {
  return wellFormed(String(text ?? "")).replace(UNRULY, " ").trim();
}

export function clip(text, length) {
  const letters = Array.from(text);
  return letters.length > length ? letters.slice(0, length - 1).join("") + "…" : text;
}

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = clip(clean(text), LONGEST_TEXT);
  return element;
}

export function byId(id) {
  return document.getElementById(id);
}

export function readModel() {
  const view = JSON.parse(byId("data").textContent);
  const accounts = view.accounts.map((account, index) => ({
    ...account,
    index,
    name: clip(clean(account.label) || "(no name)", LONGEST_NAME),
    ties: [],
  }));
  for (const [source, target, weight] of view.ties) {
    if (source === target) continue;
    accounts[source].ties.push({ to: target, weight });
    accounts[target].ties.push({ to: source, weight });
  }
  const communities = view.communities.map((community, slot) => ({
    ...community,
    slot,
    name: clip(clean(community.name) || "(no name)", LONGEST_NAME),
  }));
  return {
    ...view,
    accounts,
    communities,
    communityOf: new Map(communities.map((community) => [community.id, community])),
    seeds: accounts.filter((account) => account.role === "seed"),
    candidates: rankedCandidates(accounts),
    parts: partNames(accounts),
  };
}

function rankedCandidates(accounts) {
  return accounts
    .filter((account) => account.role === "candidate")
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.index - b.index);
}

function partNames(accounts) {
  return [...new Set(accounts.flatMap((account) => Object.keys(account.parts)))];
}

const SHORT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const SHORTER = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 0 });

export function shortNumber(number) {
  if (number === null) return "–";
  const format = number < 9950 || number >= 999500 ? SHORT : SHORTER;
  return format.format(number).replace("K", "k");
}

export function oneDecimal(number) {
  return number === null ? "–" : number.toFixed(1);
}

export function roleOf(account) {
  if (account.role === "seed") return "seed";
  if (account.role === "candidate") return account.rank === null ? "candidate" : `candidate ${account.rank}`;
  return account.role === "fan" ? "commenter" : "author";
}

export function sentenceAbout(model, account) {
  const community = model.communityOf.get(account.community);
  const said = [account.name, roleOf(account)];
  if (account.score !== null) said.push(`score ${oneDecimal(account.score)}`);
  if (community) said.push(`in ${community.name}`);
  return said.join(", ");
}
