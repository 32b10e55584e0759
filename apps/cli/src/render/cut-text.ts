import stringWidth from 'string-width';

/** A text in one line of at most so many columns, with an ellipsis where it was cut. What would move the cursor is a space. */
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
