import { formatDuration } from '@vitrum/runs/internal';
import { titleOfFigure } from '../render/describe-score.ts';
import { formatSpread, titleOfTest } from '../render/spread-table.ts';
import { renderTable } from '../render/table.ts';
import type { Terminal } from '../terminal.ts';
import { validationPrefix, type ComparedRun } from './compared-run.ts';
import { figureNames, figureOf, type MainFigure } from './main-figure.ts';
import type { Settings } from './settings.ts';

/** Runs as rows: the settings that differ, then the figures, the main one first. */
export function renderComparison(
  runs: readonly ComparedRun[],
  { names, settings }: { readonly names: readonly string[]; readonly settings: readonly Settings[] },
  main: MainFigure,
  terminal: Terminal,
): string {
  const figures = [main.name, ...figureNames(runs).filter((name) => name !== main.name)];
  const isPlain = runs.every(({ kind, progress }) => kind === 'run' && progress === 'done');
  const columns = [
    { head: 'run', isFlexible: true },
    ...(isPlain ? [] : [{ head: 'runs' }]),
    ...names.map((head) => ({ head: head.replaceAll('-', ' '), isFlexible: true })),
    ...figures.map((name) => ({ head: headOf(name), isNumeric: true })),
    { head: 'time', isNumeric: true },
  ];
  const rows = runs.map((run, i) => [
    run.path,
    ...(isPlain ? [] : [describeRuns(run)]),
    ...names.map((name) => settings[i]?.[name] ?? ''),
    ...figures.map((name) => {
      const figure = figureOf(run, name);
      return figure === undefined ? '' : formatSpread(figure);
    }),
    formatDuration(run.logs.reduce((sum, { seconds = 0 }) => sum + seconds, 0)),
  ]);
  return renderTable(columns, rows, terminal);
}

function headOf(name: string): string {
  if (!name.startsWith(validationPrefix)) return titleOfTest(name);
  return `validation ${titleOfFigure(name.slice(validationPrefix.length))}`;
}

/** `5 seeds`, `3 of 5 folds`, or how far a single run came. */
function describeRuns({ kind, count, progress, logs }: ComparedRun): string {
  if (kind === 'run') return progress === 'done' ? '1' : `1, ${progress}`;
  const done = logs.filter((log) => log.progress === 'done').length;
  return done === count ? `${count} ${kind}` : `${done} of ${count} ${kind}`;
}
