import { contributionKinds } from '@vitrum/core/internal';
import type { Curve } from '@vitrum/plots';
import { plotCurve } from '@vitrum/plots/text';
import type { CheckResult, ContributionReport, PluginReport } from '../report.ts';
import { renderResult } from './check-result.ts';
import { statusOf } from './signs.ts';
import { fullStyle, type FullStyle, type ReportStyle } from './style.ts';

const plotIndent = '    ';

/** A report for people: every check with what was tried and its findings, plots of the functions, and a summary. */
export function renderReport(report: PluginReport, style: ReportStyle = {}): string {
  const full = fullStyle(style);
  return [
    [`${full.paint.bold(report.name)} ${report.version}`, ...report.results.flatMap((result) => renderResult(result, full))].join('\n'),
    ...report.contributions.map((contribution) => renderContribution(contribution, style)),
    renderSummary(report, style),
  ].join('\n\n');
}

/** The section on one contribution. */
export function renderContribution(contribution: ContributionReport, style: ReportStyle = {}): string {
  const full = fullStyle(style);
  const { kind, name, results } = contribution;
  return [
    `${full.paint.dim(contributionKinds[kind].singular)} ${full.paint.bold(name)}`,
    ...results.flatMap((result) => renderResult(result, full)),
    ...curvesToPlot(contribution).flatMap((curve) => renderCurve(curve, full)),
  ].join('\n');
}

/** How many checks passed, failed and were skipped: `42 checks passed, 1 failed, 2 skipped.` */
export function renderSummary(report: PluginReport, style: ReportStyle = {}): string {
  const { paint } = fullStyle(style);
  const { passed, failed, skipped } = countResults(report);
  const sentence = `${passed} ${passed === 1 ? 'check' : 'checks'} passed, ${failed} failed, ${skipped} skipped.`;
  return paint.bold(failed === 0 ? paint.green(sentence) : paint.red(sentence));
}

/** The number of checks by outcome. */
export function countResults(report: PluginReport): Readonly<Record<'passed' | 'failed' | 'skipped', number>> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const result of allResults(report)) counts[statusOf(result)]++;
  return counts;
}

const allResults = (report: PluginReport): readonly CheckResult[] => [
  ...report.results,
  ...report.contributions.flatMap(({ results }) => results),
];

function renderCurve(curve: Curve, style: FullStyle): readonly string[] {
  const columns = style.columns - plotIndent.length;
  const plotted = plotCurve(curve, { ...style, columns }).map((line) => plotIndent + line);
  return ['', `${plotIndent}${style.paint.bold(curve.title)}`, ...plotted];
}

/** The contribution with its default options, and every other variant with a failure. */
function curvesToPlot({ name, results, curves }: ContributionReport): readonly Curve[] {
  const blamed = results.flatMap(({ failures }) => failures.flatMap(({ variant }) => variant ?? []));
  const isOf = (title: string, variant: string): boolean => title === variant || title.startsWith(`${variant} at `);
  return curves.filter(({ title }) => !title.startsWith(`${name} with `) || blamed.some((variant) => isOf(title, variant)));
}
