/** Longer texts are truncated. */
const maxText = 200;
const maxJson = 80;

/** A short description of any value, for error messages. Never throws. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return describeText(value);
  if (typeof value === 'bigint') return `${cut(String(value), maxText)}n`;
  if (typeof value === 'symbol') return cut(String(value), maxText);
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return String(value);
  try {
    if (typeof value === 'function') return `a function (${cut(value.name || 'without name', maxText)})`;
    if (ArrayBuffer.isView(value)) return `a ${value.constructor.name}`;
    return cut(JSON.stringify(value), maxJson);
  } catch {
    return `${isList(value) ? 'a list' : 'an object'} that JSON cannot hold`; // circular, a BigInt, a getter that throws
  }
}

function describeText(text: string): string {
  if (text.length <= maxText) return JSON.stringify(text);
  return `${JSON.stringify(`${text.slice(0, maxText)}…`)} (${text.length} characters)`;
}

const cut = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 3)}…`);

function isList(value: object): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false; // a revoked proxy
  }
}
