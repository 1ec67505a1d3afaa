/* The desk's service worker: shows a notification, opens what it tells of, and says so when there
   is no connection. It keeps one page, which is about nobody, and that page's files; pages of
   the desk are never kept. */
"use strict";

const KEPT_AS = "barza-{{ version }}";
const OFFLINE = "/offline";
const FILES = [{% for file in kept %}"{{ file|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

addEventListener("install", (event) => {
  const page = new Request(OFFLINE, { credentials: "omit", cache: "reload" });
  const keep = async () => (await caches.open(KEPT_AS)).addAll([page, ...FILES]);
  event.waitUntil(keep().then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const clear = async () => {
    for (const name of await caches.keys()) if (name !== KEPT_AS) await caches.delete(name);
    await clients.claim();
  };
  event.waitUntil(clear());
});

addEventListener("fetch", (event) => {
  const asked = event.request;
  if (asked.method !== "GET") return;
  if (asked.mode === "navigate") {
    event.respondWith(fetch(asked).catch(() => kept(OFFLINE)));
  } else if (FILES.includes(new URL(asked.url).pathname)) {
    event.respondWith(fetch(asked).catch(() => kept(asked)));
  }
});

async function kept(what) {
  return (await (await caches.open(KEPT_AS)).match(what)) || Response.error();
}

addEventListener("push", (event) => {
  let said = {};
  try { said = event.data.json(); } catch { return; }
  event.waitUntil(registration.showNotification(said.title, {
    body: said.body,
    lang: said.lang,
    dir: said.dir,
    tag: said.tag,
    renotify: true,
    requireInteraction: true,
    icon: "{{ icon|escapejs }}",
    badge: "{{ badge|escapejs }}",
    data: { path: said.path },
  }));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const place = new URL(String(event.notification.data.path), location.origin);
  if (place.origin === location.origin) event.waitUntil(show(place.href));
});

async function show(place) {
  const windows = await clients.matchAll({ type: "window" });
  const open = windows.find((one) => one.url === place);
  return open ? open.focus() : clients.openWindow(place);
}
