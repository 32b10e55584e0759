/** Breaks a text into lines of at most so many characters; a longer word, such as a path, keeps a line of its own. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text below a sign: its further lines begin where the first one does. */
export function hanging(sign: string, text: string, columns: number): readonly string[] {
  const indent = lengthOf(sign);
  return wrap(text, columns - indent).map((line, index) => (index === 0 ? sign : ' '.repeat(indent)) + line);
}

const segmenter = new Intl.Segmenter();

/** The characters of a text, as a reader counts them. */
export const lengthOf = (text: string): number => Array.from(segmenter.segment(text)).length;
