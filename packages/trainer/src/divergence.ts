import { VitrumError, type Schedule, type Tensor } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import type { DivergedStep } from './diverged-step.ts';
import { adviseOnDivergence, describeCulprit, reasonOfDivergence } from './divergence-in-words.ts';
import type { Divergence } from './divergence-record.ts';
import { culpritActivation, culpritLoss, culpritOfStep, type Culprit } from './find-culprit.ts';

/** The VITRUM_DIVERGED of a training; see {@link divergenceOf}. */
export class DivergenceError extends VitrumError {
  readonly divergence: Divergence;

  constructor(divergence: Divergence) {
    const { epoch, step, layer, culprit, tries } = divergence;
    const where = `in epoch ${epoch} by step ${step}`;
    const place = layer === undefined ? 'in the loss' : `first in layers[${layer}]`;
    super({
      code: 'VITRUM_DIVERGED',
      message:
        culprit === undefined
          ? `Training diverged ${where}: the cost is no longer a finite number, seen ${place}.`
          : `Training cannot go on ${where}: ${describeCulprit(culprit)}.`,
      hint: tries.slice(0, 2).join(' '),
    });
    this.divergence = divergence;
  }
}

/**
 * The divergence behind an error; undefined for any other error.
 *
 * @example
 * try {
 *   for await (const event of trainer.run()) show(event);
 * } catch (error) {
 *   const divergence = divergenceOf(error);
 *   if (divergence === undefined) throw error;
 *   show(divergence.reason, divergence.tries);
 * }
 */
export function divergenceOf(error: unknown): Divergence | undefined {
  return error instanceof DivergenceError ? error.divergence : undefined;
}

/** The error for a cost that is not finite: the first layer that shows it, the step, the reason, and what to try. */
export function describeDivergence(diverged: DivergedStep): DivergenceError {
  const { network, epoch, step, samples, learningRate } = diverged;
  const found = { ...firstNotFinite(diverged), ...maxWeightOf(network) };
  return new DivergenceError({
    ...{ epoch, step, samples, learningRate },
    ...found,
    reason: reasonOfDivergence({ ...diverged, ...found }),
    tries: adviseOnDivergence({ ...diverged, ...found }),
  });
}

/** True if every parameter of a network is finite. */
export function areFinite({ parameters }: Network): boolean {
  return parameters.every(({ value }) => isFinite(value));
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

function isFinite(tensor: Tensor | undefined): boolean {
  return tensor?.data.every(Number.isFinite) ?? true;
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
