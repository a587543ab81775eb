// The resident of a request for access: the form, what shows who they are, the pack.
import { readFileSync } from "node:fs";
import path from "node:path";

import { onePixel } from "../acts.mjs";
import { codeSentBy } from "../desk.mjs";
import { email, expect, given, person, wanted } from "./given.mjs";

const answersByPage = {
  right: (p) => p.choose("right", "see"),
  "who-for": (p) => p.choose("who-for", "me"),
  name: (p) => p.fill({ "full-name": `${wanted.given_names} ${wanted.family_name}` }),
  "other-names": (p) => p.fill({ "other-names": [wanted.known_as, ...wanted.former_names.map((n) => `${n.given} ${n.family}`)].filter(Boolean).join("\n") }),
  "date-of-birth": (p) => {
    const [year, month, day] = wanted.date_of_birth.split("-");
    return p.fill({ "born-day": Number(day), "born-month": Number(month), "born-year": year });
  },
  address: (p) => p.fill({ "address-lines": wanted.current_address.line, "address-postcode": wanted.current_address.postcode }),
  "earlier-addresses": (p) => p.fill({ "earlier-addresses": wanted.former_addresses.map((a) => `${a.line}, ${a.postcode}`).join("\n") }),
  services: (p) => p.choose("services", "not-sure"),
  "what-you-want": (p) => p.choose("wanted", "everything"),
  contact: async (p) => {
    await p.fill({ email, phone: wanted.phone });
    await p.choose("safe-contact", "yes");
  },
  identity: (p) => p.choose("identity", "show"),
  format: (p) => p.choose("format", "online"),
};

/** Somebody has to stop in the middle, and goes on in another browser with eight words on a card. */
async function goOnElsewhere(resident) {
  await resident.press("Save and come back later");
  await resident.look("resident-keep");
  await resident.choose("how", "card");
  await resident.press("Save it");
  await resident.look("resident-card");
  const words = (await resident.page.locator(".desk-words li").allInnerTexts()).map((word) => word.trim());
  expect(words.length === 8, "the card has eight words");
  const again = await person("resident-elsewhere");
  await again.open(`${given.url}/start`);
  await again.follow("Go back to a form you saved");
  await again.look("resident-come-back");
  await again.fill({ words: words.toReversed().join(" ") });
  await again.press("Open my form");
  expect((await again.text()).includes("We have no form for these words"), "the words in another order open nothing");
  await again.fill({ words: words.join(", ").toUpperCase() });
  await again.press("Open my form");
  expect(new URL(again.page.url()).pathname === "/request/name", "the form is where it was left");
  return again;
}

/** Right after the request is sent, without a code: photos of both sides of a card, and a file that is none. */
async function showWhoTheyAre(resident) {
  await resident.follow("send us something that shows who you are");
  await resident.look("resident-evidence");
  const send = async (name, mimeType, buffer) => {
    await resident.choose("document", "identity/passport");
    await resident.page.locator("#files").setInputFiles([{ name, mimeType, buffer }, { name: "back.png", mimeType: "image/png", buffer: onePixel }]);
    await resident.press("Send it to us");
  };
  await send("letter.txt", "text/plain", Buffer.from("It is me"));
  expect((await resident.text()).includes("File 1 must be a photo"), "what is no photo and no PDF is turned away");
  await resident.look("resident-evidence-error");
  await send("front.png", "image/png", onePixel);
  expect((await resident.text()).includes("Passport: 2 files"), "what came is listed");
  await resident.look("resident-evidence-sent");
}

export async function sendRequest(resident) {
  await resident.open(`${given.url}/start`);
  await resident.look("resident-start");
  await resident.press("Start now");
  await resident.look("resident-safety");
  await resident.press("Continue");
  let mistaken = false;
  for (let page; (page = new URL(resident.page.url()).pathname.replace("/request/", "")) !== "check";) {
    await resident.look(`resident-${page}`);
    if (!mistaken) {
      await resident.press("Continue");  // nothing chosen yet
      expect((await resident.page.title()).startsWith("Error: "), "an empty answer is met with an error in the title");
      expect(await resident.page.getByText("There is a problem").isVisible(), "and an error summary");
      await resident.look(`resident-${page}-error`);
      mistaken = true;
    }
    if (!answersByPage[page]) throw new Error(`the form asks ${page}, which this test cannot answer`);
    await answersByPage[page](resident);
    if (page === "name") {
      resident = await goOnElsewhere(resident);
      expect((await resident.page.locator("#full-name").inputValue()).includes(wanted.family_name), "what was typed is there");
    }
    await resident.press("Continue");
    if (new URL(resident.page.url()).pathname.endsWith(`/${page}`)) throw new Error(`${page} was refused: ${await resident.text()}`);
  }
  await resident.look("resident-check");
  expect((await resident.text()).includes(wanted.family_name), "the answers to check show the name as typed");
  await resident.press("Send your request");
  await resident.look("resident-sent");
  const reference = (await resident.page.locator(".govuk-panel__body strong").innerText()).trim();
  await showWhoTheyAre(resident);
  return reference;
}

export async function download(resident, reference) {
  await resident.open(`${given.url}/status`);
  await resident.look("resident-status-reference");
  await resident.fill({ reference });
  await resident.choose("how", "email");
  const code = await codeSentBy(() => resident.press("Send me a code"), given.outbox, email);
  await resident.look("resident-status-code");
  await resident.fill({ code });
  await resident.press("Continue");
  await resident.look("resident-status");
  await resident.follow("Ask for less or more");
  await resident.look("resident-change");
  await resident.press("Send");
  expect((await resident.text()).includes("Select what you would like to change"), "nothing is chosen for them");
  await resident.choose("wish", "reach");
  await resident.fill({ words: "Please ring before you send anything else" });
  await resident.press("Send");
  expect((await resident.text()).includes("We have what you wrote"), "what they wrote has arrived");
  await resident.follow("Open your information");
  await resident.look("resident-open");
  const [file] = await Promise.all([resident.page.waitForEvent("download"), resident.press("Download your information")]);
  const kept = given.keep ?? path.join(given.outbox, file.suggestedFilename());
  await file.saveAs(kept);
  const bytes = readFileSync(kept);
  expect(bytes.subarray(0, 5).toString() === "%PDF-", "the resident has a PDF");
  return { kept, size: bytes.length };
}

/** Reads the pack here, from its contents to the first picture of a page: how many pages were turned. */
export async function readHere(resident) {
  await resident.press("Read here, page by page");
  await resident.look("resident-read-contents");
  expect((await resident.text()).includes("Dear "), "the pack begins with its letter");
  let turned = 0;
  const picture = resident.page.locator(".desk-read img").first();
  while (await picture.count() === 0 && await resident.page.locator(".turn a[rel=next]").count() > 0) {
    await resident.page.locator(".turn a[rel=next]").click();
    expect(await resident.page.locator(".govuk-exit-this-page").count() > 0, "every page can be left at once");
    turned += 1;
  }
  await resident.page.waitForLoadState("load");
  expect(await picture.evaluate((image) => image.complete && image.naturalWidth > 0), "the picture of a page is shown");
  await resident.look("resident-read-picture");
  return turned;
}
