import type { Activation } from '@vitrum/core';
import type { DivergedStep } from './diverged-step.ts';
import type { Divergence } from './divergence-record.ts';
import type { Culprit } from './find-culprit.ts';

type Found = DivergedStep & Pick<Divergence, 'quantity' | 'layer' | 'culprit' | 'maxWeight' | 'maxWeightLayer'>;

/** Weights of well-behaved networks stay far below this. */
const grownWeight = 100;
/** Inputs should have a magnitude of about 1. */
const largeInput = 20;

/** What happened, in one sentence. */
export function reasonOfDivergence(found: Found): string {
  const { quantity, step, stepsTaken, learningRate, culprit, layer, maxWeight = NaN, maxWeightLayer } = found;
  if (quantity === 'input') return `The inputs of step ${step} hold a number that is not finite.`;
  if (quantity === 'target') return `The targets of step ${step} hold a number that is not finite.`;
  if (culprit !== undefined) return capital(`${describeCulprit(culprit)}${culprit.kind === 'activation' ? ` in layer ${place(layer)}` : ''}.`);
  const what = whatIsNotFinite(found);
  if (stepsTaken === 0) return `Before any step was taken, ${what}: the first weights or the inputs are too large.`;
  if (maxWeight >= grownWeight) {
    const grown = `the weights of layer ${place(maxWeightLayer)} grow to ${formatSize(maxWeight)}`;
    return `Steps of the length ${formatSize(learningRate)} made ${grown}, until ${what}.`;
  }
  if (quantity === 'parameter') return `A step of the length ${formatSize(learningRate)} led out of the range of the numbers: ${what}.`;
  return `With weights of at most ${formatSize(maxWeight)}, ${what}.`;
}

function whatIsNotFinite({ quantity, layer }: Found): string {
  switch (quantity) {
    case 'parameter':
      return `a parameter of layer ${place(layer)} was no longer a finite number`;
    case 'z':
    case 'a':
      return `${quantity} of layer ${place(layer)} was no longer a finite number`;
    default:
      return 'the loss of finite outputs was no longer a finite number';
  }
}

/** `the activation "mine" gives NaN for z = −0.3` */
export const describeCulprit = ({ kind, name, gives }: Culprit): string => `the ${kind} "${name}" gives ${gives}`;

/** What to change, most promising first. */
export function adviseOnDivergence(found: Found): readonly string[] {
  const { quantity, stepsTaken, plannedLearningRate, network, batch, batchSize, culprit } = found;
  if (quantity === 'input' || quantity === 'target') {
    return ['Look for missing values or NaN in the data.', 'Leave out the samples that have them.'];
  }
  if (culprit !== undefined) {
    const { kind, name } = culprit;
    return [`Fix the ${kind} "${name}", which must give a finite number there, or take another one.`];
  }
  const input = maxMagnitude(batch?.inputs.data ?? []);
  const unbounded = network.layers.slice(0, -1).find(({ activation }) => activation !== undefined && isUnbounded(activation));
  const scaleInputs = `Scale the inputs to a size of about 1: the largest of this step is ${formatSize(input)}.`;
  const initializer = 'Take an initializer that fits the activation: he-normal for relu, glorot-uniform for tanh and sigmoid.';
  return [
    ...(input > largeInput ? [scaleInputs] : []),
    ...(stepsTaken === 0 ? [initializer] : []),
    `Take a learning rate ten times smaller: ${formatSize(plannedLearningRate / 10)} instead of ${formatSize(plannedLearningRate)}.`,
    ...(stepsTaken === 0 ? [] : [initializer]),
    ...(unbounded?.activation === undefined ? [] : [`Take an activation whose outputs are bounded, such as tanh, instead of ${unbounded.activation.name}.`]),
    ...(batchSize === 1 ? ['Take batches of several samples: the mean of their gradients is less often very large.'] : []),
  ];
}

/** Evaluated far out rather than known by name, so that it works for a plugin's activations. */
function isUnbounded(activation: Activation): boolean {
  if (activation.kind === 'rowwise') return false;
  return [-1e6, 1e6].some((z) => Math.abs(activation.forward(z)) > 1e3);
}

function maxMagnitude(values: Iterable<number>): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Counted from 1, for people. */
const place = (layer = NaN): number => layer + 1;

/** Three digits: `0.01`, `12.5`, `1.23e20`. */
function formatSize(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const isPlain = rounded === 0 || (Math.abs(rounded) >= 1e-4 && Math.abs(rounded) < 1e6);
  return isPlain ? String(rounded) : rounded.toExponential().replace('+', '');
}
