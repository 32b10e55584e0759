export { checkPlugin, type CheckPluginOptions } from './check-plugin.ts';
export { curvesOf, type ContributionCurves } from './curves.ts';
export type * from './report.ts';
export { countResults, renderContribution, renderReport, renderSummary } from './render/report.ts';
export { plainPaint, type Paint, type ReportStyle } from './render/style.ts';
export type { LoadInFreshProcess, LoadRequest, CheckEnvironment } from './subject.ts';
