/** A short text for whatever was received, for use in an error message. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (value === null || typeof value !== 'object') {
    return typeof value === 'function' ? `a function (${value.name || 'without name'})` : String(value);
  }
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name}`;
  const text = toJson(value);
  return text.length <= 80 ? text : `${text.slice(0, 77)}…`;
}

function toJson(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    return Object.prototype.toString.call(value); // circular, or holds a BigInt: its tag has to do
  }
}
