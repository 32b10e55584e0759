import { mkdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { VitrumError, type Format, type FormatFile, type Registry } from '@vitrum/core';
import { completeModel, formatForName, type ModelFile } from '@vitrum/formats';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import { formatBytes } from '../format-bytes.ts';
import type { CommandHost } from '../command-host.ts';
import { readAnyModel } from '../load/any-model.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import type { Int8Options, Int8Result } from '../int8/write-int8.ts';
import type { CommonOptions } from '../options/shared-options.ts';
import { writeTo } from '../write-output.ts';

/** The options of `vitrum export`, `import` and `convert`, as they were typed. */
export interface ConvertOptions extends CommonOptions, Int8Options {
  readonly to?: string;
  readonly out?: string;
  readonly like?: string;
  readonly names?: string;
  readonly json?: boolean;
}

/** Writes a model in another format, beside it unless `--out` says where. */
export async function exportModel(file: string, options: ConvertOptions, host: CommandHost): Promise<void> {
  const { to, out } = options;
  checkInt8(options);
  if (to === undefined && out === undefined) throw noFormat();
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const format = to === undefined ? formatForName(registry, out ?? '') : registry.formats.lookup(to);
  const model = await readAnyModel(registry, file, options, host);
  await writeModel(registry, model, format, out ?? `${withoutExtension(file)}${format.extensions[0] ?? ''}`, options, host);
}

/** Writes what another tool made as a model file. */
export async function importModel(file: string, options: ConvertOptions, host: CommandHost): Promise<void> {
  const beside = `${withoutExtension(file)}.json`;
  // What TensorFlow.js wrote is a model.json, too.
  const path = beside === file ? `${withoutExtension(file)}.vitrum.json` : beside;
  await convert(file, options.out ?? path, { ...options, to: 'model' }, host);
}

/** Reads a model in any format and writes it in any format. */
export async function convert(from: string, into: string, options: ConvertOptions, host: CommandHost): Promise<void> {
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const isModelFile = options.to === 'model' || (options.to === undefined && into.endsWith('.json'));
  const format = isModelFile ? undefined : formatOf(registry, into, options.to);
  const model = await readAnyModel(registry, from, options, host);
  await writeModel(registry, model, format, into, options, host);
}

const formatOf = (registry: Registry, file: string, name: string | undefined): Format =>
  name === undefined ? formatForName(registry, file) : registry.formats.lookup(name);

interface Written {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function writeModel(registry: Registry, model: ModelFile, format: Format | undefined, path: string, options: ConvertOptions, host: CommandHost): Promise<void> {
  const int8 = options.int8 === true && format !== undefined ? await inIntegers(registry, model, format, options, host) : undefined;
  const files = format === undefined ? [modelFile(model, path)] : named(int8?.files ?? (await filesOf(registry, model, format)), format, path);
  // The main file comes last: where it is, the files that it names are.
  for (const { name, bytes } of files.toReversed()) await writeTo(name, () => writeFile(host.paths.resolve(name), bytes, format));
  if (options.json === true) {
    host.stdout.print(JSON.stringify({ event: 'written', format: format?.name ?? 'model', files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length })), ...(int8 && { int8: figuresOf(int8) }) }));
    return;
  }
  for (const { name, bytes } of files) host.stdout.print(`wrote ${name}, ${formatBytes(bytes.length)}`);
  if (int8 !== undefined) host.stdout.print((await import('../int8/write-int8.ts')).describeInt8(int8));
}

async function inIntegers(registry: Registry, model: ModelFile, format: Format, options: ConvertOptions, host: CommandHost): Promise<Int8Result> {
  const { writeInt8 } = await import('../int8/write-int8.ts');
  return writeInt8(registry, model, completeModel(registry, model), format, options, host);
}

const figuresOf = ({ calibration, samples, accuracy, meanDifference }: Int8Result) => ({ calibration, samples, accuracy, meanDifference });

/** @throws VITRUM_INVALID_OPTION for options that say nothing without `--int8` */
function checkInt8({ int8, calibrate, limit }: ConvertOptions): void {
  const flag = calibrate !== undefined ? '--calibrate' : limit !== undefined ? '--limit' : undefined;
  if (int8 === true || flag === undefined) return;
  throw new VitrumError({ code: 'VITRUM_INVALID_OPTION', message: `${flag} is about 8-bit integers, and --int8 was not given.`, hint: `Add --int8, or leave ${flag} out.` });
}

async function writeFile(path: string, bytes: Uint8Array, format: Format | undefined): Promise<void> {
  if (format !== undefined) await mkdir(dirname(path), { recursive: true });
  await writeFileAtomically(path, bytes);
}

const modelFile = (model: ModelFile, path: string): Written => ({ name: path, bytes: Buffer.from(`${JSON.stringify(model)}\n`) });

async function filesOf(registry: Registry, model: ModelFile, format: Format): Promise<readonly [FormatFile, ...FormatFile[]]> {
  if (format.write === undefined) throw cannotWrite(registry, format);
  return format.write(completeModel(registry, model));
}

/** The first file has the name that was asked for, the others begin like it, or all have a folder. */
function named(files: readonly [FormatFile, ...FormatFile[]], { extensions }: Format, path: string): readonly Written[] {
  if (!files[0].name.startsWith('.')) return inFolder(path, files);
  const base = withoutEnd(path, extensions);
  return files.map(({ name, bytes }, i) => ({ name: i === 0 ? path : `${base}${name}`, bytes }));
}

/** Files that find each other by name, in a folder of their own: the path names it, or the main file in it. */
function inFolder(path: string, files: readonly [FormatFile, ...FormatFile[]]): readonly Written[] {
  const folder = basename(path) === files[0].name ? dirname(path) : path;
  return files.map(({ name, bytes }) => ({ name: join(folder, name), bytes }));
}

const withoutExtension = (path: string): string => path.slice(0, path.length - extname(path).length);

/** A path without the end that its format gives it: `model` for `model.d.ts`. */
function withoutEnd(path: string, ends: readonly string[]): string {
  const end = ends.find((each) => path.toLowerCase().endsWith(each));
  return end === undefined ? withoutExtension(path) : path.slice(0, path.length - end.length);
}

function noFormat(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: 'The command "export" needs a format: --to <format>.',
    hint: 'Choose one of "vitrum list formats", or name a file with --out whose end says it, such as model.h.',
  });
}

function cannotWrite({ formats }: Registry, { name }: Format): VitrumError {
  const others = formats.entries.filter(({ definition }) => definition.write !== undefined).map(({ definition }) => definition.name);
  return new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `Files of the format ${name} can be read and not written.`,
    hint: `Formats that can be written: ${others.join(', ')}.`,
  });
}
