import { isRecord } from '@vitrum/core/internal';
import { splitOptions } from '@vitrum/datasets';

/** Options that locate data, which do not carry over to another file. In an NPZ file, these are names of arrays. */
const places: ReadonlySet<string> = new Set(['type', 'file', 'limit', 'labels']);
const placesOfArrays: ReadonlySet<string> = new Set(['inputs', 'targets']);
/** Options that mean the same to all readers. */
const common: ReadonlySet<string> = new Set(['target', 'missing', 'classes', 'labelSeparator']);

/** True for an option that splits samples, or names a file of one part: evaluation uses the whole file. */
export function dividesSamples(option: string): boolean {
  return option in splitOptions || /^test[A-Z]/.test(option);
}

/**
 * Options for reading a file of kind `type` for a model: those of the model's own data, overridden by the given ones. From data
 * of another kind, only the options common to all kinds carry over.
 *
 * @param recorded - The reference to the model's own data, as the model has it.
 */
export function readingOptions(recorded: unknown, type: string, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!isRecord(recorded)) return given;
  const isSameKind = recorded['type'] === type;
  const isPlace = (name: string): boolean => places.has(name) || dividesSamples(name) || (type === 'npy' && placesOfArrays.has(name));
  const kept = Object.entries(recorded).filter(([name]) => !isPlace(name) && (isSameKind || common.has(name)));
  return { ...Object.fromEntries(kept), ...given };
}
