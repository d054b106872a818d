// The accounts as marks: how large each one is, where it is on the screen, which one lies under a point.

import { boxAround } from "./labels.js";

const SIZE = { fan: [1.7, 2], author: [2.8, 5], candidate: [8.5, 4.5], seed: [12, 3] };
const TOUCH = 9;

// Everything here is in pixels of the map.
export function createMarks(accounts, renderer, camera) {
  const audience = accounts.reduce((most, account) => Math.max(most, account.commenters), 1);
  const at = ({ x, y }) => renderer.toScreen(x, y);

  // Marks grow more slowly than the map, so that zooming in pulls crowded accounts apart.
  function radiusOf(account) {
    const [least, extra] = SIZE[account.role];
    const { width, height } = renderer.size();
    const room = Math.min(1, Math.max(0.74, Math.min(width, height) / 640));
    const growth = Math.min(2.2, Math.max(0.7, camera.zoom() ** 0.42));
    return (least + extra * Math.sqrt(account.commenters / audience)) * room * growth;
  }

  return {
    at,
    radiusOf,
    isOnScreen(account) {
      const { width, height } = renderer.size();
      const { x, y } = at(account);
      return x > -10 && y > -10 && x < width + 10 && y < height + 10;
    },
    boxOf(account) {
      const { x, y } = at(account);
      return boxAround(x, y, 2 * radiusOf(account), 2 * radiusOf(account));
    },
    // What lies on top wins; beside every mark, the nearest within reach of a finger.
    pick(point, { shown, isLit }) {
      let nearest = null;
      let least = TOUCH;
      for (let place = shown.length - 1; place >= 0; place--) {
        const { x, y } = at(shown[place]);
        const gap = Math.hypot(x - point.x, y - point.y) - radiusOf(shown[place]);
        if (gap <= 0 && isLit(shown[place])) return shown[place];
        if (gap < least) {
          least = gap;
          nearest = shown[place];
        }
      }
      return nearest;
    },
  };
}
