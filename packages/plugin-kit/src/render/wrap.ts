/** Breaks a text into lines of at most `width` characters; longer words, such as paths, get a line of their own. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text with a sign before it; continuation lines are aligned with the text. */
export function hanging(sign: string, text: string, columns: number): readonly string[] {
  const indent = lengthOf(sign);
  return wrap(text, columns - indent).map((line, index) => (index === 0 ? sign : ' '.repeat(indent)) + line);
}

const segmenter = new Intl.Segmenter();

/** The grapheme clusters of a text. */
export const lengthOf = (text: string): number => Array.from(segmenter.segment(text)).length;
