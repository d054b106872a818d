import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { unpack } from "../../graphkit/maps/page/model/unpack.js";

test("what Python packed is read as it was", async () => {
  const { packed, view } = JSON.parse(readFileSync(new URL("packed.json", import.meta.url), "utf8"));

  assert.deepEqual(await unpack(`\n${packed}\n`), view);
});
