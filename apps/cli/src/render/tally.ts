import { formatCount, formatCounted, formatValue } from '@vitrum/runs/internal';
import type { Tally } from '../predict/tally.ts';
import { printable } from '../printable.ts';
import type { Terminal } from '../terminal.ts';

/** `17 of 20 right; mistaken about mnist test 18, mnist test 247 and mnist test 321` */
export function renderTally({ samples, mistaken, meanAbsoluteError }: Tally, { chalk }: Terminal): string {
  if (meanAbsoluteError !== undefined) return `${chalk.bold(`${formatValue(meanAbsoluteError)} away`)} from what is right, on average over ${formatCounted(samples, 'sample')}`;
  const right = chalk.bold.green(`${formatCount(samples - mistaken.length)} of ${formatCount(samples)} right`);
  if (mistaken.length === 0) return right;
  const named = mistaken.map((source) => printable(source));
  const [last = '', ...others] = named.toReversed();
  const list = others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
  return `${right}; ${chalk.bold.red('mistaken')} about ${list}`;
}
