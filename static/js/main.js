// Small helps on top of pages that work without them. Everything hangs on data attributes.
const on = (type, selector, act) =>
  document.addEventListener(type, (event) => {
    const found = event.target.closest?.(selector);
    if (found) act(found, event);
  });

const say = (text) => {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
};

// <button data-opens="id"> opens a dialog; without script the same content stands on its own page.
on("click", "[data-opens]", (button, event) => {
  const dialog = document.getElementById(button.dataset.opens);
  if (!dialog?.showModal) return;
  event.preventDefault();
  dialog.showModal();
});

on("click", "[data-closes]", (button) => button.closest("dialog")?.close());

on("click", "[data-print]", () => window.print());

// <button data-copies="id" data-done="Copied"> copies a field's value or an element's text.
on("click", "[data-copies]", async (button) => {
  const source = document.getElementById(button.dataset.copies);
  if (!source || !navigator.clipboard) return;
  await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
  say(button.dataset.done ?? "");
  const label = button.querySelector(".kern-label");
  if (label && button.dataset.done) label.textContent = button.dataset.done;
});

// Filters answer at once; the button remains for everybody without script.
on("change", "form[data-autosubmit] select, form[data-autosubmit] input[type=checkbox], form[data-autosubmit] input[type=radio]", (field) =>
  field.form.requestSubmit());

// In tables the arrow keys go from row to row (link to link, box to box) and from spot to spot within a row.
const SPOTS = "a[href], button, input[type=checkbox]";
on("keydown", `table.data tbody :is(${SPOTS})`, (here, event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const row = here.closest("tr");
  const rows = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  let found;
  if (rows) {
    const kind = here.matches("input") ? "input[type=checkbox]" : "a[href], button";
    const at = [...row.querySelectorAll(kind)].indexOf(here);
    let next = row[rows];
    while (next && !next.querySelector(kind)) next = next[rows];
    const spots = next?.querySelectorAll(kind) ?? [];
    found = spots[Math.min(at, spots.length - 1)];
  } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    const spots = [...row.querySelectorAll(SPOTS)];
    found = spots[spots.indexOf(here) + (event.key === forward ? 1 : -1)];
  }
  if (!found) return;
  found.focus();
  event.preventDefault();
});

// The desk's menu closes with the escape key, and when somebody goes on elsewhere.
const menu = document.querySelector(".nav-menu");
const fold = () => {
  if (!menu?.open) return;
  if (menu.parentElement.contains(document.activeElement)) menu.querySelector("summary").focus();
  menu.open = false;
};
document.addEventListener("keydown", (event) => event.key === "Escape" && fold());
document.addEventListener("click", (event) => menu?.parentElement.contains(event.target) || fold());

// Rows to pick (c-sheet): how many are picked, all of them at once, a stretch of them with the shift key.
const rows = (sheet) => [...document.querySelectorAll(`[name=picked][form="${sheet}"]`)];
const count = (sheet) => {
  const picked = rows(sheet).filter((box) => box.checked).length;
  const place = document.querySelector(`[data-picked="${sheet}"]`);
  if (place) place.textContent = `${place.dataset.words} ${picked}`;
  const all = document.querySelector(`[data-picks-all="${sheet}"]`);
  if (!all) return;
  all.closest("label").hidden = false;
  all.checked = picked > 0 && picked === rows(sheet).length;
  all.indeterminate = picked > 0 && !all.checked;
};
const countAll = () => document.querySelectorAll("[data-picks-all]").forEach((all) => count(all.dataset.picksAll));
on("change", "[data-picks-all]", (all) => {
  for (const box of rows(all.dataset.picksAll)) box.checked = all.checked;
  count(all.dataset.picksAll);
});
on("change", "[name=picked][form]", (box) => count(box.getAttribute("form")));
let lastPicked = null;
on("click", "[name=picked][form]", (box, event) => {
  const boxes = rows(box.getAttribute("form"));
  const [one, other] = [boxes.indexOf(lastPicked), boxes.indexOf(box)].sort((a, b) => a - b);
  if (event.shiftKey && one >= 0) for (const between of boxes.slice(one, other)) between.checked = box.checked;
  lastPicked = box;
});
countAll();
addEventListener("pageshow", countAll);

// A part that was exchanged may have something to say (c-progress at its end), and rows to pick.
document.addEventListener("htmx:load", (event) => {
  if (event.target.dataset?.says) say(event.target.dataset.says);
  countAll();
});

// The first wrong field gets the focus after a refused form.
document.querySelector("[aria-invalid=true]")?.focus();

// What the phone keeps for one person goes when that person signs out.
const purge = () => navigator.serviceWorker?.controller?.postMessage("purge");
on("submit", "form[data-purge]", purge);

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js").then(() => {
    if (!("signedIn" in document.body.dataset)) purge();
  }, () => {});
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ language: document.documentElement.lang }));
}
