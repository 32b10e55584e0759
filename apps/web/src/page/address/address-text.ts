import { isListOf, isRecord } from '@vitrum/core/internal';

/** The fragment of an address: a value for each name. */
export type AddressValues = Readonly<Record<string, unknown>>;

const isSizes = (value: unknown): value is readonly number[] => isListOf(value, isSize) && value.length > 1;

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** At least two numbers joined by hyphens, like an architecture. */
const sizes = /^\d+(?:-\d+)+$/;

/** Names of contributions and files, which need no escaping. */
const plainText = /^[A-Za-z_][\w./@-]*$/;

/**
 * Writes a value for an address: sizes as `784-32-10`, everything else as JSON, without the quotes of plain text unless it would be
 * ambiguous: `tanh`, `0.01`, `{"type":"leaky-relu","slope":0.2}`.
 */
export function writeValue(value: unknown): string {
  if (isSizes(value)) return value.join('-');
  if (typeof value === 'string' && plainText.test(value) && readValue(value) === value) return value;
  return JSON.stringify(value);
}

/**
 * Reads a value written by {@link writeValue} or by hand: anything that does not look like JSON is text.
 *
 * @returns undefined if it begins like JSON and is invalid, which usually means a truncated link.
 */
export function readValue(text: string): unknown {
  if (sizes.test(text)) return text.split('-').map(Number);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return /^[{["]/.test(text) ? undefined : text;
  }
}

/** `name=value&name=value`, escaped where necessary. */
export function writeValues(values: AddressValues): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escape(writeValue(value))}`)
    .join('&');
}

/** Commas and colons keep JSON legible and need no escaping in a fragment. */
const escape = (text: string): string => encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':');

/** Shortens a reference without options to its name. */
export const shortReference = (value: unknown): unknown =>
  isRecord(value) && typeof value['type'] === 'string' && Object.keys(value).length === 1 ? value['type'] : value;
