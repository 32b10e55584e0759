import { VitrumError, type Format, type FormatFile, type PortableModel, type Registry } from '@vitrum/core';
import { within, withinAsync } from '@vitrum/core/internal';
import { completeModel, detectFormat, fitTensors, modelFileOf, parseModel } from '@vitrum/formats';
import { isCheckpoint } from '@vitrum/runs';
import type { ModelFormat, SavedFile } from '../../shared/api/files.ts';
import { readFile } from '../data/imported-files.ts';
import type { Session } from '../session.ts';
import type { Dropped } from './dropped-run.ts';
import { formatPlugins } from './format-plugins.ts';
import { modelText } from './run-texts.ts';
import { needRun } from '../need.ts';

/** A registry with the formats of the page, and those that a visitor's plugins brought. */
function withFormats({ registry }: Session): Registry {
  return formatPlugins.reduce((all: Registry, plugin) => all.with(plugin), registry);
}

/** The formats of models that can be read or written here. */
export function modelFormats(session: Session): readonly ModelFormat[] {
  return withFormats(session).formats.entries.map(({ definition: { name, description = '', limits, extensions, read, write } }) => ({
    name, description, extensions, reads: read !== undefined, writes: write !== undefined, ...(limits !== undefined && { limits }),
  }));
}

/**
 * The present model in a format: one file, or an archive of several.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL, VITRUM_UNKNOWN_NAME
 */
export async function writeModelAs(session: Session, name: string): Promise<SavedFile> {
  const { write, extensions: [end = ''] } = withFormats(session).formats.lookup(name);
  if (write === undefined) throw new Error(`the format ${name} cannot write`); // the page offers those alone that can
  const model = completeModel(session.registry, parseModel(modelText(session.registry, needRun(session))));
  const files = await write(model);
  const [main, ...others] = named(files, end);
  if (main !== undefined && others.length === 0) return { name: main.name, type: 'application/octet-stream', content: new Uint8Array(main.bytes) };
  const { zipSync } = await import('fflate');
  const content = new Uint8Array(zipSync(Object.fromEntries(named(files, end).map((file) => [file.name, file.bytes])), { level: 6 }));
  return { name: `model-${name}.zip`, type: 'application/zip', content };
}

/** Names as they are to be, or ends of the name of the model. */
function named(files: readonly [FormatFile, ...FormatFile[]], end: string): readonly FormatFile[] {
  if (!files[0].name.startsWith('.')) return files;
  return files.map(({ name, bytes }, i) => ({ name: i === 0 ? `model${end}` : `model${name}`, bytes }));
}

/**
 * A file of another format as a model, with the files beside it that it names; undefined for what vitrum itself writes. Tensors without layers are
 * taken into the present network.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL, VITRUM_DATA_UNREADABLE
 */
export async function readOtherFormat(session: Session, files: readonly File[]): Promise<Extract<Dropped, { readonly kind: 'model' }> | undefined> {
  const registry = withFormats(session);
  const parts = await unpackedModel(files);
  // A file that names others comes before those, which may be models of their own.
  for (const file of parts.toSorted((a, b) => Number(isJson(b)) - Number(isJson(a)))) {
    const { raw } = await readFile(file);
    const format = formatOf(registry, file.name, raw, parts.length === 1);
    if (format?.read === undefined) continue;
    const beside = async (name: string): Promise<Uint8Array> => (await readFile(fileNamed(name, parts))).raw;
    const { read } = format;
    const model = await withinAsync(file.name, () => read(raw, beside));
    return within(file.name, () => modelOf(session, file.name, model));
  }
  return undefined;
}

const isJson = ({ name }: File): boolean => name.toLowerCase().endsWith('.json');

/** The files, or those in an archive of a model in several, as this page saves it. */
async function unpackedModel(files: readonly File[]): Promise<readonly File[]> {
  const [only, ...others] = files;
  if (only === undefined || others.length > 0 || !only.name.toLowerCase().endsWith('.zip')) return files;
  return (await import('./run-archive.ts')).unpackModel((await readFile(only)).raw, only);
}

function modelOf(session: Session, name: string, model: PortableModel): Extract<Dropped, { readonly kind: 'model' }> {
  if (model.network !== undefined) return { kind: 'model', name, value: modelFileOf(session.registry, model) };
  const present = parseModel(modelText(session.registry, needRun(session)));
  const note = 'It holds numbers alone, without layers: they are in the network that was here.';
  return { kind: 'model', name, value: fitTensors(session.registry, present, model.parameters), note };
}

function fileNamed(name: string, files: readonly File[]): File {
  const found = files.find((file) => file.name === name.split('/').at(-1));
  if (found !== undefined) return found;
  throw new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The model names another file, ${name}, which did not come with it.`,
    hint: 'Drop all files of the model together, or its folder.',
  });
}

/** @param isAlone - A file among others that nobody recognizes is no error. */
function formatOf(registry: Registry, name: string, bytes: Uint8Array, isAlone: boolean): Format | undefined {
  if (isCheckpoint(bytes)) return undefined;
  const isKnown = registry.formats.entries.some(({ definition: { read, detect } }) => read !== undefined && detect?.(bytes) === true);
  return isKnown || (isAlone && !isOwn(name, bytes)) ? detectFormat(registry, name, bytes) : undefined;
}

/** A model.json, a config.json, or an archive of a run. */
const isOwn = (name: string, bytes: Uint8Array): boolean => /\.(zip|jsonl?|ckpt)$/i.test(name) || /^\uFEFF?\s*\{/u.test(new TextDecoder().decode(bytes.subarray(0, 64)));
