// What tools/soak does once everything stands: runs server and worker, puts a load on them, measures, and judges. Its words are those of tools/soak.
import { execFile, spawn } from "node:child_process";
import { openSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { parseArgs, promisify } from "node:util";
import { Officer, Resident, seen } from "../../tests/flow/visitor.mjs";

const run = promisify(execFile);
const { values: given } = parseArgs({ options: Object.fromEntries(["minutes", "mode", "url", "program", "service", "logs", "officer"].map((name) => [name, { type: "string" }])) });
const long = Number(given.minutes) * 60;  // seconds
const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
const breaches = [];
const bound = (holds, words) => holds || breaches.push(words);
const began = Date.now();
const passed = () => (Date.now() - began) / 1000;
let going = true;

// --- the two processes, started again when they end, as an init system does ---

class Kept {
  lives = 0;
  samples = [];  // of the life it is in: { at, rss, files, connections }, MiB
  constructor(command, ...more) {
    Object.assign(this, { command, more });
  }
  start() {
    const log = openSync(`${given.logs}/${this.command}.log`, "a");
    this.process = spawn(given.program, [this.command, "--service", given.service, ...this.more], { stdio: ["ignore", log, log] });
    this.lives += 1;
    this.samples = [];
    this.process.once("exit", () => going && setTimeout(() => this.start(), 500));
  }
  sample() {
    const { pid } = this.process;
    try {
      const rss = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
      const files = readdirSync(`/proc/${pid}/fd`).map((fd) => {
        try { return readlinkSync(`/proc/${pid}/fd/${fd}`); } catch { return ""; }
      });
      this.samples.push({ at: passed(), rss, files: files.length, connections: files.filter((name) => name.startsWith("socket:")).length });
    } catch { /* between two lives */ }
  }
  async end() {
    const gone = new Promise((done) => this.process.once("exit", done));
    this.process.kill("SIGTERM");
    await gone;
  }
}
const server = new Kept("serve"), worker = new Kept("worker", "--name", "soak");
const answers = async () => {
  for (let tries = 0; tries < 300; ++tries, await wait(0.1)) {
    try {
      if ((await fetch(`${given.url}/livez`, { signal: AbortSignal.timeout(1000) })).ok) return;
    } catch { /* not yet */ }
  }
  throw new Error("the server does not answer");
};

// --- figures ---

const median = (numbers) => at(numbers, 0.5);
function at(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
/** By least squares, a second. */
function slope(points) {
  const x = points.reduce((sum, p) => sum + p[0], 0) / points.length, y = points.reduce((sum, p) => sum + p[1], 0) / points.length;
  return points.reduce((sum, p) => sum + (p[0] - x) * (p[1] - y), 0) / points.reduce((sum, p) => sum + (p[0] - x) ** 2, 0);
}
const row = (name, value, wanted = "") => console.log(`${name.padEnd(58)} ${String(value).padStart(12)}   ${wanted}`);
const kind = (path) => path.split("?")[0].replace(/\/staff\/cases\/[0-9A-Za-z]{20,}/, "/staff/cases/:case").replace(/^\/request\/.*/, "/request/…");
const took = new Map();
seen.told = (path, milliseconds, status) => {
  const name = kind(path);
  if (!took.has(name)) took.set(name, { times: [], faults: 0, none: 0 });
  const of = took.get(name);
  if (status === 0) of.none += 1;
  else {
    of.times.push(milliseconds);
    if (status >= 500) of.faults += 1;
  }
};
function pages(longest) {
  console.log(`\n${"page".padEnd(44)} ${"asked".padStart(7)} ${"median ms".padStart(10)} ${"p95 ms".padStart(8)} ${"5xx".padStart(5)} ${"no answer".padStart(10)}`);
  for (const [name, of] of [...took].sort((a, b) => b[1].times.length - a[1].times.length).slice(0, 20)) {
    console.log(`${name.padEnd(44)} ${String(of.times.length).padStart(7)} ${median(of.times).toFixed(0).padStart(10)} ${at(of.times, 0.95).toFixed(0).padStart(8)} ${String(of.faults).padStart(5)} ${String(of.none).padStart(10)}`);
    bound(of.times.length < 20 || at(of.times, 0.95) < longest, `${name}: 95 of 100 answers take ${at(of.times, 0.95).toFixed(0)} ms, the bound is ${longest}`);
    bound(of.faults === 0, `${name}: ${of.faults} answers of 500 and more`);
  }
}

// --- who is at work ---

const shown = [], searched = [];
async function residents(from) {
  for (let number = from; going; number += 100) {
    try {
      shown.push(await new Resident(given.url, number).send());
    } catch (problem) {
      bound(!going, `a resident could not send a request: ${problem.message}`);
    }
    await wait(2);
  }
}
class CaseOfficer extends Officer {
  /** From the newest request to its search; a page that was lost with the server is asked for again. */
  async beginSearch() {
    const cases = [...new Set((await this.ask("/staff/cases")).text.match(/\/staff\/cases\/[0-9A-Za-z]{20,}/g) ?? [])].filter((one) => !searched.includes(one));
    if (cases.length === 0) return;
    const about = cases[0];
    searched.push(about);
    const today = new Date();
    const proof = [["documents", "passport"], ["documents", "council_tax"], ["how", "In person, against the photograph"], ["on-day", today.getDate()], ["on-month", today.getMonth() + 1], ["on-year", today.getFullYear()]];
    const people = await this.ask(`${about}/people`);
    if (!people.text.includes(`action="${about}/identity"`)) return;
    const accepted = await this.ask(`${about}/identity`, this.form(people, proof, `${about}/identity`));
    if (accepted.status !== 303) throw new Error(`the identity was refused: ${accepted.text.match(/govuk-error-summary[\s\S]{0,400}/)?.[0]}`);
    await this.ask(`${about}/search`, this.form(await this.ask(`${about}/search`), {}, `${about}/search`));
  }
}
async function colleague() {
  const officer = new CaseOfficer(given.url);
  await officer.signIn(JSON.parse(given.officer));
  while (shown.length === 0) await wait(0.2);
  await officer.openFirstCase();
  for (let number = 1; going; ++number) {
    try {
      await officer.note(number);
      await officer.ask("/staff/home");
      if (number % 3 === 0) await officer.beginSearch();
    } catch (problem) {
      bound(!going, `the colleague: ${problem.message}`);
    }
    await wait(1);
  }
  return officer;
}

// --- the modes ---

async function steady() {
  const many = Math.max(2, Math.floor(given.minutes / 10));
  const kills = Array.from({ length: many }, (_, i) => ((i + 1) * long) / 2 / (many + 1));
  const sending = [1, 2, 3].map(residents);
  const writing = colleague();
  let killed = 0;
  while (passed() < long) {
    if (killed < kills.length && passed() > kills[killed]) {
      (killed % 2 === 0 ? server : worker).process.kill("SIGKILL");
      killed += 1;
    }
    server.sample();
    worker.sample();
    await wait(2);
  }
  const figures = await (await fetch(given.url.replace(/\d+$/, (port) => Number(port) + 1) + "/metrics")).text();
  going = false;
  await Promise.all(sending);
  const officer = await writing;
  let timeline = "";
  for (let page = 1; page === 1 || timeline.includes(`page=${page}"`); ++page) timeline += (await officer.ask(`${officer.case}/timeline?page=${page}`)).text;
  await Promise.all([server.end(), worker.end()]);
  console.log(`steady, ${given.minutes} minutes: ${shown.length} requests sent, ${officer.notes.taken.size} notes, ${searched.length} cases searched, ${killed} kills\n`);
  for (const kept of [server, worker]) {
    const second = kept.samples.filter(({ at: moment }) => moment > long * 0.55);
    const early = second.slice(0, Math.floor(second.length / 3)), late = second.slice(-Math.floor(second.length / 3));
    const grown = median(late.map(({ rss }) => rss)) - median(early.map(({ rss }) => rss));
    row(`${kept.command}: lives`, kept.lives);
    row(`${kept.command}: memory at most, MiB`, Math.max(...kept.samples.map(({ rss }) => rss)).toFixed(0), "1024");
    row(`${kept.command}: memory, slope of the second half, MiB an hour`, (slope(second.map(({ at: moment, rss }) => [moment, rss])) * 3600).toFixed(1));
    row(`${kept.command}: memory, last third of that less the first, MiB`, grown.toFixed(1), "16");
    row(`${kept.command}: open files, at most`, Math.max(...second.map(({ files }) => files)));
    row(`${kept.command}: of them sockets, at most`, Math.max(...second.map(({ connections }) => connections)));
    row(`${kept.command}: open files, last third less the first`, median(late.map(({ files }) => files)) - median(early.map(({ files }) => files)), "8");
    bound(Math.max(...kept.samples.map(({ rss }) => rss)) < 1024, `${kept.command} has more than 1 GiB`);
    bound(grown < 16, `${kept.command} grows: ${grown.toFixed(1)} MiB in the second half`);
    bound(median(late.map(({ files }) => files)) - median(early.map(({ files }) => files)) <= 8, `${kept.command} leaves files open`);
  }
  const jobs = [...figures.matchAll(/rightsdesk_jobs\{kind="([^"]+)",state="([^"]+)"\} (\d+)/g)];
  for (const [, name, state, count] of jobs) row(`jobs: ${name}, ${state}`, count);
  bound(jobs.some(([, , state]) => state === "done"), "no job was done");
  bound(!jobs.some(([, , state]) => state === "dead"), "a job is dead");
  const listed = (await run(given.program, ["verify-audit", "--service", given.service, "--json"]).catch((problem) => (bound(false, `verify-audit: ${problem.stdout}${problem.stderr}`), { stdout: "{}" }))).stdout;
  row("ledger: entries, each held against the one before", JSON.parse(listed).entries ?? "broken");
  const whole = await run(given.program, ["verify", "--service", given.service]).catch((problem) => (bound(false, `verify: ${problem.stdout}${problem.stderr}`), { stdout: "" }));
  row("verify", whole.stdout.trim().split("\n").at(-1));
  const times = (number) => timeline.split(`Rang for the time ${number}.`).length - 1;
  const twice = [...officer.notes.taken].filter((number) => times(number) !== 1);
  bound(new Set(shown).size === shown.length, "two residents were shown one reference");
  row("notes that were taken and do not stand once", twice.length, "0");
  bound(twice.length === 0, `notes ${twice.slice(0, 5)} do not stand once`);
  pages(500);
}

/** One connection, from one of many addresses of this machine, so that no cap by address helps. */
function dribble(number, first, every, more) {
  if (!going) return;
  const socket = net.connect({ host: "127.0.0.1", port: Number(new URL(given.url).port), localAddress: `127.0.${1 + Math.floor(number / 200)}.${1 + (number % 200)}` });
  let timer;
  socket.on("connect", () => {
    socket.write(first);
    timer = setInterval(() => socket.write(more), every);
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    clearInterval(timer);
    setTimeout(() => dribble(number, first, every, more), 200);
  });
  socket.on("data", () => {});
  ends.push(() => socket.destroy());
}
const ends = [];
async function honest(words, until) {
  const times = [];
  let none = 0;
  while (passed() < until) {
    const from = performance.now();
    try {
      await (await fetch(`${given.url}/start`, { signal: AbortSignal.timeout(8000) })).text();
      times.push(performance.now() - from);
    } catch {
      none += 1;
    }
    await wait(0.1);
  }
  row(`${words}: a page, median ms`, median(times).toFixed(0));
  row(`${words}: a page, 95 of 100 ms`, at(times, 0.95).toFixed(0), "1000");
  row(`${words}: pages asked, and without an answer in 8 s`, `${times.length + none} / ${none}`, "/ 0");
  bound(none === 0 && at(times, 0.95) < 1000, `${words}: 95 of 100 within ${at(times, 0.95).toFixed(0)} ms, ${none} without an answer`);
}
async function slow() {
  const third = long / 4;
  await honest("nobody else", third);
  const let_go = () => ends.splice(0).forEach((end) => end());
  const trials = [
    ["1,000 that dribble headers", 1000, "GET /start HTTP/1.1\r\nHost: desk\r\nX-A: ", 10_000, "a"],
    ["200 that dribble a body", 200, "POST /begin HTTP/1.1\r\nHost: desk\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n", 1000, "a"],
    ["200 that read slowly", 200],
  ];
  const file = (await (await fetch(`${given.url}/start`)).text()).match(/\/static\/[^"]*\.css[^"]*/)[0];
  for (const [i, [words, many, first, every, more]] of trials.entries()) {
    going = true;
    if (first) for (let number = 0; number < many; ++number) dribble(number, first, every, more);
    else {
      const reading = spawn("python3", ["tools/benchmarks/slow_readers.py", new URL(given.url).port, file, String(many)], { stdio: ["ignore", "ignore", "inherit"] });
      ends.push(() => reading.kill());
      process.on("exit", () => reading.kill());
    }
    await wait(2);
    server.sample();
    await honest(words, third * (i + 2));
    row(`${words}: connections of the server`, server.samples.at(-1).connections);
    going = false;
    let_go();
    await wait(1);
    going = true;
    await answers();
  }
  going = false;
  await server.end();
}

async function readers() {
  shown.push(await new Resident(given.url, 1).send());
  const officer = new CaseOfficer(given.url);
  await officer.signIn(JSON.parse(given.officer));
  await officer.openFirstCase();
  const cookie = Object.entries(officer.cookies).map(([name, value]) => `${name}=${value}`).join("; ");
  const { port } = new URL(given.url);
  const read = (agent, path) => new Promise((done) => {
    const from = performance.now();
    const asked = http.get({ host: "127.0.0.1", port, path, agent, headers: { host: `127.0.0.1:${port}`, cookie }, timeout: 20_000 }, (answer) => {
      answer.resume().on("end", () => (seen.told(path, performance.now() - from, answer.statusCode), done()));
    });
    asked.on("timeout", () => asked.destroy()).on("error", () => (seen.told(path, 0, 0), done()));
  });
  await Promise.all(Array.from({ length: 200 }, async (_, number) => {
    const agent = new http.Agent({ keepAlive: true, localAddress: `127.0.1.${1 + number}` });
    await wait(number / 10);  // not all at the same moment
    for (let page = number; passed() < long; ++page) {
      await read(agent, officer.case + ["", "/people", "/timeline", "/search"][page % 4]);
      await wait(20);  // as somebody reads
    }
    agent.destroy();
  }));
  going = false;
  await server.end();
  console.log("200 colleagues read one case, each a page in 20 seconds");
  pages(1000);
}

process.on("exit", () => [server, worker].forEach((kept) => kept.process?.kill("SIGKILL")));
server.start();
if (given.mode === "steady") worker.start();
await answers();
await { steady, slow, readers }[given.mode]();
for (const words of breaches) console.log(`NOT SO: ${words}`);
process.exit(breaches.length ? 1 : 0);
