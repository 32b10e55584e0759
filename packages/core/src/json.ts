/**
 * The value of a JSON text. A leading byte order mark, written by some Windows editors and shells, is ignored. Throws the errors of
 * `JSON.parse`.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
}

/** True for an object other than an array: an object in JSON's sense. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for an array whose items all pass the check. */
export function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

/** True for an object whose values all pass the check. */
export function isRecordOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is Readonly<Record<string, T>> {
  return isRecord(value) && Object.values(value).every(isItem);
}

/** True for a finite number. */
export function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
