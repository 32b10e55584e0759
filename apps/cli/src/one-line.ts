import { printable } from './printable.ts';

/** Longer quotations are cut: a cell or a name may have any length, and a message is to be read. */
const quotation = /"([^"]{200})[^"]+"/g;
const word = /([^\s"/\\]{400})[^\s"/\\]+/g;

/** Messages may quote files and names: line breaks and control characters in them must not reach the terminal. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return printable(line.replaceAll(quotation, '"$1…"').replaceAll(word, '$1…'));
}
