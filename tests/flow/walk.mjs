// What every run through the desks shares: its people, its steps with their times, what is not so, and how it ends.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { openBrowser } from "./browser.mjs";
import { notDone } from "./walked.mjs";

/** Somebody whose pages are looked at elsewhere (the gallery, another walk): here they are walked. */
export const quick = (one) => Object.assign(one, { look: async () => {} });

/** Opens the browser. `pictures`: the folder of its pictures; `onlyFailed`: of what failed alone. `expect` notes what does not hold and goes on; `run` walks, prints what failed and ends the process. */
export async function beginWalk({ scripts, pictures, onlyFailed = process.env.DEMO_PICTURES === "failed" }) {
  const browser = await openBrowser({ scripts, pictures: onlyFailed ? undefined : pictures });
  if (pictures) mkdirSync(pictures, { recursive: true });
  const people = [], failures = [], seen = new Set(), started = performance.now();
  const keepPictureOf = (one) => one.page.screenshot({ path: path.join(pictures, `failed-${one.name}.png`), fullPage: true }).catch(() => {});
  return {
    step(words) {
      console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${words}`);
    },
    expect(holds, words) {
      if (holds) return;
      failures.push(words);
      console.log(`          NOT SO: ${words}`);
    },
    /** A page that one of them looked at is not looked at again by another. */
    async person(name) {
      people.push(Object.assign(await browser.person(name), { seen }));
      return people.at(-1);
    },
    /** `whole`: it was asked for all of it. */
    async run(steps, { whole = true } = {}) {
      try {
        await steps();
      } catch (problem) {
        failures.push(problem.stack);
        for (const one of people) if (one.page && pictures) await keepPictureOf(one);
      } finally {
        const walk = `${path.basename(process.argv[1], ".mjs")}${scripts ? "" : "/no-scripts"}`;
        if (whole && failures.length === 0) failures.push(...notDone(walk, people.flatMap((one) => [...one.posted])));
        for (const one of people) failures.push(...one.problems.map((words) => `${one.name}: ${words}`));
        await browser.close();
      }
      for (const words of new Set(failures)) console.error(`FAILED ${words}`);
      process.exit(failures.length ? 1 : 0);
    },
  };
}
