import { definePlugin } from '@vitrum/core';
import { javascript } from './javascript.ts';
import { version } from './version.ts';

export { javascript };

/** The format JavaScript as a plugin. */
export const javascriptPlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/format-javascript', version, formats: [javascript] });
export default javascriptPlugin;
