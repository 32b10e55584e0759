import { definePlugin } from '@vitrum/core';
import { activation } from './activation.ts';
import { add } from './add.ts';
import { averagePool2d } from './average-pool2d.ts';
import { batchNorm } from './batch-norm.ts';
import { concat } from './concat.ts';
import { conv1d } from './conv1d.ts';
import { conv2d } from './conv2d.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { embedding } from './embedding.ts';
import { flatten } from './flatten.ts';
import { globalAveragePool } from './global-average-pool.ts';
import { groupNorm } from './group-norm.ts';
import { constant } from './initializers/constant.ts';
import { glorotNormal } from './initializers/glorot-normal.ts';
import { glorotUniform } from './initializers/glorot-uniform.ts';
import { heNormal } from './initializers/he-normal.ts';
import { heUniform } from './initializers/he-uniform.ts';
import { lecunNormal } from './initializers/lecun-normal.ts';
import { lecunUniform } from './initializers/lecun-uniform.ts';
import { notebookNormal } from './initializers/notebook-normal.ts';
import { uniform } from './initializers/uniform.ts';
import { zeros } from './initializers/zeros.ts';
import { layerNorm } from './layer-norm.ts';
import { maxPool2d } from './max-pool2d.ts';
import { reshape } from './reshape.ts';
import { spatialDropout } from './spatial-dropout.ts';
import { transposedConv2d } from './transposed-conv2d.ts';
import { upsample2d } from './upsample2d.ts';
import { version } from './version.ts';

export {
  activation,
  add,
  averagePool2d,
  batchNorm,
  concat,
  constant,
  conv1d,
  conv2d,
  dense,
  dropout,
  embedding,
  flatten,
  globalAveragePool,
  glorotNormal,
  glorotUniform,
  groupNorm,
  heNormal,
  heUniform,
  layerNorm,
  lecunNormal,
  lecunUniform,
  maxPool2d,
  notebookNormal,
  reshape,
  spatialDropout,
  transposedConv2d,
  uniform,
  upsample2d,
  zeros,
};

/** Every built-in layer and initializer as a plugin. */
export const layersPlugin = /* @__PURE__ */ definePlugin({
  name: '@vitrum/layers',
  version,
  layers: [
    dense, conv2d, conv1d, transposedConv2d, maxPool2d, averagePool2d, globalAveragePool, upsample2d, embedding, activation,
    flatten, reshape, dropout, spatialDropout, batchNorm, layerNorm, groupNorm, add, concat,
  ],
  initializers: [
    notebookNormal,
    zeros,
    constant,
    uniform,
    glorotUniform,
    glorotNormal,
    heUniform,
    heNormal,
    lecunUniform,
    lecunNormal,
  ],
});
export default layersPlugin;
