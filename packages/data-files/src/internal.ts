// What vitrum's packages and apps share with each other alone: it may change in any release. What is for users is in index.ts.
export { createIdx } from './idx.ts';
export { createImageFolder } from './image-folder.ts';
export { dividesSamples, readingOptions } from './labeled/reading-options.ts';
export { createNpy } from './npy.ts';
