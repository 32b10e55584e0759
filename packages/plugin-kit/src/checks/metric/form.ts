import { describeValue } from '@vitrum/core';
import type { FormFaults } from '../../attempt-variants.ts';
import { tasks as knownTasks } from '../tasks.ts';

/** How it is made, how it is shown, and for which tasks it is reported. */
export const metricFaults: FormFaults = ({ kind, unit, tasks }) => {
  const isListOfTasks = Array.isArray(tasks) && tasks.every((task) => knownTasks.includes(task));
  const rules: readonly (readonly [isRight: boolean, what: string, value: unknown, rule: string, hint: string])[] = [
    [kind === 'mean' || kind === 'sums', 'kind is', kind, '"mean" or "sums"', 'it for a mean of scores'],
    [unit === 'percent', 'unit is', unit, '"percent"', 'it for a figure that is shown as it is'],
    [isListOfTasks, 'tasks are', tasks, `a list of ${knownTasks.join(', ')}`, 'them for a figure that is reported only on request'],
  ];
  return rules
    .filter(([isRight, , value]) => !isRight && value !== undefined)
    .map(([, what, value, rule, hint]) => ({ message: `Its ${what} ${describeValue(value)}; it must be ${rule}.`, hint: `Leave ${hint} out.` }));
};
