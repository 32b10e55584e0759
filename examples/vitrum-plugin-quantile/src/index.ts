import { definePlugin } from '@vitrum/core';
import manifest from '../package.json' with { type: 'json' };
import { quantile } from './quantile.ts';

export { quantile };

/** The plugin. */
export default /* @__PURE__ */ definePlugin({
  name: manifest.name,
  version: manifest.version,
  vitrum: '0.0.0', // the version of @vitrum/core that this is written for
  losses: [quantile],
});
