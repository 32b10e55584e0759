import type { Activation, ActivationFunctions } from './activation.ts';
import type { Augmentation, AugmentationFunctions } from './augmentation.ts';
import type { BackendDefinition } from './backend.ts';
import type { Callback, CallbackFunctions } from './callback.ts';
import { contract, type Contract } from './contract.ts';
import type { DatasetFunctions, DatasetSource } from './dataset.ts';
import type { Format } from './format.ts';
import type { Initializer, InitializerFunctions } from './initializer.ts';
import type { LayerPlan } from './layer.ts';
import type { Loss, LossFunctions } from './loss.ts';
import type { Metric, MetricFunctions } from './metric.ts';
import type { NetworkDescription } from './network.ts';
import type { Optimizer, OptimizerFunctions } from './optimizer.ts';
import type { Schedule, ScheduleFunctions } from './schedule.ts';

/** Everything that vitrum knows about a kind of contribution. */
export interface KindDescription {
  /** Its name in messages, and the type of an option that refers to one: `activation`. */
  readonly singular: string;
  /** Heading of its page in the catalog. */
  readonly title: string;
  readonly contract: Contract<unknown, unknown>;
  /** Functions that every contribution must have, unless it is made from options. */
  readonly requires: readonly string[];
  /** Functions of which every contribution must have at least one, unless it is made from options. */
  readonly requiresOneOf?: readonly string[];
  /** The same for contributions of other forms, by the value of their property `kind`. */
  readonly forms?: Readonly<Record<string, readonly string[]>>;
  /** The function that makes a contribution from options; omitted if the kind has no options. */
  readonly maker?: string;
  /** A built-in contribution of this kind, used where checks need an arbitrary one; omitted if options cannot refer to the kind. */
  readonly standIn?: string;
  /** False if contributions have no defining formula; true by default. */
  readonly hasFormula?: boolean;
}

/** The kinds, in the order in which data pass through them. A new kind is one entry here and a file for its contract. */
const kinds = {
  datasets: {
    singular: 'dataset',
    title: 'Datasets',
    contract: contract<DatasetSource, DatasetFunctions>({ license: true, published: true, load: true }),
    requires: ['load'],
    maker: 'create',
    standIn: 'xor',
    hasFormula: false,
  },
  augmentations: {
    singular: 'augmentation',
    title: 'Augmentations',
    contract: contract<Augmentation, AugmentationFunctions>({ kind: true, map: true, fill: true, bind: true, weight: true }),
    requires: ['bind'],
    forms: { affine: ['map'], mixing: ['weight'] },
    maker: 'create',
    standIn: 'shift',
  },
  networks: {
    singular: 'network',
    title: 'Networks',
    // No network is ready without its options and the shapes of its data.
    contract: contract<never, NetworkDescription>({}),
    requires: ['build'],
    maker: 'build',
    hasFormula: false,
  },
  layers: {
    singular: 'layer',
    title: 'Layers',
    // No layer is ready without its options.
    contract: contract<never, LayerPlan>({}),
    requires: ['plan'],
    maker: 'plan',
  },
  activations: {
    singular: 'activation',
    title: 'Activations',
    contract: contract<Activation, ActivationFunctions>({
      kind: true, forward: true, derivative: true, forwardArray: true, backward: true, kinks: true, link: true, kernel: true,
    }),
    requires: ['forward'],
    forms: { rowwise: ['forward', 'backward'] },
    maker: 'create',
    standIn: 'tanh',
  },
  initializers: {
    singular: 'initializer',
    title: 'Initializers',
    contract: contract<Initializer, InitializerFunctions>({ sample: true }),
    requires: ['sample'],
    maker: 'create',
    standIn: 'glorot-uniform',
  },
  losses: {
    singular: 'loss',
    title: 'Losses',
    contract: contract<Loss, LossFunctions>({
      kind: true, outputs: true, reduction: true, value: true, derivative: true, hasKink: true, gradient: true, fromLogits: true,
    }),
    requires: ['value'],
    forms: { rowwise: ['value', 'gradient'] },
    maker: 'create',
    standIn: 'squared-error',
  },
  optimizers: {
    singular: 'optimizer',
    title: 'Optimizers',
    contract: contract<Optimizer, OptimizerFunctions>({
      slots: true, update: true, learningRate: true, rateShare: true, stepSize: true, weightDecay: true, kernel: true, matrices: true,
    }),
    requires: ['update'],
    maker: 'create',
    standIn: 'sgd',
  },
  schedules: {
    singular: 'schedule',
    title: 'Learning-rate schedules',
    contract: contract<Schedule, ScheduleFunctions>({ factor: true, dependsOnEpochs: true, memory: true, afterEpoch: true, checkRun: true }),
    requires: ['factor'],
    maker: 'create',
    standIn: 'constant',
  },
  callbacks: {
    singular: 'callback',
    title: 'Callbacks',
    contract: contract<Callback, CallbackFunctions>({ memory: true, needsValidation: true, onEpochEnd: true, onImproved: true, onDiverged: true }),
    requires: [],
    requiresOneOf: ['onEpochEnd', 'onImproved', 'onDiverged'],
    maker: 'create',
    standIn: 'early-stopping',
    hasFormula: false,
  },
  metrics: {
    singular: 'metric',
    title: 'Metrics',
    contract: contract<Metric, MetricFunctions>({
      ...{ kind: true, unit: true, better: true, tasks: true, suits: true, minClasses: true, figure: true },
      ...{ score: true, count: true, add: true, value: true },
    }),
    requires: ['score'],
    forms: { sums: ['count', 'add', 'value'], samples: ['value'] },
    maker: 'create',
    standIn: 'accuracy',
  },
  backends: {
    singular: 'backend',
    title: 'Backends',
    contract: contract<BackendDefinition>({ rank: true, requires: true, isAvailable: true, create: true }),
    requires: ['create'],
    hasFormula: false,
  },
  formats: {
    singular: 'format',
    title: 'File formats of models',
    contract: contract<Format>({ extensions: true, limits: true, detect: true, read: true, write: true }),
    requires: [],
    requiresOneOf: ['read', 'write'],
    hasFormula: false,
  },
} as const satisfies Readonly<Record<string, KindDescription>>;

/** The table of kinds with its literal types. */
export type KindTable = typeof kinds;

/** The property of a plugin that holds one kind of contribution. */
export type ContributionKind = keyof KindTable;

/** A contribution of the kind that is ready to use: an activation with its `forward`. */
export type ReadyContribution<Kind extends ContributionKind> =
  KindTable[Kind]['contract'] extends Contract<infer Ready, unknown> ? Ready : never;

/** What the kind's maker returns; `never` if there is none. */
export type FunctionsOf<Kind extends ContributionKind> =
  KindTable[Kind]['contract'] extends Contract<unknown, infer Functions> ? Functions : never;

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
