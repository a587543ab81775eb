// Every page of the gallery (tests/web/pages/gallery_test.cc) in Chromium at two widths, with axe.
//   node tests/flow/gallery.mjs PAGES_DIR ASSETS_DIR PICTURES_DIR
import { createServer } from "node:http";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { openBrowser } from "./browser.mjs";

const [pages, assets, pictures] = process.argv.slice(2);
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };
const server = createServer((asked, answer) => {
  const { pathname } = new URL(asked.url, "http://localhost");
  const folder = pathname.startsWith("/static/") ? assets : pages;
  try {
    const bytes = readFileSync(path.join(folder, path.basename(pathname)));
    answer.writeHead(200, { "Content-Type": types[path.extname(pathname)] ?? "application/octet-stream",
      "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'" });
    answer.end(bytes);
  } catch {
    answer.writeHead(pathname.endsWith("/image") ? 200 : 404, { "Content-Type": "image/svg+xml" });
    answer.end('<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><rect width="1240" height="1754" fill="#fbfaf5"/></svg>');
  }
}).listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));

const browser = await openBrowser({ scripts: true, pictures });
const person = await browser.person("visitor");
for (const file of readdirSync(pages).filter((name) => name.endsWith(".html")).sort()) {
  await person.open(`http://127.0.0.1:${server.address().port}/${file}`);
  await person.look(path.basename(file, ".html"));
}
await browser.close();
server.close();
for (const words of person.problems) console.error(`FAILED ${words}`);
console.log(`${person.seen.size} pages looked at, ${person.problems.length} problems`);
process.exit(person.problems.length ? 1 : 0);
