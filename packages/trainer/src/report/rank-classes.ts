import type { SampleRows } from '@vitrum/core';
import { rankOutputs, type Ranking } from '../metrics/ranking.ts';

/** Each class against all others, by its output; a single output, turned round, ranks the first of two classes too. */
export function rankClasses(rows: SampleRows): readonly (Ranking | undefined)[] {
  if (rows.width > 1) return rankOutputs(rows);
  const turned = { ...rows, outputs: rows.outputs.map((output) => -output), targets: rows.targets.map((target) => 1 - target) };
  return [...rankOutputs(turned), ...rankOutputs(rows)];
}
