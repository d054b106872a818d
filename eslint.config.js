import js from "@eslint/js";
import globals from "globals";

// What came from strangers reaches the page through textContent and canvas alone.
const PARSED_AS_HTML = [
  { property: "innerHTML" },
  { property: "outerHTML" },
  { property: "srcdoc" },
  { property: "insertAdjacentHTML" },
  { property: "setHTMLUnsafe" },
  { property: "createContextualFragment" },
  { property: "parseFromString" },
  { object: "document", property: "write" },
  { object: "document", property: "writeln" },
];

export default [
  { ignores: ["graphkit/maps/page/webgl.bundle.js"] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "no-control-regex": "off",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": ["error", ...PARSED_AS_HTML],
      "no-undef": "error",
      "no-unused-vars": "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["graphkit/maps/page/**/*.js"],
    languageOptions: { globals: { ...globals.browser, graphkitWebgl: "readonly", vis: "readonly" } },
  },
  { files: ["tests/page/**/*.js"], languageOptions: { globals: globals.node } },
];
