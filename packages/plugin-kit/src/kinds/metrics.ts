import { form } from '../checks/form.ts';
import { metricFaults } from '../checks/metric/form.ts';
import { metricPurity } from '../checks/metric/purity.ts';
import { metricScore } from '../checks/metric/score.ts';
import { metricSums } from '../checks/metric/sums.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of metrics. */
export const metricKind: KindChecks<'metrics'> = {
  formFaults: metricFaults,
  checks: [form, metricScore, metricSums, metricPurity],
};
