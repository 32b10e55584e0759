import type { Schedule } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import type { DivergedStep } from './diverged-step.ts';
import { isFinite } from './are-finite.ts';
import { DivergenceError } from './divergence.ts';
import { adviseOnDivergence, describeCulprit, reasonOfDivergence } from './divergence-in-words.ts';
import type { Divergence } from './divergence-record.ts';
import { culpritActivation, culpritLoss, culpritOfStep, type Culprit } from './find-culprit.ts';

/** The error for a cost that is not finite: the first layer that shows it, the step, the reason, and what to try. */
export function describeDivergence(diverged: DivergedStep): DivergenceError {
  const { network, epoch, step, samples, learningRate } = diverged;
  const found = { ...firstNotFinite(diverged), ...maxWeightOf(network) };
  const divergence: Divergence = {
    ...{ epoch, step, samples, learningRate },
    ...found,
    reason: reasonOfDivergence({ ...diverged, ...found }),
    tries: adviseOnDivergence({ ...diverged, ...found }),
  };
  return new DivergenceError(messageOf(divergence), divergence);
}

function messageOf({ epoch, step, layer, culprit }: Divergence): string {
  const where = `in epoch ${epoch} by step ${step}`;
  if (culprit !== undefined) return `Training cannot go on ${where}: ${describeCulprit(culprit)}.`;
  const place = layer === undefined ? 'in the loss' : `first in layers[${layer}]`;
  return `Training diverged ${where}: the cost is no longer a finite number, seen ${place}.`;
}

function firstNotFinite({ network, batch, loss, optimizer, schedule, learningRate }: DivergedStep): Pick<Divergence, 'quantity' | 'layer' | 'culprit'> {
  if (!isFinite(batch?.inputs)) return { quantity: 'input' };
  if (!isFinite(batch?.targets)) return { quantity: 'target' };
  for (const [layer, made] of network.layers.entries()) {
    const { parameters, z, a } = made;
    if (!parameters.every(({ value }) => isFinite(value))) return { quantity: 'parameter', layer, ...blamed(culpritSchedule(schedule, learningRate) ?? culpritOfStep({ layers: network.layers, loss, optimizer, learningRate })) };
    if (!isFinite(z)) return { quantity: 'z', layer };
    if (!isFinite(a)) return { quantity: 'a', layer, ...blamed(culpritActivation(made)) };
  }
  return { quantity: 'loss', ...blamed(culpritLoss(loss, network.layers.at(-1)?.a, batch?.targets)) };
}

const blamed = (culprit: Culprit | undefined): Pick<Divergence, 'culprit'> => (culprit === undefined ? {} : { culprit });

function culpritSchedule({ name }: Schedule, learningRate: number): Culprit | undefined {
  return Number.isFinite(learningRate) ? undefined : { kind: 'schedule', name, gives: 'a factor that is no finite number' };
}

function maxWeightOf({ layers }: Network): Pick<Divergence, 'maxWeight' | 'maxWeightLayer'> {
  let largest: { readonly maxWeight: number; readonly maxWeightLayer: number } | undefined;
  for (const [maxWeightLayer, { parameters }] of layers.entries()) {
    for (const value of parameters.flatMap((parameter) => [...parameter.value.data])) {
      const maxWeight = Math.abs(value);
      if (Number.isFinite(value) && maxWeight > (largest?.maxWeight ?? -1)) largest = { maxWeight, maxWeightLayer };
    }
  }
  return largest ?? {};
}
