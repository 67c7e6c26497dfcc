// Keeps our own static files and the offline page. Never keeps a page: pages are personal.
const KEPT = "static-VERSION";
const OFFLINE = "{{ offline }}";
const FILES = [OFFLINE{% for file in files %}, "{{ file }}"{% endfor %}];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("static-") && name !== KEPT).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// Sign-out: whatever was kept for one person goes.
self.addEventListener("message", (event) => {
  if (event.data !== "purge") return;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("personal-")).map((name) => caches.delete(name)))),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (FILES.includes(address.pathname) && address.pathname !== OFFLINE) {
    event.respondWith(caches.match(address.pathname).then((kept) => kept ?? fetch(request)));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
  }
});
