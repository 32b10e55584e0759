import type { ActivateStep, AddStep, ConcatStep, Step, WindowStep } from './step.ts';

/** A step that is a call of one function with tensors and numbers. */
export type PlainStep = Exclude<Step, ActivateStep | AddStep | ConcatStep>;

/** The arguments of a plain step in a fixed order, which the functions of all languages share. */
export interface StepArguments {
  readonly tensors: readonly Float32Array[];
  readonly numbers: readonly number[];
}

/** The order of the numbers of a window, which come before others. */
const windowNumbers = (step: WindowStep): readonly number[] => [
  step.height, step.width, step.channels, step.windowHeight, step.windowWidth, step.strideY, step.strideX, step.dilation, step.top, step.left, step.rows, step.columns,
];

/** The arguments of a step: tensors, then numbers. */
export function argumentsOf(step: PlainStep): StepArguments {
  switch (step.op) {
    case 'matmul': return { tensors: [step.weights, step.biases], numbers: [step.count, step.units] };
    case 'convolve': return { tensors: [step.weights, step.biases], numbers: [...windowNumbers(step), step.groups, step.filters] };
    case 'spread': return { tensors: [step.weights, step.biases], numbers: [...windowNumbers(step), step.filters] };
    case 'max-pool':
    case 'average-pool': return { tensors: [], numbers: windowNumbers(step) };
    case 'scale': return { tensors: [step.factors, step.offsets], numbers: [step.places, step.channels] };
    case 'normalize': return { tensors: [step.scale, step.shift], numbers: [step.places, step.channels, step.groups, step.epsilon] };
    case 'upsample': return { tensors: [], numbers: [step.height, step.width, step.channels, step.factor] };
    case 'embed': return { tensors: [step.weights], numbers: [step.length, step.vocabulary, step.dimensions, step.isPooled ? 1 : 0] };
  }
}

/** The tensors of all steps, in order. */
export function tensorsOf(steps: readonly Step[]): readonly Float32Array[] {
  return steps.flatMap((step) => (isPlain(step) ? argumentsOf(step).tensors : []));
}

/** True for a step that is a call with tensors and numbers. */
export function isPlain(step: Step): step is PlainStep {
  return step.op !== 'activate' && step.op !== 'add' && step.op !== 'concat';
}
