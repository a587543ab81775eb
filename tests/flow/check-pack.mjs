// Holds the pack a resident downloaded against the truth about the demo council:
//   node tests/flow/check-pack.mjs PACK.pdf TRUTH.json
// No string that was to be withheld stands in its text or can be read off its pages, every string of the subject's own does,
// and no note about a twin or a namesake is in it. Ends 0, or 1 with what went wrong.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { mustNotStand, stands, writings } from "./truth.mjs";

const [pack, truthFile] = process.argv.slice(2);
const truth = JSON.parse(readFileSync(truthFile, "utf8"));
const run = (program, ...rest) => execFileSync(program, rest, { encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, OMP_THREAD_LIMIT: "1" } });
const tidy = (text) => text.replace(/\s+/g, " ");

const text = tidy(run("pdftotext", "-raw", "-enc", "UTF-8", pack, "-"));
const failures = [];
for (const words of mustNotStand(truth)) if (stands(text, words)) failures.push(`"${words}" was to be withheld and stands in the text`);
for (const words of truth.keep) if (!writings(words).some((written) => stands(text, written))) failures.push(`"${words}" is the subject's own and is missing`);

// A sentence of every note that belongs to somebody else.
for (const item of truth.items.filter((one) => one.expect === "leave_out")) {
  const sentence = tidy(item.parts[0].text).split(". ").sort((a, b) => b.length - a.length)[0].slice(0, 60);
  if (text.includes(sentence)) failures.push(`${item.source} ${item.key} is about somebody else and is in the pack`);
}

// What an eye would read off the pages that hold pictures.
const folder = mkdtempSync(path.join(tmpdir(), "pack-pages-"));
try {
  const pictured = new Set(run("pdfimages", "-list", pack).split("\n").slice(2).map((line) => Number(line.trim().split(/\s+/)[0])).filter(Boolean));
  for (const page of pictured) {
    run("pdftoppm", "-r", "150", "-gray", "-f", String(page), "-l", String(page), pack, path.join(folder, `p${page}`));
  }
  for (const file of readdirSync(folder)) {
    const read = tidy(run("tesseract", path.join(folder, file), "-", "--psm", "3"));
    for (const words of mustNotStand(truth)) if (words.length > 3 && stands(read, words)) failures.push(`"${words}" can be read off a picture, ${file}`);
  }
  console.log(`${truth.withhold.length} strings withheld, ${truth.keep.length} kept, ${pictured.size} pages of pictures read`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const words of failures) console.error(`FAILED ${words}`);
process.exit(failures.length ? 1 : 0);
