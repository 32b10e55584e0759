import type { Activation, ActivationFunctions, ElementwiseActivation, RowwiseActivation } from '../contracts/activation.ts';
import type { BackendDefinition } from '../contracts/backend.ts';
import type { Configurable } from '../contracts/configurable.ts';
import type { DatasetDefinition } from '../contracts/dataset.ts';
import type { Initializer, InitializerFunctions } from '../contracts/initializer.ts';
import type { LayerDefinition } from '../contracts/layer.ts';
import type { ElementwiseLoss, Loss, LossFunctions, RowwiseLoss } from '../contracts/loss.ts';
import type { Metric } from '../contracts/metric.ts';
import type { Optimizer, OptimizerFunctions } from '../contracts/optimizer.ts';
import type { Schedule, ScheduleFunctions } from '../contracts/schedule.ts';
import type { OptionSchema } from '../options/option-schema.ts';
import { checkContribution, checkPluginShape } from './check-plugin-shape.ts';
import type { ContributionKind } from './kinds.ts';
import type { Plugin } from './plugin.ts';

// Each helper returns its argument unchanged. What it adds: literal names in the type, and an error where the mistake is.

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
export function defineActivation<const Name extends string, const Schema extends OptionSchema>(
  activation: Configurable<ActivationFunctions, Name, Schema>,
): Configurable<ActivationFunctions, Name, Schema>;
export function defineActivation<const Name extends string>(activation: RowwiseActivation<Name>): RowwiseActivation<Name>;
export function defineActivation<const Name extends string>(
  activation: ElementwiseActivation<Name>,
): ElementwiseActivation<Name>;
export function defineActivation(
  activation: Activation | Configurable<ActivationFunctions>,
): Activation | Configurable<ActivationFunctions> {
  return checked('activations', activation);
}

/** Types and checks a cost function; see {@link defineActivation}. */
export function defineLoss<const Name extends string, const Schema extends OptionSchema>(
  loss: Configurable<LossFunctions, Name, Schema>,
): Configurable<LossFunctions, Name, Schema>;
export function defineLoss<const Name extends string>(loss: RowwiseLoss<Name>): RowwiseLoss<Name>;
export function defineLoss<const Name extends string>(loss: ElementwiseLoss<Name>): ElementwiseLoss<Name>;
export function defineLoss(loss: Loss | Configurable<LossFunctions>): Loss | Configurable<LossFunctions> {
  return checked('losses', loss);
}

/** Types and checks an initializer; see {@link defineActivation}. */
export function defineInitializer<const Name extends string, const Schema extends OptionSchema>(
  initializer: Configurable<InitializerFunctions, Name, Schema>,
): Configurable<InitializerFunctions, Name, Schema>;
export function defineInitializer<const Name extends string>(initializer: Initializer<Name>): Initializer<Name>;
export function defineInitializer(
  initializer: Initializer | Configurable<InitializerFunctions>,
): Initializer | Configurable<InitializerFunctions> {
  return checked('initializers', initializer);
}

/** Types and checks an optimizer; see {@link defineActivation}. */
export function defineOptimizer<const Name extends string, const Schema extends OptionSchema>(
  optimizer: Configurable<OptimizerFunctions, Name, Schema>,
): Configurable<OptimizerFunctions, Name, Schema>;
export function defineOptimizer<const Name extends string>(optimizer: Optimizer<Name>): Optimizer<Name>;
export function defineOptimizer(
  optimizer: Optimizer | Configurable<OptimizerFunctions>,
): Optimizer | Configurable<OptimizerFunctions> {
  return checked('optimizers', optimizer);
}

/** Types and checks a learning-rate schedule; see {@link defineActivation}. */
export function defineSchedule<const Name extends string, const Schema extends OptionSchema>(
  schedule: Configurable<ScheduleFunctions, Name, Schema>,
): Configurable<ScheduleFunctions, Name, Schema>;
export function defineSchedule<const Name extends string>(schedule: Schedule<Name>): Schedule<Name>;
export function defineSchedule(
  schedule: Schedule | Configurable<ScheduleFunctions>,
): Schedule | Configurable<ScheduleFunctions> {
  return checked('schedules', schedule);
}

/** Types and checks a layer; see {@link defineActivation}. */
export function defineLayer<const Name extends string, const Schema extends OptionSchema>(
  layer: LayerDefinition<Name, Schema>,
): LayerDefinition<Name, Schema> {
  return checked('layers', layer);
}

/** Types and checks a metric; see {@link defineActivation}. */
export function defineMetric<const Name extends string>(metric: Metric<Name>): Metric<Name> {
  return checked('metrics', metric);
}

/** Types and checks a dataset; see {@link defineActivation}. */
export function defineDataset<const Name extends string>(dataset: DatasetDefinition<Name>): DatasetDefinition<Name> {
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
