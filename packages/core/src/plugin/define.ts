import type { Activation, ActivationFunctions, ElementwiseActivation, RowwiseActivation } from '../contracts/activation.ts';
import type { BackendDefinition } from '../contracts/backend.ts';
import type { Configurable } from '../contracts/configurable.ts';
import type { DatasetDefinition, DatasetFunctions, DatasetSource } from '../contracts/dataset.ts';
import type { Initializer, InitializerFunctions } from '../contracts/initializer.ts';
import type { LayerDefinition, LayerPlan } from '../contracts/layer.ts';
import type { ElementwiseLoss, Loss, LossFunctions, RowwiseLoss } from '../contracts/loss.ts';
import type { MeanMetric, Metric, SumsMetric } from '../contracts/metric.ts';
import type { Optimizer, OptimizerFunctions } from '../contracts/optimizer.ts';
import type { Schedule, ScheduleFunctions } from '../contracts/schedule.ts';
import type { OptionSchema } from '../options/option-schema.ts';
import { checkContribution, checkPluginShape } from './check-plugin-shape.ts';
import type { ContributionKind } from './kinds.ts';
import type { Plugin } from './plugin.ts';

// Each helper returns its argument unchanged. What it adds: the exact type, literal name included, and an error where the
// mistake is. The overloads say what is returned; the implementations need not.

/** `T`, with an error at every property that `Form` does not have: a misspelt `derivative` must not pass in silence. */
type Exactly<T, Form> = T & Readonly<Record<Exclude<keyof T, keyof Form>, never>>;

/**
 * What is known of `T`, with the functions of the contract `Form`: `derivative` is there for certain when it was given, and
 * takes the contract's arguments even when this one ignores some.
 */
type Defined<T, Form> = {
  readonly [Key in keyof T]: T[Key] extends (...args: never) => unknown
    ? Key extends keyof Form
      ? NonNullable<Form[Key]>
      : T[Key]
    : T[Key];
};

type DefinedActivation<T> = T extends { readonly kind: 'rowwise' } ? Defined<T, RowwiseActivation> : Defined<T, ElementwiseActivation>;
type DefinedLoss<T> = T extends { readonly kind: 'rowwise' } ? Defined<T, RowwiseLoss> : Defined<T, ElementwiseLoss>;

function checked<T>(kind: ContributionKind, contribution: T): T {
  checkContribution(kind, contribution, `define(${kind})`);
  return contribution;
}

/**
 * Types and checks an activation.
 *
 * @example
 * const bentIdentity = defineActivation({
 *   name: 'bent-identity',
 *   formula: '(√(z² + 1) − 1) / 2 + z',
 *   forward: (z) => (Math.sqrt(z * z + 1) - 1) / 2 + z,
 *   derivative: (z) => z / (2 * Math.sqrt(z * z + 1)) + 1,
 * });
 * @throws VITRUM_INVALID_CONTRIBUTION
 */
export function defineActivation<
  const Name extends string,
  const Schema extends OptionSchema,
  Functions extends ActivationFunctions,
>(activation: Configurable<Functions, Name, Schema>): Configurable<DefinedActivation<Functions>, Name, Schema>;
export function defineActivation<const A extends RowwiseActivation>(
  activation: Exactly<A, RowwiseActivation>,
): DefinedActivation<A>;
export function defineActivation<const A extends ElementwiseActivation>(
  activation: Exactly<A, ElementwiseActivation>,
): DefinedActivation<A>;
export function defineActivation(activation: Activation | Configurable<ActivationFunctions>): unknown {
  return checked('activations', activation);
}

/** Types and checks a cost function; see {@link defineActivation}. */
export function defineLoss<
  const Name extends string,
  const Schema extends OptionSchema,
  Functions extends LossFunctions,
>(loss: Configurable<Functions, Name, Schema>): Configurable<DefinedLoss<Functions>, Name, Schema>;
export function defineLoss<const L extends RowwiseLoss>(loss: Exactly<L, RowwiseLoss>): DefinedLoss<L>;
export function defineLoss<const L extends ElementwiseLoss>(loss: Exactly<L, ElementwiseLoss>): DefinedLoss<L>;
export function defineLoss(loss: Loss | Configurable<LossFunctions>): unknown {
  return checked('losses', loss);
}

/** Types and checks an initializer; see {@link defineActivation}. */
export function defineInitializer<
  const Name extends string,
  const Schema extends OptionSchema,
  Functions extends InitializerFunctions,
>(initializer: Configurable<Functions, Name, Schema>): Configurable<Defined<Functions, Initializer>, Name, Schema>;
export function defineInitializer<const T extends Initializer>(initializer: Exactly<T, Initializer>): Defined<T, Initializer>;
export function defineInitializer(initializer: Initializer | Configurable<InitializerFunctions>): unknown {
  return checked('initializers', initializer);
}

/** Types and checks an optimizer, its slots by name; see {@link defineActivation}. */
export function defineOptimizer<
  const Name extends string,
  const Schema extends OptionSchema,
  const Slot extends string = never,
>(
  optimizer: Configurable<OptimizerFunctions<Slot>, Name, Schema>,
): Configurable<OptimizerFunctions<Slot>, Name, Schema>;
export function defineOptimizer<const Name extends string, const Slot extends string = never>(
  optimizer: Optimizer<Name, Slot>,
): Optimizer<Name, Slot>;
export function defineOptimizer(optimizer: Optimizer | Configurable<OptimizerFunctions>): unknown {
  return checked('optimizers', optimizer);
}

/** Types and checks a learning-rate schedule; see {@link defineActivation}. */
export function defineSchedule<
  const Name extends string,
  const Schema extends OptionSchema,
  Functions extends ScheduleFunctions,
>(schedule: Configurable<Functions, Name, Schema>): Configurable<Defined<Functions, Schedule>, Name, Schema>;
export function defineSchedule<const T extends Schedule>(schedule: Exactly<T, Schedule>): Defined<T, Schedule>;
export function defineSchedule(schedule: Schedule | Configurable<ScheduleFunctions>): unknown {
  return checked('schedules', schedule);
}

/** Types and checks a layer; see {@link defineActivation}. */
export function defineLayer<const Name extends string, const Schema extends OptionSchema>(
  layer: LayerDefinition<Name, Schema>,
): LayerDefinition<Name, Schema> {
  return checked('layers', layer);
}

/** Types a layer's plan: the tensors that `bind` gets have the names that the plan gives. */
export function layerPlan<
  const ParameterName extends string = never,
  const StateName extends string = never,
  const KeptName extends string = never,
  const ErrorName extends string = never,
>(plan: LayerPlan<ParameterName, StateName, KeptName, ErrorName>): LayerPlan<ParameterName, StateName, KeptName, ErrorName> {
  return plan;
}

/** Types and checks a metric; see {@link defineActivation}. */
export function defineMetric<const Name extends string>(metric: SumsMetric<Name>): SumsMetric<Name>;
export function defineMetric<const Name extends string>(metric: MeanMetric<Name>): MeanMetric<Name>;
export function defineMetric(metric: Metric): Metric {
  return checked('metrics', metric);
}

/** Types and checks a dataset; see {@link defineActivation}. */
export function defineDataset<const Name extends string, const Schema extends OptionSchema>(
  dataset: Configurable<DatasetFunctions, Name, Schema> & { readonly license: string },
): Configurable<DatasetFunctions, Name, Schema> & { readonly license: string };
export function defineDataset<const Name extends string>(dataset: DatasetSource<Name>): DatasetSource<Name>;
export function defineDataset(dataset: DatasetDefinition): DatasetDefinition {
  return checked('datasets', dataset);
}

/** Types and checks a backend; see {@link defineActivation}. */
export function defineBackend<const Name extends string>(backend: BackendDefinition<Name>): BackendDefinition<Name> {
  return checked('backends', backend);
}

/**
 * Types and checks a plugin.
 *
 * @throws VITRUM_INVALID_PLUGIN, VITRUM_INVALID_CONTRIBUTION
 */
export function definePlugin<const P extends Plugin>(plugin: P): P {
  checkPluginShape(plugin);
  return plugin;
}
