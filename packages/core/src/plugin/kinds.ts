import type { ActivationDefinition } from '../contracts/activation.ts';
import type { BackendDefinition } from '../contracts/backend.ts';
import type { DatasetDefinition } from '../contracts/dataset.ts';
import type { InitializerDefinition } from '../contracts/initializer.ts';
import type { LayerDefinition } from '../contracts/layer.ts';
import type { LossDefinition } from '../contracts/loss.ts';
import type { Metric } from '../contracts/metric.ts';
import type { OptimizerDefinition } from '../contracts/optimizer.ts';
import type { ScheduleDefinition } from '../contracts/schedule.ts';

/** What a plugin can contribute, by the property that holds it. */
export interface ContributionKinds {
  readonly activations: ActivationDefinition;
  readonly losses: LossDefinition;
  readonly layers: LayerDefinition;
  readonly initializers: InitializerDefinition;
  readonly optimizers: OptimizerDefinition;
  readonly schedules: ScheduleDefinition;
  readonly metrics: Metric;
  readonly datasets: DatasetDefinition;
  readonly backends: BackendDefinition;
}

/** The property of a plugin that holds one kind of contribution. */
export type ContributionKind = keyof ContributionKinds;

/** What one kind is called, and which function a contribution of it cannot do without. */
interface KindDescription {
  readonly singular: string;
  readonly requires: readonly string[];
  /** The function that takes the options; `create` when left out. */
  readonly maker?: string;
}

/** Every kind, in the order of the data's road. `requires` names the functions of a contribution without options. */
export const contributionKinds: Readonly<Record<ContributionKind, KindDescription>> = {
  datasets: { singular: 'dataset', requires: ['load'] },
  layers: { singular: 'layer', requires: ['plan'], maker: 'plan' },
  activations: { singular: 'activation', requires: ['forward'] },
  initializers: { singular: 'initializer', requires: ['sample'] },
  losses: { singular: 'loss', requires: ['value'] },
  optimizers: { singular: 'optimizer', requires: ['update'] },
  schedules: { singular: 'schedule', requires: ['factor'] },
  metrics: { singular: 'metric', requires: ['score'] },
  backends: { singular: 'backend', requires: ['create'] },
};

/** The kinds as a list, in the order of the data's road. */
// Object.keys() forgets that the keys of a Record over a finite union are exactly that union.
export const kindNames = Object.keys(contributionKinds) as readonly ContributionKind[];
