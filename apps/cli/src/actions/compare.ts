import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isVitrumError, VitrumError, type Registry } from '@vitrum/core';
import { roundToSix } from '@vitrum/runs/internal';
import { CommandEnd } from '../command-end.ts';
import type { CommandHost } from '../command-host.ts';
import { readComparedRun, type ComparedRun } from '../compare/compared-run.ts';
import { renderComparison } from '../compare/comparison-table.ts';
import { curvesOf, type RunCurve } from '../compare/curves.ts';
import { curveChart, renderCurves } from '../compare/learning-curves.ts';
import { bestFirst, mainFigure, type MainFigure } from '../compare/main-figure.ts';
import { differingSettings } from '../compare/settings.ts';
import { exitCodes } from '../exit-codes.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import type { CommonOptions } from '../options/shared-options.ts';
import { reasonOf } from '../reason-of.ts';
import { reportError } from '../report-error.ts';
import { reportNote } from '../report-note.ts';
import { runsFolder } from '../run/run-folder.ts';
import { summarizeSpread } from '../series/summarize.ts';
import { writeTo } from '../write-output.ts';

/** The options of `vitrum compare`, as they were typed. */
export interface CompareOptions extends CommonOptions {
  readonly figure?: string;
  readonly svg?: string;
  readonly png?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Prints runs side by side, the best one first, with their learning curves. Folders that cannot be read are named and left out. */
export async function compare(folders: readonly string[], options: CompareOptions, host: CommandHost): Promise<void> {
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const paths = folders.length > 0 ? [...new Set(folders)] : await runsHere(host);
  const { read, failed } = await readAll(registry, paths, options, host);
  if (read.length > 0) await report(read, options, host);
  if (failed > 0) throw new CommandEnd(exitCodes.failed);
}

/** All folders in the folder of runs, in the order of their names: by time. */
async function runsHere({ paths }: CommandHost): Promise<readonly string[]> {
  const entries = await readdir(paths.resolve(runsFolder), { withFileTypes: true }).catch((error: unknown) => {
    throw nothingHere(`There is no folder "${runsFolder}" here to look for runs in: ${reasonOf(error)}.`);
  });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  if (names.length === 0) throw nothingHere(`The folder "${runsFolder}" has no runs.`);
  return names.map((name) => join(runsFolder, name));
}

async function readAll(
  registry: Registry,
  paths: readonly string[],
  { verbose = false }: CompareOptions,
  host: CommandHost,
): Promise<{ readonly read: readonly ComparedRun[]; readonly failed: number }> {
  const read: ComparedRun[] = [];
  for (const path of paths) {
    try {
      read.push(await readComparedRun(registry, path, host.paths));
    } catch (error) {
      if (!isVitrumError(error)) throw error;
      reportError(error, host, verbose);
    }
  }
  return { read, failed: paths.length - read.length };
}

async function report(read: readonly ComparedRun[], { figure, svg, png, json = false }: CompareOptions, host: CommandHost): Promise<void> {
  const { stdout, paths } = host;
  const main = mainFigure(read, figure);
  const runs = bestFirst(read, main);
  const differing = differingSettings(runs);
  const curves = curvesOf(runs, main.name);
  if (json) {
    runs.forEach((run, i) => stdout.print(JSON.stringify(recordOf(run, differing.settings[i] ?? {}, main, curves))));
  } else {
    stdout.print(renderComparison(runs, differing, main, stdout));
    if (curves.some(({ points }) => points.length > 1)) stdout.print(['', ...renderCurves(curves, main.name, stdout)].join('\n'));
  }
  if (svg === undefined && png === undefined) return;
  if (curves.length === 0) {
    reportNote('No run has come to the end of an epoch: there are no curves to draw.', host);
    return;
  }
  const { lineChartSvg } = await import('@vitrum/plots/svg');
  const drawing = await lineChartSvg(curveChart(curves, main.name));
  if (svg !== undefined) await writeTo(svg, () => writeFileAtomically(paths.resolve(svg), drawing), '--svg');
  if (png === undefined) return;
  const { writePng } = await import('../png/write-png.ts');
  await writePng(paths.resolve(png), drawing);
}

function recordOf(run: ComparedRun, settings: Readonly<Record<string, string>>, { name, better }: MainFigure, curves: readonly RunCurve[]): Readonly<Record<string, unknown>> {
  const { path, kind, count, progress, figures } = run;
  const points = curves.find((curve) => curve.run === run)?.points ?? [];
  return {
    event: 'run',
    folder: path,
    kind,
    count,
    progress,
    settings,
    figures: Object.fromEntries(figures.map(({ name: each, ...spread }) => [each, summarizeSpread(spread)])),
    main: { name, better },
    curve: points.map(([epoch, value]) => [epoch, roundToSix(value)]),
  };
}

function nothingHere(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message,
    hint: 'Name the folders that are compared: vitrum compare flowers other-flowers. "vitrum train" makes one for each run.',
  });
}
