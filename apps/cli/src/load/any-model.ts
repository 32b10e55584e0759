import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, normalize, relative } from 'node:path';
import { isVitrumError, VitrumError, type Registry } from '@vitrum/core';
import { isRecordOf, parseJson, within, withinAsync } from '@vitrum/core/internal';
import { detectFormat, fitTensors, modelFileOf, parseModel, type ModelFile } from '@vitrum/formats';
import { inDecimals } from '@vitrum/formats/internal';
import { decodeCheckpoint, isCheckpoint } from '@vitrum/runs';
import { checkpointName, runFiles } from '@vitrum/runs/internal';
import type { CommandHost } from '../command-host.ts';
import { reasonOf } from '../reason-of.ts';
import { stepsIn } from '../run/checkpoint-files.ts';

/** What else says how a file is to be read. */
export interface AnyModelOptions {
  /** A model whose layers the tensors of the file belong to. */
  readonly like?: string;
  /** A JSON file that says what its tensors are in that model. */
  readonly names?: string;
}

/**
 * Reads a model in any registered format: a model file, a checkpoint, or what another tool made.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL, VITRUM_INVALID_CHECKPOINT
 */
export async function readAnyModel(registry: Registry, file: string, { like, names }: AnyModelOptions, host: CommandHost): Promise<ModelFile> {
  const main = await mainFile(file, host);
  const bytes = await readMain(main, file, host);
  if (isCheckpoint(bytes)) return inDecimals((await decodeCheckpoint(bytes, file, 'Use another checkpoint or the model of its run.')).model);
  if (bytes.length === 0) throw emptyFile(main);
  // Some formats are JSON, too.
  if ((isJson(bytes) || extname(main) === '.json') && !isOfFormat(registry, bytes)) return within(main, () => parseModel(bytes.toString('utf8')));
  const format = detectFormat(registry, main, bytes);
  const read = await withinAsync(main, async () => format.read?.(bytes, (name) => readBeside(main, name, host)));
  if (read === undefined) throw new Error(`the format ${format.name} cannot read`); // detectFormat finds only those that can
  if (like === undefined && names !== undefined) throw namesOfNothing();
  if (like === undefined) return within(main, () => modelFileOf(registry, read));
  const other = await readAnyModel(registry, like, {}, host);
  const given = names === undefined ? undefined : await readNames(names, host);
  return within(main, () => fitTensors(registry, other, read.parameters, given));
}

/** What tensors of a file are in a model, as JSON: `{ "fc1.weight": "layers.0.weights" }`. */
async function readNames(file: string, host: CommandHost): Promise<Readonly<Record<string, string>>> {
  const text = (await readBytes(file, host)).toString('utf8');
  return within(file, () => parseNames(text));
}

function parseNames(text: string): Readonly<Record<string, string>> {
  const isText = (value: unknown): value is string => typeof value === 'string';
  const problem = (reason: string): VitrumError => new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The names of tensors are ${reason}.`,
    hint: 'Write an object of JSON with the names in the file and those in the model: { "fc1.weight": "layers.0.weights" }.',
  });
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    throw problem(`not JSON: ${reasonOf(error)}`);
  }
  if (!isRecordOf(value, isText)) throw problem('no object of names');
  return value;
}

function namesOfNothing(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: '--names says what tensors are in a model, and none was given.',
    hint: 'Name it: --like model.json.',
  });
}

/** The file that stands for a model: in a folder, its `model.json`. */
async function mainFile(file: string, { paths }: CommandHost): Promise<string> {
  const isFolder = await stat(paths.resolve(file)).then((found) => found.isDirectory(), () => false);
  return isFolder ? join(file, runFiles.model) : file;
}

/** The file of a model; where a run has not written it yet, or a folder has none, the message says what there is instead. */
async function readMain(main: string, file: string, host: CommandHost): Promise<Buffer> {
  try {
    return await readBytes(main, host);
  } catch (error) {
    if (basename(main) !== runFiles.model) throw error;
    const [step] = await stepsIn(host.paths.resolve(dirname(main)));
    if (step !== undefined) throw noModelYet(main, step);
    throw main !== file && isVitrumError(error) && isMissing(error.cause) ? noModelIn(file, error) : error;
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

function noModelIn(folder: string, cause: VitrumError): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The folder ${folder} holds no ${runFiles.model}.`,
    hint: 'Name the file of a model, or the folder of a run or of a model of TensorFlow.js.',
    cause,
  });
}

/** For a run that has a checkpoint, but no model yet. */
function noModelYet(file: string, step: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `There is no ${file}: the run there has not come to its end.`,
    hint: `Use its checkpoint, --model ${join(dirname(file), checkpointName(step))}, or go on with the run: vitrum train --resume ${dirname(file)}`,
  });
}

function emptyFile(file: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `${file} is empty.`,
    hint: 'Copy or download it again, or write it anew with the program that made it.',
  });
}

/** True for bytes in which a registered format recognizes itself. */
const isOfFormat = ({ formats }: Registry, bytes: Uint8Array): boolean =>
  formats.entries.some(({ definition: { read, detect } }) => read !== undefined && detect?.(bytes) === true);

/** A file that another one names; only what lies in the same folder, or below it, is read. */
async function readBeside(main: string, name: string, host: CommandHost): Promise<Buffer> {
  const path = normalize(join(dirname(main), name));
  const fromFolder = relative(dirname(main), path);
  if (isAbsolute(name) || fromFolder.startsWith('..')) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `The model names a file outside of its folder, ${JSON.stringify(name)}, which is not read.`,
      hint: 'Put all files of the model into one folder, and name them without a path.',
    });
  }
  try {
    return await readFile(host.paths.resolve(path));
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `The model names another file, ${name}, which cannot be read: ${reasonOf(error)}.`,
      hint: `A model of several files needs them all: put ${basename(name)} into ${dirname(path) === '.' ? 'this folder' : dirname(path)}, or copy the whole folder again.`,
      cause: error,
    });
  }
}

/** True for bytes that begin as an object of JSON does, perhaps behind a byte order mark. */
function isJson(bytes: Buffer): boolean {
  return /^\uFEFF?\s*\{/u.test(bytes.toString('utf8', 0, 64));
}

async function readBytes(file: string, { paths }: CommandHost): Promise<Buffer> {
  try {
    return await readFile(paths.resolve(file));
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `The model ${file} cannot be read: ${reasonOf(error)}.`,
      hint: 'Check the path; "vitrum train" prints where it writes model.json.',
      cause: error,
    });
  }
}
