import type { LayerSummary } from '../../../shared/api/run.ts';

/** A link that goes around layers: to a layer that reads another one than that before it. */
export interface Branch {
  /** Index of the layer that is read; −1 for the network's input. */
  readonly from: number;
  /** Index of the layer that reads it. */
  readonly to: number;
  /** How high it is drawn: 0 for the lowest. */
  readonly level: number;
}

/** All links that go around layers, the short ones below the long ones, so that no two of a level lie over each other. */
export function branchesOf(layers: readonly Pick<LayerSummary, 'sources'>[]): readonly Branch[] {
  const around = layers.flatMap(({ sources }, to) => sources.filter((from) => from !== to - 1).map((from) => ({ from, to })));
  const placed: Branch[] = [];
  for (const { from, to } of around.toSorted((one, other) => one.to - one.from - (other.to - other.from) || one.to - other.to)) {
    let level = 0;
    while (placed.some((other) => other.level === level && other.from < to && from < other.to)) level++;
    placed.push({ from, to, level });
  }
  return placed;
}

/** How many levels there are. */
export const levelsOf = (branches: readonly Branch[]): number => Math.max(0, ...branches.map(({ level }) => level + 1));
