/** What search engines show of a description, about. */
const maxLength = 160;

/** The first paragraph of a document as plain text of one line, for lists of what was found; undefined where it begins with none. */
export function describeText(markdown: string): string | undefined {
  const paragraph = markdown.split(/\n[ \t]*\n/).map((block) => block.replace(/^\n+/, '').trimEnd()).find(isParagraph);
  if (paragraph === undefined) return undefined;
  const plain = paragraph.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*|`|\\(?=[^\w\s])/g, '').replace(/(?<!\w)\*([^*]+)\*/g, '$1').replace(/\s+/g, ' ').replace(/^Chosen[.:] /, '');
  return cut(plain);
}

/** No heading, list, table, code, picture, formula or comment. */
const isParagraph = (block: string): boolean => block !== '' && !/^(?: {4}|#|[-*] |\d+\. |\||```|!\[|\$\$|<|>)/.test(block) && !/^\S[^\n]*\n?\[[^\]]*\]:/.test(block);

/** After a sentence where one ends in time, else after a word. */
function cut(text: string): string {
  if (text.length <= maxLength) return text;
  const head = text.slice(0, maxLength);
  const sentence = /^.*[.!?](?= )/.exec(head)?.[0];
  return sentence !== undefined && sentence.length > maxLength / 3 ? sentence : `${head.replace(/[\s,;:]+\S*$/, '')} …`;
}
