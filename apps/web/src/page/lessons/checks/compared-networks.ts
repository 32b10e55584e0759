import { isSameJson } from '@vitrum/runs/internal';
import type { EarlierRun } from '../../lab/lab-state.ts';

/** The largest difference between two numbers of parameters that count as equal, as a share. */
const tolerance = 0.05;

export const isConvolutional = ({ run }: Pick<EarlierRun, 'run'>): boolean => run.layers.some(({ kernelShape }) => kernelShape !== undefined);

/** The latest convolutional run, and the latest other one on the same data with about as many parameters. */
export function comparedNetworks(runs: readonly EarlierRun[]): readonly [convolutional: EarlierRun, other: EarlierRun] | undefined {
  const convolutional = runs.findLast(isConvolutional);
  if (convolutional === undefined) return undefined;
  const { parameterCount, description: { dataset } } = convolutional.run;
  const other = runs.findLast(
    (each) =>
      !isConvolutional(each) &&
      isSameJson(each.run.description.dataset, dataset) &&
      Math.abs(each.run.parameterCount - parameterCount) <= tolerance * parameterCount,
  );
  return other && [convolutional, other];
}
