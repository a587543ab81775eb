// What the truth about the demo council means for a reader: words as they may stand on a page.

const months = "January February March April May June July August September October November December".split(" ");

/** A day as a system holds it may stand on a page as people write it. */
export function writings(words) {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(words) ?? [];
  return year ? [words, `${Number(day)} ${months[month - 1]} ${year}`, `${day}/${month}/${year}`] : [words];
}

/** Do the words stand in the text as whole words, letters exactly, spaces and line breaks alike? */
export function stands(text, words) {
  const pattern = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, "u").test(text);
}

/** Every writing of what must not leave, but for what is the subject's own in another place. */
export function mustNotStand(truth) {
  const kept = new Set(truth.keep.flatMap(writings));
  return [...truth.withhold, ...truth.withhold_by_eye].flatMap(writings).filter((words) => !kept.has(words));
}
