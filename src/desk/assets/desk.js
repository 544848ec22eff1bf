// The desk: checks the draft as it is written, and shows what was found.
//
// The program keeps nothing: every question holds the whole draft, and of the answers only that to the last question
// counts.
import { entry, fill } from "./cards.js";
import { by, count, make, message, save, sentence, visible } from "./make.js";
import { box, follow, frame, mark, replace, select, set, show } from "./paper.js";
import { Trouble, about, another, question } from "./talk.js";

/** How long nothing is written before the draft is checked, in milliseconds; longer where a check takes long. */
const PAUSE = 250;
const LONGEST = 3000;

// The draft: its name, the bytes of a file that is read only, how its lines end.
const fresh = () => ({ name: "", bytes: null, crlf: false });
let draft = fresh();
let before = null;
let told = null;
let checked = "";
let chosen = null;
let place = 0;
let all = false;
let unsaved = false;
let took = 0;
let program = { largest: 8 << 20, largest_file: 200 << 20, word: false };

const levels = [...document.querySelectorAll(".filters input")];
const shown = () => {
  const on = new Set(levels.filter((l) => l.checked).map((l) => l.value));
  return told ? told.findings.filter((f) => f.always || on.has(f.level)) : [];
};
const say = (text) => { by("status").textContent = text; };
const size = (bytes) => (bytes >= 1 << 20 ? `${bytes >> 20} MiB` : `${bytes} bytes`);

// Trouble stands above the draft until the next answer. The name of a file is no beginning of a sentence.
const complain = (error) => {
  if (error.name === "AbortError") return;
  const bar = by("trouble");
  const help = error instanceof Trouble ? error.help : "load the page again";
  const told = visible(error.message);
  const words = /^\S+[.:]/.test(told) ? message(told) : sentence(told);
  bar.querySelector("p").replaceChildren(make("strong", {}, ...words, "."), " ", ...sentence(visible(help)), ".");
  bar.hidden = false;
};

const query = (more = {}) => ({
  name: draft.name, date: by("date").value, kind: by("kind").value, format: draft.bytes ? "" : by("format").value,
  file: draft.bytes ? "true" : "", ...more,
});
const body = () => draft.bytes ?? box.value;

// Checking.
let running = null;
let timer = 0;

const check = async () => {
  clearTimeout(timer);
  timer = 0;
  running?.abort();
  const mine = new AbortController();
  running = mine;
  document.body.classList.add("checking");
  const text = box.value;
  const begun = performance.now();
  try {
    if (new Blob([text]).size > program.largest) throw new Trouble(`the draft is larger than ${size(program.largest)}`, "cut it into parts, or start the desk with a larger --max-size");
    if (text.trim() === "" && !draft.bytes) { nothing(); return; }
    const answer = await (await question("check", query(), body(), mine.signal)).json();
    took = performance.now() - begun;
    if (running !== mine || text !== box.value) return;
    told = answer;
    checked = text;
    render();
  } catch (error) {
    if (running === mine && error.name !== "AbortError") { complain(error); say("Not checked"); }
  } finally {
    if (running === mine) { running = null; document.body.classList.remove("checking"); }
  }
};

const soon = () => {
  document.body.classList.add("checking");
  clearTimeout(timer);
  timer = setTimeout(check, Math.min(LONGEST, Math.max(PAUSE, took / 2)));
};

/** Findings of the draft as it stands now. */
const settled = async () => {
  if (timer || running || checked !== box.value) await check();
  return told;
};

// An empty box has nothing to be found.
const nothing = () => {
  told = null;
  checked = box.value;
  render();
};

const found = (list) => {
  const n = (level) => list.filter((f) => f.level === level).length;
  const parts = ["error", "warning", "note"].filter((l) => n(l)).map((l) => count(n(l), l));
  return parts.length ? parts.join(", ") : "nothing to report";
};

const facts = () => {
  const [story] = told?.documents ?? [];
  by("held").hidden = !story?.embargo;
  if (story?.embargo) by("held").replaceChildren(make("strong", {}, "Under embargo"), ` until ${story.embargo}. Not for publication, not to be passed on.`);
  if (!story) { by("facts").textContent = ""; return; }
  const said = { "--date": "as set here", "front matter": "by the front matter", dateline: "by the dateline", "file name": "by the file’s name" };
  const day = story.day ? `${story.day}${story.by ? ` (${said[story.by] ?? `by ${story.by}`})` : ""}` : "no date of publication: set it, so that days of the week can be checked";
  const read = [count(story.sentences, "sentence"), `${count(story.figures, "figure")}${story.figures ? ` of which ${story.sourced} sourced` : ""}`, count(story.dates, "date"), count(story.names, "name")].join(", ");
  const many = told.documents.length > 1 ? `${told.documents.length} documents; the first: ` : "";
  const names = { text: "plain text", markdown: "Markdown", html: "HTML", docx: "Word" };
  const kind = many ? story.kind : story.kind[0].toUpperCase() + story.kind.slice(1);
  by("facts").textContent = `${many}${kind} in ${names[told.format] ?? told.format}, ${day} · ${read}${story.foreign ? " · not in English: only characters, placeholders and repetitions are checked" : ""}`;
};

const render = () => {
  by("trouble").hidden = true;
  facts();
  const list = shown();
  mark(list);
  const at = [...by("findings").children].findIndex((c) => c.contains(document.activeElement));
  fill(list, told, box.value, act, all);
  for (const box of levels) {
    box.parentElement.querySelector("span").textContent = told ? told.findings.filter((f) => f.level === box.value).length : "";
  }
  const safe = told && !told.packed ? told.findings.filter((f) => f.fix?.safe).length : 0;
  by("mend").hidden = safe < 2;
  by("mend").textContent = `Make all ${safe} safe changes`;
  const hidden = (told?.findings.length ?? 0) - list.length;
  by("nothing").textContent = !told ? "They appear here as you write." : list.length ? "" : hidden ? `Nothing at these levels; ${count(hidden, "finding")} at the others.` : "Nothing to report.";
  by("allowed").hidden = !told?.allowed.length;
  by("allowed").querySelector("ul").replaceChildren(...(told?.allowed ?? []).map((a) => make("li", {}, ...sentence(visible(a.message)), " ", make("span", { className: "reason" }, visible(a.reason ?? "")))));
  choose(list.find((f) => f.id === chosen?.id) ?? null, place);
  // Whoever mended a finding by keys goes on with the next.
  if (at >= 0 && document.activeElement === document.body) (by("findings").children[Math.min(at, list.length - 1)] ?? by("found")).focus({ preventScroll: true });
  say(told ? `Checked: ${found(told.findings)}` : "");
  by("get-review").hidden = !(told?.format === "docx" && program.word && draft.bytes);
  by("get-text").hidden = Boolean(draft.bytes);
};

// Choosing a finding frames its places in the draft.
const choose = (finding, at = 0) => {
  chosen = finding;
  place = at;
  for (const card of by("findings").querySelectorAll(".chosen")) { card.classList.remove("chosen"); card.removeAttribute("aria-current"); }
  frame(finding?.id);
  if (!finding) return null;
  const card = by(`f-${finding.id}`);
  card?.classList.add("chosen");
  card?.setAttribute("aria-current", "true");
  return card;
};

const visit = (finding, at = 0) => {
  const card = choose(finding, at);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: "nearest" });
  show(finding.id, at);
};

const go = (finding, n) => {
  const there = finding.places[n];
  if (checked !== box.value || !there || there.path) return;
  choose(finding, n);
  by(`f-${finding.id}`)?.scrollIntoView({ block: "nearest" });
  select(there);
  show(finding.id, n);
};

const step = (by_) => {
  const list = shown();
  if (!list.length) return;
  const at = list.findIndex((f) => f.id === (chosen?.id ?? document.activeElement.closest?.(".finding")?.id.slice(2)));
  visit(list[at < 0 ? (by_ > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by_))]);
};

/** The same finding after another check, if it still stands. */
const again = async (finding) => (await settled())?.findings.find((f) => f.id === finding.id);

const act = {
  choose: (finding) => {
    if (chosen?.id !== finding.id) { visit(finding); return; }
    const here = finding.places.map((p, n) => (p.path ? -1 : n)).filter((n) => n >= 0);
    visit(finding, here[(here.indexOf(place) + 1) % here.length] ?? 0);
  },
  go,
  leave: () => { const last = chosen; choose(null); if (last) by(`f-${last.id}`)?.focus({ preventScroll: true }); },
  mend: async (finding) => {
    const now = await again(finding);
    if (!now?.fix) return;
    const at = [...by("findings").children].findIndex((c) => c.id === `f-${now.id}`);
    replace(now.fix.edits);
    await settled();
    const next = by("findings").children[Math.min(at, by("findings").children.length - 1)] ?? by("found");
    next.focus({ preventScroll: true });
    say(`Changed. ${by("status").textContent}`);
  },
  allow: async (finding, reason) => {
    const now = await again(finding);
    if (!now) return;
    try {
      const way = await (await question("allow", query({ finding: now.id, reason }), body())).json();
      if (way.file) { entry(now.id, way.file); return; }
      by("findings").querySelector(".allowing")?.remove();
      replace([way.draft]);
      await settled();
      (by("findings").children[0] ?? by("found")).focus({ preventScroll: true });
      say(`Allowed. ${by("status").textContent}`);
    } catch (error) { complain(error); }
  },
};

// Another draft; the one before can be had back.
const keep = () => ({ ...draft, text: box.value, readOnly: box.readOnly, format: by("format").value, date: by("date").value, kind: by("kind").value });
const title = () => {
  by("name").textContent = draft.name || "New draft";
  document.title = draft.name ? `${draft.name} – copydesk` : "copydesk";
  by("format").disabled = Boolean(draft.bytes);
};

const take = async (file) => {
  if (!file) return;
  const word = /\.docx$/i.test(file.name);
  const limit = word ? program.largest_file : program.largest;
  if (file.size > limit) { complain(new Trouble(`${file.name} is larger than ${size(limit)}`, "cut the draft into parts, or start the desk with a larger --max-size")); return; }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const more = { name: file.name, file: "true", date: "", kind: "", format: "" };
    const answer = await (await question("check", query(more), bytes)).json();
    if (box.value.trim() !== "") before = keep();
    draft = { name: file.name, bytes: answer.packed ? bytes : null, crlf: answer.crlf };
    for (const field of ["date", "kind", "format"]) by(field).value = "";
    open(answer.text, answer.packed);
    told = answer;
    checked = box.value;
    render();
  } catch (error) { complain(error); }
};

const open = (text, readOnly) => {
  running?.abort();
  running = null;
  clearTimeout(timer);
  timer = 0;
  document.body.classList.remove("checking");
  [chosen, place, all, unsaved] = [null, 0, false, false];
  set(text, readOnly);
  title();
  by("back").hidden = !before;
  scrollTo(0, 0);
};

by("back").addEventListener("click", () => {
  const last = before;
  before = box.value.trim() === "" ? null : keep();
  draft = { name: last.name, bytes: last.bytes, crlf: last.crlf };
  for (const field of ["date", "kind", "format"]) by(field).value = last[field];
  open(last.text, last.readOnly);
  unsaved = !last.readOnly;
  check();
});

by("pick").addEventListener("click", () => by("file").click());
by("file").addEventListener("change", () => { take(by("file").files[0]); by("file").value = ""; });
let over = 0;
const files = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
addEventListener("dragenter", (event) => { if (files(event)) { over += 1; by("drop").hidden = false; } });
addEventListener("dragleave", (event) => { if (files(event)) { over = Math.max(0, over - 1); by("drop").hidden = over === 0; } });
addEventListener("dragover", (event) => { if (files(event)) event.preventDefault(); });
addEventListener("drop", (event) => {
  if (!files(event)) return;
  event.preventDefault();
  over = 0;
  by("drop").hidden = true;
  take(event.dataTransfer.files[0]);
});

// What is handed out.
const stem = () => (draft.name || "draft").replace(/\.[^.]*$/, "");
const least = () => (levels.find((l) => l.value === "note").checked ? "note" : "warning");
const hand = (id, work) => by(id).addEventListener("click", async () => {
  by("downloads").open = false;
  by("downloads").querySelector("summary").focus();
  await work().catch(complain);
});
hand("get-report", async () => save(`${stem()}-report.html`, await (await question("report", query({ least: least() }), body())).blob(), "text/html"));
hand("get-review", async () => save(`${stem()}-reviewed.docx`, await (await question("review", query({ least: least() }), body())).blob(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
hand("get-text", async () => {
  const endings = { markdown: "md", html: "html" };
  save(draft.name || `draft.${endings[told?.format] ?? "txt"}`, draft.crlf ? box.value.replace(/\n/g, "\r\n") : box.value, "text/plain");
  unsaved = false;
});

by("mend").addEventListener("click", async () => {
  try {
    const { text, places } = await (await question("mend", query(), body())).json();
    if (box.readOnly || text === box.value) return;
    replace([difference(box.value, text)]);
    unsaved = true;
    await settled();
    by("found").focus({ preventScroll: true });
    say(`Changed ${count(places, "place")}. ${by("status").textContent}`);
  } catch (error) { complain(error); }
});

/** The one stretch in which two texts differ; no character is cut in two. */
const difference = (old, now) => {
  let start = 0, end = 0;
  const shorter = Math.min(old.length, now.length);
  while (start < shorter && old[start] === now[start]) start += 1;
  if (start && /[\ud800-\udbff]/.test(old[start - 1])) start -= 1;
  while (end < shorter - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  if (end && /[\udc00-\udfff]/.test(old[old.length - end])) end -= 1;
  return { start, end: old.length - end, text: now.slice(start, now.length - end) };
};

// Writing.
box.addEventListener("input", () => { unsaved = true; follow(); soon(); });
for (const field of ["date", "kind", "format"]) by(field).addEventListener("change", check);
for (const level of levels) level.addEventListener("change", () => { if (told) render(); });
by("more").addEventListener("click", () => { all = true; render(); });
by("trouble").querySelector("button").addEventListener("click", () => start());
addEventListener("beforeunload", (event) => { if (unsaved && box.value.trim() !== "") event.preventDefault(); });

// A click on marked words shows their finding; where marks overlap, the next click the next one.
box.addEventListener("click", () => {
  if (!told || checked !== box.value || box.selectionStart !== box.selectionEnd) return;
  const at = box.selectionStart;
  const here = shown().filter((f) => f.places.some((p) => !p.path && p.start <= at && at <= p.end && p.end > p.start));
  if (!here.length) { choose(null); return; }
  const finding = here[(here.findIndex((f) => f.id === chosen?.id) + 1) % here.length];
  choose(finding);
  by(`f-${finding.id}`)?.scrollIntoView({ block: "nearest" });
});

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const card = event.target.closest?.(".finding");
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key === "F8") step(event.shiftKey ? -1 : 1);
  else if (event.key === "Escape" && event.target === box && chosen) by(`f-${chosen.id}`)?.focus();
  else if (event.key === "Escape" && event.target.closest?.("details")) { const menu = event.target.closest("details"); menu.open = false; menu.querySelector("summary").focus(); }
  else if (!card || event.target.closest("input, button, pre")) return;
  else if (moves[event.key]) step(moves[event.key]);
  else if (event.key === "Escape") act.leave();
  else if (event.key === "Enter") {
    const finding = shown().find((f) => `f-${f.id}` === card.id);
    const last = chosen?.id === finding.id ? place + 1 : 0;
    go(finding, last % finding.places.length);
  } else return;
  event.preventDefault();
});

// A menu closes when something else is looked at.
addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
const bar = document.querySelector(".bar");
const clear = () => document.documentElement.style.setProperty("--bar", getComputedStyle(bar).position === "sticky" ? `${bar.offsetHeight}px` : "0rem");
addEventListener("resize", clear);
clear();

const start = async () => {
  try {
    program = await about();
    by("another").href = another();
    follow();
    await check();
  } catch (error) { complain(error); }
};
start();
