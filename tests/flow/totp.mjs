// The codes of an authenticator app (RFC 6238): what a colleague's device would show. Also a command:
//   node tests/flow/totp.mjs SECRET
import { createHmac } from "node:crypto";
import { pathToFileURL } from "node:url";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function bytesOf(secret) {
  const bits = [...secret.replace(/\s/g, "")].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}

/** The code of one step of 30 seconds. */
export function codeOfStep(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const number = mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

const used = new Map();

/** A code that was not given before, for a desk whose clock is `ahead` milliseconds before ours. A code works once: the next one is
 *  taken early where it may be (30 seconds), else waited for. */
export async function freshCode(secret, ahead = 0) {
  const now = () => Math.floor((Date.now() + ahead) / 30_000);
  const step = Math.max(now(), (used.get(secret) ?? 0) + 1);
  while (step > now() + 1) await new Promise((done) => setTimeout(done, 500));
  used.set(secret, step);
  return codeOfStep(secret, step);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await freshCode(process.argv[2]));
