import { isRecord, isReference } from '@vitrum/core';
import type { OpenRun } from '@vitrum/runs';
import type { ActiveRun } from '../active-run.ts';
import type { KeptRun } from '../api/kept-run.ts';
import { titleOf } from '../data/titles.ts';
import { thinPoints } from './thin-points.ts';

/** More points than this say nothing more in a picture. */
const maxPoints = 500;

/** What a list and the curves show of a run as it stands. */
export function keptRunOf({ open, state, points, epochs }: ActiveRun, { id, name }: { readonly id: string; readonly name: string | undefined }): KeptRun {
  const { dataset } = open.run;
  const data = titleOf(dataset);
  const setting = settingOf(open);
  const last = epochs.at(-1);
  return {
    id,
    name: name ?? `${data}, ${setting}`,
    savedAt: Date.now(),
    data: dataset.limit === undefined ? data : `${data}, ${dataset.limit} samples`,
    setting,
    epochs: last?.epoch ?? 0,
    rows: epochs,
    points: thinPoints(points, maxPoints),
    ...lastScore(state.end ?? last),
  };
}

/** `784-32-16-10, tanh, sgd 0.01` */
function settingOf({ network, run, plan }: OpenRun): string {
  const sizes = [network.inputShape.join('×'), ...network.layers.map(({ outputShape }) => outputShape.join('×'))];
  const first = network.config.layers[0];
  const activation: unknown = isRecord(first) ? first['activation'] : undefined;
  const { optimizer } = run.training;
  const names = [activation, optimizer].flatMap((each) => (isReference(each) ? [typeof each === 'string' ? each : each.type] : []));
  return [shortSizes(sizes), ...names].join(', ').concat(` ${plan.learningRate}`);
}

/** A picture's pixels are inputs one by one to a dense layer: 784 is what people know. */
const shortSizes = (sizes: readonly string[]): string => sizes.map((size) => (size === '28×28' ? '784' : size)).join('-');

function lastScore(last: { readonly testLoss: number; readonly testAccuracy?: number } | undefined): Partial<KeptRun> {
  if (last === undefined) return {};
  return { testLoss: last.testLoss, ...(last.testAccuracy !== undefined && { testAccuracy: last.testAccuracy }) };
}
