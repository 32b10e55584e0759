// Node, browsers and workers have this clock; TypeScript's ECMAScript library does not declare it.
declare const performance: { now(): number };

/** Milliseconds of work between two yields to the event loop: half a frame, so that a message arriving meanwhile is handled within one frame. */
const millisecondsPerTurn = 8;
const maxStepsPerLook = 1024;

/** Takes steps in turns of a few milliseconds and measures how long they take. */
export class StepPacer {
  /** Steps between two readings of the clock. */
  #stepsPerLook = 1;
  #turnEndsAt = 0;

  beginTurn(): void {
    this.#turnEndsAt = performance.now() + millisecondsPerTurn;
  }

  get isTurnOver(): boolean {
    return performance.now() >= this.#turnEndsAt;
  }

  /** Steps while there is one to take, until the turn is over; the seconds that they took. `step` says whether there is another. */
  run(step: () => boolean): number {
    const startedAt = performance.now();
    let now = startedAt;
    let hasMore = true;
    do {
      const before = now;
      for (let count = 0; count < this.#stepsPerLook && hasMore; count++) hasMore = step();
      now = performance.now();
      this.#adaptLooks(now - before);
    } while (hasMore && now < this.#turnEndsAt);
    return (now - startedAt) / 1000;
  }

  /** Reading the clock costs as much as a small step: it is read about every millisecond. */
  #adaptLooks(milliseconds: number): void {
    if (milliseconds < 0.5) this.#stepsPerLook = Math.min(maxStepsPerLook, 2 * this.#stepsPerLook);
    else if (milliseconds > 2) this.#stepsPerLook = Math.max(1, Math.floor(this.#stepsPerLook / 2));
  }
}
