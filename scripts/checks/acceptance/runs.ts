/** A training run of the command line and its requirements. */
export interface AcceptanceRun {
  readonly name: string;
  /** Options of `vitrum train --json`. */
  readonly options: readonly string[];
  /** Weight matrices, [units, inputs]. */
  readonly shapes: readonly (readonly number[])[];
  readonly parameters: number;
  /** Running training accuracy of the first epoch, in per cent. */
  readonly firstEpochAccuracy?: number;
  /** Test accuracy at the end, in per cent. */
  readonly testAccuracy?: number;
  /** The mean of a group's runs must reach `groupMean`. */
  readonly group?: 'default';
  /** Skipped with --quick: a further seed of a setting that other runs cover. */
  readonly isFurther?: boolean;
  /** The name of a run whose test accuracies this one must match, epoch by epoch. */
  readonly sameCurveAs?: string;
}

const defaultShapes = [
  [32, 784],
  [16, 32],
  [10, 16],
];

/** The minimum mean of the default runs over their seeds, in per cent. */
export const expectedMean = 94.7;

/** The maximum difference between two backends' test accuracies after an epoch, in percentage points: rounding only. */
export const curveTolerance = 0.3;

/** Chance level for ten classes, with the spread of random networks, in per cent. */
export const untrainedRange = { minimum: 5, maximum: 16 };

/** The runs: the default setting with five seeds, and each option that readers are invited to change. The longest comes first. */
export const acceptanceRuns: readonly AcceptanceRun[] = [
  {
    name: 'default, seed 1, reference backend',
    options: ['--seed', '1', '--backend', 'reference'],
    shapes: defaultShapes,
    parameters: 25_818,
    testAccuracy: 94,
    sameCurveAs: 'default, seed 1',
  },
  ...[1, 2, 3, 4, 5].map((seed) => ({
    name: `default, seed ${seed}`,
    options: ['--seed', String(seed)],
    shapes: defaultShapes,
    parameters: 25_818,
    firstEpochAccuracy: 88,
    testAccuracy: 94,
    group: 'default' as const,
    isFurther: seed > 3,
  })),
  {
    name: 'softmax with cross-entropy, batch 32',
    options: [
      ...['--loss', 'categorical-cross-entropy', '--output-activation', 'softmax'],
      ...['--batch-size', '32', '--learning-rate', '0.1', '--seed', '1'],
    ],
    shapes: defaultShapes,
    parameters: 25_818,
    testAccuracy: 95,
  },
  {
    name: 'sigmoid',
    options: ['--activation', 'sigmoid', '--epochs', '1', '--seed', '1'],
    shapes: defaultShapes,
    parameters: 25_818,
  },
  {
    name: '784-64-32-10',
    options: ['--architecture', '784,64,32,10', '--epochs', '1', '--seed', '1'],
    shapes: [
      [64, 784],
      [32, 64],
      [10, 32],
    ],
    parameters: 784 * 64 + 64 + 64 * 32 + 32 + 32 * 10 + 10,
    firstEpochAccuracy: 88,
  },
];
