// Debian's Chromium, headless, by playwright-core. It fetches nothing: pages are files.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser of this machine, or null. */
export const found = () => process.env.CHROMIUM ?? paths.find((path) => existsSync(path)) ?? null;

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"];

/** Starts it. */
export const launch = () => chromium.launch({ executablePath: found(), args: flags });
