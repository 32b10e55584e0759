import type { CellDivision } from '@vitrum/datasets/internal';
import type { ReadingDecision } from '@vitrum/core';
import type { TableForm } from '../options/table-form.ts';
import { delimiters, nameOfDelimiter } from './delimiters.ts';
import { dividesWholly, scoreDivision } from './score-division.ts';

/** The delimiter and quotes of a table, with the reasons. */
export interface FoundDivision extends CellDivision {
  readonly decisions: readonly ReadingDecision[];
}

/**
 * The delimiter and quotes of a table: given, declared by a line `sep=`, or detected from the beginning. In `.tsv` and `.tab`
 * files, the delimiter is a tab or runs of tabs.
 */
export function findDivision(path: string, beginning: string, form: TableForm, declared: string | undefined): FoundDivision {
  const quote = form.quote ?? form.like?.quote ?? findQuote(beginning);
  const decisions: ReadingDecision[] = [];
  const decide = (subject: string, value: string, reason: string): void => void decisions.push({ subject, value, reason, option: subject });
  const told = form.delimiter === undefined || form.delimiter === 'auto' ? undefined : form.delimiter;
  const delimiter = told ?? declared ?? findDelimiter(path, beginning, quote, form.like?.delimiter);
  decide('delimiter', nameOfDelimiter(delimiter), told !== undefined ? 'the option says so' : declared !== undefined ? 'the line "sep=" says so' : 'it divides the first lines best');
  if (quote !== '"') decide('quote', quote === '' ? 'none' : quote, form.quote === undefined ? 'cells begin and end with it' : 'the option says so');
  return { delimiter, quote, decisions };
}

function findDelimiter(path: string, beginning: string, quote: string, likely: string | undefined): string {
  const isTabbed = /\.(tsv|tab)(\.gz)?$/i.test(path);
  const candidates = [...(likely === undefined ? [] : [likely]), ...(isTabbed ? ['\t', 'tabs'] : delimiters)];
  let [best, bestScore] = [isTabbed ? '\t' : ',', 0];
  for (const delimiter of candidates) {
    // Spaces divide every sentence: if another delimiter divides all lines, they are part of the cells.
    if (delimiter === 'whitespace' && bestScore > 0 && dividesWholly(beginning, { delimiter: best, quote })) continue;
    const score = scoreDivision(beginning, { delimiter, quote });
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** True for apostrophes around whole cells on at least half of the lines, with no other quotes. */
function findQuote(beginning: string): string {
  if (beginning.includes('"')) return '"';
  const quoted = beginning.match(/(?<=^|[,;|\t ])'[^'\n]*'(?=$|[,;|\t\r ])/gm)?.length ?? 0;
  return quoted > 0 && quoted >= beginning.split('\n').length / 2 ? "'" : '"';
}
