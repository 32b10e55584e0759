import { describeValue } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { tasks as knownTasks } from '../tasks.ts';

/** What it says of itself is known: how it is made, how it is shown, when it is told of. */
export const metricForm: Check<Subject<'metrics'>> = {
  name: 'form',
  title: 'its kind, its unit and its tasks are known ones',
  run: ({ definition }) => {
    // Of what a stranger wrote nothing is known.
    const { kind, unit, tasks } = definition as Readonly<Record<'kind' | 'unit' | 'tasks', unknown>>;
    const failures: Finding[] = [];
    if (kind !== undefined && kind !== 'mean' && kind !== 'sums') {
      failures.push({
        message: `Its kind is ${describeValue(kind)}; it must be "mean" or "sums".`,
        hint: 'Leave it out for a mean of scores.',
      });
    }
    if (unit !== undefined && unit !== 'percent') {
      failures.push({
        message: `Its unit is ${describeValue(unit)}; it must be "percent".`,
        hint: 'Leave it out for a figure that is shown as it is.',
      });
    }
    if (tasks !== undefined && !(Array.isArray(tasks) && tasks.every((task) => knownTasks.includes(task)))) {
      failures.push({
        message: `Its tasks are ${describeValue(tasks)}; it must be a list of ${knownTasks.join(', ')}.`,
        hint: 'Leave them out for a figure that is told where somebody asks for it.',
      });
    }
    return outcome('its kind, its unit and its tasks', failures);
  },
};
