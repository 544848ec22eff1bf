// Adds to a page that can be read without it: choosing a finding, keys, filters, one draft at a time.
// No text of a draft is ever made markup here: only textContent and attributes are set.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const root = document.documentElement;
  root.classList.add("js");

  const drafts = all(".draft");
  const findings = all(".finding");
  const marks = new Map(findings.map((f) => [f.id, []]));
  for (const mark of all(".page mark")) marks.get(mark.dataset.finding)?.push(mark);
  const of = (mark) => document.getElementById(mark.dataset.finding);
  const shown = () => findings.filter((f) => !f.hidden && !f.closest("[hidden]"));
  let chosen = null;
  let place = -1;

  // Choosing a finding marks both places, and shows it in the list.
  const choose = (finding) => {
    if (chosen) {
      chosen.classList.remove("chosen");
      chosen.removeAttribute("aria-current");
      for (const mark of marks.get(chosen.id)) mark.classList.remove("chosen");
    }
    chosen = finding;
    place = -1;
    if (!finding) return;
    finding.classList.add("chosen");
    finding.setAttribute("aria-current", "true");
    for (const mark of marks.get(finding.id)) mark.classList.add("chosen");
  };
  const visit = (finding) => {
    choose(finding);
    finding.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "nearest" });
    first(finding)?.scrollIntoView({ block: "center" });
  };
  const first = (finding) => marks.get(finding.id).find((m) => m.id);
  const places = (finding) => marks.get(finding.id).filter((m) => m.id);

  // From place to place of the chosen finding.
  const next = () => {
    const there = places(chosen);
    if (!there.length) return;
    place = (place + 1) % there.length;
    const mark = there[place];
    mark.scrollIntoView({ block: "center" });
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
  };
  const leave = () => {
    const last = chosen;
    choose(null);
    if (last && !last.contains(document.activeElement)) last.focus({ preventScroll: true });
  };
  const step = (by) => {
    const list = shown();
    if (!list.length) return;
    const here = chosen ?? document.activeElement?.closest?.(".finding");
    const at = list.indexOf(here);
    visit(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by))]);
  };

  for (const finding of findings) {
    finding.tabIndex = -1;
    const close = make("button", "Close");
    close.className = "close";
    close.type = "button";
    close.addEventListener("click", (event) => { event.stopPropagation(); leave(); });
    finding.prepend(close);
    finding.addEventListener("click", (event) => {
      if (event.target.closest("a, button") || String(getSelection())) return;
      if (chosen === finding) next(); else visit(finding);
    });
  }
  if (findings.length) findings[0].tabIndex = 0;

  // Where marks overlap, a second click chooses the one around the first.
  for (const page of all(".page")) {
    page.addEventListener("click", (event) => {
      const number = event.target.closest(".number");
      const around = number ? [document.getElementById(number.hash.slice(1))] : [];
      for (let m = number ? null : event.target.closest("mark"); m; m = m.parentElement.closest("mark")) {
        const finding = of(m);
        if (finding && !finding.hidden && !around.includes(finding)) around.push(finding);
      }
      if (!around.length) return;
      event.preventDefault();
      const at = around.indexOf(chosen);
      const finding = around[(at + 1) % around.length];
      choose(finding);
      finding.focus({ preventScroll: true });
      finding.scrollIntoView({ block: "nearest" });
      event.target.closest("mark")?.scrollIntoView({ block: "nearest" });
    });
  }

  // A link to a place or a finding chooses it too; a link into a hidden draft opens it.
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const draft = target.closest(".draft");
    if (draft) open(draft);
    const finding = target.closest(".finding") ?? (target.matches("mark") ? of(target) : null);
    if (finding && !finding.hidden) choose(finding);
    if (draft && target !== draft) target.scrollIntoView({ block: "center" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const listed = event.target.closest(".finding, .page mark");
    const letters = document.getElementById("keys").checked;
    const moves = { j: letters ? 1 : 0, k: letters ? -1 : 0, ArrowDown: listed ? 1 : 0, ArrowUp: listed ? -1 : 0 };
    const by = moves[event.key] ?? 0;
    if (by) step(by);
    else if (event.key === "Escape" && chosen) leave();
    else if (event.key === "Enter" && listed && !event.target.closest("a, button")) {
      const finding = listed.matches("mark") ? of(listed) : listed;
      if (chosen !== finding) choose(finding);
      next();
    } else return;
    event.preventDefault();
  });

  // Filters by level and rule.
  const filters = document.querySelector(".filters");
  const levels = filters.querySelector(".levels");
  const rule = filters.querySelector("select");
  const told = filters.querySelector("output");
  const count = (level) => findings.filter((f) => f.dataset.level === level).length;
  for (const level of ["error", "warning", "note"]) {
    if (!count(level)) continue;
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: true, value: level });
    const label = make("label", "");
    label.append(box, `${level}s ${count(level)}`);
    levels.append(label);
  }
  for (const name of [...new Set(findings.map((f) => f.dataset.rule))].sort()) {
    const option = make("option", name);
    option.value = name;
    rule.append(option);
  }
  const filter = () => {
    const on = new Set(all("input:checked", levels).map((box) => box.value));
    for (const f of findings) {
      f.hidden = !on.has(f.dataset.level) || (rule.value !== "" && rule.value !== f.dataset.rule);
      for (const mark of marks.get(f.id)) mark.classList.toggle("quiet", f.hidden);
    }
    if (chosen?.hidden) choose(null);
    const left = findings.filter((f) => !f.hidden).length;
    told.textContent = left < findings.length ? `${left} of ${findings.length} shown` : "";
  };
  filters.addEventListener("change", filter);
  filters.hidden = !findings.length;
  document.querySelector(".keys").hidden = !findings.length;

  // Several drafts: the index, or one of them.
  const index = document.querySelector(".index");
  const open = (draft) => {
    if (!index) return;
    if (draft?.hidden !== false) choose(null);
    for (const d of drafts) d.hidden = d !== draft;
    index.hidden = Boolean(draft);
  };
  if (index) {
    drafts.forEach((draft, i) => {
      const way = document.createElement("nav");
      way.className = "way";
      way.setAttribute("aria-label", "Drafts");
      const to = (text, href) => way.append(Object.assign(make("a", text), { href }));
      to("All drafts", "#index");
      if (i > 0) to("Previous", `#${drafts[i - 1].id}`);
      if (i + 1 < drafts.length) to("Next", `#${drafts[i + 1].id}`);
      draft.prepend(way);
      draft.tabIndex = -1;
    });
  }
  const route = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    open(target?.closest(".draft") ?? null);
    follow();
    if (index && target?.matches(".draft")) { scrollTo(0, 0); target.focus({ preventScroll: true }); }
  };
  addEventListener("hashchange", route);
  route();

  // The bar may stand over the top of the page: anchors keep clear of it.
  const bar = document.querySelector(".bar");
  const clear = () => root.style.setProperty("--bar", getComputedStyle(bar).position === "sticky" ? `${bar.offsetHeight}px` : "0rem");
  addEventListener("resize", clear);
  clear();
})();
