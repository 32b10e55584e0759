import { VitrumError, type Shape } from '@vitrum/core';
import { readNewSamples, type NewPicture } from '@vitrum/data-files';
import { encodeTableRow, encodeText, type ArrayEncoding, type KnownEncoding, type TableEncoding, type WordsColumn } from '@vitrum/datasets';
import { splitTableRow } from '@vitrum/datasets/internal';
import { sizeOf } from '@vitrum/tensor';
import type { GivenPaths } from '../given-paths.ts';
import { numberOrText } from '../options/parse-number.ts';
import type { Picture } from '../render/picture.ts';
import type { Sample } from './sample.ts';

/** A model's facts about its inputs. */
export interface InputForm {
  readonly encoding: KnownEncoding | undefined;
  readonly inputShape: Shape;
}

/** Reads rows, sentences, pictures or arrays from files and encodes them as the model requires. */
export async function* fileSamples(files: readonly string[], encoding: KnownEncoding, paths: GivenPaths): AsyncGenerator<Sample> {
  for (const file of files) {
    const path = paths.resolve(file);
    for await (const { source, input, describe, picture, steps, notes } of readNewSamples([path], encoding)) {
      yield {
        source: source.replace(path, () => file),
        input,
        ...(describe !== undefined && { text: describe }),
        ...(picture && { picture: toPicture(picture) }),
        ...(steps && { steps }),
        ...(notes && { notes }),
      };
    }
  }
}

/**
 * Sentences of the command line.
 *
 * @throws VITRUM_INVALID_ENCODING if the model is for neither sentences nor tables with a single column of them
 */
export function textSamples(texts: readonly string[], { encoding }: InputForm): readonly Sample[] {
  return texts.map((text) => {
    const column = onlyWords(encoding);
    if (encoding?.type === 'table' && column !== undefined) return rowSample(encoding, [text], '--text');
    if (encoding?.type !== 'text') throw unfit(`--text is for models of sentences; this one ${describeForm(encoding)}.`, hintFor(encoding));
    return { source: '--text', input: encodeText(encoding, text), text };
  });
}

/**
 * Rows of the command line: the cells of a table, or the numbers of an array; the inputs themselves for a model without an encoding.
 *
 * @throws VITRUM_INVALID_ENCODING, VITRUM_INVALID_OPTION
 */
export function rowSamples(rows: readonly string[], { encoding, inputShape }: InputForm): readonly Sample[] {
  return rows.map((row) => {
    const cells = encoding?.type === 'table' ? cellsIn(encoding, row) : row.split(',').map((cell) => cell.trim());
    const sample = { source: '--values', text: joinCells(cells) };
    switch (encoding?.type) {
      case 'table':
        return rowSample(encoding, cells, '--values');
      case 'text':
        throw unfit(`--values is for numbers and cells; this model ${describeForm(encoding)}.`, hintFor(encoding));
      case 'array':
        return { ...sample, input: scaled(numbersIn(cells, sizeOf(encoding.shape)), encoding) };
      case 'image':
      case undefined:
        return { ...sample, input: numbersIn(cells, sizeOf(inputShape)) };
    }
  });
}

/** The single column of a table of sentences. */
function onlyWords(encoding: KnownEncoding | undefined): WordsColumn | undefined {
  const [column, ...more] = encoding?.type === 'table' ? encoding.columns : [];
  return column?.kind === 'words' && more.length === 0 ? column : undefined;
}

/** Quotes a sentence, which may contain the delimiter. */
function cellsIn(encoding: TableEncoding, row: string): readonly string[] {
  return onlyWords(encoding) === undefined ? splitTableRow(encoding, row) : [row];
}

function rowSample(encoding: TableEncoding, cells: readonly string[], source: string): Sample {
  const notes: string[] = [];
  const input = encodeTableRow(encoding, cells, source, (note) => notes.push(note));
  return { source, text: joinCells(cells), input, notes };
}

function joinCells(cells: readonly string[]): string {
  return cells.join(cells.some((cell) => cell.includes(',')) ? '; ' : ', ');
}

function numbersIn(cells: readonly string[], expected: number): Float32Array {
  const values = cells.map(numberOrText);
  const wrong = values.find((value) => typeof value === 'string');
  if (wrong !== undefined) throw unfit(`--values must be numbers, got "${wrong}".`, 'Write numbers with a point, such as 0.5, joined by commas.');
  if (values.length === expected) return Float32Array.from(values, Number);
  throw unfit(`--values has ${values.length} numbers, but the model takes ${expected}.`, 'Give one for each input, joined by commas.');
}

function scaled(values: Float32Array, { offsets, scales }: ArrayEncoding): Float32Array {
  return values.map((value, i) => (value - (offsets?.[i] ?? 0)) / (scales?.[i] ?? 1));
}

function toPicture({ width, height, channels, pixels }: NewPicture): Picture {
  const size = { width, height };
  if (channels === 1) return { ...size, values: Array.from(pixels, (value) => value / 255) };
  // Drops an opacity channel.
  const values = Array.from({ length: width * height * 3 }, (_, i) => (pixels[Math.floor(i / 3) * channels + (i % 3)] ?? 0) / 255);
  return { ...size, values, channels: 3 };
}

/** What a model accepts, as a clause. */
function describeForm(encoding: KnownEncoding | undefined): string {
  switch (encoding?.type) {
    case 'table':
      return `takes rows of ${encoding.columns.length} columns`;
    case 'text':
      return 'takes sentences';
    case 'image':
      return `takes pictures of ${encoding.width} × ${encoding.height}`;
    case 'array':
      return `takes arrays of ${encoding.shape.join(' × ')}`;
    case undefined:
      return 'does not say how data become its inputs';
  }
}

function hintFor(encoding: KnownEncoding | undefined): string {
  switch (encoding?.type) {
    case 'table':
      return 'Give a table, or a row: --values 5.1,3.5,1.4,0.2.';
    case 'text':
      return 'Give a sentence: --text "what a lovely day", or a file with one in each line.';
    case 'image':
      return 'Give picture files.';
    case 'array':
    case undefined:
      return 'Give numbers: --values 0.5,1,2, or samples of its dataset: --index 0.';
  }
}

function unfit(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_ENCODING', message, hint });
}
