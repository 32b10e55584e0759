import { roundTo, roundToSix } from '@vitrum/runs/internal';
import {
  calibrationOf,
  classReport,
  precisionRecallCurve,
  rankClasses,
  rocCurve,
  type Calibration,
  type ClassReport,
  type ClassShares,
  type Evaluation,
  type RankPoint,
} from '@vitrum/trainer';
import { areProbabilities, outputRangeOf } from '@vitrum/trainer/signs';
import type { Network } from '@vitrum/network';

/** The figures of each class, and of how far confidence can be trusted. */
export interface ByClass {
  readonly report: ClassReport;
  /** Undefined unless outputs are probabilities. */
  readonly calibration: Calibration | undefined;
}

/** Up to so many classes, they are printed unasked. */
export const maxUnasked = 20;

/** Computes the figures of each class from the outputs of all samples. */
export function byClassOf({ rows }: Evaluation, names: readonly string[], network: Network): ByClass | undefined {
  if (rows === undefined || names.length === 0) return undefined;
  return { report: classReport(rows, names), calibration: givesProbabilities(network) ? calibrationOf(rows) : undefined };
}

function givesProbabilities({ layers }: Network): boolean {
  const activation = layers.at(-1)?.activation;
  return activation !== undefined && areProbabilities(outputRangeOf(activation));
}

/** A curve of a class. */
export interface ClassCurves {
  readonly name: string;
  readonly roc: readonly RankPoint[] | undefined;
  readonly precisionRecall: readonly RankPoint[] | undefined;
}

/** The curves of each class; undefined ones where the class has no samples, or all. */
export function curvesOf({ rows }: Evaluation, names: readonly string[]): readonly ClassCurves[] {
  const rankings = rows === undefined ? [] : rankClasses(rows);
  return names.map((name, label) => {
    const ranking = rankings[label];
    const [positives, negatives] = [ranking?.positives ?? 0, ranking?.negatives ?? 0];
    return {
      name,
      roc: ranking !== undefined && positives > 0 && negatives > 0 ? rocCurve(ranking) : undefined,
      precisionRecall: ranking !== undefined && positives > 0 ? precisionRecallCurve(ranking) : undefined,
    };
  });
}

/** The figures as JSON, with null where they are undefined; shares in per cent, areas from 0 to 1. */
export function byClassRecord({ report, calibration }: ByClass): Readonly<Record<string, unknown>> {
  return {
    byClass: report.classes.map(({ name, support, predicted, ...shares }) => ({ class: name, support, predicted, ...sharesRecord(shares) })),
    macro: sharesRecord(report.macro),
    weighted: sharesRecord(report.weighted),
    ...(calibration && {
      calibration: {
        error: roundToSix(calibration.error),
        bins: calibration.bins.map(({ from, to, count, confidence, accuracy }) => ({
          ...{ from: roundToSix(from), to: roundToSix(to), count },
          confidence: confidence === undefined ? null : roundToSix(confidence),
          accuracy: accuracy === undefined ? null : roundToSix(accuracy),
        })),
      },
    }),
  };
}

function sharesRecord({ precision, recall, f1, rocAuc, prAuc }: ClassShares): Readonly<Record<string, number | null>> {
  const percent = (share: number | undefined): number | null => (share === undefined ? null : roundTo(100 * share, 2));
  const area = (value: number | undefined): number | null => (value === undefined ? null : roundToSix(value));
  return { precision: percent(precision), recall: percent(recall), f1: percent(f1), rocAuc: area(rocAuc), prAuc: area(prAuc) };
}
