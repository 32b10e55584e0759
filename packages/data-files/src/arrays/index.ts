/** Arrays without Node: from bytes that are in memory, in a browser or a worker. */
export { createIdxFrom, type IdxFiles, type IdxReading, type NamedIdxFiles } from '../idx/idx-definition.ts';
export { idxContent } from '../idx/idx-content.ts';
export type { ArrayContent } from './array-content.ts';
export { inputInMemory, type ArrayInput } from './array-input.ts';
export { idxKey, labelKeys } from '../idx/idx-names.ts';
