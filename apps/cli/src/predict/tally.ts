import { roundToSix } from '@vitrum/runs';
import type { Sample } from './sample.ts';
import type { Verdict } from './verdict.ts';

/** Counts how often a model was right about samples of which the right answer is known. */
export class Tally {
  samples = 0;
  /** The places of those that it was mistaken about. */
  readonly mistaken: string[] = [];
  #distance = 0;
  #numbers = 0;

  add({ source }: Pick<Sample, 'source'>, verdict: Verdict): void {
    const isRight = rightness(verdict);
    if (isRight === undefined) return;
    this.samples++;
    if (!isRight && verdict.kind !== 'numbers') this.mistaken.push(source);
    if (verdict.kind !== 'numbers') return;
    verdict.values.forEach((value, i) => (this.#distance += Math.abs(value - (verdict.targets?.[i] ?? NaN))));
    this.#numbers += verdict.values.length;
  }

  /** How far numbers were from the right ones, on average; undefined where none were predicted. */
  get meanAbsoluteError(): number | undefined {
    return this.#numbers === 0 ? undefined : this.#distance / this.#numbers;
  }

  /** For machines. */
  record(): Readonly<Record<string, unknown>> {
    const { samples, mistaken, meanAbsoluteError } = this;
    if (meanAbsoluteError !== undefined) return { event: 'predictions', samples, meanAbsoluteError: roundToSix(meanAbsoluteError) };
    return { event: 'predictions', samples, correct: samples - mistaken.length, mistaken };
  }
}

/** Undefined where nobody knows what is right. */
function rightness(verdict: Verdict): boolean | undefined {
  switch (verdict.kind) {
    case 'class':
      return verdict.label === undefined ? undefined : verdict.label === verdict.prediction;
    case 'labels':
      return verdict.targets === undefined ? undefined : verdict.targets.join('\n') === verdict.prediction.join('\n');
    case 'numbers':
      return verdict.targets === undefined ? undefined : true;
  }
}
