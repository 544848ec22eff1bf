// What the page asks the program on this machine.

/** An answer that is none, in words for the editor. */
export class Trouble extends Error {
  constructor(message, help, status = 0) {
    super(message);
    this.help = help;
    this.status = status;
  }
}

const STOPPED = "start copydesk desk again and open the address that it prints; what is written here stays, so copy it before";

// The key comes behind the `#` of the address, and leaves it. This tab keeps it, so that the page can be loaded again.
const KEY = "copydesk-key";
const given = location.hash.slice(1);
if (/^[0-9a-f]{32}$/.test(given)) {
  sessionStorage.setItem(KEY, given);
  history.replaceState(null, "", location.pathname);
}
const key = sessionStorage.getItem(KEY) ?? "";

/** The address for another tab. */
export const another = () => `./#${key}`;

const ask = async (path, init) => {
  let response;
  try {
    response = await fetch(path, { ...init, headers: { authorization: `Bearer ${key}` }, cache: "no-store", redirect: "error" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Trouble("copydesk does not answer: it has been closed", STOPPED);
  }
  if (response.ok) return response;
  const told = await response.json().catch(() => ({ message: `copydesk answers ${response.status}`, help: STOPPED }));
  throw new Trouble(told.message, told.help, response.status);
};

/** What the program can do. */
export const about = async () => (await ask("about")).json();

/** Asks about a draft; all but its text stands in `query`. */
export const question = async (path, query, body, signal) => {
  const given = Object.entries(query).filter(([, value]) => value !== "" && value !== undefined && value !== null);
  const type = "application/octet-stream";
  const blob = new Blob([body], { type });
  return ask(`${path}?${new URLSearchParams(given)}`, { method: "POST", body: blob, signal });
};
