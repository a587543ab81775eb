// From the end of the review to the pack in the resident's hands, and on paper.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

import { reopenedActs } from "../acts.mjs";
import { untilIdle, untilPage } from "../desk.mjs";
import { email, expect, given } from "./given.mjs";
import { explainDifferences, recordGrounds } from "./review.mjs";

export async function finishReview(reviewer, home) {
  await recordGrounds(reviewer, home);
  await explainDifferences(reviewer, home);
  await reviewer.page.goto(home);
  await reviewer.press("Finish the review");
  if (await reviewer.page.locator(".govuk-error-summary").count()) throw new Error(`not finished: ${await reviewer.text()}`);
  await reopenedActs({ reviewer, at: home.replace("/review", ""), idle: () => untilIdle(reviewer, home.replace("/review", "")) });
  await reviewer.page.goto(home);
  await reviewer.press("Finish the review");
  if (await reviewer.page.locator(".govuk-error-summary").count()) throw new Error(`not finished again: ${await reviewer.text()}`);
  await reviewer.press("Build the pack");
  const at = `${home.replace("/review", "")}/pack`;
  await untilPage("the pack to be sealed", reviewer, at, 600, (page) => page.includes("Blocked by the gate") || page.includes("Release it"));
  if ((await reviewer.text()).includes("Blocked by the gate")) throw new Error(`the gate blocked the pack: ${(await reviewer.text()).slice(0, 1500)}`);
  await reviewer.look("case-pack");
  return at;
}

export async function release(releaser, at) {
  await releaser.page.goto(at);
  await releaser.fill({ recipient_email: "somebody.else@example.org" });
  await releaser.press("Release the pack");
  expect(await releaser.page.locator(".govuk-error-summary").count() > 0, "a wrong recipient is refused");
  await releaser.fill({ recipient_email: email });
  await releaser.press("Release the pack");
  expect((await releaser.text()).includes("Released by"), "the pack is released by a second person");
}

export async function deliver(officer, pack) {
  await officer.page.goto(pack);
  await officer.page.locator("summary", { hasText: "Write down a delivery" }).click();
  await officer.choose("way", "posted");
  const today = new Date();
  await officer.fill({ "on-day": today.getDate(), "on-month": today.getMonth() + 1, "on-year": today.getFullYear(), note: "Tracked, AB 1234 5678 GB" });
  await officer.press("Write it down");
  expect((await officer.text()).includes("Tracked, AB 1234 5678 GB"), "the delivery stands on the page");
  await officer.look("case-pack-delivered");
  await officer.page.locator("summary", { hasText: "Print it for the post" }).click();
  await officer.fill({ they_said: "She said yes on the phone" });
  const [printed] = await Promise.all([officer.page.waitForEvent("download"), officer.press("Download for printing")]);
  const paper = path.join(given.outbox, "..", printed.suggestedFilename());
  await printed.saveAs(paper);
  expect(readFileSync(paper).subarray(0, 5).toString() === "%PDF-", "the copy for the post is a PDF");
  await officer.page.goto(pack);
  const [archive] = await Promise.all([officer.page.waitForEvent("download"), officer.page.getByRole("link", { name: /Everything that was sealed/ }).click()]);
  const kept = path.join(given.outbox, "..", archive.suggestedFilename());
  await archive.saveAs(kept);
  expect(readFileSync(kept).subarray(0, 2).toString() === "PK", "the archive is a ZIP");
  if (given.program) {
    const said = execFileSync(given.program, ["verify-pack", kept], { encoding: "utf8" });
    expect(/signed by CN=Seal of disclosure packs/.test(said) && /whole: every part/.test(said), "the archive is whole and signed");
  }
}
