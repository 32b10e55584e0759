import { operationsOf, sizeOfNetwork, type Projection } from './projection.ts';
import type { Trial } from './recipe.ts';

/** What a training would take at the speed of another one. */
export interface Projected {
  readonly projection: Projection;
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** The speed of the training that was measured. */
  readonly operationsPerSecond: number;
  readonly hours: number;
}

/** A training that was measured: its network, and how much it saw. */
export interface MeasuredTraining {
  readonly network: string;
  readonly input: string;
  readonly samples: number;
  readonly epochs: number;
  readonly trials: readonly Trial[];
}

/** Projects the time of a training from the operations per second of a measured one, its fastest. */
export async function project(projection: Projection, measured: MeasuredTraining): Promise<Projected> {
  const [own, other] = await Promise.all([sizeOfNetwork(projection.network, projection.input), sizeOfNetwork(measured.network, measured.input)]);
  const operationsPerSecond = operationsOf(other.multiplyAdds, measured.samples, measured.epochs) / Math.min(...measured.trials.map(({ seconds }) => seconds));
  const seconds = operationsOf(own.multiplyAdds, projection.samples, projection.epochs) / operationsPerSecond;
  return { projection, ...own, operationsPerSecond, hours: seconds / 3600 };
}
