import { definePlugin } from '@vitrum/core';
import { adam } from './adam.ts';
import { adamw } from './adamw.ts';
import { constant } from './constant.ts';
import { cosine } from './cosine.ts';
import { sgd } from './sgd.ts';
import { version } from './version.ts';

export { adam, adamw, constant, cosine, sgd };

/** Every built-in optimizer and learning-rate schedule as a plugin. */
export const optimizersPlugin = definePlugin({
  name: '@vitrum/optimizers',
  version,
  optimizers: [sgd, adam, adamw],
  schedules: [constant, cosine],
});
export default optimizersPlugin;
