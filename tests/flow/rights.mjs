// Every right but access, from the resident's form to its letter, as five people do it in a browser over real systems; what was
// done is then asked of the systems themselves.
//   node tests/flow/rights.mjs --url URL --later URL --outbox DIR --truth FILE --staff FILE --secrets FILE [--pictures DIR] [--only RIGHT]
// --later: the same desks sixteen days on. Ends 0, or 1 with what went wrong.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { acceptIdentity, addTask, allowUse, ask, caseAt, copyOfLetter, daysFrom, endAll, endTask, finishSearch, heldBack, letter, move, openTasks, proofOf,
  searchAndDecide, sendLetter, signIn, startSearch, tell } from "./desk.mjs";
import { beginWalk } from "./walk.mjs";

const { values: given } = parseArgs({ options: {
  url: { type: "string" }, later: { type: "string" }, outbox: { type: "string" }, truth: { type: "string" }, staff: { type: "string" },
  secrets: { type: "string" }, pictures: { type: "string" }, only: { type: "string" },
} });
const truth = JSON.parse(readFileSync(given.truth, "utf8"));
const accounts = JSON.parse(readFileSync(given.staff, "utf8"));
const secrets = Object.fromEntries(readFileSync(given.secrets, "utf8").trim().split("\n").map((line) => /^([^=]+)=(.*)$/.exec(line).slice(1)));
const she = truth.resident;
const own = [she.care_key, she.tenancy, she.subscriber];
const { step, expect, person, run } = await beginWalk({ scripts: true, pictures: given.pictures });
const today = new Date();
const inWords = (day) => day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

function expectWords(text, words, where) {
  const flat = text.replace(/\s+/g, " ");
  for (const each of words) expect(flat.includes(each), `${where} says "${each}"`);
}

// --- the systems themselves ---

const care = (query) => execFileSync("mariadb", ["--no-defaults", "-h", secrets.THAMESBROOK_CARE_HOST, "-P", secrets.THAMESBROOK_CARE_PORT,
  "-u", secrets.THAMESBROOK_CARE_USER, "-N", secrets.THAMESBROOK_CARE_DATABASE, "-e", query],
{ encoding: "utf8", env: { ...process.env, MYSQL_PWD: secrets.THAMESBROOK_CARE_PASSWORD } }).trim();
async function system(name, where, options = {}) {
  const key = secrets[`THAMESBROOK_${name}_${options.method ? "WRITE_" : ""}API_KEY`];
  const answer = await fetch(`${secrets[`THAMESBROOK_${name}_URL`]}${where}`, { ...options, headers: { "X-Api-Key": key } });
  return [answer.status, await answer.json()];
}

// --- what every walk shares ---

const staff = {};
async function request(right, answers, who = she) {
  const resident = await person(`resident, ${right}`);
  const reference = await ask(resident, given.url, right, who, answers);
  return { reference, at: await caseAt(staff.officer, given.url, reference) };
}

/** The letter as they read it; from the fourth on the copy that staff have, for codes are asked for ten times in five minutes at most. */
async function letterOf(asked, title) {
  readers += 1;
  if (readers > 3) return copyOfLetter(staff.officer, asked.at, title);
  const reader = await person(`reader of ${asked.reference}`);
  return letter(reader, given, { who: asked.who ?? she, reference: asked.reference }, title);
}
let readers = 0;

/** Its words, the case's reference, and where it must have them, the three ways to take it further. */
async function expectLetter(asked, title, words, remedies) {
  const { reference } = asked;
  const text = await letterOf(asked, title);
  if (given.pictures) writeFileSync(path.join(given.pictures, `${reference}-${title.replace(/\W+/g, "-")}.txt`), text);
  expectWords(text, [`Our reference: ${reference}`, "020 7946 0000", "Oluwaseun Adeyemi-Hart", ...words], `the letter "${title}"`);
  if (remedies === "with remedies") {
    expectWords(text, ["section 164A of the Data Protection Act 2018", "the form at thamesbrook.example/complain", "section 165 of the same Act",
      "Wycliffe House, Water Lane", "section 167 of the Act"], `the letter "${title}"`);
  }
}
async function closed(at, resident) {
  await move(staff.officer, at, "Close the case");
  expect((await staff.officer.page.goto(at)).ok() && (await staff.officer.text()).includes("Closed"), `${resident} is closed`);
}
let limited;  // the restriction in force, once there is one
const seen = { proof: "Seen by Ines Okafor on the system’s own page" };

// --- the rights ---

async function rectification() {
  const asked = await request("correct", { correct: (p) => p.fill({
    wrong: "My name is not Fairclough, and the mobile number is not mine", "should-be": `Faircloth, and ${she.phone}`, "seen-where": "A letter from early help" }) });
  const { officer } = staff, { at } = asked;
  await acceptIdentity(officer, at);
  await searchAndDecide(officer, at, own);
  await finishSearch(officer, at);
  await officer.page.goto(`${at}/work`);
  await officer.look("rectification-deciding");
  expect((await heldBack(officer, at, "Carry the decisions out")).includes("still to be done"), "nothing is carried out before the fact is decided");
  await endTask(officer, at, "A fact said to be wrong or missing", { outcome: "corrected", look: "rectification-fact",
    fields: { it_says: "Fairclough, 07700 900139", checks: "Passport and a bill from her telephone company" } });
  await move(officer, at, "Carry the decisions out");
  const title = "Correction at a source";
  await officer.page.goto(`${at}/work`);
  await officer.look("rectification-carrying-out");
  await tell(officer, at, title, "social care", { field: { choose: "mobile" }, value: she.phone }, "rectification-tell");
  await tell(officer, at, title, "social care", { field: { choose: "family_name" }, value: "Faircloth" });
  await tell(officer, at, title, "Housing", { field: { choose: "tenant_phone" }, value: she.phone });
  const proof = await proofOf(officer, at, title, "social care");
  await officer.look("rectification-proof");
  expectWords(proof.before, ["mobile: 07700 900139", "family_name: Fairclough"], "what the source said before");
  expectWords(proof.after, [`mobile: ${she.phone}`, "family_name: Faircloth"], "what the source says after");
  await endTask(officer, at, title, { concerns: "social care", outcome: "done" });
  await endTask(officer, at, title, { concerns: "Housing", outcome: "done" });
  await endTask(officer, at, title, { concerns: "mailings", outcome: "holds_nothing", fields: seen });
  expect(care(`SELECT pers_surname FROM ssd_person WHERE pers_person_id = '${she.care_key}'`) === "Faircloth", "MariaDB has her name right");
  expect(care(`SELECT cond_value FROM contact_detail WHERE cond_person_id = '${she.care_key}' AND cond_type = 'mobile'`) === she.phone, "MariaDB has her number right");
  expect(care(`SELECT hist_before FROM field_history WHERE hist_person_id = '${she.care_key}' AND hist_field = 'mobile'`) === "07700 900139", "MariaDB keeps what stood there");
  expect((await system("HOUSING", `/v1/tenancies/${she.tenancy}`))[1].household[0].phone === she.phone, "housing has her number right");
  await endAll(officer, at, "Notice to a recipient", { outcome: "notified", fields: { how: "By secure email", day: today } });
  await sendLetter(officer, at, "L-12", { changes: "Your name: it said Fairclough and says Faircloth\nYour mobile number: it now ends in 193", told: "our contractors who do repairs" });
  await move(officer, at, "Record that it is answered");
  await expectLetter(asked, "We have put it right", ["Article 16 of the UK GDPR", "it said Fairclough and says Faircloth", "We keep a note of what it said before"]);
  await closed(at, "rectification");
  return asked;
}

async function marketing() {
  const asked = await request("stop-marketing", { "stop-marketing": (p) => p.choose("mailings", "all") });
  const { officer } = staff, { at } = asked, title = "Suppression at a mailing source";
  const goesToHer = async () => (await system("MAILINGS", "/v1/mailings/family-hub-news/next"))[1].recipients.some((one) => one.id === she.subscriber);
  expect(await goesToHer(), "the next mailing would go to her");
  await officer.page.goto(`${at}/work`);
  await officer.look("marketing-stopping");
  expect(await openTasks(officer, at, title) === 1, "one system sends mailings, and it is the one asked");
  await searchAndDecide(officer, at, own);
  await tell(officer, at, title, "mailings", {}, "marketing-tell");
  const proof = await proofOf(officer, at, title, "mailings");
  await officer.look("marketing-proof");
  expect(proof.before.includes("Goes to them: yes") && proof.after.includes("Goes to them: no") && !proof.after.includes("Goes to them: yes"), "the system says that no next mailing goes to her");
  await endTask(officer, at, title, { concerns: "mailings", outcome: "suppressed" });
  expect(!await goesToHer(), "the next mailing does not go to her");
  await sendLetter(officer, at, "L-11", { channels: "email\ntext messages", from_day: today });
  await move(officer, at, "Record that it is answered");
  await expectLetter(asked, "We have stopped sending you news", ["Article 21(3) of the UK GDPR", `It stopped on ${inWords(today)}`, "You do not have to give a reason"]);
  await closed(at, "the objection to marketing");
}

async function objection() {
  const asked = await request("object", { object: (p) => p.fill({ "object-to": "Counting my visits to the family hub to see what works",
    situation: "I was followed home from a group once, and I do not want my visits counted" }) });
  const { officer, manager } = staff, { at } = asked;
  await acceptIdentity(officer, at);
  await officer.page.goto(`${at}/work`);
  await officer.look("objection-deciding");
  await endAll(officer, at, "Use stopped at a source", { outcome: "done", fields: { before: "Counted each month", after: "Left out of the count", ...seen } });
  await endTask(officer, at, "The person’s particular situation", { outcome: "recorded" });
  await endTask(officer, at, "Whether the right reaches this use", { outcome: "reaches", fields: { purpose: "Family hub: to see what works", basis: { choose: "6_1_e" } } });
  expect((await heldBack(officer, at, "Uphold the objection")) !== "", "an officer does not uphold it");
  await endTask(manager, at, "The balance", { outcome: "upheld", look: "objection-balance", fields: { theirs: "She was followed, and is afraid; the count does not need her" } });
  await move(manager, at, "Uphold the objection");
  await endAll(officer, at, "Notice to a recipient", { outcome: "never_had_it", fields: { how: "The counts hold no names" } });
  await sendLetter(officer, at, "L-9", { stops: "Counting your visits to the family hub", from_day: today, erased: "The counts made so far hold no names, so there is nothing to delete." });
  await move(officer, at, "Record that it is answered");
  await expectLetter(asked, "We will stop", ["Article 21(1)", "Article 17(1)(c) of the UK GDPR", "Counting your visits to the family hub"]);
  await closed(at, "the objection");
}

async function restriction() {
  const asked = await request("limit", { limit: async (p) => {
    await p.fill({ "limit-what": "The note that says I did not turn up" });
    await p.choose("limit-why", "accuracy");
  } });
  const { officer, manager } = staff, { at } = asked, title = "Restriction marker at a source";
  await acceptIdentity(officer, at);
  await searchAndDecide(officer, at, own);
  await endTask(officer, at, "Ground of the restriction", { outcome: "met", look: "restriction-ground", fields: { ground: { choose: "18_1_a" }, scope: "The note of 14 October 2008" } });
  await move(officer, at, "Restrict");
  await tell(officer, at, title, "social care");
  await tell(officer, at, title, "Housing");
  await officer.page.goto(`${at}/work`);
  await officer.look("restriction-applying");
  await endTask(officer, at, title, { concerns: "social care", outcome: "done" });
  await endTask(officer, at, title, { concerns: "Housing", outcome: "done" });
  await endTask(officer, at, title, { concerns: "mailings", outcome: "holds_nothing", fields: seen });
  const marker = () => care(`SELECT mark_words FROM restriction_marker WHERE mark_person_id = '${she.care_key}'`);
  expect(marker() === `Restricted under UK GDPR Article 18: store only. ${asked.reference}`, "the marker is set in the database");
  expect((await system("HOUSING", `/v1/tenancies/${she.tenancy}/marker`))[1].marker?.words.includes(asked.reference), "the marker is set in housing");
  await endAll(officer, at, "Notice to a recipient", { outcome: "notified", fields: { how: "By secure email", day: today } });
  await sendLetter(officer, at, "L-14", { variant: { choose: "applied" }, scope: "The note of 14 October 2008", ground: "Accuracy is in doubt, and we are checking" });
  await move(officer, at, "Record that it is restricted");
  await expectLetter(asked, "How we limit the use of your information", ["Article 18(1) of the UK GDPR", "Article 18(2) of the UK GDPR", "We will write to you first"]);
  await addTask(officer, at, "Use while restricted", "The school asks about her as a young carer");
  await endTask(manager, at, "Use while restricted", { outcome: "allowed", look: "restriction-use", reason: "Her brother may be at risk",
    fields: { ground: { choose: "protection" }, use: "The note of 14 October, by the duty social worker" } });
  await manager.page.goto(`${at}/timeline`);
  await manager.look("restriction-timeline");
  expectWords(await manager.text(), ["Her brother may be at risk"], "the timeline");
  await move(officer, at, "Propose to lift it", "The note was checked with the school and is right; from two weeks from now");
  expect((await heldBack(manager, at, "Lift the restriction")).includes("Letter L-14 lifting has not been sent"), "no lifting without notice");
  await sendLetter(officer, at, "L-14", { variant: { choose: "lifting" }, scope: "The note of 14 October 2008", ground: "Accuracy was in doubt",
    reason: "We checked the note with the school. It is right.", ends_on: daysFrom(15) });
  expect((await heldBack(manager, at, "Lift the restriction")).includes(`from ${inWords(daysFrom(14))}`), "the notice has to run");
  await manager.look("restriction-notice-runs");
  await expectLetter(asked, "How we limit the use of your information", ["This letter comes to you before the limit ends", "Article 18(3) of the UK GDPR", `It ends on ${inWords(daysFrom(15))}`]);
  return { ...asked, marker };
}

/** Sixteen days on: the notice has run. */
const sixteenDays = 16 * 86_400_000;
async function lifting({ reference, marker }) {
  const officer = await person("officer, later"), manager = await person("manager, later");
  await signIn(officer, given.later, accounts.officer, sixteenDays);
  await signIn(manager, given.later, accounts.manager, sixteenDays);
  const at = await caseAt(manager, given.later, reference), title = "Restriction marker taken off at a source";
  await move(manager, at, "Lift the restriction");
  await tell(officer, at, title, "social care");
  await tell(officer, at, title, "Housing");
  await endTask(officer, at, title, { concerns: "social care", outcome: "done" });
  await endTask(officer, at, title, { concerns: "Housing", outcome: "done" });
  await endAll(officer, at, title, { outcome: "holds_nothing", fields: seen });
  expect(marker() === "", "the marker is gone from the database");
  expect((await system("HOUSING", `/v1/tenancies/${she.tenancy}/marker`))[1].marker === null, "the marker is gone from housing");
  await move(officer, at, "Record that the markers are off");
  await move(officer, at, "Close the case");
}

async function erasure() {
  const asked = await request("delete", { delete: async (p) => {
    await p.fill({ "delete-what": "My subscription to your news, and the early help notes" });
    await p.choose("delete-why", "consent");
  } }, { ...she, service: "early-help" });
  const { officer, manager } = staff, { at } = asked;
  await acceptIdentity(officer, at);
  if (limited) {
    expect((await startSearch(officer, at)).includes(`Limited by ${limited.reference}`), "what another case limits is not searched");
    await officer.look("erasure-limited");
    await allowUse(manager, at, "consent", "She asks us to look for what she wants deleted");
  }
  await searchAndDecide(officer, at, own);
  await addTask(officer, at, "Data to be deleted", "The early help notes of 2008 and 2009");
  await finishSearch(officer, at);
  await officer.page.goto(`${at}/work`);
  await officer.look("erasure-deciding");
  if (limited) expectWords(await officer.text(), ["What the schedule says", "Early help", `the case ${limited.reference} is open`, "RT-9"], "the schedule beside the task");
  await endTask(manager, at, "Data to be deleted", { concerns: "", outcome: "erase", look: "erasure-data", fields: { ground: { choose: "17_1_b" } } });
  await endTask(manager, at, "Data to be deleted", { outcome: "keep", reason: "The notes record what the council did under a duty",
    fields: { provision: "Article 17(3)(b): our public task; until her 25th birthday has been reviewed" } });
  await endTask(manager, at, "Exceptions under Art 17(3)", { outcome: "applies_in_part", reason: "For the notes, not for the subscription", fields: { exception: { choose: "17_3_b" } } });
  await endTask(manager, at, "Retention", { outcome: "may_go_in_part", reason: "The subscription may go", fields: { rule: "The notice, family hub: consent" } });
  await endTask(manager, at, "Holds", { outcome: "no_hold", fields: { looked_where: "Open requests, complaints, legal. She has her copy, and asks for this herself" } });
  await move(manager, at, "Have it deleted");
  const [status] = await system("MAILINGS", `/v1/subscribers/${she.subscriber}`, { method: "DELETE" });
  expect(status === 200, "the owner of the mailing lists deletes the subscription");
  await officer.page.goto(`${at}/work`);
  await officer.look("erasure-carrying-out");
  await endTask(officer, at, "Erasure at a source", { concerns: "mailings", outcome: "done", look: "erasure-proof",
    fields: { before: "One subscription to two lists", after: "No subscription; the suppression entry stays. Backups are overwritten in 30 days", ...seen } });
  await endTask(officer, at, "Erasure at a source", { concerns: "Housing", outcome: "holds_nothing", fields: { proof: "Nothing of what is deleted is in housing" } });
  await endTask(officer, at, "Erasure at a source", { concerns: "social care", outcome: "holds_nothing", fields: { proof: "The notes are kept; nothing else of it is there" } });
  expect((await system("MAILINGS", `/v1/subscribers/${she.subscriber}`))[0] === 404, "the subscription is gone");
  expect(care(`SELECT COUNT(*) FROM case_note WHERE note_person_id = '${she.care_key}'`) === "2", "the notes are kept");
  await endAll(officer, at, "Notice to a recipient", { outcome: "never_had_it", fields: { how: "The lists are not shared" } });
  await sendLetter(officer, at, "L-15", { erased: "Your subscription to family hub news\nYour subscription to texts about holiday activities", backups: "They are overwritten within 30 days.",
    kept: "A note that you want no news from us, so that nobody adds you again\nThe log of this request" });
  expect((await heldBack(officer, at, "Record that it is answered")).includes("L-16"), "what is kept has a letter of its own");
  await sendLetter(manager, at, "L-16", { scope: "the early help notes of 2008 and 2009", ground: { choose: "duty" }, why: "They record what we did to help you and your brother.",
    kept_until: "the end of the time our notice gives for early help records", decided_by: "Hugo Lindqvist, manager" });
  await move(officer, at, "Record that it is answered");
  await expectLetter(asked, "We have deleted it", ["Article 17", "Your subscription to family hub news", "overwritten within 30 days"]);
  await expectLetter(asked, "We will not delete it", ["Article 17(3)(b) of the UK GDPR", "Hugo Lindqvist"], "with remedies");
  await closed(at, "erasure");
}

async function portability() {
  const asked = await request("move", { move: (p) => p.fill({ "move-what": "What I wrote on my tenancy application" }) });
  const { officer } = staff, { at } = asked;
  await acceptIdentity(officer, at);
  await searchAndDecide(officer, at, own);
  await finishSearch(officer, at);
  await officer.page.goto(`${at}/work`);
  await officer.look("portability-deciding");
  await endTask(officer, at, "An item to take", { concerns: "Tidewell Lane", outcome: "included", look: "portability-item",
    fields: { name: "Telephone number", value: `${she.phone} =1+1`, day: new Date(2019, 3, 1), basis: { choose: "6_1_b" } } });
  await endAll(officer, at, "An item to take", { outcome: "not_included", reason: "She did not give us this; a worker wrote it" });
  await officer.page.goto(`${at}/work`);
  await officer.press("Write the copy");
  await officer.page.goto(`${at}/work`);
  await officer.look("portability-ready");
  const files = {};
  for (const form of ["JSON", "CSV"]) {
    const [file] = await Promise.all([officer.page.waitForEvent("download"), officer.page.locator("a", { hasText: `As ${form}` }).click()]);
    files[form] = readFileSync(await file.path(), "utf8");
    expect(file.suggestedFilename() === `${asked.reference}.${form.toLowerCase()}`, "the file is named by the reference");
  }
  const copy = JSON.parse(files.JSON);
  expect(copy.reference === asked.reference && copy.items.length === 1 && copy.items[0].value === `${she.phone} =1+1` && copy.items[0].given_on === "2019-04-01",
    "the JSON holds what she gave, exactly");
  expect(copy.items[0].basis === "6(1)(b) contract with the person" && copy.items[0].source === "thamesbrook-housing", "and on which basis, and from where");
  expect(files.CSV === `name,value,given_on,basis,source\r\nTelephone number,${she.phone} =1+1,2019-04-01,6(1)(b) contract with the person,thamesbrook-housing\r\n`, `the CSV holds the same: ${files.CSV}`);
  await endTask(officer, at, "Handing the copy over", { outcome: "given", fields: { how: "By the secure link she asked for", day: today } });
  await sendLetter(officer, at, "L-17", { variant: { choose: "given" }, format: "JSON and CSV", how: "By the secure link you asked for" });
  await move(officer, at, "Record that it is answered");
  await expectLetter(asked, "Your information, ready to move", ["Article 20 of the UK GDPR", "JSON and CSV"], "with remedies");
  await closed(at, "portability");
}

async function consent() {
  const asked = await request("withdraw", { withdraw: (p) => p.fill({ "consent-for": "Photographs at the family hub" }) });
  const { officer, dpo } = staff, { at } = asked;
  await officer.page.goto(`${at}/work`);
  await officer.look("consent-stopping");
  await endAll(officer, at, "Use stopped at a source", { outcome: "done", fields: { before: "Two photographs on the wall", after: "Taken down", ...seen } });
  await endTask(dpo, at, "What goes on without the consent", { outcome: "nothing_goes_on", fields: { purpose: "Photographs at the family hub" } });
  await sendLetter(officer, at, "L-18", { stops: "Showing photographs of you at the family hub", from_day: today });
  await move(officer, at, "Record that it is answered");
  await expectLetter(asked, "You said stop, and we have stopped", ["Article 7(3) of the UK GDPR", "No. Nothing goes on that rested on your yes.", "was still lawful"]);
  await closed(at, "the withdrawal of consent");
}

async function automated() {
  const asked = await request("automated", { automated: (p) => p.fill({ decision: "My place on the waiting list for a home", "decision-view": "It did not count that I look after my brother" }) });
  const { officer, manager } = staff, { at } = asked;
  await acceptIdentity(officer, at);
  await officer.page.goto(`${at}/work`);
  await officer.look("automated-safeguarding");
  await endTask(officer, at, "Information about the decision", { outcome: "given", fields: { decision: "Band C, on 3 March 2026", logic: "Points for rooms, health and time waited" } });
  await endTask(officer, at, "What the person says of it", { outcome: "heard" });
  await endTask(manager, at, "Somebody looks at the decision again", { outcome: "changed", look: "automated-review", reason: "Caring for her brother counts under the scheme", fields: { looked_at: "The application, her words, the scheme" } });
  expect((await heldBack(officer, at, "Record that it is answered")).includes("new decision carried out"), "a changed decision is carried out first");
  await endTask(officer, at, "The new decision carried out", { outcome: "done", fields: { proof: "Band B on the list, seen today" } });
  await sendLetter(officer, at, "L-19", { decision: "Band C on the waiting list, so a long wait.", how: "Points for rooms, health and time waited.", said: "You look after your brother.",
    reviewer: "Hugo Lindqvist, manager", outcome: "You are in Band B now, since caring for your brother counts." });
  await move(officer, at, "Record that it is answered");
  await expectLetter(asked, "A person has looked at the choice again", ["Article 22C of the UK GDPR", "You are in Band B now"], "with remedies");
  await closed(at, "the automated decision");
}

async function complaint(about) {
  const asked = await request("complain", { complain: (p) => p.fill({ complaint: "You took a month to correct a telephone number", "complaint-about": about, "complaint-outcome": "An apology" }) });
  const { officer, manager } = staff, { at } = asked;
  await officer.page.goto(`${at}/work`);
  await officer.look("complaint-received");
  await expectLetter(asked, "We have your complaint", ["section 164A of the Data Protection Act 2018", "section 165 of the same Act", "You took a month to correct a telephone number"]);
  await endTask(officer, at, "What the complaint is about", { outcome: "linked" });
  await endTask(officer, at, "Acknowledge it", { outcome: "sent" });
  await move(officer, at, "Record that it is acknowledged");
  await addTask(officer, at, "An enquiry", "Ask early help when the first call came");
  await endTask(officer, at, "An enquiry", { outcome: "made", fields: { found: "She rang on 2 March; nobody wrote it down" } });
  await endTask(manager, at, "What we find", { outcome: "upheld", look: "complaint-finding", fields: { finding: "We should have corrected it in March", learning: "Calls about corrections are logged" } });
  await endTask(officer, at, "Putting it right", { outcome: "done", fields: { done: "An apology by letter" } });
  await sendLetter(officer, at, "L-21", { variant: { choose: "outcome" }, enquiries: "We asked early help", findings: "You rang on 2 March and nobody wrote it down", remedy: "We are sorry. Calls are now logged.", outcome: { choose: "upheld" } });
  await move(officer, at, "Record the outcome");
  await officer.page.goto(`${at}/work`);
  await officer.look("complaint-answered");
  await expectLetter(asked, "What we found about your complaint", ["You were right. We uphold your complaint.", "We are sorry. Calls are now logged."], "with remedies");
  await closed(at, "the complaint");
}

async function notOurs() {
  const asker = { ...she, asks_for: "died", requester: "Nadia Faircloth", relation: "Granddaughter", given_names: "Edith", family_name: "Faircloth", date_of_birth: "1931-02-11" };
  const asked = await request("see", {}, asker);
  const { officer } = staff, { at } = asked;
  await officer.page.goto(`${at}/work`);
  await officer.look("not-ours-received");
  await endTask(officer, at, "Who is asking, and by what right", { outcome: "neither", reason: "A granddaughter; no grant of probate" });
  await sendLetter(officer, at, "L-22", { route: { choose: "foi" }, why: "Your grandmother has died.", where: "Freedom of information, Town Hall, 1 Bridge Street", passed_on: "" });
  await endTask(officer, at, "Which law answers it", { outcome: "routed", fields: { to: { choose: "foi" }, name: "Freedom of information, Town Hall" } });
  await move(officer, at, "Close as passed on");
  await expectLetter(asked, "Somebody else can help you with this", ["Freedom of Information Act 2000", "We have not passed it on"], "with remedies");
}

await run(async () => {
  for (const [role, account] of [["officer", "officer"], ["manager", "manager"], ["dpo", "releaser"]]) {
    staff[role] = await person(role);
    await signIn(staff[role], given.url, accounts[account]);
  }
  let corrected;
  const walks = {
    rectification: async () => { corrected = await rectification(); },
    marketing, objection, consent, automated,
    complaint: async () => complaint((corrected ?? await request("withdraw", { withdraw: (p) => p.fill({ "consent-for": "A newsletter" }) })).reference),
    not_ours: notOurs, portability,
    restriction: async () => { limited = await restriction(); },
    erasure,
    lifting: async () => lifting(limited),
  };
  for (const [name, walk] of Object.entries(walks)) {
    if (given.only && !given.only.split(",").includes(name)) continue;
    await walk();
    step(`${name}: done`);
  }
}, { whole: !given.only });
