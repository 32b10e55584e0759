import { roundToSix } from '@vitrum/runs/internal';
import type { Sample } from './sample.ts';
import { isRight, type NumbersVerdict, type Verdict } from './verdict.ts';

/** Counts correct predictions among samples with known targets. */
export class Tally {
  samples = 0;
  /** The locations of wrong predictions. */
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

  /** Mean absolute error of predicted numbers; undefined without any. */
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
