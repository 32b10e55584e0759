import { integerPower } from '@vitrum/tensor/internal';

/** Where the numbers of a step go: those of a rule begin at 1. */
export type StepNumbers = Float32Array;

/** Writes a rule's numbers for one step, from η, the number of the step, and the parameters of the optimizer's kernel. */
type WriteNumbers = (
  numbers: StepNumbers, learningRate: number, step: number, parameters: readonly number[], stepParameters: readonly number[],
) => void;

/** A rule of kernels/optimizer/update.ts. */
export interface Rule {
  /** Its number there. */
  readonly code: number;
  /** Slots, in the order of its addresses. */
  readonly slots: readonly string[];
  /** How many parameters an optimizer gives. */
  readonly parameters: number;
  /** In the order of its numbers. */
  readonly write: WriteNumbers;
}

const writeMomentum: WriteNumbers = (numbers, learningRate, _step, [mu = NaN]) => {
  numbers[1] = mu;
  numbers[2] = -learningRate;
};

/** Of a running mean of squares. */
const writeSquares: WriteNumbers = (numbers, learningRate, _step, [rho = NaN, epsilon = NaN]) => {
  numbers[1] = rho;
  numbers[2] = 1 - rho;
  numbers[3] = learningRate;
  numbers[4] = epsilon;
};

/** Of two running means. */
function writeMeans(numbers: StepNumbers, beta1: number, beta2: number): void {
  numbers[1] = beta1;
  numbers[2] = 1 - beta1;
  numbers[3] = beta2;
  numbers[4] = 1 - beta2;
}

/** θ is divided by √v + ε·c where the rule says √v̂ + ε; c = √(1 − β₂ᵗ) goes into its size as well. */
const correctionOf = (beta2: number, step: number): number => Math.sqrt(1 - integerPower(beta2, step));

const writeAdam: WriteNumbers = (numbers, learningRate, step, [beta1 = NaN, beta2 = NaN, epsilon = NaN]) => {
  const correction = correctionOf(beta2, step);
  writeMeans(numbers, beta1, beta2);
  numbers[5] = (learningRate * correction) / (1 - integerPower(beta1, step));
  numbers[6] = epsilon * correction;
};

const writeNadam: WriteNumbers = (numbers, learningRate, step, [beta1 = NaN, beta2 = NaN, epsilon = NaN], [mShare = NaN, gShare = NaN]) => {
  const correction = correctionOf(beta2, step);
  writeMeans(numbers, beta1, beta2);
  numbers[5] = learningRate * correction * mShare;
  numbers[6] = learningRate * correction * gShare;
  numbers[7] = epsilon * correction;
};

/** Every rule that has a kernel, by the name of the optimizer's kernel. */
export const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['sgd', { code: 0, slots: [], parameters: 0, write: (numbers, learningRate) => void (numbers[1] = -learningRate) }],
  ['momentum', { code: 1, slots: ['b'], parameters: 1, write: writeMomentum }],
  ['nesterov', { code: 2, slots: ['b'], parameters: 1, write: writeMomentum }],
  ['rmsprop', { code: 3, slots: ['v'], parameters: 2, write: writeSquares }],
  ['adagrad', {
    code: 4, slots: ['v'], parameters: 1,
    write: (numbers, learningRate, _step, [epsilon = NaN]) => {
      numbers[1] = learningRate;
      numbers[2] = epsilon;
    },
  }],
  ['adadelta', { code: 5, slots: ['v', 'u'], parameters: 2, write: writeSquares }],
  ['adam', { code: 6, slots: ['m', 'v'], parameters: 3, write: writeAdam }],
  ['amsgrad', { code: 7, slots: ['m', 'v', 'w'], parameters: 3, write: writeAdam }],
  ['nadam', { code: 8, slots: ['m', 'v'], parameters: 3, write: writeNadam }],
  ['lion', {
    code: 9, slots: ['m'], parameters: 2,
    write: (numbers, learningRate, _step, [beta1 = NaN, beta2 = NaN]) => {
      writeMeans(numbers, beta1, beta2);
      numbers[5] = learningRate;
    },
  }],
]);
