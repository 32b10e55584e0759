import { describeValue, isRecord } from '@vitrum/core';
import { skipped, outcome, type OldCheck as Check } from '../../old-check.ts';
import type { Subject } from '../../subject.ts';
import { isLoaded, loadedOnce } from './loaded.ts';

/** How inputs were made can be kept in a model file. */
export const datasetEncoding: Check<Subject<'datasets'>> = {
  name: 'encoding',
  title: 'what a model keeps of how its inputs were made is plain JSON',
  run: async (subject) => {
    const loaded = await loadedOnce(subject);
    if (!isLoaded(loaded)) return loaded;
    const encoding: unknown = loaded.encoding;
    if (encoding === undefined) return skipped('it does not say how its inputs were made');
    if (!isRecord(encoding) || typeof encoding['type'] !== 'string' || encoding['type'] === '') {
      const failure = {
        message: `Its encoding is ${describeValue(encoding)}; it must be an object with a text "type", which says who understands it.`,
      };
      return outcome('its type', [failure]);
    }
    const fault = jsonFault(encoding, 'encoding', []);
    const failures = fault === undefined ? [] : [{ message: fault, hint: 'A model file keeps it as JSON: what JSON cannot write would be lost.' }];
    return outcome(`all of its encoding "${encoding['type']}"`, failures);
  },
};

/** The first thing that JSON would lose or change, with the place where it is. */
function jsonFault(value: unknown, place: string, parents: readonly unknown[]): string | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return undefined;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : `${place} is ${String(value)}, which JSON cannot write.`;
  }
  if (parents.includes(value)) return `${place} contains itself.`;
  const within = [...parents, value];
  if (Array.isArray(value)) return firstFault(value.map((each, i) => [each, `${place}[${i}]`] as const), within);
  if (isPlain(value)) return firstFault(Object.entries(value).map(([key, each]) => [each, `${place}.${key}`] as const), within);
  return `${place} is ${describeValue(value)}, which JSON cannot write.`;
}

function firstFault(entries: readonly (readonly [value: unknown, place: string])[], parents: readonly unknown[]): string | undefined {
  for (const [value, place] of entries) {
    const fault = jsonFault(value, place, parents);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
