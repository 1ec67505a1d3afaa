/* Writing: drafts, texts to insert, who else is here, and the seconds in which an answer can be
   taken back. What someone typed is never thrown away. */
"use strict";

const answerField = () => document.querySelector("#work [data-answer]");
const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
const post = (url, values, options = {}) => fetch(url, { method: "POST", headers: { "X-CSRFToken": token(), "HX-Request": "true" }, body: new URLSearchParams(values), ...options });

/* ---- Drafts: the words, and what kind of answer they are ---- */

let draftTimer = 0;
const kept = new Map();

function draftOf(field) {
  const given = new FormData(field.form);
  return new URLSearchParams({ text: field.value, stance: given.get("stance") ?? "", position: given.get("position") ?? "" });
}

function saveDraft(field, options) {
  clearTimeout(draftTimer);
  const to = field.form.dataset.draftTo;
  const draft = draftOf(field), said = String(draft);
  if (kept.get(to) === said) return;
  kept.set(to, said);
  post(to, draft, options).then((answer) => { if (!answer.ok) throw answer; }).catch(() => {
    kept.delete(to);
    if (field.isConnected) { news(words.not_saved); draftTimer = setTimeout(() => saveDraft(field), 5000); }
  });
}

document.addEventListener("input", (event) => {
  const field = event.target;
  if (field.matches("[data-answer]")) {
    clearTimeout(draftTimer);
    draftTimer = setTimeout(() => saveDraft(field), 900);
  }
  if (field.matches("[data-answer], [data-note]")) bePresent(true);
  if (field.matches("[data-narrow]")) narrow(field);
});

document.addEventListener("change", (event) => {
  const field = answerField();
  if (field && field.value && event.target.matches(".stance [name=stance], .stance [name=position]")) saveDraft(field);
});

function keepDraft() {
  const field = answerField();
  if (field && field.value !== field.dataset.draft) saveDraft(field, { keepalive: true });
}
addEventListener("pagehide", () => { keepDraft(); leave(); });
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id === "work") keepDraft();
});

document.body.addEventListener("desk:sent", () => {
  const stance = document.querySelector("#work .stance [value=information]");
  if (stance) { stance.checked = true; for (const line of $$("#work .stance [name=position]")) line.checked = false; }
  setAnswer("");
});
document.body.addEventListener("desk:noted", () => { const field = document.querySelector("#work [data-note]"); if (field) field.value = ""; });
document.body.addEventListener("desk:restored", () => { const field = answerField(); if (field) refill(field); });

/* The field outlives a swap with what is typed in it; a draft that came back is fetched. */
async function refill(field) {
  const answer = await fetch(location.href, { headers: { "HX-Request": "true", "HX-Target": "work" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-answer]");
  if (!fresh || field.value) return;
  const was = document.querySelector("#work .stance"), stance = fresh.form.querySelector(".stance");
  if (was && stance) { was.replaceWith(stance); htmx.process(stance); }
  setAnswer(fresh.value);
}

function setAnswer(text) {
  const field = answerField();
  if (!field) return;
  clearTimeout(draftTimer);
  field.value = text;
  kept.set(field.form.dataset.draftTo, String(draftOf(field)));
  htmx.trigger(field, "screen");
}

/* ---- Inserting ---- */

window.insertAnswer = (text) => {
  const field = answerField();
  if (!field) return;
  const mode = document.querySelector("#work .modes [value=answer]");
  if (mode) mode.checked = true;
  field.focus();
  const before = field.value.slice(0, field.selectionStart), after = field.value.slice(field.selectionEnd);
  const gap = before && !/\s$/.test(before) ? " " : "";
  field.setRangeText(gap + text + (after && !/^\s/.test(after) ? " " : ""), field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert], button[data-insert-text]");
  if (!button) return;
  const sheet = button.closest("[popover]");
  if (sheet) sheet.hidePopover();
  if (button.dataset.insert) {
    const language = document.querySelector(`#work input[name=lang][value=${button.dataset.insert}]`);
    if (language) language.checked = true;
  }
  window.insertAnswer(button.dataset.insertText ?? button.parentElement.querySelector("p").textContent);
});

function narrow(field) {
  const wanted = fold(field.value).split(/\s+/).filter(Boolean);
  for (const one of $$("[data-narrowed]", field.closest("[popover]") || document)) {
    const has = fold(one.textContent);
    one.hidden = !wanted.every((word) => has.includes(word));
  }
}

/* ---- Mentions ---- */

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-mention]")) return;
  const form = event.target.form;
  form.querySelector("[data-mentioned]").textContent = [...form.querySelectorAll("[data-mention]:checked")].map((one) => one.dataset.mention).join("، ");
});
document.addEventListener("beforeinput", (event) => {
  if (event.target.matches("[data-note]") && event.data === "@") { event.preventDefault(); event.target.form.querySelector("[data-do=mention]").click(); }
});

/* ---- Sending ---- */

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("[data-answer], [data-note]")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

/* ---- Who else is here ---- */

let saidAt = 0, saidTyping = false;
window.askPresence = () => bePresent(false, true);

async function bePresent(isTyping, isForced = false) {
  const work = document.querySelector("#work");
  if (!work || !work.dataset.present || document.hidden || !isForced && isTyping === saidTyping && Date.now() - saidAt < 4000) return;
  saidAt = Date.now();
  saidTyping = isTyping;
  try {
    const answer = await post(work.dataset.present, { typing: isTyping ? "1" : "0" });
    const text = answer.ok ? await answer.text() : "";
    const there = work.querySelector("#present");
    if (there && there.innerHTML !== text) there.innerHTML = text;
  } catch { /* offline: nobody is told, nobody is asked */ }
}

function leave() {
  const { leave: to } = document.querySelector("#work").dataset;
  if (to) post(to, {}, { keepalive: true }).catch(() => {});
}

setInterval(() => bePresent(false, true), 20000);
setInterval(() => {
  const { renew } = document.querySelector("#work").dataset, field = answerField();
  if (renew && field && field.value && document.activeElement === field) post(renew, {}).catch(() => {});
}, 300000);

/* ---- The seconds in which an answer can be taken back ---- */

window.countDown = (place) => {
  const left = Math.ceil((new Date(place.dataset.until) - Date.now()) / 1000);
  place.textContent = left > 0 ? say(words.seconds, left) : "";
  if (left <= 0) { const button = place.closest("form").querySelector("button"); if (button) button.hidden = true; }
};
setInterval(() => $$("[data-until]").forEach(window.countDown), 500);

/* ---- A case that has just come on the page ---- */

function arrived() {
  const conversation = document.querySelector("#conversation");
  if (conversation) conversation.scrollTop = conversation.scrollHeight;
  $$("[data-until]").forEach(window.countDown);
  bePresent(false, true);
}
document.body.addEventListener("htmx:beforeRequest", (event) => { if (event.detail.target.id === "work" && event.detail.requestConfig.verb === "get") leave(); });
document.body.addEventListener("htmx:afterSettle", (event) => { if (event.detail.target.id === "work" || event.detail.elt.id === "work") arrived(); });
arrived();
