import type { Contribution, OptionSchema } from '../packages/core/src/index.ts';

/** A contribution with what its documentation shows. */
export interface DocumentedContribution extends Contribution {
  readonly options?: OptionSchema;
}

/** The head of the table of contributions in a package's README. */
export const docsHead = '| Name | Formula | Options | Source |\n| --- | --- | --- | --- |';

/** A contribution's row in the README of its package, in Markdown. */
export function docsRow({ name, formula, options = {}, source = '–' }: DocumentedContribution): string {
  const cells = [code(name), formula === undefined ? '–' : code(formula), describeOptions(options), source];
  return `| ${cells.map(escapeBars).join(' | ')} |`;
}

function describeOptions(options: OptionSchema): string {
  const described = Object.entries(options).map(([name, option]) =>
    option.default === undefined ? `${code(name)} (required)` : `${code(name)} = ${JSON.stringify(option.default)}`,
  );
  return described.length === 0 ? '–' : described.join(', ');
}

const code = (text: string): string => `\`${text}\``;

/** A bar would begin the next cell, even inside code. */
const escapeBars = (text: string): string => text.replaceAll('|', String.raw`\|`);
