// Makes the pictures of the README anew: COPYDESK=target/release/copydesk node tests/browser/pictures.mjs
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { desk, live } from "./desk.mjs";
import { report, review, url } from "./pages.mjs";
import { draw } from "./word.mjs";

const folder = join(import.meta.dirname, "pictures");
const browser = await launch();

const picture = async (name, { viewport, steps }) => {
  const page = await browser.newPage({ viewport, colorScheme: "light", reducedMotion: "reduce" });
  await steps(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
};

const file = report("council", "--min-level", "note", "tests/drafts/council.md");
await picture("report", {
  viewport: { width: 1200, height: 800 },
  steps: async (page) => { await page.goto(url(file)); await page.locator("#d1-f2-1").click(); await page.mouse.move(0, 0); },
});
await picture("review", {
  viewport: { width: 1190, height: 610 },
  steps: (page) => draw(page, review("ferry", "tests/fixtures/docx/ferry-word.docx")),
});

const server = await desk();
const context = await browser.newContext({ viewport: { width: 1200, height: 1060 }, colorScheme: "light", reducedMotion: "reduce" });
await live(context, server.origin);
const page = await context.newPage();
await page.goto(server.address);
await page.locator("#file").setInputFiles("tests/drafts/curly-quotes.txt");
await page.locator(".finding").first().waitFor();
await page.locator(".finding h4").first().click();
await page.mouse.move(0, 0);
await page.screenshot({ path: join(folder, "desk.png") });
await browser.close();
await server.close();
