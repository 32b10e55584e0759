import { VitrumError } from '@vitrum/core';
import { describeValue, didYouMean, isFiniteNumber, isListOf, isRecord, nearestName } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import type { KnownEncoding } from './encodings.ts';
import { holdsDigits, picturePreparations, type ImageEncoding } from './image-encoding.ts';
import { tableInputSize } from './table-encoding.ts';
import { textInputSize } from './text-encoding.ts';
import { wrongInDialect } from './wrong-in-dialect.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Validates the fields of each type of encoding; returns the problem, if any. */
const checks: Readonly<Record<KnownEncoding['type'], (fields: Fields) => string | undefined>> = {
  table: ({ columns, targets, dialect, skipped }) => {
    if (!isListOf(columns, isRecord) || columns.length === 0) return `columns must be a list of columns, got ${describeValue(columns)}`;
    if (targets !== undefined && !isListOf(targets, isText)) return `targets must be a list of names, got ${describeValue(targets)}`;
    if (skipped !== undefined && !isListOf(skipped, isText)) return `skipped must be a list of names, got ${describeValue(skipped)}`;
    const names = columns.map(({ name }) => name);
    if (new Set(names).size < names.length) return 'two columns have one name';
    return columns.map(wrongInColumn).find((problem) => problem !== undefined) ?? wrongInDialect(dialect);
  },
  text: ({ form, words, bigrams, length }) => {
    if (form !== 'bag' && form !== 'ids') return `form must be bag or ids, got ${describeValue(form)}`;
    if (!isListOf(words, isText) || words.length === 0) return `words must be a list of texts, got ${describeValue(words)}`;
    if (bigrams !== undefined && typeof bigrams !== 'boolean') return `bigrams must be true or false, got ${describeValue(bigrams)}`;
    return form === 'ids' && !isCount(length) ? `length must be a whole number of at least 1, got ${describeValue(length)}` : undefined;
  },
  image: ({ height, width, channels, preparation }) => {
    if (!isCount(height) || !isCount(width)) return 'height and width must be whole numbers of at least 1';
    if (channels !== 1 && channels !== 3 && channels !== 4) return `channels must be 1, 3 or 4, got ${describeValue(channels)}`;
    return wrongInPreparation(preparation, { height, width, channels });
  },
  array: ({ shape, offsets, scales }) => {
    if (!isListOf(shape, isCount)) return `shape must be a list of whole numbers of at least 1, got ${describeValue(shape)}`;
    const size = sizeOf(shape);
    for (const [name, list] of [['offsets', offsets], ['scales', scales]] as const) {
      if (list === undefined) continue;
      if (!isListOf(list, isFiniteNumber) || list.length !== size) return `${name} must be ${size} numbers, got ${describeValue(list)}`;
      if (name === 'scales' && list.includes(0)) return 'no scale may be 0';
    }
    return undefined;
  },
};

function wrongInPreparation(preparation: unknown, size: Pick<ImageEncoding, 'height' | 'width' | 'channels'>): string | undefined {
  if (preparation === undefined) return undefined;
  if (!picturePreparations.some((known) => known === preparation)) {
    return `preparation must be one of ${picturePreparations.join(', ')}, got ${describeValue(preparation)}`;
  }
  if (size.channels !== 1) return 'only gray pictures are prepared';
  return preparation === 'digit' && !holdsDigits(size) ? 'digits are gray pictures of 28 × 28' : undefined;
}

function wrongInColumn({ name, kind, offset, scale, missing, values, other, words }: Fields): string | undefined {
  if (!isText(name)) return `a column needs a name, got ${describeValue(name)}`;
  switch (kind) {
    case 'number':
      if (!isFiniteNumber(offset) || !isFiniteNumber(scale) || scale === 0) return `"${name}" needs an offset and a scale other than 0`;
      return missing === undefined || isFiniteNumber(missing) ? undefined : `missing of "${name}" must be a number, got ${describeValue(missing)}`;
    case 'category':
      if (!areDifferentTexts(values)) return `values of "${name}" must be a list of different texts, got ${describeValue(values)}`;
      return other === undefined || typeof other === 'boolean' ? undefined : `other of "${name}" must be true or false, got ${describeValue(other)}`;
    case 'words':
      return areDifferentTexts(words) ? undefined : `words of "${name}" must be a list of different texts, got ${describeValue(words)}`;
    default:
      return `kind of "${name}" must be number, category or words, got ${describeValue(kind)}`;
  }
}

function areDifferentTexts(value: unknown): boolean {
  return isListOf(value, isText) && value.length > 0 && new Set(value).size === value.length;
}

/**
 * Validates the encoding in an untrusted model.
 *
 * @throws VITRUM_INVALID_ENCODING
 */
export function parseEncoding(value: unknown): KnownEncoding {
  if (!isRecord(value)) throw invalid(`An encoding must be an object with a "type", got ${describeValue(value)}.`);
  const { type } = value;
  const known = Object.keys(checks);
  if (!isKnownType(type)) {
    const nearest = typeof type === 'string' ? nearestName(type, known) : undefined;
    throw invalid(`An encoding of the type ${describeValue(type)} is not known.`, `${didYouMean(nearest)}Types: ${known.join(', ')}.`, nearest);
  }
  const problem = checks[type](value);
  if (problem !== undefined) throw invalid(`The encoding "${type}" is not valid: ${problem}.`);
  // The check for its type has validated every property.
  return value as unknown as KnownEncoding;
}

/** Number of inputs per sample of an encoding. */
export function encodingInputSize(encoding: KnownEncoding): number {
  switch (encoding.type) {
    case 'table':
      return tableInputSize(encoding);
    case 'text':
      return textInputSize(encoding);
    case 'image':
      return encoding.height * encoding.width * encoding.channels;
    case 'array':
      return sizeOf(encoding.shape);
  }
}

function isKnownType(type: unknown): type is KnownEncoding['type'] {
  return typeof type === 'string' && Object.hasOwn(checks, type);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function invalid(message: string, hint = 'Train the model anew with data of its kind; the encoding is made with it.', nearest?: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_ENCODING', message, hint, nearest });
}
