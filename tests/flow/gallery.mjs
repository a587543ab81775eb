// Every page of the gallery (tests/web/pages/gallery_test.cc) in Chromium on a desktop and on a phone, with axe; dark, in high contrast and at 200 %.
//   node tests/flow/gallery.mjs PAGES ASSETS PICTURES                     keeps a picture of each in PICTURES, to be looked at
//   node tests/flow/gallery.mjs PAGES ASSETS PICTURES --golden DIR        holds each against the small one of DIR; PICTURES has what differs: kept, now, in red
//   node tests/flow/gallery.mjs PAGES ASSETS PICTURES --golden DIR --keep puts what differs, is new or is gone into DIR
import { createServer } from "node:http";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { openBrowser } from "./browser.mjs";
import { whatIsFound } from "./changed-pages.mjs";
import { complaintsOf, difference, keep, keptIn, pictureOf } from "./pictures.mjs";

const { values: given, positionals: [pages, assets, pictures] } = parseArgs({ allowPositionals: true, options: { golden: { type: "string" }, keep: { type: "boolean", default: false } } });
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };
const server = createServer((asked, answer) => {
  const { pathname } = new URL(asked.url, "http://localhost");
  const fixed = pathname.startsWith("/static/");
  try {
    const bytes = readFileSync(path.join(fixed ? assets : pages, path.basename(pathname)));
    answer.writeHead(200, { "Content-Type": types[path.extname(pathname)] ?? "application/octet-stream", ...(fixed ? { "Cache-Control": "max-age=3600" } : {}),
      "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'" });
    answer.end(bytes);
  } catch {
    answer.writeHead(pathname.endsWith("/image") ? 200 : 404, { "Content-Type": "image/svg+xml" });
    answer.end('<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><rect width="1240" height="1754" fill="#fbfaf5"/></svg>');
  }
}).listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));
const at = (name) => `http://127.0.0.1:${server.address().port}/${name}.html`;
const names = readdirSync(pages).filter((name) => name.endsWith(".html")).map((name) => path.basename(name, ".html")).sort();

mkdirSync(pictures, { recursive: true });
const browser = await openBrowser({ scripts: true, pictures });
const visitor = await browser.person("visitor");

/** In the widths of its windows: what is longer than English has the narrowest phone alone, and is otherwise the English page. */
const windowsOf = (name) => (/-en-XA$/.test(name) ? [320] : [1280, /-ar-XB$/.test(name) ? 320 : 360]);
const cellsOf = (width) => (width === 1280 ? 96 : 64);

async function held() {
  const now = new Map();
  // Those with one window come last: it is set once.
  for (const name of [...names.filter((one) => windowsOf(one).length > 1), ...names.filter((one) => windowsOf(one).length === 1)]) {
    const [first, ...others] = windowsOf(name);
    await visitor.show(first);
    await visitor.open(at(name));
    await visitor.fits(name, first);
    if (!others.length) continue;  // the same words from right to left have a picture
    now.set(`${name} ${first}`, await pictureOf(visitor.page, await visitor.session(), first, cellsOf(first)));
    await visitor.tryAxe(name);
    if (!given.keep) {
      if (!/-ar-XB$/.test(name)) await visitor.tryColours(name);  // mirrored, the colours are the same
      await visitor.tryTwiceAsLarge(name);
    }
    for (const width of others) {
      await visitor.show(width);
      now.set(`${name} ${width}`, await pictureOf(visitor.page, await visitor.session(), width, cellsOf(width)));
      await visitor.fits(name, width);
    }
  }
  const kept = keptIn(given.golden), said = complaintsOf(kept, now);
  if (given.keep) {
    keep(given.golden, new Map([...now].map(([page, picture]) => [page, said.some(([of]) => of === page) ? picture : kept.get(page)])));
    console.log(`${said.length} pictures written anew`);
    return;
  }
  for (const [page, words] of said) {
    visitor.problems.push(`${page}: ${words}`);
    const [name, width] = page.split(" ");
    if (!now.has(page)) continue;
    if (kept.has(page)) writeFileSync(path.join(pictures, `differs-${name}-${width}.png`), difference(kept.get(page), now.get(page)));
    await visitor.show(Number(width));
    await visitor.open(at(name));
    await visitor.page.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: true });
  }
  if (said.length) visitor.problems.push(`look at ${pictures}; where the pages are right: sh tests/flow/gallery.sh WEB_TEST BUILD_DIR --keep`);
  await visitor.show(1280);
  visitor.problems.push(...await whatIsFound(visitor, at));
}

if (given.golden) {
  await held();
}
if (given.golden && !given.keep) {  // what another reader looks at
  await visitor.show(1280);
  await visitor.open(at("staff-sign-in-device"));
  await visitor.page.screenshot({ path: path.join(pictures, "staff-sign-in-device-1280.png"), fullPage: true });
}
if (!given.golden) {
  for (const name of names) {
    await visitor.open(at(name));
    await visitor.look(name);
  }
}
await browser.close();
server.close();
for (const words of visitor.problems) console.error(`FAILED ${words}`);
console.log(`${names.length} pages looked at, ${visitor.problems.length} problems`);
process.exit(visitor.problems.length ? 1 : 0);
