import type { Backend, Registry } from '@vitrum/core';
import type { ModelFile } from '@vitrum/formats';
import { modelOf, type TrainingData } from '@vitrum/runs';
import { isSameJson } from '@vitrum/runs/internal';
import { builtins, createVitrum } from 'vitrum';
import type { ActiveRun } from './active-run.ts';
import { Onlooker } from './onlooker.ts';
import type { FieldGrid } from './theater/answer-field.ts';
import type { DataSummary, Selection } from '../shared/api/data.ts';
import type { LabListener } from '../shared/api/lab-worker.ts';
import type { Pace } from '../shared/api/run.ts';

/** Data in memory, and their summary for the page. */
export interface LoadedData extends TrainingData {
  readonly summary: DataSummary;
}

/** What the worker holds: each part of its interface reads and writes its own share. */
export class Session {
  registry: Registry = createVitrum();
  backend: Backend | undefined;
  listener: LabListener | undefined;
  data: LoadedData | undefined;
  run: ActiveRun | undefined;
  /** The network that was trained on other data before: a run of the present ones can begin with it. */
  earlier: ModelFile | undefined;
  /** Asks the run's network about every place of its data's plane or line, where they are one. */
  field: FieldGrid | undefined;
  /** Looks at the run's network on a copy. */
  readonly onlooker = new Onlooker();
  selection: Selection = { kind: 'sample', part: 'train', index: 0 };
  pace: Pace = 'full';
  /** Set to pause training. */
  isPauseWanted = false;

  /** Another run takes the place of the one before, whose memory goes back to the backend. Training must stand still. */
  async replaceRun(run: ActiveRun): Promise<void> {
    const before = this.run;
    if (before !== undefined && before.state.status !== 'untrained' && !isSameJson(before.open.run.dataset, run.open.run.dataset)) {
      this.earlier = modelOf(this.registry, before.open, builtins);
    }
    this.run = run;
    await before?.close();
    // With more epochs to come, a run keeps its network.
    if (before !== undefined && before.open.network !== run.open.network) before.open.network.release();
  }
}
