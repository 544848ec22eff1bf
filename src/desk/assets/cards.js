// The list of findings: what, where, why, what to do, in the words and the order of the report.
import { by, count, make, message, sentence, visible } from "./make.js";
import { around, prose } from "./paper.js";

/** Findings that are listed at once; a long draft has thousands. */
const MANY = 150;

/** The longest words of a fix that are shown with what surrounds them. */
const SHORT = 90;

/** How far apart the places of one excerpt may be, and how long one place. */
const LONGEST = 300;

/** Formats whose words stand between tags. */
const MARKED = ["html", "nitf", "newsml"];

const list = by("findings");

const button = (text, className, act) => make("button", { type: "button", className, onclick: (event) => { event.stopPropagation(); act(event); } }, text);

const shortened = (text) => (text.length > 60 ? `${text.slice(0, 60).trimEnd()} …` : text);

/** What a fix changes, with what stands around. */
const change = (finding, text) => {
  const { edits, safe } = finding.fix;
  const start = Math.min(finding.places[0].start, edits[0].start);
  const end = Math.max(finding.places[0].end, edits[edits.length - 1].end);
  const said = make("p", { className: "fix" }, safe ? "A safe fix: " : "It could read: ");
  if (end - start > SHORT) {
    const [one] = edits;
    said.append(make("del", {}, visible(text.slice(one.start, one.end))), " ", make("ins", {}, visible(one.text)), ` in ${count(edits.length, "place")}`);
    return said;
  }
  let at = start;
  for (const edit of edits) {
    said.append(visible(text.slice(at, edit.start)));
    if (edit.end > edit.start) said.append(make("del", {}, visible(text.slice(edit.start, edit.end))));
    if (edit.text) said.append(make("ins", {}, visible(edit.text)));
    at = edit.end;
  }
  said.append(visible(text.slice(at, end)));
  return said;
};

/** Places that stand near one another in one line, so that one excerpt shows them. */
const groups = ({ places }) => {
  const order = places.map((_, n) => n).sort((a, b) => places[a].start - places[b].start || a - b);
  const all = [];
  for (const n of order) {
    const last = all.at(-1);
    const before = last && places[last.at(-1)];
    const near = before && !before.path && !places[n].path && before.line === places[n].line
      && places[n].start >= before.end && places[n].end - places[last[0]].start < LONGEST;
    if (near) last.push(n); else all.push([n]);
  }
  return all;
};

/** What is said of places: `227` is the whole. */
const labels = (places, several) => {
  const told = places.filter((p) => p.message !== "");
  if (!told.length) return null;
  const pieces = told.flatMap((p, i) => [i ? "; " : "", ...(several ? [make("q", {}, visible(shortened(p.text))), ": "] : []), ...message(visible(p.message))]);
  return make("span", { className: "said" }, ...pieces);
};

/** Places of one line: where, the words around them, what is said of them. */
const group = (finding, these, told, text, act) => {
  const places = these.map((n) => finding.places[n]);
  const [first, last] = [places[0], places.at(-1)];
  const several = finding.places.length > 1;
  const words = (n, of) => make("mark", { onclick: (event) => { event.stopPropagation(); act.go(finding, n); } }, visible(of.length > LONGEST ? `${of.slice(0, 140)} … ${of.slice(-140)}` : of));
  if (first.path) {
    return make("li", {}, make("span", { className: "where" }, first.path), " ", make("span", { className: "excerpt" }, make("mark", {}, visible(first.text))), labels(places, several));
  }
  const plain = MARKED.includes(told.format) ? prose : (words) => words;
  const [head, tail] = around(first.start, last.end, plain);
  const excerpt = make("span", { className: "excerpt" }, visible(head));
  places.forEach((p, i) => {
    if (i) excerpt.append(visible(plain(text.slice(places[i - 1].end, p.start))));
    excerpt.append(words(these[i], plain(text.slice(p.start, p.end))));
  });
  excerpt.append(visible(tail));
  const where = button(`${told.packed ? "paragraph" : "line"} ${first.line}`, "where", () => act.go(finding, these[0]));
  return make("li", {}, where, " ", excerpt, labels(places, several));
};

/** Asks why a finding may stay. */
const allowing = (finding, act) => {
  const field = make("input", { type: "text", className: "reason", required: true, autocomplete: "off" });
  const label = make("label", {}, "Why may it stay? ", field);
  const form = make("form", { className: "allowing", noValidate: true }, label,
    make("span", { className: "acts" }, make("button", { type: "submit", className: "main" }, "Allow it"), button("Cancel", "", () => close())));
  const close = () => { const card = form.closest(".finding"); form.remove(); card?.focus({ preventScroll: true }); };
  form.addEventListener("click", (event) => event.stopPropagation());
  form.addEventListener("keydown", (event) => { event.stopPropagation(); if (event.key === "Escape") close(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim() === "") { field.setAttribute("aria-invalid", "true"); field.focus(); return; }
    act.allow(finding, field.value);
  });
  return { form, field };
};

/** A finding that no words of the draft can allow: what goes into the file beside the configuration. */
export const entry = (id, { path, entry: text }) => {
  const card = by(`f-${id}`);
  if (!card) return;
  card.querySelector(".allowing")?.remove();
  const copied = make("output", {});
  const copy = button("Copy", "", async () => {
    await navigator.clipboard.writeText(text).catch(() => getSelection().selectAllChildren(shown));
    copied.textContent = "Copied";
  });
  const shown = make("pre", { tabIndex: 0 }, visible(text));
  const said = make("div", { className: "entry" }, make("p", {}, "No words in this draft can say so. It stays when these lines stand in ", make("code", {}, path), ", and the desk is opened again:"), shown, copy, " ", copied);
  said.addEventListener("click", (event) => event.stopPropagation());
  card.append(said);
  copy.focus({ preventScroll: true });
};

const card = (finding, number, told, text, act) => {
  const { level } = finding;
  const made = make("li", { className: `finding ${level}`, id: `f-${finding.id}`, tabIndex: -1, data: { level, rule: finding.rule } });
  const close = button("Close", "close", () => act.leave());
  const head = make("h4", {}, make("span", { className: "number" }, String(number)), " ", make("span", { className: "level" }, level), " ", ...sentence(visible(finding.message)));
  const places = make("ol", { className: "places" }, ...groups(finding).map((these) => group(finding, these, told, text, act)));
  made.append(close, head, places);
  for (const note of finding.notes) made.append(make("p", { className: "why" }, ...sentence(visible(note))));
  if (finding.help) made.append(make("p", { className: "help" }, ...sentence(visible(finding.help))));
  if (finding.fix) made.append(change(finding, text));
  const acts = make("p", { className: "acts" });
  if (finding.fix?.safe && !told.packed) acts.append(button("Make this change", "main", () => act.mend(finding)));
  if (!finding.rule.endsWith("-suppression")) {
    acts.append(button("Allow …", "", () => {
      if (made.querySelector(".allowing, .entry")) return;
      const { form, field } = allowing(finding, act);
      made.append(form);
      field.focus();
    }));
  }
  made.append(make("p", { className: "rule" }, make("code", {}, finding.rule), " ", ...message(finding.summary)), acts);
  made.addEventListener("click", (event) => { if (!event.target.closest("a, button, input") && !String(getSelection())) act.choose(finding); });
  return made;
};

/** Lists findings; what is being typed into one of them is left as it is. */
export const fill = (findings, told, text, act, all) => {
  const open = list.querySelector(".allowing");
  const kept = open && findings.find((f) => `f-${f.id}` === open.closest(".finding").id);
  const shown = all ? findings : findings.slice(0, MANY);
  const focused = open?.contains(document.activeElement) ? document.activeElement : null;
  const cards = shown.map((finding, n) => card(finding, n + 1, told, text, act));
  if (kept) cards[shown.indexOf(kept)]?.append(open);
  list.replaceChildren(...cards);
  focused?.focus({ preventScroll: true });
  if (cards.length) cards[0].tabIndex = 0;
  const more = by("more");
  more.hidden = shown.length === findings.length;
  more.textContent = `Show ${count(findings.length - shown.length, "more finding")}`;
};
