import { VitrumError, type ReadingDecision } from '@vitrum/core';
import { describeValue, didYouMean, nearestName } from '@vitrum/core/internal';
import { invalidTable } from '../invalid-table.ts';
import type { ByteFile, TextFile } from '../cells/text-file.ts';
import { findEncoding, type FoundEncoding } from './find-encoding.ts';

/** A file whose encoding is known. */
export interface OpenText extends TextFile {
  readonly encoding: FoundEncoding;
}

/** Common encodings, for hints; TextDecoder knows more. */
const common = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'iso-8859-2', 'iso-8859-15', 'windows-1250', 'windows-1251', 'macintosh', 'shift_jis', 'gbk', 'big5', 'euc-kr'];

/**
 * Opens a text in the given or detected encoding.
 *
 * @param likely - The encoding of another text of the same kind, for one that is neither UTF-8 nor UTF-16.
 * @throws VITRUM_INVALID_OPTION for an encoding that is not known; VITRUM_INVALID_TABLE when it is not text; the errors of
 * reading
 */
export async function openText(file: ByteFile, told = 'auto', likely?: string): Promise<OpenText> {
  const encoding = told === 'auto' ? likelier(await findEncoding(file.read()), likely) : { label: knownLabel(told), reason: 'the option says so', isGuess: false };
  if (encoding === undefined) throw notText(file.path);
  return { path: file.path, encoding, read: () => decode(file, encoding.label) };
}

/** Single-byte encodings cannot be told apart by their bytes. */
function likelier(found: FoundEncoding | undefined, likely: string | undefined): FoundEncoding | undefined {
  if (found?.label !== 'windows-1252' || likely === undefined || likely.startsWith('utf')) return found;
  return { label: knownLabel(likely), reason: 'the other file has it', isGuess: false };
}

async function* decode(file: ByteFile, label: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(label, { fatal: true });
  const piece = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw invalidTable(`${file.path} is not text in ${label}.`, 'Name its encoding with the option "encoding", or save it as UTF-8.');
    }
  };
  for await (const bytes of file.read()) yield piece(bytes);
  const rest = piece();
  if (rest !== '') yield rest;
}

function knownLabel(told: string): string {
  try {
    return new TextDecoder(told).encoding;
  } catch {
    const nearest = nearestName(told.toLowerCase(), common);
    throw new VitrumError({
      code: 'VITRUM_INVALID_OPTION',
      message: `encoding must be auto or the name of an encoding of text, got ${describeValue(told)}.`,
      hint: `${didYouMean(nearest)}Some of them: ${common.join(', ')}.`,
      nearest,
    });
  }
}

function notText(path: string): Error {
  return invalidTable(
    `${path} is not text: it has bytes that no text has.`,
    'Give a text file. A workbook of a spreadsheet program has to be exported as CSV; for UTF-16 or UTF-32 see the option "encoding".',
  );
}

/** The decision on the encoding of a text. */
export function encodingDecision({ encoding }: OpenText): ReadingDecision {
  return { subject: 'encoding', value: encoding.label, reason: encoding.reason, option: 'encoding' };
}

/** The note on an encoding that was guessed. */
export function encodingNotes({ path, encoding }: OpenText): readonly string[] {
  return encoding.isGuess ? [`${path} was read as ${encoding.label}, since ${encoding.reason}; the option "encoding" says otherwise`] : [];
}
