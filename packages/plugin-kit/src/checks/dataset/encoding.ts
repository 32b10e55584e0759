import { describeValue, isRecord } from '@vitrum/core/internal';
import { datasetCheck } from './dataset-check.ts';

/** The encoding of the inputs can be stored in a model file. */
export const datasetEncoding = datasetCheck('encoding', 'what a model keeps of how its inputs were made is plain JSON', ({ loaded, tried, fail, skip }) => {
  const encoding: unknown = loaded.encoding;
  if (encoding === undefined) return skip('it does not say how its inputs were made');
  tried('all of it');
  if (!isRecord(encoding) || typeof encoding['type'] !== 'string' || encoding['type'] === '')
    return fail({ message: `Its encoding is ${describeValue(encoding)}; it must be an object with a text "type", which says who understands it.` });
  const [message] = jsonFaults(encoding, 'encoding', []);
  if (message !== undefined) fail({ message, hint: 'A model file keeps it as JSON: what JSON cannot write would be lost.' });
});

/** The values that JSON would lose or change, with their paths. */
function jsonFaults(value: unknown, place: string, parents: readonly unknown[]): readonly string[] {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${place} is ${String(value)}, which JSON cannot write.`];
  if (parents.includes(value)) return [`${place} contains itself.`];
  const within = [...parents, value];
  if (Array.isArray(value)) return value.flatMap((each, i) => jsonFaults(each, `${place}[${i}]`, within));
  if (isPlain(value)) return Object.entries(value).flatMap(([key, each]) => jsonFaults(each, `${place}.${key}`, within));
  return [`${place} is ${describeValue(value)}, which JSON cannot write.`];
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
