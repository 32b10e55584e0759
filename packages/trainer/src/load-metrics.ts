import type * as MetricParts from './metric-parts.ts';

/** The code of metrics. */
export type Metrics = typeof MetricParts;

export const loadMetrics = (): Promise<Metrics> => import('./metric-parts.ts');
