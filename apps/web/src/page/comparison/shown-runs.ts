import { createMemo, on, type Accessor } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { EpochFigures } from '@vitrum/trainer';
import type { Lab } from '../lab/lab.ts';
import { comparedRuns, presentKept } from '../storage/kept-runs.ts';
import type { ProgressPoint } from '../../shared/api/run.ts';
import { settingsBeside } from '../../shared/settings/run-settings.ts';
import { labelsOf, type NamedRun } from './differences.ts';

/** A run in a comparison. */
export interface ShownRun extends NamedRun {
  /** Absent for the present one. */
  readonly id?: string;
  /** 0 for the present one, else its place among the compared, from 1. */
  readonly slot: number;
  /** What it is called beside the others. */
  readonly label: string;
  readonly rows: readonly EpochFigures[];
  readonly points: readonly ProgressPoint[];
}

/** The present run, and those that it is compared with. */
export function shownRuns(lab: Lab): Accessor<readonly ShownRun[]> {
  // More epochs change a run in its place.
  const settings = createMemo(
    on([() => lab.state.run, () => lab.state.run?.epochs], ([run]) => (run === undefined ? [] : settingsBeside(unwrap(run.description), unwrap(run).named, () => undefined))),
  );
  return () => {
    const { run, epochs, points } = lab.state;
    const { isRenamed = false, name = 'this run' } = presentKept() ?? {};
    const present = run === undefined ? [] : [{ slot: 0, name, isRenamed, settings: settings(), rows: epochs, points }];
    const others = comparedRuns().map(({ run: { id, name: called, isRenamed: isCalled, settings, isSummary, rows, points: drawn }, slot }) => ({ id, slot, name: called, isRenamed: isCalled, settings, isSummary, rows, points: drawn }));
    const runs = [...present, ...others];
    const labels = labelsOf(runs);
    return runs.map((each, index) => ({ ...each, label: labels[index] ?? each.name }));
  };
}
