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
    remedy: 'Take the name that the hint suggests, or add the plugin: `registry.with(plugin)`, `--plugin FILE`.',
  },
  VITRUM_UNKNOWN_OPTION: {
    cause: 'An option is misspelled, or belongs to another contribution.',
    remedy: 'Take one of the options that the hint lists; docs/catalog describes them.',
  },
  VITRUM_MISSING_OPTION: {
    cause: 'An option without a default was left out, such as the length of a vocabulary.',
    remedy: 'Add the option that the message names.',
  },
  VITRUM_INVALID_OPTION: {
    cause: 'A number is outside of its range, or has the form of something else, such as "0.1" in quotation marks.',
    remedy: 'Give a value as the message describes it, or leave the option out for its default.',
  },
  VITRUM_INVALID_REFERENCE: {
    cause: 'In place of an activation, a loss or the like stands something that names none.',
    remedy: 'Write its name, "tanh", or an object with its name and options, { "type": "leaky-relu", "slope": 0.2 }.',
  },
  VITRUM_INVALID_CONFIG: {
    cause: 'A configuration was written or changed by hand: a key is missing, stands in the wrong place, or contradicts another one.',
    remedy: 'Mend the place that the message names; `parseNetworkConfig(value)` looks at the whole of a network.',
  },
  VITRUM_INVALID_SHAPE: {
    cause: 'The product of the axes is not the number of elements, or an axis is negative or no whole number.',
    remedy: 'Give the length of every axis, outermost first, as in [32, 784] for 32 samples of 784 numbers.',
  },
  VITRUM_SHAPE_MISMATCH: {
    cause: 'Data and network, or two layers that follow each other, do not fit: 784 numbers a sample meet a network that takes 64.',
    remedy: 'Change the side that the message says is wrong: the `inputShape`, the units of the last layer, or the data.',
  },
  VITRUM_NO_FORWARD_PASS: {
    cause: 'A cost, a gradient or a passage was asked for before `forward`, or after a larger batch made the old results invalid.',
    remedy: 'Call `forward(inputs)` on the batch first.',
  },
  VITRUM_GRADIENT_NOT_KEPT: {
    cause: 'Gradients are formed when they are read, from memory that the next forward pass overwrites.',
    remedy: 'Read the gradient between `backward()` and the next `forward()`.',
  },
  VITRUM_INDEX_OUT_OF_RANGE: {
    cause: 'Counting began at 1, an end was taken as included, or indices of words come from another vocabulary.',
    remedy: 'Give a whole number from 0 to one less than there are.',
  },
  VITRUM_NAME_TAKEN: {
    cause: 'A plugin contributes what another one already has, or was registered twice.',
    remedy: 'Rename one of them, register once, or say that it is meant: `registry.replace(plugin)`.',
  },
  VITRUM_NOTHING_TO_REPLACE: {
    cause: 'What a plugin is to replace is misspelled, or not registered yet.',
    remedy: 'Use `registry.with(plugin)` for something new, or correct the name.',
  },
  VITRUM_INVALID_PLUGIN: {
    cause: 'A file exports something else than a plugin, or a plugin without a name, a version, or lists of contributions.',
    remedy: 'Export what `definePlugin({ name, version, activations: [ … ] })` gives.',
  },
  VITRUM_INVALID_CONTRIBUTION: {
    cause: 'A function that the kind requires is missing or misspelled, or a definition with options was used before they were given.',
    remedy: 'Compare it with a built-in one of the same kind; `vitrum check-plugin FILE` finds all such faults at once.',
  },
  VITRUM_CONTRIBUTION_FAILED: {
    cause: 'A mistake in the function that the message names; its own error is the `cause`.',
    remedy: 'Mend the function; `vitrum check-plugin FILE` tries all of them, with extreme values too.',
  },
  VITRUM_PLUGIN_INCOMPATIBLE: {
    cause: 'A plugin says that it was written for another major version.',
    remedy: 'Install the version of the plugin that is made for this one.',
  },
  VITRUM_PLUGIN_UNREADABLE: {
    cause: 'The path is wrong, the file has a mistake of syntax, or a package that it imports is not installed.',
    remedy: 'Run the file by itself with `node FILE`: it says the same in more words.',
  },
  VITRUM_OUT_OF_MEMORY: {
    cause: 'The network or the batch is too large for the memory of the backend, or networks that are done with were not released.',
    remedy: 'Take a smaller batch, call `release()` on what is done with, or use the backend `reference`.',
  },
  VITRUM_BACKEND_UNAVAILABLE: {
    cause: 'The engine has no WebAssembly with SIMD, the page forbids to compile it, or threads were asked for where memory cannot be shared.',
    remedy: "Allow it with `script-src 'wasm-unsafe-eval'`, ask for one thread, or use the backend `reference`.",
  },
  VITRUM_DATASET_NOT_FOUND: {
    cause: 'The files are in none of the places that are looked at, and there is no connection to where they are published.',
    remedy: 'Connect, or put the files into a folder and name it with `--data-dir` or `VITRUM_DATA_DIR`.',
  },
  VITRUM_DATA_UNREADABLE: {
    cause: 'A path is misspelled, is a folder where a file is meant, or may not be read by this user.',
    remedy: 'Check the path, and the right to read the file and to enter its folder.',
  },
  VITRUM_INVALID_GZIP: {
    cause: 'A download or a copy was cut short, or the file only has the name of a .gz file.',
    remedy: 'Remove it and download it again.',
  },
  VITRUM_INVALID_IDX: {
    cause: 'A file in the place of MNIST is something else, often a web page that says why there was no download, or a file that was cut short.',
    remedy: 'Take the original; the first bytes of an IDX file are 0, 0, a type and the number of axes.',
  },
  VITRUM_CHECKSUM_MISMATCH: {
    cause: 'A file of the right name holds something else than what was published: it is damaged, changed, or another edition.',
    remedy: 'Remove it, and let it be downloaded again; `vitrum data verify` looks at all files.',
  },
  VITRUM_COUNT_MISMATCH: {
    cause: 'Inputs and targets come from different parts of the data, such as training pictures with test labels.',
    remedy: 'Give both from the same part: each sample needs exactly one target.',
  },
  VITRUM_INVALID_DATASET: {
    cause: 'There are no samples, numbers are not finite, or rows are of different length; or a definition was given that is not loaded.',
    remedy: 'Mend or leave out the sample that the message names; load a definition with `load`.',
  },
  VITRUM_INVALID_IMAGE: {
    cause: 'A file is no picture that can be decoded, is damaged, or is larger than what is accepted.',
    remedy: 'Open it in a program that shows pictures, and save it anew as PNG or JPEG.',
  },
  VITRUM_INVALID_TABLE: {
    cause: 'A row has more or fewer fields than the first, a quotation mark is not closed, or the column of the targets is not there.',
    remedy: 'Mend the line that the message names, or say with the options of the table what separates fields.',
  },
  VITRUM_INVALID_NPY: {
    cause: 'A file was not written by `numpy.save`, holds Python objects, or was cut short.',
    remedy: 'Save the array anew, as numbers: `numpy.save(file, array.astype("float32"))`.',
  },
  VITRUM_INVALID_ARCHIVE: {
    cause: 'A .zip, .tar.gz or .npz was not copied completely, or lacks a file under the name that is expected.',
    remedy: 'Take the original; the hint lists what an archive holds.',
  },
  VITRUM_CLASS_MISMATCH: {
    cause: 'A model is tested on data whose classes are named or counted otherwise than those that it learned.',
    remedy: 'Give data with the classes of the model, under the same names; their order does not matter.',
  },
  VITRUM_INVALID_ENCODING: {
    cause: 'New samples have other columns, sizes or words than the training data, or a model was saved without what it knows of its inputs.',
    remedy: 'Give samples of the form of the training data; `vitrum inspect --model FILE` shows what a model takes.',
  },
  VITRUM_INVALID_MODEL: {
    cause: 'A file is no model, was cut short, or was changed by hand.',
    remedy: 'Use the `model.json` that `vitrum train`, `saveModel` or `encodeModel` wrote.',
  },
  VITRUM_UNSUPPORTED_MODEL: {
    cause: 'A layer or an activation has no counterpart in the format, or the tensors of a file fit no network that was named.',
    remedy: 'Take another format, or layers that it has; `vitrum list formats` names the formats.',
  },
  VITRUM_INVALID_CHECKPOINT: {
    cause: 'Files of a run were changed, removed or cut short, or the data are not those of the run any more.',
    remedy: 'Restore them from a copy, or start a new run, without `--resume`.',
  },
  VITRUM_OUTPUT_UNWRITABLE: {
    cause: 'The disk is full, the folder belongs to somebody else, or a folder stands where the file is to be.',
    remedy: 'Make room, or name another place with `--out`.',
  },
  VITRUM_RUN_IN_USE: {
    cause: 'Another process trains there, perhaps in another window, or one ended without removing its lock.',
    remedy: 'Wait for it or end it, or give the new run another folder with `--out`.',
  },
  VITRUM_QUEUE_UNAVAILABLE: {
    cause: 'Redis is not running or not reached, or it refuses the password.',
    remedy: 'Start it or correct the address of `--queue`, and start the sweep or the worker again: what has been trained is kept.',
  },
  VITRUM_DIVERGED: {
    cause: 'The learning rate is too large for the loss and the scale of the inputs, so that weights grow until they are no numbers any more.',
    remedy: 'Divide the learning rate by ten, standardize the inputs, or limit the gradients with `clipNorm`, `--clip-norm`.',
  },
};
