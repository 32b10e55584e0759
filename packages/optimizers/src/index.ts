import { definePlugin } from '@vitrum/core';
import { adam } from './adam.ts';
import { constant } from './constant.ts';
import { sgd } from './sgd.ts';
import { version } from './version.ts';

export { adam, constant, sgd };

/** Every built-in optimizer and learning-rate schedule as a plugin. */
export const optimizersPlugin = definePlugin({
  name: '@vitrum/optimizers',
  version,
  optimizers: [sgd, adam],
  schedules: [constant],
});
export default optimizersPlugin;
