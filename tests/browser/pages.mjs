// Reports of this checkout's own drafts, written by the program itself into a folder that is left behind for nobody.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "copydesk-pages-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** Runs the program in this checkout; its status is 1 where it finds something. */
export const copydesk = (...args) => {
  try {
    return execFileSync(process.env.COPYDESK, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw error;
  }
};

/** The file of a report. */
export const report = (name, ...args) => {
  const file = join(folder, `${name}.html`);
  copydesk("check", "--format", "short", "--output", `html=${file}`, ...args);
  return file;
};

/** A reviewed Word file. */
export const review = (name, draft) => {
  const file = join(folder, `${name}.docx`);
  copydesk("review", "--quiet", draft, "-o", file);
  return file;
};

/** A draft of its own, beside the reports. */
export const draft = (name, text) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

export const url = (file, hash = "") => pathToFileURL(file).href + hash;
