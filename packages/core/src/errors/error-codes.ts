/**
 * Every code that a `VitrumError` can carry. A code is permanent: it is never renamed and never reused.
 *
 * `usage` errors are mended by the caller's words (a name, an option, a shape); the others by what the words point at.
 */
export const errorCodes = {
  VITRUM_UNKNOWN_NAME: { category: 'usage', title: 'No contribution of this kind has that name' },
  VITRUM_UNKNOWN_OPTION: { category: 'usage', title: 'An option that does not exist was given' },
  VITRUM_MISSING_OPTION: { category: 'usage', title: 'A required option was not given' },
  VITRUM_INVALID_OPTION: { category: 'usage', title: 'An option has a value of the wrong type or outside its range' },
  VITRUM_INVALID_REFERENCE: { category: 'usage', title: 'Neither a name nor an object with a "type"' },
  VITRUM_INVALID_CONFIG: { category: 'usage', title: 'A configuration does not have the documented form' },
  VITRUM_INVALID_SHAPE: { category: 'usage', title: 'A shape is not a list of whole numbers, or does not fit its data' },
  VITRUM_SHAPE_MISMATCH: { category: 'usage', title: 'Two shapes that must agree do not' },
  VITRUM_NO_FORWARD_PASS: { category: 'usage', title: 'Something was asked that only a forward pass makes known' },
  VITRUM_GRADIENT_NOT_KEPT: { category: 'usage', title: 'A gradient was applied to its parameter and overwritten since' },
  VITRUM_INDEX_OUT_OF_RANGE: { category: 'usage', title: 'An index lies outside what is there' },
  VITRUM_NAME_TAKEN: { category: 'plugin', title: 'Two plugins contribute the same name' },
  VITRUM_NOTHING_TO_REPLACE: { category: 'plugin', title: 'replace() was given a name that nobody registered' },
  VITRUM_INVALID_PLUGIN: { category: 'plugin', title: 'A value is not a plugin' },
  VITRUM_INVALID_CONTRIBUTION: { category: 'plugin', title: 'A contribution lacks what its kind requires' },
  VITRUM_CONTRIBUTION_FAILED: { category: 'plugin', title: 'A function of a plugin throws, or ends the process' },
  VITRUM_PLUGIN_INCOMPATIBLE: { category: 'plugin', title: 'A plugin was written for another major version of vitrum' },
  VITRUM_PLUGIN_UNREADABLE: { category: 'plugin', title: 'A plugin file could not be imported' },
  VITRUM_OUT_OF_MEMORY: { category: 'environment', title: 'A tensor does not fit into the memory that a backend may use' },
  VITRUM_BACKEND_UNAVAILABLE: { category: 'environment', title: 'A backend cannot run here' },
  VITRUM_DATASET_NOT_FOUND: { category: 'data', title: 'The files of a dataset are nowhere and could not be downloaded' },
  VITRUM_DATA_UNREADABLE: { category: 'data', title: 'A data file exists and cannot be read' },
  VITRUM_INVALID_GZIP: { category: 'data', title: 'A .gz file cannot be decompressed' },
  VITRUM_INVALID_IDX: { category: 'data', title: 'A file is not in the IDX format, or is cut short' },
  VITRUM_CHECKSUM_MISMATCH: { category: 'data', title: 'A file is not the published one' },
  VITRUM_COUNT_MISMATCH: { category: 'data', title: 'Images and labels are of different count' },
  VITRUM_INVALID_DATASET: { category: 'data', title: 'A dataset contradicts itself' },
  VITRUM_INVALID_IMAGE: { category: 'data', title: 'A picture cannot be read or decoded' },
  VITRUM_INVALID_TABLE: { category: 'data', title: 'A table, JSON lines or a list of sentences cannot be read' },
  VITRUM_INVALID_NPY: { category: 'data', title: 'A file is not in the NPY format, or is cut short' },
  VITRUM_INVALID_ARCHIVE: { category: 'data', title: 'A ZIP archive is damaged, or lacks what is looked for' },
  VITRUM_CLASS_MISMATCH: { category: 'data', title: 'Data have other classes, labels or targets than the model that they are to test' },
  VITRUM_INVALID_ENCODING: { category: 'data', title: 'A model does not say how data become its inputs, or something does not fit what it says' },
  VITRUM_INVALID_MODEL: { category: 'data', title: 'A model file cannot be read or does not describe a model' },
  VITRUM_INVALID_CHECKPOINT: { category: 'data', title: 'A run folder cannot be resumed' },
  VITRUM_OUTPUT_UNWRITABLE: { category: 'environment', title: 'A file or folder cannot be written' },
  VITRUM_DIVERGED: { category: 'training', title: 'Training produced a number that is not finite' },
} as const satisfies Readonly<Record<string, { readonly category: ErrorCategory; readonly title: string }>>;

/** Who has to act on an error: the caller, a plugin's author, the owner of the data, of the machine, or of the experiment. */
export type ErrorCategory = 'usage' | 'plugin' | 'data' | 'environment' | 'training';

/** A permanent error code. */
export type ErrorCode = keyof typeof errorCodes;
