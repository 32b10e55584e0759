import stringWidth from 'string-width';

/** Truncates a text to one line of at most `columns` columns, with an ellipsis. Characters that move the cursor become spaces. */
export function cutText(text: string, columns: number): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  if (stringWidth(line) <= columns) return line;
  let [cut, width] = ['', 1];
  for (const letter of line) {
    width += stringWidth(letter);
    if (width > columns) break;
    cut += letter;
  }
  return `${cut.trimEnd()}…`;
}
