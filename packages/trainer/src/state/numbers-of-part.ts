import { isRecord } from '@vitrum/core/internal';
import { otherParts } from './restore-parts.ts';

/**
 * The finite numbers of a part's memory by name, nothing more and nothing less.
 *
 * @throws VITRUM_INVALID_CHECKPOINT
 */
export function numbersOfPart<Name extends string>(owner: string, names: readonly Name[], saved: unknown): Readonly<Record<Name, number>> {
  const isWhole = isRecord(saved) && Object.keys(saved).length === names.length && names.every((name) => Number.isFinite(saved[name]));
  if (!isWhole) throw otherParts(`The memory of "${owner}" has the numbers ${names.join(', ')}, got ${JSON.stringify(saved)}.`);
  return saved as Readonly<Record<Name, number>>; // checked above
}
