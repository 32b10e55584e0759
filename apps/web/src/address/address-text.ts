import { isListOf, isRecord } from '@vitrum/core';

/** What stands behind `#`: a value for each name. */
export type AddressValues = Readonly<Record<string, unknown>>;

const isSizes = (value: unknown): value is readonly number[] => isListOf(value, isSize) && value.length > 1;

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Joined by hyphens, as networks are written: two numbers at least. */
const sizes = /^\d+(?:-\d+)+$/;

/** Names of contributions and files: nothing that an address would have to escape. */
const plainText = /^[A-Za-z_][\w./@-]*$/;

/**
 * A value as it stands in an address: sizes as `784-32-10`, everything else as JSON, where a plain text that JSON would not take
 * for something else stands without its quotes: `tanh`, `0.01`, `{"type":"leaky-relu","slope":0.2}`.
 */
export function writeValue(value: unknown): string {
  if (isSizes(value)) return value.join('-');
  if (typeof value === 'string' && plainText.test(value) && readValue(value) === value) return value;
  return JSON.stringify(value);
}

/**
 * The value of a text that {@link writeValue} wrote, or that a person did: what does not look like JSON is a text.
 *
 * @returns undefined where it begins like JSON and is none: half a link, as a rule.
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

/** `name=value&name=value`, with what does not belong into an address escaped. */
export function writeValues(values: AddressValues): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escape(writeValue(value))}`)
    .join('&');
}

/** Commas and colons are legible in JSON and survive wherever letters do. */
const escape = (text: string): string => encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':');

/** A reference without options as its name. */
export const shortReference = (value: unknown): unknown =>
  isRecord(value) && typeof value['type'] === 'string' && Object.keys(value).length === 1 ? value['type'] : value;
