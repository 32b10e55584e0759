import { definePlugin } from '@vitrum/core';
import { earlyStopping } from './callbacks/early-stopping.ts';
import { accuracy } from './metrics/accuracy.ts';
import { exactMatch } from './metrics/exact-match.ts';
import { labelAccuracy } from './metrics/label-accuracy.ts';
import { macroF1 } from './metrics/macro-f1.ts';
import { meanAbsoluteError } from './metrics/mean-absolute-error.ts';
import { microF1 } from './metrics/micro-f1.ts';
import { rSquared } from './metrics/r-squared.ts';
import { rootMeanSquaredError } from './metrics/root-mean-squared-error.ts';
import { version } from './version.ts';

/** The metrics and the callbacks as a plugin. The first metric of a task is its main figure. */
export const trainerPlugin = /* @__PURE__ */ definePlugin({
  name: '@vitrum/trainer',
  version,
  callbacks: [earlyStopping],
  metrics: [accuracy, macroF1, rSquared, meanAbsoluteError, rootMeanSquaredError, microF1, exactMatch, labelAccuracy],
});
