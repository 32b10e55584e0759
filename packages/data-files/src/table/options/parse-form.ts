import { VitrumError, type OptionValues } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import type { csvOptions } from './table-options.ts';
import { parseDelimiter } from '../dialect/delimiters.ts';
import type { TableForm } from './table-form.ts';

/** The options that describe a table's format. */
export type FormOptions = Pick<
  OptionValues<typeof csvOptions>,
  'header' | 'delimiter' | 'quote' | 'comment' | 'skipLines' | 'encoding' | 'decimal' | 'thousands' | 'missingMarks' | 'asWritten' | 'units' | 'ignore' | 'categorical'
>;

const thousandsSigns = { none: '', comma: ',', point: '.', space: ' ', apostrophe: "'" } as const;

/**
 * Parses the options that describe a table's format.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseForm(options: FormOptions): TableForm {
  const { header, decimal, thousands, encoding, missingMarks, units, ignore } = options;
  const delimiter = parseDelimiter(options.delimiter);
  if (decimal !== 'auto' && decimal === thousands) {
    throw invalid(`decimal and thousands cannot both be ${decimal}.`, 'Leave one of them out.');
  }
  return {
    header,
    ...(delimiter !== 'auto' && { delimiter }),
    ...told(options.quote, (text) => ({ quote: parseQuote(text) })),
    ...told(options.comment, (text) => ({ comment: text === 'none' ? '' : text })),
    ...told(options.skipLines, (text) => ({ skipLines: parseCount(text) })),
    encoding,
    ...(decimal !== 'auto' && { decimal: decimal === 'comma' ? ',' : '.' }),
    ...(thousands !== 'auto' && { thousands: thousandsSigns[thousands] }),
    missingMarks,
    units,
    // A category is a word, whatever it looks like; but NA still means a missing value.
    asWritten: options.asWritten,
    categorical: options.categorical,
    ignore,
  };
}

function told<Part>(text: string, parse: (text: string) => Part): Part | undefined {
  return text === 'auto' ? undefined : parse(text);
}

function parseQuote(text: string): string {
  if (text === 'none') return '';
  if (text.length === 1 && !/[\r\n\s]/.test(text)) return text;
  throw invalid(`quote must be one character, none or auto, got ${describeValue(text)}.`, 'Leave it out to have it detected.');
}

function parseCount(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw invalid(`skipLines must be a whole number or auto, got ${describeValue(text)}.`, 'Leave it out to have it detected.');
}

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint });
}
