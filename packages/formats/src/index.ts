export { findMissingPlugins, findPluginWarnings, installCommand, type ModelWarning } from './check-plugins.ts';
export { checkModel, decodeModel, parseModel, type DecodeModelOptions } from './decode-model.ts';
export { encodeModel } from './encode-model.ts';
export { fingerprint } from './fingerprint.ts';
export type { ModelFile, RequiredPlugin, SavedParameter } from './model-file.ts';
export { pluginsOfOptions, requiredPlugins } from './required-plugins.ts';
