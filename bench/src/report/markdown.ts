import type { Section, Table } from '../section.ts';
import { verdict } from './terminal.ts';

/** A Markdown table with right-aligned figures. */
export function tableAsMarkdown({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const line = (cells: readonly string[]): string => `| ${columns.map((_, index) => escaped(cells[index] ?? '')).join(' | ')} |`;
  const rule = `| ${columns.map((_, index) => (index === 0 ? '---' : '---:')).join(' | ')} |`;
  return [line(columns), rule, ...rows.map(line)].join('\n');
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A section of the document. */
export function sectionAsMarkdown({ title, text, tables, charts = [], targets = [], notes = [] }: Section): string {
  const parts = [`## ${title}`, text];
  for (const table of tables) {
    if (table.title !== undefined) parts.push(`**${table.title}**`);
    parts.push(tableAsMarkdown(table));
  }
  for (const chart of charts) parts.push(`![${chart.description}](images/bench-${chart.name}.svg)`);
  if (targets.length > 0) {
    parts.push(targets.map((target) => `- **${verdict(target)}**: ${target.aim}. Measured: ${target.measured}.`).join('\n'));
  }
  if (notes.length > 0) parts.push(notes.map((note) => `- ${note}`).join('\n'));
  return parts.join('\n\n');
}
