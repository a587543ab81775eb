// Single keys, for whoever turned them on in their settings: the body says which key is for which act, and what an act is for carries its name
// (data-act). Nothing on any page needs them.
const keys = JSON.parse(document.body.dataset.keys ?? "{}");
const actOf = new Map(Object.entries(keys).map(([act, key]) => [key, act]));

const proposals = () => [...document.querySelectorAll(".review-list > li")];
const here = () => document.activeElement?.closest(".review-list > li") ?? document.querySelector(".review-list > li.is-undecided");

function step(by) {
  const all = proposals();
  const at = all.indexOf(document.activeElement?.closest(".review-list > li"));
  const to = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  if (!to) return;
  to.tabIndex = -1;
  to.focus();
}

function chooseReason(number) {
  const select = here()?.querySelector("select[name=code]");
  if (!select || number > select.options.length) return;
  select.selectedIndex = number - 1;
  select.closest("details")?.setAttribute("open", "");
}

function show(act) {
  const field = document.querySelector(`[data-act="${act}"]`);
  field?.closest("details")?.setAttribute("open", "");
  return field;
}

const acts = {
  next: () => step(1),
  previous: () => step(-1),
  withhold: () => here()?.querySelector('[data-act="withhold"]')?.click(),
  release: () => here()?.querySelector('[data-act="release"]')?.click(),
  search: () => show("search")?.focus(),
  help: () => document.getElementById("keys-list")?.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
  if (event.target.closest?.("input:not([type=checkbox], [type=radio], [type=submit]), textarea, select, [contenteditable], dialog")) return;
  const act = actOf.get(event.key.toLowerCase());
  if (act) {
    event.preventDefault();
    (acts[act] ?? (() => show(act)?.click()))();
  } else if (event.key >= "1" && event.key <= "9" && here()) {
    event.preventDefault();
    chooseReason(Number(event.key));
  }
});

document.querySelector("[data-close-keys]")?.addEventListener("click", () => document.getElementById("keys-list").close());
