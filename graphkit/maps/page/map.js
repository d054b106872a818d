// The map: what is shown, what is lit, where the labels go. It draws on the canvas a renderer hands it.

const MARGIN = { top: 46, side: 30, bottom: 30 };
const NARROW_MARGIN = { top: 30, side: 8, bottom: 14 };
const SEED_RINGS = 6;
const NAME_RINGS = 3;
const NAME_SIDES = [[0, -1], [0.6, -1], [-0.6, -1], [0, 1], [0.6, 1], [-0.6, 1]];
const BASE_TIES = 4000;
// Ties between communities cross the whole map and would bury it.
const BETWEEN = 0.6;
const DRAW_ORDER = { fan: 0, author: 1, candidate: 2, seed: 3 };
const SIZE = { fan: [1.7, 2], author: [2.8, 5], candidate: [8.5, 4.5], seed: [12, 3] };
// How far the reader has zoomed in, against the whole map, before these get labels.
const LABEL_FROM = { author: 1.6, fan: 3.4 };
const STRONGEST_PER_COMMUNITY = 2;
const TOUCH = 9;
const NARROW = 500;
const LONGEST_LABEL = 30;
const NARROW_LABEL = 20;

function createMap(model, told) {
  const { accounts, communities, communityOf } = model;
  const ordered = drawOrder(accounts);
  const byAudience = accounts
    .filter((account) => account.role === "author" || account.role === "fan")
    .sort((a, b) => b.commenters - a.commenters || a.index - b.index);
  const strongest = strongestAuthors(byAudience);
  const span = longestSide(boundsOf(accounts.map(({ x, y }) => [x, y])));
  const audience = accounts.reduce((most, account) => Math.max(most, account.commenters), 1);
  const widths = new Map();

  const filter = { hideFans: false, isolated: null };
  let shown = [];
  let hulls = [];
  let tiePaths = [];
  let focus = null;
  let hovered = null;
  let labels = [];
  let moving = false;
  let fitScale = 1;
  let atHome = true;
  let firstDrawing = null;
  const ready = new Promise((resolve) => {
    firstDrawing = resolve;
  });

  function isShown(account) {
    if (account.role === "seed") return true;
    if (filter.hideFans && account.role === "fan") return false;
    return filter.isolated === null || account.community === filter.isolated;
  }

  function refilter() {
    shown = ordered.filter(isShown);
    hulls = hullsOf(communities, accounts.filter((account) => !filter.hideFans || account.role !== "fan"), span);
    tiePaths = tiesByColour(accounts, isShown, communityOf);
  }

  // Marks grow more slowly than the map, so that zooming in pulls crowded accounts apart.
  function radiusOf(account) {
    const [least, extra] = SIZE[account.role];
    const { width, height } = renderer.size();
    const room = Math.min(1, Math.max(0.74, Math.min(width, height) / 640));
    const growth = Math.min(2.2, Math.max(0.7, (renderer.scale() / fitScale) ** 0.42));
    return (least + extra * Math.sqrt(account.commenters / audience)) * room * growth;
  }

  function isLit(account) {
    return focus === null || focus.lit.has(account.index);
  }

  function drawHulls(ctx, pixel) {
    for (const { community, path } of hulls) {
      const faded = focus !== null || (filter.isolated !== null && filter.isolated !== community.id);
      const colour = colourOf(community);
      ctx.fillStyle = colour;
      ctx.globalAlpha = theme().hull * (faded ? 0.45 : 1);
      ctx.fill(path);
      ctx.strokeStyle = edgeOf(colour);
      ctx.lineWidth = 1.2 * pixel;
      ctx.globalAlpha = theme().hullEdge * (faded ? 0.4 : 1);
      ctx.stroke(path);
    }
    ctx.globalAlpha = 1;
  }

  function drawTies(ctx, pixel) {
    const crowding = Math.min(2.2, Math.max(0.8, Math.sqrt(BASE_TIES / Math.max(1, model.ties.length))));
    ctx.lineWidth = 0.9 * pixel;
    for (const { colour, path } of tiePaths) {
      const strength = (focus ? 0.3 : 1) * (colour === GREY ? BETWEEN : 1);
      ctx.globalAlpha = theme().tie * crowding * strength;
      ctx.strokeStyle = edgeOf(colour);
      ctx.stroke(path);
    }
    ctx.globalAlpha = 1;
  }

  function drawLitTies(ctx, pixel) {
    ctx.lineCap = "round";
    ctx.strokeStyle = theme().ink;
    for (const { to, weight } of focus.ties) {
      ctx.globalAlpha = 0.32;
      ctx.lineWidth = (0.8 + Math.min(2.2, Math.log1p(weight) * 0.45)) * pixel;
      strokeWay(ctx, accounts, [focus.account.index, to]);
    }
    ctx.globalAlpha = 1;
    const nearest = focus.ways.filter((way) => way.length === focus.ways[0].length);
    strokeWays(ctx, focus.ways.slice(nearest.length), theme().accent, 1.2 * pixel);
    strokeWays(ctx, nearest, theme().ground, 6.5 * pixel);
    strokeWays(ctx, nearest, theme().accent, 3 * pixel);
  }

  function strokeWays(ctx, ways, colour, width) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    for (const way of ways) strokeWay(ctx, accounts, way);
  }

  function drawAccount(ctx, account) {
    if (!isShown(account)) return;
    const pixel = 1 / renderer.scale();
    const radius = radiusOf(account) * pixel;
    const colour = colourOf(communityOf.get(account.community));
    ctx.globalAlpha = opacityOf(account);
    if (account.role === "seed") drawSeed(ctx, account.x, account.y, radius, pixel);
    else if (account.role === "candidate") drawCandidate(ctx, account.x, account.y, radius, pixel, colour, account.rank);
    else drawDot(ctx, account.x, account.y, radius, pixel, colour);
  }

  function opacityOf(account) {
    if (!isLit(account)) return account.role === "seed" ? 0.45 : 0.14;
    return account.role === "fan" && focus === null ? 0.55 : 1;
  }

  function below(ctx) {
    const pixel = 1 / renderer.scale();
    drawHulls(ctx, pixel);
    if (!moving) drawTies(ctx, pixel);
    if (focus) drawLitTies(ctx, pixel);
  }

  function above(ctx, pixelRatio) {
    ctx.save();
    ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    if (focus) drawRing(ctx, focus.account);
    for (const label of labels.slice().reverse()) drawLabel(ctx, label);
    if (hovered !== null && !moving) drawHover(ctx, hovered);
    ctx.restore();
  }

  function drawRing(ctx, account) {
    const { x, y } = renderer.toScreen(account.x, account.y);
    traceDisc(ctx, x, y, radiusOf(account) + 5);
    ctx.lineWidth = 3;
    ctx.strokeStyle = theme().accent;
    ctx.stroke();
  }

  function drawLabel(ctx, label) {
    const anchor = renderer.toScreen(label.at.x, label.at.y);
    const x = anchor.x + label.dx;
    const y = anchor.y + label.dy;
    ctx.globalAlpha = label.alpha;
    if (label.away && !label.loose) {
      ctx.beginPath();
      ctx.moveTo(anchor.x, anchor.y);
      ctx.lineTo(x, y);
      ctx.lineWidth = 1;
      ctx.strokeStyle = theme().muted;
      ctx.stroke();
    }
    ctx.font = label.font;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    drawHaloed(ctx, label.text, x, y, label.quiet ? theme().muted : theme().ink);
    ctx.globalAlpha = 1;
  }

  function drawHover(ctx, account) {
    const { x, y } = renderer.toScreen(account.x, account.y);
    const text = `${account.name} · ${roleOf(account)}`;
    ctx.font = `600 12.5px ${FONT}`;
    const width = ctx.measureText(text).width + 18;
    const left = Math.min(Math.max(6, x - width / 2), renderer.size().width - width - 6);
    const top = y - radiusOf(account) - 34 < 4 ? y + radiusOf(account) + 8 : y - radiusOf(account) - 34;
    ctx.beginPath();
    ctx.roundRect(left, top, width, 26, 7);
    ctx.fillStyle = theme().card;
    ctx.shadowColor = "rgb(0 0 0 / 30%)";
    ctx.shadowBlur = 10;
    ctx.fill();
    ctx.shadowColor = "transparent";
    ctx.fillStyle = theme().ink;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.fillText(text, left + 9, top + 13.5);
  }

  function onScreen(account) {
    const { width, height } = renderer.size();
    const { x, y } = renderer.toScreen(account.x, account.y);
    return x > -10 && y > -10 && x < width + 10 && y < height + 10;
  }

  function widthOf(text, font) {
    const key = font + text;
    if (!widths.has(key)) {
      measuring.font = font;
      widths.set(key, measuring.measureText(text).width);
    }
    return widths.get(key);
  }

  function request(text, font, at, gap, more) {
    const { x, y } = renderer.toScreen(at.x, at.y);
    return { text, font, at, x, y, gap, width: widthOf(text, font) + 6, height: 17, alpha: 1, ...more };
  }

  function accountLabel(account, more) {
    const strong = account.role === "seed" || account === focus?.account;
    const weight = strong ? 700 : account.role === "candidate" ? 600 : 400;
    const small = renderer.size().width < NARROW ? 0.9 : 1;
    const size = strong ? 13 : account.role === "candidate" ? 12.5 : 11.5;
    const text = clip(account.name, small === 1 ? LONGEST_LABEL : NARROW_LABEL);
    return request(text, `${weight} ${size * small}px ${FONT}`, account, radiusOf(account) + (account === focus?.account ? 8 : 3), {
      alpha: isLit(account) ? 1 : 0.6,
      ...more,
    });
  }

  // A name stays in sight, at the upper edge, while its community fills the view.
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
    const quiet = focus !== null || (filter.isolated !== null && filter.isolated !== community.id);
    return request(text, font, at, 2, { rings: NAME_RINGS, sides: NAME_SIDES, quiet, height: 20, loose: true });
  }

  // Most important first: whoever comes later gets what room is left.
  function labelRequests() {
    const here = (account) => isShown(account) && onScreen(account);
    const chosen = focus ? [focus.account] : [];
    const onWays = focus ? focus.ways.flat().map((index) => accounts[index]) : [];
    const always = [...new Set([...chosen, ...model.seeds])].filter(here);
    const sometimes = [...new Set([...onWays, ...model.candidates, ...otherLabels()])]
      .filter((account) => !always.includes(account) && isLit(account) && here(account));
    const names = hulls.map(communityLabel).filter((label) => label !== null);
    const seedLabels = always.map((account) => accountLabel(account, { rings: SEED_RINGS }));
    return [
      ...(focus ? [...seedLabels, ...names] : [...names, ...seedLabels]),
      ...sometimes.map((account) => accountLabel(account)),
    ];
  }

  function otherLabels() {
    if (focus) return focus.ties.map(({ to }) => accounts[to]);
    const zoom = renderer.scale() / fitScale;
    return byAudience.filter((account) => zoom >= LABEL_FROM[account.role] || (strongest.has(account) && zoom > 0.95));
  }

  function markBoxes() {
    return [...model.seeds, ...model.candidates]
      .filter((account) => isShown(account) && isLit(account) && onScreen(account))
      .map((account) => {
        const { x, y } = renderer.toScreen(account.x, account.y);
        return boxAround(x, y, 2 * radiusOf(account), 2 * radiusOf(account));
      });
  }

  function relabel() {
    const controls = boxBehind(renderer.frame, byId("zoom-in").parentElement);
    labels = placeLabels(labelRequests(), markBoxes(), controls, renderer.size()).map((label) => ({
      ...label,
      dx: (label.box.left + label.box.right) / 2 - label.x,
      dy: (label.box.top + label.box.bottom) / 2 - label.y,
    }));
    renderer.redraw();
  }

  function homeBounds() {
    const wanted = hulls.filter(({ community }) => filter.isolated === null || community.id === filter.isolated);
    const corners = wanted.flatMap(({ bounds }) => [[bounds.left, bounds.top], [bounds.right, bounds.bottom]]);
    const loose = accounts.filter((account) => filter.isolated === null && !communityOf.has(account.community));
    const bounds = boundsOf([...corners, ...loose.map(({ x, y }) => [x, y])]);
    return Number.isFinite(bounds.left) ? bounds : { left: -1, right: 1, top: -1, bottom: 1 };
  }

  function homeView() {
    const { width, height } = renderer.size();
    const margin = width < NARROW ? NARROW_MARGIN : MARGIN;
    const bounds = homeBounds();
    const scale = Math.min(
      Math.max(80, width - 2 * margin.side) / Math.max(1, bounds.right - bounds.left),
      Math.max(80, height - margin.top - margin.bottom) / Math.max(1, bounds.bottom - bounds.top),
    );
    return {
      x: (bounds.left + bounds.right) / 2,
      y: (bounds.top + bounds.bottom) / 2 - (margin.top - margin.bottom) / 2 / scale,
      scale,
    };
  }

  function fit(fly) {
    const view = homeView();
    if (filter.isolated === null) {
      fitScale = view.scale;
      renderer.keepZoomBetween(fitScale * 0.4, fitScale * 30);
    }
    renderer.look(view, fly && willFly());
    atHome = true;
  }

  function flyTo(account) {
    const scale = Math.max(renderer.scale(), fitScale * 2.1);
    atHome = false;
    renderer.look({ x: account.x, y: account.y, scale }, willFly());
  }

  function move(across, down, zoom) {
    const { width, height } = renderer.size();
    const middle = renderer.toMap(width / 2 + across, height / 2 + down);
    const scale = Math.min(fitScale * 30, Math.max(fitScale * 0.4, renderer.scale() * zoom));
    atHome = false;
    renderer.look({ ...middle, scale }, zoom !== 1 && willFly());
  }

  // What lies on top wins; beside every mark, the nearest within reach of a finger.
  function pick({ x, y }) {
    let nearest = null;
    let least = TOUCH;
    for (let place = shown.length - 1; place >= 0; place--) {
      const at = renderer.toScreen(shown[place].x, shown[place].y);
      const gap = Math.hypot(at.x - x, at.y - y) - radiusOf(shown[place]);
      if (gap <= 0 && isLit(shown[place])) return shown[place];
      if (gap < least) {
        least = gap;
        nearest = shown[place];
      }
    }
    return nearest;
  }

  function hover(account) {
    if (account === hovered) return;
    hovered = account;
    renderer.frame.style.cursor = account ? "pointer" : "";
    renderer.redraw();
  }

  function focusOn(account) {
    if (account === null) return null;
    const ways = waysToSeeds(accounts, account.index, isShown);
    const ties = heaviestFirst(account.ties).filter(({ to }) => isShown(accounts[to]));
    const lit = new Set([account.index, ...ties.map(({ to }) => to), ...ways.flat()]);
    return { account, ways, ties, lit };
  }

  const measuring = document.createElement("canvas").getContext("2d");
  const renderer = createRenderer(byId("map"), ordered, { below, account: drawAccount, above }, {
    moving() {
      moving = true;
      atHome = false;
    },
    settled() {
      moving = false;
      relabel();
    },
    tapped: (point) => told.picked(pick(point)),
    resized() {
      if (atHome) fit(false);
      else relabel();
    },
  });
  prepareFrame(renderer.frame, { move, fit, hover, pick });

  return {
    ready,
    renderer,
    isShown,
    fit: () => fit(true),
    zoom: (factor) => move(0, 0, factor),
    redraw: renderer.redraw,
    // Where the seeds can be reached from the chosen account, for the panel to tell.
    ways: () => (focus ? focus.ways : []),
    labels: () => labels.map(({ text, box }) => ({ text, ...box })),
    where: (account) => renderer.toScreen(account.x, account.y),
    start() {
      refilter();
      fit(false);
      requestAnimationFrame(() => requestAnimationFrame(firstDrawing));
    },
    filter(change) {
      const before = filter.isolated;
      Object.assign(filter, change);
      refilter();
      focus = focusOn(focus && isShown(focus.account) ? focus.account : null);
      if (filter.isolated !== before) fit(true);
      else relabel();
    },
    select(account, fly) {
      focus = focusOn(account);
      if (account && fly) flyTo(account);
      else relabel();
    },
  };
}

function willFly() {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function longestSide(bounds) {
  return Math.max(1, bounds.right - bounds.left, bounds.bottom - bounds.top);
}

function drawOrder(accounts) {
  const worstRankFirst = (a, b) => (b.rank ?? Infinity) - (a.rank ?? Infinity) || a.index - b.index;
  return accounts.slice().sort((a, b) => DRAW_ORDER[a.role] - DRAW_ORDER[b.role] || worstRankFirst(a, b));
}

function strongestAuthors(byAudience) {
  const taken = new Map();
  const strongest = new Set();
  for (const account of byAudience) {
    const count = taken.get(account.community) ?? 0;
    if (account.role !== "author" || count >= STRONGEST_PER_COMMUNITY) continue;
    taken.set(account.community, count + 1);
    strongest.add(account);
  }
  return strongest;
}
