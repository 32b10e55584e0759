import { VitrumError } from '@vitrum/core';
import { isRecord } from '@vitrum/core/internal';

/** What remembers more between steps than parameters and slots: a schedule that looks back, a callback that counts. */
export interface StatefulPart {
  /** The memory as plain JSON. */
  save(): unknown;
  /**
   * Restores what `save` gave.
   *
   * @throws VITRUM_INVALID_CHECKPOINT if it cannot be that
   */
  restore(saved: unknown): void;
}

/** Parts of a training by owner: `schedule`, `callback:early-stopping`. */
export type StatefulParts = ReadonlyMap<string, StatefulPart>;

/** The memory of parts as plain JSON, by owner; see `TrainingState.parts`. */
export type SavedParts = Readonly<Record<string, unknown>>;

/** The memory of every part. */
export function saveParts(parts: StatefulParts): SavedParts {
  return Object.fromEntries([...parts].map(([owner, part]) => [owner, part.save()]));
}

/**
 * Restores the memory of every part.
 *
 * @throws VITRUM_INVALID_CHECKPOINT if a part is missing or unknown, or refuses its memory
 */
export function restoreParts(parts: StatefulParts, saved: SavedParts): void {
  const missing = [...parts.keys()].find((owner) => !Object.hasOwn(saved, owner));
  if (missing !== undefined) throw otherParts(`The training state has no memory of "${missing}".`);
  const unknown = Object.keys(saved).find((owner) => !parts.has(owner));
  if (unknown !== undefined) throw otherParts(`The training state has a memory of "${unknown}", which is no part of this training.`);
  for (const [owner, part] of parts) part.restore(saved[owner]);
}

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

function otherParts(message: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_CHECKPOINT', message, hint: 'Resume with the configuration that the run was started with.' });
}
