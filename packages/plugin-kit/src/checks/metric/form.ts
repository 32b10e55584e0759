import type { FormFaults } from '../../attempt-variants.ts';
import { optional, wrongProperties } from '../form-faults.ts';
import { tasks as knownTasks } from '../tasks.ts';

const listOfTasks = (hint: string) =>
  optional({
    isRight: (tasks) => Array.isArray(tasks) && tasks.every((task) => knownTasks.includes(task)),
    is: `a list of ${knownTasks.join(', ')}`,
    hint,
  });

/** It can be created, has a valid unit, and names valid tasks. */
export const metricFaults: FormFaults = (metric) => wrongProperties(metric, {
  kind: optional({ isRight: (kind) => kind === 'mean' || kind === 'sums' || kind === 'samples', is: '"mean", "sums" or "samples"', hint: 'Leave it out for a mean of scores.' }),
  unit: optional({ isRight: (unit) => unit === 'percent', is: '"percent"', hint: 'Leave it out for a figure that is shown as it is.' }),
  tasks: listOfTasks('Leave them out for a figure that is reported only on request.'),
  suits: listOfTasks('Leave them out for a figure that has a meaning for every task.'),
});
