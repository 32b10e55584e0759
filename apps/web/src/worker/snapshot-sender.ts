import * as Comlink from 'comlink';
import type { Snapshot } from '../shared/api/run.ts';
import type { LabListener } from '../shared/api/lab-worker.ts';

/** Milliseconds between two snapshots at least. */
const millisecondsApart = 160;

/** Sends snapshots to the page: never a second one before the page is done with the first. */
export class SnapshotSender {
  readonly #listener: LabListener | undefined;
  readonly #take: () => Snapshot;
  #underWay: Promise<void> | undefined;
  #sentAt = -Infinity;

  constructor(listener: LabListener | undefined, take: () => Snapshot) {
    this.#listener = listener;
    this.#take = take;
  }

  /** Sends one if the page is ready for it. */
  offer(): void {
    if (this.#underWay !== undefined || performance.now() - this.#sentAt < millisecondsApart) return;
    this.#underWay = this.#send().finally(() => {
      this.#underWay = undefined;
      this.#sentAt = performance.now();
    });
  }

  /** Sends the last one, and waits until the page has it. */
  async finish(): Promise<void> {
    await this.#underWay;
    await this.#send();
  }

  async #send(): Promise<void> {
    const snapshot = this.#take();
    // The pass of a step is shown again: it is copied.
    const ofPass = snapshot.step !== undefined ? [] : snapshot.pass?.layers.flatMap(({ a, z }) => (z === undefined ? [a.buffer] : [a.buffer, z.buffer])) ?? [];
    const buffers = [...snapshot.weights.flatMap(({ values, biases }) => [values.buffer, biases.buffer]), ...ofPass];
    // On this side of the proxy the call returns a promise, which the listener's own type does not say.
    await Promise.resolve(this.#listener?.snapshot(Comlink.transfer(snapshot, buffers)));
  }
}
