import { describeValue, type Contribution, type OptionSchema } from '../packages/core/src/index.ts';

/** A contribution with what its documentation shows. */
export interface DocumentedContribution extends Contribution {
  readonly options?: OptionSchema;
}

/** A contribution's row in the README of its package, in Markdown: name, formula, options with their defaults, source. */
export function docsRow({ name, formula = '', options = {}, source = '' }: DocumentedContribution): string {
  const cells = [`\`${name}\``, formula, describeOptions(options), source];
  return `| ${cells.map(escapeBars).join(' | ')} |`;
}

function describeOptions(options: OptionSchema): string {
  return Object.entries(options)
    .map(([name, option]) => `\`${name}\`${option.default === undefined ? ' (required)' : ` = ${describeValue(option.default)}`}`)
    .join(', ');
}

/** A bar would begin the next cell. */
const escapeBars = (text: string): string => text.replaceAll('|', String.raw`\|`);
