import type { Metric } from '@vitrum/core';
import { formatFigure, formatPercent } from '@vitrum/runs/internal';
import type { Scores } from '@vitrum/trainer';
import { figureNameOf } from '@vitrum/trainer/internal';

/** Metrics known by a symbol. */
const titles: Readonly<Record<string, string>> = { 'r-squared': 'R²', 'macro-f1': 'macro-F1', 'micro-f1': 'micro-F1', 'roc-auc': 'ROC-AUC', 'pr-auc': 'PR-AUC' };

/** The name of a metric for people: `R²`, `mean absolute error`. */
export function titleOf(metric: Metric): string {
  return titleOfFigure(figureNameOf(metric));
}

/** The same for the name of a figure alone. */
export function titleOfFigure(name: string): string {
  return titles[name] ?? name.replaceAll('-', ' ');
}

/** A figure with its unit: `95.08 %`, `0.9934`; undefined if it is not among the scores. */
export function figureOf(metric: Metric | undefined, scores: Scores | undefined): string | undefined {
  const value = metric === undefined ? undefined : scores?.[figureNameOf(metric)];
  if (metric === undefined || value === undefined) return undefined;
  return metric.unit === 'percent' ? formatPercent(value) : formatFigure(value);
}

/** Figures with their names: `R² 0.9934, mean absolute error 0.0312`. */
export function describeScores(metrics: readonly Metric[], scores: Scores): string {
  const figures = metrics.map((metric) => [titleOf(metric), figureOf(metric, scores)] as const);
  return figures.flatMap(([title, figure]) => (figure === undefined ? [] : [`${title} ${figure}`])).join(', ');
}
