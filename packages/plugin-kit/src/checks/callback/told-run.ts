import type { Callback, CallbackDivergence, CallbackEpoch, CallbackMemory } from '@vitrum/core';

const epochs = 40;

/** Validation losses that fall, stay, rise, and are no number at the end. */
const figures: readonly number[] = [...[2, 1, 0.5, 0.25], ...Array.from({ length: 12 }, () => 0.25), ...Array.from({ length: 12 }, (_, i) => 0.25 + 0.1 * i), NaN];

/** What a run tells its callbacks at the ends of its epochs: one with samples for validation, then one without. */
const told: readonly CallbackEpoch[] = figures.flatMap((figure, index) => {
  const epoch = { epoch: index + 1, epochs, loss: 2 / (index + 1), metrics: { accuracy: 0.5 } };
  const score = { name: 'loss', value: figure, better: 'lower', bestEpoch: Math.min(index + 1, 4) } as const;
  return [{ ...epoch, validationLoss: figure, validationMetrics: { accuracy: 0.5 }, score }, epoch];
});

const divergence: CallbackDivergence = { epoch: 3, epochs, step: 55, message: 'Training diverged in epoch 3 by step 55.' };

/** One call of a hook in a run. */
export interface ToldHook {
  /** Where, for findings: `onEpochEnd of epoch 3`. */
  readonly where: string;
  readonly call: (memory: CallbackMemory) => unknown;
}

/** The calls of a callback's hooks in a run, in order. What they are told cannot be written to. */
export function toldRun({ onEpochEnd, onImproved, onDiverged }: Callback): readonly ToldHook[] {
  const calls = told.flatMap((given): readonly ToldHook[] => {
    const epoch = frozen(given);
    const isImproved = epoch.score !== undefined && epoch.epoch <= epoch.score.bestEpoch;
    return [
      ...(isImproved && onImproved !== undefined ? [{ where: `onImproved of epoch ${epoch.epoch}`, call: (memory: CallbackMemory) => onImproved(epoch, memory) }] : []),
      ...(onEpochEnd === undefined ? [] : [{ where: `onEpochEnd of epoch ${epoch.epoch}`, call: (memory: CallbackMemory) => onEpochEnd(epoch, memory) }]),
    ];
  });
  if (onDiverged === undefined) return calls;
  return [...calls, { where: 'onDiverged', call: (memory) => onDiverged(Object.freeze({ ...divergence }), memory) }];
}

function frozen(epoch: CallbackEpoch): CallbackEpoch {
  for (const part of [epoch.metrics, epoch.validationMetrics, epoch.score]) Object.freeze(part);
  return Object.freeze(epoch);
}
