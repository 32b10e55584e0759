import {
  describeValue,
  isRecord,
  resolveOptions,
  VitrumError,
  type Checked,
  type OptionSchema,
  type OptionValues,
  type ReferenceIn,
  type Registry,
} from '@vitrum/core';

/**
 * How a network is trained, as plain JSON. Everything left out but the order is the notebook's setting. With `typeof registry`, of names
 * that it holds.
 */
export type TrainingConfig<R extends Registry = Registry> = TrainingConfigOf<
  ReferenceIn<R, 'loss'>,
  ReferenceIn<R, 'optimizer'>,
  ReferenceIn<R, 'schedule'>
>;

// Of what stands in it and not of the registry: of two types of registry the compiler would say that they make no difference.
/** A {@link TrainingConfig} of some types of reference. */
export interface TrainingConfigOf<Loss, Optimizer, Schedule> {
  /** Cost function; `squared-error`. */
  readonly loss?: Loss;
  /** `sgd`. */
  readonly optimizer?: Optimizer;
  /** η; 0.01. */
  readonly learningRate?: number;
  /** How η changes in the course of training; `constant`. */
  readonly schedule?: Schedule;
  /** Samples for each step; 1. */
  readonly batchSize?: number;
  /** Passes over the training samples; 5. */
  readonly epochs?: number;
  /** True draws a new order for every epoch; false keeps the stored one, as the notebook does. True. */
  readonly shuffle?: boolean;
  /** Decides the first parameters and every random choice of training; 0. */
  readonly seed?: number;
}

/** The options of a training run, in the form that contributions use: one schema for the API, the command line and files. */
export const trainingSchema = {
  loss: { type: 'loss', default: 'squared-error', description: 'Cost function.' },
  optimizer: { type: 'optimizer', default: 'sgd', description: 'How parameters follow their gradients.' },
  learningRate: { type: 'number', default: 0.01, exclusiveMinimum: 0, description: 'Length of a step.' },
  schedule: { type: 'schedule', default: 'constant', description: 'How the learning rate changes.' },
  batchSize: { type: 'integer', default: 1, minimum: 1, description: 'Samples for each step.' },
  epochs: { type: 'integer', default: 5, minimum: 1, description: 'Passes over the training samples.' },
  shuffle: { type: 'boolean', default: true, description: 'Draw a new order for every epoch.' },
  seed: { type: 'integer', default: 0, minimum: 0, description: 'Decides every random choice.' },
} as const satisfies OptionSchema;

/** A training configuration whose names have become objects and whose gaps are filled. */
export type TrainingPlan = OptionValues<typeof trainingSchema>;

/**
 * Turns plain JSON into what the trainer works with: names are looked up, values checked, defaults filled in. A name that the
 * registry is known to lack does not compile; text, and `unknown`, is checked when the program runs.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_NAME and the errors of options
 */
export function resolveTrainingConfig<R extends Registry, const Given>(
  registry: R,
  config: Checked<Given, TrainingConfig<NoInfer<R>>, unknown>,
): TrainingPlan {
  if (!isRecord(config)) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_CONFIG',
      message: `A training configuration is an object, got ${describeValue(config)}.`,
      hint: 'It looks like { "loss": "squared-error", "learningRate": 0.01, "epochs": 5 }.',
    });
  }
  return resolveOptions(registry, trainingSchema, config, 'training');
}
