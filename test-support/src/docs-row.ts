import type { Contribution, FormatFunctions, OptionSchema } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';

/** A contribution with its documented properties. */
export interface DocumentedContribution extends Contribution, Partial<FormatFunctions> {
  readonly options?: OptionSchema;
  readonly license?: string;
}

/** The possible columns after the name. */
export type DocsColumn = 'formula' | 'description' | 'options' | 'license' | 'source';

/** The columns of most kinds. */
export const usualColumns: readonly DocsColumn[] = ['formula', 'options', 'source'];

/** A contribution's row in the README of its package, in Markdown: its name, then the columns. */
export function docsRow(contribution: DocumentedContribution, columns: readonly DocsColumn[] = usualColumns): string {
  const cells = [`\`${contribution.name}\``, ...columns.map((column) => cell(contribution, column))];
  return `| ${cells.map(escapeBars).join(' | ')} |`;
}

function cell(contribution: DocumentedContribution, column: DocsColumn): string {
  return column === 'options' ? describeOptions(contribution.options ?? {}) : (contribution[column] ?? '');
}

function describeOptions(options: OptionSchema): string {
  return Object.entries(options)
    .map(([name, option]) => `\`${name}\`${option.default === undefined ? ' (required)' : ` = ${describeValue(option.default)}`}`)
    .join(', ');
}

/** A bar would start a new cell. */
export const escapeBars = (text: string): string => text.replaceAll('|', String.raw`\|`);
