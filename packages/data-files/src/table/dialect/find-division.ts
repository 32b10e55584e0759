import type { CellDivision } from '@vitrum/datasets';
import type { ReadingDecision } from '@vitrum/core';
import type { TableForm } from '../table-form.ts';
import { delimiters, nameOfDelimiter } from './delimiters.ts';
import { dividesWholly, scoreDivision } from './score-division.ts';

/** Delimiter and quotes of a table, and why. */
export interface FoundDivision extends CellDivision {
  readonly decisions: readonly ReadingDecision[];
}

/**
 * What stands between the cells of a table and around them: what is told, what a line `sep=` says, or what divides the
 * beginning best. A file that ends in `.tsv` or `.tab` has tabs, alone or in runs.
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
    // Blanks divide every sentence: where something else divides all there is, they are parts of cells.
    if (delimiter === 'whitespace' && bestScore > 0 && dividesWholly(beginning, { delimiter: best, quote })) continue;
    const score = scoreDivision(beginning, { delimiter, quote });
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** Apostrophes around whole cells, where no other quotes are: at least on every second line. */
function findQuote(beginning: string): string {
  if (beginning.includes('"')) return '"';
  const quoted = beginning.match(/(?<=^|[,;|\t ])'[^'\n]*'(?=$|[,;|\t\r ])/gm)?.length ?? 0;
  return quoted > 0 && quoted >= beginning.split('\n').length / 2 ? "'" : '"';
}
