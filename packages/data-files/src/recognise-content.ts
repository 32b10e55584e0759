import { pictureFormat } from './pictures/picture-format.ts';
import { findEncoding } from './table/encoding/find-encoding.ts';
import { isTableOfNumbers, recogniseText } from './table/dialect/recognise-text.ts';
import { readBytes } from './table/read-bytes.ts';

/** What a file holds, by its first bytes. */
export interface RecognisedContent {
  /** The dataset definition that reads it; undefined where none does. */
  readonly reader: string | undefined;
  /** What it is: `an Excel workbook`; undefined for what is not known. */
  readonly what?: string;
  /** True where no text reader can make anything of it. */
  readonly isNoTable?: boolean;
  /** True for a picture, of which there is a reader for folders alone. */
  readonly isPicture?: boolean;
  /** True for a table of numbers, which nobody would take for sentences. */
  readonly isTableOfNumbers?: boolean;
}

/** How many bytes are looked at. */
const beginningLength = 65_536;

const kinds: readonly (readonly [bytes: readonly number[], content: RecognisedContent])[] = [
  [[0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], { reader: 'npy', what: 'an array of NumPy' }],
  [[0x25, 0x50, 0x44, 0x46], { reader: undefined, isNoTable: true, what: 'a PDF document' }],
  [[0x50, 0x41, 0x52, 0x31], { reader: undefined, isNoTable: true, what: 'a Parquet file' }],
  [[0x89, 0x48, 0x44, 0x46], { reader: undefined, isNoTable: true, what: 'an HDF5 file' }],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], { reader: undefined, isNoTable: true, what: 'an SQLite database' }],
  [[0xd0, 0xcf, 0x11, 0xe0], { reader: undefined, isNoTable: true, what: 'a document of Microsoft Office' }],
];
const zip = [0x50, 0x4b, 0x03, 0x04];
/** The types of numbers that IDX has. */
const idxTypes: readonly number[] = [0x08, 0x09, 0x0b, 0x0c, 0x0d, 0x0e];

/**
 * What a file holds, gzipped or not.
 *
 * @throws VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP
 */
export async function recogniseContent(path: string): Promise<RecognisedContent> {
  const bytes = await beginningOf(path);
  const known = kinds.find(([mark]) => begins(bytes, mark))?.[1];
  if (known !== undefined) return known;
  const picture = pictureFormat(bytes);
  // A text may begin like a PNM: "P1 P2".
  if (picture !== undefined && picture !== 'pnm') return { reader: undefined, isNoTable: true, isPicture: true, what: 'a picture' };
  if (begins(bytes, zip)) return ofZip(bytes);
  if (bytes[0] === 0 && bytes[1] === 0 && idxTypes.includes(bytes[2] ?? -1) && (bytes[3] ?? 0) > 0) return { reader: 'idx', what: 'an IDX array' };
  return ofText(bytes);
}

async function beginningOf(path: string): Promise<Uint8Array> {
  for await (const bytes of readBytes(path)) return bytes.subarray(0, beginningLength);
  return new Uint8Array();
}

function begins(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/** The name of the first member tells an archive of arrays from a workbook. */
function ofZip(bytes: Uint8Array): RecognisedContent {
  const names = new TextDecoder('latin1').decode(bytes);
  if (names.includes('.npy')) return { reader: 'npy', what: 'an archive of NumPy' };
  return { reader: undefined, isNoTable: true, what: names.includes('xl/') || names.includes('[Content_Types].xml') ? 'an Excel workbook' : 'a ZIP archive' };
}

async function ofText(bytes: Uint8Array): Promise<RecognisedContent> {
  // The last character may be cut in two, which no encoding should be blamed for.
  const end = bytes.length < beginningLength ? bytes.length : Math.max(bytes.lastIndexOf(10), 0);
  const encoding = await findEncoding(inOnePiece(bytes.subarray(0, end)));
  if (encoding === undefined || end === 0) return { reader: undefined };
  const text = new TextDecoder(encoding.label).decode(bytes.subarray(0, end));
  if (text.startsWith('version https://git-lfs.github.com/')) return { reader: undefined, isNoTable: true, what: 'the pointer of Git LFS to a file ("git lfs pull" gets it)' };
  switch (recogniseText(text)) {
    case 'table':
      return { reader: 'csv', what: 'a table', isTableOfNumbers: isTableOfNumbers(text) };
    case 'json-lines':
      return { reader: 'json-lines', what: 'lines of JSON' };
    case 'labelled-lines':
      return { reader: 'text-lines', what: 'sentences with labels' };
    case 'json':
      return { reader: undefined, what: 'JSON that is not one object on each line' };
    case 'markup':
      return { reader: undefined, isNoTable: true, what: 'HTML or XML' };
    case 'sparse-rows':
      return { reader: undefined, isNoTable: true, what: 'sparse rows of LIBSVM, such as "+1 1:0.5 3:2"' };
    case undefined:
      return { reader: undefined };
  }
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
