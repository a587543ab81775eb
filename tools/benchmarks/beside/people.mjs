// OpenRedaction (patterns) and compromise (names) beside our own finding of people, on the same text, one thread.
// Usage: node people.mjs FILE
import { readFileSync } from 'node:fs';
import nlp from 'compromise/three';
import { OpenRedaction } from 'openredaction';

const lines = readFileSync(process.argv[2], 'utf8').split('\n').slice(0, 300);
const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);

async function measured(name, find) {
  await find(lines[0]);
  const began = process.cpuUsage();
  let found = 0;
  for (const line of lines) found += await find(line);
  const spent = process.cpuUsage(began);
  const seconds = (spent.user + spent.system) / 1e6;
  console.log(`${name.padEnd(40)} ${(bytes / seconds / 1048576).toFixed(3)} MiB/s   found ${found} in ${lines.length} lines`);
}

const redaction = new OpenRedaction();
await measured('openredaction 1.1.5, patterns and names', async (line) => (await redaction.detect(line)).detections.length);
await measured('compromise 14.17.0, people()', async (line) => nlp(line).people().out('array').length);
