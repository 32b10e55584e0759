import { definePlugin } from '@vitrum/core';
import { npz } from './npz.ts';
import { version } from './version.ts';

export { npz };

/** The format NPZ as a plugin. */
export const npzPlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/format-npz', version, formats: [npz] });
export default npzPlugin;
