// Residents send requests and a colleague writes notes, without a pause, while parts of a cluster (tools/cluster) are killed, cut off and replaced under them.
//   node tests/flow/cluster.mjs --url URL --program RIGHTSDESK --next RIGHTSDESK --service app1.yaml --socket db.sock --officer '{"name":…,"password":…,"device":…}'
// Every reference that somebody was shown is there once and no other is; so is every note that was taken; the ledger and every document are whole; and after
// each fault pages that need the database answer again within 15 seconds. Prints a line for each fault. Exit status: 0 all of that holds; 1 it does not, with what.
import { execFile } from "node:child_process";
import { parseArgs, promisify } from "node:util";
import { freshCode } from "./totp.mjs";

const run = promisify(execFile);
const { values: given } = parseArgs({ options: { url: { type: "string" }, program: { type: "string" }, next: { type: "string" }, service: { type: "string" }, socket: { type: "string" }, officer: { type: "string" }, apart: { type: "boolean" } } });
const longest = 15, residents = 4;
const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
const failures = [];
const expect = (holds, words) => holds || (failures.push(words), console.log(`NOT SO: ${words}`));

/** When a page that needs the database last came, in milliseconds; what did not come. */
const seen = { good: [], bad: 0 };

class Visitor {
  cookies = {};
  /** One answer of the service; a fault of it, or of the way to it, is tried again for so many seconds, as somebody does who presses the button again. */
  async ask(path, body, patience = 60) {
    for (const until = Date.now() + patience * 1000; ; await wait(0.4)) {
      try {
        const answer = await fetch(given.url + path, {
          method: body ? "POST" : "GET", body, redirect: "manual", signal: AbortSignal.timeout(8000),
          headers: { origin: given.url, cookie: Object.entries(this.cookies).map(([name, value]) => `${name}=${value}`).join("; ") },
        });
        const text = await answer.text();
        if (answer.status < 500) {
          for (const cookie of answer.headers.getSetCookie()) this.cookies[cookie.split("=")[0]] = cookie.slice(cookie.indexOf("=") + 1).split(";")[0];
          if (path !== "/before-you-start") seen.good.push(Date.now());
          return { status: answer.status, text, to: answer.headers.get("location") };
        }
      } catch (problem) {
        if (!["TimeoutError", "TypeError"].includes(problem.name)) throw problem;
      }
      seen.bad += 1;
      if (Date.now() > until) throw new Error(`${path} did not come in ${patience} s`);
    }
  }
  /** What the form of a page sends: what it hides, and `fields`. The last form, or the one that leads to `action`. */
  form(page, fields, action) {
    const body = new URLSearchParams(fields);
    const own = page.text.match(/<form[\s\S]*?<\/form>/g).findLast((form) => !action || form.includes(`action="${action}"`));
    for (const input of own.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []) body.set(input.match(/name="([^"]*)"/)[1], input.match(/value="([^"]*)"/)?.[1] ?? "");
    return body;
  }
}

class Resident extends Visitor {
  constructor(number) {
    super();
    this.number = number;
  }
  answers() {
    const n = String(this.number);
    return {
      right: { right: "see" }, "who-for": { "who-for": "me" }, name: { "full-name": `Resident Number ${n}` }, "other-names": {},
      "date-of-birth": { "born-day": "4", "born-month": "3", "born-year": "1990" }, address: { "address-lines": `${n} Larkspur Rise`, "address-postcode": "TB4 7QX" },
      "earlier-addresses": {}, services: { services: "not-sure" }, "what-you-want": { wanted: "everything" },
      contact: { email: `resident${n}@example.org`, phone: "07700 900123", "safe-contact": "yes" }, identity: { identity: "show" }, format: { format: "online" },
    };
  }
  /** From the first page to the reference. */
  async send() {
    let answer = await this.ask("/begin", this.form(await this.ask("/before-you-start"), {}));
    while (answer.to !== "/request/check") {
      const at = answer.to, page = at.replace("/request/", "").split("?")[0];
      const fields = this.answers()[page];
      if (!fields) throw new Error(`the form asks ${at}, which this resident cannot answer`);
      answer = await this.ask(at.split("?")[0], this.form(await this.ask(at), fields));
      if (answer.status !== 303) throw new Error(`${page} was refused: ${answer.text.match(/govuk-error-summary[\s\S]{0,600}/)?.[0] ?? answer.status}`);
    }
    answer = await this.ask("/request/send", this.form(await this.ask("/request/check"), {}));
    const sent = await this.ask(answer.to);
    const reference = sent.text.match(/SRR-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/)?.[0];
    if (!reference) throw new Error(`no reference on ${answer.to}`);
    return reference;
  }
}

class Officer extends Visitor {
  notes = { taken: new Set(), unknown: new Set() };
  async signIn(account) {
    const first = await this.ask("/staff/sign-in");
    const asked = await this.ask("/staff/sign-in", this.form(first, { name: account.name, password: account.password }, "/staff/sign-in"));
    const code = await this.ask(asked.to);
    const entered = await this.ask("/staff/sign-in/code", this.form(code, { code: await freshCode(account.device) }, "/staff/sign-in/code"));
    if (entered.status !== 303) throw new Error("the officer is not let in");
  }
  async openFirstCase() {
    this.case = (await this.ask("/staff/cases")).text.match(/\/staff\/cases\/[0-9A-Za-z]{20,}/)[0];
  }
  /** A note is sent once: whether it was taken when no answer came, nobody knows. */
  async note(number) {
    const body = this.form(await this.ask(this.case), { note: `Rang for the time ${number}.` }, `${this.case}/note`);
    try {
      const answer = await this.ask(`${this.case}/note`, body, 0);
      if (answer.status === 303) this.notes.taken.add(number);
      else throw new Error(`a note was answered with ${answer.status}`);
    } catch (problem) {
      if (!/did not come/.test(problem.message)) throw problem;
      this.notes.unknown.add(number);
    }
  }
}

const shown = [];
let going = true, next = 1;
async function keepSending() {
  while (going) {
    try {
      shown.push(await new Resident(next++).send());
    } catch (problem) {
      expect(false, `a resident could not send a request: ${problem.message}`);
    }
  }
}

const cluster = async (...words) => (await run("tools/cluster", words)).stdout;
/** Does the fault while residents go on; the longest time in which no page came, from then until `seconds` after it was put right. */
async function fault(words, act, putRight = async () => {}, after = 3) {
  const from = Date.now();
  await act();
  await wait(after + longest / 3);
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
const officer = new Officer();
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
}, async function startedOverTheNewerSchema() { await cluster("up", "app2"); }), "a migration under the version before");
bound(await fault("the next version on every node, one after the other", () => cluster("roll", given.next)), "a rolling upgrade");
bound(await fault("and back to the version before, over the newer schema", () => cluster("roll", given.program)), "a roll-back");
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
