/** Characters that move the cursor, change a terminal or the direction of writing; no letters. */
const control = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;
/** The colors that vitrum itself sets. */
// eslint-disable-next-line no-control-regex -- an escape sequence begins with one
const colors = /\u001B\[[\d;]*m/g;

/**
 * Makes untrusted text, such as the name of a class, column or file, safe to print on one line: control characters are escaped as in
 * JSON, `\u001b`.
 */
export function printable(text: string): string {
  return text.replaceAll(control, escape);
}

/** Strips control characters except layout from output; the last safeguard after {@link printable}. */
export function printableLines(text: string, hasColors: boolean): string {
  const kept = hasColors ? (text.match(colors) ?? []) : [];
  const parts = hasColors ? text.split(colors) : [text];
  return parts.map((part, i) => part.replaceAll(control, (found) => (found === '\n' || found === '\t' ? found : escape(found))) + (kept[i] ?? '')).join('');
}

const shortForms: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` };

function escape(character: string): string {
  return shortForms[character] ?? `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
