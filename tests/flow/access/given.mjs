// What a walk through one request for access was given: its request, the truth about it, its colleagues, and the walk itself.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { beginWalk } from "../walk.mjs";

export const { values: given } = parseArgs({ options: {
  url: { type: "string" }, outbox: { type: "string" }, truth: { type: "string" }, staff: { type: "string" },
  program: { type: "string" }, pictures: { type: "string" }, keep: { type: "string" }, "no-scripts": { type: "boolean", default: false },
} });
export const truth = JSON.parse(readFileSync(given.truth, "utf8"));
export const accounts = JSON.parse(readFileSync(given.staff, "utf8"));
export const wanted = truth.request;
export const email = `resident.${Date.now()}@example.org`;
export const { step, expect, person, run } = await beginWalk({ scripts: !given["no-scripts"], pictures: given.pictures });
