// Which labels are wanted, where and how much: what labels.js then finds room for.

import { NARROW } from "./camera.js";
import { FONT } from "./theme.js";
import { clip } from "../model/data.js";

const SEED_RINGS = 6;
const NAME_RINGS = 3;
/** @type {Point[]} */
const NAME_SIDES = [[0, -1], [0.6, -1], [-0.6, -1], [0, 1], [0.6, 1], [-0.6, 1]];
// How far the reader has zoomed in, against the whole map, before these get labels.
/** @type {Partial<Record<Role, number>>} */
const LABEL_FROM = { author: 1.6, fan: 3.4 };
// Beyond so many there is no room anyway.
const MOST_LABELS = 200;
// The largest communities are named wherever there is a spot to be had, the others where there is room.
const MOST_NAMES = 12;
const STRONGEST_PER_COMMUNITY = 2;
const LONGEST_LABEL = 30;
const NARROW_LABEL = 20;

/** @param {{ model: Model, scene: Scene, renderer: Renderer, camera: Camera, marks: Marks }} map @returns {() => LabelRequest[]} */
export function createLabelRequests({ model, scene, renderer, camera, marks }) {
  const { accounts } = model;
  const strongest = strongestAuthors(accounts);
  const widthOf = createRuler();

  /** @param {string} text @param {string} font @param {Place} at @param {number} gap @param {Partial<LabelRequest>} [more] */
  function request(text, font, at, gap, more) {
    const { x, y } = renderer.toScreen(at.x, at.y);
    return { text, font, at, x, y, gap, width: widthOf(text, font) + 6, height: 17, alpha: 1, ...more };
  }

  /** @param {Account} account @param {Partial<LabelRequest>} [more] */
  function accountLabel(account, more) {
    const chosen = account === scene.focus?.account;
    const strong = account.role === "seed" || chosen;
    const weight = strong ? 700 : account.role === "candidate" ? 600 : 400;
    const small = renderer.size().width < NARROW ? 0.9 : 1;
    const size = strong ? 13 : account.role === "candidate" ? 12.5 : 11.5;
    const text = clip(account.name, small === 1 ? LONGEST_LABEL : NARROW_LABEL);
    return request(text, `${weight} ${size * small}px ${FONT}`, account, marks.radiusOf(account) + (chosen ? 8 : 3), {
      alpha: scene.isLit(account) ? 1 : 0.6,
      ...more,
    });
  }

  // A name stays in sight, at the upper edge, while its community fills the view.
  /** @param {Hull} hull */
  function communityLabel({ community, bounds }) {
    const { width, height } = renderer.size();
    const top = renderer.toScreen((bounds.left + bounds.right) / 2, bounds.top);
    const corner = renderer.toScreen(bounds.left, bounds.bottom);
    const end = renderer.toScreen(bounds.right, bounds.bottom);
    if (corner.y < 60 || top.y > height || end.x < 40 || corner.x > width - 40) return null;
    const font = `700 ${width < NARROW ? 12.5 : 15}px ${FONT}`;
    const text = clip(community.name, width < NARROW ? NARROW_LABEL : LONGEST_LABEL);
    const half = widthOf(text, font) / 2 + 8;
    const x = Math.min(Math.max(top.x, Math.max(half, corner.x)), Math.min(width - half, end.x));
    const middle = (corner.y + top.y) / 2;
    const y = top.x === x || (top.x > 0 && top.x < width) ? top.y : Math.min(middle, height - 20);
    const at = renderer.toMap(x, Math.max(y, 28));
    const quiet = scene.isFaded(community);
    return request(text, font, at, 2, { sides: NAME_SIDES, quiet, height: 20, loose: true });
  }

  /** @param {Hull[]} hulls */
  function namesOf(hulls) {
    const inSight = hulls.map(communityLabel).filter((label) => label !== null);
    return inSight.map((label, place) => (place < MOST_NAMES ? { ...label, rings: NAME_RINGS } : label));
  }

  function otherLabels() {
    if (scene.focus) return scene.focus.ties.map(({ to }) => accounts[to]);
    const zoom = camera.zoom();
    const from = (/** @type {Account} */ account) => LABEL_FROM[account.role] ?? Infinity;
    return scene.drawn
      .filter((account) => zoom >= from(account) || (zoom > 0.95 && strongest.has(account)))
      .filter(marks.isOnScreen)
      .sort((a, b) => b.commenters - a.commenters || a.index - b.index)
      .slice(0, MOST_LABELS);
  }

  // Most important first: whoever comes later gets what room is left.
  return () => {
    const { focus, hulls, isLit } = scene;
    /** @type {(account: Account) => boolean} */
    const here = (account) => scene.isShown(account) && marks.isOnScreen(account);
    const chosen = focus ? [focus.account] : [];
    const onWays = focus ? focus.ways.flat().map((index) => accounts[index]) : [];
    const always = new Set([...chosen, ...model.seeds].filter(here));
    const sometimes = [...new Set([...onWays, ...model.candidates, ...otherLabels()])].filter(
      (account) => !always.has(account) && isLit(account) && here(account),
    );
    const names = namesOf(hulls);
    const seedLabels = [...always].map((account) => accountLabel(account, { rings: SEED_RINGS }));
    return [
      ...(focus ? [...seedLabels, ...names] : [...names, ...seedLabels]),
      ...sometimes.map((account) => accountLabel(account)),
    ];
  };
}

// Measuring text is slow, and the same labels come back with every move.
/** @returns {(text: string, font: string) => number} */
function createRuler() {
  const measuring = /** @type {Context} */ (document.createElement("canvas").getContext("2d"));
  /** @type {Map<string, number>} */
  const widths = new Map();
  return (text, font) => {
    const key = font + text;
    const known = widths.get(key);
    if (known !== undefined) return known;
    measuring.font = font;
    const { width } = measuring.measureText(text);
    widths.set(key, width);
    return width;
  };
}

/** @param {Account[]} accounts */
function strongestAuthors(accounts) {
  const taken = new Map();
  const strongest = new Set();
  const authors = accounts.filter(({ role }) => role === "author");
  for (const account of authors.sort((a, b) => b.commenters - a.commenters || a.index - b.index)) {
    const count = taken.get(account.community) ?? 0;
    if (count >= STRONGEST_PER_COMMUNITY) continue;
    taken.set(account.community, count + 1);
    strongest.add(account);
  }
  return strongest;
}
