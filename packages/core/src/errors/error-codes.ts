/**
 * Every code of a `VitrumError`; `errorTitles` gives their meanings. A code is permanent: it is never renamed and never reused.
 *
 * `usage` errors are fixed in the caller's input (a name, an option, a shape); the others in what that input refers to.
 */
export const errorCodes = {
  VITRUM_UNKNOWN_NAME: { category: 'usage' },
  VITRUM_UNKNOWN_OPTION: { category: 'usage' },
  VITRUM_MISSING_OPTION: { category: 'usage' },
  VITRUM_INVALID_OPTION: { category: 'usage' },
  VITRUM_INVALID_REFERENCE: { category: 'usage' },
  VITRUM_INVALID_CONFIG: { category: 'usage' },
  VITRUM_INVALID_SHAPE: { category: 'usage' },
  VITRUM_SHAPE_MISMATCH: { category: 'usage' },
  VITRUM_NO_FORWARD_PASS: { category: 'usage' },
  VITRUM_GRADIENT_NOT_KEPT: { category: 'usage' },
  VITRUM_INDEX_OUT_OF_RANGE: { category: 'usage' },
  VITRUM_NAME_TAKEN: { category: 'plugin' },
  VITRUM_NOTHING_TO_REPLACE: { category: 'plugin' },
  VITRUM_INVALID_PLUGIN: { category: 'plugin' },
  VITRUM_INVALID_CONTRIBUTION: { category: 'plugin' },
  VITRUM_CONTRIBUTION_FAILED: { category: 'plugin' },
  VITRUM_PLUGIN_INCOMPATIBLE: { category: 'plugin' },
  VITRUM_PLUGIN_UNREADABLE: { category: 'plugin' },
  VITRUM_OUT_OF_MEMORY: { category: 'environment' },
  VITRUM_BACKEND_UNAVAILABLE: { category: 'environment' },
  VITRUM_DATASET_NOT_FOUND: { category: 'data' },
  VITRUM_DATA_UNREADABLE: { category: 'data' },
  VITRUM_INVALID_GZIP: { category: 'data' },
  VITRUM_INVALID_IDX: { category: 'data' },
  VITRUM_CHECKSUM_MISMATCH: { category: 'data' },
  VITRUM_COUNT_MISMATCH: { category: 'data' },
  VITRUM_INVALID_DATASET: { category: 'data' },
  VITRUM_INVALID_IMAGE: { category: 'data' },
  VITRUM_INVALID_TABLE: { category: 'data' },
  VITRUM_INVALID_NPY: { category: 'data' },
  VITRUM_INVALID_ARCHIVE: { category: 'data' },
  VITRUM_CLASS_MISMATCH: { category: 'data' },
  VITRUM_INVALID_ENCODING: { category: 'data' },
  VITRUM_INVALID_MODEL: { category: 'data' },
  VITRUM_UNSUPPORTED_MODEL: { category: 'data' },
  VITRUM_INVALID_CHECKPOINT: { category: 'data' },
  VITRUM_OUTPUT_UNWRITABLE: { category: 'environment' },
  VITRUM_RUN_IN_USE: { category: 'environment' },
  VITRUM_QUEUE_UNAVAILABLE: { category: 'environment' },
  VITRUM_DIVERGED: { category: 'training' },
} as const satisfies Readonly<Record<string, { readonly category: ErrorCategory }>>;

/** Who must fix an error: the caller, or the owner of the plugin, the data, the machine or the experiment. */
export type ErrorCategory = 'usage' | 'plugin' | 'data' | 'environment' | 'training';

/** Who must fix an error. */
export const categoryOf = ({ code }: { readonly code: ErrorCode }): ErrorCategory => errorCodes[code].category;

/** A permanent error code. */
export type ErrorCode = keyof typeof errorCodes;
