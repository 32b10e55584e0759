import { splitRecords } from '@vitrum/datasets';
import { looksNumeric } from './cell-type.ts';
import { findLayout } from './find-layout.ts';
import { scoreDivision } from './score-division.ts';

/** What a text is. */
export type TextKind = 'table' | 'json-lines' | 'labelled-lines' | 'json' | 'markup' | 'sparse-rows';

/** Sentences have so many words, on the average. */
const wordsOfSentence = 3;
const minEvenRows = 5;
/** Three rows of LIBSVM: `+1 1:0.5 3:2`. */
const sparseRows = /^(?:[+-]?[\d.]+(?:[ \t]+\d+:[+-]?[\d.]+(?:e[+-]?\d+)?)+[ \t]*\r?\n){3}/i;

/**
 * What a text looks like by its beginning: a table, objects of JSON, or sentences with labels; undefined for what looks like none
 * of them.
 */
export function recogniseText(beginning: string): TextKind | undefined {
  const text = beginning.trimStart();
  if (text.startsWith('{')) return isJsonObject(text.split(/\r\n|\n|\r/, 1)[0] ?? '') ? 'json-lines' : 'json';
  if (/^\[\s*[[{"\d-]/.test(text)) return 'json';
  if (/^<(?:!doctype|\?xml|html|[a-z]+[\s,>])/i.test(text)) return 'markup';
  if (sparseRows.test(text)) return 'sparse-rows';
  const layout = findLayout('', beginning, {});
  const rest = beginning.split(/\r\n|\n|\r/).slice(layout.skipLines).join('\n');
  const records = splitRecords(rest, layout);
  const [first, second] = [records[0]?.length ?? 0, records[1]?.length ?? 0];
  if (second < 2 || (second !== first && layout.headerPrefix === '') || scoreDivision(rest, layout) === 0) return undefined;
  if (first === 2 && layout.delimiter === '\t' && hasSentences(records)) return 'labelled-lines';
  return layout.delimiter === 'whitespace' && !isMostlyNumbers(records) && !isEven(records) ? undefined : 'table';
}

/** True for a table that nobody would take for sentences: all of its rows are even, and it has columns of numbers. */
export function isTableOfNumbers(beginning: string): boolean {
  if (recogniseText(beginning) !== 'table') return false;
  const layout = findLayout('', beginning, {});
  const records = splitRecords(beginning.split(/\r\n|\n|\r/).slice(layout.skipLines).join('\n'), layout).slice(0, -1);
  const width = records[1]?.length ?? 0;
  const isEven = records.slice(1).every(({ length }) => length === width);
  const numbers = records.slice(1).filter((record) => record.filter(looksNumeric).length * 2 >= record.length);
  return isEven && numbers.length * 2 > records.length && !hasSentences(records);
}

/** True for words that are no sentences: so many rows of one width, with numbers at the same places, are no accident. */
function isEven(records: readonly (readonly string[])[]): boolean {
  const rows = records.slice(1, -1); // the last one may be cut
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
