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

// The first wrong field gets the focus after a refused form.
document.querySelector("[aria-invalid=true]")?.focus();

// What the phone keeps for one person goes when that person signs out.
const purge = () => navigator.serviceWorker?.controller?.postMessage("purge");
on("submit", "form[data-purge]", purge);

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js").then(() => {
    if (!("signedIn" in document.body.dataset)) purge();
  }, () => {});
}
