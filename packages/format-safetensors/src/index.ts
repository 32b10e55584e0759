import { definePlugin } from '@vitrum/core';
import { safetensors } from './safetensors.ts';
import { version } from './version.ts';

export { safetensors };

/** The format safetensors as a plugin. */
export const safetensorsPlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/format-safetensors', version, formats: [safetensors] });
export default safetensorsPlugin;
