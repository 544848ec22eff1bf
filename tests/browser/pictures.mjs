// Makes the pictures of the README anew: COPYDESK=target/release/copydesk node tests/browser/pictures.mjs
import { join } from "node:path";
import { launch } from "./browser.mjs";
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
await browser.close();
