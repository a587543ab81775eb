// One request for access, from the resident's form to the pack in the resident's hands, as five people do it in a browser.
//   node tests/flow/access.mjs --url http://127.0.0.1:PORT --outbox DIR --truth FILE --staff FILE [--no-scripts] [--pictures DIR] [--program RIGHTSDESK]
// --staff: a JSON file {"officer":{"name","password","device"},"reviewer":{…},"releaser":{…}}. Ends 0, or 1 with what went wrong.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { administratorActs, candidateActs, caseActs, complaintActs, deskActs, partActs, releasedActs, reopenedActs, requesterActs, savedFormActs } from "./acts.mjs";
import { daysIn } from "./calendar.mjs";
import { ask, caseAt, codeSentBy, showIdentity, signIn } from "./desk.mjs";
import { mustNotStand, stands, writings } from "./truth.mjs";
import { beginWalk, quick } from "./walk.mjs";

const { values: given } = parseArgs({ options: {
  url: { type: "string" }, outbox: { type: "string" }, truth: { type: "string" }, staff: { type: "string" },
  program: { type: "string" }, pictures: { type: "string" }, keep: { type: "string" }, "no-scripts": { type: "boolean", default: false },
} });
const truth = JSON.parse(readFileSync(given.truth, "utf8"));
const accounts = JSON.parse(readFileSync(given.staff, "utf8"));
const wanted = truth.request;
const email = `resident.${Date.now()}@example.org`;
const { step, expect, person, run } = await beginWalk({ scripts: !given["no-scripts"], pictures: given.pictures });
const leftOut = [];  // records that lie in the person's file and are somebody else's

async function until(what, seconds, check) {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    if (await check()) return true;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error(`waited ${seconds} s in vain: ${what}`);
}

const answersByPage = {
  right: (p) => p.choose("right", "see"),
  "who-for": (p) => p.choose("who-for", "me"),
  name: (p) => p.fill({ "full-name": `${wanted.given_names} ${wanted.family_name}` }),
  "other-names": (p) => p.fill({ "other-names": [wanted.known_as, ...wanted.former_names.map((n) => `${n.given} ${n.family}`)].filter(Boolean).join("\n") }),
  "date-of-birth": (p) => {
    const [year, month, day] = wanted.date_of_birth.split("-");
    return p.fill({ "born-day": Number(day), "born-month": Number(month), "born-year": year });
  },
  address: (p) => p.fill({ "address-lines": wanted.current_address.line, "address-postcode": wanted.current_address.postcode }),
  "earlier-addresses": (p) => p.fill({ "earlier-addresses": wanted.former_addresses.map((a) => `${a.line}, ${a.postcode}`).join("\n") }),
  services: (p) => p.choose("services", "not-sure"),
  "what-you-want": (p) => p.choose("wanted", "everything"),
  contact: async (p) => {
    await p.fill({ email, phone: wanted.phone });
    await p.choose("safe-contact", "yes");
  },
  identity: (p) => p.choose("identity", "show"),
  format: (p) => p.choose("format", "online"),
};

/** Somebody has to stop in the middle, and goes on in another browser with eight words on a card. */
async function goOnElsewhere(resident) {
  await resident.press("Save and come back later");
  await resident.look("resident-keep");
  await resident.choose("how", "card");
  await resident.press("Save it");
  await resident.look("resident-card");
  const words = (await resident.page.locator(".desk-words li").allInnerTexts()).map((word) => word.trim());
  expect(words.length === 8, "the card has eight words");
  const again = await person("resident-elsewhere");
  await again.open(`${given.url}/start`);
  await again.follow("Go back to a form you saved");
  await again.look("resident-come-back");
  await again.fill({ words: words.toReversed().join(" ") });
  await again.press("Open my form");
  expect((await again.text()).includes("We have no form for these words"), "the words in another order open nothing");
  await again.fill({ words: words.join(", ").toUpperCase() });
  await again.press("Open my form");
  expect(new URL(again.page.url()).pathname === "/request/name", "the form is where it was left");
  return again;
}

const onePixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
/** Right after the request is sent, without a code: photos of both sides of a card, and a file that is none. */
async function showWhoTheyAre(resident) {
  await resident.follow("send us something that shows who you are");
  await resident.look("resident-evidence");
  const send = async (name, mimeType, buffer) => {
    await resident.choose("document", "identity/passport");
    await resident.page.locator("#files").setInputFiles([{ name, mimeType, buffer }, { name: "back.png", mimeType: "image/png", buffer: onePixel }]);
    await resident.press("Send it to us");
  };
  await send("letter.txt", "text/plain", Buffer.from("It is me"));
  expect((await resident.text()).includes("File 1 must be a photo"), "what is no photo and no PDF is turned away");
  await resident.look("resident-evidence-error");
  await send("front.png", "image/png", onePixel);
  expect((await resident.text()).includes("Passport: 2 files"), "what came is listed");
  await resident.look("resident-evidence-sent");
}

async function sendRequest(resident) {
  await resident.open(`${given.url}/start`);
  await resident.look("resident-start");
  await resident.press("Start now");
  await resident.look("resident-safety");
  await resident.press("Continue");
  let mistaken = false;
  for (let page; (page = new URL(resident.page.url()).pathname.replace("/request/", "")) !== "check";) {
    await resident.look(`resident-${page}`);
    if (!mistaken) {
      await resident.press("Continue");  // nothing chosen yet
      expect((await resident.page.title()).startsWith("Error: "), "an empty answer is met with an error in the title");
      expect(await resident.page.getByText("There is a problem").isVisible(), "and an error summary");
      await resident.look(`resident-${page}-error`);
      mistaken = true;
    }
    if (!answersByPage[page]) throw new Error(`the form asks ${page}, which this test cannot answer`);
    await answersByPage[page](resident);
    if (page === "name") {
      resident = await goOnElsewhere(resident);
      expect((await resident.page.locator("#full-name").inputValue()).includes(wanted.family_name), "what was typed is there");
    }
    await resident.press("Continue");
    if (new URL(resident.page.url()).pathname.endsWith(`/${page}`)) throw new Error(`${page} was refused: ${await resident.text()}`);
  }
  await resident.look("resident-check");
  expect((await resident.text()).includes(wanted.family_name), "the answers to check show the name as typed");
  await resident.press("Send your request");
  await resident.look("resident-sent");
  const reference = (await resident.page.locator(".govuk-panel__body strong").innerText()).trim();
  await showWhoTheyAre(resident);
  return reference;
}

/** What the requester sent is a task, and one of the systems is tried out by a worker. */
async function lookAround(officer) {
  const at = officer.page.url();
  await officer.follow("Work");
  expect((await officer.text()).includes("Files that the requester sent"), "the files are a task");
  await officer.page.goto(`${given.url}/staff/sources`);
  await officer.look("staff-sources");
  await officer.press("Try it out");
  await until("a system to be tried out", 60, async () => {
    await officer.page.goto(`${given.url}/staff/sources`);
    return (await officer.text()).includes("asked by Ines Okafor");
  });
  await officer.look("staff-sources-tried");
  await officer.page.goto(at);
}

async function signInTo(person, account, reference) {
  await signIn(person, given.url, account);
  await person.follow(reference);
}

/** From the list: given to herself, a view kept; what is hers today; the charts; her due days as a calendar that nobody has to sign in for. */
async function takeTheCase(officer, reference) {
  const at = officer.page.url();
  await officer.page.goto(`${given.url}/staff/cases?with=nobody`);
  await officer.page.locator("tbody tr", { hasText: reference }).locator('input[name="case"]').check({ force: true });
  await officer.press("Give them to a colleague");
  await officer.look("staff-assign");
  await officer.page.locator("#to").selectOption({ label: "Ines Okafor" });
  expect(!(await officer.page.locator("#to").innerText()).includes("Ada Holm"), "who only looks after accounts is offered no case");
  await officer.press("Give them");
  expect(!(await officer.page.locator("tbody").innerText()).includes(reference), "it is nobody's no longer");
  await officer.page.goto(`${given.url}/staff/cases?right=access`);
  await officer.fill({ name: "Access" });
  await officer.press("Keep it");
  expect(await officer.page.getByRole("link", { name: "Access", exact: true }).count() === 1, "the view is kept");
  await officer.page.goto(`${given.url}/staff/home`);
  await officer.look("staff-home");
  expect((await officer.text()).includes(reference), "the case is among hers today");
  await officer.follow("How the work goes");
  await officer.look("staff-charts");
  await officer.page.goto(`${given.url}/staff/calendar`);
  await officer.press("Make an address");
  const address = (await officer.page.locator(".desk-mono").innerText()).trim();
  const feed = await fetch(new URL(new URL(address).pathname, given.url));
  const { cases } = await (await officer.page.context().request.get(`${given.url}/staff/cases/list.json`)).json();
  const due = Object.fromEntries(cases.filter((one) => one.with === "Ines Okafor" && one.due).map((one) => [one.reference, one.due]));
  const read = feed.ok ? daysIn(await feed.text()) : {};
  const inOrder = (days) => JSON.stringify(Object.entries(days).sort());
  expect(reference in due && inOrder(read) === inOrder(due), `another calendar program reads the days of her cases: ${JSON.stringify(read)}`);
  await officer.page.goto(at);
}

async function acceptIdentity(officer) {
  await officer.look("case-overview");
  expect((await officer.text()).includes("Why it is due then"), "the case says why it is due when it is");
  await officer.follow("People and identity");
  await officer.look("case-people");
  await showIdentity(officer);
}

async function search(officer) {
  await officer.look("case-search-new");
  await officer.press("Start the search");
  const at = officer.page.url().split("?")[0];
  await until("every source to end", 180, async () => {
    await officer.page.goto(at);
    return (await officer.text()).includes("Every source has ended");
  });
  await officer.look("case-search");
}

/** Decides as somebody who knows the truth would, saying why where the program thinks otherwise. */
async function decideCandidates(officer) {
  await officer.follow("Candidates");
  await officer.look("case-candidates");
  const at = officer.page.url().split("?")[0];
  const expected = new Map(truth.records.map((r) => [`${r.source} ${r.key}`, r.expect]));
  const known = new Set(truth.records.filter((one) => one.expect === "reject").map((one) => one.key));
  const shown = await officer.page.locator("article.desk-card", { has: officer.page.locator("strong.govuk-tag", { hasText: "Undecided" }) }).evaluateAll((cards) => cards.map((card) => card.dataset.key));
  await candidateActs({ officer, at: at.replace("/candidates", ""), others: shown.filter((key) => known.has(key)).slice(0, 3) });
  let decided = 0;
  for (;;) {
    await officer.at(at);
    const card = officer.page.locator("article.desk-card", { has: officer.page.locator("strong.govuk-tag", { hasText: "Undecided" }) }).first();
    if (await card.count() === 0) break;
    const key = `${await card.getAttribute("data-source")} ${await card.getAttribute("data-key")}`;
    const proposes = (await card.innerText()).includes("this is the person");
    const known = expected.get(key);
    const confirm = known ? known !== "reject" : proposes;
    await card.locator("input[name=reason]").first().fill(confirm ? "The details fit the person" : "Another person");
    await card.getByRole("button", { name: confirm ? "This is the person" : "This is somebody else" }).click();
    await officer.page.waitForLoadState("load");
    const refused = await officer.page.locator(".govuk-error-summary").count();
    if (refused) throw new Error(`a decision was refused: ${await officer.page.locator(".govuk-error-summary").innerText()}`);
    if (++decided > 400) throw new Error("the candidates do not end");
  }
  return decided;
}

async function waitForRecords(officer) {
  await officer.follow("Records");
  const at = officer.page.url().split("?")[0];
  await until("every record to be read", 600, async () => {
    await officer.page.goto(at);
    const text = await officer.text();
    return text.includes("Sealed as") && !text.includes("Being read");
  });
  await officer.look("case-records");
  for (;;) {
    const row = officer.page.locator("tr", { hasText: "Needs a decision." }).first();
    if (await row.count() === 0) break;
    await row.locator("summary").click();
    await row.locator("input[name=reason]").fill("It cannot be read; the requester is told");
    await row.getByRole("button", { name: "Leave it out" }).click();
    await officer.page.waitForLoadState("load");
  }
  for (const item of truth.items.filter((one) => one.expect === "leave_out")) {
    await officer.page.goto(at);
    const row = officer.page.locator(`tr[data-source="${item.source}"][data-key="${item.key}"]`);
    if (await row.count() === 0 || (await row.innerText()).includes("Left out by")) continue;
    await row.locator("summary").click();
    await row.locator("input[name=reason]").fill("It is about another person");
    await row.getByRole("button", { name: "Leave it out" }).click();
    await officer.page.waitForLoadState("load");
    leftOut.push(item.title);
  }
  await until("the case's work to end", 600, async () => {
    await officer.page.goto(at.replace("/records", ""));
    return !(await officer.text()).includes("The program is working on");
  });
  await officer.follow("Search plan");
  await officer.press("Finish the search");
  const refused = await officer.page.locator(".govuk-error-summary").count();
  if (refused) throw new Error(`the search was not finished: ${await officer.page.locator(".govuk-error-summary").innerText()}`);
}

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

async function decidePeople(reviewer) {
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

const byEye = { words: [], areas: 0 };
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

async function reviewPages(reviewer) {
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
async function recordGrounds(reviewer, home) {
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
async function explainDifferences(reviewer, home) {
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

async function finishReview(reviewer, home) {
  await recordGrounds(reviewer, home);
  await explainDifferences(reviewer, home);
  await reviewer.page.goto(home);
  await reviewer.press("Finish the review");
  if (await reviewer.page.locator(".govuk-error-summary").count()) throw new Error(`not finished: ${await reviewer.text()}`);
  await reopenedActs({ reviewer, at: home.replace("/review", ""), idle: () => until("the case's work to end", 60, async () => {
    await reviewer.page.goto(home.replace("/review", ""));
    return !(await reviewer.text()).includes("The program is working on");
  }) });
  await reviewer.page.goto(home);
  await reviewer.press("Finish the review");
  if (await reviewer.page.locator(".govuk-error-summary").count()) throw new Error(`not finished again: ${await reviewer.text()}`);
  await reviewer.press("Build the pack");
  const at = `${home.replace("/review", "")}/pack`;
  await until("the pack to be sealed", 600, async () => {
    await reviewer.page.goto(at);
    const text = await reviewer.text();
    if (text.includes("Blocked by the gate")) throw new Error(`the gate blocked the pack: ${text.slice(0, 1500)}`);
    return text.includes("Release it");
  });
  await reviewer.look("case-pack");
  return at;
}

async function release(releaser, at) {
  await releaser.page.goto(at);
  await releaser.fill({ recipient_email: "somebody.else@example.org" });
  await releaser.press("Release the pack");
  expect(await releaser.page.locator(".govuk-error-summary").count() > 0, "a wrong recipient is refused");
  await releaser.fill({ recipient_email: email });
  await releaser.press("Release the pack");
  expect((await releaser.text()).includes("Released by"), "the pack is released by a second person");
}

async function download(resident, reference) {
  await resident.open(`${given.url}/status`);
  await resident.look("resident-status-reference");
  await resident.fill({ reference });
  await resident.choose("how", "email");
  const code = await codeSentBy(() => resident.press("Send me a code"), given.outbox, email);
  await resident.look("resident-status-code");
  await resident.fill({ code });
  await resident.press("Continue");
  await resident.look("resident-status");
  await resident.follow("Ask for less or more");
  await resident.look("resident-change");
  await resident.press("Send");
  expect((await resident.text()).includes("Select what you would like to change"), "nothing is chosen for them");
  await resident.choose("wish", "reach");
  await resident.fill({ words: "Please ring before you send anything else" });
  await resident.press("Send");
  expect((await resident.text()).includes("We have what you wrote"), "what they wrote has arrived");
  await resident.follow("Open your information");
  await resident.look("resident-open");
  const [file] = await Promise.all([resident.page.waitForEvent("download"), resident.press("Download your information")]);
  const kept = given.keep ?? path.join(given.outbox, file.suggestedFilename());
  await file.saveAs(kept);
  const bytes = readFileSync(kept);
  expect(bytes.subarray(0, 5).toString() === "%PDF-", "the resident has a PDF");
  return { kept, size: bytes.length };
}

/** Reads the pack here, from its contents to the first picture of a page: how many pages were turned. */
async function readHere(resident) {
  await resident.press("Read here, page by page");
  await resident.look("resident-read-contents");
  expect((await resident.text()).includes("Dear "), "the pack begins with its letter");
  let turned = 0;
  const picture = resident.page.locator(".desk-read img").first();
  while (await picture.count() === 0 && await resident.page.locator(".turn a[rel=next]").count() > 0) {
    await resident.page.locator(".turn a[rel=next]").click();
    expect(await resident.page.locator(".govuk-exit-this-page").count() > 0, "every page can be left at once");
    turned += 1;
  }
  await resident.page.waitForLoadState("load");
  expect(await picture.evaluate((image) => image.complete && image.naturalWidth > 0), "the picture of a page is shown");
  await resident.look("resident-read-picture");
  return turned;
}

async function deliver(officer, pack) {
  await officer.page.goto(pack);
  await officer.page.locator("summary", { hasText: "Write down a delivery" }).click();
  await officer.choose("way", "posted");
  const today = new Date();
  await officer.fill({ "on-day": today.getDate(), "on-month": today.getMonth() + 1, "on-year": today.getFullYear(), note: "Tracked, AB 1234 5678 GB" });
  await officer.press("Write it down");
  expect((await officer.text()).includes("Tracked, AB 1234 5678 GB"), "the delivery stands on the page");
  await officer.look("case-pack-delivered");
  await officer.page.locator("summary", { hasText: "Print it for the post" }).click();
  await officer.fill({ they_said: "She said yes on the phone" });
  const [printed] = await Promise.all([officer.page.waitForEvent("download"), officer.press("Download for printing")]);
  const paper = path.join(given.outbox, "..", printed.suggestedFilename());
  await printed.saveAs(paper);
  expect(readFileSync(paper).subarray(0, 5).toString() === "%PDF-", "the copy for the post is a PDF");
  await officer.page.goto(pack);
  const [archive] = await Promise.all([officer.page.waitForEvent("download"), officer.page.getByRole("link", { name: /Everything that was sealed/ }).click()]);
  const kept = path.join(given.outbox, "..", archive.suggestedFilename());
  await archive.saveAs(kept);
  expect(readFileSync(kept).subarray(0, 2).toString() === "PK", "the archive is a ZIP");
  if (given.program) {
    const said = execFileSync(given.program, ["verify-pack", kept], { encoding: "utf8" });
    expect(/signed by CN=Seal of disclosure packs/.test(said) && /whole: every part/.test(said), "the archive is whole and signed");
  }
}

/** What else each desk does. */
async function everyOtherAct({ officer, resident, at, reference }) {
  const { url, outbox } = given, quickly = async (name) => quick(await person(name));
  const manager = await quickly("manager"), administrator = await quickly("administrator");
  await signIn(manager, url, accounts.manager);
  await signIn(administrator, url, accounts.administrator, 0, "/staff/accounts");
  await releasedActs({ officer, resident, url, at });
  step("a pack that was released: locked, shut, sent again, added to; a question and its answer");
  const other = { ...truth.resident, email: `other.${Date.now()}@example.org` }, asker = await quickly("another resident");
  const second = await ask(asker, url, "see", other, {});
  await caseActs({ officer, manager, at: await caseAt(officer, url, second) });
  step("what is done about a case before anything is searched");
  const complaint = await requesterActs({ resident: asker, url, outbox, email: other.email, reference: second });
  await complaintActs({ officer, at: await caseAt(officer, url, complaint) });
  await savedFormActs({ resident: await quickly("somebody who stops"), elsewhere: await quickly("the same elsewhere"), url, outbox });
  step("what a requester does on the page of their request, and before");
  await administratorActs({ administrator, url, person: quickly });
  await deskActs({ officer, manager, url, account: accounts.officer, reference });
  step("what an administrator and a colleague do for themselves");
}

await run(async () => {
  const resident = await person("resident");
  const reference = await sendRequest(resident);
  step(`the request was sent: ${reference}`);
  const officer = await person("officer");
  await signInTo(officer, accounts.officer, reference);
  await takeTheCase(officer, reference);
  step("the case is hers, on her list and in her calendar");
  await lookAround(officer);
  step("what the requester sent is a task; a system was tried out");
  await acceptIdentity(officer);
  step("identity accepted");
  await search(officer);
  step("every source ended");
  step(`${await decideCandidates(officer)} candidates decided`);
  await waitForRecords(officer);
  step("every record read; the search is finished");
  await partActs({ officer, at: await caseAt(officer, given.url, reference) });
  const reviewer = await person("reviewer");
  await signInTo(reviewer, accounts.reviewer, reference);
  step(`${await decidePeople(reviewer)} people decided`);
  const { pages, home } = await reviewPages(reviewer);
  step(`${pages} pages checked; ${byEye.areas} areas and these words withheld by eye: ${byEye.words.join("; ")}`);
  expect(byEye.words.length > 0 && byEye.areas > 0, "the reviewer marks what no program finds");
  const pack = await finishReview(reviewer, home);
  step("the pack is sealed");
  const releaser = await person("releaser");
  await signInTo(releaser, accounts.releaser, reference);
  await release(releaser, pack);
  step("the pack is released");
  const got = await download(resident, reference);
  step(`downloaded: ${got.kept}, ${got.size} bytes`);
  step(`${await readHere(resident)} pages read on the website, up to the first picture`);
  await deliver(officer, pack);
  step("a copy was posted, and the archive of the sealed pack is whole");
  await everyOtherAct({ officer, resident, at: pack.replace("/pack", ""), reference });
  for (const tab of ["Timeline", "Audit"]) {
    await officer.page.goto(pack.replace("/pack", ""));
    await officer.follow(tab);
    await officer.look(`case-${tab.toLowerCase()}`);
  }
  const signedIn = async () => (await officer.context.cookies()).some((cookie) => cookie.name === "staff" && cookie.value);
  expect(await signedIn(), "while she is signed in the browser says so");
  await officer.press("Sign out");
  expect(!(await signedIn()), "nothing of her session is left in the browser");
  await officer.page.goBack();
  expect(!(await officer.text()).includes(reference), "the back button shows nothing of a case after signing out");
});
