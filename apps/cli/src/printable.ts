/** What moves the cursor, changes a terminal, or turns the direction of writing; no letter of any language. */
const control = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;
/** The colours that vitrum itself sets. */
// eslint-disable-next-line no-control-regex -- an escape sequence begins with one
const colors = /\u001B\[[\d;]*m/g;

/**
 * A name or a text of somebody else, such as a class, a column or a file, as one line that a terminal does nothing but show:
 * control characters are written as they are in JSON, `\u001b`.
 */
export function printable(text: string): string {
  return text.replaceAll(control, escape);
}

/** What is about to be printed, without control characters but those that lay it out; the last guard behind {@link printable}. */
export function printableLines(text: string, hasColors: boolean): string {
  const kept = hasColors ? (text.match(colors) ?? []) : [];
  const parts = hasColors ? text.split(colors) : [text];
  return parts.map((part, i) => part.replaceAll(control, (found) => (found === '\n' || found === '\t' ? found : escape(found))) + (kept[i] ?? '')).join('');
}

const shortForms: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` };

function escape(character: string): string {
  return shortForms[character] ?? `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
