import type { SampleRows } from '@vitrum/core';
import { classOf } from '../metrics/class-of.ts';
import { binOf, confidenceOf } from '../metrics/confidence.ts';

/** The answers whose confidence lies in (from, to]. */
export interface CalibrationBin {
  /** Lower end of the bin's confidences, not in it. */
  readonly from: number;
  /** Upper end of the bin's confidences, in it. */
  readonly to: number;
  /** Number of answers in the bin, n_b. */
  readonly count: number;
  /** Mean confidence; absent without answers. */
  readonly confidence?: number;
  /** Share of right answers; absent without answers. */
  readonly accuracy?: number;
}

/** How far confidence and accuracy agree. */
export interface Calibration {
  /** The bins by ascending confidence, empty ones included. */
  readonly bins: readonly CalibrationBin[];
  /** The expected calibration error: Σ n_b/n · |accuracy_b − confidence_b|. */
  readonly error: number;
}

/** Bins by default, as in the metric `calibration-error`. */
const usualBins = 15;

/**
 * Confidence and accuracy over bins of equal width, for outputs that are probabilities.
 *
 * Source: Guo, Pleiss, Sun & Weinberger 2017, PMLR 70:1321–1330.
 */
export function calibrationOf({ size, width, outputs, targets }: SampleRows, bins = usualBins): Calibration {
  const [counts, confidences, right] = [new Float64Array(bins), new Float64Array(bins), new Float64Array(bins)];
  for (let at = 0; at < size * width; at += width) {
    const output = outputs.subarray(at, at + width);
    const predicted = classOf(output);
    const confidence = confidenceOf(output, predicted);
    const bin = binOf(confidence, bins);
    counts[bin] = (counts[bin] ?? 0) + 1;
    confidences[bin] = (confidences[bin] ?? 0) + confidence;
    right[bin] = (right[bin] ?? 0) + Number(predicted === classOf(targets.subarray(at, at + width)));
  }
  const distances = counts.map((_, bin) => Math.abs((right[bin] ?? 0) - (confidences[bin] ?? 0)));
  return {
    bins: Array.from(counts, (count, bin) => ({
      ...{ from: bin / bins, to: (bin + 1) / bins, count },
      ...(count > 0 && { confidence: (confidences[bin] ?? 0) / count, accuracy: (right[bin] ?? 0) / count }),
    })),
    error: distances.reduce((sum, distance) => sum + distance, 0) / size,
  };
}
