// Light and dark, and the colours the canvas needs as plain strings.

import { byId, make } from "../model/data.js";

// Okabe and Ito's seven, told apart by all common kinds of colour blindness; the largest community first.
const OKABE_ITO = ["#e69f00", "#0072b2", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#f0e442"];
export const GREY = "#8a929d";
export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const YELLOW = "#f0e442";

/** @type {Record<string, Theme>} */
const THEMES = {
  light: {
    ground: "#fafaf8",
    ink: "#15181d",
    muted: "#59626e",
    accent: "#1d55d4",
    card: "#ffffff",
    yellowEdge: "#8a7d00",
    hull: 0.1,
    hullEdge: 0.55,
    tie: 0.13,
  },
  dark: {
    ground: "#101318",
    ink: "#ffffff",
    muted: "#a2abb7",
    accent: "#82abff",
    card: "#20252d",
    yellowEdge: "#f0e442",
    hull: 0.15,
    hullEdge: 0.5,
    tie: 0.16,
  },
};

export function theme() {
  return THEMES[document.documentElement.dataset.theme ?? "light"];
}

/** @param {Community | undefined} community */
export function colourOf(community) {
  return (community && OKABE_ITO[community.slot]) || GREY;
}

// Yellow on white is all but invisible.
/** @param {string} colour */
export function edgeOf(colour) {
  return colour === YELLOW ? theme().yellowEdge : colour;
}

/** @param {string} colour @returns {number[]} */
function channels(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

/** What `share` of one colour over another looks like. @param {string} under @param {string} over @param {number} share */
export function mixed(under, over, share) {
  const top = channels(over);
  const mix = channels(under).map((value, at) => value + (top[at] - value) * share);
  return `#${mix.map(hexadecimal).join("")}`;
}

/** @param {number} value from 0 to 255 */
export function hexadecimal(value) {
  return Math.round(value).toString(16).padStart(2, "0");
}

/** The ground inside a community's outline. @param {string} colour */
export function tinted(colour) {
  return mixed(theme().ground, colour, theme().hull);
}

/** @param {string} colour */
export function inkOn(colour) {
  const [r, g, b] = channels(colour).map((value) => (value / 255) ** 2.2);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.2 ? "#15181d" : "#ffffff";
}

/** @param {Community | undefined} community */
export function dotFor(community) {
  const dot = make("span", "dot");
  dot.style.backgroundColor = colourOf(community);
  if (colourOf(community) === YELLOW) dot.style.borderColor = THEMES.light.yellowEdge;
  dot.setAttribute("aria-hidden", "true");
  return dot;
}

/** @param {() => void} redraw */
export function startTheme(redraw) {
  const button = byId("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = false;
  /** @param {boolean} dark */
  function apply(dark) {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    button.setAttribute("aria-pressed", String(dark));
    redraw();
  }
  button.addEventListener("click", () => {
    chosen = true;
    apply(document.documentElement.dataset.theme === "light");
  });
  system.addEventListener("change", () => {
    if (!chosen) apply(system.matches);
  });
  apply(system.matches);
}
