import { VitrumError } from '@vitrum/core';
import { isRecord, parseJson } from '@vitrum/core/internal';
import { isCheckpoint } from '@vitrum/runs';
import { stepOfCheckpoint } from '@vitrum/runs/internal';
import { readFile } from '../data/imported-files.ts';
import { unpackRun, type FoundRun } from './run-archive.ts';
import { runFileOf, type CheckpointFile, type RunTexts } from './run-texts.ts';

/** A page is not told which folder files come from. */
const folderName = 'the folder';

/** What files turn out to be. */
export type Dropped =
  | {
      readonly kind: 'run';
      readonly name: string;
      readonly texts: Partial<RunTexts>;
      /** At least one, the last one first. */
      readonly checkpoints: readonly CheckpointFile[];
    }
  | {
      readonly kind: 'model';
      readonly name: string;
      readonly value: unknown;
      /** For the visitor, a sentence. */
      readonly note?: string;
    }
  | { readonly kind: 'settings'; readonly name: string; readonly value: unknown };

/**
 * Finds out by their content what files are: a run folder (its files, or an archive of them), a checkpoint, a model, or the
 * settings of a run.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_INVALID_ARCHIVE, VITRUM_DATA_UNREADABLE
 */
export async function readDropped(files: readonly File[]): Promise<Dropped> {
  const texts: Partial<Record<keyof RunTexts, string>> = {};
  const checkpoints: CheckpointFile[] = [];
  for (const file of files) {
    const { bytes, raw } = await readFile(file);
    if (isZip(raw)) return fromFolder(await unpackRun(raw, file.name), file.name);
    if (isCheckpoint(bytes) || stepOfCheckpoint(file.name) !== undefined) {
      checkpoints.push({ name: file.name, bytes: new Uint8Array(bytes) });
      continue;
    }
    const place = runFileOf(file.name);
    const text = new TextDecoder().decode(bytes);
    if (files.length === 1) return fromOne(text, file.name);
    if (place !== undefined) texts[place] = text;
  }
  const [only, ...others] = files;
  return fromFolder({ texts, checkpoints }, only === undefined || others.length > 0 ? folderName : only.name);
}

function fromFolder({ texts, checkpoints }: FoundRun, name: string): Dropped {
  const { model, untrained, config } = texts;
  if (checkpoints.length > 0) return { kind: 'run', name, texts, checkpoints: checkpoints.toSorted((a, b) => stepOf(b) - stepOf(a)) };
  const only = model ?? untrained ?? config;
  if (only !== undefined) return fromOne(only, name);
  throw noModel(`${capital(name)} holds neither a model nor a run.`);
}

function fromOne(text: string, name: string): Dropped {
  const value = parse(text, name);
  const format = isRecord(value) ? value['format'] : undefined;
  if (format === 'vitrum-model') return { kind: 'model', name, value };
  if (isRecord(value) && format === undefined && isSettings(value)) return { kind: 'settings', name, value };
  throw noModel(`${name} is no model: it has ${format === undefined ? 'no "format"' : `the "format" ${JSON.stringify(format)}`}.`);
}

/** A checkpoint under another name comes first. */
const stepOf = ({ name }: CheckpointFile): number => stepOfCheckpoint(name) ?? Infinity;

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
    hint: 'Give a model.json, a checkpoint, or the folder of a run, as files or as a .zip archive.',
    ...(cause !== undefined && { cause }),
  });
}
