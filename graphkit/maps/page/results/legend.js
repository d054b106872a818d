// The chips: one a community. Pressing one shows that community alone, pressing it again shows all.

import { dotFor } from "../map/theme.js";
import { byId, make } from "../model/data.js";

export function createLegend(model, told) {
  const chips = new Map(model.communities.map((community) => [community.id, chipFor(community)]));
  byId("communities").append(...chips.values());
  for (const [id, chip] of chips) {
    chip.addEventListener("click", () => told.isolated(chip.getAttribute("aria-pressed") === "true" ? null : id));
  }
  return {
    show(isolated) {
      for (const [id, chip] of chips) {
        chip.setAttribute("aria-pressed", String(id === isolated));
        chip.classList.toggle("off", isolated !== null && id !== isolated);
      }
    },
  };
}

function chipFor(community) {
  const { candidates, accounts, name } = community;
  const chip = make("button");
  const size = make("span", "size");
  size.append(make("b", "", String(candidates)), ` / ${accounts.toLocaleString("en")}`);
  chip.type = "button";
  chip.title = `${name}: ${candidates} candidates among ${accounts.toLocaleString("en")} accounts. Press to see it alone.`;
  chip.setAttribute("aria-label", `${name}: ${candidates} candidates, ${accounts} accounts`);
  chip.append(dotFor(community), make("span", "name", name), size);
  return chip;
}
