import type { Activation } from '@vitrum/core';

/** Copies z to a. */
export const identityKind = 0;
export const reluKind = 1;

/** The activations with a kernel; the numbers are those of kernels/activation/kinds.ts. */
const kinds: Readonly<Record<string, number>> = { identity: identityKind, relu: reluKind, 'leaky-relu': 2, tanh: 3, sigmoid: 4 };

/** An activation as the kernels need it. */
export interface ActivationKernel {
  /** Its number, or −1 without a kernel. */
  readonly kind: number;
  readonly slope: number;
}

const none: ActivationKernel = { kind: -1, slope: 0 };
const known = new WeakMap<Activation, ActivationKernel>();
let last: Activation | undefined;
let lastKernel = none;

/** The kernel of an activation; a repeated lookup costs one comparison. */
export function activationKernel(activation: Activation): ActivationKernel {
  if (activation === last) return lastKernel;
  let kernel = known.get(activation);
  if (kernel === undefined) known.set(activation, (kernel = findKernel(activation)));
  last = activation;
  lastKernel = kernel;
  return kernel;
}

function findKernel(activation: Activation): ActivationKernel {
  if (activation.kind === 'rowwise' || activation.kernel === undefined) return none;
  const { name, parameters } = activation.kernel;
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) return none;
  const [slope] = parameters ?? [];
  if (name === 'leaky-relu' && slope === undefined) return none;
  return { kind, slope: slope ?? 0 };
}
