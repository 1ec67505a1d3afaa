/* The desk without a mouse, and alive: shortcuts, palette, sheets, server-sent events.
   Every page works without this file; it only makes them quicker. */
"use strict";

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const words = JSON.parse($("#words").textContent);
const say = (word, count) => word.replace("%d", count);
const isTyping = (element) => element.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

/* ---- Sheets whose content is fetched when they are first opened ---- */

async function open(name) {
  const sheet = document.getElementById(name);
  if (!sheet || sheet.open) return;
  const work = $("#work").dataset.case || "";
  if (sheet.dataset.filled !== work) {
    const answer = await fetch(`${sheet.dataset.from}?case=${work}`, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return news(words.failed);
    sheet.innerHTML = await answer.text();
    sheet.dataset.filled = work;
  }
  if (name === "palette") narrowPalette("");
  sheet.showModal();
  const input = $("input", sheet);
  if (input) { input.value = ""; input.focus(); }
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) open(opener.dataset.open);
  if (event.target.matches("dialog")) event.target.close();
  const option = event.target.closest("[role=option]");
  if (option) choose(option);
  const side = event.target.closest("[data-side]");
  if (side && $("#work").classList.contains("work")) { event.preventDefault(); $("#work").classList.toggle("with-side"); }
  if (event.target.closest("[data-print]")) print();
});

/* ---- Findings and clauses: a link opens in a sheet; without this file it opens a page ---- */

let picked = null;
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0), node = range.commonAncestorContainer;
  const bubble = (node.closest ? node : node.parentElement).closest("#said .one > .bubble");
  if (!bubble) return;
  const before = document.createRange();
  before.setStart(bubble, 0);
  before.setEnd(range.startContainer, range.startOffset);
  picked = { key: bubble.parentElement.id, words: range.toString(), start: [...before.toString()].length };
});

/* What is selected in a message, or else in the answer that is being written. */
function selectedFor(key) {
  if (key !== "draft") return picked && picked.key === key ? picked : { words: "", start: "" };
  const field = $("#work [data-answer]");
  if (!field) return { words: "", start: "", text: "" };
  const before = field.value.slice(0, field.selectionStart);
  const cut = [...before].length - ([...field.value].length - [...field.value.trimStart()].length);
  return { words: field.value.slice(field.selectionStart, field.selectionEnd), start: Math.max(cut, 0), text: field.value };
}

async function openSheet(link) {
  const sheet = $("#about"), { missed } = link.dataset, chosen = missed ? selectedFor(missed) : {};
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return location.assign(link.href);
  sheet.innerHTML = await answer.text();
  htmx.process(sheet);
  for (const name of ["text", "words", "start"]) {
    const field = $(`[name=${name}]`, sheet);
    if (field && chosen[name] !== undefined && chosen[name] !== "") field.value = chosen[name];
  }
  if (!sheet.open) sheet.showModal();
  sheet.scrollTop = 0;
  const first = missed ? $(chosen.words ? "[name=clause]" : "[name=words]", sheet) : $("[data-focus]", sheet);
  if (first) first.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-sheet]");
  if (!link || !$("#about") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openSheet(link);
});

/* ---- The palette ---- */

const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f\u0640]/g, "").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه");
const options = () => $$("#palette [role=option]").filter((one) => !one.hidden);

function narrowPalette(text) {
  const wanted = fold(text).split(/\s+/).filter(Boolean);
  for (const one of $$("#palette [role=option]")) {
    const has = fold(one.textContent);
    one.hidden = !wanted.every((word) => has.includes(word));
  }
  for (const group of $$("#palette [role=group]")) group.hidden = !$("[role=option]:not([hidden])", group);
  const none = $(".palette-none");
  if (none) none.hidden = options().length > 0;
  point(options()[0]);
}

function point(option) {
  for (const one of $$("#palette [aria-selected=true]")) one.setAttribute("aria-selected", "false");
  const input = $("#palette-input");
  if (!option) return input && input.removeAttribute("aria-activedescendant");
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", option.id);
}

document.addEventListener("input", (event) => {
  if (event.target.id === "palette-input") narrowPalette(event.target.value);
});

document.addEventListener("keydown", (event) => {
  if (event.target.id !== "palette-input") return;
  const all = options(), now = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") point(all[(now + 1) % all.length]);
  else if (event.key === "ArrowUp") point(all[(now - 1 + all.length) % all.length]);
  else if (event.key === "Enter" && all[now]) choose(all[now]);
  else return;
  event.preventDefault();
});

function choose(option) {
  $("#palette").close();
  const { href, act, insertText, language, themeNext } = option.dataset;
  if (href) location.assign(href);
  else if (act) acts[act]();
  else if (insertText !== undefined) window.insertAnswer(insertText);
  else if (language) submitIn("#me", `button[name=language][value=${language}]`);
  else if (themeNext !== undefined) submitIn("#me", "button[name=theme]");
}

function submitIn(root, button) {
  const found = $(`${root} ${button}`);
  if (found) found.form.requestSubmit(found);
}

/* ---- Shortcuts: by the key's place, so that an Arabic layout has them too ---- */

const press = (name) => { const found = $(`#work [data-do=${name}]`); if (found) found.click(); };

function write(mode) {
  const radio = $(`#work .modes [value=${mode}]`);
  if (!radio) return;
  radio.checked = true;
  const field = $(`#work .write.${mode} textarea`);
  if (field) { field.focus(); field.scrollIntoView({ block: "nearest" }); }
}

const acts = {
  answer: () => write("answer"),
  note: () => write("note"),
  claim: () => press("claim"),
  release: () => press("release"),
  close: () => press("close"),
  reopen: () => press("reopen"),
  help: () => open("help"),
};

function move(step) {
  const links = $$("#rows .row-link");
  if (!links.length) return;
  const at = links.indexOf(document.activeElement);
  const here = at >= 0 ? at : links.findIndex((link) => link.hasAttribute("aria-current"));
  const next = links[Math.min(Math.max(here + step, 0), links.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

function tick() {
  const row = document.activeElement.closest(".row");
  if (row) $("input", row).click();
}

const QUEUES = { KeyM: "mine", KeyN: "mentions", KeyU: "unassigned", KeyD: "due_soon", KeyO: "overdue", KeyW: "waiting", KeyA: "all" };
const KEYS = { KeyJ: () => move(1), KeyK: () => move(-1), KeyX: tick, KeyC: acts.claim, KeyR: acts.answer, KeyN: acts.note, KeyE: acts.close };
let wentAt = -Infinity;

document.addEventListener("keydown", (event) => {
  const command = event.ctrlKey || event.metaKey;
  if (command && event.code === "KeyK") { event.preventDefault(); open("palette"); return; }
  if (event.key === "Escape") return escape(event);
  if (command || event.altKey || event.isComposing || event.repeat && event.code !== "KeyJ" && event.code !== "KeyK") return;
  if (isTyping(event.target) || $("dialog[open]") || event.target.closest("[popover]:popover-open:not(#nav)")) return;
  if (event.timeStamp - wentAt < 1500 && (QUEUES[event.code] || event.code === "KeyV")) {
    wentAt = -Infinity;
    event.preventDefault();
    location.assign(QUEUES[event.code] ? `/?queue=${QUEUES[event.code]}` : "/review");
  } else if (event.code === "KeyG") {
    wentAt = event.timeStamp;
  } else if (event.key === "?" || event.key === "؟" || event.code === "Slash" && event.shiftKey) {
    event.preventDefault();
    open("help");
  } else if (event.code === "Slash" || event.key === "/") {
    event.preventDefault();
    const search = $("#search");
    if (search) search.focus(); else location.assign("/");
  } else if (KEYS[event.code] && !event.shiftKey) {
    event.preventDefault();
    KEYS[event.code]();
  }
});

function escape(event) {
  if (isTyping(event.target) && !$("dialog[open]")) event.target.blur();
  else if ($("#work.with-side")) $("#work").classList.remove("with-side");
}

if (/Mac|iP(hone|ad)/.test(navigator.platform)) for (const key of $$("[data-modifier]")) key.textContent = `⌘ ${key.dataset.modifier}`;

/* ---- Choosing several ---- */

document.addEventListener("change", (event) => {
  if (event.target.matches(".row > input")) countSelected();
});
document.addEventListener("reset", () => setTimeout(countSelected));
function countSelected() {
  if ($("#selected")) $("#selected").textContent = say(words.selected, $$(".row > input:checked").length);
}

/* ---- Pages that stay open ---- */

function news(text) {
  $("#news").textContent = text;
  clearTimeout(news.timer);
  news.timer = setTimeout(() => { $("#news").textContent = ""; }, 8000);
}

const called = (root) => parseInt(($("[data-queue=mentions] .count", root) || {}).textContent, 10) || 0;

/* Takes over what has changed, and nothing that someone is busy with. */
function merge(page) {
  const before = called(document), calls = called(page);
  const rows = new Set($$("#rows > .row").map((row) => row.id));
  for (const fresh of $$("[data-live]", page)) {
    const old = document.getElementById(fresh.id);
    if (!old) continue;
    if (fresh.dataset.live === "keyed" && old.dataset.live === "keyed") mergeKeyed(old, fresh);
    else if (old.outerHTML !== fresh.outerHTML && !old.contains(document.activeElement) && !$(":popover-open", old)) replace(old, fresh);
  }
  const added = $$("#rows > .row").filter((row) => !rows.has(row.id)).length;
  if (added) news(say(words.new[0], added));
  if (calls > before) news(words.called);
  $$("[data-until]").forEach(window.countDown || (() => {}));
  countSelected();
}

function replace(old, fresh) {
  const copy = document.importNode(fresh, true);
  old.replaceWith(copy);
  htmx.process(copy);
}

function mergeKeyed(old, fresh) {
  const further = $$(".row[data-further]", old).map((row) => row.id);
  const wanted = new Set([...fresh.children].map((child) => child.id));
  for (const child of [...old.children]) {
    if (!wanted.has(child.id) && !further.includes(child.id) && child.id !== "more") child.remove();
  }
  let after = null;
  for (const child of fresh.children) {
    if (child.id === "more" && further.length) continue;
    let mine = document.getElementById(child.id);
    if (!mine) { mine = document.importNode(child, true); place(old, mine, after); htmx.process(mine); }
    else {
      if (differs(mine, child)) mine = swap(mine, child);
      if ((after ? after.nextElementSibling : old.firstElementChild) !== mine) place(old, mine, after);
    }
    after = mine;
  }
}

const place = (list, child, after) => after ? after.after(child) : list.prepend(child);
const plain = (node) => { const copy = node.cloneNode(true); copy.querySelectorAll("[data-until]").forEach((one) => { one.textContent = ""; }); copy.querySelectorAll("[class]").forEach((one) => { one.classList.remove("htmx-request"); if (!one.getAttribute("class")) one.removeAttribute("class"); }); return copy.innerHTML.replace(/ aria-current="true"/g, ""); };
const differs = (mine, fresh) => plain(mine) !== plain(fresh);

/* A row keeps its tick and its focus; its content is new. */
function swap(mine, fresh) {
  const isFocused = mine.contains(document.activeElement) && document.activeElement.className;
  const isTicked = $("input:checked", mine);
  const copy = document.importNode(fresh, true);
  mine.replaceWith(copy);
  htmx.process(copy);
  if (isTicked) $("input", copy).checked = true;
  if (isFocused) { const same = copy.getElementsByClassName(isFocused)[0]; if (same) same.focus({ preventScroll: true }); }
  return copy;
}

let refreshing = false, again = false;

async function refresh() {
  if (refreshing) { again = true; return; }
  refreshing = true;
  try {
    const conversation = $("#conversation");
    const atEnd = conversation && conversation.scrollHeight - conversation.scrollTop - conversation.clientHeight < 80;
    const answer = await fetch(location.href, { headers: { "X-Barza-Live": "1" } });
    if (answer.redirected && new URL(answer.url).pathname !== location.pathname) return location.reload();
    if (answer.ok) merge(new DOMParser().parseFromString(await answer.text(), "text/html"));
    if (atEnd && conversation.isConnected) conversation.scrollTop = conversation.scrollHeight;
  } catch { /* offline: the stream says so, and comes back by itself */ }
  refreshing = false;
  if (again) { again = false; soon(); }
}

let timer = 0;
function soon() { clearTimeout(timer); timer = setTimeout(refresh, 300 + Math.random() * 400); }

function listen() {
  const stream = new EventSource("/live");
  let isLost = false;
  stream.addEventListener("desk", (event) => {
    const { what, case: about } = JSON.parse(event.data);
    const here = Number($("#work").dataset.case);
    if (what === "present") { if (about === here) window.askPresence(); return; }
    soon();
    if (about === here && !$("#side form:focus-within")) htmx.trigger("#side", "refresh");
  });
  stream.addEventListener("anew", () => { if (isLost) { news(words.online); isLost = false; soon(); } });
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 10000);
    if (!isLost && navigator.onLine === false) news(words.offline);
    isLost = true;
  });
  addEventListener("pagehide", () => stream.close(), { once: true });
}
addEventListener("pageshow", (event) => { if (event.persisted) { listen(); refresh(); } });
document.addEventListener("visibilitychange", () => { if (!document.hidden) soon(); });
setInterval(() => { if (!document.hidden) soon(); }, 60000);
listen();

/* ---- htmx ---- */

document.body.addEventListener("desk:changed", soon);
document.body.addEventListener("htmx:responseError", () => news(words.failed));
document.body.addEventListener("htmx:sendError", () => news(words.offline));
document.body.addEventListener("htmx:afterSwap", (event) => {
  const target = event.detail.target;
  if (event.detail.elt.id === "work" || target.id === "work") {
    document.body.dataset.pane = "work";
    const here = $("#work").dataset.case;
    for (const link of $$("#rows [aria-current]")) link.removeAttribute("aria-current");
    const link = $(`#r${here} .row-link`);
    if (link) link.setAttribute("aria-current", "true");
  }
});
document.body.addEventListener("htmx:afterSettle", (event) => {
  const focus = { about: "[data-focus]", reviews: "#reviews" }[event.detail.target.id];
  if (focus && $(focus)) $(focus).focus();
});
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id === "more") event.detail.serverResponse = event.detail.serverResponse.replaceAll('class="row"', 'class="row" data-further');
});
