import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where examples are looked for. */
const documents = ['README.md', 'CONTRIBUTING.md', 'packages/*/README.md', 'apps/*/README.md', 'docs/**/*.md'];

/** A line of output that an example promises with `// → text`. */
export interface ExpectedLine {
  readonly text: string;
  /** Line in the document, from 1. */
  readonly line: number;
}

/** A fenced block of TypeScript in a document. */
export interface Example {
  /** The document, relative to the root, with forward slashes. */
  readonly document: string;
  /** The first line of code in the document, from 1. */
  readonly line: number;
  readonly code: string;
  /** False for a block marked `ts no-run`, which is compiled alone. */
  readonly runs: boolean;
  readonly expected: readonly ExpectedLine[];
}

/** Every fenced block of TypeScript in the documentation below `root`. */
export function findExamples(root: string): readonly Example[] {
  return globSync(documents, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .flatMap((document) => parseExamples(document, readFileSync(join(root, document), 'utf8')));
}

/** The fenced blocks of one document. */
export function parseExamples(document: string, markdown: string): readonly Example[] {
  const examples: Example[] = [];
  const lines = markdown.split(/\r?\n/);
  for (let start = 0; start < lines.length; start++) {
    const fence = /^```ts( no-run)?\s*$/.exec(lines[start] ?? '');
    if (fence === null) continue;
    const end = lines.findIndex((line, index) => index > start && /^```\s*$/.test(line));
    const code = lines.slice(start + 1, end === -1 ? undefined : end);
    const line = start + 2;
    examples.push({ document, line, code: code.join('\n'), runs: fence[1] === undefined, expected: expectedLines(code, line) });
  }
  return examples;
}

function expectedLines(code: readonly string[], firstLine: number): readonly ExpectedLine[] {
  return code.flatMap((text, index) => {
    const comment = /\/\/ → (.*)$/.exec(text)?.[1];
    return comment === undefined ? [] : [{ text: comment.trimEnd(), line: firstLine + index }];
  });
}
