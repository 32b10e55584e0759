import { VitrumError, type Backend, type Prepare } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';

/**
 * Binds operations on a backend, or their reference kernels if it has none for the operands.
 *
 * @throws VITRUM_UNKNOWN_NAME for what is not an operation
 */
export function prepareOn(backend: Pick<Backend, 'prepare'>): Prepare {
  return (operation, operands) => {
    if (typeof (operation as Partial<typeof operation>).reference !== 'function') throw noOperation(operation); // a plugin may give anything
    return backend.prepare(operation.name, operands) ?? operation.reference(operands);
  };
}

function noOperation(given: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `There is no operation ${describeValue(given)}.`,
    hint: "Operations are objects: import { gemm } from '@vitrum/tensor/operations'.",
  });
}
