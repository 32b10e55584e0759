import { printable } from './printable.ts';

/** Messages may quote files and names: line breaks and control characters in them must not reach the terminal. */
export function oneLine(text: string): string {
  return printable(text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim());
}
