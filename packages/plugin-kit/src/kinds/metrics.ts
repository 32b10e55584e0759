import { metadata } from '../checks/metadata.ts';
import { metricPurity } from '../checks/metric/purity.ts';
import { metricScore } from '../checks/metric/score.ts';
import { options } from '../checks/options.ts';
import { properties } from '../checks/properties.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of metrics. */
export const metricKind: KindChecks<'metrics'> = {
  checks: [metadata, properties, options, metricScore, metricPurity],
};
