import { definePlugin } from '@vitrum/core';
import { adadelta } from './adadelta.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { adamw } from './adamw.ts';
import { amsgrad } from './amsgrad.ts';
import { constant } from './constant.ts';
import { cosine } from './cosine.ts';
import { lamb } from './lamb.ts';
import { lion } from './lion.ts';
import { momentum } from './momentum.ts';
import { muon } from './muon.ts';
import { nadam } from './nadam.ts';
import { nesterov } from './nesterov.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';
import { version } from './version.ts';
import { warmup } from './warmup.ts';

export { adadelta, adagrad, adam, adamw, amsgrad, lamb, lion, momentum, muon, nadam, nesterov, rmsprop, sgd };
export { constant, cosine, warmup };

/** Every built-in optimizer and learning-rate schedule as a plugin. */
export const optimizersPlugin = /* @__PURE__ */ definePlugin({
  name: '@vitrum/optimizers',
  version,
  optimizers: [sgd, momentum, nesterov, rmsprop, adagrad, adadelta, adam, adamw, amsgrad, nadam, lion, lamb, muon],
  schedules: [constant, cosine, warmup],
});
export default optimizersPlugin;
