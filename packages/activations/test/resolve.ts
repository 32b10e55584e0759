import { createRegistry, resolveReference, type RowwiseActivation } from '@vitrum/core';
import { activationsPlugin } from '../src/index.ts';

export const registry = createRegistry([activationsPlugin]);

/** What the tests need of an elementwise activation. */
export interface Elementwise {
  readonly forward: (z: number) => number;
  readonly derivative: (z: number, a: number) => number;
  readonly kinks: readonly number[];
}

/** An elementwise activation by name, made as a configuration would make it. */
export function elementwise(name: string, options: Readonly<Record<string, unknown>> = {}): Elementwise {
  const activation = resolveReference(registry, 'activation', { type: name, ...options });
  if (activation.kind === 'rowwise') throw new Error(`${name} is row-wise: move its row in activation-cases.ts`);
  const { forward, derivative, kinks = [] } = activation;
  if (derivative === undefined) throw new Error(`give ${name} a derivative in src/${name}.ts`);
  return { forward, derivative, kinks };
}

/** A row-wise activation by name. */
export function rowwise(name: string): RowwiseActivation {
  const activation = resolveReference(registry, 'activation', name);
  if (activation.kind !== 'rowwise') throw new Error(`${name} is elementwise: move its row in activation-cases.ts`);
  return activation;
}
