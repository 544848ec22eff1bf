// The desk as an editor meets it, in a real browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { FileSystemConfigLoader, HtmlValidate, formatterFactory } from "html-validate";
import { launch } from "./browser.mjs";
import { desk, live } from "./desk.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const root = resolve(import.meta.dirname, "../..");
const sample = (name) => join(root, "tests/drafts", name);

const faulty = "ORAL, Tuesday, January 26 -- The council met in the the town hall, the mayor said.\n\n40 villages had been cut off, of which 31 have been reached by road and 12 by boat, the ministry said.\n";

let browser, server;
before(async () => { browser = await launch(); server = await desk(); });
after(async () => {
  await browser?.close();
  assert.equal(await server?.close(), 0);
});

/** The desk; it fails the test on a word in the console and on anything it loads from elsewhere. */
const open = async (options = {}) => {
  const { at = server, expected = [], ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", acceptDownloads: true, ...rest });
  context.setDefaultTimeout(15_000);
  await live(context, at.origin);
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => {
    const text = message.text();
    if (["error", "warning"].includes(message.type()) && !expected.some((e) => text.includes(e))) wrong.push(text);
  });
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(at.origin) && !/^(data|blob):/.test(request.url())) wrong.push(`loads ${request.url()}`);
  });
  await page.goto(at.address);
  return { page, done: async () => { await context.close(); assert.deepEqual(wrong, []); } };
};

const draft = (page) => page.locator("#draft");
const card = (page, rule) => page.locator(`.finding[data-rule="${rule}"]`);
const checked = (page) => page.waitForFunction(() => !document.body.classList.contains("checking"));
const write = async (page, text, date = "2022-01-26") => {
  if (date) await page.locator("#date").fill(date);
  await draft(page).fill(text);
  await checked(page);
};
const inView = (locator) => locator.evaluate((element) => {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight + 1 && box.height > 0;
});
const drop = async (page, files) => {
  const data = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    return transfer;
  }, files.map((path) => ({ name: path.split("/").pop(), base64: readFileSync(path).toString("base64") })));
  await page.dispatchEvent("body", "dragenter", { dataTransfer: data });
  assert.ok(await page.locator("#drop").isVisible());
  await page.dispatchEvent("body", "dragover", { dataTransfer: data });
  await page.dispatchEvent("body", "drop", { dataTransfer: data });
};
const download = async (page, name) => {
  await page.locator("#downloads summary").click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
};

test("it loads without a word in the console, and the key leaves the address", async () => {
  const { page, done } = await open();
  assert.equal(page.url(), `${server.origin}/`);
  await page.reload();
  await write(page, faulty);
  await card(page, "double-word").waitFor();
  await done();
});

test("what is written shows a finding, and what is mended none", async () => {
  const { page, done } = await open();
  await draft(page).click();
  await page.keyboard.type("The council met in the the town hall.");
  await card(page, "double-word").waitFor();
  assert.match(await page.locator("#status").textContent(), /^Checked: .*1 warning/);
  assert.equal(await page.locator("#status").getAttribute("role"), "status");
  assert.equal(await page.locator("#under mark.warning").count() > 0, true);
  for (let i = 0; i < " town hall.".length; i++) await page.keyboard.press("ArrowLeft");
  for (let i = 0; i < "the ".length; i++) await page.keyboard.press("Backspace");
  await card(page, "double-word").waitFor({ state: "detached" });
  assert.equal(await draft(page).inputValue(), "The council met in the town hall.");
  assert.equal(await page.locator("#under mark:not(.note)").count(), 0);
  await done();
});

test("the words under the box stand where those in it stand", async () => {
  const { page, done } = await open();
  await write(page, readFileSync(sample("council.md"), "utf8").repeat(2), "");
  const [box, under] = await Promise.all([draft(page).boundingBox(), page.locator("#under").boundingBox()]);
  assert.deepEqual([box.x, box.y, box.width, box.height], [under.x, under.y, under.width, under.height]);
  const [seen, whole] = await draft(page).evaluate((b) => [b.clientHeight, b.scrollHeight]);
  assert.ok(Math.abs(seen - whole) <= 1, `${seen} ${whole}`);
  assert.equal(await page.locator("#under").evaluate((u) => [...u.children].map((l) => l.textContent).join("\n")), await draft(page).inputValue());
  await done();
});

test("a finding leads to both of its places, and marked words to their finding", async () => {
  const { page, done } = await open();
  const gap = "The ministry said that the road was open.\n\n".repeat(60);
  await write(page, faulty + gap);
  const sum = card(page, "figure-sum");
  await sum.locator("h4").click();
  assert.equal(await sum.getAttribute("aria-current"), "true");
  const chosen = page.locator("#under mark.chosen");
  assert.ok((await chosen.count()) >= 2);
  for (const one of await chosen.all()) assert.ok(await inView(one));
  for (const where of await sum.locator(".excerpt mark").all()) {
    await where.click();
    const words = await draft(page).evaluate((b) => b.value.slice(b.selectionStart, b.selectionEnd));
    assert.ok(["40", "31", "12"].includes(words), words);
    assert.equal(await page.evaluate(() => document.activeElement.id), "draft");
  }
  const mark = page.locator("#under mark", { hasText: "the the" });
  const { x, y, width, height } = await mark.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  assert.equal(await card(page, "double-word").getAttribute("aria-current"), "true");
  await done();
});

test("places far from one another are shown one after the other", async () => {
  const { page, done } = await open();
  const gap = "\nThe ministry said that the road was open.\n".repeat(80);
  await write(page, `President Qasym-Zhomart Toqaev spoke first.\n${gap}\nPresident Kassym-Jomart Tokayev spoke last.\n`);
  const one = page.locator(".finding", { hasText: "Tokayev" }).first();
  await one.locator("button.where").last().click();
  const at = () => draft(page).evaluate((b) => b.value.slice(b.selectionStart, b.selectionEnd));
  const last = await at();
  assert.ok(await inView(page.locator("#under mark.chosen").last()));
  await one.locator("button.where").first().click();
  assert.notEqual(await at(), last);
  assert.ok(await inView(page.locator("#under mark.chosen").first()));
  await done();
});

test("levels are filtered, notes are hidden at first", async () => {
  const { page, done } = await open();
  await write(page, readFileSync(sample("council.md"), "utf8"), "");
  const visible = (level) => page.locator(`.finding.${level}`).count();
  const count = async (level) => Number(await page.locator(`.filters .${level} span`).textContent());
  assert.equal(await visible("note"), 0);
  assert.ok((await count("note")) > 0);
  await page.getByLabel(/notes/).check();
  assert.equal(await visible("note"), await count("note"));
  await page.getByLabel(/errors/).uncheck();
  assert.equal(await visible("error"), 0);
  assert.equal(await page.locator("#under mark.error").count(), 0);
  await done();
});

test("a change is made with a click, and can be undone", async () => {
  const { page, done } = await open();
  await write(page, faulty);
  await card(page, "double-word").getByRole("button", { name: "Make this change" }).click();
  await card(page, "double-word").waitFor({ state: "detached" });
  assert.equal(await draft(page).inputValue(), faulty.replace("the the", "the"));
  assert.match(await page.locator("#status").textContent(), /^Changed\. Checked/);
  assert.ok(await page.evaluate(() => document.activeElement.matches(".finding, #found")));
  await draft(page).press("Control+z");
  assert.equal(await draft(page).inputValue(), faulty);
  await card(page, "double-word").waitFor();
  await done();
});

test("all safe changes are made at once", async () => {
  const { page, done } = await open();
  await write(page, `${faulty}\nThe end of of the 😀 road road.\n`);
  await page.getByRole("button", { name: /^Make all 3 safe changes/ }).click();
  await card(page, "double-word").first().waitFor({ state: "detached" });
  assert.equal(await draft(page).inputValue(), `${faulty.replace("the the", "the")}\nThe end of the 😀 road.\n`);
  await done();
});

test("a finding is allowed with a reason, in the form of the draft", async () => {
  for (const [format, words] of [["text", "copydesk: allow double-word -- a line of the song"], ["markdown", "<!-- copydesk: allow double-word -- a line of the song -->"]]) {
    const { page, done } = await open();
    await page.locator("#format").selectOption(format);
    await write(page, faulty);
    const one = card(page, "double-word");
    await one.getByRole("button", { name: "Allow" }).click();
    await page.keyboard.press("Enter");
    assert.equal(await one.locator("input[aria-invalid]").count(), 1);
    await page.keyboard.type("a line of the song");
    await page.keyboard.press("Enter");
    await one.waitFor({ state: "detached" });
    assert.ok((await draft(page).inputValue()).includes(words));
    assert.match(await page.locator("#allowed").textContent(), /a line of the song/);
    await done();
  }
});

test("a file is dropped or chosen; the draft before comes back", async () => {
  const { page, done } = await open();
  await write(page, "A draft that was here.");
  await drop(page, [sample("council.md")]);
  await page.locator("#name", { hasText: "council.md" }).waitFor();
  assert.equal(await draft(page).inputValue(), readFileSync(sample("council.md"), "utf8"));
  assert.ok((await page.locator(".finding").count()) > 0);
  assert.match(await page.locator("#facts").textContent(), /Markdown/);
  await page.getByRole("button", { name: "Back to the draft before" }).click();
  assert.equal(await draft(page).inputValue(), "A draft that was here.");
  await page.locator("#file").setInputFiles(sample("undated.txt"));
  await page.locator("#name", { hasText: "undated.txt" }).waitFor();
  await done();
});

test("a Word file is shown, read only", async () => {
  const { page, done } = await open();
  await drop(page, [join(root, "tests/fixtures/docx/bridge-german.docx")]);
  await page.locator("#name", { hasText: "bridge-german.docx" }).waitFor();
  assert.ok(await draft(page).evaluate((b) => b.readOnly));
  await card(page, "weekday-mismatch").waitFor();
  assert.match(await card(page, "weekday-mismatch").textContent(), /paragraph 2/);
  assert.equal(await page.getByRole("button", { name: "Make this change" }).count(), 0);
  await card(page, "double-word").getByRole("button", { name: "Allow" }).click();
  await page.keyboard.type("so it stands on the stone");
  await page.keyboard.press("Enter");
  await page.locator(".entry pre", { hasText: "fingerprint" }).waitFor();
  assert.match(await page.locator(".entry").textContent(), /copydesk-allowed\.toml/);
  await page.locator("#date").fill("2022-03-09");
  await checked(page);
  assert.match(await page.locator("#facts").textContent(), /March 9, 2022 \(as set here\)/);
  await done();
});

test("a Word file comes back with the findings as comments", async () => {
  const { page, done } = await open();
  await drop(page, [join(root, "tests/fixtures/docx/bridge-german.docx")]);
  await page.locator("#name", { hasText: "bridge-german.docx" }).waitFor();
  const review = await download(page, "Word file with comments");
  assert.equal(review.name, "bridge-german-reviewed.docx");
  assert.equal(review.bytes.subarray(0, 2).toString(), "PK");
  assert.ok(review.bytes.includes("word/comments.xml"));
  await done();
});

test("report and text are handed out", async () => {
  const { page, done } = await open();
  await drop(page, [sample("council.md")]);
  await page.locator("#name", { hasText: "council.md" }).waitFor();
  const report = await download(page, "Report for a browser");
  assert.equal(report.name, "council-report.html");
  assert.match(report.bytes.toString(), /^<!DOCTYPE html>[^]*class="finding/);
  const text = await download(page, "Text as it stands here");
  assert.equal(text.name, "council.md");
  assert.deepEqual(text.bytes, readFileSync(sample("council.md")));
  await done();
});

test("keys alone are enough", async () => {
  const { page, done } = await open();
  await page.keyboard.press("Tab");
  assert.equal(await page.locator(":focus").textContent(), "To the draft");
  await page.keyboard.press("Enter");
  await draft(page).focus();
  await page.keyboard.type(faulty);
  await card(page, "double-word").waitFor();
  const current = () => page.locator(".finding[aria-current]").getAttribute("data-rule");
  await page.keyboard.press("F8");
  const first = await current();
  assert.ok(await page.evaluate(() => document.activeElement.matches(".finding.chosen")));
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await current(), first);
  await page.keyboard.press("Shift+F8");
  assert.equal(await current(), first);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "draft");
  await page.keyboard.press("Escape");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".finding.chosen")));
  while ((await current()) !== "double-word") await page.keyboard.press("ArrowDown");
  const make = card(page, "double-word").getByRole("button", { name: "Make this change" });
  for (let i = 0; i < 8 && !(await make.evaluate((b) => b === document.activeElement)); i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await card(page, "double-word").waitFor({ state: "detached" });
  await page.locator("#downloads summary").press("Enter");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#downloads").getAttribute("open"), null);
  await done();
});

test("every focus can be seen", async () => {
  const { page, done } = await open();
  await write(page, faulty);
  await page.locator("body").click({ position: { x: 2, y: 2 } });
  for (let i = 0; i < 25; i++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      return element === document.body || element.id === "draft" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1);
    });
    assert.ok(seen, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120)));
  }
  await done();
});

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing in ${theme}`, async () => {
    // The policy lets no script in but the page's own: axe is let past it here alone.
    const { page, done } = await open({ colorScheme: theme, bypassCSP: true });
    const clean = async () => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`), []);
    };
    await clean();
    await write(page, `${readFileSync(sample("council.md"), "utf8")}\n${faulty}`, "");
    await page.getByLabel(/notes/).check();
    await page.keyboard.press("F8");
    await page.locator(".finding").nth(1).getByRole("button", { name: "Allow" }).click();
    await page.locator(".looks summary").click();
    await clean();
    await done();
  });
}

test("a phone and 400 % zoom need no scrolling sideways", async () => {
  for (const viewport of [{ width: 360, height: 740 }, { width: 320, height: 256 }]) {
    const { page, done } = await open({ viewport });
    await write(page, faulty);
    await page.locator(".finding h4").first().click();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width);
    await done();
  }
});

test("paper shows the draft with its findings and no buttons", async () => {
  const { page, done } = await open();
  await write(page, faulty);
  await page.emulateMedia({ media: "print" });
  const visible = (selector) => page.locator(selector).first().isVisible();
  assert.deepEqual(await Promise.all([".bar", "#draft", "#under", ".finding", ".finding .acts button", ".finding .where"].map(visible)), [false, false, true, true, false, true]);
  await done();
});

test("what is under embargo says so and is shown", async () => {
  const { page, done } = await open();
  await write(page, "---\ndate: 2022-01-26\nembargo: 2022-01-28\n---\n\nThe council met in the the town hall.\n", "");
  await card(page, "double-word").waitFor();
  assert.match(await page.locator("#held").textContent(), /Under embargo until January 28, 2022/);
  await done();
});

const hostile = `# <script>window.ran = 1</script> "Title" <img src=x onerror="window.ran = 1">

OSLO, Tuesday, March 9, 2022 -- </textarea></main><script>window.ran = 1</script> The the <svg onload="window.ran = 1"> mayor spoke.

TK "><script>window.ran = 1</script> &lt;script&gt;window.ran = 1&lt;/script&gt; and 'onclick=window.ran=1' <style>*{display:none}</style> \u202eesrever

- <iframe src="javascript:parent.ran=1"></iframe> 12 people died
`;

test("a draft full of markup and scripts is shown as text and runs nothing", async () => {
  for (const format of ["text", "markdown", "html"]) {
    const { page, done } = await open();
    await page.locator("#format").selectOption(format);
    const elements = () => page.evaluate(() => document.querySelectorAll("script, img, svg, iframe, style").length);
    const before_ = await elements();
    await write(page, hostile);
    await page.getByLabel(/notes/).check();
    assert.ok((await page.locator(".finding").count()) > 0);
    for (const one of await page.locator(".finding h4").all()) await one.click();
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await elements(), before_);
    assert.equal(await draft(page).inputValue(), hostile);
    await done();
  }
});

test("an older answer does not stand over a newer draft", async () => {
  const { page, done } = await open();
  let first = true;
  await page.route("**/check*", async (route) => {
    if (first) { first = false; await new Promise((r) => setTimeout(r, 1200)); }
    await route.continue().catch(() => {});
  });
  await draft(page).fill("The council met in the the hall.");
  await page.waitForTimeout(400);
  await draft(page).fill("The council met in the hall.");
  await page.waitForTimeout(1800);
  assert.equal(await card(page, "double-word").count(), 0);
  await done();
});

test("a desk that is closed is told, and what is written stays", async () => {
  const own = await desk();
  const { page, done } = await open({ at: own, expected: ["ERR_CONNECTION_REFUSED", "Failed to load resource"] });
  await write(page, faulty);
  assert.equal(await own.close(), 0);
  await draft(page).press("End");
  await page.keyboard.type(" More.");
  await page.locator("#trouble:visible", { hasText: "has been closed" }).waitFor();
  assert.match(await draft(page).inputValue(), /More\./);
  await done();
});

test("a page without the key is told so", async () => {
  const { page, done } = await open({ at: { ...server, address: `${server.origin}/` }, expected: ["403"] });
  await page.locator("#trouble:visible", { hasText: "key of the desk" }).waitFor();
  await done();
});

test("a draft of a megabyte stays usable", async () => {
  const { page, done } = await open();
  const letter = (i) => `Letter ${i} was read to the council${i % 40 ? "" : " in the the hall"}, and the mayor of village ${i * 7} answered it in ${i % 90 + 2} words, the clerk of the house at number ${i * 3 % 1000} said.\n\n`;
  const text = Array.from({ length: 8000 }, (_, i) => letter(i)).join("");
  assert.ok(text.length > 1e6);
  await draft(page).evaluate((b, t) => { b.value = t; b.dispatchEvent(new Event("input")); }, text);
  await page.waitForFunction(() => document.querySelectorAll(".finding").length > 0, null, { timeout: 300_000 });
  assert.ok(await page.locator("#more").isVisible());
  await draft(page).evaluate((b) => { b.focus(); b.setSelectionRange(b.value.length / 2, b.value.length / 2); });
  const took = await page.evaluate(async () => {
    const begun = performance.now();
    for (let i = 0; i < 5; i++) {
      document.execCommand("insertText", false, "x");
      await new Promise((r) => requestAnimationFrame(() => setTimeout(r)));
    }
    return (performance.now() - begun) / 5;
  });
  console.log(`# a key takes ${Math.round(took)} ms in a draft of a megabyte`);
  assert.ok(took < 1000, `${took} ms`);
  await done();
});

test("the markup is valid", async () => {
  const html = await (await fetch(server.origin)).text();
  const validate = new HtmlValidate(new FileSystemConfigLoader());
  const found = await validate.validateString(html, new URL(".htmlvalidate.json", import.meta.url).pathname);
  assert.ok(found.valid, formatterFactory("text")(found.results));
});
