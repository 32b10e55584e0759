/** One sample worked out by other means than the code under test. */
export interface LossCase {
  /** The registered name. */
  readonly name: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly output: readonly number[];
  readonly target: readonly number[];
  readonly cost: number;
  /** The derivative of the cost by each output. */
  readonly gradient: readonly number[];
  /** Where the numbers come from. */
  readonly origin: string;
  /** Where random outputs and targets of this loss lie: anywhere, or inside (0, 1). */
  readonly domain: 'real' | 'probability';
}

const real = { domain: 'real', output: [0.5, -1, 2, 0], target: [1, 1, 2, 3] } as const; // y − t = −0.5, −2, 0, −3
const probability = { domain: 'probability' } as const;

/** At least one row for each loss. */
export const lossCases: readonly LossCase[] = [
  {
    ...real,
    name: 'squared-error',
    cost: 13.25,
    gradient: [-1, -4, 0, -6],
    origin: 'by hand: 0.25 + 4 + 0 + 9',
  },
  {
    ...real,
    name: 'mean-squared-error',
    cost: 3.3125,
    gradient: [-0.25, -1, 0, -1.5],
    origin: 'by hand: 13.25/4',
  },
  {
    ...real,
    name: 'mean-absolute-error',
    cost: 1.375,
    gradient: [-0.25, -0.25, 0, -0.25],
    origin: 'by hand: (0.5 + 2 + 0 + 3)/4',
  },
  {
    ...real,
    name: 'huber',
    cost: 1.03125,
    gradient: [-0.125, -0.25, 0, -0.25],
    origin: 'by hand, δ = 1: (½·0.25 + (2 − ½) + 0 + (3 − ½))/4',
  },
  {
    ...real,
    name: 'huber',
    options: { delta: 2 },
    cost: 1.53125,
    gradient: [-0.125, -0.5, 0, -0.5],
    origin: 'by hand, δ = 2: (½·0.25 + ½·4 + 0 + 2·(3 − 1))/4',
  },
  {
    name: 'log-cosh',
    domain: 'real',
    output: [1, 1],
    target: [0, 1],
    cost: 0.2168904152415136,
    gradient: [0.3807970779778824, 0],
    origin: 'mpmath, 30 digits; the documentation of tf.keras.losses.LogCosh gives 0.217',
  },
  {
    ...probability,
    name: 'binary-cross-entropy',
    output: [0.6, 0.4],
    target: [0, 1],
    cost: 0.9162907318741551,
    gradient: [1.25, -1.25],
    origin: 'mpmath, 30 digits; the documentation of tf.keras.losses.binary_crossentropy gives 0.916. 0.6/(0.6·0.4)/2 = 1.25',
  },
  {
    ...probability,
    name: 'categorical-cross-entropy',
    output: [0.1, 0.8, 0.1],
    target: [0, 0, 1],
    cost: 2.302585092994046,
    gradient: [0, 0, -10],
    origin: 'mpmath, 30 digits; the documentation of tf.keras.losses.categorical_crossentropy gives 2.303',
  },
  {
    ...probability,
    name: 'smoothed-cross-entropy',
    options: { smoothing: 0.25 },
    output: [0.125, 0.5, 0.375],
    target: [0, 0, 1],
    cost: 1.0484067710297535,
    gradient: [-2 / 3, -1 / 6, -20 / 9],
    origin: 'by hand: t′ = [1/12, 1/12, 10/12], so (3 ln 2 + ln 2 + 10 ln (8/3))/12; −t′/y',
  },
  {
    ...probability,
    name: 'focal',
    output: [0.25, 0.25, 0.5],
    target: [1, 0, 0],
    cost: 0.7797905781299385,
    gradient: [-4.329441541679835, 0, 0],
    origin: 'by hand: 0.75² · 2 ln 2; 0.75² · (2 · (−2 ln 2)/0.75 − 4)',
  },
  {
    ...probability,
    name: 'focal',
    options: { gamma: 0 },
    output: [0.1, 0.8, 0.1],
    target: [0, 0, 1],
    cost: 2.302585092994046,
    gradient: [0, 0, -10],
    origin: 'the categorical cross-entropy',
  },
  {
    ...probability,
    name: 'kullback-leibler',
    output: [0.5, 0.8, 0.12],
    target: [0.4, 0.9, 0.2],
    cost: 0.11891243631825935,
    gradient: [-0.8, -1.125, -5 / 3],
    origin: 'mpmath, 30 digits; the documentation of tf.keras.losses.KLD gives 0.11891246 in 32 bits',
  },
  {
    name: 'hinge',
    domain: 'real',
    output: [2, -0.5, 0.3, 0.4],
    target: [1, -1, -1, 0],
    cost: 0.8,
    gradient: [0, 0.25, 0.25, 0.25],
    origin: 'by hand: (0 + 0.5 + 1.3 + 1.4)/4; the target 0 counts as −1',
  },
];
