// A page of the review in Chromium. Single keys do what its settings say, nothing while somebody types, and nothing where they are off; and what a screen reader
// is told, in its order, is tests/golden/web/review-read-aloud.txt.
//   node tests/flow/keys.mjs PAGES_DIR ASSETS_DIR
import { createServer } from "node:http";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { openBrowser } from "./browser.mjs";

const [pages, assets] = process.argv.slice(2);
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript" };
const sent = [];
const server = createServer((asked, answer) => {
  const { pathname } = new URL(asked.url, "http://localhost");
  if (asked.method === "POST") {
    let body = "";
    asked.on("data", (part) => { body += part; });
    asked.on("end", () => { sent.push(`${pathname.split("/").pop()} ${body}`); answer.writeHead(204).end(); });
    return;
  }
  const file = path.join(pathname.startsWith("/static/") ? assets : pages, path.basename(pathname));
  try {
    const bytes = readFileSync(file);
    answer.writeHead(200, { "Content-Type": types[path.extname(file)] ?? "application/octet-stream", "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'" });
    answer.end(bytes);
  } catch {
    answer.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));
const at = `http://127.0.0.1:${server.address().port}`;

const failed = [];
const expect = (words, got, wanted) => { if (JSON.stringify(got) !== JSON.stringify(wanted)) failed.push(`${words}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`); };

const browser = await openBrowser({ scripts: true });
const reader = await browser.person("reader");
await reader.open(`${at}/staff-review-keys.html`);
const focused = () => reader.page.evaluate(() => document.activeElement.id);
const press = async (key) => { await reader.page.keyboard.press(key); await reader.page.waitForTimeout(50); };
const ids = await reader.page.evaluate(() => [...document.querySelectorAll(".review-list > li")].map((one) => one.id));

await press("x");
expect("the chosen key for the next proposal", await focused(), ids[0]);
await press("x");
expect("the next one", await focused(), ids[1]);
await press("k");
expect("the one before", await focused(), ids[0]);
await press("j");
expect("a key that was given away", await focused(), ids[0]);

await press("r");
await reader.page.waitForTimeout(200);
expect("release sends the proposal's own form", sent.map((one) => one.includes("outcome=release") && one.startsWith(ids[0].slice(2))), [true]);
await press("Control+a");
expect("a key with Control is the browser's", sent.length, 1);

await press("?");
expect("the list of keys", await reader.page.evaluate(() => document.getElementById("keys-list").open), true);
await reader.page.getByRole("button", { name: "Close" }).click();
expect("the list is shut", await reader.page.evaluate(() => document.getElementById("keys-list").open), false);

await reader.page.evaluate(() => { const one = document.querySelector("input[name=reason]"); one.closest("details")?.setAttribute("open", ""); one.closest("li")?.querySelectorAll("details").forEach((inner) => inner.setAttribute("open", "")); one.focus(); });
await press("r");
await press("a");
expect("what is typed is typed", await reader.page.evaluate(() => document.activeElement.value.slice(-2)), "ra");
expect("and nothing is sent", sent.length, 1);

await reader.open(`${at}/staff-review-text.html`);
await press("x");
await press("r");
expect("without the setting no key does anything", [await focused(), sent.length], ["", 1]);

// What a screen reader is told of a page of the review, in its order.
const landmarks = new Set(["banner", "navigation", "main", "region", "complementary", "contentinfo", "form", "search"]);
const controls = new Set(["button", "link", "checkbox", "radio", "textbox", "combobox", "DisclosureTriangle", "image"]);
async function readAloud(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const tell = (node, depth) => {
    const role = node.role?.value ?? "", name = (node.name?.value ?? "").replace(/\s+/g, " ").trim();
    const told = !node.ignored && (landmarks.has(role) || controls.has(role) || role === "heading");
    if (told) {
      const level = node.properties?.find((one) => one.name === "level")?.value.value;
      lines.push(`${"  ".repeat(depth)}${role === "DisclosureTriangle" ? "opens" : role}${role === "heading" ? ` ${level}` : ""}${name ? `: ${name}` : ""}`);
    }
    for (const id of node.childIds ?? []) tell(byId.get(id), depth + (told && landmarks.has(role) ? 1 : 0));
  };
  tell(nodes[0], 0);
  return `${lines.join("\n")}\n`;
}
await reader.open(`${at}/staff-review-text.html`);
const aloud = await readAloud(reader.page);
const golden = path.join(path.dirname(fileURLToPath(import.meta.url)), "../golden/web/review-read-aloud.txt");
const wanted = existsSync(golden) ? readFileSync(golden, "utf8") : "";
if (aloud !== wanted) {
  writeFileSync(path.join(pages, "review-read-aloud.txt"), aloud);
  const said = aloud.split("\n"), expected = wanted.split("\n"), differs = said.findIndex((line, index) => line !== expected[index]);
  failed.push(`a screen reader is told otherwise from line ${differs + 1} on: "${said[differs]}" instead of "${expected[differs]}". What it is told now: ${path.join(pages, "review-read-aloud.txt")}`);
}

await browser.close();
server.close();
for (const words of [...failed, ...reader.problems.filter((one) => !one.includes("404"))]) console.error(`FAILED ${words}`);
console.log(failed.length ? "keys: not right" : "keys: right");
process.exit(failed.length ? 1 : 0);
