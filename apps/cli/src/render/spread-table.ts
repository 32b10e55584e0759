import type { Metric } from '@vitrum/core';
import { formatFigure, formatPercent } from '@vitrum/runs/internal';
import { titleOf as titleOfMember } from '../series/members.ts';
import { finalFigures, lossName, type FigureSpread, type MemberResult } from '../series/summarize.ts';
import type { Terminal } from '../terminal.ts';
import { titleOfFigure } from './describe-score.ts';
import { renderTable } from './table.ts';

/** A figure in its unit: `95.08 %`, `0.2189`. */
function formatIn(unit: Metric['unit'], value: number): string {
  return unit === 'percent' ? formatPercent(value) : formatFigure(value);
}

/** A figure of several runs: `95.08 ± 0.21 %`, `0.2189 ± 0.0101`. */
export function formatSpread({ unit, mean, deviation }: FigureSpread): string {
  if (deviation === undefined) return formatIn(unit, mean);
  return unit === 'percent' ? `${mean.toFixed(2)} ± ${formatPercent(deviation)}` : `${formatFigure(mean)} ± ${formatFigure(deviation)}`;
}

/** The name of a figure on the test set, for people. */
export const titleOfTest = (name: string): string => (name === lossName ? 'test loss' : titleOfFigure(name));

/** The test figures of each run, then their mean and their standard deviation. */
export function renderSpreads(results: readonly MemberResult[], spreads: readonly FigureSpread[], terminal: Terminal): string {
  const columns = [{ head: 'run' }, ...spreads.map(({ name }) => ({ head: titleOfTest(name), isNumeric: true }))];
  const rows = results.map(({ member, state, log = {} }) => {
    const figures = finalFigures(log);
    const cells = spreads.map(({ name, unit }, column) => {
      const value = figures[name];
      if (state === 'done') return value === undefined ? '' : formatIn(unit, value);
      return column === 0 ? state : '';
    });
    return [titleOfMember(member), ...cells];
  });
  const mean = ['mean', ...spreads.map((spread) => formatIn(spread.unit, spread.mean))];
  const deviation = ['± sd', ...spreads.map((spread) => (spread.deviation === undefined ? '' : formatIn(spread.unit, spread.deviation)))];
  return renderTable(columns, [...rows, mean, deviation], terminal);
}
