// The accounts the reader ticked, and what they leave as.

import { copyText } from "./copying.js";
import { csvOf, withoutFormula } from "./csv.js";
import { saveAs } from "./saving.js";
import { byId, clean } from "../model/data.js";

/** @param {Model} model @param {Account[]} kept @param {{ said(sentence: string): void }} told */
export function createShortlist(model, kept, told) {
  const ticked = new Set(kept);
  const list = () => model.candidates.filter((account) => ticked.has(account));

  function tell() {
    for (const id of /** @type {const} */ (["download", "copy"])) byId(id).disabled = ticked.size === 0;
    byId("count").textContent = ticked.size === 0 ? "Tick accounts to shortlist them" : `${ticked.size} on the shortlist`;
    byId("to-copy").hidden = true;
  }

  byId("download").addEventListener("click", () => {
    saveAs("shortlist.csv", new Blob([csvOf(list(), model.communityOf)], { type: "text/csv;charset=utf-8" }));
    told.said(`Saved ${counted(ticked.size)} as shortlist.csv`);
  });
  byId("copy").addEventListener("click", async () => {
    const copied = await copyText(list().map(handleLine).join("\n"));
    const handles = counted(ticked.size);
    told.said(copied ? `Copied ${handles}` : `${handles} selected below the table: press Control or Command and C to copy`);
  });
  tell();
  return {
    list,
    /** @param {Account} account */
    has: (account) => ticked.has(account),
    /** @param {Account[]} accounts @param {boolean} on */
    tick(accounts, on) {
      for (const account of accounts) {
        if (on) ticked.add(account);
        else ticked.delete(account);
      }
      tell();
    },
  };
}

// Without "@": pasted into a spreadsheet it would begin a formula.
/** @param {Account} account */
function handleLine(account) {
  return withoutFormula(clean(account.handle ?? account.label).replace(/^@/, ""));
}

/** @param {number} count */
function counted(count) {
  return count === 1 ? "1 account" : `${count} accounts`;
}
