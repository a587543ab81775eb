// A whole review of a document of three pages with the keyboard alone, from the people to the end of the review, with scripts and without: in Chromium, on the
// real pages over a council of its own (tests/web/review/by_keyboard_test.cc serves it, and says afterwards whether it was really reviewed).
//   node tests/flow/keyboard.mjs SERVED       SERVED: a file with a line "<scripts|no-scripts> <port> <case>" for each review; it is removed when all is done
import { existsSync, readFileSync, rmSync } from "node:fs";

import { reviewActs } from "./acts.mjs";
import { openBrowser } from "./browser.mjs";
import { notDone } from "./walked.mjs";

const [served] = process.argv.slice(2);
for (let waited = 0; !existsSync(served); ++waited) {
  if (waited > 600) throw new Error("the review is not served");
  await new Promise((done) => setTimeout(done, 100));
}

/** Somebody who has a keyboard and nothing else. */
class Keyboard {
  tabs = 0;
  constructor(person) {
    this.person = person;
    this.page = person.page;
  }
  /** Goes on with Tab until the focus is on what `fits`; once round the page and a little more, then it cannot be reached. */
  async to(what, fits) {
    for (let tries = 0; tries < 400; ++tries) {
      await this.page.keyboard.press("Tab");
      this.tabs += 1;
      const at = await this.page.evaluate(() => {
        const one = document.activeElement;
        return { tag: one.tagName, type: one.type ?? "", name: one.name ?? "", id: one.id, value: one.value ?? "", words: (one.textContent ?? "").replace(/\s+/g, " ").trim(),
          checked: one.checked ?? false, undecided: one.closest("[data-undecided], .is-undecided") !== null, form: one.closest("form")?.id ?? "", inTable: one.closest("table") !== null };
      });
      if (fits(at)) return at;
    }
    throw new Error(`${what} cannot be reached with the keyboard on ${this.page.url()}`);
  }
  async enter() {
    await Promise.all([this.page.waitForNavigation({ waitUntil: "load" }), this.page.keyboard.press("Enter")]);
    const summary = this.page.locator(".govuk-error-summary");
    if (await summary.count()) throw new Error(`refused: ${await summary.innerText()}`);
  }
  async follow(words) {
    await this.to(`the link "${words}"`, (at) => at.tag === "A" && at.words.startsWith(words));
    await this.enter();
  }
  async press(words) {
    await this.to(`the button "${words}"`, (at) => at.tag === "BUTTON" && at.words.startsWith(words));
    await this.enter();
  }
  count(what) {
    return this.page.locator(what).count();
  }
}

/** Everybody of a group selected with the space bar, and decided as one act that is shown first. */
async function decidePeople(keys) {
  for (const [group, decision] of [["known", "Withhold"], ["professional", "Release"], ["named", "Withhold"], ["detail", "Withhold"]]) {
    const open = await keys.count(`#group-${group} tr[data-undecided]`);
    for (let chosen = 0; chosen < open; ++chosen) {
      await keys.to(`somebody undecided of ${group}`, (at) => at.type === "checkbox" && at.undecided && at.form === `group-${group}` && !at.checked);
      await keys.page.keyboard.press("Space");
    }
    if (open === 0) continue;
    await keys.to("the reason", (at) => at.id === `reason-${group}`);
    await keys.page.keyboard.type("Looked at by keyboard");
    await keys.press(`${decision} selected`);
    await keys.press(`${decision} all of it`);
  }
}

async function reviewPages(keys) {
  let pages = 0;
  await keys.to("the first record", (at) => at.tag === "A" && at.inTable);
  await keys.enter();
  while (!new URL(keys.page.url()).pathname.endsWith("/review")) {
    while (await keys.count("li.is-undecided")) {
      await keys.to("a proposal to withhold", (at) => at.tag === "BUTTON" && at.undecided && at.words.startsWith("Withhold"));
      await keys.enter();
    }
    await keys.press("Mark page as checked");
    pages += 1;
  }
  return pages;
}

async function recordGrounds(keys) {
  await keys.follow("Put on the record why");
  while (await keys.count("form[data-ground]")) {
    await keys.to("the first field of the record", (at) => at.type === "checkbox" && at.name === "scope");
    for (let at; (at = await keys.to("the end of the record", (one) => one.type === "text" || one.tag === "TEXTAREA" || one.tag === "BUTTON")).tag !== "BUTTON";) {
      if (at.value === "" && !at.id.endsWith("-silent_reason")) await keys.page.keyboard.type("Family life, weighed");
    }
    await keys.enter();
  }
  await keys.follow("Back to the review");
}

async function explainDifferences(keys) {
  await keys.follow("Look at what is treated in two ways");
  while (await keys.count('input[name="difference"]')) {
    await keys.to("a reason", (at) => at.name === "reason");
    await keys.page.keyboard.type("It tells of her only there");
    await keys.press("Put the reason on the record");
  }
  await keys.follow("Back to the review");
}

const failed = [];
for (const line of readFileSync(served, "utf8").trim().split("\n")) {
  const [how, port, about] = line.split(" ");
  const from = performance.now();
  const browser = await openBrowser({ scripts: how === "scripts" });
  const reviewer = await browser.person(`reviewer, ${how}`);
  try {
    const at = `http://127.0.0.1:${port}`;
    await reviewer.context.addCookies([{ name: "staff", value: "A".repeat(26), url: at }]);
    await reviewer.open(`${at}/staff/cases/${about}/review`);
    await reviewActs({ reviewer, at: `${at}/staff/cases/${about}` });
    await reviewer.page.goto(`${at}/staff/cases/${about}/review`);
    const keys = new Keyboard(reviewer);
    await keys.follow("Decide person by person");
    await decidePeople(keys);
    await keys.follow("Back to the review");
    const pages = await reviewPages(keys);
    await recordGrounds(keys);
    await explainDifferences(keys);
    await keys.press("Finish the review");
    if (!new URL(reviewer.page.url()).pathname.endsWith("/pack")) throw new Error(`the review is not finished: ${await reviewer.text()}`);
    failed.push(...notDone(how === "scripts" ? "keyboard" : "keyboard/no-scripts", reviewer.posted));
    console.log(`by keyboard, ${how}: ${pages} pages with ${keys.tabs} steps of the Tab key in ${((performance.now() - from) / 1000).toFixed(1)} s`);
  } catch (problem) {
    failed.push(`${how}: ${problem.stack}`);
  }
  failed.push(...reviewer.problems);
  await browser.close();
}
rmSync(served);
for (const words of failed) console.error(`FAILED ${words}`);
process.exit(failed.length ? 1 : 0);
