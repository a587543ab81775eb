// Debian's Chromium, a page with helpers in the words of the desk, axe and screenshots.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(path.join(here, "../../tools/npm/package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const rules = { resultTypes: ["violations"], runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

const contrast = { resultTypes: ["violations"], runOnly: { type: "rule", values: ["color-contrast"] } };

export async function openBrowser({ scripts, pictures }) {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
  if (pictures) mkdirSync(pictures, { recursive: true });
  return {
    close: () => browser.close(),
    /** A person at a browser of their own. */
    person: async (name) => new Person(name, await browser.newContext({
      javaScriptEnabled: scripts, viewport: { width: 1280, height: 900 }, ignoreHTTPSErrors: true, acceptDownloads: true,
    }), { scripts, pictures }),
  };
}

export class Person {
  constructor(name, context, { scripts, pictures }) {
    Object.assign(this, { name, context, scripts, pictures, seen: new Set(), problems: [], posted: new Set() });
  }

  async open(address) {
    if (!this.page) {
      this.page = await this.context.newPage();
      this.page.on("console", (line) => {
        if (line.type() === "error") this.problems.push(`console: ${line.text()}`);
      });
      this.page.on("response", (answer) => {
        // Without scripts and with them, a form that was taken leads on or gives a file; one that was refused comes back.
        if (answer.request().method() === "POST" && answer.status() < 400) this.posted.add(new URL(answer.url()).pathname);
      });
      this.page.on("request", (asked) => {
        if (new URL(asked.url()).host !== this.host) this.problems.push(`a request left for ${new URL(asked.url()).host}`);
      });
    }
    this.host = new URL(address).host;
    await this.page.goto(address);
  }

  /** Goes there, unless the last press already led there. */
  async at(address) {
    await this.page.waitForLoadState("load");
    if (this.page.url().split(/[?#]/)[0] !== address) await this.page.goto(address);
  }

  /** Keeps a picture of the page at two widths, and tries it with axe; once for each name. Without scripts, where neither can be asked, pictures are all. */
  async look(name) {
    if (this.seen.has(name)) return;
    this.seen.add(name);
    const longer = /-en-XA$/.test(name);
    if (this.pictures || this.scripts) {
      // What is longer than English has the narrowest phone, and is otherwise the English page.
      for (const width of longer ? [320] : [1280, /-ar-XB$/.test(name) ? 320 : 360]) {
        await this.show(width);
        if (this.pictures) await this.page.screenshot({ path: path.join(this.pictures, `${name}-${width}.png`), fullPage: true });
        await this.fits(name, width);
      }
      await this.show(1280);
    }
    if (this.scripts && !longer) await this.tryAxe(name);
  }

  /** In a window of this width. */
  async show(width) {
    if (this.page) await this.page.setViewportSize({ width, height: 900 });
  }
  /** A page wider than its window is a problem. */
  async fits(name, width) {
    const wide = this.scripts ? await this.page.evaluate(() => document.documentElement.scrollWidth) : 0;
    if (wide > width) this.problems.push(`${name}: ${wide} pixels wide in a window of ${width}`);
  }
  /** What the browser is told beyond the page. */
  async session() {
    this.told ??= await this.context.newCDPSession(this.page);
    return this.told;
  }

  async tryAxe(name) {
    await this.page.evaluate(axe);
    const found = await this.page.evaluate((options) => globalThis.axe.run(document, options), rules);
    for (const one of found.violations) {
      this.problems.push(`${name}: axe ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join("; ")}`);
    }
  }

  /** After tryAxe(): whether every word can be told from its ground on a dark page, and in the colours of a reader who chose their own. */
  async tryColours(name) {
    for (const [whose, colours] of [["dark", { colorScheme: "dark" }], ["high contrast", { forcedColors: "active" }]]) {
      await this.page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...colours });
      const found = await this.page.evaluate((options) => globalThis.axe.run(document, options), contrast);
      for (const one of found.violations) {
        for (const node of one.nodes.slice(0, 3)) this.problems.push(`${name}, ${whose}: ${node.target.join(" ")}: ${node.any.map((check) => check.message).join("; ")}`);
      }
    }
    await this.page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  }
  /** At 200 %: a window of half its width; and all words twice as large in the window as it is (WCAG 2.2, 1.4.4). */
  async tryTwiceAsLarge(name) {
    await this.show(640);
    await this.fits(`${name} at 200 %`, 640);
    await this.show(1280);
    await this.page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    await this.fits(`${name}, words at 200 %`, 1280);
    await this.page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
  }

  async press(label) {
    await this.page.getByRole("button", { name: label }).first().click();
    await this.page.waitForLoadState("load");
  }
  async follow(label) {
    // Some links look like buttons and say so to assistive technology.
    await this.page.locator("a", { hasText: label }).first().click();
    await this.page.waitForLoadState("load");
  }
  async heading() {
    return (await this.page.locator("h1").first().innerText()).trim();
  }
  async text() {
    return this.page.locator("main").innerText();
  }
  async fill(fields) {
    for (const [id, value] of Object.entries(fields)) await this.page.locator(`[id="${id}"]`).fill(String(value));
  }
  async choose(name, value) {
    await this.page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });
  }
}
