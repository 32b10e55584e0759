import { VitrumError } from '@vitrum/core';
import type { SavedParts, StatefulParts } from './state-parts.ts';

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

/** The error for a state of another training. */
export function otherParts(message: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_CHECKPOINT', message, hint: 'Resume with the configuration that the run was started with.' });
}
