import { definePlugin } from '@vitrum/core';
import { dense } from './dense.ts';
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
import { version } from './version.ts';

export {
  constant,
  dense,
  glorotNormal,
  glorotUniform,
  heNormal,
  heUniform,
  lecunNormal,
  lecunUniform,
  notebookNormal,
  uniform,
  zeros,
};

/** Every built-in layer and initializer as a plugin. */
export const layersPlugin = definePlugin({
  name: '@vitrum/layers',
  version,
  layers: [dense],
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
