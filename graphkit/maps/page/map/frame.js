// The map as a thing to point at and to type at: its keys, its hovering, its name for a screen reader.

const PAN = 70;
/** @type {Record<string, (camera: Pick<Camera, "move" | "fit">) => void>} */
const MAP_KEYS = {
  ArrowLeft: ({ move }) => move(-PAN, 0, 1),
  ArrowRight: ({ move }) => move(PAN, 0, 1),
  ArrowUp: ({ move }) => move(0, -PAN, 1),
  ArrowDown: ({ move }) => move(0, PAN, 1),
  "+": ({ move }) => move(0, 0, 1.5),
  "=": ({ move }) => move(0, 0, 1.5),
  "-": ({ move }) => move(0, 0, 1 / 1.5),
  0: ({ fit }) => fit(true),
};

/** @param {HTMLElement} frame @param {MapControl} camera */
export function prepareFrame(frame, camera) {
  frame.tabIndex = 0;
  frame.setAttribute("role", "application");
  frame.setAttribute(
    "aria-label",
    "Map of the communities. Arrow keys move it, plus and minus zoom, 0 shows everything. The table beside it lists the candidates.",
  );
  frame.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : MAP_KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act(camera);
  });
  frame.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || event.buttons !== 0) return;
    const corner = frame.getBoundingClientRect();
    camera.hover(camera.pick({ x: event.clientX - corner.left, y: event.clientY - corner.top }));
  });
  frame.addEventListener("pointerleave", () => camera.hover(null));
}

/** @param {HTMLElement} frame @param {Element} control */
export function boxBehind(frame, control) {
  const corner = frame.getBoundingClientRect();
  const { left, right, top, bottom } = control.getBoundingClientRect();
  return { left: left - corner.left, right: right - corner.left, top: top - corner.top, bottom: bottom - corner.top };
}
