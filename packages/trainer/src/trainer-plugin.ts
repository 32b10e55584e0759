import { definePlugin } from '@vitrum/core';
import { earlyStopping } from './callbacks/early-stopping.ts';
import { accuracy } from './metrics/accuracy.ts';
import { balancedAccuracy } from './metrics/balanced-accuracy.ts';
import { brierScore } from './metrics/brier-score.ts';
import { calibrationError } from './metrics/calibration-error.ts';
import { exactMatch } from './metrics/exact-match.ts';
import { labelAccuracy } from './metrics/label-accuracy.ts';
import { logLoss } from './metrics/log-loss.ts';
import { macroF1 } from './metrics/macro-f1.ts';
import { macroPrecision } from './metrics/macro-precision.ts';
import { macroRecall } from './metrics/macro-recall.ts';
import { meanAbsoluteError } from './metrics/mean-absolute-error.ts';
import { microF1 } from './metrics/micro-f1.ts';
import { prAuc } from './metrics/pr-auc.ts';
import { rSquared } from './metrics/r-squared.ts';
import { rocAuc } from './metrics/roc-auc.ts';
import { rootMeanSquaredError } from './metrics/root-mean-squared-error.ts';
import { topK } from './metrics/top-k.ts';
import { version } from './version.ts';

/** The metrics and the callbacks as a plugin. The first metric of a task is its main figure. */
export const trainerPlugin = /* @__PURE__ */ definePlugin({
  name: '@vitrum/trainer',
  version,
  callbacks: [earlyStopping],
  metrics: [
    accuracy, macroF1, rSquared, meanAbsoluteError, rootMeanSquaredError, microF1, exactMatch, labelAccuracy,
    balancedAccuracy, macroPrecision, macroRecall, topK, rocAuc, prAuc, logLoss, brierScore, calibrationError,
  ],
});
