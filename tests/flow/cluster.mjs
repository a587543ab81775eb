// Residents send requests and a colleague writes notes, without a pause, while parts of a cluster (tools/cluster) are killed, cut off and replaced under them.
//   node tests/flow/cluster.mjs --url URL --program RIGHTSDESK --next RIGHTSDESK --service app1.yaml --socket db.sock --officer '{"name":…,"password":…,"device":…}'
// Every reference that somebody was shown is there once and no other is; so is every note that was taken; the ledger and every document are whole; and after
// each fault pages that need the database answer again within 15 seconds. Prints a line for each fault. Exit status: 0 all of that holds; 1 it does not, with what.
import { execFile } from "node:child_process";
import { parseArgs, promisify } from "node:util";
import { Officer, Resident, seen } from "./visitor.mjs";

const run = promisify(execFile);
const { values: given } = parseArgs({ options: { url: { type: "string" }, program: { type: "string" }, next: { type: "string" }, service: { type: "string" }, socket: { type: "string" }, officer: { type: "string" }, apart: { type: "boolean" } } });
const longest = 15, residents = 4;
const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
const failures = [];
const expect = (holds, words) => holds || (failures.push(words), console.log(`NOT SO: ${words}`));

const shown = [];
let going = true, next = 1;
async function keepSending() {
  while (going) {
    try {
      shown.push(await new Resident(given.url, next++).send());
    } catch (problem) {
      expect(false, `a resident could not send a request: ${problem.message}`);
    }
  }
}

const cluster = async (...words) => (await run("tools/cluster", words)).stdout;
/** Until ten pages have come from now on, or none can be hoped for. */
async function pagesCome() {
  const from = Date.now();
  while (seen.good.filter((moment) => moment >= from).length < 10 && Date.now() < from + 2 * longest * 1000) await wait(0.2);
}
/** Does the fault while residents go on, and puts it right once pages come again; the longest time in which none came, from then until `after` seconds later. */
async function fault(words, act, putRight = async () => {}, after = 3) {
  const from = Date.now();
  await act();
  await wait(after);
  await pagesCome();
  const mending = Date.now();
  await putRight();
  await wait(after);
  const moments = [from, ...seen.good.filter((moment) => moment >= from), Date.now()];
  const gap = Math.max(...moments.slice(1).map((moment, i) => moment - moments[i])) / 1000;
  console.log(`${gap.toFixed(1).padStart(6)} s without a page   ${words}${putRight.name ? ` (put right in ${((Date.now() - mending) / 1000 - after).toFixed(1)} s)` : ""}`);
  return gap;
}

const sending = Array.from({ length: residents }, keepSending);
while (shown.length === 0) await wait(0.2);
const officer = new Officer(given.url);
await officer.signIn(JSON.parse(given.officer));
await officer.openFirstCase();
const writing = (async () => {
  for (let number = 1; going; ++number) await officer.note(number);
})().catch((problem) => expect(false, `the officer: ${problem.message}`));
await wait(4);
const bound = (gap, words) => expect(gap <= longest, `${words}: ${gap.toFixed(1)} s without a page`);
bound(await fault("the database that is written to is killed", () => cluster("kill", "db1"), async function again() { await cluster("up", "db1"); }), "a database killed");
bound(await fault("the database that is written to no longer answers", () => cluster("cut", "db1"), async function mended() { await cluster("mend", "db1"); await cluster("up", "db1"); }), "a database cut off");
if (given.apart) {
  bound(await fault("the database that is written to is parted from the others", () => cluster("part", "db1"), async function joined() { await cluster("join", "db1"); await cluster("up", "db1"); }), "a database parted");
} else {
  console.log("       no database was parted from the others: that needs root, and networks of their own");
}
bound(await fault("a server of pages is killed", () => cluster("kill", "app1"), async function again() { await cluster("up", "app1"); }), "a server killed");
bound(await fault("a server of pages no longer answers", () => cluster("cut", "app2"), async function mended() { await cluster("mend", "app2"); }), "a server cut off");
bound(await fault("a worker is killed", () => cluster("kill", "worker1"), async function again() { await cluster("up", "worker1"); }), "a worker killed");
bound(await fault("the schema goes one version forward, and a server of the version before is killed", async () => {
  await cluster("migrate", given.next);
  await cluster("kill", "app2");
}, async function startedOverTheNewerSchema() { await cluster("up", "app2"); }, 1), "a migration under the version before");
bound(await fault("the next version on every node, one after the other", () => cluster("roll", given.next), undefined, 0), "a rolling upgrade");
bound(await fault("and back to the version before, over the newer schema", () => cluster("roll", given.program), undefined, 0), "a roll-back");
for (const part of ["db1", "db2", "db3"]) await cluster("kill", part);
await wait(2);
const restarting = Date.now();
await cluster("up", "databases");
const restarted = (Date.now() - restarting) / 1000;
bound(await fault(`every database was killed; from when they had found each other again (${restarted.toFixed(1)} s)`, async () => {}), "all databases killed");
going = false;
await Promise.all([...sending, writing]);

const sql = async (words) => (await run("mariadb", ["--no-defaults", `--socket=${given.socket}`, "--user=root", "-N", "-e", words, "rightsdesk"], { maxBuffer: 1 << 26 })).stdout.trim().split("\n");
const kept = await sql("SELECT reference FROM sar_case");
const lost = shown.filter((reference) => !kept.includes(reference));
expect(new Set(shown).size === shown.length, "no two residents were shown one reference");
expect(lost.length === 0, `${lost.length} references were shown and are not there`);
expect(kept.length === shown.length, `${kept.length} cases are there, ${shown.length} residents sent one`);
let timeline = "";
for (let page = 1; page === 1 || timeline.includes(`page=${page}"`); ++page) timeline += (await officer.ask(`${officer.case}/timeline?page=${page}`)).text;
const times = (number) => timeline.split(`Rang for the time ${number}.`).length - 1;
for (const number of officer.notes.taken) expect(times(number) === 1, `the note ${number} was taken, and stands ${times(number)} times`);
for (const number of officer.notes.unknown) expect(times(number) <= 1, `the note ${number} stands ${times(number)} times`);
await run(given.program, ["verify", "--service", given.service]).then(
  () => expect(false, "the program of before looks over a schema that it does not know"),
  (refused) => expect(/which this program does not know/.test(refused.stderr), `what has to know every table says which it does not: ${refused.stderr}`));
for (const command of [["verify"], ["verify-audit"]]) {
  try {
    await run(given.next, [...command, "--service", given.service]);
  } catch (problem) {
    expect(false, `${command}: ${problem.stdout}${problem.stderr}`);
  }
}
console.log(`${shown.length} requests sent, ${kept.length} there; ${officer.notes.taken.size} notes taken, ${officer.notes.unknown.size} without an answer; ${seen.bad} answers that did not come and were asked for again`);
process.exit(failures.length ? 1 : 0);
