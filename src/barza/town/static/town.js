// Brings what is new into the page. What somebody is typing lies outside the part it replaces.
const EVERY = 4000;

async function renew() {
  if (document.hidden) return;
  const answer = await fetch(location.href, { headers: { "X-Renew": "1" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [now, then] = [document.getElementById("feed"), fresh.getElementById("feed")];
  if (then && now.innerHTML !== then.innerHTML && !now.contains(document.activeElement)) {
    now.replaceChildren(...then.childNodes);
  }
}

setInterval(() => renew().catch(() => undefined), EVERY);
