import type { Backend, Prepare } from '@vitrum/core';
import { prepareReference } from './reference-backend/operations.ts';

/** Binds operations on a backend, and on the reference where that has none for their operands. */
export function prepareOn(backend: Pick<Backend, 'prepare'>): Prepare {
  return (operation, operands) => backend.prepare(operation, operands) ?? prepareReference(operation, operands);
}
