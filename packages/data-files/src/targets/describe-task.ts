import type { Task } from '@vitrum/core';
import { formatCount } from '@vitrum/datasets/internal';

/** Maximum number of names listed; the rest is counted. */
const maxNamed = 12;

/** Describes a task: `classification with 3 classes: a, b, c`. */
export function describeTask(task: Task, names: readonly string[]): string {
  if (task === 'regression') return names.length > 1 ? `regression of ${names.length} numbers` : 'regression';
  const rest = names.length > maxNamed ? ` and ${formatCount(names.length - maxNamed)} more` : '';
  return `${task} with ${formatCount(names.length)} ${task === 'classification' ? 'classes' : 'labels'}: ${names.slice(0, maxNamed).join(', ')}${rest}`;
}
