import type { Tensor } from '@vitrum/core';
import type { Network } from '@vitrum/network';

/** True if every parameter of a network is finite. */
export function areFinite({ parameters }: Network): boolean {
  return parameters.every(({ value }) => isFinite(value));
}

/** True if every number of a tensor is finite, or there is none. */
export function isFinite(tensor: Tensor | undefined): boolean {
  return tensor?.data.every(Number.isFinite) ?? true;
}
