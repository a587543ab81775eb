// Holds what a running server answers against its own description (OpenAPI 3.1): the description is linted, every operation of it is asked,
// and every answer, failures too, has a status, a type and a body that stand in it.
//   KEY=… NARROW=… node tests/flow/api.mjs http://127.0.0.1:PORT HOOKPORT      a worker runs beside the server; NARROW reads requests and does no more
import { strict as assert } from "node:assert";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const modules = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../tools/npm/node_modules");
const require = createRequire(path.join(modules, "x.js"));
const { createConfig, lintFromString } = await import(pathToFileURL(path.join(modules, "@redocly/openapi-core/lib/index.js")));
const Ajv = require("ajv/dist/2020").default, formats = require("ajv-formats").default, { Webhook } = require("standardwebhooks");

const [server, hookPort] = process.argv.slice(2);
const { KEY: key, NARROW: narrow } = process.env;
const text = await (await fetch(`${server}/api/v1/openapi.json`)).text();
const description = JSON.parse(text);

const found = await lintFromString({ source: text, absoluteRef: "openapi.json", config: await createConfig({ extends: ["recommended-strict"] }) });
assert.deepEqual(found.map((one) => `${one.ruleId} ${one.location?.[0]?.pointer}: ${one.message}`), [], "the description is clean");

const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
ajv.addSchema(description, "description");
const checks = new Map();
const resolved = (part) => (part.$ref ? part.$ref.slice(2).split("/").reduce((at, name) => at[name], description) : part);
const valid = (schema, value, what) => {
  const name = JSON.stringify(schema);
  if (!checks.has(name)) checks.set(name, ajv.compile(schema.$ref ? { $ref: `description${schema.$ref}` } : schema));
  assert.ok(checks.get(name)(value), `${what}: ${JSON.stringify(checks.get(name).errors)} in ${JSON.stringify(value)}`);
};
const templates = Object.keys(description.paths).map((one) => [one, new RegExp(`^${one.replace(/\{[a-z]+\}/g, "[^/]+")}$`)]);
const template = (address) => {
  const fits = templates.filter(([, pattern]) => pattern.test(address.split("?")[0])).map(([name]) => name);
  return fits.sort((a, b) => a.split("{").length - b.split("{").length)[0];
};

const seen = new Set();
/** Asks, and holds the answer against the description. */
async function ask(method, address, { body, once, by = key, raw, wanted } = {}) {
  const headers = {};
  if (by) headers.Authorization = `Bearer ${by}`;
  if (once) headers["Idempotency-Key"] = once;
  if (body !== undefined || raw !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(server + address, { method, headers, body: raw ?? (body === undefined ? undefined : JSON.stringify(body)), redirect: "manual" });
  const words = await answer.text();
  const what = `${method} ${address} -> ${answer.status}`;
  assert.equal(answer.status, wanted, `${what}: ${words.slice(0, 300)}`);
  const operation = description.paths[template(address)]?.[method.toLowerCase()];
  assert.ok(operation, `${what} is described`);
  const promised = operation.responses[answer.status];
  assert.ok(promised, `${what} is described`);
  const type = (answer.headers.get("content-type") ?? "").split(";")[0];
  if (answer.status === 204) assert.equal(words, "", what);
  else {
    const content = resolved(promised).content[type];
    assert.ok(content, `${what}: ${type} is described`);
    if (type.endsWith("json")) valid(content.schema, JSON.parse(words), what);
    if (body !== undefined && answer.status < 400) valid(resolved(operation.requestBody).content["application/json"].schema, body, `the body of ${what}`);
  }
  assert.equal(answer.headers.get("set-cookie"), null, `${what} sets no cookie`);
  if (answer.status < 300) seen.add(operation.operationId);
  return type.endsWith("json") ? JSON.parse(words) : words;
}

const answers = {
  right: ["see"], "who-for": "me", "full-name": "Amina Osei", born: "2001-05-14", address: { lines: "12 Weir Lane, Thamesbrook", postcode: "IG11 7LU" },
  services: ["social-care"], wanted: "everything", email: "amina.osei@example.org", "safe-contact": "yes", identity: "show", format: "online",
};
const sent = { channel: "phone", answers };

await ask("GET", "/api/v1/openapi.json", { wanted: 200, by: "" });
await ask("GET", "/api/v1/problems/wrong_fields", { wanted: 200, by: "" });
await ask("GET", "/api/v1/problems/nothing", { wanted: 404, by: "" });

const { reference } = await ask("POST", "/api/v1/requests", { body: sent, once: "a", wanted: 201 });
const two = await ask("POST", "/api/v1/requests", { body: { ...sent, answers: { ...answers, right: ["see", "correct"], wrong: "The day of birth", "should-be": "14 May" } }, once: "b", wanted: 201 });
assert.equal(two.more.length, 1, "two things asked are two cases");
await ask("POST", "/api/v1/requests", { body: sent, once: "a", wanted: 201 });
await ask("POST", "/api/v1/requests", { body: { ...sent, channel: "post" }, once: "a", wanted: 422 });
await ask("POST", "/api/v1/requests", { body: { ...sent, answers: {} }, once: "c", wanted: 422 });
await ask("POST", "/api/v1/requests", { body: sent, wanted: 400 });
await ask("POST", "/api/v1/requests", { raw: "{", once: "d", wanted: 400 });
await ask("POST", "/api/v1/requests", { body: sent, once: "e", by: narrow, wanted: 403 });
await ask("POST", "/api/v1/requests", { body: sent, once: "e", by: "rdk_no", wanted: 401 });

const first = await ask("GET", "/api/v1/requests?limit=2", { wanted: 200 });
const rest = await ask("GET", first.next, { wanted: 200 });
assert.equal(new Set([...first.requests, ...rest.requests].map((one) => one.reference)).size, 3);
await ask("GET", "/api/v1/requests?group=nonsense", { wanted: 422 });
for (const part of ["", "/clock", "/tasks", "/messages", "/deliveries"]) {
  await ask("GET", `/api/v1/requests/${reference}${part}`, { wanted: 200 });
  await ask("GET", `/api/v1/requests/SRR-7K4M-29QD-X${part}`, { wanted: 404 });
  await ask("GET", `/api/v1/requests/${reference}${part}`, { by: "", wanted: 401 });
}
await ask("POST", `/api/v1/requests/${reference}/notes`, { body: { text: "She rang." }, once: "n", wanted: 201 });
await ask("POST", `/api/v1/requests/${reference}/notes`, { body: { text: "" }, once: "n2", wanted: 422 });
await ask("POST", `/api/v1/requests/${reference}/notes`, { body: { text: "She rang." }, once: "n3", by: narrow, wanted: 403 });
await ask("POST", `/api/v1/requests/${reference}/withdrawal`, { body: { how: "She rang." }, once: "w", wanted: 201 });
await ask("POST", `/api/v1/requests/${reference}/withdrawal`, { body: { how: "She rang." }, once: "w2", wanted: 409 });

// Twenty at once with one key: one case.
const many = await Promise.all(Array.from({ length: 20 }, () =>
  fetch(`${server}/api/v1/requests`, { method: "POST", headers: { Authorization: `Bearer ${key}`, "Idempotency-Key": "twenty", "Content-Type": "application/json" }, body: JSON.stringify(sent) })));
const references = new Set(await Promise.all(many.map(async (answer) => `${answer.status} ${(await answer.json()).reference}`)));
assert.equal(references.size, 1, `one answer: ${[...references]}`);

// Webhooks: what is sent is signed as the specification's own library reads it, comes again after a failure, and twice signed while a secret changes.
const came = [];
let say = () => 200;
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    came.push({ headers: request.headers, body });
    response.writeHead(say()).end("noted");
  });
}).listen(Number(hookPort), "127.0.0.1");
const until = async (so, what) => {
  for (let i = 0; i < 200 && !so(); i++) await new Promise((ready) => setTimeout(ready, 100));
  assert.ok(so(), what);
};
const wish = { url: `http://127.0.0.1:${hookPort}/hook`, kinds: ["request.received", "request.withdrawn"] };
const hook = await ask("POST", "/api/v1/webhooks", { body: wish, once: "h", wanted: 201 });
await ask("POST", "/api/v1/webhooks", { body: { ...wish, url: "ftp://crm.example.org/" }, once: "h2", wanted: 422 });
await ask("POST", "/api/v1/webhooks", { body: wish, once: "h3", by: narrow, wanted: 403 });
await ask("GET", "/api/v1/webhooks", { wanted: 200 });
await ask("GET", `/api/v1/webhooks/${hook.id}`, { wanted: 200 });
await ask("GET", "/api/v1/webhooks/none", { wanted: 404 });
let failing = 1;
say = () => (failing-- > 0 ? 500 : 200);
const told = await ask("POST", "/api/v1/requests", { body: sent, once: "told", wanted: 201 });
await until(() => came.length === 2, "it comes again after five seconds");
assert.equal(came[0].headers["webhook-id"], came[1].headers["webhook-id"], "under the same id");
for (const { headers, body } of came) {
  const event = new Webhook(hook.secret).verify(body, headers);
  assert.deepEqual(event.data, { reference: told.reference });
  assert.equal(event.type, "request.received");
  valid({ $ref: "#/components/schemas/Event" }, event, "an event");
}
assert.throws(() => new Webhook(hook.secret).verify(came[0].body.replace("received", "withdrawn"), came[0].headers), "what was changed is not taken for signed");
const { secret } = await ask("POST", `/api/v1/webhooks/${hook.id}/secret`, { body: {}, once: "s", wanted: 201 });
await ask("POST", `/api/v1/webhooks/${hook.id}/secret`, { body: { secret: "mine" }, once: "s2", wanted: 422 });
say = () => 410;
await ask("POST", `/api/v1/requests/${told.reference}/withdrawal`, { body: { how: "She rang." }, once: "w3", wanted: 201 });
await until(() => came.length === 3, "a withdrawal is told");
for (const one of [secret, hook.secret]) assert.equal(new Webhook(one).verify(came[2].body, came[2].headers).type, "request.withdrawn");
assert.throws(() => new Webhook(`whsec_${Buffer.alloc(32, 1).toString("base64")}`).verify(came[2].body, came[2].headers));
let messages = [];
for (let i = 0; i < 50 && messages[0]?.state !== "dead"; i++) {
  ({ messages } = await ask("GET", `/api/v1/webhooks/${hook.id}/messages`, { wanted: 200 }));
  await new Promise((ready) => setTimeout(ready, 100));
}
assert.deepEqual(messages.map((one) => `${one.type} ${one.state}`), ["request.withdrawn dead", "request.received delivered"]);
await ask("DELETE", `/api/v1/webhooks/${hook.id}`, { wanted: 204 });
await ask("DELETE", `/api/v1/webhooks/${hook.id}`, { wanted: 404 });
receiver.close();

const all = Object.values(description.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId));
assert.deepEqual(all.filter((one) => !seen.has(one)), [], "every operation was asked and gave what it promises");
console.log(`${all.length} operations of the description hold on the running server`);
