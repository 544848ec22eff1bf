// Elements from text. No text of a draft ever becomes markup: the page's policy forbids it too.

/** An element with properties and children; text among them is text. */
export const make = (name, properties = {}, ...children) => {
  const { data, ...rest } = properties;
  const element = Object.assign(document.createElement(name), rest);
  Object.assign(element.dataset, data);
  element.append(...children.filter((c) => c !== null && c !== undefined));
  return element;
};

export const by = (id) => document.getElementById(id);

/** `1 error`, `2 errors` */
export const count = (n, what) => `${n.toLocaleString("en")} ${what}${n === 1 ? "" : "s"}`;

/** A message as the report sets it: words between backticks stand between quotation marks. */
export const message = (text) => {
  const pieces = text.split("`");
  if (pieces.length % 2 === 0) return [text];
  return pieces.map((piece, i) => (i % 2 ? make("q", {}, piece) : piece));
};

/** A message as a line of its own: it begins with a capital, where it does not begin with words of the draft. */
export const sentence = (text) => message(/^[a-z]/.test(text) ? text[0].toUpperCase() + text.slice(1) : text);

/** Characters that turn the direction of what follows, and other invisible ones, are shown. */
export const visible = (text) =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "?").replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

/** Hands a file to the editor. */
export const save = (name, content, type) => {
  const url = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
