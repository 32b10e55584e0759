import { createFolderContext } from '@vitrum/datasets/node';
import { renderReport } from '@vitrum/plugin-kit';
import { checkPluginModule } from '@vitrum/plugin-kit/node';
import { exitCodes } from '../exit-codes.ts';
import { writeCurves } from '../plugin/curve-files.ts';
import { reportRecords } from '../plugin/report-records.ts';
import { showChecks } from '../render/check-progress.ts';
import { openStderr, openStdout } from '../terminal.ts';

/** The options of `vitrum check-plugin`, as they were typed. */
export interface CheckPluginOptions {
  readonly only?: string;
  readonly svg?: string;
  readonly dataDir?: string;
  readonly json?: boolean;
}

/** Checks a plugin and prints the report; the exit code says whether a check failed. */
export async function checkPlugin(specifier: string, options: CheckPluginOptions): Promise<void> {
  const { only, svg, dataDir, json = false } = options;
  const from = process.cwd();
  const progress = showChecks(openStderr());
  // What a dataset needs and is not there is left out: checking is no reason to download.
  const datasetContext = createFolderContext({ dataDir, download: false });
  const report = await checkPluginModule(specifier, {
    from,
    ...(only !== undefined && { only }),
    onCheck: progress.update,
    surroundings: { datasetContext },
  }).finally(progress.end);
  const terminal = openStdout();
  if (json) for (const record of reportRecords(report)) terminal.print(JSON.stringify(record));
  else terminal.print(renderReport(report, { columns: terminal.columns, isUnicode: terminal.isUnicode, paint: terminal.chalk }));
  if (!report.passed) process.exitCode = exitCodes.failed;
  if (svg !== undefined) for (const file of await writeCurves(report, svg)) process.stderr.write(`svg: ${file}\n`);
}
