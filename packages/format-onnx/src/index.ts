import { definePlugin } from '@vitrum/core';
import { onnx } from './onnx.ts';
import { version } from './version.ts';

export { onnx };

/** The format ONNX as a plugin. */
export const onnxPlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/format-onnx', version, formats: [onnx] });
export default onnxPlugin;
