// Builds the committed files under static/ (css, fonts, icons). `npm ci && npm run build`, or `make css`.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import oklab from "@csstools/postcss-oklab-function";
import { transform } from "lightningcss";
import postcss from "postcss";
import rtlcss from "rtlcss";
import subsetFont from "subset-font";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "..", "static");
const home = (name) => path.join([here, path.join(here, "..")].map((at) => path.join(at, "node_modules")).find((at) => fs.existsSync(at)), name);
const kernHome = home("@kern-ux/native");
const read = (file) => fs.readFileSync(file, "utf8");

// What we take from KERN; every other component of it stays at home.
const FAMILIES = ["btn", "form-input", "form-check", "fieldset", "label", "hint", "error", "alert", "badge", "dialog", "progress", "sr-only", "title"];
const OURS = new RegExp(`\\.kern-(?:${FAMILIES.join("|")})(?![a-z])(?!-(?:wrapper|group|mobile))`);

function keep(selector) {
  if (!selector.includes(".kern-")) return !selector.includes("i)");
  if (/kern-(icon|title--|dropdown|input-group|kopfzeile|number|summary|card|task|sr-only-mobile|btn--x-small)/.test(selector)) return false;
  return OURS.test(selector) || /\.kern-(light|dark)/.test(selector);
}

// Colours are written once per theme: light is the default, dark follows the device unless the reader chose.
// Paper is always light.
function themes(root) {
  root.walkAtRules("media", (media) => void (media.params.includes("prefers-color-scheme") && media.remove()));
  root.walkRules((rule) => {
    if (/^\[data-kern-theme=light\](,\s*\.kern-light)?$/.test(rule.selector)) rule.selector = ":root";
    if (rule.selector.startsWith(":is(body")) rule.selector = "body";
    if (!/^\[data-kern-theme=dark\](,\s*\.kern-dark)?$/.test(rule.selector) || rule.parent.type !== "root") return;
    const chosen = postcss.atRule({ name: "media", params: "screen" });
    const device = postcss.atRule({ name: "media", params: "screen and (prefers-color-scheme: dark)" });
    device.append(rule.clone({ selector: ":root:not([data-kern-theme])" }));
    rule.replaceWith(device, chosen);
    chosen.append(rule.clone({ selector: "[data-kern-theme=dark]" }));
  });
}

// Drop variables nobody reads, until nothing changes.
function prune(root) {
  for (let before = -1, now = 0; before !== now; before = now, now = root.toString().length) {
    const used = new Set([...root.toString().matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]));
    root.walkDecls(/^--/, (decl) => void (used.has(decl.prop) || decl.remove()));
    root.walkRules((rule) => void (rule.nodes.length || rule.remove()));
    root.walkAtRules((rule) => void (rule.nodes && !rule.nodes.length && rule.remove()));
  }
}

function kern() {
  const root = postcss.parse(read(path.join(kernHome, "dist", "kern.css")));
  root.walkComments((comment) => void comment.remove());
  root.walkRules((rule) => {
    rule.selectors = rule.selectors.filter(keep).length ? rule.selectors.filter(keep) : [".drop"];
    // The theme sits on <html>, the background on <body>.
    if (rule.selector === ".drop" || (rule.selector.includes("kern-dark") && rule.nodes.length === 1)) rule.remove();
  });
  // Fallbacks beside tokens are never reached.
  root.walkDecls((decl) => void (decl.value = decl.value.replace(/var\((--kern[\w-]+),\s*[^()]*\)/g, "var($1)")));
  return root.toString();
}

function ours() {
  const folder = path.join(here, "css");
  return fs.readdirSync(folder).sort().map((name) => read(path.join(folder, name))).join("\n");
}

async function css() {
  const root = postcss.parse(kern() + ours());
  themes(root);
  prune(root);
  const { css: plain } = await postcss([oklab({ preserve: false, subFeatures: { displayP3: false } })]).process(root, { from: undefined });
  const licence = "/*! Contains parts of KERN (https://www.kern-ux.de), EUPL-1.2, see kern-LICENSE.md */\n";
  for (const [name, text] of [["patennetz.css", plain], ["patennetz.rtl.css", rtlcss.process(plain)]]) {
    const { code } = transform({ filename: name, code: Buffer.from(text), minify: true });
    fs.writeFileSync(path.join(out, "css", name), licence + code + "\n");
  }
  fs.copyFileSync(path.join(kernHome, "LICENSE.md"), path.join(out, "css", "kern-LICENSE.md"));
}

const span = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");
const LATIN = span(0x20, 0x7e) + span(0xa0, 0xff) + "–—‘’‚“”„•…‹›€−";
// Arabic, Persian, Sorani and Urdu letters, harakat, both rows of digits; `ARABIC` in css/01-fonts.css names the same.
const ARABIC = span(0x60c, 0x60c) + span(0x61b, 0x61f) + span(0x620, 0x652) + span(0x660, 0x66d) + "\u0670\u0671" +
  "ٹپچڈڑڕژکگڵںھۀہۂۃۆۇۋیێېے۔ە" + span(0x6f0, 0x6f9) + "\u200c\u200d\u200e\u200f";

async function font(source, name, text, options = {}) {
  const made = await subsetFont(fs.readFileSync(home(source)), text, { targetFormat: "woff2", ...options });
  fs.writeFileSync(path.join(out, "fonts", name), made);
}

async function fonts() {
  const fira = "@fontsource/fira-sans/files/fira-sans-latin";
  for (const weight of [400, 600]) {
    await font(`${fira}-${weight}-normal.woff2`, `fira-sans-${weight}.woff2`, LATIN, { noLayoutClosure: true });
    // Turkish, Kurdish, Polish, Romanian names: loaded only where they occur.
    await font(`${fira}-ext-${weight}-normal.woff2`, `fira-sans-ext-${weight}.woff2`, span(0x100, 0x17f) + "ȘșȚțẞƏə", { noLayoutClosure: true });
  }
  const noto = "@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2";
  await font(noto, "noto-sans-arabic.woff2", ARABIC, { variationAxes: { wght: { min: 400, max: 600 } } });
  for (const [family, name] of [["@fontsource/fira-sans", "fira-sans"], ["@fontsource-variable/noto-sans-arabic", "noto-sans-arabic"]])
    fs.copyFileSync(path.join(home(family), "LICENSE"), path.join(out, "fonts", `${name}-OFL.txt`));
}

// icons.txt: one icon a line, `name | svg shapes` on a 24 × 24 grid.
function icons() {
  const symbols = read(path.join(here, "icons.txt")).split("\n").filter((line) => line.includes("|")).map((line) => {
    const [name, shapes] = line.split(" | ");
    return `<symbol id="${name.trim()}" viewBox="0 0 24 24">${shapes.trim()}</symbol>`;
  });
  fs.writeFileSync(path.join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
}

const wanted = process.argv.slice(2);
for (const [name, step] of Object.entries({ css, fonts, icons })) {
  if (wanted.length && !wanted.includes(name)) continue;
  await step();
  console.log(`static: ${name} built`);
}
