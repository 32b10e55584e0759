import type { Divergence, DoneEvent } from '@vitrum/trainer';
import type { RunStatus } from '../shared/api/run.ts';

/** Which state may follow which. A run that is done or has diverged stays so: with more epochs it is another run. */
const followers: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  untrained: ['running'],
  opened: ['running'],
  running: ['paused', 'done', 'diverged'],
  paused: ['running', 'done'],
  done: [],
  diverged: [],
};

/** Where a run stands, and how it ended: all that changes it is here. */
export class RunState {
  #status: RunStatus;
  #end: DoneEvent | undefined;
  #divergence: Divergence | undefined;

  constructor(start: Extract<RunStatus, 'untrained' | 'opened' | 'paused'>) {
    this.#status = start;
  }

  get status(): RunStatus {
    return this.#status;
  }

  /** The last event of a run that came to its end. */
  get end(): DoneEvent | undefined {
    return this.#end;
  }

  /** Why the run goes no further. */
  get divergence(): Divergence | undefined {
    return this.#divergence;
  }

  /** Starts or continues training. False if impossible. */
  resume(): boolean {
    return this.#become('running');
  }

  /** Training stands still; a run that has ended stays as it is. */
  pause(): void {
    this.#become('paused');
  }

  finish(end: DoneEvent): void {
    if (this.#become('done')) this.#end = end;
  }

  diverge(divergence: Divergence): void {
    if (this.#become('diverged')) this.#divergence = divergence;
  }

  #become(next: RunStatus): boolean {
    const isAllowed = followers[this.#status].includes(next);
    if (isAllowed) this.#status = next;
    return isAllowed;
  }
}
