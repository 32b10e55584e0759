import type { Suite } from './suite.ts';
import { growthSuite } from './suites/growth.ts';
import { kernelSuite } from './suites/kernels.ts';
import { latencySuite } from './suites/latency.ts';
import { learningCurveSuite } from './suites/learning-curve.ts';
import { loadingSuite, startUpSuite } from './suites/loading.ts';
import { memorySuite } from './suites/memory.ts';
import { pluginCostSuite } from './suites/plugin-cost.ts';
import { workloadSuites } from './suites/workloads.ts';

/** All suites, in the order of the report. */
export const suites: readonly Suite[] = [
  ...workloadSuites,
  learningCurveSuite,
  kernelSuite,
  latencySuite,
  pluginCostSuite,
  startUpSuite,
  loadingSuite,
  memorySuite,
  growthSuite,
];
