// Makes webgl.bundle.js, the one script that holds entry.js, the packages it uses and their licences.

import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const BUNDLE = join(FOLDER, "..", "webgl.bundle.js");

/** @param {string[]} files */
function packagesAmong(files) {
  const folders = files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? "");
  return [...new Set(folders)].filter((folder) => folder !== "").sort();
}

/** @param {string} folder */
function licenceOf(folder) {
  const { name, version, license, homepage, repository } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  if (!text) throw new Error(`${name} ${version} comes without the text of its licence (${license})`);
  const source = homepage ?? repository?.url ?? repository;
  return `${name} ${version}, ${license}, ${source}\n\n${readFileSync(join(folder, text), "utf8").trim()}\n`;
}

const { metafile, outputFiles } = await build({
  entryPoints: [join(FOLDER, "entry.js")],
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "graphkitWebgl",
  target: "es2020",
  legalComments: "eof",
  logLevel: "warning",
  metafile: true,
  write: false,
});
const licences = packagesAmong(Object.keys(metafile.inputs)).map(licenceOf);
const banner = `/*!\nThis file holds:\n\n${licences.join("\n----\n").replaceAll("*/", "* /")}*/\n`;
writeFileSync(BUNDLE, banner + outputFiles[0].text);
console.log(`${BUNDLE}: ${Math.round((banner.length + outputFiles[0].text.length) / 1000)} kB, ${licences.length} packages`);
