// The browser's address: each account chosen is a step that "back" undoes, all else only changes the step.

/** @param {{ arrived: (hash: string) => void }} told */
export function createAddressBar(told) {
  addEventListener("hashchange", () => told.arrived(location.hash));
  return {
    /** @param {string} address @param {boolean} step */
    show(address, step) {
      if (address === location.hash) return;
      const whole = address || location.pathname + location.search;
      try {
        if (step) history.pushState(null, "", whole);
        else history.replaceState(null, "", whole);
      } catch {
        // Inside a notebook the page has no address of its own to change.
      }
    },
  };
}
