import { definePlugin } from '@vitrum/core';
import { adadelta } from './adadelta.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { adamw } from './adamw.ts';
import { amsgrad } from './amsgrad.ts';
import { constant } from './constant.ts';
import { cosineRestarts } from './cosine-restarts.ts';
import { cosine } from './cosine.ts';
import { exponential } from './exponential.ts';
import { lamb } from './lamb.ts';
import { lion } from './lion.ts';
import { momentum } from './momentum.ts';
import { multiStep } from './multi-step.ts';
import { muon } from './muon.ts';
import { nadam } from './nadam.ts';
import { nesterov } from './nesterov.ts';
import { oneCycle } from './one-cycle.ts';
import { polynomial } from './polynomial.ts';
import { reduceOnPlateau } from './reduce-on-plateau.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';
import { step } from './step.ts';
import { version } from './version.ts';
import { warmup } from './warmup.ts';

export { adadelta, adagrad, adam, adamw, amsgrad, lamb, lion, momentum, muon, nadam, nesterov, rmsprop, sgd };
export { constant, cosine, cosineRestarts, exponential, multiStep, oneCycle, polynomial, reduceOnPlateau, step, warmup };

/** Every built-in optimizer and learning-rate schedule as a plugin. */
export const optimizersPlugin = /* @__PURE__ */ definePlugin({
  name: '@vitrum/optimizers',
  version,
  optimizers: [sgd, momentum, nesterov, rmsprop, adagrad, adadelta, adam, adamw, amsgrad, nadam, lion, lamb, muon],
  schedules: [constant, step, multiStep, exponential, polynomial, cosine, cosineRestarts, warmup, oneCycle, reduceOnPlateau],
});
export default optimizersPlugin;
