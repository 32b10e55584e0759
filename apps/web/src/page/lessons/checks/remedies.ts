import { isRecord } from '@vitrum/core/internal';
import type { Run } from '@vitrum/runs';

/** What keeps a network from memorizing its examples. */
export type Remedy = 'dropout' | 'augmentation' | 'weight decay';

/** The remedies of a run, whoever has put them there. */
export function remediesOf({ network, training }: Pick<Run, 'network' | 'training'>): readonly Remedy[] {
  const hasDropout = network.layers.some(({ type, rate = 0.5 }) => type.endsWith('dropout') && rate !== 0);
  return [
    ...(hasDropout ? (['dropout'] as const) : []),
    ...(training.augmentation.length > 0 ? (['augmentation'] as const) : []),
    ...(decays(training.optimizer) ? (['weight decay'] as const) : []),
  ];
}

function decays(optimizer: unknown): boolean {
  if (!isRecord(optimizer)) return optimizer === 'adamw';
  const { type, weightDecay = type === 'adamw' ? 1 : 0 } = optimizer;
  return typeof weightDecay === 'number' && weightDecay > 0;
}
