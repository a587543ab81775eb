// The mailing lists of the invented council of Thamesbrook: tools/make-demo/README.md, "Mailings".
// Usage: MAILINGS_API_KEY=… [MAILINGS_WRITE_API_KEY=…] node server.mjs --data FILE.ndjson --port N
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { bodyOf, folded, journal, send, signedInWith, squeezed, wholeNumber } from '../demo-housing/serving.mjs';

const { values: options } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' } } });
const apiKey = process.env.MAILINGS_API_KEY ?? '';
const writeKey = process.env.MAILINGS_WRITE_API_KEY ?? '';  // empty: nobody writes
if (!options.data || !options.port || !apiKey) {
  console.error('usage: MAILINGS_API_KEY=… node server.mjs --data FILE.ndjson --port N');
  process.exit(2);
}

const lists = { 'family-hub-news': 'Family hub news', 'holiday-activities': 'Holiday activities, by text' };
const digits = (text) => text.replace(/\D/g, '').replace(/^44/, '0');
/** How each search field is compared. */
const asHeld = {
  email: (one) => (one.email ?? '').toLowerCase(),
  phone: (one) => digits(one.phone ?? ''),
  surname: (one) => folded(one.family),
  given: (one) => folded(one.given),
  postcode: (one) => squeezed(one.postcode ?? ''),
};
const asAsked = { email: (text) => text.toLowerCase(), phone: digits, surname: folded, given: folded, postcode: squeezed };

const subscribers = new Map();
/** The entries that keep somebody off: they outlive the subscription, and hold for the address and the number, not for its id alone. */
const suppressions = new Map();

function applied(change) {
  if (change.what === 'suppressed') suppressions.set(change.id, change);
  if (change.what === 'erased') subscribers.delete(change.id);
}
let changed;

const suppressionOf = (one) => [...suppressions.values()].find((entry) => entry.id === one.id ||
  (entry.email && entry.email === asHeld.email(one)) || (entry.phone && entry.phone === asHeld.phone(one)));
const onList = (one, list) => one.lists.includes(list);
const goesTo = (one, list) => onList(one, list) && !suppressionOf(one);

function listAnswer(query) {
  const asked = Object.entries(asAsked).map(([field, tidy]) => [field, tidy(query.get(field) ?? '')]).filter(([, value]) => value);
  if (asked.length === 0) return [400, { error: 'narrow_the_search' }];
  const page = wholeNumber(query.get('page'), 1, 1e6);
  const pageSize = wholeNumber(query.get('page_size'), 25, 100);
  if (!page || !pageSize) return [400, { error: 'bad_page' }];
  const all = [...subscribers.values()].filter((one) => asked.every(([field, value]) => asHeld[field](one) === value));
  return [200, { page, page_size: pageSize, total: all.length, items: all.slice((page - 1) * pageSize, page * pageSize) }];
}

/** Who the next mailing of a list goes to, as the system itself would send it now. */
function nextMailing(list) {
  if (!Object.hasOwn(lists, list)) return [404, { error: 'not_found' }];
  const all = [...subscribers.values()].filter((one) => onList(one, list));
  const recipients = all.filter((one) => goesTo(one, list)).map(({ id, email, phone }) => ({ id, email, phone }));
  return [200, { list, title: lists[list], recipients, left_out_as_suppressed: all.length - recipients.length }];
}

function standing(one) {
  const entry = suppressionOf(one);
  const mailings = one.lists.map((list) => ({ mailing: lists[list], goes_to_them: goesTo(one, list) }));
  return { suppression: entry ? { words: entry.words, set_at: entry.at } : null, next_mailings: mailings };
}

function suppressionAnswer(request, one, body) {
  if (request.method === 'GET') return [200, standing(one)];
  if (request.method !== 'PUT') return [405, { error: 'get_put' }];
  if (!signedInWith(request, writeKey)) return [403, { error: 'may_not_write' }];
  if (typeof body?.words !== 'string' || body.words === '') return [400, { error: 'words_missing' }];
  changed({ what: 'suppressed', id: one.id, email: asHeld.email(one), phone: asHeld.phone(one), words: body.words, at: new Date().toISOString() });
  return [200, standing(one)];
}

function subscriberAnswer(request, one) {
  if (request.method === 'GET') return [200, one];
  if (request.method !== 'DELETE') return [405, { error: 'get_delete' }];
  if (!signedInWith(request, writeKey)) return [403, { error: 'may_not_write' }];
  changed({ what: 'erased', id: one.id });
  return [200, { erased: one.id }];
}

function answer(request, url, sent) {
  if (!signedInWith(request, apiKey) && !signedInWith(request, writeKey)) return [401, { error: 'unauthorised' }];
  const found = /^\/v1\/subscribers\/([A-Z0-9]+)(\/suppression)?$/.exec(url.pathname);
  if (found) {
    const one = subscribers.get(found[1]);
    if (!one) return [404, { error: 'not_found' }];
    return found[2] ? suppressionAnswer(request, one, sent) : subscriberAnswer(request, one);
  }
  if (request.method !== 'GET') return [405, { error: 'read_only' }];
  if (url.pathname === '/v1/health') return [200, { ok: true }];
  if (url.pathname === '/v1/subscribers') return listAnswer(url.searchParams);
  const next = /^\/v1\/mailings\/([a-z-]+)\/next$/.exec(url.pathname);
  return next ? nextMailing(next[1]) : [404, { error: 'not_found' }];
}

const server = createServer(async (request, response) => {
  const body = request.method === 'PUT' ? await bodyOf(request) : undefined;
  send(response, ...answer(request, new URL(request.url, 'http://localhost'), body));
});

for await (const line of createInterface({ input: createReadStream(options.data, 'utf8') })) {
  if (!line) continue;
  const one = JSON.parse(line);
  subscribers.set(one.id, one);
}
changed = journal(join(dirname(options.data), 'changes.ndjson'), applied);
server.listen(Number(options.port), '127.0.0.1', () => console.log(`mailings on http://127.0.0.1:${options.port}, ${subscribers.size} subscribers`));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
