// Due days as another calendar program reads them (ical.js, of Mozilla).
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const { default: ical } = await import(pathToFileURL(path.join(path.dirname(fileURLToPath(import.meta.url)), "../../tools/npm/node_modules/ical.js/dist/ical.js")));

/** The days of a feed as { reference: "2026-12-23" }; every event is one whole day, and says no more than its reference. */
export function daysIn(feed) {
  const days = {};
  for (const part of new ical.Component(ical.parse(feed)).getAllSubcomponents("vevent")) {
    const event = new ical.Event(part), reference = /^(\S+) due$/.exec(event.summary)?.[1];
    if (!reference || !event.startDate.isDate || event.duration.toSeconds() !== 86_400 || event.isRecurring()) throw new Error(`an event is no day by which something is due: ${part}`);
    days[reference] = event.startDate.toString();
  }
  return days;
}
