import type { Activation, Loss, Optimizer, Tensor } from '@vitrum/core';
import type { NetworkLayer } from '@vitrum/network';

/** A function that returns a non-finite number for numbers of ordinary size: it is at fault, not the training. */
export interface Culprit {
  /** What kind of contribution it is. */
  readonly kind: 'activation' | 'loss' | 'optimizer' | 'schedule';
  /** The name that it is registered under. */
  readonly name: string;
  /** Its result and its argument: `NaN for z = −0.3`. */
  readonly gives: string;
}

/** Beyond this magnitude an exponential may overflow, and training is at fault. */
const usualSize = 50;

/** The activation of a layer whose z is finite and whose a is not. */
export function culpritActivation({ activation, z, a }: NetworkLayer): Culprit | undefined {
  if (activation === undefined || z === undefined || a === undefined) return undefined;
  const place = a.data.findIndex((value) => !Number.isFinite(value));
  const given = a.data[place];
  const from = z.data[place];
  if (given === undefined || from === undefined || (!Number.isNaN(given) && maxMagnitude(z) > usualSize)) return undefined;
  return { kind: 'activation', name: activation.name, gives: `${describe(given)} for ${inputOf(activation, from)}` };
}

function inputOf({ kind }: Activation, z: number): string {
  return kind === 'rowwise' ? 'a row of finite z' : `z = ${describe(z)}`;
}

/** The loss, if outputs and targets are all finite. */
export function culpritLoss({ name }: Loss, outputs: Tensor | undefined, targets: Tensor | undefined): Culprit | undefined {
  if (outputs === undefined || targets === undefined || maxMagnitude(outputs) > usualSize) return undefined;
  const [output = NaN, target = NaN] = [outputs.data[0], targets.data[0]];
  const isSingle = outputs.data.length === 1;
  return { kind: 'loss', name, gives: `no finite number for ${isSingle ? `the output ${describe(output)} and the target ${describe(target)}` : 'finite outputs'}` };
}

/** The rules behind a step. */
export interface StepRules {
  readonly layers: readonly NetworkLayer[];
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  readonly learningRate: number;
}

/** Ordinary numbers, for which every rule of a step should return finite ones; none is a common location of a kink. */
const usualNumbers = [-0.7, -0.3, 0.3, 0.7];

/**
 * The rule that turned finite numbers into non-finite ones in a step, if one does so even for ordinary numbers. The rules are tried
 * on samples, since their actual arguments are not kept.
 */
export function culpritOfStep({ layers, loss, optimizer, learningRate }: StepRules): Culprit | undefined {
  const activations = layers.flatMap(({ activation }) => activation ?? []);
  for (const activation of activations) {
    const gives = wrongDerivative(activation);
    if (gives !== undefined) return { kind: 'activation', name: activation.name, gives };
  }
  return wrongGradient(loss) ?? wrongUpdate(optimizer, learningRate);
}

function wrongDerivative(activation: Activation): string | undefined {
  if (activation.kind === 'rowwise') return undefined;
  const { derivative, forward } = activation;
  const z = derivative && usualNumbers.find((number) => !Number.isFinite(derivative(number, forward(number))));
  return z === undefined ? undefined : `no finite number as its derivative for z = ${describe(z)}`;
}

function wrongGradient(loss: Loss): Culprit | undefined {
  if (loss.kind === 'rowwise') return undefined;
  const { name, derivative } = loss;
  const isWrong = derivative !== undefined && [0, 1].some((target) => !Number.isFinite(derivative(0.3, target)));
  return isWrong ? { kind: 'loss', name, gives: 'no finite number as its derivative for the output 0.3' } : undefined;
}

function wrongUpdate(optimizer: Optimizer, learningRate: number): Culprit | undefined {
  const { name, slots = [] } = optimizer;
  const value = Float32Array.of(0.3);
  optimizer.update({ value, gradient: Float32Array.of(0.1), slots: Object.fromEntries(slots.map((slot) => [slot, new Float32Array(1)])), shape: [1], role: 'bias', learningRate, step: 1 });
  return Number.isFinite(value[0]) ? undefined : { kind: 'optimizer', name, gives: 'no finite number for a parameter of 0.3 and a gradient of 0.1' };
}

function maxMagnitude({ data }: Tensor): number {
  let max = 0;
  for (const value of data) max = Math.max(max, Math.abs(value));
  return max;
}

/** Three digits, with a minus sign (U+2212). */
const describe = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : String(value)).replace('-', '−');
