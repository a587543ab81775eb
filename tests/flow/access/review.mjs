// The review of a request for access, as somebody does it who knows the truth: people first, then page by page, what no program finds with their own eyes.
import { mustNotStand, stands, writings } from "../truth.mjs";
import { truth } from "./given.mjs";

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").replace(/^[^\p{L}\p{N}+]+|[^\p{L}\p{N}]+$/gu, "");
/** By name, however a system writes it. */
const expectedOf = new Map(truth.cast.map((one) => [plain(one.name), one.expect]));
/** What somebody who knows the truth would withhold: every string that is to be withheld somewhere. */
const toWithhold = new Set([...truth.withhold, ...truth.items.flatMap((item) => item.parts.flatMap((part) =>
  part.mentions.filter((one) => one.expect === "withhold").map((one) => one.text)))].flatMap(writings).map(plain));
const toKeep = new Set([...truth.keep, ...truth.items.flatMap((item) => item.parts.flatMap((part) =>
  part.mentions.filter((one) => one.expect !== "withhold").map((one) => one.text)))].flatMap(writings).map(plain));
const months = /january|february|march|april|may|june|july|august|september|october|november|december/;  // no names here
const isPrivate = (words) => toWithhold.has(plain(words)) ||
  [...toWithhold].filter((one) => !months.test(one)).some((one) => one.length > 3 && !toKeep.has(plain(words)) && (` ${plain(words)} `.includes(` ${one} `) || ` ${one} `.includes(` ${plain(words)} `)));

export async function decidePeople(reviewer) {
  await reviewer.follow("Redaction");
  await reviewer.look("case-redaction");
  await reviewer.follow("Go to the review");
  await reviewer.look("review-home");
  await reviewer.follow("Decide person by person");
  await reviewer.look("review-people");
  const at = reviewer.page.url().split("?")[0];
  let decided = 0;
  const releases = async (row, group) => {
    const name = await row.getAttribute("data-name"), expected = expectedOf.get(plain(name));
    if (expected) return expected !== "withhold";
    return group === "professional" || (group !== "known" && !isPrivate(name));
  };
  for (const group of ["known", "professional", "named", "detail"]) {
    for (const outcome of ["Withhold selected", "Release selected"]) {
      await reviewer.page.goto(at);
      const form = reviewer.page.locator(`#group-${group}`);
      let chosen = 0;
      for (const row of await form.locator("tr[data-undecided]").all()) {
        if (await releases(row, group) !== (outcome === "Release selected")) continue;
        await row.locator("input[type=checkbox]").check({ force: true });
        ++chosen;
      }
      if (chosen === 0) continue;
      await form.locator("input[name=reason]").fill(outcome === "Release selected" ? "Acts in an official role" : "Another person’s information");
      await form.getByRole("button", { name: outcome }).click();
      await reviewer.page.waitForLoadState("load");
      await reviewer.look("review-contexts");
      await reviewer.press(outcome.replace("selected", "all of it"));
      if (await reviewer.page.locator(".govuk-error-summary").count()) throw new Error(`refused: ${await reviewer.page.locator(".govuk-error-summary").innerText()}`);
      decided += chosen;
    }
  }
  return decided;
}

export const byEye = { words: [], areas: 0 };
const unescaped = (html) => html.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");
async function accepted(person) {
  await person.page.waitForLoadState("load");
  const summary = person.page.locator(".govuk-error-summary");
  if (await summary.count()) throw new Error(`refused: ${await summary.innerText()}`);
}

/** What no program finds: words that give somebody away to those who know. The reviewer reads the page and marks them. */
async function withholdWordsByEye(reviewer, at) {
  const leaving = () => reviewer.page.locator('section[aria-labelledby="released-title"] .review-sheet').innerText();
  const before = await leaving();
  for (const words of mustNotStand(truth).filter((one) => stands(before, one))) {
    for (let tries = 0; tries < 20 && stands(await leaving(), words); ++tries) {
      await reviewer.follow("Withhold other words");
      await reviewer.look("review-words");
      const list = [...(await reviewer.page.locator(".review-words").innerHTML()).matchAll(/<sup>(\d+)<\/sup>([^<]*)/g)].map((one) => [Number(one[1]), unescaped(one[2]).trim()]);
      const length = words.split(/\s+/).length;
      const runs = list.flatMap((_, first) => [length, length + 1].map((size) => list.slice(first, first + size)));
      const fits = runs.filter((run) => stands(run.map((one) => one[1]).join(" "), words));
      if (fits.length === 0) throw new Error(`"${words}" is on the page and not in its list of words`);
      const run = fits[Math.min(tries, fits.length - 1)];
      await reviewer.page.locator("#code").selectOption("S2P3-16");
      await reviewer.fill({ from: run[0][0], to: run.at(-1)[0], reason: "It gives somebody away to those who know them" });
      await reviewer.press("Withhold these words");
      await accepted(reviewer);
      await reviewer.page.goto(at);
      byEye.words.push(words);
    }
  }
}

/** Handwriting that was not read: the reviewer draws a box over each field that is somebody else's. */
async function withholdAreasByEye(reviewer, at) {
  const scanned = truth.items.find((one) => one.key === truth.scan.file);
  if ((await reviewer.heading()) !== scanned.title) return;
  const toPoints = 72 / truth.scan.dpi;
  for (const field of truth.scan.fields.filter((one) => one.expect === "withhold")) {
    const box = Object.fromEntries(Object.entries(field.box_px).map(([side, pixels]) => [side, pixels * toPoints]));
    const rects = await reviewer.page.locator('section[aria-labelledby="released-title"] rect').all();
    let covered = 0;
    for (const rect of rects) {
      const [x, y, w, h] = await Promise.all(["x", "y", "width", "height"].map(async (side) => Number(await rect.getAttribute(side))));
      covered += Math.max(0, Math.min(x + w, box.x + box.width) - Math.max(x, box.x)) * Math.max(0, Math.min(y + h, box.y + box.height) - Math.max(y, box.y));
    }
    if (covered > 0.7 * box.width * box.height) continue;
    await reviewer.follow("Withhold an area of the picture");
    await reviewer.look("review-area");
    const picture = reviewer.page.locator("input[type=image]");
    const scale = Number(await picture.getAttribute("width")) / (truth.scan.width_px * toPoints);
    const corner = (points) => String(Math.round(points * scale));
    await reviewer.page.locator("summary", { hasText: "Type the corners instead" }).click();
    await reviewer.fill({ x1: corner(box.x - 3), y1: corner(box.y - 3), x2: corner(box.x + box.width + 3), y2: corner(box.y + box.height + 3) });
    await reviewer.press("Show the area");
    await reviewer.look("review-area-chosen");
    await reviewer.page.locator("#code").selectOption("S2P3-16");
    await reviewer.fill({ reason: "Another person’s details, in handwriting" });
    await reviewer.press("Withhold this area");
    await accepted(reviewer);
    await reviewer.page.goto(at);
    ++byEye.areas;
  }
}

export async function reviewPages(reviewer) {
  const home = reviewer.page.url().split("/review")[0] + "/review";
  await reviewer.page.goto(home);
  const first = reviewer.page.locator("table a.govuk-link").first();
  await first.click();
  await reviewer.page.waitForLoadState("load");
  let pages = 0;
  for (;;) {
    const at = reviewer.page.url().split(/[?#]/)[0];
    const kind = await reviewer.page.locator(".review-sheet--image").count() ? "picture" : "text";
    await reviewer.look(`review-${kind}`);
    for (;;) {
      const open = reviewer.page.locator("li.is-undecided").first();
      if (await open.count() === 0) break;
      await open.locator("summary").click();
      await open.getByRole("button", { name: "Withhold" }).click();
      await reviewer.page.waitForLoadState("load");
      if (await reviewer.page.locator(".govuk-error-summary").count()) throw new Error(`refused: ${await reviewer.page.locator(".govuk-error-summary").innerText()}`);
    }
    await (kind === "text" ? withholdWordsByEye(reviewer, at) : withholdAreasByEye(reviewer, at));
    await reviewer.press("Mark page as checked");
    if (await reviewer.page.locator(".govuk-error-summary").count()) throw new Error(`refused: ${await reviewer.page.locator(".govuk-error-summary").innerText()}`);
    if (++pages > 2000) throw new Error("the pages do not end");
    if (new URL(reviewer.page.url()).pathname.endsWith("/review")) break;
  }
  return { pages, home };
}

/** What was weighed, ground by ground: it goes on the record before the review can be finished. */
export async function recordGrounds(reviewer, home) {
  for (let recorded = 0; recorded < 20; ++recorded) {
    await reviewer.at(`${home}/grounds`);
    await reviewer.look(recorded === 0 ? "review-grounds" : "review-grounds-recorded");
    const form = reviewer.page.locator("form[data-ground]").first();
    if ((await form.count()) === 0) return;
    for (const box of await form.locator('input[type="text"]').all()) {
      const optional = (await box.getAttribute("id")).endsWith("-silent_reason");
      if (!optional && (await box.inputValue()) === "") await box.fill("Weighed: their family life against what the requester needs to know of her own");
    }
    await form.getByRole("button", { name: "Put it on the record" }).click();
    await accepted(reviewer);
  }
  throw new Error("the records do not end");
}

/** What is treated in two ways, line by line: the truth has such places, and each has its reason. Of the pages that were looked at too briefly, which stop nobody,
 *  the first is explained: whoever presses buttons as fast as this has them all there. */
export async function explainDifferences(reviewer, home) {
  const explain = async (form, reason) => {
    await form.locator('input[name="reason"]').fill(reason);
    await form.getByRole("button").click();
    await accepted(reviewer);
    await reviewer.at(`${home}/inconsistencies`);
  };
  const formOf = (what) => reviewer.page.locator(`form.desk-inline-form:has(input[name="${what}"])`).first();
  await reviewer.at(`${home}/inconsistencies`);
  await reviewer.look("review-inconsistencies");
  for (let explained = 0; await formOf("difference").count() > 0; ++explained) {
    if (explained > 200) throw new Error("the differences do not end");
    await explain(formOf("difference"), "It tells of somebody only in the one place");
  }
  if (await formOf("brief").count() > 0) await explain(formOf("brief"), "A table of four words");
  await reviewer.look("review-inconsistencies-explained");
}
