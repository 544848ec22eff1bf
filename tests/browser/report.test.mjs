// The report as an editor meets it, in a real browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { createRequire } from "node:module";
import { FileSystemConfigLoader, HtmlValidate, formatterFactory } from "html-validate";
import { launch } from "./browser.mjs";
import { draft, report, url } from "./pages.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const one = report("one", "--min-level", "note", "tests/drafts/calendar.md");
const many = report("many", "--min-level", "note", "--across", "tests/drafts");
const held = report("held", "tests/page/ferry.md");

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** A page that fails the test on a console error and on anything it loads beside itself. */
const open = async (file, options = {}) => {
  const { hash = "", ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...rest });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) wrong.push(message.text()); });
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("dialog", (dialog) => { wrong.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url(file) && request.url() !== "data:,") wrong.push(`loads ${request.url()}`);
  });
  await page.goto(url(file, hash));
  return { page, done: async () => { await context.close(); assert.deepEqual(wrong, []); } };
};

const inView = (locator) => locator.evaluate((element) => {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight + 1 && box.height > 0;
});

/** A finding with two places in the story, as the locators of its card and its marks. */
const contradiction = async (page) => {
  const id = await page.evaluate(() => [...document.querySelectorAll(".finding")].find((f) =>
    document.querySelectorAll(`.page mark[id][data-finding="${f.id}"]`).length > 1).id);
  return { card: page.locator(`#${id}`), marks: page.locator(`.page mark[id][data-finding="${id}"]`) };
};

test("it loads without a word in the console, and nothing else", async () => {
  for (const file of [one, many, held]) await (await open(file)).done();
});

test("a mark shows its finding, and both places", async () => {
  const { page, done } = await open(one);
  const { card, marks } = await contradiction(page);
  await marks.first().click();
  assert.equal(await card.getAttribute("aria-current"), "true");
  assert.ok(await inView(card.locator("h4")));
  for (const mark of await marks.all()) assert.match(await mark.getAttribute("class"), /chosen/);
  const shown = await card.locator(".places mark").allTextContents();
  for (const mark of await marks.all()) assert.ok(shown.includes(await mark.evaluate((m) => m.childNodes[0].textContent)));
  await done();
});

test("a place in the list leads to its words", async () => {
  const { page, done } = await open(one);
  const { card, marks } = await contradiction(page);
  await card.locator("a.where").last().click();
  const target = await page.evaluate(() => location.hash.slice(1));
  assert.ok(await inView(page.locator(`[id="${target}"]`)));
  assert.match(await marks.last().getAttribute("class"), /chosen/);
  await done();
});

test("levels and rules are filtered, in the list and in the story", async () => {
  const { page, done } = await open(one);
  const all = await page.locator(".finding").count();
  const notes = await page.locator(".finding.note").count();
  assert.ok(notes > 0);
  await page.getByLabel(/^notes/).uncheck();
  assert.equal(await page.locator(".finding:visible").count(), all - notes);
  assert.equal(await page.locator(".page mark.note:not(.quiet)").count(), 0);
  assert.match(await page.locator("output").textContent(), new RegExp(`${all - notes} of ${all}`));
  await page.getByLabel(/^notes/).check();
  const rule = await page.locator(".finding").first().getAttribute("data-rule");
  await page.getByLabel("Rule").selectOption(rule);
  assert.equal(await page.locator(".finding:visible").count(), await page.locator(`.finding[data-rule="${rule}"]`).count());
  await done();
});

test("keys alone are enough", async () => {
  const { page, done } = await open(one);
  const focused = () => page.evaluate(() => document.activeElement.id);
  const chosen = () => page.locator(".finding[aria-current]").getAttribute("id");
  await page.keyboard.press("j");
  assert.equal(await chosen(), "d1-f1");
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("k");
  assert.equal(await chosen(), "d1-f2");
  assert.equal(await focused(), "d1-f2");
  await page.keyboard.press("Enter");
  assert.match(await focused(), /^d1-f2-\d+$/);
  assert.ok(await inView(page.locator(`[id="${await focused()}"]`)));
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "d1-f2");
  assert.equal(await page.locator(".finding[aria-current]").count(), 0);
  await page.locator("summary").press("Enter");
  await page.locator("#keys").press("Space");
  await page.locator("h1").click();
  await page.keyboard.press("j");
  assert.equal(await page.locator(".finding[aria-current]").count(), 0);
  await done();
});

test("the first tab leads past the bar, and every focus can be seen", async () => {
  const { page, done } = await open(one);
  await page.keyboard.press("Tab");
  assert.equal(await page.locator(":focus").textContent(), "To the drafts");
  for (let i = 0; i < 25; i++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      return element === document.body || element.matches("main") || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1);
    });
    assert.ok(seen, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120)));
  }
  await done();
});

test("several drafts begin with an index, and one is shown at a time", async () => {
  const { page, done } = await open(many);
  assert.ok(await page.locator(".index").isVisible());
  assert.equal(await page.locator(".draft:visible").count(), 0);
  await page.locator(".index a").nth(2).click();
  assert.equal(await page.locator(".draft:visible").getAttribute("id"), "d3");
  assert.ok(!(await page.locator(".index").isVisible()));
  await page.getByRole("link", { name: "All drafts" }).click();
  assert.ok(await page.locator(".index").isVisible());
  await page.goBack();
  assert.equal(await page.locator(".draft:visible").getAttribute("id"), "d3");
  await done();
});

test("without a script everything is there, the index first", async () => {
  const { page, done } = await open(many, { javaScriptEnabled: false });
  const drafts = await page.locator(".draft").count();
  assert.equal(await page.locator(".draft:visible").count(), drafts);
  const top = async (selector) => (await page.locator(selector).first().boundingBox()).y;
  assert.ok((await top(".index")) < (await top(".draft")));
  assert.ok(!(await page.locator(".filters").isVisible()));
  const broken = await page.locator("a[href^='#']").evaluateAll((links) =>
    links.map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)));
  assert.deepEqual(broken, []);
  await done();
});

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing in ${theme}`, async () => {
    for (const [file, hash] of [[one, ""], [many, ""], [many, "#d5"], [held, ""]]) {
      const { page, done } = await open(file, { hash, colorScheme: theme });
      await page.locator(".finding:visible, .index:visible").first().waitFor();
      if (await page.locator(".finding:visible").count()) await page.keyboard.press("j");
      await page.locator("summary").click();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      const told = violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`);
      assert.deepEqual(told, []);
      await done();
    }
  });
}

test("the theme is the system's until one is chosen", async () => {
  const { page, done } = await open(one, { colorScheme: "dark" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.locator("summary").click();
  await page.getByLabel("light").check();
  assert.notEqual(await ground(), dark);
  await page.getByLabel("dark").check();
  assert.equal(await ground(), dark);
  await done();
});

test("a phone and 400 % zoom need no scrolling sideways", async () => {
  for (const viewport of [{ width: 360, height: 740 }, { width: 320, height: 256 }]) {
    for (const [file, hash] of [[one, ""], [many, ""], [many, "#d3"], [held, ""]]) {
      const { page, done } = await open(file, { hash, viewport });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width);
      await done();
    }
  }
});

test("on a phone the finding and its words are seen together", async () => {
  const { page, done } = await open(one, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const { card, marks } = await contradiction(page);
  await marks.last().tap();
  assert.ok(await inView(card.locator("h4")));
  assert.ok(await inView(marks.last()));
  const [words, sheet] = [await marks.last().boundingBox(), await card.boundingBox()];
  assert.ok(words.y + words.height <= sheet.y);
  await card.getByRole("button", { name: "Close" }).tap();
  assert.equal(await page.locator(".finding[aria-current]").count(), 0);
  await done();
});

test("paper shows the report or the sheet, and what is under embargo says so", async () => {
  const { page, done } = await open(held);
  await page.locator("summary").click();
  await page.emulateMedia({ media: "print" });
  const visible = (selector) => page.locator(selector).first().isVisible();
  assert.ok(await visible(".held"));
  assert.deepEqual([await visible(".page"), await visible(".sheet"), await visible(".bar")], [true, false, false]);
  await page.emulateMedia({ media: "screen" });
  await page.getByLabel("the fact-checker’s sheet").check();
  await page.emulateMedia({ media: "print" });
  assert.deepEqual([await visible(".page"), await visible(".sheet"), await visible(".held")], [false, true, true]);
  await done();
});

const hostile = `# <script>window.ran = 1</script> "Title" <img src=x onerror="window.ran = 1">

OSLO, Tuesday, March 9, 2022 -- </p></main><script>window.ran = 1</script> The the <svg onload="window.ran = 1"> mayor spoke.

TK "><script>window.ran = 1</script> &lt;script&gt;window.ran = 1&lt;/script&gt; and 'onclick=window.ran=1' <style>*{display:none}</style>

- <iframe src="javascript:parent.ran=1"></iframe> 12 people died
- <!-- --> </template></article>
`;

test("a draft full of markup and scripts is shown as text and runs nothing", async () => {
  for (const name of ["hostile.txt", "hostile.md", "hostile.html"]) {
    const file = report(name, "--min-level", "note", draft(name, hostile));
    const { page, done } = await open(file);
    for (const mark of await page.locator(".page mark:visible").all()) await mark.click();
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await page.locator("main :is(script, img, svg:not(.strip), iframe, style)").count(), 0);
    assert.ok(await page.locator("footer").isVisible());
    if (name.endsWith("txt")) assert.match(await page.locator(".page").innerText(), /<script>window\.ran = 1<\/script>/);
    await done();
  }
});

test("the markup is valid", async () => {
  const validate = new HtmlValidate(new FileSystemConfigLoader());
  for (const file of [one, many, held]) {
    const found = await validate.validateString(readFileSync(file, "utf8"), new URL(".htmlvalidate.json", import.meta.url).pathname);
    assert.ok(found.valid, formatterFactory("text")(found.results));
  }
});
