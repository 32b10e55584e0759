import { createEffect, createSignal, on, type Accessor } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import type { TestResults } from '../../shared/api/results.ts';

/** Results, and the state of training when they were requested. */
export interface DatedResults {
  readonly results: TestResults;
  readonly samplesInAll: number;
  readonly epochs: number;
}

/** The results of the current run. */
export interface ResultsSource {
  readonly latest: Accessor<DatedResults | undefined>;
  readonly isUnderWay: Accessor<boolean>;
  readonly ask: () => Promise<void>;
}

/** Requests the results on mount, for every new run and at the end of every epoch, while mounted. */
export function useResults(): ResultsSource {
  const lab = useLab();
  const [latest, setLatest] = createSignal<DatedResults>();
  const [isUnderWay, setUnderWay] = createSignal(false);
  let isWantedAgain = false;

  async function ask(): Promise<void> {
    if (isUnderWay()) {
      isWantedAgain = true;
      return;
    }
    isWantedAgain = false;
    setUnderWay(true);
    const { run, progress, epochs } = lab.state;
    const results = await lab.messages.attempt(() => lab.run.ask.results());
    setUnderWay(false);
    if (results !== undefined && run === lab.state.run) {
      setLatest({ results, samplesInAll: progress?.samplesInAll ?? 0, epochs: epochs.length });
    }
    askAgainIfWanted();
  }
  const askAgainIfWanted = (): void => {
    if (isWantedAgain) void ask();
  };

  createEffect(
    on([() => lab.state.run, () => lab.state.epochs.length], ([run, epochs], previous) => {
      if (run === undefined) return;
      if (run !== previous?.[0] && epochs === 0) setLatest(undefined);
      void ask();
    }),
  );
  return { latest, isUnderWay, ask };
}
