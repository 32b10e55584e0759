import { createFolderContext } from '@vitrum/data-cache';
import { renderReport } from '@vitrum/plugin-kit';
import { checkPluginModule } from '@vitrum/plugin-kit/node';
import { CommandEnd } from '../command-end.ts';
import type { CommandHost } from '../command-host.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataPlaces } from '../load/data-context.ts';
import { writeCurves } from '../plugin/curve-files.ts';
import { reportRecords } from '../plugin/report-records.ts';
import { showChecks } from '../render/check-progress.ts';

/** The options of `vitrum check-plugin`, as they were typed. */
export interface CheckPluginOptions {
  readonly only?: string;
  readonly svg?: string;
  readonly dataDir?: string;
  readonly json?: boolean;
}

/** Checks a plugin and prints the report; the exit code says whether a check failed. */
export async function checkPlugin(specifier: string, options: CheckPluginOptions, host: CommandHost): Promise<void> {
  const { only, svg, dataDir, json = false } = options;
  const { stdout, stderr, paths } = host;
  const progress = showChecks(stderr);
  // Missing files of a dataset are not downloaded: its checks are skipped.
  const datasetContext = createFolderContext({ ...dataPlaces(dataDir, host), download: false });
  const report = await checkPluginModule(specifier, {
    from: paths.cwd,
    ...(only !== undefined && { only }),
    onCheck: progress.update,
    environment: { datasetContext },
  }).finally(progress.end);
  if (json) for (const record of reportRecords(report)) stdout.print(JSON.stringify(record));
  else stdout.print(renderReport(report, { columns: stdout.columns, isUnicode: stdout.isUnicode, paint: stdout.chalk }));
  if (svg !== undefined) for (const file of await writeCurves(report, svg, paths)) stderr.print(`svg: ${file}`);
  if (!report.passed) throw new CommandEnd(exitCodes.failed);
}
