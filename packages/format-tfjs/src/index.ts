import { definePlugin } from '@vitrum/core';
import { tfjs } from './tfjs.ts';
import { version } from './version.ts';

export { tfjs };

/** The format of TensorFlow.js as a plugin. */
export const tfjsPlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/format-tfjs', version, formats: [tfjs] });
export default tfjsPlugin;
