// Models as plain JSON, and the fingerprint of a network.
export {
  checkModel,
  decodeModel,
  encodeModel,
  fingerprint,
  parseModel,
  type DecodeModelOptions,
  type ModelFile,
  type ModelWarning,
} from '@vitrum/formats';
