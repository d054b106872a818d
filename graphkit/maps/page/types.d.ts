// What the page's modules hand each other; known in all of them without an import. Only `tsc` reads this.

type Role = "seed" | "candidate" | "author" | "fan";

interface Quote {
  by: string;
  text: string;
  day: string | null;
}

interface Reason {
  sentence: string;
  quotes: Quote[];
}

interface Exchange {
  seed: number;
  gave: number;
  got: number;
  latest: string | null;
}

interface AccountTie {
  to: number;
  weight: number;
}

interface Place {
  x: number;
  y: number;
}

// Where nine of ten draws of other posts put a candidate; `of` is the last place there is in its group.
interface Spans {
  rank: [number, number];
  of: number;
  score: [number, number];
}

// What is told of seeds and candidates alone. What is taken off the score is a part below 0.
interface Detail {
  rank: number | null;
  score: number | null;
  parts: Record<string, number>;
  engagement: number | null;
  confidence: string | null;
  spans: Spans | null;
  group: string | null;
  for: Reason[];
  against: Reason[];
  exchanges: Exchange[];
}

// An account as it is told: the columns of the view. The id of a commenter is the handle, where there is one; of an
// anonymised commenter id and label are "commenter 1,234", and handle, url and followers are null.
interface Told extends Place {
  id: string;
  handle: string | null;
  label: string;
  role: Role;
  community: number | null;
  followers: number | null;
  commenters: number;
  url: string | null;
}

interface Account extends Told, Detail {
  index: number;
  name: string;
  ties: AccountTie[];
}

interface CommunityTold extends Place {
  id: number;
  name: string;
  accounts: number;
  candidates: number;
  radius: number;
}

interface Community extends CommunityTold {
  slot: number;
}

interface Ties {
  source: number[];
  target: number[];
  weight: number[];
}

// Columns of equal length, one for each of the `accounts` (their positions) of all features.
interface Feature {
  name: string;
  meaning: string;
  of: string;
  unit: "share" | "days" | null;
  value: (number | null)[];
  n: (number | null)[];
  percentile: (number | null)[];
  peers: (number | null)[];
  reason: (string | null)[];
}

interface Features {
  accounts: number[];
  peers: (string | null)[];
  each: Feature[];
}

// Of each account's commenters, which share comments on each of these, too.
interface Overlap {
  accounts: number[];
  shares: (number | null)[][];
}

// Those chosen together, in their order: columns of equal length. `reached` counts whom all of them reach anew.
interface Together {
  picks: { position: number[]; audience: number[]; new: number[]; together: number[] };
  overlap: Overlap;
  reached: number;
  left_out: string;
}

interface Words {
  title: string;
  summary: string;
  source: string;
  left_out: string;
  uncovered: string[];
  renderer: "vis" | "webgl";
}

// What graphkit/maps/view.py makes.
interface View extends Words {
  accounts: { [Column in keyof Told]: Told[Column][] };
  ties: Ties;
  communities: CommunityTold[];
  details: Record<string, Detail>;
  features: Features;
  together: Together | null;
}

// How a view travels: graphkit/maps/columns.py says what these mean.
interface PackedNumbers {
  at: number;
  length: number;
  width: number;
  least: number;
  steps: boolean;
}

interface TextRule {
  like: string;
  before: string;
  after: string;
  told: (string | null | 0)[];
}

interface Model extends Words {
  accounts: Account[];
  communities: Community[];
  communityOf: Map<number | null, Community>;
  ties: Ties;
  seeds: Account[];
  candidates: Account[];
  parts: string[];
  features: Features;
  together: Together | null;
}

// The map.

type Context = CanvasRenderingContext2D;
type Point = [x: number, y: number];

interface Size {
  width: number;
  height: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Look extends Place {
  scale: number;
}

interface Hull {
  community: Community;
  path: Path2D;
  bounds: Box;
}

// A tie between two accounts that are drawn.
interface DrawnTie {
  source: Account;
  target: Account;
  weight: number;
}

interface TiePath {
  colour: string;
  path: Path2D;
}

interface Focus {
  account: Account;
  ways: number[][];
  ties: AccountTie[];
  lit: Set<number>;
}

interface MapFilter {
  hideFans: boolean;
  isolated: number | null;
  passes(account: Account): boolean;
}

// Accounts by where they are.
interface Grid {
  around(place: Place, reach: number): Account[];
}

// Which accounts are drawn for a view, when not all can be.
interface Level {
  covers(view: Box): boolean;
  suits(scale: number): boolean;
  choose(view: Box, scale: number, isShown: (account: Account) => boolean): Account[];
  isComplete(): boolean;
  forget(): void;
}

interface LabelRequest extends Place {
  text: string;
  font: string;
  at: Place;
  gap: number;
  width: number;
  height: number;
  alpha: number;
  rings?: number;
  sides?: Point[];
  quiet?: boolean;
  loose?: boolean;
}

interface PlacedLabel extends LabelRequest {
  box: Box;
  away: boolean;
}

interface Label extends PlacedLabel {
  dx: number;
  dy: number;
}

interface Scene {
  ordered: Account[];
  drawn: Account[];
  ties: DrawnTie[];
  grid: Grid;
  hulls: Hull[];
  focus: Focus | null;
  hovered: Account | null;
  labels: Label[];
  moving: boolean;
  isShown(account: Account): boolean;
  isComplete(): boolean;
  isolated(): number | null;
  isLit(account: Account): boolean;
  isFaded(community: Community): boolean;
  filter(change: Partial<MapFilter>): void;
  focusOn(account: Account | null): void;
  look(view: Box, scale: number): boolean;
  // What the filters leave, and all of it.
  bounds(): Box;
  whole: Box;
}

interface Camera {
  fit(fly: boolean): void;
  resized(): void;
  zoom(): number;
  leaveHome(): void;
  flyTo(place: Place): void;
  viewpoint(): Viewpoint | null;
  lookFrom(viewpoint: Viewpoint): void;
  move(across: number, down: number, zoom: number): void;
}

interface Marks {
  at(place: Place): Place;
  // At the zoom that shows everything; `growth` says how much larger marks are now.
  sizeOf(account: Account): number;
  growth(): number;
  radiusOf(account: Account): number;
  isOnScreen(account: Account): boolean;
  boxOf(account: Account): Box;
  pick(point: Place, scene: Pick<Scene, "grid" | "isLit">): Account | null;
}

// An account that may be meant by a point, and how far it is from the edge of its mark.
interface Touched {
  account: Account;
  lit: boolean;
  gap: number;
}

// What a renderer has painted for it. All on canvas: `below`, each `account`, `above`. With dots and ties of its own:
// `outlines` under them, `lit` and `above` over them. Contexts are in map units, for `above` in the canvas' pixels.
interface Painting {
  below(ctx: Context): void;
  account(ctx: Context, account: Account): void;
  above(ctx: Context, pixelRatio: number): void;
  outlines(ctx: Context): void;
  lit(ctx: Context): void;
  dots(): { account: Account; size: number; colour: string }[];
  web(): { source: Account; target: Account; colour: string }[];
  growth(): number;
}

// `moving` with the reader's steps and before a flight, `settled` when the map is at rest.
interface RendererNews {
  moving(): void;
  settled(): void;
  tapped(point: Place): void;
  resized(): void;
}

interface Flight {
  begin(from: Look, to: Look): void;
  stop(): void;
}

interface Renderer {
  frame: HTMLElement;
  scale(): number;
  size(): Size;
  toScreen(x: number, y: number): Place;
  toMap(x: number, y: number): Place;
  keepZoomBetween(least: number, most: number): void;
  // `redraw`: what is painted changed. `refresh`: so did what is drawn, or its colours.
  redraw(): void;
  refresh(): void;
  look(look: Look, fly: boolean): void;
}

// What the frame asks of the map under the pointer and the keys.
interface MapControl extends Pick<Camera, "move" | "fit"> {
  hover(account: Account | null): void;
  pick(point: Place): Account | null;
}

interface CommunityMap {
  ready: Promise<void>;
  // When the map is at rest, and drawn.
  settled(): Promise<void>;
  isShown(account: Account): boolean;
  fit(): void;
  zoom(factor: number): void;
  redraw(): void;
  ways(): number[][];
  labels(): (Box & { text: string })[];
  where(account: Account): Place;
  start(): void;
  filter(change: Partial<MapFilter>): void;
  select(account: Account | null, fly: boolean): void;
  viewpoint(): Viewpoint | null;
  lookFrom(viewpoint: Viewpoint): void;
  picture(): Promise<Blob>;
}

interface Theme {
  ground: string;
  ink: string;
  muted: string;
  accent: string;
  card: string;
  yellowEdge: string;
  hull: number;
  hullEdge: number;
  tie: number;
}

// The page.

interface Filter {
  community: number | null;
  band: string | null;
  seed: number | null;
  hideFans: boolean;
  least: number;
}

// Where the reader looks, as the address tells it: the middle of the map and how far in.
interface Viewpoint extends Place {
  z: number;
}

interface Shown {
  chosen: Account | null;
  filter: Filter;
  look: Viewpoint | null;
  together: boolean;
  shortlist: Account[];
}

type SortKey = "rank" | "name" | "followers" | "engagement" | "score";

interface Sorting {
  by: SortKey;
  down: boolean;
}

type ChooseAccount = (account: Account) => void;

interface TableNews {
  chosen: ChooseAccount;
  ticked(accounts: Account[], on: boolean): void;
  isTicked(account: Account): boolean;
}

interface TogetherNews {
  chosen: ChooseAccount;
  ticked(accounts: Account[], on: boolean): void;
  listed(together: boolean): void;
}

interface PanelNews {
  chosen: ChooseAccount;
  closed(): void;
}

// The elements of page.html that are more than an HTMLElement.
interface PageElements {
  search: HTMLInputElement;
  uncovered: HTMLDetailsElement;
  "by-community": HTMLSelectElement;
  "by-band": HTMLSelectElement;
  "by-seed": HTMLSelectElement;
  "by-score": HTMLInputElement;
  "hide-fans": HTMLInputElement;
  "tick-all": HTMLInputElement;
  download: HTMLButtonElement;
  copy: HTMLButtonElement;
  "to-copy": HTMLTextAreaElement;
}

// What tests and pictures take hold of the page by, once `ready` has come.
interface Handles {
  select(id: string): void;
  where(id: string): Place;
  settled(): Promise<void>;
  labels(): (Box & { text: string })[];
  view(): { chosen: string | null; filter: Filter; candidates: number };
}

interface Window {
  graphkit: { ready: Promise<void> } & Partial<Handles>;
}

// The drawing libraries, which the page holds as scripts of their own.

declare const vis: { Network: new (container: HTMLElement, data: object, options: object) => VisNetwork };

interface VisNetwork {
  on(event: string, told: (news: any) => void): void;
  getScale(): number;
  moveTo(look: { position?: Place; scale?: number }): void;
  getViewPosition(): Place;
  redraw(): void;
  canvasToDOM(place: Place): Place;
  DOMtoCanvas(place: Place): Place;
}

declare const graphkitWebgl: {
  Graph: new (options?: object) => WebglGraph;
  Sigma: WebglSigma;
  NodePointProgram: SigmaProgram;
  EdgeLineProgram: SigmaProgram;
};

interface WebglGraph {
  addNode(id: number, attributes: object): void;
  addEdgeWithKey(key: number, source: number, target: number, attributes: object): void;
}

type WebglSigma = new (graph: WebglGraph, container: HTMLElement, settings: object) => Sigma;

interface Sigma {
  pickingLayers: Set<string>;
  setCustomBBox(box: { x: [number, number]; y: [number, number] }): void;
  getCanvases(): Record<string, HTMLCanvasElement>;
  setGraph(graph: WebglGraph): void;
  refresh(options: { schedule: boolean }): void;
  on(event: "afterRender", told: () => void): void;
  getCamera(): SigmaCamera;
  getMouseCaptor(): SigmaCaptor<Place>;
  getTouchCaptor(): SigmaCaptor<{ touches: Place[] }>;
}

interface SigmaCamera {
  x: number;
  y: number;
  ratio: number;
  minRatio: number | null;
  maxRatio: number | null;
  on(event: "updated", told: () => void): void;
  setState(state: { x: number; y: number; ratio: number }): void;
}

interface SigmaCaptor<News> {
  removeAllListeners(): void;
  on(event: string, told: (news: News) => void): void;
}

interface SigmaProgramInfo {
  gl: WebGL2RenderingContext;
  buffer: WebGLBuffer;
}

type SigmaProgram = new (gl: WebGL2RenderingContext, picking: unknown, sigma: Sigma) => {
  ATTRIBUTES: object[];
  getDefinition(): object;
  process(...told: unknown[]): void;
  bindProgram(info: SigmaProgramInfo): void;
  bindAttribute(attribute: object, info: SigmaProgramInfo, offset: number): number;
};
