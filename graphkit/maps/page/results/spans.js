// How sure a place and a score are: where they would be had other posts been seen.

import { make } from "../model/data.js";

/** @param {Account} account */
export function spansInWords({ spans }) {
  if (spans === null) return "";
  const [rank, score] = [ends(spans.rank, " to "), ends(spans.score, " to ")];
  return `place ${rank} of ${spans.of.toLocaleString("en")}, score ${score}`;
}

/** A span in few letters, for the eye; what it means, for the ear. @param {[number, number]} span @param {string} what */
export function shortSpan(span, what) {
  const element = make("span", "span");
  const seen = make("span", "", ends(span, "–"));
  seen.setAttribute("aria-hidden", "true");
  element.append(seen, make("span", "unseen", `${what} ${ends(span, " to ")}`));
  return element;
}

/** @param {Account} account */
export function sureLines(account) {
  const words = spansInWords(account);
  if (words === "") return [];
  const said = `${words.charAt(0).toUpperCase()}${words.slice(1)}, in nine of ten draws of other posts.`;
  return [make("h3", "", "How sure"), make("p", "sureness", said)];
}

/** @param {[number, number]} span @param {string} between */
function ends([low, high], between) {
  const [from, to] = [low, high].map((end) => Math.round(end).toLocaleString("en"));
  return from === to ? from : `${from}${between}${to}`;
}
