// The demo's housing server, asked and provoked. Run by ctest: node --test housing_test.mjs
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const serverFile = join(dirname(fileURLToPath(import.meta.url)), '../../tools/demo-housing/server.mjs');
const port = 20000 + Math.floor(Math.random() * 9000);
const folder = mkdtempSync(join(tmpdir(), 'housing-'));
let server;

const member = (given, family, dob, relation = 'tenant') =>
  ({ person_id: 'H1', relation, title: 'Ms', given, family, dob, phone: '07700 900001', email: null });
const tenancy = (id, postcode, household) =>
  JSON.stringify({ id, status: 'current', address: { line: '1 Ferry Road, Thamesbrook', postcode }, started: '2010-01-01', ended: null,
    household, tenure: 'Secure', repairs: [], notes: [{ id: 'HN1', date: '2011-01-01', author: 'Officer', text: 'Called.' }] });

before(async () => {
  const crowd = Array.from({ length: 30 }, (_, i) => tenancy(`T1${String(i).padStart(3, '0')}`, 'IG13 1AA', [member('Ayşe', 'Yılmaz', '1980-01-01')]));
  writeFileSync(join(folder, 't.ndjson'), [
    tenancy('T2001', 'RM22 5TJ', [member('Zoë', 'Wiśniewska', '2004-03-09'), member('Jan', 'Nowak', '1970-05-05', 'partner')]), ...crowd].join('\n') + '\n');
  server = spawn('node', [serverFile, '--data', join(folder, 't.ndjson'), '--port', String(port)], { env: { ...process.env, HOUSING_API_KEY: 'k', HOUSING_WRITE_API_KEY: 'w' } });
  await new Promise((resolve) => server.stdout.once('data', resolve));
});
after(() => {
  server.kill();
  rmSync(folder, { recursive: true });
});

const ask = (path, headers = { 'X-Api-Key': 'k' }, options = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers, ...options });
const ids = async (path) => (await (await ask(path)).json()).items.map((item) => item.id);

test('nobody gets in without the key', async () => {
  assert.equal((await ask('/v1/tenancies?surname=nowak', {})).status, 401);
  assert.equal((await ask('/v1/tenancies?surname=nowak', { 'X-Api-Key': 'other' })).status, 401);
});

test('a marker is set, shown and taken off with the key that writes alone', async () => {
  const marker = '/v1/tenancies/T2001/marker';
  const put = (key, words) => ask(marker, { 'X-Api-Key': key, 'Content-Type': 'application/json' }, { method: 'PUT', body: JSON.stringify({ words }) });
  assert.deepEqual(await (await ask(marker)).json(), { marker: null });
  assert.equal((await put('k', 'Restricted')).status, 403);
  assert.equal((await put('w', '')).status, 400);
  assert.equal((await put('w', 'Restricted')).status, 200);
  assert.equal((await (await ask(marker)).json()).marker.words, 'Restricted');
  assert.deepEqual(await (await ask(marker, { 'X-Api-Key': 'w' }, { method: 'DELETE' })).json(), { marker: null });
  assert.equal((await ask('/v1/tenancies/T9999/marker', { 'X-Api-Key': 'w' }, { method: 'DELETE' })).status, 404);
});

test('case, diacritics and spaces do not matter', async () => {
  assert.deepEqual(await ids('/v1/tenancies?surname=WISNIEWSKA'), ['T2001']);
  assert.deepEqual(await ids('/v1/tenancies?postcode=rm225tj'), ['T2001']);
  assert.equal((await ids('/v1/tenancies?surname=yilmaz&page_size=100')).length, 30);
});

test('surname and birthday must be one person’s', async () => {
  assert.deepEqual(await ids('/v1/tenancies?surname=nowak&dob=1970-05-05'), ['T2001']);
  assert.deepEqual(await ids('/v1/tenancies?surname=nowak&dob=2004-03-09'), []);
});

test('pages hold each tenancy once', async () => {
  const seen = [];
  for (let page = 1; page <= 3; page++) seen.push(...(await ids(`/v1/tenancies?surname=yilmaz&page_size=12&page=${page}`)));
  assert.equal(new Set(seen).size, 30);
  const last = await (await ask('/v1/tenancies?surname=yilmaz&page_size=12&page=3')).json();
  assert.deepEqual([last.page, last.pages, last.total, last.items.length], [3, 3, 30, 6]);
});

test('a list shows neither telephones nor notes, one tenancy does', async () => {
  const list = await (await ask('/v1/tenancies?surname=nowak')).text();
  assert.ok(!list.includes('07700') && !list.includes('Called.'));
  const one = await (await ask('/v1/tenancies/T2001')).json();
  assert.equal(one.household[0].phone, '07700 900001');
  assert.equal(one.notes[0].text, 'Called.');
});

test('what cannot be answered is refused', async () => {
  assert.equal((await ask('/v1/tenancies')).status, 400);
  assert.equal((await ask('/v1/tenancies?surname=nowak&page=0')).status, 400);
  assert.equal((await ask('/v1/tenancies?surname=nowak&page_size=101')).status, 400);
  assert.equal((await ask('/v1/tenancies/T9')).status, 404);
  assert.equal((await ask('/v1/tenancies/T2001', undefined, { method: 'DELETE' })).status, 405);
});

test('each fault misbehaves in its own way', async () => {
  const at = (fault) => ask(`/v1/tenancies?surname=yilmaz&page=2&page_size=5&fault=${fault}`);
  assert.match((await at('html')).headers.get('content-type'), /html/);
  await assert.rejects((await at('bad-json')).json());
  await assert.rejects(async () => (await at('half-page')).text());
  assert.deepEqual([(await at('500-then-ok')).status, (await at('500-then-ok')).status], [500, 200]);
  assert.equal((await at('401')).status, 401);
  assert.ok('results' in (await (await at('schema')).json()));
  assert.equal((await (await at('dup-page')).json()).page, 1);
  await assert.rejects(ask('/v1/tenancies?surname=nowak&fault=hang', undefined, { signal: AbortSignal.timeout(300) }));
  const drip = await at('drip');
  await assert.rejects(() => Promise.race([drip.text(), new Promise((_, no) => setTimeout(no, 300, new Error('slow')))]), /slow/);
  await drip.body?.cancel().catch(() => {});
});
