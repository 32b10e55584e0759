import { definePlugin } from '@vitrum/core';
import { constant } from './constant.ts';
import { sgd } from './sgd.ts';
import { version } from './version.ts';

export { constant, sgd };

/** Every built-in optimizer and learning-rate schedule as a plugin. */
export const optimizersPlugin = definePlugin({
  name: '@vitrum/optimizers',
  version,
  optimizers: [sgd],
  schedules: [constant],
});
export default optimizersPlugin;
