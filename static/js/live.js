// Keeps every [data-unread] up to date: through a socket, and by asking now and then while there is none.
// Parts of a page that depend on it listen for "unread" on the document.
const SOCKET = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/notices`;
const ASK = "/notices/unread";
const SESSION_OVER = 4401;
const LONGEST = 60_000;
const ASK_EVERY = 30_000;

let socket = null;
let pause = 1_000;
let over = false;
let asking = 0;
let shown = null;

const show = (unread) => {
  for (const place of document.querySelectorAll("[data-unread]")) {
    place.textContent = unread || "";
    place.hidden = !unread;
  }
  if (unread === shown) return;
  shown = unread;
  document.dispatchEvent(new CustomEvent("unread", { detail: unread }));
};

const ask = async () => {
  if (over || document.hidden) return;
  try {
    const answer = await fetch(ASK, { redirect: "manual", headers: { Accept: "application/json" } });
    // Led to the sign-in page: nobody is signed in any more.
    if (answer.type === "opaqueredirect") end();
    else if (answer.ok) show((await answer.json()).unread);
  } catch {
    // Offline; the next round asks again.
  }
};

const end = () => {
  over = true;
  clearInterval(asking);
};

const connect = () => {
  if (over || socket) return;
  socket = new WebSocket(SOCKET);
  socket.onopen = () => {
    pause = 1_000;
    clearInterval(asking);
    asking = 0;
  };
  socket.onmessage = (event) => show(JSON.parse(event.data).unread);
  socket.onclose = (event) => {
    socket = null;
    if (event.code === SESSION_OVER) return end();
    asking ||= setInterval(ask, ASK_EVERY);
    ask();
    setTimeout(connect, pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, LONGEST);
  };
};

if ("signedIn" in document.body.dataset) {
  connect();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !socket) connect();
  });
}
