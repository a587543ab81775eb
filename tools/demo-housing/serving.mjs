// What the small systems of the invented council share: keys, answers, folded names, and a file of what was changed.
import { createHash, timingSafeEqual } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

const letters = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };
export const folded = (text) =>
  text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[łøđıßæœ]/g, (c) => letters[c]).trim();
export const squeezed = (text) => text.toUpperCase().replace(/\s+/g, '');

export function wholeNumber(text, otherwise, most) {
  if (text === null) return otherwise;
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined;
}

const digest = (text) => createHash('sha256').update(text).digest();
/** Does the request carry this key? An empty key lets nobody in. */
export const signedInWith = (request, key) => key !== '' && timingSafeEqual(digest(String(request.headers['x-api-key'] ?? '')), digest(key));

export function send(response, status, body, type = 'application/json; charset=utf-8') {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length });
  response.end(bytes);
}

/** The JSON body of a request; undefined when it is too long or is none. */
export async function bodyOf(request) {
  let text = '';
  for await (const part of request) {
    text += part;
    if (text.length > 10_000) return undefined;
  }
  try { return JSON.parse(text); } catch { return undefined; }
}

/** Changes, one JSON line each, told again to `apply` at the next start: what was written is still there. */
export function journal(path, apply) {
  if (existsSync(path)) for (const line of readFileSync(path, 'utf8').split('\n')) if (line) apply(JSON.parse(line));
  return (change) => {
    appendFileSync(path, `${JSON.stringify(change)}\n`, { mode: 0o600 });
    apply(change);
  };
}
