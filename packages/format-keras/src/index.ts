import { definePlugin } from '@vitrum/core';
import { kerasH5 } from './keras-h5.ts';
import { keras } from './keras.ts';
import { version } from './version.ts';

export { keras, kerasH5 };

/** The formats of Keras as a plugin. */
export const kerasPlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/format-keras', version, formats: [keras, kerasH5] });
export default kerasPlugin;
