/** Messages may quote files and names: line breaks and control characters in them must not reach the terminal. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
}
