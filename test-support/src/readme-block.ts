import { readFileSync } from 'node:fs';

/** The code of the first fenced block of a language in a document. */
export function readmeBlock(document: URL, language: string): string {
  const text = readFileSync(document, 'utf8');
  const found = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm').exec(text)?.[1];
  if (found === undefined) throw new Error(`there is no example in ${language} in ${document.pathname}`);
  return found;
}
