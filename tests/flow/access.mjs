// One request for access, from the resident's form to the pack in the resident's hands, as five people do it in a browser.
//   node tests/flow/access.mjs --url http://127.0.0.1:PORT --outbox DIR --truth FILE --staff FILE [--no-scripts] [--pictures DIR] [--program RIGHTSDESK]
// --staff: a JSON file {"officer":{"name","password","device"},"reviewer":{…},"releaser":{…}}. Ends 0, or 1 with what went wrong.
import { administratorActs, caseActs, complaintActs, deskActs, partActs, releasedActs, requesterActs, savedFormActs } from "./acts.mjs";
import { acceptIdentity, decideCandidates, lookAround, search, takeTheCase, waitForRecords } from "./access/case.mjs";
import { accounts, expect, given, person, run, step, truth } from "./access/given.mjs";
import { deliver, finishReview, release } from "./access/release.mjs";
import { download, readHere, sendRequest } from "./access/resident.mjs";
import { byEye, decidePeople, reviewPages } from "./access/review.mjs";
import { ask, caseAt, signIn } from "./desk.mjs";
import { quick } from "./walk.mjs";

async function signInTo(person, account, reference) {
  await signIn(person, given.url, account);
  await person.follow(reference);
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
