import { definePlugin } from '@vitrum/core';
import { binaryCrossEntropy } from './binary-cross-entropy.ts';
import { categoricalCrossEntropy } from './categorical-cross-entropy.ts';
import { focal } from './focal.ts';
import { hinge } from './hinge.ts';
import { huber } from './huber.ts';
import { kullbackLeibler } from './kullback-leibler.ts';
import { logCosh } from './log-cosh.ts';
import { meanAbsoluteError } from './mean-absolute-error.ts';
import { meanSquaredError } from './mean-squared-error.ts';
import { smoothedCrossEntropy } from './smoothed-cross-entropy.ts';
import { squaredError } from './squared-error.ts';
import { version } from './version.ts';

export {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  focal,
  hinge,
  huber,
  kullbackLeibler,
  logCosh,
  meanAbsoluteError,
  meanSquaredError,
  smoothedCrossEntropy,
  squaredError,
};

/** Every built-in loss function as a plugin. */
export const lossesPlugin = /* @__PURE__ */ definePlugin({
  name: '@vitrum/losses',
  version,
  losses: [
    squaredError,
    meanSquaredError,
    meanAbsoluteError,
    huber,
    logCosh,
    binaryCrossEntropy,
    categoricalCrossEntropy,
    smoothedCrossEntropy,
    focal,
    kullbackLeibler,
    hinge,
  ],
});
export default lossesPlugin;
