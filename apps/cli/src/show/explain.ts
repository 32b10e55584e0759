import type { DatasetSplits, ReadingDecision } from '@vitrum/core';
import type { DatasetReference } from '@vitrum/runs';
import type { DataChoice } from '../options/data-choice.ts';
import { printable } from '../printable.ts';
import { renderTable } from '../render/table.ts';
import type { Terminal } from '../terminal.ts';

/** All decisions made in reading the data, the choice of a reader first. */
export function allDecisions({ type }: DatasetReference, choice: DataChoice, { decisions = [] }: DatasetSplits): readonly ReadingDecision[] {
  return [{ subject: 'reader', value: type, reason: readerReason(choice), option: '--dataset' }, ...decisions];
}

function readerReason({ dataset, data }: DataChoice): string {
  if (dataset !== undefined) return 'it was named';
  return data === undefined ? 'it is the usual one' : `by the name and the beginning of ${data}`;
}

/** The decisions as a table, and how to override them. */
export function renderDecisions(decisions: readonly ReadingDecision[], terminal: Terminal): string {
  const table = renderTable(
    [
      { head: 'what', style: terminal.chalk.bold },
      { head: 'taken as', isFlexible: true },
      { head: 'because', isFlexible: true },
      { head: 'option' },
    ],
    decisions.map(({ subject, value, reason, option = '' }) => [subject, value, reason, option].map(printable)),
    terminal,
  );
  return `${table}\n\nTo decide otherwise: --data-option NAME=VALUE, with the name in the column "option", or that option itself where it begins with --.`;
}
