// What the three desks do in states that come seldom: pages that a walk through a request does not come by, on the real pages over councils of their own
// (seldom_desks.cc serves them, and looks afterwards for what was done), with scripts and without.
//   node tests/flow/seldom.mjs SERVED       SERVED: a JSON file that says where; it is removed when all is done
import { existsSync, readFileSync, rmSync } from "node:fs";

import { act } from "./acts.mjs";
import { openBrowser } from "./browser.mjs";
import { notDone } from "./walked.mjs";

const [served] = process.argv.slice(2);
for (let waited = 0; !existsSync(served); ++waited) {
  if (waited > 2400) throw new Error("nothing is served");
  await new Promise((done) => setTimeout(done, 100));
}

/** What the program gave up is tried again; what it is to tell other systems too. */
async function givenUp(officer, { url, given_up: about }) {
  await act(officer, { at: `${url}/staff/cases/${about}`, to: "/try-again", says: "It is tried again now" });
  await act(officer, { at: `${url}/staff/interfaces`, of: 'button:has-text("Send again")', says: "The messages are sent again now" });
  await act(officer, { at: `${url}/staff/interfaces`, of: 'button:has-text("Let it hold until")', says: "The key holds for another year" });
}

/** The owner of closed files on paper is written to, asked again, not waited for, and answers elsewhere. */
async function owners(officer, owner, { url, searching, held, answer }) {
  const search = `${url}/staff/cases/${searching}/search`, hold = `${url}/staff/cases/${searching}/hold`;
  await act(officer, { at: search, to: "/chase", says: "The owner was asked again" });
  await act(officer, { at: search, to: "/search/leave", of: '[value="paper-files"]', fields: { reason: "The boxes were lost in a flood" }, says: ["Recorded: this source is not searched", "The boxes were lost in a flood"] });
  await act(officer, { at: hold, to: "/hold/letter", of: '[value="archive"]', says: "The letter is on its way" });
  await owner.open(`${url}${answer}`);
  await act(owner, { to: answer, fields: { answer: { choose: "done" }, words: "The clear-out of May is put off", name: "Bola Finch", role: "Archive assistant" }, says: "has your answer of" });
  await act(officer, { at: `${url}/staff/cases/${held}/hold`, says: ["The clear-out of May is put off", "Bola Finch"] });
}

/** An e-mail is set aside, looked at after all, and joined to a request; its file goes with the evidence. */
async function inbox(officer, { url, mail, reference }) {
  const at = `${url}/staff/inbox/${mail}`;
  await act(officer, { at, to: "/aside", fields: { reason: "An advertisement" }, says: ["Set aside", "An advertisement"] });
  await act(officer, { at, to: "/back", says: "It is to be looked at again" });
  await act(officer, { at, to: "/join", fields: { reference }, says: ["The email belongs to the request now", reference] });
  await act(officer, { at, to: "/files/1", fields: { document: { select: "identity/passport" } }, says: ["The file is with what shows who somebody is now", "It is with the evidence of the case now"] });
}

/** What a reviewer meets seldom: pages that stand twice, a hidden part, what is spoken of and was not found, a break that is due. */
async function review(reviewer, { url, compared, hiding, minutes }) {
  const about = `${url}/staff/cases/${compared}`, page = `${about}/review/${hiding}/1`;
  await act(reviewer, { at: `${about}/expected`, to: "/expected", fields: { "reason-child_protection_plan": "The minutes are all there was" }, says: ["It is on the record what became of it", "The minutes are all there was"] });
  await act(reviewer, { at: `${about}/review/${minutes}/1/same`, to: "/same", says: ["Decided as one act", "is decided alike there"] });
  await act(reviewer, { at: page, to: "/hidden", fields: { reason: "She asked who was told" }, says: ["It is a page of its own now", "Given as page 2"] });
  await breakDue(reviewer, url, page);
}

/** A page of a large answer that was drawn for a second person. */
async function secondLook(second, { url, drawn }) {
  await second.page.goto(`${url}/staff/cases/${drawn}/second`);
  await second.page.locator("table a").first().click();
  await act(second, { of: '[name="found"]', button: "It is right", says: "Right: on to the next page" });
}

/** A break after twenty minutes of reading; the minutes are counted in a cookie, which is put back here. */
async function breakDue(reviewer, url, page) {
  await act(reviewer, { at: `${url}/staff/own`, to: "/staff/own", fields: { break: { select: "20" } }, says: "Your settings are kept" });
  await reviewer.page.goto(page);
  const [reading] = (await reviewer.context.cookies()).filter((one) => one.name === "reading");
  const [began, last] = reading.value.split("-").map(Number);
  await reviewer.context.addCookies([{ ...reading, value: `${began - 25 * 60}-${last}` }]);
  await act(reviewer, { at: page, to: "/staff/own/break", says: "" });
  if ((await reviewer.text()).includes("You wanted to be reminded of a break")) throw new Error("whoever had a break is reminded of it");
}

/** A year after a request was withdrawn the hold ends, and the case may go. */
async function later(officer, { url, withdrawn }) {
  const at = `${url}/staff/cases/${withdrawn}/hold`;
  await act(officer, { at, to: "/hold/end", fields: { reason: "Withdrawn a year ago" }, says: "The hold has ended" });
  await act(officer, { at, to: "/hold/approve", fields: { reason: "Nothing came of it" }, says: "Recorded. It goes at the next run" });
}

const failed = [];
for (const [how, { drawn, today, later: afterwards }] of Object.entries(JSON.parse(readFileSync(served, "utf8")))) {
  const from = performance.now();
  const browser = await openBrowser({ scripts: how === "scripts" });
  const people = [];
  const person = async (name, where) => {
    const one = await browser.person(`${name}, ${how}`);
    people.push(one);
    if (where) {
      await one.context.addCookies([{ name: "staff", value: where.staff, url: where.url }]);
      await one.open(`${where.url}/staff/home`);
    }
    return one;
  };
  try {
    const ines = await person("Ines", today);
    await givenUp(ines, today);
    await owners(ines, await person("owner"), today);
    await inbox(ines, today);
    await review(ines, today);
    await secondLook(await person("Ines, at another desk", drawn), drawn);
    await later(await person("Ines, a year later", afterwards), afterwards);
    failed.push(...notDone(how === "scripts" ? "seldom" : "seldom/no-scripts", people.flatMap((one) => [...one.posted])));
    console.log(`in states that come seldom, ${how}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  } catch (problem) {
    failed.push(`${how}: ${problem.stack}`);
  }
  failed.push(...people.flatMap((one) => one.problems));
  await browser.close();
}
rmSync(served);
for (const words of failed) console.error(`FAILED ${words}`);
process.exit(failed.length ? 1 : 0);
