import type { Activation, ActivationFunctions } from './activation.ts';
import type { Augmentation, AugmentationFunctions } from './augmentation.ts';
import type { BackendDefinition } from './backend.ts';
import type { Callback, CallbackFunctions } from './callback.ts';
import type { Contract } from './contract.ts';
import type { DatasetFunctions, DatasetSource } from './dataset.ts';
import type { Format } from './format.ts';
import type { Initializer, InitializerFunctions } from './initializer.ts';
import type { LayerPlan } from './layer.ts';
import type { Loss, LossFunctions } from './loss.ts';
import type { Metric, MetricFunctions } from './metric.ts';
import type { NetworkDescription } from './network.ts';
import type { Optimizer, OptimizerFunctions } from './optimizer.ts';
import type { Schedule, ScheduleFunctions } from './schedule.ts';

/** What vitrum needs to know of a kind of contribution to use one; the rest is in `kind-details.ts`. */
export interface KindDescription {
  /** Its name in messages, and the type of an option that refers to one: `activation`. */
  readonly singular: string;
  /** Functions that every contribution must have, unless it is made from options. */
  readonly requires: readonly string[];
  /** The same for contributions of other forms, by the value of their property `kind`. */
  readonly forms?: Readonly<Record<string, readonly string[]>>;
  /** A built-in contribution of this kind, used where checks need an arbitrary one; omitted if options cannot refer to the kind. */
  readonly standIn?: string;
}

/** The contract of each kind: `never` where no contribution is ready without its options. `contract-properties.ts` lists their properties. */
export interface Contracts {
  readonly datasets: Contract<DatasetSource, DatasetFunctions>;
  readonly augmentations: Contract<Augmentation, AugmentationFunctions>;
  readonly networks: Contract<never, NetworkDescription>;
  readonly layers: Contract<never, LayerPlan>;
  readonly activations: Contract<Activation, ActivationFunctions>;
  readonly initializers: Contract<Initializer, InitializerFunctions>;
  readonly losses: Contract<Loss, LossFunctions>;
  readonly optimizers: Contract<Optimizer, OptimizerFunctions>;
  readonly schedules: Contract<Schedule, ScheduleFunctions>;
  readonly callbacks: Contract<Callback, CallbackFunctions>;
  readonly metrics: Contract<Metric, MetricFunctions>;
  readonly backends: Contract<BackendDefinition, never>;
  readonly formats: Contract<Format, never>;
}

/** The kinds, in the order in which data pass through them. A new kind is one entry here and a file for its contract. */
const kinds = {
  datasets: {
    singular: 'dataset',
    requires: ['load'],
    standIn: 'xor',
  },
  augmentations: {
    singular: 'augmentation',
    requires: ['bind'],
    forms: { affine: ['map'], mixing: ['weight'] },
    standIn: 'shift',
  },
  networks: {
    singular: 'network',
    requires: ['build'],
  },
  layers: {
    singular: 'layer',
    requires: ['plan'],
  },
  activations: {
    singular: 'activation',
    requires: ['forward'],
    forms: { rowwise: ['forward', 'backward'] },
    standIn: 'tanh',
  },
  initializers: {
    singular: 'initializer',
    requires: ['sample'],
    standIn: 'glorot-uniform',
  },
  losses: {
    singular: 'loss',
    requires: ['value'],
    forms: { rowwise: ['value', 'gradient'] },
    standIn: 'squared-error',
  },
  optimizers: {
    singular: 'optimizer',
    requires: ['update'],
    standIn: 'sgd',
  },
  schedules: {
    singular: 'schedule',
    requires: ['factor'],
    standIn: 'constant',
  },
  callbacks: {
    singular: 'callback',
    requires: [],
    standIn: 'early-stopping',
  },
  metrics: {
    singular: 'metric',
    requires: ['score'],
    forms: { sums: ['count', 'add', 'value'], samples: ['value'] },
    standIn: 'accuracy',
  },
  backends: {
    singular: 'backend',
    requires: ['create'],
  },
  formats: {
    singular: 'format',
    requires: [],
  },
} as const satisfies Readonly<Record<keyof Contracts, KindDescription>>;

/** The table of kinds with its literal types. */
export type KindTable = typeof kinds;

/** The property of a plugin that holds one kind of contribution. */
export type ContributionKind = keyof KindTable;

/** A contribution of the kind that is ready to use: an activation with its `forward`. */
export type ReadyContribution<Kind extends ContributionKind> = Contracts[Kind]['ready'];

/** What the kind's maker returns; `never` if there is none. */
export type FunctionsOf<Kind extends ContributionKind> = Contracts[Kind]['functions'];

/** Every kind, in the order in which data pass through them. */
export const contributionKinds: Readonly<Record<ContributionKind, KindDescription>> = kinds;

/** The kinds as a list, in the same order. */
// Object.keys() forgets that the keys of a Record over a finite union are exactly that union.
export const kindNames = Object.keys(contributionKinds) as readonly ContributionKind[];

/** The kind whose contributions are called that: `losses` for `loss`. */
export const kindBySingular = Object.fromEntries(kindNames.map((kind) => [contributionKinds[kind].singular, kind])) as {
  // Built from the list of kinds, so the type system cannot see that it is the table turned round.
  readonly [Kind in ContributionKind as KindTable[Kind]['singular']]: Kind;
};
