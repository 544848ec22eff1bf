// A desk that runs for the tests and the pictures. With DESK_LIVE in the environment its page is that of this checkout,
// and not the one that was built in.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Opens a desk in an empty folder; its address, and how it is closed. */
export const desk = async (...args) => {
  const folder = mkdtempSync(join(tmpdir(), "copydesk-desk-"));
  const child = spawn(process.env.COPYDESK, ["desk", "--no-config", ...args], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  const [address] = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", (line) => resolve([line]));
    child.once("exit", (code) => reject(new Error(`the desk ended with ${code}`)));
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const close = async () => {
    child.kill("SIGINT");
    const code = await ended;
    rmSync(folder, { recursive: true, force: true });
    return code;
  };
  return { address, origin: new URL(address).origin, close };
};

const sources = join(import.meta.dirname, "../../src");
const sheets = ["report/html/assets/base.css", "report/html/assets/findings.css", "desk/assets/desk.css"];
const file = (path) => {
  if (path === "/desk.css") return sheets.map((sheet) => readFileSync(join(sources, sheet), "utf8")).join("");
  const name = path === "/" ? "desk.html" : path.slice(1);
  return /^[a-z]+\.(html|js)$/.test(name) ? readFileSync(join(sources, "desk/assets", name), "utf8") : null;
};

/** Lets a context see the page as it is written now, where that is asked for. */
export const live = async (context, origin) => {
  if (!process.env.DESK_LIVE) return;
  await context.route((url) => url.origin === origin, async (route) => {
    const body = route.request().method() === "GET" ? file(new URL(route.request().url()).pathname) : null;
    if (body === null) return route.fallback();
    return route.fulfill({ response: await route.fetch(), body });
  });
};
