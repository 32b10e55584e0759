import { roundToSix } from '@vitrum/runs';
import type { Sample } from './sample.ts';
import { isRight, type NumbersVerdict, type Verdict } from './verdict.ts';

/** Counts how often a model was right about samples of which the right answer is known. */
export class Tally {
  samples = 0;
  /** The places of those that it was mistaken about. */
  readonly mistaken: string[] = [];
  #distance = 0;
  #numbers = 0;

  add({ source }: Pick<Sample, 'source'>, verdict: Verdict): void {
    if (verdict.kind === 'numbers') this.#addNumbers(verdict);
    else this.#addAnswer(source, isRight(verdict));
  }

  #addAnswer(source: string, isCorrect: boolean | undefined): void {
    if (isCorrect === undefined) return;
    this.samples++;
    if (!isCorrect) this.mistaken.push(source);
  }

  #addNumbers({ values, targets }: NumbersVerdict): void {
    if (targets === undefined) return;
    this.samples++;
    values.forEach((value, i) => (this.#distance += Math.abs(value - (targets[i] ?? NaN))));
    this.#numbers += values.length;
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
