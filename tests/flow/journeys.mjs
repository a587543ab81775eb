// Who asks, and for whom: each journey of the form as a resident walks it in a browser, and what the desk then sees of it.
//   node tests/flow/journeys.mjs --url URL --staff FILE --scripts yes|no      Ends 0, or 1 with what went wrong.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { ask, signIn } from "./desk.mjs";
import { beginWalk, quick } from "./walk.mjs";

const { values: given } = parseArgs({ options: { url: { type: "string" }, staff: { type: "string" }, scripts: { type: "string" } } });
const accounts = JSON.parse(readFileSync(given.staff, "utf8"));
const yearsAgo = (years) => `${new Date().getFullYear() - years}-02-11`;
const home = { current_address: { line: "4 Quay Street, Thamesbrook", postcode: "IG11 7LU" }, phone: "07700 900431", email: "nadia.faircloth@example.org" };
const grown = { given_names: "Nadia", family_name: "Faircloth", date_of_birth: yearsAgo(34), ...home };
const child = { ...grown, given_names: "Edie", date_of_birth: yearsAgo(9), asks_for: "child", requester: "Nadia Faircloth", relation: "Mother" };
const for_another = (relation) => ({ ...grown, given_names: "Marek", family_name: "Novotny", asks_for: "someone", requester: "Nadia Faircloth", relation });
/** The journeys of one form, each with what the list and the page of work say of it. */
const journeys = [
  { name: "an adult's own", who: grown, list: "J1 An adult’s own" },
  { name: "a young person's own", who: { ...grown, given_names: "Iris", date_of_birth: yearsAgo(15) }, list: "J2 A young person’s own" },
  { name: "was in care", who: { ...grown, given_names: "Tomas", service: "care" }, list: "J3 Was in care",
    own: { "what-you-want": async (p) => { await p.choose("wanted", "summary-first"); await p.fill({ "wanted-detail": "Why I came into care, and photographs" }); } } },
  { name: "a parent for a child", who: child, list: "J4 A parent for a child", work: ["Parental responsibility", "Court orders"], not_work: ["The child’s understanding and view"] },
  { name: "a parent for a child of thirteen", who: { ...child, date_of_birth: yearsAgo(13) }, list: "J4 A parent for a child", work: ["Parental responsibility", "The child’s understanding and view"] },
  { name: "a friend with consent", who: for_another("Support worker"), list: "J5 Somebody with consent", work: ["authority"] },
  { name: "a solicitor", who: for_another("Solicitor at Quay Law"), list: "J6 Solicitor or organisation", work: ["authority"] },
  { name: "an attorney", who: for_another("Attorney under a lasting power"), list: "J7 Attorney or deputy", work: ["authority"] },
  { name: "about somebody who died", who: { ...for_another("Granddaughter"), asks_for: "died", date_of_birth: "1931-02-11" }, list: "J8 Somebody who died", work: ["Who is asking, and by what right"] },
];

const { step, expect, person, run } = await beginWalk({ scripts: given.scripts === "yes" });
await run(async () => {
  const officer = quick(await person("officer"));
  // Somebody else may have used this moment's code; the next one comes within half a minute.
  await signIn(officer, given.url, accounts.releaser).catch(async () => {
    await new Promise((ready) => setTimeout(ready, 30_500));
    await signIn(officer, given.url, accounts.releaser);
  });
  const listed = async (reference) => {
    await officer.page.goto(`${given.url}/staff/cases?reference=${reference}`);
    return (await officer.text()).replace(/\s+/g, " ");
  };
  for (const { name, who, own, list, work, not_work } of journeys) {
    const reference = await ask(quick(await person(name)), given.url, "see", who, own ?? {});
    expect(/^SRR-/.test(reference), `${name}: a reference at once`);
    const seen = await listed(reference);
    expect(seen.includes(list), `${name}: the list says "${list}": ${seen.slice(seen.lastIndexOf(reference)).slice(0, 200)}`);
    await officer.page.goto(`${given.url}${await officer.page.locator("a", { hasText: reference }).first().getAttribute("href")}/work`);
    const tasks = (await officer.text()).replace(/\s+/g, " ").toLowerCase();
    for (const words of work ?? []) expect(tasks.includes(words.toLowerCase()), `${name}: the work has "${words}"`);
    for (const words of not_work ?? []) expect(!tasks.includes(words.toLowerCase()), `${name}: the work has no "${words}"`);
    step(`${name}: ${reference}`);
  }
  // J9: what somebody says at the desk, with the day on which it first reached anybody
  await officer.page.goto(`${given.url}/staff/cases`);
  await officer.follow("Record a request");
  await officer.choose("channel", "phone");
  const day = new Date(Date.now() - 3 * 86_400_000);
  await officer.fill({ "received-day": day.getDate(), "received-month": day.getMonth() + 1, "received-year": day.getFullYear() });
  await officer.choose("right", "see");
  await officer.choose("who-for", "me");
  await officer.press("Continue");
  const [year, month, born] = grown.date_of_birth.split("-");
  await officer.fill({ "full-name": "Nadia Faircloth", "born-day": Number(born), "born-month": Number(month), "born-year": year, "address-lines": home.current_address.line,
    "address-postcode": home.current_address.postcode, email: home.email, phone: home.phone });
  for (const [field, value] of [["services", "housing"], ["wanted", "everything"], ["safe-contact", "yes"], ["identity", "show"], ["format", "online"]]) await officer.choose(field, value);
  await officer.press("Open the case");
  const recorded = (await officer.text()).replace(/\s+/g, " ");
  expect(/SRR-/.test(await officer.page.content()) && recorded.includes(day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })), `recorded by telephone, received on the day it was said: ${recorded.slice(0, 300)}`);
  step("recorded by staff");
});
