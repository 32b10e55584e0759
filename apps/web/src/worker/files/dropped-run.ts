import { isRecord, parseJson, VitrumError } from '@vitrum/core';
import { readFile } from '../data/imported-files.ts';
import { unpackRun } from './run-archive.ts';
import { runFileOf, type RunTexts } from './run-texts.ts';

/** A page is not told which folder files come from. */
const folderName = 'the folder';

/** What files turn out to be. */
export type Dropped =
  | { readonly kind: 'run'; readonly name: string; readonly texts: Pick<RunTexts, 'checkpoint'> & Partial<RunTexts> }
  | { readonly kind: 'model'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'settings'; readonly name: string; readonly value: unknown };

/**
 * Finds out by their content what files are: a run folder (its files, or an archive of them), a checkpoint, a model, or the
 * settings of a run.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_INVALID_ARCHIVE, VITRUM_DATA_UNREADABLE
 */
export async function readDropped(files: readonly File[]): Promise<Dropped> {
  const texts: Partial<Record<keyof RunTexts, string>> = {};
  for (const file of files) {
    const { bytes, raw } = await readFile(file);
    if (isZip(raw)) return fromTexts(await unpackRun(raw, file.name), file.name);
    const place = runFileOf(file.name);
    const text = new TextDecoder().decode(bytes);
    if (files.length === 1) return fromOne(text, file.name);
    if (place !== undefined) texts[place] = text;
  }
  return fromTexts(texts, folderName);
}

function fromTexts(texts: Partial<RunTexts>, name: string): Dropped {
  const { checkpoint, model, untrained, config } = texts;
  if (checkpoint !== undefined) return { kind: 'run', name, texts: { ...texts, checkpoint } };
  const only = model ?? untrained ?? config;
  if (only !== undefined) return fromOne(only, name);
  throw noModel(`${capital(name)} holds neither a model nor a run.`);
}

function fromOne(text: string, name: string): Dropped {
  const value = parse(text, name);
  const format = isRecord(value) ? value['format'] : undefined;
  if (format === 'vitrum-checkpoint') return { kind: 'run', name, texts: { checkpoint: text } };
  if (format === 'vitrum-model') return { kind: 'model', name, value };
  if (isRecord(value) && format === undefined && isSettings(value)) return { kind: 'settings', name, value };
  throw noModel(`${name} is no model: it has ${format === undefined ? 'no "format"' : `the "format" ${JSON.stringify(format)}`}.`);
}

const capital = (text: string): string => (text === folderName ? 'The folder' : text);

const isSettings = (value: Readonly<Record<string, unknown>>): boolean => ['dataset', 'network', 'training'].some((key) => key in value);

function parse(text: string, name: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw noModel(`${name} is no model: it is not JSON.`, error);
  }
}

/** True for bytes that begin as a ZIP archive does (APPNOTE, 4.3.7). */
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

function noModel(message: string, cause?: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message,
    hint: 'Give a model.json, a checkpoint.json, or the folder of a run, as files or as a .zip archive.',
    ...(cause !== undefined && { cause }),
  });
}
