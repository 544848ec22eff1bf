// Node programs read our reports: node read.mjs FOLDER-OF-REPORTS, called by run.sh.

import assert from "node:assert";
import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const modules = join(folder, "node", "node_modules");
const require = createRequire(join(folder, "node", "package.json"));
const read = (name) => readFileSync(join(folder, name), "utf8");
const report = JSON.parse(read("report.json"));
const { errors, warnings, notes } = report.summary;
const shown = errors + warnings + notes;

// SARIF Multitool, with the rules of the standard and those of GitHub's code scanning.
const multitool = join(modules, "@microsoft/sarif-multitool-linux/Sarif.Multitool");
chmodSync(multitool, 0o755);
const verdict = join(folder, "verdict.sarif");
const options = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--output", verdict];
execFileSync(multitool, ["validate", join(folder, "report.sarif"), ...options], { stdio: "pipe" });
const found = JSON.parse(readFileSync(verdict, "utf8").replace(/^\uFEFF/, "")).runs[0].results ?? [];
// SARIF2005 asks for the address of the project, which Cargo.toml names as soon as it has one.
const told = found.filter((r) => r.ruleId !== "SARIF2005");
assert.deepEqual(told.map((r) => `${r.ruleId} ${JSON.stringify(r.message)}`), []);
console.log("SARIF Multitool: no error and no warning");

// Reviewdog's format; the validator reads no lines, so they are handed over as the one object that holds them.
const lines = read("report.rdjsonl").trimEnd().split("\n");
assert.equal(lines.length, shown);
const validator = join(modules, ".bin/rdformat-validator");
const whole = join(folder, "report.rdjson");
writeFileSync(whole, JSON.stringify({ source: { name: "copydesk" }, diagnostics: lines.map((l) => JSON.parse(l)) }));
const strict = ["--strict", "--no-extra-fields", whole];
execFileSync(validator, strict, { stdio: "pipe" });
console.log(`rdformat-validator: ${lines.length} lines`);

// Checkstyle's XML, as danger-plugin-lint-report parses it.
const { xml2js } = require("xml-js");
const { parseCheckstyle } = require("danger-plugin-lint-report/dist/parse/checkstyle_parser");
const violations = parseCheckstyle(xml2js(read("checkstyle.xml")), process.cwd());
assert.equal(violations.length, shown);
const first = report.diagnostics[0].labels.find((l) => l.primary);
assert.deepEqual([violations[0].file, Number(violations[0].line)], [first.path, first.span.line]);
console.log(`danger-plugin-lint-report: ${violations.length} violations`);

// Workflow commands: what GitHub's own library writes for the same annotations.
const core = await import(pathToFileURL(join(modules, "@actions/core/lib/core.js")));
const back = (text) => text.replaceAll("%0A", "\n").replaceAll("%0D", "\r");
const value = (text) => back(text).replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%25", "%");
const names = { line: "startLine", endLine: "endLine", col: "startColumn", endColumn: "endColumn" };
const commands = read("github.txt").split("\n").filter((l) => l.startsWith("::"));
for (const command of commands) {
  const [, kind, properties, message] = command.match(/^::(\w+) (.*?)::(.*)$/);
  const pairs = properties.split(",").map((pair) => pair.split("="));
  const annotation = Object.fromEntries(pairs.map(([k, v]) => [names[k] ?? k, value(v)]));
  const write = process.stdout.write;
  let theirs = "";
  process.stdout.write = (text) => { theirs += text; return true; };
  core[kind](back(message).replaceAll("%25", "%"), annotation);
  process.stdout.write = write;
  const sorted = (line) => {
    const [, k, p, m] = line.trimEnd().match(/^::(\w+) (.*?)::(.*)$/s);
    return [k, p.split(",").sort(), m];
  };
  assert.deepEqual(sorted(command), sorted(theirs));
}
const counted = { error: 0, warning: 0, notice: 0 };
commands.forEach((c) => (counted[c.match(/^::(\w+)/)[1]] += 1));
assert.deepEqual(counted, { error: Math.min(errors, 10), warning: Math.min(warnings, 10), notice: 10 });
console.log(`@actions/core: ${commands.length} commands`);
