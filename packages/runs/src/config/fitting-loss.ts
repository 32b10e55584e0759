import type { ModelFile } from '@vitrum/formats';
import { isRecord } from '@vitrum/core/internal';

/** The losses that are made for what an activation gives. */
const losses: Readonly<Record<string, string>> = { softmax: 'categorical-cross-entropy', sigmoid: 'binary-cross-entropy' };

/** Layers that give the numbers that they read. */
const passing: readonly unknown[] = ['flatten', 'reshape', 'dropout', 'spatial-dropout'];

/** The loss that fits the output of a model which names none, as one of another tool; undefined where any loss would do. */
export function fittingLossOf({ network: { layers }, metadata }: Pick<ModelFile, 'network' | 'metadata'>): string | undefined {
  if (metadata['task'] === 'regression') return undefined;
  const last = layers.findLast((layer) => !passing.includes(layer.type));
  const given: unknown = last?.['activation'];
  const activation = isRecord(given) ? given['type'] : given;
  return typeof activation === 'string' && Object.hasOwn(losses, activation) ? losses[activation] : undefined;
}
