// A PDF opened by everything a resident may open it with, page by page:
//   node tests/flow/look-at-pack.mjs PACK.pdf [FOLDER]
// qpdf, poppler, mupdf, pdf.js in a browser, and the browser's own reader. Anything one of them warns of is a failure, and so is a page
// without ink. With FOLDER the pages are kept as pictures, for a person to look at. Ends 0, or 1 with what went wrong.
import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(path.join(here, "../../tools/npm/package.json"));
const { chromium } = require("playwright-core");
const pdfjs = path.dirname(require.resolve("pdfjs-dist/package.json"));

const [pack, folder] = process.argv.slice(2);
if (!pack) throw new Error("usage: look-at-pack.mjs PACK.pdf [FOLDER]");
const failures = [];
const scratch = folder ?? mkdtempSync(path.join(tmpdir(), "look-at-pack-"));
mkdirSync(scratch, { recursive: true });

/** What a program says of itself and not of the file. */
const ofItself = /^warning: ICC support is not available$|^checking |^PDF Version: |^File is not (encrypted|linearized)$|^No syntax or stream encoding errors found|^errors that qpdf cannot detect$/;

function run(name, program, ...rest) {
  const ran = spawnSync(program, rest, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (ran.error) throw ran.error;
  if (ran.status !== 0) failures.push(`${name} ended with ${ran.status}`);
  const said = (ran.stderr + (program === "qpdf" ? ran.stdout : "")).split("\n").filter((line) => line.trim() && !ofItself.test(line.trim()));
  if (said.length) failures.push(`${name} says: ${said.slice(0, 5).join(" | ")}`);
  return ran.stdout;
}

run("qpdf", "qpdf", "--check", pack);
const pages = Number(/^Pages:\s+(\d+)/m.exec(run("pdfinfo", "pdfinfo", pack))?.[1] ?? 0);
run("pdfinfo -struct-text", "pdfinfo", "-struct-text", pack);
const words = run("pdftotext", "pdftotext", pack, "-").split("\f");
run("pdftoppm", "pdftoppm", "-r", "40", "-gray", pack, path.join(scratch, "poppler"));
run("mutool", "mutool", "draw", "-q", "-r", "40", "-c", "gray", "-o", path.join(scratch, "mupdf-%04d.pgm"), pack);

// A page whose every pixel is white, by either, is no page of ours.
const inked = (file) => {
  const bytes = readFileSync(file);
  return bytes.subarray(bytes.length - Math.min(bytes.length - 20, 1 << 26)).some((value) => value < 128);
};
for (const reader of ["poppler", "mupdf"]) {
  const drawn = readdirSync(scratch).filter((name) => name.startsWith(reader) && name.endsWith(".pgm"));
  if (drawn.length !== pages) failures.push(`${reader} drew ${drawn.length} of ${pages} pages`);
  for (const name of drawn) if (!inked(path.join(scratch, name))) failures.push(`${name} is blank`);
}

const shown = `<!doctype html><title>pdf.js</title><canvas></canvas><script type="module">
  import * as pdfjs from "/pdfjs/build/pdf.min.mjs";
  pdfjs.GlobalWorkerOptions.workerSrc = "/pdfjs/build/pdf.worker.min.mjs";
  const held = await pdfjs.getDocument({ url: "/pack.pdf", verbosity: pdfjs.VerbosityLevel.WARNINGS, isEvalSupported: false }).promise;
  window.pages = held.numPages;
  window.draw = async (number) => {
    const page = await held.getPage(number);
    const viewport = page.getViewport({ scale: 0.6 });
    const canvas = document.querySelector("canvas");
    Object.assign(canvas, { width: viewport.width, height: viewport.height });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    await page.render({ canvas, canvasContext: context, viewport }).promise;
    const text = await page.getTextContent();
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
    page.cleanup();
    return { ink: pixels.some((value, at) => at % 4 === 0 && value < 128), letters: text.items.reduce((sum, item) => sum + (item.str ?? "").length, 0) };
  };
</script>`;

const types = { ".mjs": "text/javascript", ".pdf": "application/pdf", ".wasm": "application/wasm" };
const server = createServer((asked, answer) => {
  const name = decodeURIComponent(new URL(asked.url, "http://localhost").pathname);
  try {
    if (name === "/") return answer.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(shown);
    const file = name === "/pack.pdf" ? pack : name.startsWith("/pdfjs/") && !name.includes("..") ? path.join(pdfjs, name.slice(7)) : "";
    const bytes = readFileSync(file);
    answer.writeHead(200, { "content-type": types[path.extname(file)] ?? "application/octet-stream" }).end(bytes);
  } catch {
    answer.writeHead(name === "/favicon.ico" ? 204 : 404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}`;
// Its own reader is an extension, which Playwright leaves out, and is not in the old headless mode.
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium", args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  ignoreDefaultArgs: ["--headless", "--disable-extensions", "--disable-component-extensions-with-background-pages"],
});
try {
  const page = await browser.newPage({ viewport: { width: 900, height: 1100 } });
  const said = [];
  page.on("console", (line) => { if (["warning", "error"].includes(line.type()) || /^Warning/.test(line.text())) said.push(line.text()); });
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(address);
  await page.waitForFunction("window.draw !== undefined", null, { timeout: 60_000 }).catch(() => {});
  const counted = await page.evaluate("window.pages ?? 0");
  if (counted !== pages) failures.push(`pdf.js counts ${counted} pages of ${pages}`);
  for (let number = 1; number <= counted; ++number) {
    const seen = await page.evaluate((one) => window.draw(one), number);
    if (!seen.ink) failures.push(`pdf.js draws page ${number} blank`);
    if (words[number - 1]?.trim() && seen.letters === 0) failures.push(`pdf.js finds no letters on page ${number}`);
    if (folder) await page.locator("canvas").screenshot({ path: path.join(folder, `pdfjs-${String(number).padStart(4, "0")}.png`) });
  }
  if (said.length) failures.push(`pdf.js says: ${said.slice(0, 5).join(" | ")}`);

  const own = await browser.newPage({ viewport: { width: 800, height: 1130 } });
  const empty = (await own.screenshot()).length;
  await own.goto(`${address}/pack.pdf`, { timeout: 60_000 });
  await own.waitForTimeout(4000);
  const picture = await own.screenshot(folder ? { path: path.join(folder, "chromium.png") } : {});
  if (picture.length < empty + 20_000) failures.push(`Chromium's own reader shows nothing (${picture.length} bytes of picture)`);
} finally {
  await browser.close();
  server.close();
}

if (!folder) rmSync(scratch, { recursive: true, force: true });
for (const failure of failures) console.error(`FAILED ${failure}`);
console.log(`${pages} pages, ${failures.length} failures`);
process.exit(failures.length ? 1 : 0);
