import { describeValue } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { tasks as knownTasks } from '../tasks.ts';

/** How it is made, how it is shown, and for which tasks it is reported. */
export const metricForm = check<CheckContext<'metrics'>>('form', 'its kind, its unit and its tasks are known ones', ({ definition, tried, fail }) => {
  tried('its kind, its unit and its tasks');
  // Of what a stranger wrote nothing is known.
  const { kind, unit, tasks } = definition as Readonly<Record<'kind' | 'unit' | 'tasks', unknown>>;
  const isListOfTasks = Array.isArray(tasks) && tasks.every((task) => knownTasks.includes(task));
  const rules: readonly (readonly [isRight: boolean, what: string, value: unknown, rule: string, hint: string])[] = [
    [kind === 'mean' || kind === 'sums', 'kind is', kind, '"mean" or "sums"', 'it for a mean of scores'],
    [unit === 'percent', 'unit is', unit, '"percent"', 'it for a figure that is shown as it is'],
    [isListOfTasks, 'tasks are', tasks, `a list of ${knownTasks.join(', ')}`, 'them for a figure that is told where somebody asks for it'],
  ];
  for (const [isRight, what, value, rule, hint] of rules)
    if (!isRight && value !== undefined) fail({ message: `Its ${what} ${describeValue(value)}; it must be ${rule}.`, hint: `Leave ${hint} out.` });
});
