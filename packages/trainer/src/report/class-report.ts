import type { SampleRows } from '@vitrum/core';
import { classOf } from '../metrics/class-of.ts';
import { f1 } from '../metrics/f1.ts';
import { averagePrecision, rocArea } from '../metrics/ranking.ts';
import { rankClasses } from './rank-classes.ts';

/** Shares from 0 to 1; absent where they are undefined. */
export interface ClassShares {
  /** TP / (TP + FP): undefined for a class that is never predicted. */
  readonly precision?: number;
  /** TP / (TP + FN): undefined for a class without samples. */
  readonly recall?: number;
  /** Undefined for a class that neither occurs nor is predicted. */
  readonly f1?: number;
  /** Of the class against all others: undefined without samples of either. */
  readonly rocAuc?: number;
  /** Average precision: undefined for a class without samples. */
  readonly prAuc?: number;
}

/** The figures of one class. */
export interface ClassFigures extends ClassShares {
  /** The name of the class in the dataset. */
  readonly name: string;
  /** Samples of the class. */
  readonly support: number;
  /** Samples taken for it. */
  readonly predicted: number;
}

/** How well each class is recognized. */
export interface ClassReport {
  /** The figures of each class, in the order of the classes. */
  readonly classes: readonly ClassFigures[];
  /** The mean over the classes that occur or are predicted; an undefined precision or recall counts as 0, an undefined area is left out. */
  readonly macro: ClassShares;
  /** The mean over the classes, weighted by their samples. */
  readonly weighted: ClassShares;
}

/**
 * Precision, recall, F1 and the areas under the curves of every class, with their means, as scikit-learn's classification_report
 * has them.
 *
 * @param names - Of the classes.
 */
export function classReport(rows: SampleRows, names: readonly string[]): ClassReport {
  const counts = countClasses(rows, names.length);
  const rankings = rankClasses(rows);
  const classes = names.map((name, label): ClassFigures => {
    const [right = 0, predicted = 0, support = 0] = counts[label] ?? [];
    const ranking = rankings[label];
    return {
      ...{ name, support, predicted },
      ...defined('precision', right / predicted),
      ...defined('recall', right / support),
      ...defined('f1', f1(right, predicted - right, support - right)),
      ...defined('rocAuc', ranking === undefined ? NaN : rocArea(ranking)),
      ...defined('prAuc', ranking === undefined ? NaN : averagePrecision(ranking)),
    };
  });
  const seen = classes.filter(({ support, predicted }) => support + predicted > 0);
  return { classes, macro: meanOf(seen, () => 1), weighted: meanOf(seen, ({ support }) => support) };
}

function countClasses(rows: SampleRows, classes: number): readonly (readonly number[])[] {
  const counts = Array.from({ length: classes }, () => [0, 0, 0]);
  const count = (label: number, place: number): void => {
    const ofClass = counts[label];
    if (ofClass !== undefined) ofClass[place] = (ofClass[place] ?? 0) + 1;
  };
  for (let at = 0; at < rows.size * rows.width; at += rows.width) {
    const predicted = classOf(rows.outputs.subarray(at, at + rows.width));
    const actual = classOf(rows.targets.subarray(at, at + rows.width));
    if (predicted === actual) count(actual, 0);
    count(predicted, 1);
    count(actual, 2);
  }
  return counts;
}

function meanOf(classes: readonly ClassFigures[], weightOf: (figures: ClassFigures) => number): ClassShares {
  const mean = (each: readonly ClassFigures[], name: keyof ClassShares): number =>
    each.reduce((sum, figures) => sum + weightOf(figures) * (figures[name] ?? 0), 0) / each.reduce((sum, figures) => sum + weightOf(figures), 0);
  const having = (name: 'rocAuc' | 'prAuc'): readonly ClassFigures[] => classes.filter((figures) => figures[name] !== undefined);
  return {
    ...defined('precision', mean(classes, 'precision')),
    ...defined('recall', mean(classes, 'recall')),
    ...defined('f1', mean(classes, 'f1')),
    ...defined('rocAuc', mean(having('rocAuc'), 'rocAuc')),
    ...defined('prAuc', mean(having('prAuc'), 'prAuc')),
  };
}

const defined = (name: keyof ClassShares, value: number): ClassShares => (Number.isNaN(value) ? {} : { [name]: value });
