/* Notifications on this device: says in which state it is, and turns them on by a press. The
   sentences are in the page; nothing is asked of the person before they press. */
"use strict";

const part = document.querySelector("[data-push]");
const key = part.dataset.key;
const isApple = /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
const isInstalled = navigator.standalone === true || matchMedia("(display-mode: standalone)").matches;
const isAble = isSecureContext && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

function show(state) {
  for (const one of part.querySelectorAll("[data-when]")) one.hidden = !one.dataset.when.split(" ").includes(state);
}

/* Silent where a service worker is never ready, as behind a certificate that is not trusted. */
const ready = () => Promise.race([
  navigator.serviceWorker.ready,
  new Promise((_resolve, reject) => setTimeout(() => reject(new Error("no service worker")), 10000)),
]);

async function state() {
  if (!isSecureContext) return "insecure";
  if (!isAble) return isApple && !isInstalled ? "install" : "unsupported";
  if (Notification.permission === "denied") return "denied";
  const kept = await (await ready()).pushManager.getSubscription();
  return kept && part.dataset.known && Notification.permission === "granted" ? "on" : "off";
}

async function turnOn() {
  show("asking");
  if (await Notification.requestPermission() !== "granted") return state();
  const { pushManager } = await ready();
  const earlier = await pushManager.getSubscription();
  if (earlier) await earlier.unsubscribe();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = made.toJSON();
  const answer = await fetch(part.dataset.add, {
    method: "POST",
    headers: { "X-CSRFToken": part.dataset.token },
    body: new URLSearchParams({ endpoint, p256dh: keys.p256dh, auth: keys.auth }),
  });
  if (answer.ok) { location.reload(); return "asking"; }
  await made.unsubscribe();
  if (answer.status !== 422) return "failed";
  part.querySelector("[data-refusal]").textContent = (await answer.json()).said;
  return "refused";
}

part.querySelector("[data-turn-on]").addEventListener("click", () => turnOn().catch(() => "failed").then(show));
state().catch(() => "failed").then(show);
