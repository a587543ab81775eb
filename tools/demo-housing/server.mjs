// The housing system of the invented council of Thamesbrook: tools/make-demo/README.md, "Housing".
// Usage: HOUSING_API_KEY=… node server.mjs --data FILE.ndjson --port N
// FAULT=… (or ?fault=, or header X-Fault) makes it misbehave for tests.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { bodyOf, folded, journal, send, signedInWith, squeezed, wholeNumber } from './serving.mjs';

const { values: options } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' } } });
const apiKey = process.env.HOUSING_API_KEY ?? '';
const writeKey = process.env.HOUSING_WRITE_API_KEY ?? '';  // empty: nobody writes
if (!options.data || !options.port || !apiKey) {
  console.error('usage: HOUSING_API_KEY=… node server.mjs --data FILE.ndjson --port N');
  process.exit(2);
}

/** Tenancies by id, and for each value of a search field the ids that have it. */
const tenancies = new Map();
const found = { surname: new Map(), given: new Map(), dob: new Map(), postcode: new Map() };

function index(field, value, id) {
  if (!value) return;
  if (!found[field].has(value)) found[field].set(value, new Set());
  found[field].get(value).add(id);
}

function indexAll(tenancy) {
  index('postcode', squeezed(tenancy.address.postcode), tenancy.id);
  for (const member of tenancy.household) {
    index('surname', folded(member.family), tenancy.id);
    index('given', folded(member.given), tenancy.id);
    index('dob', member.dob, tenancy.id);
  }
}

async function load(path) {
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    if (!line) continue;
    const tenancy = JSON.parse(line);
    tenancies.set(tenancy.id, line);
    indexAll(tenancy);
  }
}

const fits = (member, asked) =>
  (!asked.surname || folded(member.family) === asked.surname) &&
  (!asked.given || folded(member.given) === asked.given) &&
  (!asked.dob || member.dob === asked.dob);

function search(asked) {
  const sets = Object.entries(asked).filter(([, value]) => value).map(([field, value]) => found[field].get(value) ?? new Set());
  sets.sort((a, b) => a.size - b.size);
  const ids = [...sets[0]].filter((id) => sets.every((set) => set.has(id))).sort();
  const fitting = (tenancy) => tenancy.household.some((member) => fits(member, asked)) &&
    (!asked.postcode || squeezed(tenancy.address.postcode) === asked.postcode);
  return ids.map((id) => JSON.parse(tenancies.get(id))).filter(fitting);
}

function summary(tenancy) {
  const { id, status, address, started, ended } = tenancy;
  const household = tenancy.household.map(({ person_id, relation, title, given, family, dob }) =>
    ({ person_id, relation, title, given, family, dob }));
  return { id, status, address, started, ended, household };
}

function listAnswer(query) {
  const asked = {
    surname: folded(query.get('surname') ?? ''),
    given: folded(query.get('given') ?? ''),
    dob: query.get('dob') ?? '',
    postcode: squeezed(query.get('postcode') ?? ''),
  };
  if (!Object.values(asked).some(Boolean)) return [400, { error: 'narrow_the_search' }];
  const page = wholeNumber(query.get('page'), 1, 1e6);
  const pageSize = wholeNumber(query.get('page_size'), 25, 100);
  if (!page || !pageSize) return [400, { error: 'bad_page' }];
  const all = search(asked);
  const items = all.slice((page - 1) * pageSize, page * pageSize).map(summary);
  return [200, { page, page_size: pageSize, pages: Math.ceil(all.length / pageSize), total: all.length, items }];
}

const signedIn = (request) => signedInWith(request, apiKey) || signedInWith(request, writeKey);

/** Markers that limit the use of a tenancy's data, by its id. */
const markers = new Map();
/** What may be corrected, and where it stands. The tenant is the first of the household. */
const correctable = {
  address_line: (tenancy) => [tenancy.address, 'line'],
  postcode: (tenancy) => [tenancy.address, 'postcode'],
  tenant_phone: (tenancy) => [tenancy.household[0], 'phone'],
  tenant_given_name: (tenancy) => [tenancy.household[0], 'given'],
  tenant_family_name: (tenancy) => [tenancy.household[0], 'family'],
  tenant_date_of_birth: (tenancy) => [tenancy.household[0], 'dob'],
};
const details = (tenancy) => Object.fromEntries(Object.entries(correctable).map(([field, where]) => {
  const [holder, key] = where(tenancy);
  return [field, holder[key] ?? null];
}));

/** A correction leaves what stood there before beside it: the tenancy carries both. */
function applied(change) {
  if (change.what === 'marked') markers.set(change.id, { words: change.words, set_at: change.at });
  if (change.what === 'unmarked') markers.delete(change.id);
  if (change.what !== 'corrected') return;
  const tenancy = JSON.parse(tenancies.get(change.id));
  const [holder, key] = correctable[change.field](tenancy);
  tenancy.corrections = [...(tenancy.corrections ?? []), { field: change.field, before: holder[key] ?? null, after: change.value, at: change.at }];
  holder[key] = change.value;
  tenancies.set(change.id, JSON.stringify(tenancy));
  indexAll(tenancy);
}
let changed;

function detailsAnswer(request, id, body) {
  if (!tenancies.has(id)) return [404, { error: 'not_found' }];
  if (request.method !== 'GET' && request.method !== 'PATCH') return [405, { error: 'get_patch' }];
  if (request.method === 'PATCH') {
    if (!signedInWith(request, writeKey)) return [403, { error: 'may_not_write' }];
    const wanted = Object.entries(body ?? {});
    if (wanted.length === 0 || wanted.some(([field, value]) => !Object.hasOwn(correctable, field) || typeof value !== 'string' || value === '')) {
      return [400, { error: 'no_such_detail' }];
    }
    for (const [field, value] of wanted) changed({ what: 'corrected', id, field, value, at: new Date().toISOString() });
  }
  return [200, details(JSON.parse(tenancies.get(id)))];
}

function markerAnswer(request, id, body) {
  if (!tenancies.has(id)) return [404, { error: 'not_found' }];
  if (request.method !== 'GET' && !signedInWith(request, writeKey)) return [403, { error: 'may_not_write' }];
  if (request.method === 'PUT') {
    if (typeof body?.words !== 'string' || body.words === '') return [400, { error: 'words_missing' }];
    changed({ what: 'marked', id, words: body.words, at: new Date().toISOString() });
  } else if (request.method === 'DELETE') {
    changed({ what: 'unmarked', id });
  } else if (request.method !== 'GET') {
    return [405, { error: 'get_put_delete' }];
  }
  return [200, { marker: markers.get(id) ?? null }];
}

function answer(request, url, sent) {
  if (!signedIn(request)) return [401, { error: 'unauthorised' }];
  const marker = /^\/v1\/tenancies\/([A-Z0-9]+)\/marker$/.exec(url.pathname);
  if (marker) return markerAnswer(request, marker[1], sent);
  const detailed = /^\/v1\/tenancies\/([A-Z0-9]+)\/details$/.exec(url.pathname);
  if (detailed) return detailsAnswer(request, detailed[1], sent);
  if (request.method !== 'GET') return [405, { error: 'read_only' }];
  if (url.pathname === '/v1/health') return [200, { ok: true }];
  if (url.pathname === '/v1/tenancies') return listAnswer(url.searchParams);
  const one = /^\/v1\/tenancies\/([A-Z0-9]+)$/.exec(url.pathname);
  const line = one ? tenancies.get(one[1]) : undefined;
  return line ? [200, JSON.parse(line)] : [404, { error: 'not_found' }];
}

function renamed(body) {
  const { total, items, ...rest } = body;
  return items ? { ...rest, count: total, results: items } : { tenancy: body };
}

let failures = 0;
/** Each fault writes its own answer; a name that is not here is no fault. */
const faults = {
  hang: () => {},
  drip: (response, status, body) => {
    const bytes = Buffer.from(JSON.stringify(body));
    response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': bytes.length });
    let at = 0;
    const timer = setInterval(() => {
      response.write(bytes.subarray(at, ++at));
      if (at >= bytes.length) response.end();
      if (at >= bytes.length) clearInterval(timer);
    }, 500);
    response.on('close', () => clearInterval(timer));
  },
  '500-then-ok': (response, status, body) =>
    failures++ % 2 === 0 ? send(response, 500, { error: 'oops' }) : send(response, status, body),
  html: (response) => send(response, 200, '<!doctype html><title>Sign in</title><form>…</form>', 'text/html; charset=utf-8'),
  'half-page': (response, status, body) => {
    const bytes = Buffer.from(JSON.stringify(body));
    response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': bytes.length });
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
  },
  'dup-page': (response, status, body) => send(response, status, body),
  'bad-json': (response) => send(response, 200, '{"page":1,"items":[{"id":'),
  schema: (response, status, body) => send(response, status, renamed(body)),
  401: (response) => send(response, 401, { error: 'unauthorised' }),
};

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const fault = url.searchParams.get('fault') ?? request.headers['x-fault'] ?? process.env.FAULT ?? '';
  const asked = new URL(url);
  if (fault === 'dup-page' && asked.searchParams.has('page')) asked.searchParams.set('page', '1');
  const [status, body] = answer(request, asked, request.method === 'PUT' || request.method === 'PATCH' ? await bodyOf(request) : undefined);
  if (status === 200 && url.pathname !== '/v1/health' && Object.hasOwn(faults, fault)) faults[fault](response, status, body);
  else send(response, status, body);
});

await load(options.data);
changed = journal(join(dirname(options.data), 'changes.ndjson'), applied);
server.listen(Number(options.port), '127.0.0.1', () => console.log(`housing on http://127.0.0.1:${options.port}, ${tenancies.size} tenancies`));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
