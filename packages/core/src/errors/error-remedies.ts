import type { ErrorCode } from './error-codes.ts';

/** Why an error usually happens, and what mends it. */
export interface ErrorRemedy {
  /** One sentence. */
  readonly cause: string;
  /** One sentence, which says what to do. */
  readonly remedy: string;
}

/** The usual cause of each code, and its remedy; kept apart so that programs do not bundle these texts. */
export const errorRemedies: Readonly<Record<ErrorCode, ErrorRemedy>> = {
  VITRUM_UNKNOWN_NAME: {
    cause: 'A name is misspelled, or the plugin that contributes it is not registered.',
    remedy: 'Use the name that the hint suggests, or add the plugin: `registry.with(plugin)`, `--plugin FILE`.',
  },
  VITRUM_UNKNOWN_OPTION: {
    cause: 'An option is misspelled or belongs to another contribution.',
    remedy: 'Use one of the options that the hint lists; docs/catalog describes them.',
  },
  VITRUM_MISSING_OPTION: {
    cause: 'An option without a default was left out, such as the size of a vocabulary.',
    remedy: 'Add the option that the message names.',
  },
  VITRUM_INVALID_OPTION: {
    cause: 'A number is out of range, or was given in another form, such as "0.1" in quotation marks.',
    remedy: 'Give a value of the kind that the message describes, or leave the option out to get its default.',
  },
  VITRUM_INVALID_REFERENCE: {
    cause: 'Something else was given where the name of an activation, a loss or another contribution was expected.',
    remedy: 'Write its name, "tanh", or an object with its name and options, { "type": "leaky-relu", "slope": 0.2 }.',
  },
  VITRUM_INVALID_CONFIG: {
    cause: 'A configuration was written or changed by hand: a key is missing, is in the wrong place, or contradicts another one.',
    remedy: 'Correct the place that the message names; `parseNetworkConfig(value)` checks the whole configuration of a network.',
  },
  VITRUM_INVALID_SHAPE: {
    cause: 'The product of the axes is not the number of elements, or an axis is not a whole number of at least 0.',
    remedy: 'Give the length of every axis, outermost first: [32, 784] for 32 samples of 784 numbers.',
  },
  VITRUM_SHAPE_MISMATCH: {
    cause: 'The data do not fit the network, or two consecutive layers do not fit: samples of 784 numbers go into a network that takes 64.',
    remedy: 'Change the side that the message says is wrong: the `inputShape`, the units of the last layer, or the data.',
  },
  VITRUM_NO_FORWARD_PASS: {
    cause: 'A cost, a gradient or an intermediate value was read before `forward` was called, or after a larger batch made the old results invalid.',
    remedy: 'Call `forward(inputs)` on the batch first.',
  },
  VITRUM_GRADIENT_NOT_KEPT: {
    cause: 'Gradients are computed when they are read, from memory that the next forward pass overwrites.',
    remedy: 'Read the gradient after `backward()` and before the next `forward()`.',
  },
  VITRUM_INDEX_OUT_OF_RANGE: {
    cause: 'Counting began at 1, an end was taken to be included, or word indices come from another vocabulary.',
    remedy: 'Give a whole number from 0 to one less than the number of elements.',
  },
  VITRUM_NAME_TAKEN: {
    cause: 'A plugin contributes a name that another plugin already has, or the same plugin was registered twice.',
    remedy: 'Rename one of them, register the plugin only once, or replace on purpose: `registry.replace(plugin)`.',
  },
  VITRUM_NOTHING_TO_REPLACE: {
    cause: 'The name to be replaced is misspelled or not registered yet.',
    remedy: 'Use `registry.with(plugin)` for something new, or correct the name.',
  },
  VITRUM_INVALID_PLUGIN: {
    cause: 'A file exports something other than a plugin, or a plugin without a name, a version, or lists of contributions.',
    remedy: 'Export what `definePlugin({ name, version, activations: [ … ] })` returns.',
  },
  VITRUM_INVALID_CONTRIBUTION: {
    cause: 'A function that the kind requires is missing or misspelled, or a definition with options was used before it was given its options.',
    remedy: 'Compare it with a built-in contribution of the same kind; `vitrum check-plugin FILE` finds all such faults at once.',
  },
  VITRUM_CONTRIBUTION_FAILED: {
    cause: 'The function that the message names has a bug; its own error is the `cause`.',
    remedy: 'Fix the function; `vitrum check-plugin FILE` tests all functions of a plugin, also with extreme values.',
  },
  VITRUM_PLUGIN_INCOMPATIBLE: {
    cause: 'The plugin says that it was written for another major version.',
    remedy: 'Install the version of the plugin that was made for this version of vitrum.',
  },
  VITRUM_PLUGIN_UNREADABLE: {
    cause: 'The path is wrong, the file has a syntax error, or a package that it imports is not installed.',
    remedy: 'Run the file on its own with `node FILE`, which reports the same fault in more detail.',
  },
  VITRUM_OUT_OF_MEMORY: {
    cause: 'The network or the batch is too large for the memory of the backend, or networks that are no longer used were not released.',
    remedy: 'Use a smaller batch, call `release()` on what is no longer used, or use the backend `reference`.',
  },
  VITRUM_BACKEND_UNAVAILABLE: {
    cause: 'The engine has no WebAssembly with SIMD, the page does not allow compilation, or threads were requested where memory cannot be shared.',
    remedy: "Allow compilation with `script-src 'wasm-unsafe-eval'`, request one thread, or use the backend `reference`.",
  },
  VITRUM_DATASET_NOT_FOUND: {
    cause: 'The files are in none of the folders that are searched, and the address where they are published cannot be reached.',
    remedy: 'Connect to the network, or put the files into a folder and name it with `--data-dir` or `VITRUM_DATA_DIR`.',
  },
  VITRUM_DATA_UNREADABLE: {
    cause: 'The path is misspelled, is a folder where a file is expected, or this user may not read it.',
    remedy: 'Check the path, and the permission to read the file and to enter its folder.',
  },
  VITRUM_INVALID_GZIP: {
    cause: 'A download or a copy was cut short, or the file only has the name of a .gz file.',
    remedy: 'Remove the file and download it again.',
  },
  VITRUM_INVALID_IDX: {
    cause: 'A file that should be in the IDX format is something else, often a web page that explains why there was no download, or it was cut short.',
    remedy: 'Use the original file; an IDX file begins with the bytes 0, 0, its number type and its number of axes.',
  },
  VITRUM_CHECKSUM_MISMATCH: {
    cause: 'A file has the right name but not the published content: it is damaged, changed, or another edition.',
    remedy: 'Remove it and let it be downloaded again; `vitrum data verify` checks all files.',
  },
  VITRUM_COUNT_MISMATCH: {
    cause: 'Inputs and targets come from different parts of the data, such as training pictures with test labels.',
    remedy: 'Use both from the same part: each sample needs exactly one target.',
  },
  VITRUM_INVALID_DATASET: {
    cause: 'There are no samples, some numbers are not finite, or rows differ in length; or a definition was passed instead of the loaded dataset.',
    remedy: 'Correct or leave out the sample that the message names; call `load` on a definition.',
  },
  VITRUM_INVALID_IMAGE: {
    cause: 'A file is not a picture, is damaged, or is larger than the accepted size.',
    remedy: 'Open it in a program that shows pictures, and save it again as PNG or JPEG.',
  },
  VITRUM_INVALID_TABLE: {
    cause: 'A row has more or fewer fields than the first, a quotation mark is not closed, or the target column does not exist.',
    remedy: 'Correct the line that the message names, or set the options of the table, such as its delimiter.',
  },
  VITRUM_INVALID_NPY: {
    cause: 'A file was not written by `numpy.save`, holds Python objects, or was cut short.',
    remedy: 'Save the array again as numbers: `numpy.save(file, array.astype("float32"))`.',
  },
  VITRUM_INVALID_ARCHIVE: {
    cause: 'A .zip, .tar.gz or .npz file was not copied completely, or lacks a file of the expected name.',
    remedy: 'Use the original archive; the hint lists what this one holds.',
  },
  VITRUM_CLASS_MISMATCH: {
    cause: 'A model is tested on data whose classes have other names, or another number of classes, than those it was trained on.',
    remedy: 'Use data with the classes of the model under the same names; their order does not matter.',
  },
  VITRUM_INVALID_ENCODING: {
    cause: 'New samples have other columns, sizes or words than the training data, or the model was saved without a description of its inputs.',
    remedy: 'Use samples in the form of the training data; `vitrum inspect --model FILE` shows what a model takes.',
  },
  VITRUM_INVALID_MODEL: {
    cause: 'The file is not a model, was cut short, or was changed by hand.',
    remedy: 'Use the `model.json` that `vitrum train`, `saveModel` or `encodeModel` wrote.',
  },
  VITRUM_UNSUPPORTED_MODEL: {
    cause: 'A layer or an activation has no counterpart in the format, or the tensors of a file fit no layers.',
    remedy: 'Use another format, or layers that the format has; `vitrum list formats` lists the formats.',
  },
  VITRUM_INVALID_CHECKPOINT: {
    cause: 'Files of the run were changed, removed or cut short, or the data are no longer those of the run.',
    remedy: 'Restore the files from a copy, or start a new run without `--resume`.',
  },
  VITRUM_OUTPUT_UNWRITABLE: {
    cause: 'The disk is full, the folder belongs to another user, or there is a folder where the file should be.',
    remedy: 'Free some space, or name another place with `--out`.',
  },
  VITRUM_RUN_IN_USE: {
    cause: 'Another process is training there, perhaps in another window, or a process ended without removing its lock.',
    remedy: 'Wait for that process or end it, or give the new run another folder with `--out`.',
  },
  VITRUM_QUEUE_UNAVAILABLE: {
    cause: 'Redis is not running, cannot be reached, or refuses the password.',
    remedy: 'Start Redis or correct the address in `--queue`, then start the sweep or the worker again; finished trials are kept.',
  },
  VITRUM_DIVERGED: {
    cause: 'The learning rate is too large for the loss and the scale of the inputs, so the weights grow beyond all bounds.',
    remedy: 'Divide the learning rate by ten, standardize the inputs, or limit the gradients with `clipNorm` or `--clip-norm`.',
  },
};
