import type { Activation, Loss, Tensor } from '@vitrum/core';
import type { NetworkLayer } from '@vitrum/network';

/** A function that gives what is no finite number for numbers that are no larger than usual: it, and not the training, is at fault. */
export interface Culprit {
  readonly kind: 'activation' | 'loss' | 'schedule';
  readonly name: string;
  /** What it gave, and what for: `NaN for z = −0.3`. */
  readonly gives: string;
}

/** Beyond this size of its inputs, an exponential may overflow, and what led there is the training. */
const usualSize = 50;

/** The activation of a layer whose z is finite and whose a is not. */
export function culpritActivation({ activation, z, a }: NetworkLayer): Culprit | undefined {
  if (activation === undefined || z === undefined || a === undefined) return undefined;
  const place = a.data.findIndex((value) => !Number.isFinite(value));
  const given = a.data[place];
  const from = z.data[place];
  if (given === undefined || from === undefined || (!Number.isNaN(given) && largest(z) > usualSize)) return undefined;
  return { kind: 'activation', name: activation.name, gives: `${describe(given)} for ${inputOf(activation, from)}` };
}

function inputOf({ kind }: Activation, z: number): string {
  return kind === 'rowwise' ? 'a row of finite z' : `z = ${describe(z)}`;
}

/** The loss of outputs and targets that are all finite. */
export function culpritLoss({ name }: Loss, outputs: Tensor | undefined, targets: Tensor | undefined): Culprit | undefined {
  if (outputs === undefined || targets === undefined || largest(outputs) > usualSize) return undefined;
  const [output = NaN, target = NaN] = [outputs.data[0], targets.data[0]];
  const isSingle = outputs.data.length === 1;
  return { kind: 'loss', name, gives: `no finite number for ${isSingle ? `the output ${describe(output)} and the target ${describe(target)}` : 'finite outputs'}` };
}

function largest({ data }: Tensor): number {
  let most = 0;
  for (const value of data) most = Math.max(most, Math.abs(value));
  return most;
}

/** Three digits, with the sign of mathematics. */
const describe = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : String(value)).replace('-', '−');
