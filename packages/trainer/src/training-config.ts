import { VitrumError, type Checked, type DefinitionsIn, type OptionSchema, type OptionValues, type ReferenceIn, type Registry } from '@vitrum/core';
import { describeValue, isRecord, resolveOptions } from '@vitrum/core/internal';
import { keepLast } from './best/keep-last.ts';
import type { AveragingText } from './updates/averaging.ts';
import { gradientOptions, type GradientConfig } from './updates/gradient-options.ts';

/**
 * How a network is trained, as plain JSON; every property has a default. With `typeof registry`, restricted to its names.
 */
export type TrainingConfig<R extends Registry = Registry> = TrainingConfigOf<
  ReferenceIn<R, 'loss'>,
  ReferenceIn<R, 'optimizer'>,
  ReferenceIn<R, 'schedule'>,
  ReferenceIn<R, 'augmentation'>,
  ReferenceIn<R, 'callback'>,
  DefinitionsIn<R, 'metrics'>['name'],
  ReferenceIn<R, 'metric'>
>;

// Generic in the reference types, not in the registry: the compiler would consider all registries interchangeable.
/** A {@link TrainingConfig} of some types of reference. */
export interface TrainingConfigOf<Loss, Optimizer, Schedule, Augmentation, Callback, MetricName, Metric> extends GradientConfig {
  /** Cost function; `squared-error`. */
  readonly loss?: Loss;
  /** `sgd`. */
  readonly optimizer?: Optimizer;
  /** η; 0.01. */
  readonly learningRate?: number;
  /** How η changes during training; `constant`. */
  readonly schedule?: Schedule;
  /** Samples per step; 1. */
  readonly batchSize?: number;
  /** Passes over the training samples; 5. */
  readonly epochs?: number;
  /** True draws a new order for every epoch, false keeps the stored one; true. */
  readonly shuffle?: boolean;
  /** Random changes of every training sample, in this order, new ones in every epoch; none. */
  readonly augmentation?: readonly Augmentation[];
  /**
   * How much samples of each class count in training, by the name of the class, 1 for the others; or `balanced`, which makes all
   * classes count the same. See `classWeightsOf`.
   */
  readonly classWeights?: 'balanced' | Readonly<Record<string, number>>;
  /** Share of the training samples held out for validation, drawn by seed; none, or 0.1 where something judges by them. */
  readonly validation?: number;
  /** What decides which epoch's weights are the final ones, `loss` or a metric, on validation samples; `none` keeps the last ones. */
  readonly keepBest?: 'loss' | 'none' | MetricName;
  /** What watches the training and may end it; none. */
  readonly callbacks?: readonly Callback[];
  /** The figures to report, the main one first; those of the data's task. They do not change what is learned. */
  readonly metrics?: readonly Metric[];
  /** Averaged weights for evaluation and the final model: `none`, `ema:decay=0.999` or `swa:from=0.75`; see `AveragedWeights`. */
  readonly averaging?: AveragingText;
  /** Determines the first parameters and every random choice of training; 0. */
  readonly seed?: number;
}

/** The options of a training run, in the form that contributions use: one schema for the API, the command line and files. */
export const trainingSchema = {
  /** Cost function. */
  loss: { type: 'loss', default: 'squared-error' },
  /** What makes a step of a gradient. */
  optimizer: { type: 'optimizer', default: 'sgd' },
  /** η, before the schedule. */
  learningRate: { type: 'number', default: 0.01, exclusiveMinimum: 0 },
  /** How η changes during training. */
  schedule: { type: 'schedule', default: 'constant' },
  /** Samples per step. */
  batchSize: { type: 'integer', default: 1, minimum: 1 },
  /** Passes over the training samples. */
  epochs: { type: 'integer', default: 5, minimum: 1 },
  /** Whether every epoch has an order of its own. */
  shuffle: { type: 'boolean', default: true },
  /** Random changes of every training sample, in this order. */
  augmentation: { type: 'references', of: 'augmentation', default: [] },
  /** How much samples of each class count, by the name of the class, or `balanced`. */
  classWeights: { type: 'numbers', default: {}, choices: ['balanced'], exclusiveMinimum: 0 },
  /** Share of the training samples held out for validation. */
  validation: { type: 'number', default: 0, minimum: 0, exclusiveMaximum: 1 },
  /** What decides which weights are the final ones. */
  keepBest: { type: 'string', default: keepLast },
  /** What watches the training and may end it. */
  callbacks: { type: 'references', of: 'callback', default: [] },
  /** The figures to report, the main one first. */
  metrics: { type: 'references', of: 'metric', default: [] },
  /** Determines the first parameters and every random choice of training. */
  seed: { type: 'integer', default: 0, minimum: 0 },
  ...gradientOptions,
  /** Averaged weights for evaluation and the final model. */
  averaging: { type: 'string', default: 'none' },
} as const satisfies OptionSchema;

/** A training configuration with names resolved and defaults filled in. */
// An interface, so that messages name it and not its content.
export interface TrainingPlan extends OptionValues<typeof trainingSchema> {
  /** What its names were looked up in: the metrics that are reported by default are registered there. */
  readonly registry: Registry;
}

/**
 * Resolves a training configuration: looks up names, checks values, fills in defaults. A name that the registry is known to lack
 * does not compile; text and `unknown` are checked at run time.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_NAME and the errors of options
 */
export function planTraining<R extends Registry, const Given>(
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
  return { ...resolveOptions(registry, trainingSchema, config, 'training'), registry };
}
