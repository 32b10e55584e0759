import { contributionKinds } from '@vitrum/core/internal';
import { countResults, type CheckResult, type PluginReport } from '@vitrum/plugin-kit';

/** One line of `vitrum check-plugin --json`. */
export type ReportRecord = Readonly<Record<string, unknown>> & { readonly event: 'check' | 'done' };

/** A record of every check, then a summary. The checks of the plugin as a whole have the kind `plugin`. */
export function reportRecords(report: PluginReport): readonly ReportRecord[] {
  const { name, version, results, contributions } = report;
  return [
    ...results.map((result) => checkRecord(name, 'plugin', name, result)),
    ...contributions.flatMap((each) => each.results.map((result) => checkRecord(name, contributionKinds[each.kind].singular, each.name, result))),
    { event: 'done', plugin: name, version, ...countResults(report) },
  ];
}

function checkRecord(plugin: string, kind: string, name: string, result: CheckResult): ReportRecord {
  const { check, title, tried, failures, notes, skipped } = result;
  const outcome = failures.length > 0 ? 'failed' : skipped === undefined ? 'passed' : 'skipped';
  return { event: 'check', plugin, kind, name, check, outcome, title, tried, ...(skipped !== undefined && { skipped }), failures, notes };
}
