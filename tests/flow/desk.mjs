// What a resident and the staff do in the browser, in the words of the desks: the form, a task, a step of the case, a letter.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { freshCode } from "./totp.mjs";

/** Looks again every third of a second; throws when `seconds` have gone. */
export async function until(what, seconds, check) {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const got = await check();
    if (got) return got;
    if (performance.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 300));
  }
}

/** Looks at a page again and again without showing it, for it changes when a worker has done something; shows it once it `holds`. `holds` is given the page's markup. */
export async function untilPage(what, person, address, seconds, holds) {
  await until(what, seconds, async () => holds(await (await person.context.request.get(address)).text()));
  await person.page.goto(address);
}

/** Until no job of the case at this address waits or runs. */
export const untilIdle = (person, at) => untilPage("the case's work to end", person, at, 600, (page) => !page.includes("The program is working on"));

/** The messages in the outbox now, by the names of their files. */
export const messagesIn = (outbox) => new Set(readdirSync(outbox).filter((name) => name.endsWith(".eml")));

/** A message to `reader` that has `words` and is not among `known`, once it is there: its text. Told apart by name, for two messages may be of one second. */
export async function message(outbox, reader, known, words) {
  const arrived = () => [...messagesIn(outbox)].filter((name) => !known.has(name)).map((name) => readFileSync(path.join(outbox, name), "utf8"))
    .find((text) => text.includes(reader) && words.every((each) => text.includes(each)));
  return (await until(`a message with "${words}"`, 60, arrived)).replace(/\r\n/g, "\n");
}

/** The one-time code that `send` has sent to `reader`; `words`: what else its message says. */
export async function codeSentBy(send, outbox, reader, words = []) {
  const known = messagesIn(outbox);
  await send();
  return /code is (\d{6,8})/.exec(await message(outbox, reader, known, ["code is", ...words]))[1];
}

/** The page of a request, entered with a code that came by e-mail. */
export async function enter(resident, { url, outbox }, { email, reference }) {
  await resident.open(`${url}/status`);
  await resident.fill({ reference });
  await resident.choose("how", "email");
  const code = await codeSentBy(() => resident.press("Send me a code"), outbox, email, [reference]);
  await resident.fill({ code });
  await resident.press("Continue");
}

/** The letter with this title, as the person it was written to reads it: told of by a message that says nothing of it, and behind a code. */
export async function letter(resident, { url, outbox }, { who, reference }, title) {
  const told = await message(outbox, who.email, new Set(), ["There is news about your request", reference]);
  for (const each of [title, who.family_name, who.current_address.line]) {
    if (told.split("\n\n").slice(1).join("\n").includes(each)) throw new Error(`the message that tells of a letter says "${each}"`);
  }
  await enter(resident, { url, outbox }, { email: who.email, reference });
  await until(`the letter "${title}"`, 30, async () => (await resident.page.getByRole("link", { name: title }).count()) > 0 || (await resident.page.reload(), false));
  await resident.follow(title);
  await resident.look("resident-letter");
  return resident.text();
}

/** The copy that staff have of the letter with this title. */
export async function copyOfLetter(officer, at, title) {
  const link = () => officer.page.locator('a[href*="/letters/sent/"]', { hasText: title }).first();
  await until(`the copy of "${title}"`, 30, async () => (await officer.page.goto(`${at}/letters`), (await link().count()) > 0));
  const copy = await officer.page.context().request.get(new URL(await link().getAttribute("href"), at).href);
  if (!copy.ok()) throw new Error(`the copy of "${title}" is answered with ${copy.status()}`);
  return copy.text();
}

async function noRefusal(person, what) {
  const summary = person.page.locator(".govuk-error-summary");
  if (await summary.count()) throw new Error(`${what} was refused: ${await summary.innerText()}`);
}

const today = new Date();
export const daysFrom = (days) => new Date(today.getTime() + days * 86_400_000);
async function fillDay(scope, id, day) {
  for (const [part, value] of [["day", day.getDate()], ["month", day.getMonth() + 1], ["year", day.getFullYear()]]) {
    await scope.locator(`[id$="${id}-${part}"]`).fill(String(value));
  }
}
/** Fields of a form by the ends of their ids: words, a day (Date), or one of several as { choose: value }. */
async function fillIn(scope, fields, separator) {
  for (const [field, value] of Object.entries(fields)) {
    if (value instanceof Date) await fillDay(scope, separator + field, value);
    else if (value?.choose) await scope.locator(`input[type=radio][name$="${separator}${field}"][value="${value.choose}"]`).check({ force: true });
    else await scope.locator(`[id$="${separator}${field}"]`).fill(value);
  }
}

// --- the resident's form ---

const basics = (who) => ({
  "who-for": (p) => p.choose("who-for", who.asks_for ?? "me"),
  "about-you": (p) => p.fill({ "requester-name": who.requester ?? "", relation: who.relation ?? "" }),
  name: (p) => p.fill({ "full-name": `${who.given_names} ${who.family_name}` }),
  "other-names": () => {},
  "date-of-birth": (p) => {
    const [year, month, day] = who.date_of_birth.split("-");
    return p.fill({ "born-day": Number(day), "born-month": Number(month), "born-year": year });
  },
  address: (p) => p.fill({ "address-lines": who.current_address.line, "address-postcode": who.current_address.postcode }),
  "earlier-addresses": () => {},
  services: (p) => p.choose("services", who.service ?? "housing"),
  contact: async (p) => {
    await p.fill({ email: who.email, phone: who.phone });
    await p.choose("safe-contact", "yes");
  },
  identity: (p) => p.choose("identity", "show"),
  "what-you-want": (p) => p.choose("wanted", "everything"),
  format: (p) => p.choose("format", "online"),
  easier: () => {},
});

/** Fills the whole form in for one right: `own` answers the pages of that right. Gives the reference. */
export async function ask(resident, url, right, who, own) {
  const answers = { ...basics(who), right: (p) => p.choose("right", right), ...own };
  await resident.open(`${url}/start`);
  await resident.press("Start now");
  await resident.press("Continue");
  for (let page; (page = new URL(resident.page.url()).pathname.replace("/request/", "")) !== "check";) {
    await resident.look(`form-${page}`);
    if (!answers[page]) throw new Error(`the form asks ${page}, which this walk cannot answer`);
    await answers[page](resident);
    await resident.press("Continue");
    if (new URL(resident.page.url()).pathname.endsWith(`/${page}`)) throw new Error(`${page} was refused: ${await resident.text()}`);
  }
  await resident.look(`form-check-${right}`);
  await resident.press("Send your request");
  await resident.look("form-sent");
  return (await resident.page.locator(".govuk-panel__body strong").innerText()).trim();
}

// --- the staff ---

/** With the password and the code of the device. `ahead`: milliseconds by which the desk's clock is before ours; `first`: the page wanted. */
export async function signIn(person, url, account, ahead = 0, first = "/staff/cases") {
  await person.open(`${url}${first}`);
  await person.look("staff-sign-in");
  await person.fill({ name: account.name, password: account.password });
  await person.press("Sign in");
  await person.look("staff-sign-in-code");
  await person.fill({ code: await freshCode(account.device, ahead) });
  await person.press("Continue");
  await noRefusal(person, "the sign-in");
  await person.look("staff-cases");
}

/** The address of a case, found on the list as a colleague finds it. */
export async function caseAt(person, url, reference) {
  await person.page.goto(`${url}/staff/cases`);
  return url + await person.page.locator("a", { hasText: reference }).first().getAttribute("href");
}

/** On the people's page: two documents, as the matrix asks, seen today. */
export async function showIdentity(officer) {
  for (const seen of ["passport", "council_tax"]) await officer.choose("documents", seen);
  await fillDay(officer.page, "on", today);
  await officer.fill({ how: "In person, against the photograph" });
  await officer.press("Accept identity");
}

export async function acceptIdentity(officer, at) {
  await officer.page.goto(`${at}/people`);
  await officer.look("case-people");
  await showIdentity(officer);
  await noRefusal(officer, "the identity");
}

/** Starts the search; gives the words of a refusal, or "". */
export async function startSearch(officer, at) {
  await officer.page.goto(`${at}/search`);
  await officer.press("Start the search");
  const summary = officer.page.locator(".govuk-error-summary");
  return await summary.count() ? summary.innerText() : "";
}

/** Searches every system, confirms the records whose keys are known to be the person's, rejects the others. */
export async function searchAndDecide(officer, at, own) {
  const refused = await startSearch(officer, at);
  if (refused) throw new Error(`the search was refused: ${refused}`);
  await untilPage("every source to end", officer, `${at}/search`, 90, (page) => page.includes("Every source has ended"));
  await officer.look("case-search");
  await officer.page.goto(`${at}/candidates`);
  await officer.look("case-candidates");
  for (let decided = 0; ; ++decided) {
    if (decided > 50) throw new Error("the candidates do not end");
    await officer.at(`${at}/candidates`);
    const card = officer.page.locator("article.desk-card", { has: officer.page.locator("strong.govuk-tag", { hasText: "Undecided" }) }).first();
    if (await card.count() === 0) break;
    const hers = own.includes(await card.getAttribute("data-key"));
    await card.locator("input[name=reason]").first().fill(hers ? "Name, email and number are hers" : "Somebody else");
    await card.getByRole("button", { name: hers ? "This is the person" : "This is somebody else" }).click();
    await officer.page.waitForLoadState("load");
    await noRefusal(officer, "a candidate");
  }
  await untilIdle(officer, at);
}
export async function finishSearch(officer, at) {
  await officer.page.goto(`${at}/search`);
  await officer.press("Finish the search");
  await noRefusal(officer, "the end of the search");
}

/** The page of the work as it stands now: a colleague may have changed it. */
const work = (person, at) => person.page.goto(`${at}/work`);
const cardOf = (person, title, concerns) => {
  const cards = person.page.locator("section.desk-card", { has: person.page.locator("h3", { hasText: title }) });
  return (concerns ? cards.filter({ has: person.page.locator("h3", { hasText: concerns }) }) : cards).first();
};

/** How many tasks with this title are open. */
export async function openTasks(person, at, title) {
  await person.page.goto(`${at}/work`);
  return person.page.locator("section.desk-card h3", { hasText: title }).count();
}

async function formOf(card, summary) {
  const details = card.locator("details", { has: card.page().locator("summary", { hasText: summary }) });
  if (await details.getAttribute("open") === null) await details.locator("summary").first().click();
  return details;
}

/** Ends a task as `outcome`, with its fields. `look` is the name of a picture of the opened form. */
export async function endTask(person, at, title, { concerns, outcome, fields = {}, reason, look, refused }) {
  await work(person, at);
  const form = await formOf(cardOf(person, title, concerns), "Write it down or end it");
  await fillIn(form, fields, ".");
  if (reason) await form.locator('[id$=".reason"]').fill(reason);
  if (outcome) await form.locator(`input[type=radio][name$=".outcome"][value="${outcome}"]`).check({ force: true });
  if (look) await person.look(look);
  await form.getByRole("button", { name: "Record it" }).click();
  await person.page.waitForLoadState("load");
  if (refused) return (await person.page.locator(".govuk-error-summary").innerText());
  return noRefusal(person, `${title} ${concerns ?? ""}`);
}
/** Every open task of this title ends alike. */
export async function endAll(person, at, title, ending) {
  for (let left = await openTasks(person, at, title); left > 0; --left) await endTask(person, at, title, ending);
}

/** Has the system itself do it. */
export async function tell(person, at, title, concerns, fields = {}, look = undefined) {
  await work(person, at);
  const form = await formOf(cardOf(person, title, concerns), "Have the system itself do it");
  await fillIn(form, fields, ".");
  if (look) await person.look(look);
  await form.getByRole("button", { name: "Have it done" }).click();
  await person.page.waitForLoadState("load");
  await noRefusal(person, `telling ${concerns}`);
}
/** What the system said before and after, as it stands in the open task's form. */
export async function proofOf(person, at, title, concerns) {
  await work(person, at);
  const form = await formOf(cardOf(person, title, concerns), "Write it down or end it");
  return { before: await form.locator('[id$=".before"]').inputValue(), after: await form.locator('[id$=".after"]').inputValue() };
}

export async function addTask(person, at, title, words) {
  await work(person, at);
  const details = person.page.locator("details", { has: person.page.locator("summary", { hasText: title }) }).last();
  await details.locator("summary").click();
  await details.locator('[id$=".words"]').fill(words);
  await details.getByRole("button", { name: "Add it" }).click();
  await person.page.waitForLoadState("load");
  await noRefusal(person, `adding ${title}`);
}

/** Makes a step of the case by its button. */
export async function move(person, at, title, reason) {
  await person.page.goto(`${at}/work`);
  const card = person.page.locator(".desk-card", { has: person.page.locator("h3", { hasText: title }) }).last();
  if (reason) await card.locator("textarea").fill(reason);
  await card.getByRole("button", { name: title }).click();
  await person.page.waitForLoadState("load");
  await noRefusal(person, title);
}
/** Puts a ground for the use of limited data on the record. */
export async function allowUse(person, at, ground, use) {
  await person.page.goto(`${at}/work`);
  await person.choose("use.ground", ground);
  await person.fill({ "use.use": use });
  await person.look("case-allow-use");
  await person.press("Put the ground on the record");
  await noRefusal(person, "the ground");
}

/** What still holds a step back, in the words of the page; empty when its button is there. */
export async function heldBack(person, at, title) {
  await person.page.goto(`${at}/work`);
  const card = person.page.locator(".desk-card", { has: person.page.locator("h3", { hasText: title }) }).last();
  if (await card.count() === 0) return "this step is not open to this person";
  return await card.getByRole("button").count() ? "" : card.locator("ul").innerText();
}

/** Writes a letter, sees it, sends it. */
export async function sendLetter(person, at, id, facts) {
  await person.page.goto(`${at}/letters/${id}`);
  for (const [fact, value] of Object.entries(facts)) {
    if (value instanceof Date) await fillDay(person.page, fact, value);
    else if (value?.choose) await person.choose(fact, value.choose);
    else await person.page.locator(`[id="${fact}"]`).fill(value);
  }
  await person.press("Show the letter");
  await noRefusal(person, `letter ${id}`);
  await person.look(`letter-${id}${facts.variant ? `-${facts.variant.choose}` : ""}`);
  await person.press("Send this letter");
  await noRefusal(person, `sending ${id}`);
}
