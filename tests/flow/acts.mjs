// Each act that the walk through a request does not come by, done on its page in the browser and found again in what the page says afterwards: over the server and the
// store of that walk (access.mjs), and on the pages of a review (keyboard.mjs).
import { readFileSync } from "node:fs";

import { addTask, codeSentBy, endTask, enter, move, sendLetter } from "./desk.mjs";
import { freshCode } from "./totp.mjs";

const dayOf = (days) => new Date(Date.now() + days * 86_400_000);

/** Fills what a form names: text, a date, { choose: value } of several, [values] to tick, { file: [name, type, bytes] }. */
async function fill(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`);
    if (value instanceof Date) {
      for (const [part, number] of [["day", value.getDate()], ["month", value.getMonth() + 1], ["year", value.getFullYear()]]) await form.locator(`[name="${name}-${part}"]`).fill(String(number));
    } else if (Array.isArray(value)) {
      for (const one of value) await form.locator(`[name="${name}"][value="${one}"]`).check({ force: true });
    } else if (value?.choose) await form.locator(`[name="${name}"][value="${value.choose}"]`).check({ force: true });
    else if (value?.select) await field.first().selectOption(value.select);
    else if (value?.file) await field.setInputFiles(value.file);
    else await field.first().fill(value);
  }
}

/** One act: on the page `at`, the form that is sent to `to` (the end of its address), with `fields`; then the page says `says`. `button`: one of several; `of`: what the form meant has in it; `form`: itself; `download`: how the file begins that comes instead. */
export async function act(person, { at, to, form, fields = {}, button, of, says, download }) {
  if (at) await person.page.goto(at);
  if (!to && !of) return said(person, at, says);
  form ??= person.page.locator(to ? `main form[action$="${to}"]` : "main form");
  if (of) form = form.filter({ has: person.page.locator(of) });
  form = form.first();
  if (await form.count() === 0) throw new Error(`${to}: no such form on ${person.page.url()}`);
  for (const shut of await form.locator("xpath=ancestor::details[not(@open)]").all()) await shut.locator("summary").first().click();
  await fill(form, fields);
  const press = (button ? form.getByRole("button", { name: button }) : form.locator("button")).first();
  if (download !== undefined) {
    const [file] = await Promise.all([person.page.waitForEvent("download"), press.click()]);
    const bytes = readFileSync(await file.path());
    if (!bytes.subarray(0, 200).toString("latin1").includes(download)) throw new Error(`${to}: the file begins with ${JSON.stringify(bytes.subarray(0, 20).toString("latin1"))}`);
    return bytes;
  }
  await press.click();
  await person.page.waitForLoadState("load");
  const summary = person.page.locator(".govuk-error-summary");
  if (await summary.count()) throw new Error(`${to} was refused: ${(await summary.innerText()).replace(/\s+/g, " ")}`);
  return said(person, to, says);
}

async function said(person, what, says) {
  const text = (await person.text()).replace(/\s+/g, " ");
  for (const words of [says].flat()) if (!text.includes(words)) throw new Error(`${what}: ${person.page.url()} does not say "${words}": ${text.slice(0, 400)}`);
  return text;
}

/** Selects the case with this reference on the list and presses one of the buttons below it. */
async function withSelected(officer, url, reference, button) {
  await officer.page.goto(`${url}/staff/cases?reference=${reference}`);
  await officer.page.locator('input[name="case"]').first().check({ force: true });
  await officer.press(button);
}

/** A colleague's own pages, and many cases at once. `reference`: of a case that is on the list. */
export async function deskActs({ officer, manager, url, account, reference }) {
  const own = `${url}/staff/own`, cover = `${url}/staff/cover`;
  await act(officer, { at: own, to: "/staff/own", fields: { names: ["initials"] }, says: "Your settings are kept" });
  await officer.page.locator("#names").uncheck({ force: true });
  await act(officer, { to: "/staff/own", says: "Your settings are kept" });
  await act(officer, { at: cover, to: "/staff/cover/look", fields: { by: { select: { label: "Hugo Lindqvist" } }, from: dayOf(1), to: dayOf(3) }, says: "Let Hugo Lindqvist stand in for Ines Okafor?" });
  await act(officer, { to: "/staff/cover", says: ["It is arranged", "End it : Hugo Lindqvist for Ines Okafor"] });
  await act(officer, { at: cover, to: "/staff/cover/end", says: "Nobody stands in there any more" });
  await act(officer, { at: `${url}/staff/calendar`, to: "/staff/calendar/end", says: "Make an address" });
  await act(officer, { at: `${url}/staff/cases`, to: "/staff/cases/views/remove", says: "The view is removed" });
  await withSelected(officer, url, reference, "Tag them");
  await act(officer, { to: "/staff/cases/tag", button: "Put it on", fields: { tag: { select: { label: "Court date" } } }, says: ["The tag is put on", "Court date"] });
  await withSelected(officer, url, reference, "Ask owners of sources again");
  if (!(await officer.text()).includes("No owner of a source owes an answer")) throw new Error("an owner is to be asked again of whom nothing was asked");
  await withSelected(officer, url, reference, "Take them away");
  await act(officer, { to: "/staff/cases/take", button: "As CSV", download: "reference,right" });
  await withSelected(officer, url, reference, "Print labels");
  await act(officer, { to: "/staff/cases/labels", button: "For folders", says: reference });
  await act(manager, { at: `${url}/staff/regulator`, to: "/staff/regulator", fields: { from: dayOf(-30), to: dayOf(-1) }, says: "Hugo Lindqvist" });
  await act(officer, { at: `${url}/staff/password`, to: "/staff/password", fields: { before: account.password, after: `${account.password} and more`, again: `${account.password} and more` }, says: "password" });
  account.password += " and more";
}

/** What the council's rules and accounts are; `person` opens a browser for whoever is new. */
export async function administratorActs({ administrator, url, person }) {
  await act(administrator, { at: `${url}/staff/holidays`, to: "/staff/holidays/look", of: '[name="title"]', fields: { day: dayOf(40), title: "Day of the Long Snow" }, says: "(Day of the Long Snow)?" });
  await act(administrator, { to: "/staff/holidays", fields: { reason: "It was proclaimed today" }, says: ["The bank holidays are changed", "Day of the Long Snow", "It was proclaimed today"] });
  await act(administrator, { at: `${url}/staff/letters/L-12`, to: "/staff/letters/L-12/look", fields: { title: "It is right now" }, says: ["How it will read", "It is right now"] });
  await act(administrator, { to: "/staff/letters/L-12", fields: { reason: "Plainer" }, says: ["It is changed.", "Plainer"] });
  await act(administrator, { at: `${url}/staff/keeping`, to: "/staff/keeping/look", fields: { "months-disputed": "84" }, says: ["Disputed: 84 months", "Now: Disputed: 72 months"] });
  await act(administrator, { to: "/staff/keeping", fields: { reason: "As the schedule of the council has it" }, says: ["The rules of keeping are changed", "As the schedule of the council has it"] });
  const added = await act(administrator, { at: `${url}/staff/accounts`, to: "/staff/accounts", fields: { name: "Wren Castell", "sign-in-name": "wren", roles: ["reviewer"] }, says: "Wren Castell signs in as wren" });
  const wren = await person("new colleague");
  await wren.open(`${url}/staff/cases`);
  await act(wren, { to: "/staff/sign-in", fields: { name: "wren", password: /with this password: (\S+)/.exec(added)[1] }, says: "type this key into the app" });
  const key = /type this key into the app: ([A-Z2-7 ]+)/.exec((await wren.text()).replace(/\s+/g, " "))[1];
  const kept = await act(wren, { to: "/staff/sign-in/device", fields: { code: await freshCode(key) }, says: "recovery codes" });
  const elsewhere = await person("the same colleague elsewhere");
  await elsewhere.open(`${url}/staff/cases`);
  await act(elsewhere, { to: "/staff/sign-in", fields: { name: "wren", password: /with this password: (\S+)/.exec(added)[1] }, says: "code" });
  await act(elsewhere, { to: "/staff/sign-in/code", fields: { code: /1-\w{4}-\w{4}-\w{4}/.exec(kept)[0] }, says: "" });
  await act(wren, { at: `${url}/staff/sessions`, to: "/staff/sessions", says: ["The session is ended", "This one", "You are signed in nowhere else"] });
  await elsewhere.page.goto(`${url}/staff/cases`);
  if ((await elsewhere.heading()) === "Cases") throw new Error("a session that was ended elsewhere is shown cases");
  await wren.page.goto(`${url}/staff/cases`);
  if ((await wren.heading()) !== "Cases") throw new Error(`a new colleague with a device is shown "${await wren.heading()}"`);
  await administrator.page.goto(`${url}/staff/accounts`);
  await administrator.follow("Wren Castell");
  const account = new URL(administrator.page.url()).pathname;
  await act(administrator, { to: account, of: '[name="act"][value="disable"]', says: "Wren Castell" });
  await act(administrator, { to: account, of: '[name="sure"]', says: "Enable the account" });
  await wren.page.goto(`${url}/staff/cases`);
  if ((await wren.heading()) === "Cases") throw new Error("an account that was disabled is shown cases");
}

/** A picture of one pixel. */
export const onePixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const picture = (name) => ({ file: [{ name, mimeType: "image/png", buffer: onePixel }] });

/** What is done about a case before anything is searched. `at`: its address. */
export async function caseActs({ officer, manager, at }) {
  await act(officer, { at, to: "/note", fields: { note: "She rang; a passport follows" }, says: "Note added" });
  await act(officer, { at: `${at}/people`, to: "/identity/ask", fields: { doubt: "Two people of this name live there" }, says: ["The requester was asked for proof of identity", "Waiting for identity"] });
  await act(officer, { at: `${at}/people`, to: "/evidence", fields: { document: { choose: "identity/passport" }, file: picture("passport.png") }, says: ["The file is kept until its day", "passport.png"] });
  await act(officer, { at, to: "/clock", fields: { event: { choose: "authority_received" }, on: new Date(), reason: "It came by post" }, says: "The clock was worked out again" });
  await act(officer, { at: `${at}/rights`, to: "/rights", fields: { basis: { select: { index: 1 } }, reason: "The notice names it first" }, says: "The basis is recorded" });
  await act(officer, { at: `${at}/hold`, to: "/hold/confirm", fields: { how: "By e-mail from their head" }, says: "The confirmation is recorded" });
  await act(officer, { at: `${at}/hold`, to: "/hold/blocked", fields: { tried: "A nightly clean-up" }, says: "The attempt is recorded" });
  await addTask(officer, at, "What the requester told us", "She asks for large print");
  await endTask(officer, at, "What the requester told us", { outcome: "done", fields: { did: "Noted on the case" } });
  await act(officer, { at: `${at}/audit`, to: "/regulator", download: "%PDF" });
  await act(manager, { at: `${at}/audit`, to: "/archive", fields: { passphrase: "a long enough passphrase" }, download: "" });
  await manager.page.goto(`${at}/access`);
  const readers = await manager.page.locator("input[name=readers]").evaluateAll((boxes) => boxes.map((box) => box.value));
  await act(manager, { to: "/access", fields: { readers, ground: { choose: "witness" }, reason: "Her address is protected" }, says: ["The case is kept to the people you named", "Somebody in it is a protected witness"] });
  await act(manager, { at: `${at}/access`, to: "/access/open", fields: { "open-reason": "The order has ended" }, says: "Every colleague whose role may look at cases" });
  await act(officer, { at: `${at}/timeline`, says: ["She rang; a passport follows", "It came by post"] });
}

/** A complaint up to its letter. */
export async function complaintActs({ officer, at }) {
  await endTask(officer, at, "Acknowledge it", { outcome: "sent" });
  await move(officer, at, "Record that it is acknowledged");
  await sendLetter(officer, at, "L-21", { variant: { choose: "outcome" }, enquiries: "We asked early help", findings: "You rang and nobody wrote it down", remedy: "We are sorry.", outcome: { choose: "upheld" } });
  await act(officer, { at: `${at}/letters`, says: "What we found about your complaint" });
}

/** What a requester does on the page of their request, up to stopping it; gives the reference of the complaint they make. */
export async function requesterActs({ resident, url, outbox, email, reference }) {
  await enter(resident, { url, outbox }, { email, reference });
  const letter = await resident.page.locator('a[href*="/status/letters/"]').first().getAttribute("href");
  await act(resident, { at: `${url}${letter}`, to: letter, download: "%PDF" });
  await act(resident, { at: `${url}/status/evidence`, to: "/status/evidence", fields: { document: { choose: "identity/passport" }, files: picture("front.png") }, says: ["We have it. Thank you", "Passport"] });
  await act(resident, { at: `${url}/status/address`, to: "/status/address", fields: { "address-lines": "9 Quay Street", "address-postcode": "IG11 7LU" }, says: "One of us checks that it was you, then we use it" });
  const complained = await act(resident, { at: `${url}/status/complain`, to: "/status/complain", fields: { words: "Nobody rings me back" }, says: ["We have your complaint", "SRR-"] });
  const other = `new.${email}`;
  const code = await codeSentBy(() => act(resident, { at: `${url}/status/email`, to: "/status/email", fields: { email: other }, says: "Check your new email" }), outbox, other);
  await act(resident, { to: "/status/email/code", fields: { code }, says: "We write to your new email address from now on" });
  const texted = await codeSentBy(() => act(resident, { at: `${url}/status/phone`, to: "/status/phone", fields: { phone: "07700 900555" }, says: "Check your phone" }),
    outbox, "+447700900555", ["X-Channel: sms"]);
  await act(resident, { to: "/status/phone/code", fields: { code: texted }, says: "Done" });
  await act(resident, { at: `${url}/status/stop`, to: "/status/stop", fields: { words: "I moved" }, says: ["Your request is stopped", "Closed"] });
  await act(resident, { at: `${url}/status/request`, to: "/status/leave", says: "Ask for your information" });
  await resident.page.goto(`${url}/status/request`);
  if ((await resident.page.content()).includes(reference)) throw new Error("a page that was closed safely is shown again");
  return /Its reference (SRR-\S+)/.exec(complained)[1];
}

/** A form saved behind a code by e-mail, and opened again in another browser. */
export async function savedFormActs({ resident, elsewhere, url, outbox }) {
  const email = `saved.${Date.now()}@example.org`;
  await resident.open(`${url}/start`);
  await resident.press("Start now");
  await resident.press("Continue");
  await resident.choose("right", "see");
  await resident.press("Continue");
  await resident.press("Save and come back later");
  const toKeep = await codeSentBy(() => act(resident, { to: "/request/keep", fields: { how: { choose: "email" }, email }, says: "code" }), outbox, email);
  await act(resident, { to: "/request/keep/code", fields: { code: toKeep }, says: "saved" });
  await elsewhere.open(`${url}/come-back`);
  const toOpen = await codeSentBy(() => act(elsewhere, { to: "/come-back", of: '[name="how"][value="email"]', fields: { email }, says: "code" }), outbox, email);
  await act(elsewhere, { to: "/come-back/code", fields: { code: toOpen }, says: "" });
  if (!new URL(elsewhere.page.url()).pathname.startsWith("/request/")) throw new Error(`a saved form is opened at ${elsewhere.page.url()}`);
}

/** What happens to a pack that was released, and the search that is opened for what was found since; there the requester is asked a question, and answers it. `at`: the case's address. */
export async function releasedActs({ officer, resident, url, at }) {
  await act(officer, { at: `${at}/pack`, to: "/pack/locked", fields: { password: "a long enough password" }, download: "%PDF" });
  await act(officer, { at: `${at}/pack`, to: "/pack/stop", fields: { stop_reason: "The address of the download got about" }, says: "The download is shut" });
  await act(officer, { at: `${at}/pack`, to: "/pack/again", fields: { again_reason: "She could not open it" }, says: "The letter goes out again; the download is open" });
  await act(officer, { at: `${at}/pack`, to: "/pack/add", fields: { add_reason: "A box was found at Weir Lane" }, says: ["The search is open again", "Searching"] });
  await act(officer, { at: `${at}/search`, to: "/search/again", says: "It is tried again now" });
  await officer.page.goto(`${at}/candidates`);
  const told = await officer.page.locator("input[name=told]").first().getAttribute("value");
  await act(officer, { to: "/search/told", fields: { told: [told] }, says: "Every system is asked again with what you ticked" });
  const title = "A question to the requester", question = "Which school did you go to?";
  await addTask(officer, at, title, "The records of two schools came up");
  await sendLetter(officer, at, "L-6", { question, why: "Two schools have pupils of your name", examples: "Weir Lane Primary" });
  await endTask(officer, at, title, { outcome: "asked", fields: { question, needed: "Two schools have pupils of her name" } });
  await act(resident, { at: `${url}/status/answer`, says: [question, "The time we have is paused"] });
  await act(resident, { to: "/status/answer", fields: { words: "Weir Lane Primary" }, says: "We have your answer. Thank you" });
}

/** Candidates that are put together, decided as one, and taken apart. `others`: keys of three that are somebody else's and undecided. */
export async function candidateActs({ officer, at, others }) {
  const ids = [];
  await officer.page.goto(`${at}/candidates`);
  for (const key of others) ids.push(/candidates\/([^/]+)$/.exec(await officer.page.locator(`article[data-key="${key}"] form`).first().getAttribute("action"))[1]);
  await act(officer, { to: "/candidates/merge", fields: { candidate: ids, reason: "One person under three numbers" }, says: ["Put together as one person", "All of them are somebody else"] });
  await act(officer, { at: `${at}/candidates`, to: `/candidates/${ids[2]}/split`, fields: { reason: "Born on another day" }, says: "Taken out of its group" });
  await act(officer, { at: `${at}/candidates`, to: "/candidates/together", of: `[value="${ids[0]}"]`, button: "All of them are somebody else", fields: { reason: "Born on another day" }, says: "Decision recorded" });
}

/** Some records first, and all of them again. */
export async function partActs({ officer, at }) {
  await officer.page.goto(`${at}/records`);
  const first = await officer.page.locator('input[name="from"]').first().getAttribute("value");
  await act(officer, { to: "/part", fields: { from: [first], part_reason: "The others take until next week" }, says: "The records you chose go first. The others come later" });
  await act(officer, { at: `${at}/records`, to: "/part/undo", says: "All the records go into the pack" });
}

const longAgo = new Date(2026, 0, 5);  // by the clock of any service that is tried

/** On the pages of a review, each undone again: the walk that follows finds it as it was. `at`: the case's address. */
export async function reviewActs({ reviewer, at }) {
  const home = `${at}/review`, { origin } = new URL(at);
  await reviewer.page.goto(`${home}/people`);
  const person = await reviewer.page.locator('a[href*="/review/person/"]').first().getAttribute("href");
  await act(reviewer, { at: `${origin}${person}`, to: person, fields: { consent: { choose: "refused" }, "consent_on": longAgo, consent_note: "Rang her on Monday" }, says: "Kept. What is proposed for them follows it" });
  await act(reviewer, { at: `${home}/short-forms`, to: "/short-forms", fields: { written: "CIN", meaning: "Child in need" }, says: "The pack will say so" });
  await reviewer.page.goto(home);
  const page = `${origin}${await reviewer.page.locator("table a.govuk-link").first().getAttribute("href")}`;
  await reviewer.page.goto(page);
  await reviewer.follow("Remarks on this page");
  await act(reviewer, { to: "/remarks", fields: { text: "Is the aunt still alive?" }, says: "Is the aunt still alive?" });
  await act(reviewer, { to: "", of: 'textarea[name="answer"]', button: "Answer and close", fields: { answer: "She is well" }, says: "She is well" });
  await act(reviewer, { at: page, to: "/stopped", says: "Kept. The review’s home leads you back to that page" });
  await act(reviewer, { at: `${page}/care`, to: "/care", button: "Set the warning", fields: { words: "A photograph of an injury" }, says: ["The warning stands above the document", "A photograph of an injury"] });
  await act(reviewer, { at: `${page}/care`, to: "/care", button: "Take the warning off", says: "The warning is taken off" });
  await reviewer.page.goto(page);
  const proposal = reviewer.page.locator('li.is-undecided form[action*="/proposals/"]').first();
  await act(reviewer, { to: "/proposals", form: proposal, button: "Withhold", says: "Done" });
  await act(reviewer, { at: page, to: "/whole", button: "Withhold the whole page", fields: { reason: "It is all about her brother" }, says: ["Decision on the whole page recorded", "This whole page is withheld."] });
  await reviewer.page.goto(`${home}/acts`);
  await act(reviewer, { to: "/review/acts", form: reviewer.page.locator("section", { hasText: "It is all about her brother" }).locator("form"), fields: { reason: "It was the wrong page" }, says: ["Undone by", "It was the wrong page"] });
  await reviewer.page.goto(`${page}/keep`);
  const line = await reviewer.page.locator("input[name=keep]").first().getAttribute("value");
  await act(reviewer, { to: "/keep", fields: { keep: [line] }, says: "Withhold everything else" });
  await act(reviewer, { to: "/keep", fields: { reason: "The rest is about her brother" }, says: "Everything else is withheld, as one act" });
}

/** A review that was finished is opened again; somebody is added, and all records are searched for them. `at`: the case's address. */
export async function reopenedActs({ reviewer, at, idle }) {
  await act(reviewer, { at: `${at}/pack`, to: "/pack/reopen", fields: { reason: "Somebody rang about a neighbour" }, says: ["In review"] });
  await act(reviewer, { at: `${at}/review/people`, to: "/review/people", fields: { name: "Merle Quillfeather", role: "Neighbour", standing: { choose: "third_party" } }, says: "Merle Quillfeather" });
  await idle();
}
