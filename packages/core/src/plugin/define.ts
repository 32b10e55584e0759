import type { Activation, ActivationFunctions, ElementwiseActivation, RowwiseActivation } from '../contracts/activation.ts';
import type { AffineAugmentation, Augmentation, AugmentationFunctions, MixingAugmentation, PictureAugmentation } from '../contracts/augmentation.ts';
import type { BackendDefinition } from '../contracts/backend.ts';
import type { Callback, CallbackFunctions } from '../contracts/callback.ts';
import type { DatasetSource } from '../contracts/dataset.ts';
import type { Format } from '../contracts/format.ts';
import type { Initializer, InitializerFunctions } from '../contracts/initializer.ts';
import type { LayerPlan } from '../contracts/layer.ts';
import type { ElementwiseLoss, Loss, LossFunctions, RowwiseLoss } from '../contracts/loss.ts';
import type { MeanMetric, Metric, MetricFunctions, SamplesMetric, SumsMetric } from '../contracts/metric.ts';
import type { Optimizer, OptimizerFunctions } from '../contracts/optimizer.ts';
import type { Schedule, ScheduleFunctions, ScheduleMemory } from '../contracts/schedule.ts';
import type { OptionSchema } from '../options/option-schema.ts';
import type { Configurable } from './configurable.ts';
import type { ConfigurableDataset } from './dataset-definition.ts';
import type { LayerDefinition } from './layer-definition.ts';
import type { NetworkDefinition } from './network-definition.ts';
import type { Plugin } from './plugin.ts';

// Each helper returns its argument unchanged: it adds the exact type, including the literal name, so that the compiler reports
// errors at the property at fault. A registry checks the values. `as never`: each type below promises no more than its argument's
// type. Write `/* @__PURE__ */` before a call, so that bundlers drop what a program does not use.

/** `T`, with a type error for every property that `Form` lacks, such as a misspelled `derivative`. */
type Exactly<T, Form> = T & Readonly<Record<Exclude<keyof T, keyof Form>, never>>;

/**
 * `T` with the functions of the contract `Form`: `derivative` is present if it was given, and takes all of the contract's arguments
 * even if this implementation ignores some.
 */
type Defined<T, Form> = {
  readonly [Key in keyof T]: T[Key] extends (...args: never) => unknown
    ? Key extends keyof Form
      ? NonNullable<Form[Key]>
      : T[Key]
    : T[Key];
};

/** The member of a union of contracts that `T` implements. */
type FormOf<T, Ready> = T extends { readonly kind: infer Kind extends NamedForm }
  ? Extract<Ready, { readonly kind: Kind }>
  : Exclude<Ready, { readonly kind: NamedForm }>;

/** The forms that a contribution names; any other one is what is meant without a name. */
type NamedForm = 'rowwise' | 'affine' | 'mixing' | 'sums' | 'samples';

/** Types a contribution with options. */
type DefineConfigurable<Ready, Functions> = <const Name extends string, const Schema extends OptionSchema, F extends Functions>(
  contribution: Configurable<F, Name, Schema>,
) => Configurable<Defined<F, FormOf<F, Ready>>, Name, Schema>;

/** Types a contribution without options. */
type DefineReady<Form> = <const T extends Form>(contribution: Exactly<T, Form>) => Defined<T, Form>;

/**
 * Types an activation.
 *
 * @example
 * const bentIdentity = defineActivation({
 *   name: 'bent-identity',
 *   formula: '(√(z² + 1) − 1) / 2 + z',
 *   forward: (z) => (Math.sqrt(z * z + 1) - 1) / 2 + z,
 *   derivative: (z) => z / (2 * Math.sqrt(z * z + 1)) + 1,
 * });
 */
export const defineActivation: DefineConfigurable<Activation, ActivationFunctions> &
  DefineReady<RowwiseActivation> &
  DefineReady<ElementwiseActivation> = (contribution: unknown) => contribution as never;

/** Types an augmentation; see {@link defineActivation}. */
export const defineAugmentation: DefineConfigurable<Augmentation, AugmentationFunctions> &
  DefineReady<AffineAugmentation> &
  DefineReady<MixingAugmentation> &
  DefineReady<PictureAugmentation> = (contribution: unknown) => contribution as never;

/** Types a cost function; see {@link defineActivation}. */
export const defineLoss: DefineConfigurable<Loss, LossFunctions> & DefineReady<RowwiseLoss> & DefineReady<ElementwiseLoss> =
  (contribution: unknown) => contribution as never;

/** Types an initializer; see {@link defineActivation}. */
export const defineInitializer: DefineConfigurable<Initializer, InitializerFunctions> & DefineReady<Initializer> = (contribution: unknown) => contribution as never;

/**
 * Types a learning-rate schedule, what it remembers by name; see {@link defineActivation}. With options, write `memory` beside them: what
 * `create` returns is typed by it.
 */
export const defineSchedule: DefineSchedule = (contribution: unknown) => contribution as never;

interface DefineSchedule {
  <const Name extends string, const Schema extends OptionSchema, Remembered extends string = string>(
    schedule: Configurable<ScheduleFunctions<Remembered>, Name, Schema> & {
      /** What the schedule remembers from step to step, by name, with its first values. */
      readonly memory?: ScheduleMemory<Remembered>;
    },
  ): Configurable<ScheduleFunctions<Remembered>, Name, Schema> & {
    /** What the schedule remembers from step to step, by name, with its first values. */
    readonly memory?: ScheduleMemory<Remembered>;
  };
  <const Name extends string, Remembered extends string = never>(schedule: Schedule<Name, Remembered>): Schedule<Name, Remembered>;
}

/** Types a callback; see {@link defineActivation}. */
export const defineCallback: DefineConfigurable<Callback, CallbackFunctions> & DefineReady<Callback> = (contribution: unknown) => contribution as never;

/**
 * Types an optimizer, its slots by name; see {@link defineActivation}. With options, write `slots` beside them: what `create` returns is
 * typed by them. The compiler does not find them within `create`.
 *
 * @example
 * const momentum = defineOptimizer({
 *   name: 'momentum',
 *   options: { mu: { type: 'number', default: 0.9 } },
 *   slots: ['velocity'],
 *   create: ({ mu }) => ({ update: ({ value, gradient, slots: { velocity }, learningRate }) => { … } }),
 * });
 */
export const defineOptimizer: DefineOptimizer = (contribution: unknown) => contribution as never;

interface DefineOptimizer {
  <const Name extends string, const Schema extends OptionSchema, const Slot extends string = string>(
    optimizer: Configurable<OptimizerFunctions<Slot>, Name, Schema> & {
      /** The names of what the optimizer wants remembered for each parameter. */
      readonly slots?: readonly Slot[];
    },
  ): Configurable<OptimizerFunctions<Slot>, Name, Schema> & {
    /** The names of what the optimizer wants remembered for each parameter. */
    readonly slots?: readonly Slot[];
  };
  <const Name extends string, const Slot extends string = never>(optimizer: Optimizer<Name, Slot>): Optimizer<Name, Slot>;
}

/** Types a layer; see {@link defineActivation}. */
export const defineLayer: <const Name extends string, const Schema extends OptionSchema>(
  layer: LayerDefinition<Name, Schema>,
) => LayerDefinition<Name, Schema> = (contribution: unknown) => contribution as never;

/** Types a network by name; see {@link defineActivation}. */
export const defineNetwork: <const Name extends string, const Schema extends OptionSchema>(
  network: NetworkDefinition<Name, Schema>,
) => NetworkDefinition<Name, Schema> = (contribution: unknown) => contribution as never;

/** Types a layer's plan: the tensors passed to `bind` are named as in the plan. */
export function layerPlan<
  const ParameterName extends string = never,
  const StateName extends string = never,
  const KeptName extends string = never,
  const ErrorName extends string = never,
>(plan: LayerPlan<ParameterName, StateName, KeptName, ErrorName>): LayerPlan<ParameterName, StateName, KeptName, ErrorName> {
  return plan;
}

/** Types a metric; see {@link defineActivation}. */
export const defineMetric: DefineMetric = (contribution: unknown) => contribution as never;

interface DefineMetric {
  <const Name extends string, const Schema extends OptionSchema, F extends MetricFunctions>(
    metric: Configurable<F, Name, Schema>,
  ): Configurable<Defined<F, FormOf<F, Metric>>, Name, Schema>;
  <const Name extends string>(metric: SumsMetric<Name>): SumsMetric<Name>;
  <const Name extends string>(metric: SamplesMetric<Name>): SamplesMetric<Name>;
  <const Name extends string>(metric: MeanMetric<Name>): MeanMetric<Name>;
}

/** Types a dataset; see {@link defineActivation}. */
export const defineDataset: DefineDataset = (contribution: unknown) => contribution as never;

interface DefineDataset {
  <const Name extends string, const Schema extends OptionSchema>(
    dataset: ConfigurableDataset<Name, Schema>,
  ): ConfigurableDataset<Name, Schema>;
  <const Name extends string>(dataset: DatasetSource<Name>): DatasetSource<Name>;
}

/** Types a backend; see {@link defineActivation}. */
export const defineBackend: <const Name extends string>(backend: BackendDefinition<Name>) => BackendDefinition<Name> =
  (contribution: unknown) => contribution as never;

/** Types a file format of models; see {@link defineActivation}. */
export const defineFormat: DefineReady<Format> = (contribution: unknown) => contribution as never;

/** Types a plugin. */
export function definePlugin<const P extends Plugin>(plugin: P): P {
  return plugin;
}
