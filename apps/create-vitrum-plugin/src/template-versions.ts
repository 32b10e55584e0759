/** Versions that a new plugin is written for and tested with; written by `npm run version-packages`. */
export const templateVersions = {
  cli: '0.0.0',
  core: '0.0.0',
  pluginKit: '0.0.0',
  tensor: '0.0.0',
  vitrum: '0.0.0',
  peer: '>=0.0.0 <1',
  nodeTypes: '24.19.2',
  typescript: '7.0.2',
  vitest: '5.1.1',
} as const;
