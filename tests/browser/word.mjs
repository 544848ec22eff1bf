// A reviewed Word file as a page with its comments in the margin, drawn from the XML of the file itself: the story from
// its runs, the marks from its ranges, the margin from its comments. Word is on no machine of ours.
import { execFileSync } from "node:child_process";

const part = (file, name) => execFileSync("unzip", ["-p", file, name], { encoding: "utf8", maxBuffer: 1 << 26 });

const STYLE = `
  body { margin: 0; background: #e6e6e6; font: 15px/1.5 "Liberation Serif", "DejaVu Serif", serif; color: #111; }
  main { position: relative; width: 1150px; margin: 0 auto; background: #fff; box-shadow: 0 1px 4px #0003; }
  article { width: 600px; padding: 48px 56px; }
  h1 { font: 700 25px/1.25 "Liberation Sans", sans-serif; margin: 0 0 6px; color: #1f3864; }
  h2 { font: 400 17px/1.3 "Liberation Sans", sans-serif; margin: 0 0 14px; color: #44546a; }
  p { margin: 0 0 11px; } ins { color: #2e7d32; } del { color: #b00020; }
  mark { background: #fbdcc4; color: inherit; border-bottom: 1px solid #c55a11; } mark.error { background: #f8c9c9; border-color: #b00020; }
  aside { position: absolute; left: 730px; width: 388px; padding: 6px 10px; border-left: 3px solid #c55a11; background: #faf7f4;
    font: 12.5px/1.4 "Liberation Sans", "DejaVu Sans", sans-serif; box-sizing: border-box; }
  aside.error { border-color: #b00020; } aside b { color: #333; } aside p { margin: 0; } aside .rule { color: #777; }
  svg { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; } path { fill: none; stroke: #c9a287; stroke-dasharray: 2 2; }
`;

/** Draws the file on a page of a browser. */
export const draw = async (page, file) => {
  await page.setContent(`<!doctype html><style>${STYLE}</style><main><article></article></main>`);
  await page.evaluate(({ story, comments }) => {
    const parse = (xml) => new DOMParser().parseFromString(xml, "application/xml");
    const attribute = (node, name) => [...node.attributes].find((a) => a.localName === name)?.value;
    const within = (node, name) => [...node.getElementsByTagNameNS("*", name)];
    const words = (node) => within(node, "t").map((t) => t.textContent).join("");
    const all = new Map([...parse(comments).documentElement.children].map((c) => [attribute(c, "id"), {
      author: attribute(c, "author"),
      lines: within(c, "p").map(words),
    }]));
    const article = document.querySelector("article");
    const open = new Set();
    const leaf = (text, target) => {
      if (!open.size) return target.append(text);
      const mark = document.createElement("mark");
      mark.dataset.ids = [...open].join(" ");
      mark.classList.toggle("error", [...open].some((id) => all.get(id).lines.at(-1).includes("(error)")));
      mark.append(text);
      target.append(mark);
    };
    const changes = { ins: "ins", del: "del", moveTo: "ins", moveFrom: "del" };
    const walk = (node, target) => {
      for (const child of node.children) {
        const name = child.localName;
        const id = attribute(child, "id");
        if (name === "commentRangeStart") open.add(id);
        else if (name === "commentRangeEnd") open.delete(id);
        else if (name === "t" || name === "delText") leaf(child.textContent, target);
        else if (name in changes) {
          const inner = document.createElement(changes[name]);
          target.append(inner);
          walk(child, inner);
        } else if (name === "hyperlink" || name === "r" && !within(child, "vanish").length) walk(child, target);
      }
    };
    for (const paragraph of [...within(parse(story), "body")[0].children].filter((p) => p.localName === "p")) {
      const style = within(paragraph, "pStyle")[0];
      const line = document.createElement({ Title: "h1", Subtitle: "h2" }[style && attribute(style, "val")] ?? "p");
      walk(paragraph, line);
      article.append(line);
    }
    const main = document.querySelector("main");
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    main.append(svg);
    const top = main.getBoundingClientRect().top;
    let below = 40;
    const marked = [...document.querySelectorAll("mark")].flatMap((m) => m.dataset.ids.split(" ").map((id) => [id, m]));
    const drawn = new Set();
    for (const [id, mark] of marked.filter(([id]) => !drawn.has(id) && drawn.add(id))) {
      const { author, lines } = all.get(id);
      const place = mark.getClientRects()[0];
      const box = document.createElement("aside");
      box.classList.toggle("error", lines.at(-1).includes("(error)"));
      for (const [i, line] of [author, ...lines].entries()) {
        const row = document.createElement("p");
        const inner = i ? row : row.appendChild(document.createElement("b"));
        if (author === "copydesk" && i === lines.length) row.className = "rule";
        inner.append(line);
        box.append(row);
      }
      main.append(box);
      box.style.top = `${Math.max(below, place.top - top - 6)}px`;
      const at = box.getBoundingClientRect();
      below = at.bottom - top + 8;
      const line = svg.appendChild(document.createElementNS(svg.namespaceURI, "path"));
      line.setAttribute("d", `M${place.right - main.offsetLeft} ${place.bottom - top} H690 L730 ${at.top - top + 14}`);
    }
    main.style.minHeight = `${below + 30}px`;
  }, { story: part(file, "word/document.xml"), comments: part(file, "word/comments.xml") });
};
