export {
  describePlugin,
  findMissingPlugins,
  findPluginWarnings,
  installCommand,
  isRequiredPlugin,
  type ModelWarning,
} from './check-plugins.ts';
export { checkBinaryModel, checkModel, decodeModel, parseModel, type DecodeModelOptions } from './decode-model.ts';
export { encodeBinaryModel, encodeModel, inDecimals } from './encode-model.ts';
export { fingerprint } from './fingerprint.ts';
export type { BinaryModel, ModelFile, RequiredPlugin, SavedParameter } from './model-file.ts';
export { pluginsOfOptions, requiredPlugins } from './required-plugins.ts';
