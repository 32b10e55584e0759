import { isVitrumError } from '@vitrum/core';
import { listMembers } from './list-members.ts';

/** The names of all files in a ZIP archive, by its directory; none for other bytes. */
export function memberNames(bytes: Uint8Array): readonly string[] {
  if (bytes.length < 30 || bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes[2] !== 3 || bytes[3] !== 4) return [];
  try {
    return listMembers(bytes).map(({ name }) => name);
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    return []; // whoever reads it says what is wrong
  }
}
