// The draft: a box to write in, and under it the same words with marks.
//
// The box is as high as its words, so that both stand at the same places and nothing has to be scrolled in step. The
// words below are kept line by line: of a long draft only the lines that changed are set anew.
import { by, make } from "./make.js";

const LEVELS = ["note", "warning", "error"];

/** How far from a place its surroundings are looked for. */
const FAR = 1000;

export const box = by("draft");
const under = by("under");

// Lines below the box: what they say, and which marks stand in them.
let lines = [];
let marked = new Set();

const blank = (line) => { line.element.replaceChildren(line.text === "" ? make("br") : line.text); };

const line = (text) => {
  const made = { text, element: make("div") };
  blank(made);
  return made;
};

/** Sets the lines below anew that are not those of the box; a line that is changed has no marks until it is checked. */
export const follow = () => {
  const now = box.value.split("\n");
  const shorter = Math.min(now.length, lines.length);
  let head = 0;
  while (head < shorter && now[head] === lines[head].text) head += 1;
  let foot = 0;
  while (foot < shorter - head && now[now.length - 1 - foot] === lines[lines.length - 1 - foot].text) foot += 1;
  if (head === now.length && head === lines.length) return;
  const gone = lines.slice(head, lines.length - foot);
  const come = now.slice(head, now.length - foot).map(line);
  for (const one of gone) { one.element.remove(); marked.delete(one); }
  const before = lines[lines.length - foot]?.element ?? null;
  const piece = document.createDocumentFragment();
  piece.append(...come.map((one) => one.element));
  under.insertBefore(piece, before);
  lines = [...lines.slice(0, head), ...come, ...lines.slice(lines.length - foot)];
};

/** Where lines start, in code units. */
const starts = () => {
  const all = [];
  let at = 0;
  for (const one of lines) { all.push(at); at += one.text.length + 1; }
  return all;
};

/** The line of a place. */
const lineAt = (all, at) => {
  let low = 0, high = all.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (all[middle] <= at) low = middle; else high = middle - 1;
  }
  return low;
};

/** Marks the places of findings: each piece knows all findings that it belongs to, and looks like the loudest. */
export const mark = (findings) => {
  follow();
  for (const one of marked) blank(one);
  marked = new Set();
  const all = starts();
  const byLine = new Map();
  for (const finding of findings) {
    finding.places.forEach((place, n) => {
      if (place.path || place.end <= place.start) return;
      for (let i = lineAt(all, place.start); i < all.length && all[i] < place.end; i++) {
        const from = Math.max(place.start - all[i], 0);
        const to = Math.min(place.end - all[i], lines[i].text.length);
        if (from >= to) continue;
        if (!byLine.has(i)) byLine.set(i, []);
        byLine.get(i).push({ from, to, finding, n });
      }
    });
  }
  for (const [i, spans] of byLine) { pieces(lines[i], spans); marked.add(lines[i]); }
};

/** One line with its marks, cut where one begins or ends. */
const pieces = ({ text, element }, spans) => {
  const cuts = [...new Set([0, text.length, ...spans.flatMap((s) => [s.from, s.to])])].sort((a, b) => a - b);
  const made = cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1];
    const here = spans.filter((s) => s.from <= from && to <= s.to);
    if (!here.length) return text.slice(from, to);
    const level = LEVELS[Math.max(...here.map((s) => LEVELS.indexOf(s.finding.level)))];
    const words = make("mark", { className: level }, text.slice(from, to));
    words.dataset.of = here.map((s) => `${s.finding.id}/${s.n}`).join(" ");
    return words;
  });
  element.replaceChildren(...made);
};

/** The marks of a finding, or of one of its places. */
const marksOf = (id, n) => [...under.querySelectorAll("mark")].filter((m) =>
  m.dataset.of.split(" ").some((of) => (n === undefined ? of.startsWith(`${id}/`) : of === `${id}/${n}`)));

/** Frames the places of a finding. */
export const frame = (id) => {
  for (const m of under.querySelectorAll(".chosen")) m.classList.remove("chosen");
  if (id) for (const m of marksOf(id)) m.classList.add("chosen");
};

/** Brings the places of a finding into view: all of them where they fit, else the first one that is named. */
export const show = (id, n = 0) => {
  const first = marksOf(id, n)[0];
  if (!first) return;
  const boxes = marksOf(id).map((m) => m.getBoundingClientRect());
  const [top, bottom] = [Math.min(...boxes.map((b) => b.top)), Math.max(...boxes.map((b) => b.bottom))];
  const bar = document.querySelector(".bar").offsetHeight;
  const foot = innerWidth < 992 ? innerHeight / 2 : innerHeight;
  if (top >= bar && bottom <= foot) return;
  const fits = bottom - top < foot - bar - 80;
  const here = first.getBoundingClientRect();
  const [from, to] = fits ? [top, bottom] : [here.top, here.bottom];
  scrollBy({ top: (from + to) / 2 - (bar + foot) / 2 });
};

/** Selects words in the box. */
export const select = (place) => {
  box.focus({ preventScroll: true });
  box.setSelectionRange(place.start, place.end);
};

/** Puts words in the place of others, so that the browser can undo it. */
export const replace = (edits) => {
  const { scrollX, scrollY } = window;
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    box.focus({ preventScroll: true });
    box.setSelectionRange(edit.start, edit.end);
    const done = edit.text === "" && edit.end > edit.start
      ? document.execCommand("delete")
      : document.execCommand("insertText", false, edit.text);
    if (!done) box.setRangeText(edit.text, edit.start, edit.end, "end");
  }
  scrollTo(scrollX, scrollY);
};

/** Sets another draft. */
export const set = (text, readOnly) => {
  box.value = text;
  box.readOnly = readOnly;
  box.setSelectionRange(0, 0);
  follow();
};

/** What stands between tags; a tag may be cut at either end. */
export const prose = (text) => text.replace(/^[^<>]*>/, "").replace(/<[^>]*>/g, "").replace(/<[^<>]*$/, "");

/** What of their line stands before and behind places of the box, as much of it as is read at a glance. */
export const around = (start, end, plain) => {
  const text = box.value;
  const from = Math.max(text.lastIndexOf("\n", start - 1) + 1, start - FAR);
  const line = text.indexOf("\n", end);
  const to = Math.min(line < 0 ? text.length : line, end + FAR);
  let head = plain(text.slice(from, start));
  let tail = plain(text.slice(end, to));
  if (head.length > 75) head = `… ${head.slice(-60).replace(/^\S*\s/, "")}`;
  if (tail.length > 75) tail = `${tail.slice(0, 60).replace(/\s\S*$/, "")} …`;
  return [head, tail];
};

follow();
