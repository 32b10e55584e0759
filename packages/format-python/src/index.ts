import { definePlugin } from '@vitrum/core';
import { python } from './python.ts';
import { version } from './version.ts';

export { python };

/** The format Python as a plugin. */
export const pythonPlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/format-python', version, formats: [python] });
export default pythonPlugin;
