// The case of a request for access, from the list to the end of its search.
import { candidateActs } from "../acts.mjs";
import { daysIn } from "../calendar.mjs";
import { showIdentity, untilIdle, untilPage } from "../desk.mjs";
import { expect, given, truth } from "./given.mjs";

/** What the requester sent is a task, and one of the systems is tried out by a worker. */
export async function lookAround(officer) {
  const at = officer.page.url();
  await officer.follow("Work");
  expect((await officer.text()).includes("Files that the requester sent"), "the files are a task");
  await officer.page.goto(`${given.url}/staff/sources`);
  await officer.look("staff-sources");
  await officer.press("Try it out");
  await untilPage("a system to be tried out", officer, `${given.url}/staff/sources`, 60, (page) => page.includes("asked by Ines Okafor"));
  await officer.look("staff-sources-tried");
  await officer.page.goto(at);
}

/** From the list: given to herself, a view kept; what is hers today; the charts; her due days as a calendar that nobody has to sign in for. */
export async function takeTheCase(officer, reference) {
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

export async function acceptIdentity(officer) {
  await officer.look("case-overview");
  expect((await officer.text()).includes("Why it is due then"), "the case says why it is due when it is");
  await officer.follow("People and identity");
  await officer.look("case-people");
  await showIdentity(officer);
}

export async function search(officer) {
  await officer.look("case-search-new");
  await officer.press("Start the search");
  const at = officer.page.url().split("?")[0];
  await untilPage("every source to end", officer, at, 180, (page) => page.includes("Every source has ended"));
  await officer.look("case-search");
}

/** Decides as somebody who knows the truth would, saying why where the program thinks otherwise. */
export async function decideCandidates(officer) {
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

export async function waitForRecords(officer) {
  await officer.follow("Records");
  const at = officer.page.url().split("?")[0];
  await untilPage("every record to be read", officer, at, 600, (page) => page.includes("Sealed as") && !page.includes("Being read"));
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
  }
  await untilIdle(officer, at.replace("/records", ""));
  await officer.follow("Search plan");
  await officer.press("Finish the search");
  const refused = await officer.page.locator(".govuk-error-summary").count();
  if (refused) throw new Error(`the search was not finished: ${await officer.page.locator(".govuk-error-summary").innerText()}`);
}
