import { definePlugin } from '@vitrum/core';
import { tflite } from './tflite.ts';
import { version } from './version.ts';

export { tflite };

/** The format TensorFlow Lite as a plugin. */
export const tflitePlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/format-tflite', version, formats: [tflite] });
export default tflitePlugin;
