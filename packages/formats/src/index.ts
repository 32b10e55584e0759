export { checkModel, decodeModel, parseModel, type DecodeModelOptions } from './decode-model.ts';
export { encodeModel } from './encode-model.ts';
export type { ModelFile, RequiredPlugin, SavedParameter } from './model-file.ts';
