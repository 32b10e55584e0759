import { splitRecords } from '@vitrum/datasets/internal';
import { looksNumeric } from './cell-type.ts';
import { findLayout, type TableLayout } from './find-layout.ts';
import { scoreDivision } from './score-division.ts';

/** The kind of a text. */
export type TextKind = 'table' | 'json-lines' | 'labeled-lines' | 'json' | 'markup' | 'sparse-rows';

/** Minimum mean number of words in a sentence. */
const wordsOfSentence = 3;
const minEvenRows = 5;
/** Three rows of LIBSVM: `+1 1:0.5 3:2`. */
const sparseRows = /^(?:[+-]?[\d.]+(?:[ \t]+\d+:[+-]?[\d.]+(?:e[+-]?\d+)?)+[ \t]*\r?\n){3}/i;

/** The kind of a text, detected from its beginning. */
export interface RecognizedText {
  /** Such as a table, JSON Lines, or labeled sentences; undefined if unknown. */
  readonly kind: TextKind | undefined;
  /** True for an obvious table: rows of equal length with numeric columns. */
  readonly isTableOfNumbers: boolean;
}

/** Detects the kind of a text from its beginning. */
export function recognizeText(beginning: string): RecognizedText {
  const marked = byMarks(beginning.trimStart());
  if (marked !== undefined) return { kind: marked, isTableOfNumbers: false };
  const layout = findLayout('', beginning, {});
  const rest = beginning.split(/\r\n|\n|\r/).slice(layout.skipLines).join('\n');
  const records = splitRecords(rest, layout);
  const kind = kindOf(rest, records, layout);
  return { kind, isTableOfNumbers: kind === 'table' && holdsNumbers(records.slice(0, -1)) };
}

function byMarks(text: string): TextKind | undefined {
  if (text.startsWith('{')) return isJsonObject(text.split(/\r\n|\n|\r/, 1)[0] ?? '') ? 'json-lines' : 'json';
  if (/^\[\s*[[{"\d-]/.test(text)) return 'json';
  if (/^<(?:!doctype|\?xml|html|[a-z]+[\s,>])/i.test(text)) return 'markup';
  return sparseRows.test(text) ? 'sparse-rows' : undefined;
}

function kindOf(text: string, records: readonly (readonly string[])[], layout: TableLayout): TextKind | undefined {
  const [first, second] = [records[0]?.length ?? 0, records[1]?.length ?? 0];
  if (second < 2 || (second !== first && layout.headerPrefix === '') || scoreDivision(text, layout) === 0) return undefined;
  if (first === 2 && layout.delimiter === '\t' && hasSentences(records)) return 'labeled-lines';
  return layout.delimiter === 'whitespace' && !isMostlyNumbers(records) && !isEven(records) ? undefined : 'table';
}

function holdsNumbers(records: readonly (readonly string[])[]): boolean {
  const rows = records.slice(1);
  const width = rows[0]?.length ?? 0;
  const numbers = rows.filter((record) => record.filter(looksNumeric).length * 2 >= record.length);
  return rows.every(({ length }) => length === width) && numbers.length * 2 > records.length && !hasSentences(records);
}

/** True for rows of equal width with numbers in the same places, which cannot be sentences. */
function isEven(records: readonly (readonly string[])[]): boolean {
  const rows = records.slice(1, -1); // the last one may be truncated
  const [first = []] = rows;
  const numbers = first.map(looksNumeric);
  return rows.length >= minEvenRows && numbers.includes(true) && rows.every((row) => row.length === first.length && row.filter((cell, place) => looksNumeric(cell) === numbers[place]).length * 2 > row.length);
}

function isMostlyNumbers(records: readonly (readonly string[])[]): boolean {
  const cells = records.slice(1).flat();
  return cells.filter(looksNumeric).length * 2 >= cells.length;
}

function hasSentences(records: readonly (readonly string[])[]): boolean {
  const longest = records.map((record) => Math.max(0, ...record.map((cell) => cell.split(/\s+/).length)));
  return longest.reduce((sum, words) => sum + words, 0) >= wordsOfSentence * longest.length;
}

function isJsonObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}
