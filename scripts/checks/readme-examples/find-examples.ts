import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The documents with examples. */
const documents = ['README.md', 'CONTRIBUTING.md', 'packages/*/README.md', 'apps/*/README.md', 'docs/**/*.md', 'apps/site/src/content/docs/**/*.{md,mdx}'];

/** An expected line of output, written as `// → text`, or in a block of text below the words “This prints”. */
export interface ExpectedLine {
  readonly text: string;
  /** Line in the document, from 1. */
  readonly line: number;
}

/** A fenced block of TypeScript or JavaScript in a document. */
export interface Example {
  /** The document, relative to the root, with forward slashes. */
  readonly document: string;
  /** The first line of code in the document, from 1. */
  readonly line: number;
  readonly language: 'ts' | 'js';
  readonly code: string;
  /** False for a block marked `no-run`, which is only compiled. */
  readonly runs: boolean;
  readonly expected: readonly ExpectedLine[];
}

/** A document, relative to the root, with forward slashes, and its text. */
export interface Document {
  readonly path: string;
  readonly text: string;
}

/** The documentation below `root`. */
export function readDocuments(root: string): readonly Document[] {
  const paths = globSync(documents, { cwd: root }).map((path) => path.replaceAll('\\', '/'));
  return paths.sort().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Every fenced block of TypeScript or JavaScript in the documentation below `root`. */
export function findExamples(root: string): readonly Example[] {
  return readDocuments(root).flatMap(({ path, text }) => parseExamples(path, text));
}

/** The fenced blocks of one document. */
export function parseExamples(document: string, markdown: string): readonly Example[] {
  const examples: Example[] = [];
  const lines = markdown.split(/\r?\n/);
  for (let start = 0; start < lines.length; start++) {
    const [, language, noRun] = /^```(ts|js)( no-run)?\s*$/.exec(lines[start] ?? '') ?? [];
    if (language !== 'ts' && language !== 'js') continue;
    const end = lines.findIndex((line, index) => index > start && /^```\s*$/.test(line));
    const code = lines.slice(start + 1, end === -1 ? undefined : end);
    const line = start + 2;
    examples.push({ document, line, language, code: code.join('\n'), runs: noRun === undefined, expected: [...expectedLines(code, line), ...printedLines(lines, end)] });
  }
  return examples;
}

function expectedLines(code: readonly string[], firstLine: number): readonly ExpectedLine[] {
  return code.flatMap((text, index) => {
    const comment = /\/\/ → (.*)$/.exec(text)?.[1];
    return comment === undefined ? [] : [{ text: comment.trimEnd(), line: firstLine + index }];
  });
}

/** The block of text below an example that ends at line `end`, if it says what the example prints. */
function printedLines(lines: readonly string[], end: number): readonly ExpectedLine[] {
  const isPrinted = end !== -1 && lines.slice(end + 1, end + 5).join('\n') === '\nThis prints\n\n```text';
  if (!isPrinted) return [];
  const start = end + 5;
  const close = lines.indexOf('```', start);
  return lines.slice(start, close === -1 ? undefined : close).map((text, index) => ({ text, line: start + index + 1 }));
}

/** Lines of code in indented blocks, which are neither compiled nor run: `README.md:7`. */
export function findUnfencedCode({ path, text }: Document): readonly string[] {
  let isFenced = false;
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (/^\s*```/.test(line)) isFenced = !isFenced;
    return !isFenced && codeLine.test(line) ? [`${path}:${index + 1}`] : [];
  });
}

const codeLine = /^(?: {4}|\t)\s*(?:import|export|const|let|await|for|function|\{|\/\/)(?:\b|\s|$)/;
