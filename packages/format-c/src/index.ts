import { definePlugin } from '@vitrum/core';
import { c } from './c.ts';
import { version } from './version.ts';

export { c };

/** The format C as a plugin. */
export const cPlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/format-c', version, formats: [c] });
export default cPlugin;
