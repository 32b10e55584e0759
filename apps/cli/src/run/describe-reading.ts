import type { Dataset } from '@vitrum/core';
import { parseEncoding } from '@vitrum/datasets';
import type { TrainingData } from '@vitrum/runs';
import { formatCount, formatCounted } from '@vitrum/runs/internal';
import { printable } from '../printable.ts';

/** Maximum number of classes listed by name. */
const maxNamed = 6;

/** How user data were interpreted, in one line; undefined for published and generated data. */
export function describeReading({ dataset, data }: TrainingData): string | undefined {
  if (typeof dataset['file'] !== 'string') return undefined;
  const { train, validation, test, encoding } = data;
  const known = encoding === undefined ? undefined : parseEncoding(encoding);
  const columns = known?.type === 'table' ? `${count(known.columns.length, 'column', 'columns')} as ` : '';
  const inputs = train.inputShape.length === 1 ? count(train.inputShape[0] ?? 0, 'input', 'inputs') : `inputs of ${train.inputShape.join(' × ')}`;
  const samples = `${formatCounted(train.size, 'sample')} to learn from, ${validation === undefined ? '' : `${formatCount(validation.size)} to validate with, `}${formatCount(test.size)} held out`;
  const [target, second] = known?.type === 'table' ? (known.targets ?? []) : [];
  const subject = target === undefined || second !== undefined ? '' : ` of "${target}"`;
  return printable(`read as ${dataset.type}: ${describeTask(train, subject)}; ${columns}${inputs}; ${samples}`);
}

function describeTask({ task = 'classification', classes = [], targetSize }: Dataset, subject: string): string {
  const names = classes.length > 0 && classes.length <= maxNamed ? ` (${classes.join(', ')})` : '';
  switch (task) {
    case 'classification':
      return `classification${subject}, ${count(targetSize, 'class', 'classes')}${names}`;
    case 'multi-label':
      return `multi-label${subject}, ${count(targetSize, 'label', 'labels')}${names}`;
    case 'regression':
      return `regression, ${count(targetSize, 'number', 'numbers')} to predict${names}`;
  }
}

function count(amount: number, one: string, many: string): string {
  return `${formatCount(amount)} ${amount === 1 ? one : many}`;
}
