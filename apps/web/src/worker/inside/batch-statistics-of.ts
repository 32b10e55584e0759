import { layerStatistics, type Network } from '@vitrum/network';
import type { BatchStatistics } from '../../shared/api/layers.ts';
import type { ActiveRun } from '../active-run.ts';
import { nextBatch } from '../theater/next-batch.ts';

/**
 * The running figures of a layer, beside those of the batch that comes next in training; at the end of an epoch, of the first batch of the one
 * after it. The copy's own running figures move.
 */
export function batchStatisticsOf(copy: Network, run: ActiveRun, layer: number): BatchStatistics | undefined {
  const of = (): ReturnType<typeof layerStatistics>[number] | undefined => layerStatistics(copy).find((each) => each.layer === layer);
  const kept = of();
  const batch = nextBatch(run) ?? nextBatch({ open: run.open, epochsDone: run.epochsDone + 1, samples: 0 });
  if (kept === undefined || batch === undefined) return undefined;
  copy.drawAt(run.open.plan.seed, batch.step);
  copy.forward(batch.inputs, true);
  const figures = of()?.figures.map((figure, i) => ({ ...figure, running: kept.figures[i]?.running ?? figure.running })) ?? [];
  return { ...kept, figures, batchSize: batch.inputs.shape[0] ?? 1 };
}
