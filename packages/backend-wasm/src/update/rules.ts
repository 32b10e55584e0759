import { integerPower } from '@vitrum/tensor';

/** One step's circumstances. */
export interface StepOfRule {
  readonly learningRate: number;
  readonly step: number;
  /** Those of the optimizer's kernel: as many as the rule has. */
  readonly parameters: readonly number[];
  /** Those that differ from step to step. */
  readonly stepParameters: readonly number[];
}

/** A rule of kernels/optimizer/update.ts. */
export interface Rule {
  /** Its number there. */
  readonly code: number;
  /** Slots, in the order of its addresses. */
  readonly slots: readonly string[];
  /** How many parameters an optimizer gives. */
  readonly parameters: number;
  /** Its numbers, in its order. */
  readonly numbers: (step: StepOfRule) => readonly number[];
}

/** The parameters of a rule that has checked how many there are. */
const at = (parameters: readonly number[], index: number): number => parameters[index] ?? NaN;

/** β₁, 1 − β₁, β₂ and 1 − β₂. */
const betas = (parameters: readonly number[]): readonly number[] => {
  const [beta1, beta2] = [at(parameters, 0), at(parameters, 1)];
  return [beta1, 1 - beta1, beta2, 1 - beta2];
};

/** η and ε of a rule that divides by √v̂ + ε, as they are where √v stands in its place: both times √(1 − β₂ᵗ). */
const corrected = ({ learningRate, step, parameters }: StepOfRule): readonly [size: number, epsilon: number] => {
  const correction = Math.sqrt(1 - integerPower(at(parameters, 1), step));
  return [learningRate * correction, at(parameters, 2) * correction];
};

/** The numbers of Adam: those of the moments, the size of a step, and ε. */
function adamNumbers(step: StepOfRule): readonly number[] {
  const [size, epsilon] = corrected(step);
  return [...betas(step.parameters), size / (1 - integerPower(at(step.parameters, 0), step.step)), epsilon];
}

/** Every rule that has a kernel, by the name of the optimizer's kernel. */
export const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['sgd', { code: 0, slots: [], parameters: 0, numbers: ({ learningRate }) => [-learningRate] }],
  ['momentum', { code: 1, slots: ['b'], parameters: 1, numbers: ({ learningRate, parameters }) => [at(parameters, 0), -learningRate] }],
  ['nesterov', { code: 2, slots: ['b'], parameters: 1, numbers: ({ learningRate, parameters }) => [at(parameters, 0), -learningRate] }],
  ['rmsprop', {
    code: 3, slots: ['v'], parameters: 2,
    numbers: ({ learningRate, parameters }) => [at(parameters, 0), 1 - at(parameters, 0), learningRate, at(parameters, 1)],
  }],
  ['adagrad', { code: 4, slots: ['v'], parameters: 1, numbers: ({ learningRate, parameters }) => [learningRate, at(parameters, 0)] }],
  ['adadelta', {
    code: 5, slots: ['v', 'u'], parameters: 2,
    numbers: ({ learningRate, parameters }) => [at(parameters, 0), 1 - at(parameters, 0), learningRate, at(parameters, 1)],
  }],
  ['adam', { code: 6, slots: ['m', 'v'], parameters: 3, numbers: adamNumbers }],
  ['amsgrad', { code: 7, slots: ['m', 'v', 'w'], parameters: 3, numbers: adamNumbers }],
  ['nadam', {
    code: 8, slots: ['m', 'v'], parameters: 3,
    numbers: (step) => {
      const [size, epsilon] = corrected(step);
      return [...betas(step.parameters), ...[0, 1].map((i) => size * at(step.stepParameters, i)), epsilon];
    },
  }],
  ['lion', { code: 9, slots: ['m'], parameters: 2, numbers: ({ learningRate, parameters }) => [...betas(parameters), learningRate] }],
]);
