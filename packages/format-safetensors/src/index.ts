import { definePlugin } from '@vitrum/core';
import { safetensors } from './safetensors.ts';
import { version } from './version.ts';
import { vitrum } from './vitrum.ts';

export { safetensors, vitrum };

/** The formats safetensors and vitrum, a model.json with safetensors beside it, as a plugin. */
export const safetensorsPlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/format-safetensors', version, formats: [safetensors, vitrum] });
export default safetensorsPlugin;
