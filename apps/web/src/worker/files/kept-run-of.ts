import type { Reference } from '@vitrum/core';
import { isRecord, isReference } from '@vitrum/core/internal';
import type { NamedNetwork, OpenRun } from '@vitrum/runs';
import type { HeldOutFigures } from '@vitrum/trainer';
import type { ActiveRun } from '../active-run.ts';
import type { KeptRun } from '../../shared/api/kept-run.ts';
import { titleOf } from '../data/titles.ts';
import { thinPoints } from './thin-points.ts';

/** More points than this say nothing more in a picture. */
const maxPoints = 500;

/** What a list and the curves show of a run as it stands. */
export function keptRunOf({ open, named, state, points, epochs }: ActiveRun, { id, name }: { readonly id: string; readonly name: string | undefined }): KeptRun {
  const { dataset } = open.run;
  const data = titleOf(dataset);
  const setting = settingOf(open, named);
  const last = epochs.at(-1);
  return {
    id,
    name: name ?? `${data}, ${setting}`,
    savedAt: Date.now(),
    data: dataset.limit === undefined ? data : `${data}, ${dataset.limit} samples`,
    setting,
    ...(named && { network: named }),
    epochs: last?.epoch ?? 0,
    rows: epochs,
    points: thinPoints(points, maxPoints),
    ...lastScore(state.end ?? last ?? {}),
  };
}

/** `784-32-16-10, tanh, huber, sgd 0.01, batch 32, seed 7`, or `cnn-small, categorical-cross-entropy, adam 0.001, elastic, seed 0`: what runs differ by. */
function settingOf({ network, run, plan }: OpenRun, named: NamedNetwork | undefined): string {
  const { optimizer, augmentation, loss, schedule, l1, l2 } = run.training;
  const steps = [...namesOf([optimizer]).map((name) => `${name} ${plan.learningRate}`), ...scheduleWords(schedule), ...(plan.batchSize > 1 ? [`batch ${plan.batchSize}`] : []), ...penalties({ l1, l2 }), ...namesOf(augmentation)];
  return [...(named === undefined ? layersInWords(network) : [named.type]), ...namesOf([loss]), ...steps, `seed ${plan.seed}`].join(', ');
}

/** A schedule that changes something. */
const scheduleWords = (schedule: unknown): readonly string[] => namesOf([schedule]).filter((name) => name !== 'constant');

const penalties = (strengths: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(strengths).flatMap(([name, strength]) => (typeof strength === 'number' && strength > 0 ? [`${name} ${strength}`] : []));

const namesOf = (references: readonly unknown[]): readonly string[] =>
  references.flatMap((each) => (isReference(each) ? [nameOf(each)] : []));

const nameOf = (reference: Reference): string => (typeof reference === 'string' ? reference : reference.type);

function layersInWords(network: OpenRun['network']): readonly string[] {
  const sizes = [network.inputShape.join('×'), ...network.layers.map(({ outputShape }) => outputShape.join('×'))];
  const first = network.config.layers[0];
  const activation: unknown = isRecord(first) ? first['activation'] : undefined;
  return [shortSizes(sizes), ...namesOf([activation])];
}

/** A picture's pixels are inputs one by one to a dense layer: 784 is what people know. */
const shortSizes = (sizes: readonly string[]): string => sizes.map((size) => (size === '28×28' ? '784' : size)).join('-');

function lastScore({ testLoss, testAccuracy, validationLoss, validationAccuracy }: HeldOutFigures): Partial<KeptRun> {
  return {
    ...(testLoss !== undefined && { testLoss }),
    ...(testAccuracy !== undefined && { testAccuracy }),
    ...(validationLoss !== undefined && { validationLoss }),
    ...(validationAccuracy !== undefined && { validationAccuracy }),
  };
}
