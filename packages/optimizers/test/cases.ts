/** Steps of an optimizer, worked out by other means than the code under test. */
export interface OptimizerCase {
  /** The registered name. */
  readonly name: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly learningRate: number;
  /** θ before the first step. */
  readonly start: readonly number[];
  /** ∂C/∂θ of each step, and θ after it. */
  readonly steps: readonly { readonly gradient: readonly number[]; readonly value: readonly number[] }[];
  /** Where the numbers come from. */
  readonly origin: string;
}

/** Factors of a schedule, worked out by other means than the code under test. */
export interface ScheduleCase {
  /** The registered name. */
  readonly name: string;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Epochs planned. */
  readonly epochs: number;
  /** The factor for some epochs done. */
  readonly factors: readonly (readonly [epoch: number, factor: number])[];
  /** Where the numbers come from. */
  readonly origin: string;
}

/** At least one row for each optimizer. The numbers are sums of powers of two, so that 32 bits hold them exactly. */
export const optimizerCases: readonly OptimizerCase[] = [
  {
    name: 'sgd',
    learningRate: 0.25,
    start: [1, -2, 0.5],
    steps: [
      { gradient: [2, -4, 0], value: [0.5, -1, 0.5] },
      { gradient: [-8, 1, 1], value: [2.5, -1.25, 0.25] },
    ],
    origin: 'by hand: 1 − 0.25·2, −2 + 0.25·4, 0.5; then 0.5 + 0.25·8, −1 − 0.25, 0.5 − 0.25',
  },
];

/** At least one row for each schedule. */
export const scheduleCases: readonly ScheduleCase[] = [
  { name: 'constant', epochs: 5, factors: [[0, 1], [2.5, 1], [5, 1]], origin: 'its definition' },
];
