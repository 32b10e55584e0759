import { beginsLikeIdx } from '@vitrum/datasets/internal';
import { pictureFormat } from './pictures/picture-format.ts';
import { findEncoding } from './table/encoding/find-encoding.ts';
import { recognizeText } from './table/dialect/recognize-text.ts';

/** The kind of a file, and the dataset definition that reads it. */
export interface GuessedKind {
  /** Undefined if no definition reads it. */
  readonly reader: string | undefined;
  /** The kind, for messages: `an Excel workbook`; undefined if unknown. */
  readonly what?: string;
  /** True for a single picture; only folders of pictures are readable as datasets. */
  readonly isPicture?: boolean;
}

/** The kind of a file according to its content. */
interface RecognizedContent extends GuessedKind {
  /** True if the content cannot be text. */
  readonly isNoTable?: boolean;
  readonly isTableOfNumbers?: boolean;
}

/** The definition for each file extension, used if the content is inconclusive; `.gz` may follow. */
export const readerOfExtension: ReadonlyMap<string, string> = new Map([
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['tab', 'csv'],
  ['jsonl', 'json-lines'],
  ['ndjson', 'json-lines'],
  ['txt', 'text-lines'],
  ['npy', 'npy'],
  ['npz', 'npy'],
  ['idx', 'idx'],
]);

/** The names that IDX files have: `train-images-idx3-ubyte`, `train-images.idx3-ubyte`. */
const idxName = /[.-](?:idx\d-[a-z]+|ubyte)$/;

/** Number of bytes inspected to detect the kind of a file. */
const beginningLength = 65_536;

/** A file's extension in lower case, without `.gz`; empty if there is none. */
export function extensionOf(name: string): string {
  return /\.([^.]*)$/.exec(plainName(name))?.[1] ?? '';
}

/** The definition that a file name alone implies. */
export function readerByName(name: string, readers: ReadonlySet<string> = allReaders): string | undefined {
  const reader = readerOfExtension.get(extensionOf(name)) ?? (idxName.test(plainName(name)) ? 'idx' : undefined);
  return reader !== undefined && readers.has(reader) ? reader : undefined;
}

/**
 * Chooses the dataset definition for a file: by its content if that is conclusive, else by its name: `flowers.csv.gz` → `csv`, a
 * table in `wine.data` → `csv`.
 *
 * @param name - The file's own name.
 * @param beginning - Its first `beginningLength` bytes, or all of it where it is shorter; unpacked.
 * @param readers - The definitions that there are, where they are not all of them.
 */
export async function guessKind(name: string, beginning: Uint8Array, readers: ReadonlySet<string> = allReaders): Promise<GuessedKind> {
  const named = readerByName(name, readers);
  const { isNoTable = false, ...content } = await contentOf(beginning.subarray(0, beginningLength));
  const isText = named === 'csv' || named === 'json-lines' || named === 'text-lines';
  const reader = isText && isNoTable ? undefined : chooseReader(named, content);
  return { ...content, reader: reader !== undefined && readers.has(reader) ? reader : undefined };
}

const allReaders: ReadonlySet<string> = new Set(readerOfExtension.values());

function plainName(name: string): string {
  return name.toLowerCase().replace(/\.gz$/, '');
}

/** A name counts more than the look of a text, and less than binary content. */
function chooseReader(named: string | undefined, { reader, isTableOfNumbers }: RecognizedContent): string | undefined {
  if (named === undefined || reader === undefined) return named ?? reader;
  if (named === 'text-lines') return isTableOfNumbers === true ? 'csv' : reader === 'csv' ? named : reader;
  return reader === 'csv' || reader === 'text-lines' ? named : reader;
}

const kinds: readonly (readonly [bytes: readonly number[], content: RecognizedContent])[] = [
  [[0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], { reader: 'npy', what: 'an array of NumPy' }],
  [[0x25, 0x50, 0x44, 0x46], noTable('a PDF document')],
  [[0x50, 0x41, 0x52, 0x31], noTable('a Parquet file')],
  [[0x89, 0x48, 0x44, 0x46], noTable('an HDF5 file')],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], noTable('an SQLite database')],
  [[0xd0, 0xcf, 0x11, 0xe0], noTable('a document of Microsoft Office')],
];
const zip = [0x50, 0x4b, 0x03, 0x04];

function noTable(what: string): RecognizedContent {
  return { reader: undefined, isNoTable: true, what };
}

async function contentOf(bytes: Uint8Array): Promise<RecognizedContent> {
  const known = kinds.find(([mark]) => begins(bytes, mark))?.[1];
  if (known !== undefined) return known;
  const picture = pictureFormat(bytes);
  // A text may begin like a PNM: "P1 P2".
  if (picture !== undefined && picture !== 'pnm') return { ...noTable('a picture'), isPicture: true };
  if (begins(bytes, zip)) return ofZip(bytes);
  if (beginsLikeIdx(bytes) && (bytes[3] ?? 0) > 0) return { reader: 'idx', what: 'an IDX array' };
  return ofText(bytes);
}

function begins(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/** The first member's name distinguishes an archive of arrays from a workbook. */
function ofZip(bytes: Uint8Array): RecognizedContent {
  const names = new TextDecoder('latin1').decode(bytes);
  if (names.includes('.npy')) return { reader: 'npy', what: 'an archive of NumPy' };
  return noTable(names.includes('xl/') || names.includes('[Content_Types].xml') ? 'an Excel workbook' : 'a ZIP archive');
}

async function ofText(bytes: Uint8Array): Promise<RecognizedContent> {
  // The last character may be truncated, which must not affect the detection of the encoding.
  const end = bytes.length < beginningLength ? bytes.length : Math.max(bytes.lastIndexOf(10), 0);
  const encoding = await findEncoding(inOnePiece(bytes.subarray(0, end)));
  if (encoding === undefined || end === 0) return { reader: undefined };
  const text = new TextDecoder(encoding.label).decode(bytes.subarray(0, end));
  if (text.startsWith('version https://git-lfs.github.com/')) return noTable('the pointer of Git LFS to a file ("git lfs pull" gets it)');
  const { kind, isTableOfNumbers } = recognizeText(text);
  switch (kind) {
    case 'table':
      return { reader: 'csv', what: 'a table', isTableOfNumbers };
    case 'json-lines':
      return { reader: 'json-lines', what: 'lines of JSON' };
    case 'labeled-lines':
      return { reader: 'text-lines', what: 'sentences with labels' };
    case 'json':
      return { reader: undefined, what: 'JSON that is not one object on each line' };
    case 'markup':
      return noTable('HTML or XML');
    case 'sparse-rows':
      return noTable('sparse rows of LIBSVM, such as "+1 1:0.5 3:2"');
    case undefined:
      return { reader: undefined };
  }
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
