// The official notifications-node-client against `rightsdesk notify-sim`: what it sends is taken, what it reads it understands.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const { NotifyClient } = createRequire(path.join(here, "../../tools/npm/package.json"))("notifications-node-client");

const [url, key, letterFile] = process.argv.slice(2);
const client = new NotifyClient(url, key);
const email = "11111111-1111-4111-8111-111111111111", sms = "22222222-2222-4222-8222-222222222222", letter = "33333333-3333-4333-8333-333333333333";

/** What the call was refused with: status and errors. */
async function refusal(call) {
  try {
    await call;
  } catch (error) {
    assert.equal(error.response.data.status_code, error.response.status);
    return [error.response.status, ...error.response.data.errors.map((one) => `${one.error}: ${one.message}`)];
  }
  return ["taken"];
}

async function ends(id) {
  const first = (await client.getNotificationById(id)).data.status, second = (await client.getNotificationById(id)).data.status;
  return [first, second];
}

const words = { subject: "Your request", body: "Dear Zoë" };
const sent = await client.sendEmail(email, "zoe@example.org", { personalisation: words, reference: "ours-1", oneClickUnsubscribeURL: "https://example.org/stop", emailReplyToId: sms });
assert.equal(sent.status, 201);
assert.match(sent.data.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
assert.equal(sent.data.reference, "ours-1");
assert.deepEqual([sent.data.content.subject, sent.data.content.body], ["Your request", "Dear Zoë"]);
assert.equal(sent.data.template.id, email);
assert.deepEqual(await ends(sent.data.id), ["sending", "delivered"]);

const text = await client.sendSms(sms, "07700 900123", { personalisation: { body: "Your code is 12345678" }, reference: "ours-2" });
assert.equal(text.data.content.body, "Your code is 12345678");
assert.deepEqual(await ends(text.data.id), ["sending", "delivered"]);
for (const [to, status] of [["temp-fail@simulator.notify", "temporary-failure"], ["perm-fail@simulator.notify", "permanent-failure"]]) {
  assert.deepEqual(await ends((await client.sendEmail(email, to, { personalisation: words })).data.id), ["sending", status]);
}
for (const [to, status] of [["07700900003", "temporary-failure"], ["07700900002", "permanent-failure"]]) {
  assert.deepEqual(await ends((await client.sendSms(sms, to, { personalisation: words })).data.id), ["sending", status]);
}

const address = { address_line_1: "Zoë Lund", address_line_2: "3 Mill Lane", address_line_3: "TH1 2AB" };
const posted = await client.sendLetter(letter, { personalisation: { ...words, ...address }, reference: "ours-3" });
assert.equal(posted.data.content.subject, "Your request");
assert.deepEqual(await refusal(client.getPdfForLetterNotification(posted.data.id)), [400, "PDFNotReadyError: PDF not available yet, try again later"]);
assert.deepEqual(await ends(posted.data.id), ["accepted", "received"]);
assert.equal((await client.getPdfForLetterNotification(posted.data.id)).subarray(0, 5).toString(), "%PDF-");

// A letter of ours as it goes to the printers.
const ours = readFileSync(letterFile);
const printed = await client.sendPrecompiledLetter("ours-4", ours, "first");
assert.deepEqual([printed.data.reference, printed.data.postage], ["ours-4", "first"]);
assert.deepEqual(await refusal(client.getPdfForLetterNotification(printed.data.id)), [400, "PDFNotReadyError: PDF not available yet, try again later"]);
assert.deepEqual(await ends(printed.data.id), ["pending-virus-check", "accepted"]);
assert.equal((await client.getNotificationById(printed.data.id)).data.status, "received");
assert.ok(Buffer.from(await client.getPdfForLetterNotification(printed.data.id)).equals(ours));
assert.deepEqual(await refusal(client.sendPrecompiledLetter("ours-5", Buffer.from("no letter"), "first")), [400, "BadRequestError: Letter content is not a valid PDF"]);
assert.deepEqual(await refusal(client.sendPrecompiledLetter("ours-5", ours, "pigeon")), [400, "ValidationError: postage invalid. It must be first, second or economy."]);

const file = client.prepareUpload(Buffer.from("day,what\n"), { filename: "days.csv", confirmEmailBeforeDownload: true, retentionPeriod: "4 weeks" });
const brought = await client.sendEmail(email, "zoe@example.org", { personalisation: { subject: "A file", body: file }, reference: "ours-6" });
assert.match(brought.data.content.body, /^https:\/\/documents\.service\.gov\.uk\/d\//);
assert.deepEqual(await refusal(client.sendEmail(email, "zoe@example.org", { personalisation: { subject: "A file", body: client.prepareUpload(Buffer.from("x"), { filename: "days.exe" }) } })),
  [400, "BadRequestError: Unsupported file type 'exe'. Supported types are: 'csv', 'doc', 'docx', 'jpeg', 'jpg', 'json', 'odt', 'pdf', 'png', 'rtf', 'txt', 'xlsx'"]);

const all = (await client.getNotifications()).data;
assert.equal(all.notifications.length, 9);
assert.deepEqual((await client.getNotifications("email", "delivered")).data.notifications.map((one) => one.id), [sent.data.id]);
assert.deepEqual((await client.getNotifications(undefined, undefined, "ours-2")).data.notifications.map((one) => one.id), [text.data.id]);
assert.equal((await client.getNotifications(undefined, undefined, undefined, text.data.id)).data.notifications.length, 1);

assert.equal((await client.getTemplateById(email)).data.type, "email");
assert.equal((await client.getTemplateByIdAndVersion(sms, 1)).data.version, 1);
assert.equal((await client.getAllTemplates()).data.templates.length, 3);
assert.equal((await client.getAllTemplates("letter")).data.templates.length, 1);
assert.equal((await client.previewTemplateById(email, words)).data.body, "Dear Zoë");
assert.deepEqual((await client.getReceivedTexts()).data.received_text_messages, []);

assert.deepEqual(await refusal(client.sendEmail(email, "zoe", { personalisation: words })), [400, "ValidationError: email_address Not a valid email address"]);
assert.deepEqual(await refusal(client.sendEmail(email, "zoe@example.org", { personalisation: {} })), [400, "BadRequestError: Missing personalisation: body, subject"]);
assert.deepEqual(await refusal(client.sendSms(email, "07700900123", { personalisation: words })), [400, "BadRequestError: email template is not suitable for sms notification"]);
assert.deepEqual(await refusal(client.getNotificationById(email)), [404, "NoResultFound: No result found"]);
const stranger = new NotifyClient(url, key.slice(0, -1) + "3");
assert.deepEqual(await refusal(stranger.getNotifications()), [403, "AuthError: Invalid token: API key not found"]);
const smoke = await client.sendEmail(email, "simulate-delivered@notifications.service.gov.uk", { personalisation: words });
assert.deepEqual(await refusal(client.getNotificationById(smoke.data.id)), [404, "NoResultFound: No result found"]);
console.log("the official client and the simulator agree");
