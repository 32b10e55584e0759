import Table from 'cli-table3';
import type { Section, Target } from '../section.ts';

const noColor = { head: [], border: [] };

/** A section as text for a terminal. */
export function sectionAsText({ title, text, tables, targets = [], notes = [] }: Section): string {
  const parts = [title, text];
  for (const table of tables) {
    const drawn = new Table({
      head: [...table.columns],
      style: noColor,
      colAligns: table.columns.map((_, index) => (index === 0 ? 'left' : 'right')),
    });
    drawn.push(...table.rows.map((row) => padded(row, table.columns.length)));
    parts.push(...(table.title === undefined ? [] : [table.title]), drawn.toString());
  }
  parts.push(...targets.map((target) => `${verdict(target)}: ${target.aim}. Measured: ${target.measured}.`), ...notes.map((note) => `Note: ${note}`));
  return `${parts.join('\n')}\n`;
}

const padded = (row: readonly string[], length: number): string[] => [...row, ...new Array<string>(length - row.length).fill('')];

/** Met, missed, or not measured. */
export function verdict({ isMet }: Target): string {
  if (isMet === undefined) return 'not judged';
  return isMet ? 'met' : 'missed';
}
