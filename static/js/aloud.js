// <button data-aloud="id" hidden>: reads that part with the device's voice; stays hidden where there is none.
const voices = window.speechSynthesis;
const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, th, td, label, legend, summary";

const spoken = (element) => element.closest("[lang]")?.lang.replace("de-simple", "de") || "de";
const voiceOf = (language) => voices.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(language.split("-")[0]));

// Only the innermost blocks, so that nothing is read twice.
const texts = (part) =>
  [part, ...part.querySelectorAll(BLOCKS)]
    .filter((block) => !block.querySelector(BLOCKS) && !block.closest("[data-silent], [hidden]") && block.checkVisibility?.() !== false)
    .map((block) => [block.innerText.trim(), spoken(block)])
    .filter(([text]) => text);

let reading = null;

const label = (button, text) => {
  const words = button.querySelector("span");
  button.dataset.start ??= words.textContent;
  words.textContent = text ?? button.dataset.start;
};

const stop = () => {
  if (reading) label(reading);
  reading = null;
  voices.cancel();
};

const read = (button) => {
  const part = document.getElementById(button.dataset.aloud);
  if (!part) return;
  stop();
  reading = button;
  label(button, button.dataset.stop);
  const words = texts(part).map(([text, language]) => {
    const said = new SpeechSynthesisUtterance(text);
    said.lang = language;
    const voice = voiceOf(language);
    if (voice) said.voice = voice;
    return said;
  });
  if (!words.length) return stop();
  words.at(-1).onend = () => reading === button && stop();
  for (const said of words) voices.speak(said);
};

const offer = () => {
  for (const button of document.querySelectorAll("[data-aloud]")) button.hidden = !voiceOf(spoken(button));
};

if (voices) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-aloud]");
    if (button) button === reading ? stop() : read(button);
  });
  // Voices arrive late on most devices; parts of the page may come later still.
  voices.addEventListener?.("voiceschanged", offer);
  document.addEventListener("htmx:load", offer);
  addEventListener("pagehide", stop);
  offer();
}
