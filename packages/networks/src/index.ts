import { definePlugin } from '@vitrum/core';
import { cnnBest } from './cnn-best.ts';
import { cnnSmall } from './cnn-small.ts';
import { lenet } from './lenet.ts';
import { mlp } from './mlp.ts';
import { resnetSmall } from './resnet-small.ts';
import { version } from './version.ts';

export { cnnBest, cnnSmall, lenet, mlp, resnetSmall };

/** Every built-in network as a plugin. */
export const networksPlugin = /* @__PURE__ */ definePlugin({
  name: '@vitrum/networks',
  version,
  networks: [mlp, lenet, cnnSmall, cnnBest, resnetSmall],
});
export default networksPlugin;
