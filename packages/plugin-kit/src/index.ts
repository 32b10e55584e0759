export { checkPlugin, type CheckPluginOptions } from './check-plugin.ts';
export type * from './report.ts';
export { countResults, renderReport } from './render/report.ts';
export type { Paint, ReportStyle } from './render/style.ts';
export type { LoadInFreshProcess, LoadRequest, CheckEnvironment } from './subject.ts';
