// Small pictures of pages, kept in sheets and compared with a tolerance: what somebody who steps back from the screen sees of a page.
// A picture is { width, height, cells }: a cell is the mean of a square of the page, in red, green and blue of 16 steps each.
import { createRequire } from "node:module";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";

const require = createRequire(path.join(path.dirname(fileURLToPath(import.meta.url)), "../../tools/npm/package.json"));
const { PNG } = require("pngjs");
const { crc32 } = require("pngjs/lib/crc.js");

/** A cell is unlike when one of its colours is further than this (of 255) outside those of the nine cells about its place: a line of two pixels on another side of a cell's edge is not. */
const kStep = 56;
/** So many cells may be unlike. What is found and what is not: changed-pages.mjs. */
const kUnlike = 6;
/** What lies further down a page is not kept, in its pixels. */
const kDeepest = 6000;

/** The page as it is shown in its window now, from its top to its end, made `cells` wide. `session`: a CDP session of the page. */
export async function pictureOf(page, session, width, cells) {
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  const { data } = await session.send("Page.captureScreenshot", { format: "png", captureBeyondViewport: true, optimizeForSpeed: true,
    clip: { x: 0, y: 0, width, height: Math.min(tall, kDeepest), scale: cells / width } });
  return coarse(PNG.sync.read(Buffer.from(data, "base64")));
}

function coarse({ width, height, data }) {
  const cells = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; ++at) {
    for (let colour = 0; colour < 3; ++colour) cells[at * 3 + colour] = (data[at * 4 + colour] >> 4) * 17;
  }
  return { width, height, cells };
}

/** Whether a cell of `one` is like none of the cells around its place in `other`. What lies outside `other` is like nothing. */
function unlike(one, other, x, y) {
  for (let colour = 0; colour < 3; ++colour) {
    const value = one.cells[(y * one.width + x) * 3 + colour];
    let least = Infinity, most = -Infinity;
    for (let v = Math.max(0, y - 1); v <= Math.min(other.height - 1, y + 1); ++v) {
      for (let u = Math.max(0, x - 1); u <= Math.min(other.width - 1, x + 1); ++u) {
        const there = other.cells[(v * other.width + u) * 3 + colour];
        least = Math.min(least, there);
        most = Math.max(most, there);
      }
    }
    if (value < least - kStep || value > most + kStep) return true;
  }
  return false;
}

const same = (one, other, x, y) => [0, 1, 2].every((colour) => one.cells[(y * one.width + x) * 3 + colour] === other.cells[(y * other.width + x) * 3 + colour]);

/** The places, as [x, y], at which the two are unlike, seen from either side. */
export function unlikePlaces(kept, now) {
  const places = [];
  for (let y = 0; y < Math.max(kept.height, now.height); ++y) {
    for (let x = 0; x < Math.max(kept.width, now.width); ++x) {
      const inKept = x < kept.width && y < kept.height, inNow = x < now.width && y < now.height;
      if (inKept && inNow && same(kept, now, x, y)) continue;
      if ((inNow && unlike(now, kept, x, y)) || (inKept && unlike(kept, now, x, y))) places.push([x, y]);
    }
  }
  return places;
}

export const differs = (kept, now) => unlikePlaces(kept, now).length > kUnlike;

const kGap = 8, kTimes = 4;
/** Kept, now, and now with what is unlike in red: side by side, each cell four times as large. A PNG. */
export function difference(kept, now) {
  const marked = { ...now, cells: Buffer.from(now.cells.map((value) => 128 + (value >> 1))) };
  for (const [x, y] of unlikePlaces(kept, now)) {
    if (x < now.width && y < now.height) marked.cells.set([212, 0, 0], (y * now.width + x) * 3);
  }
  const all = [kept, now, marked];
  const sheet = blank(all.reduce((sum, one) => sum + one.width * kTimes + kGap, -kGap), Math.max(...all.map((one) => one.height)) * kTimes, 0x90);
  let left = 0;
  for (const one of all) {
    for (let y = 0; y < one.height * kTimes; ++y) {
      for (let x = 0; x < one.width * kTimes; ++x) put(sheet, left + x, y, one, Math.floor(x / kTimes), Math.floor(y / kTimes));
    }
    left += one.width * kTimes + kGap;
  }
  return PNG.sync.write(sheet);
}

function blank(width, height, grey) {
  const sheet = new PNG({ width, height });
  sheet.data.fill(grey);
  return sheet;
}
function put(sheet, x, y, { width, cells }, u, v) {
  const to = (y * sheet.width + x) * 4;
  cells.copy(sheet.data, to, (v * width + u) * 3, (v * width + u) * 3 + 3);
  sheet.data[to + 3] = 255;
}

// --- the sheets: one for the pages whose names begin with the same word and letter, so that a changed page changes one small file ---

const sheetOf = (name) => /^[a-z0-9]+(-[a-z0-9])?/.exec(name)[0];

/** What a folder keeps: pictures by "<page> <width of the window>". Its index has a line "<page> <width of the window> <cells wide>x<cells high>" for each, in the order of the sheets. */
export function keptIn(folder) {
  const kept = new Map(), left = new Map(), sheets = new Map();
  const index = path.join(folder, "index.txt");
  if (!existsSync(index)) return kept;
  for (const line of readFileSync(index, "utf8").trim().split("\n")) {
    const [, name, window, width, height] = /^(\S+) (\d+) (\d+)x(\d+)$/.exec(line) ?? [];
    if (!name) throw new Error(`${index}: "${line}" is not "<page> <width> <cells>x<cells>"`);
    const sheet = sheetOf(name);
    if (!sheets.has(sheet)) sheets.set(sheet, PNG.sync.read(readFileSync(path.join(folder, `${sheet}.png`))));
    const { data, width: wide } = sheets.get(sheet), from = left.get(sheet) ?? 0;
    const cells = Buffer.alloc(width * height * 3);
    for (let at = 0; at < width * height; ++at) {
      const there = (Math.floor(at / width) * wide + from + (at % width)) * 4;
      data.copy(cells, at * 3, there, there + 3);
    }
    left.set(sheet, from + Number(width));
    kept.set(`${name} ${window}`, { width: Number(width), height: Number(height), cells });
  }
  return kept;
}

/** Writes the folder anew: exactly these pictures. */
export function keep(folder, pictures) {
  const sheets = new Map();
  const ordered = [...pictures].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [page, picture] of ordered) {
    const sheet = sheetOf(page);
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), picture]);
  }
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) rmSync(path.join(folder, old));
  writeFileSync(path.join(folder, "index.txt"), ordered.map(([page, { width, height }]) => `${page} ${width}x${height}\n`).join(""));
  for (const [name, all] of sheets) {
    const sheet = blank(all.reduce((sum, one) => sum + one.width, 0), Math.max(...all.map((one) => one.height)), 0xff);
    let left = 0;
    for (const one of all) {
      for (let y = 0; y < one.height; ++y) for (let x = 0; x < one.width; ++x) put(sheet, left + x, y, one, x, y);
      left += one.width;
    }
    writeFileSync(path.join(folder, `${name}.png`), withPalette(sheet));
  }
}

/** The sheet as a PNG of at most 256 colours, those that it has most of; half as large as one of all. */
function withPalette({ width, height, data }) {
  const counted = new Map();
  for (let at = 0; at < data.length; at += 4) counted.set(data.readUIntBE(at, 3), (counted.get(data.readUIntBE(at, 3)) ?? 0) + 1);
  const colours = [...counted].sort(([a, often], [b, seldom]) => seldom - often || a - b).map(([colour]) => colour), palette = colours.slice(0, 256).sort((a, b) => a - b);
  const place = new Map(colours.map((colour) => [colour, palette.indexOf(nearest(colour, palette))]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; ++y) for (let x = 0; x < width; ++x) rows[y * (width + 1) + 1 + x] = place.get(data.readUIntBE((y * width + x) * 4, 3));
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("PLTE", Buffer.from(palette.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]))),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })), chunk("IEND", Buffer.alloc(0))]);
}
function nearest(colour, palette) {
  const far = (one) => [16, 8, 0].reduce((sum, bits) => sum + (((one >> bits) & 255) - ((colour >> bits) & 255)) ** 2, 0);
  return palette.reduce((best, one) => (far(one) < far(best) ? one : best));
}
function chunk(kind, bytes) {
  const whole = Buffer.alloc(bytes.length + 12);
  whole.writeUInt32BE(bytes.length, 0);
  whole.write(kind, 4, "latin1");
  bytes.copy(whole, 8);
  whole.writeInt32BE(crc32(whole.subarray(4, bytes.length + 8)), bytes.length + 8);
  return whole;
}

/** What is not as it was kept, [page, sentence] each: a page that looks otherwise, one without a picture, a picture without a page. */
export function complaintsOf(kept, now) {
  const said = [];
  for (const [page, picture] of now) {
    if (!kept.has(page)) said.push([page, "no picture of it is kept"]);
    else if (differs(kept.get(page), picture)) said.push([page, `${unlikePlaces(kept.get(page), picture).length} cells of its picture are unlike the kept one`]);
  }
  for (const page of kept.keys()) if (!now.has(page)) said.push([page, "its picture is kept, and there is no such page"]);
  return said;
}
