import type { TrainingState } from './state/training-state.ts';

/** What a run counts, as its checkpoints keep it. */
export type Counts = Pick<TrainingState, 'epoch' | 'samples' | 'step' | 'lossSum' | 'epochSeconds' | 'earlierSeconds'>;

/** Where a run is: see {@link TrainingState}. */
export class RunCounters implements Counts {
  epoch = 0;
  samples = 0;
  step = 0;
  lossSum = 0;
  epochSeconds = 0;
  earlierSeconds = 0;

  /** Ends an epoch and begins the next one. */
  endEpoch(): void {
    this.epoch++;
    this.earlierSeconds += this.epochSeconds;
    this.epochSeconds = 0;
    this.samples = 0;
    this.lossSum = 0;
  }

  save(): Counts {
    const { epoch, samples, step, lossSum, epochSeconds, earlierSeconds } = this;
    return { epoch, samples, step, lossSum, epochSeconds, earlierSeconds };
  }

  restore({ epoch, samples, step, lossSum, epochSeconds, earlierSeconds }: Counts): void {
    Object.assign(this, { epoch, samples, step, lossSum, epochSeconds, earlierSeconds });
  }
}
