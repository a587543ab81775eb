// Which acts of the three desks are done in a browser by which walk: acts.txt has a line for each address that takes a form. A walk ends badly when it did not do what
// is said of it there.
//   node tests/flow/walked.mjs      whether acts.txt has exactly the addresses of tests/golden/web/routes.txt, each walked with scripts and without, or with the reason why not
import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const linesOf = (file) => readFileSync(path.join(here, file), "utf8").trim().split("\n").filter((line) => line && !line.startsWith("#"));

/** The addresses that take a form: those of pages, not of other systems. */
const addresses = linesOf("../golden/web/routes.txt").map((line) => /^POST (\/\S*)/.exec(line)?.[1]).filter((one) => one && !/^\/(api|opendsr|notify)\//.test(one));
/** What is said of each address: the walks that do it, or why none does. */
const said = new Map(linesOf("acts.txt").map((line) => {
  const [, address, walks, reason] = /^(\S+)\s+([^;]*?)(?:;? *none(?: without scripts)?: (.+))?$/.exec(line);
  return [address, { walks: walks.split(" ").filter(Boolean), reason: reason ?? "" }];
}));

/** The address that a path is of; one with fewer parts left open comes first. */
export function addressOf(path) {
  const parts = path.split("/");
  const open = (one) => one.split("/").filter((part) => part.startsWith(":")).length;
  return addresses.filter((one) => one.split("/").length === parts.length && one.split("/").every((part, at) => part.startsWith(":") || part === parts[at])).sort((a, b) => open(a) - open(b))[0];
}

/** A sentence for each act that acts.txt says this walk does, and it did not. `paths`: what was sent and taken. */
export function notDone(walk, paths) {
  const done = new Set([...paths].map(addressOf));
  if (process.env.NOTE_ACTS) for (const one of done) appendFileSync(process.env.NOTE_ACTS, `${one} ${walk}\n`);
  return [...said].filter(([address, { walks }]) => walks.includes(walk) && !done.has(address)).map(([address]) => `tests/flow/acts.txt says that ${walk} does ${address}: it did not`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wrong = [
    ...addresses.filter((one) => !said.has(one)).map((one) => `${one} takes a form and is not in acts.txt`),
    ...[...said.keys()].filter((one) => !addresses.includes(one)).map((one) => `${one} of acts.txt takes no form`),
    ...[...said].filter(([, { walks, reason }]) => !reason && !walks.some((walk) => walk.endsWith("/no-scripts"))).map(([one]) => `${one} is walked by nobody without scripts, and acts.txt gives no reason`),
    ...[...said].filter(([, { walks, reason }]) => !reason && walks.every((walk) => walk.endsWith("/no-scripts"))).map(([one]) => `${one} is walked by nobody with scripts, and acts.txt gives no reason`),
  ];
  for (const words of wrong) console.error(`FAILED ${words}`);
  console.log(`${said.size} acts, ${[...said.values()].filter(({ walks }) => walks.length === 0).length} of them not walked, each with its reason`);
  process.exit(wrong.length ? 1 : 0);
}
