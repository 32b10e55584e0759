import type { Backend, Prepare } from '@vitrum/core';
import { prepareReference } from './reference-backend/operations.ts';

/** Binds operations on a backend, or on the reference backend if it has no kernel for the operands. */
export function prepareOn(backend: Pick<Backend, 'prepare'>): Prepare {
  return (operation, operands) => backend.prepare(operation, operands) ?? prepareReference(operation, operands);
}
