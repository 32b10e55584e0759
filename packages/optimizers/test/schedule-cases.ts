/** Factors of a schedule, worked out by other means than the code under test. */
export interface ScheduleCase {
  /** The registered name. */
  readonly name: string;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Epochs planned. */
  readonly epochs: number;
  /** 100 where it is left out. */
  readonly stepsPerEpoch?: number;
  /** The factor for some epochs done. */
  readonly factors: readonly (readonly [epoch: number, factor: number])[];
  /** Where the numbers come from. */
  readonly origin: string;
}

/** At least one row for each schedule; factors are met to 10⁻¹², relative. */
export const scheduleCases: readonly ScheduleCase[] = [
  { name: 'constant', epochs: 5, factors: [[0, 1], [2.5, 1], [5, 1]], origin: 'its definition' },
  {
    name: 'cosine',
    epochs: 6,
    factors: [[0, 1], [1, (1 + Math.sqrt(3) / 2) / 2], [2, 3 / 4], [3, 1 / 2], [4, 1 / 4], [6, 0]],
    origin: 'by hand: cos 0 = 1, cos 30° = √3/2, cos 60° = 1/2, cos 90° = 0, cos 120° = −1/2, cos 180° = −1',
  },
  {
    name: 'warmup',
    options: { epochs: 2, from: 0.5, then: 'cosine' },
    epochs: 8,
    factors: [[0, 0.5], [1, 0.75], [1.5, 0.875], [2, 1], [4, 3 / 4], [5, 1 / 2], [8, 0]],
    origin: 'by hand: a line from 1/2 to 1 in two epochs, and half a cosine over the other six, of 0°, 60°, 90° and 180°',
  },
  {
    name: 'warmup',
    options: { steps: 150, from: 0 },
    epochs: 3,
    factors: [[0, 0], [0.5, 1 / 3], [0.75, 0.5], [1.5, 1], [3, 1]],
    origin: 'by hand: step/150 with 100 steps an epoch',
  },
  {
    name: 'warmup',
    options: { steps: 150, from: 0, then: 'cosine' },
    epochs: 4.5,
    factors: [[1.5, 1], [2.5, 3 / 4], [3, 1 / 2], [4.5, 0]],
    origin: 'by hand: half a cosine over the three epochs after 150 steps of 100 an epoch',
  },
  {
    name: 'step',
    options: { every: 3, factor: 0.3 },
    epochs: 10,
    factors: [[0, 1.0], [2, 1.0], [2.99, 1], [3, 0.3], [5, 0.3], [6, 0.09], [9, 0.027], [10, 0.027]],
    origin: 'PyTorch 1.13, StepLR(3, 0.3), by pytorch-schedules.py',
  },
  {
    name: 'multi-step',
    options: { at: [2, 5, 6], factor: 0.3 },
    epochs: 10,
    factors: [[0, 1.0], [1, 1.0], [2, 0.3], [4, 0.3], [5, 0.09], [6, 0.027], [10, 0.027]],
    origin: 'PyTorch 1.13, MultiStepLR([2, 5, 6], 0.3), by pytorch-schedules.py',
  },
  {
    name: 'exponential',
    options: { factor: 0.95 },
    epochs: 100,
    factors: [[0, 1.0], [1, 0.95], [2, 0.9025], [10, 0.5987369392383786], [33, 0.18402591023557577], [100, 0.005920529220333997]],
    origin: 'PyTorch 1.13, ExponentialLR(0.95), by pytorch-schedules.py',
  },
  {
    name: 'polynomial',
    options: { power: 0.9 },
    epochs: 10,
    factors: [[0, 1.0], [1, 0.9095325760829622], [5, 0.5358867312681466], [9, 0.12589254117941667], [10, 0.0]],
    origin: 'PyTorch 1.13, PolynomialLR(10, 0.9), by pytorch-schedules.py',
  },
  {
    name: 'polynomial',
    options: { power: 3 },
    epochs: 10,
    factors: [[0, 1.0], [1, 0.7290000000000001], [5, 0.12500000000000008], [9, 0.001], [10, 0.0]],
    origin: 'PyTorch 1.13, PolynomialLR(10, 3), by pytorch-schedules.py',
  },
  {
    name: 'polynomial',
    options: { to: 0.5 },
    epochs: 8,
    factors: [[0, 1], [2, 7 / 8], [6, 5 / 8], [8, 1 / 2]],
    origin: 'by hand: a line from 1 to 1/2',
  },
  {
    name: 'cosine',
    options: { to: 0.1 },
    epochs: 10,
    factors: [[0, 1.0], [1, 0.9779754323328191], [3, 0.8145033635316129], [5, 0.55], [8, 0.18594235253127372], [10, 0.1]],
    origin: 'PyTorch 1.13, CosineAnnealingLR(10, 0.1), by pytorch-schedules.py',
  },
  {
    name: 'cosine-restarts',
    options: { period: 2, growth: 3, to: 0.05 },
    epochs: 30,
    factors: [
      ...([[0, 1.0], [1, 0.525], [2, 1.0], [3, 0.9363620667976085], [5, 0.525], [7, 0.11363793320239161], [8, 1.0]] as const),
      ...([[11, 0.9363620667976085], [20, 0.2875000000000001], [25, 0.057216317319201196], [26, 1.0], [30, 0.9871963135254163]] as const),
    ],
    origin: 'PyTorch 1.13, CosineAnnealingWarmRestarts(2, 3, 0.05), by pytorch-schedules.py',
  },
  {
    name: 'cosine-restarts',
    options: { period: 3, growth: 1 },
    epochs: 8,
    factors: [[0, 1.0], [1, 0.75], [2, 0.2500000000000001], [3, 1.0], [4, 0.75], [6, 1.0], [8, 0.2500000000000001]],
    origin: 'PyTorch 1.13, CosineAnnealingWarmRestarts(3, 1), by pytorch-schedules.py',
  },
  {
    name: 'warmup',
    options: { epochs: 4, from: 0.2, then: { type: 'exponential', factor: 0.9 } },
    epochs: 12,
    factors: [[0, 0.2], [1, 0.4], [3, 0.8], [4, 1.0], [5, 0.9], [8, 0.6561000000000001], [12, 0.43046721000000016]],
    origin: 'PyTorch 1.13, SequentialLR of LinearLR(0.2, 1, 4) and ExponentialLR(0.9), by pytorch-schedules.py',
  },
  {
    name: 'one-cycle',
    options: { rise: 0.25, from: 0.1, to: 0.001 },
    epochs: 10,
    factors: [
      ...([[0, 0.1], [1, 0.41094235253127365], [2, 0.9140576474687263], [2.5, 1.0], [3, 0.9890847265665359], [5, 0.75025]] as const),
      ...([[9, 0.044184043907520815], [10, 0.001]] as const),
    ],
    origin: 'PyTorch 1.13, OneCycleLR of 1,001 steps, the last of which is the end, by pytorch-schedules.py',
  },
  {
    name: 'one-cycle',
    options: { rise: 0.25, from: 0.1, to: 0.001, shape: 'linear' },
    epochs: 10,
    factors: [[0, 0.1], [1, 0.46], [2, 0.82], [2.5, 1], [3, 0.9334], [5, 0.667], [9, 0.1342], [10, 0.001]],
    origin: 'PyTorch 1.13, OneCycleLR of 1,001 steps with anneal_strategy linear, by pytorch-schedules.py',
  },
  {
    name: 'reduce-on-plateau',
    epochs: 5,
    factors: [[0, 1], [4, 1]],
    origin: 'its definition, before the first epoch; plateaus are in schedules.test.ts',
  },
];
