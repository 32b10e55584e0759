import { definePlugin } from '@vitrum/core';
import { csv } from './csv.ts';
import { idx } from './idx.ts';
import { imageFolder } from './image-folder.ts';
import { jsonLines } from './json-lines.ts';
import { npy } from './npy.ts';
import { textLines } from './text-lines.ts';
import { version } from './version.ts';

export { csv } from './csv.ts';
export { guessDataset } from './guess-dataset.ts';
export { idx } from './idx.ts';
export { imageFolder } from './image-folder.ts';
export { jsonLines } from './json-lines.ts';
export type { LabeledForm } from './labeled/labeled-form.ts';
export type { LabeledSamples } from './labeled/labeled-samples.ts';
export { readLabeledSamples } from './labeled/read-labeled-samples.ts';
export type { NewPicture, NewSample } from './new-samples/new-sample.ts';
export { readNewSamples } from './new-samples/read-new-samples.ts';
export { npy } from './npy.ts';
export { textLines } from './text-lines.ts';

export { decodePicture, type DecodedPicture, type DecodeOptions, type PictureSize } from './pictures/decode-picture.ts';

/** All readers of user files, as a plugin. */
export const dataFilesPlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/data-files', version, datasets: [csv, jsonLines, textLines, npy, idx, imageFolder] });
export default dataFilesPlugin;
