import { VitrumError, type FloatArray } from '@vitrum/core';
import type { OwnedSlot, SavedSlots } from '../updates/parameter-updates.ts';

/**
 * Restores saved slots.
 *
 * @throws VITRUM_INVALID_CHECKPOINT if they belong to another network or optimizer
 */
export function restoreSlots(slots: readonly OwnedSlot[], saved: SavedSlots): void {
  for (const { owner, slot, tensor: { data } } of slots) restoreSlot(data, saved[owner]?.[slot], owner);
}

function restoreSlot(slot: FloatArray, saved: FloatArray | undefined, name: string): void {
  // Numbers of another width would be rounded.
  if (saved?.length === slot.length && saved.BYTES_PER_ELEMENT === slot.BYTES_PER_ELEMENT) {
    slot.set(saved);
    return;
  }
  throw new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The optimizer's memory of "${name}" has ${describe(saved)}, ${describe(slot)} are needed.`,
    hint: 'Resume with the configuration that the run was started with.',
  });
}

const describe = (numbers: FloatArray | undefined): string =>
  numbers === undefined ? 'no numbers' : `${numbers.length} numbers of ${8 * numbers.BYTES_PER_ELEMENT} bits`;
