// The comparison of pictures, tried: a page of the gallery is changed in the browser, and what has to be found is found, what has to pass passes.
import { differs, complaintsOf, pictureOf } from "./pictures.mjs";

/** Changes of staff-sign-in, whose form was refused: what is done to the page, and whether its picture must differ. */
const changes = [
  ["nothing", "not found", () => {}],
  ["everything one pixel to the right and down", "not found", () => { document.body.style.position = "relative"; document.body.style.left = "1px"; document.body.style.top = "1px"; }],
  ["letters drawn a little lighter", "not found", () => { document.body.style.opacity = "0.97"; }],
  ["another letter in a sentence", "not found", () => { const label = document.querySelector("label"); label.textContent = label.textContent.replace(/.$/, "x"); }],
  ["a button further to the right", "found", () => { document.querySelector("main .govuk-button").style.marginLeft = "60px"; }],
  ["a button further down", "found", () => { const one = document.querySelector("main .govuk-button"); one.style.position = "relative"; one.style.top = "40px"; }],
  ["a red button for a green one", "found", () => { document.querySelector("main .govuk-button").style.backgroundColor = "#ca3535"; }],
  ["a warning that vanished, and its room with it", "found", () => { document.querySelector(".govuk-error-summary").remove(); }],
  ["a warning that vanished, and its room stayed", "found", () => { document.querySelector(".govuk-error-summary").style.visibility = "hidden"; }],
  ["a warning without its border", "found", () => { document.querySelector(".govuk-error-summary").style.borderColor = "#ffffff"; }],
  ["a heading that vanished, and its room stayed", "found", () => { document.querySelector("h1").style.visibility = "hidden"; }],
  ["a label that vanished, and its room stayed", "found on a phone", () => { document.querySelector("label").style.visibility = "hidden"; }],
  ["a page without its styles", "found", () => { for (const one of document.querySelectorAll("link[rel=stylesheet]")) one.remove(); }],
];

/** A sentence for each change that is taken wrongly. `at`: the address of a page of the gallery by its name. */
export async function whatIsFound(visitor, at) {
  const wrong = [];
  const session = await visitor.session();
  for (const [width, cells] of [[1280, 96], [360, 64]]) {
    const other = width === 360 ? "found on a desktop" : "found on a phone";
    await visitor.show(width);
    await visitor.open(at("staff-sign-in"));
    const kept = await pictureOf(visitor.page, session, width, cells);
    for (const [words, wanted, change] of changes) {
      await visitor.page.reload();
      await visitor.page.evaluate(change);
      const found = differs(kept, await pictureOf(visitor.page, session, width, cells)) ? "found" : "not found";
      if (found !== (wanted === other ? "not found" : wanted.replace(/ on a .*/, ""))) wrong.push(`${words}, in a window of ${width}, is ${found}`);
    }
    const said = JSON.stringify(complaintsOf(new Map([["gone 1280", kept], ["there 1280", kept]]), new Map([["there 1280", kept], ["new 1280", kept]])));
    const wanted = '[["new 1280","no picture of it is kept"],["gone 1280","its picture is kept, and there is no such page"]]';
    if (said !== wanted) wrong.push(`a new page and one that is gone: ${said}`);
  }
  return wrong;
}
