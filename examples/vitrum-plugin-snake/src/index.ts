import { definePlugin } from '@vitrum/core';
import manifest from '../package.json' with { type: 'json' };
import { snake } from './snake.ts';

export { snake };

/** The plugin. */
export default /* @__PURE__ */ definePlugin({
  name: manifest.name,
  version: manifest.version,
  vitrum: '0.0.0', // the version of @vitrum/core that this is written for
  activations: [snake],
});
