import type { Registry } from '@vitrum/core';
import type { HeldOutFigures } from '@vitrum/trainer';
import type { ActiveRun } from '../active-run.ts';
import type { KeptRun } from '../../shared/api/kept-run.ts';
import { titleOf } from '../../shared/settings/titles.ts';
import { nameOfSettings } from '../../shared/settings/run-settings.ts';
import { settingsOf } from './run-settings.ts';
import { thinPoints } from './thin-points.ts';

/** More points than this say nothing more in a picture. */
const maxPoints = 500;

/** What a list and the curves show of a run as it stands. */
export function keptRunOf(registry: Registry, { open, named, state, points, epochs }: ActiveRun, { id, name }: { readonly id: string; readonly name: string | undefined }): KeptRun {
  const { dataset } = open.run;
  const settings = settingsOf(registry, open, named);
  const data = titleOf(dataset);
  const last = epochs.at(-1);
  return {
    id,
    name: name ?? nameOfSettings(settings),
    isRenamed: name !== undefined,
    savedAt: Date.now(),
    data: dataset.limit === undefined ? data : `${data}, ${dataset.limit} samples`,
    settings,
    ...(named && { network: named }),
    epochs: last?.epoch ?? 0,
    rows: epochs,
    points: thinPoints(points, maxPoints),
    ...lastScore(state.end ?? last ?? {}),
  };
}

/** The figures that a list shows of a run. */
export function lastScore({ testLoss, testAccuracy, validationLoss, validationAccuracy }: HeldOutFigures): HeldOutFigures {
  return {
    ...(testLoss !== undefined && { testLoss }),
    ...(testAccuracy !== undefined && { testAccuracy }),
    ...(validationLoss !== undefined && { validationLoss }),
    ...(validationAccuracy !== undefined && { validationAccuracy }),
  };
}
