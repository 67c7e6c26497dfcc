// Keeps our own static files and the offline pages. Never keeps a page of anybody: pages are personal.
const KEPT = "static-VERSION";
const OFFLINE = { {% for language, address in offline %}"{{ language }}": "{{ address }}"{% if not forloop.last %}, {% endif %}{% endfor %} };
const FILES = [{% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
// Which of them is shown; outlives a new version of this file.
const CHOICE = "choice";
const CHOSEN = "/offline/language";

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(KEPT).then((cache) => cache.addAll([...Object.values(OFFLINE), ...FILES])).then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("static-") && name !== KEPT).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// Every page tells its language: the last one is the one to be offline in.
const remember = (language) => caches.open(CHOICE).then((choice) => choice.put(CHOSEN, new Response(language)));

// Sign-out: whatever was kept for one person goes.
const purge = () =>
  caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("personal-")).map((name) => caches.delete(name))));

self.addEventListener("message", (event) => {
  if (event.data === "purge") event.waitUntil(purge());
  else if (Object.hasOwn(OFFLINE, event.data?.language)) event.waitUntil(remember(event.data.language));
});

const offline = async () => {
  const chosen = await caches.match(CHOSEN);
  return caches.match(OFFLINE[chosen ? await chosen.text() : "{{ default }}"]);
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (FILES.includes(address.pathname)) {
    event.respondWith(caches.match(address.pathname).then((kept) => kept ?? fetch(request)));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(offline));
  }
});
