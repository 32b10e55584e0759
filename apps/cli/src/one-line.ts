import { printable } from './printable.ts';

/** Maximum length of a quotation: a cell or a name may have any length. */
const quotation = /"([^"]{200})[^"]+"/g;
const word = /([^\s"/\\]{400})[^\s"/\\]+/g;

/** Replaces line breaks and control characters in quoted files and names, which must not reach the terminal. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return printable(line.replaceAll(quotation, '"$1…"').replaceAll(word, '$1…'));
}
