/**
 * The value of a JSON text, which may begin with a byte order mark: Windows' editors and shells write one. Throws the errors of
 * `JSON.parse`.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
}

/** True for an object that is no list: what plain JSON calls an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a list whose every item passes the check. */
export function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

/** True for an object whose every value passes the check. */
export function isRecordOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is Readonly<Record<string, T>> {
  return isRecord(value) && Object.values(value).every(isItem);
}

/** True for a finite number. */
export function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
