import { definePlugin } from '@vitrum/core';
import { elu } from './elu.ts';
import { exponential } from './exponential.ts';
import { gaussian } from './gaussian.ts';
import { geluTanh } from './gelu-tanh.ts';
import { gelu } from './gelu.ts';
import { hardSigmoid } from './hard-sigmoid.ts';
import { hardTanh } from './hard-tanh.ts';
import { identity } from './identity.ts';
import { leakyRelu } from './leaky-relu.ts';
import { mish } from './mish.ts';
import { relu } from './relu.ts';
import { relu6 } from './relu6.ts';
import { selu } from './selu.ts';
import { sigmoid } from './sigmoid.ts';
import { silu } from './silu.ts';
import { softmax } from './softmax.ts';
import { softplus } from './softplus.ts';
import { softsign } from './softsign.ts';
import { swish } from './swish.ts';
import { tanh } from './tanh.ts';
import { version } from './version.ts';

export {
  elu,
  exponential,
  gaussian,
  gelu,
  geluTanh,
  hardSigmoid,
  hardTanh,
  identity,
  leakyRelu,
  mish,
  relu,
  relu6,
  selu,
  sigmoid,
  silu,
  softmax,
  softplus,
  softsign,
  swish,
  tanh,
};

/** Every built-in activation as a plugin. */
export const activationsPlugin = /* @__PURE__ */ definePlugin({
  name: '@vitrum/activations',
  version,
  activations: [
    identity,
    tanh,
    sigmoid,
    relu,
    leakyRelu,
    elu,
    selu,
    gelu,
    geluTanh,
    silu,
    swish,
    mish,
    softplus,
    softsign,
    hardSigmoid,
    hardTanh,
    relu6,
    exponential,
    gaussian,
    softmax,
  ],
});
export default activationsPlugin;
