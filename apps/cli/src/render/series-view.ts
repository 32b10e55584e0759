import type { Metric } from '@vitrum/core';
import type { EpochFigures } from '@vitrum/trainer';
import stringWidth from 'string-width';
import { titleOf, type Member } from '../series/members.ts';
import type { Terminal } from '../terminal.ts';
import { cutText } from './cut-text.ts';
import { barOf } from './output-bars.ts';
import { describeEpoch } from './training-view.ts';

/** Shows several runs that are trained at the same time. */
export interface SeriesView {
  /** A run begins, or goes on after some epochs. */
  start(member: Member, epochs: number, epochsDone: number): void;
  epoch(member: Member, figures: EpochFigures, metrics: readonly Metric[]): void;
  /** @param outcome - How the run ended, in words. */
  end(member: Member, outcome: string): void;
  /** Prints something else on another output in between. */
  aside(print: () => void): void;
  close(): void;
}

/** Milliseconds between two lines about one run: small runs have hundreds of epochs. */
const pause = 1000;
const barWidth = 16;
/** Milliseconds between two drawings for epochs alone. */
const frame = 80;

/** For files and pipes: a line for each run, and for its epochs at most one a second. */
export function plainSeriesView(print: (line: string) => void, titleWidth: number, now: () => number = () => performance.now()): SeriesView {
  const epochsOf = new Map<Member, number>();
  const lastAt = new Map<Member, number>();
  const line = (member: Member, text: string): void => print(`${titleOf(member).padEnd(titleWidth)}  ${text}`);
  return {
    start: (member, epochs) => {
      epochsOf.set(member, epochs);
      lastAt.set(member, now());
    },
    epoch: (member, figures, metrics) => {
      if (now() - (lastAt.get(member) ?? 0) < pause) return;
      lastAt.set(member, now());
      line(member, describeEpoch({ type: 'epoch', ...figures }, epochsOf.get(member) ?? figures.epoch, metrics));
    },
    end: line,
    aside: (work) => work(),
    close: () => undefined,
  };
}

interface Row {
  readonly epochs: number;
  readonly done: number;
  readonly figures: string;
}

/** For a terminal: a row for each run in progress, which is drawn again and again, below the lines of those that have ended. */
export function liveSeriesView(terminal: Terminal, count: number, titleWidth: number): SeriesView {
  const { stream, chalk, isUnicode, print } = terminal;
  const rows = new Map<Member, Row>();
  let [ended, drawn, drawnAt] = [0, 0, 0];
  const erase = (): void => {
    if (drawn > 0) stream.write(`\u001B[${drawn}A\u001B[J`);
    drawn = 0;
  };
  const draw = (): void => {
    for (const [member, row] of rows) print(describeRow(member, row));
    print(chalk.dim(fit(`${ended} of ${count} runs done`, terminal.columns - 1)));
    drawn = rows.size + 1;
    drawnAt = performance.now();
  };
  const describeRow = (member: Member, { epochs, done, figures }: Row): string => {
    const bar = barOf(done / epochs, barWidth, isUnicode).padEnd(barWidth, isUnicode ? '░' : '.');
    const text = fit(figures, Math.max(1, terminal.columns - titleWidth - barWidth - 5));
    return `${titleOf(member).padEnd(titleWidth)}  ${chalk.green(bar)}  ${text}`;
  };
  const between = (work: () => void): void => {
    erase();
    work();
    draw();
  };
  return {
    start: (member, epochs, done) => between(() => rows.set(member, { epochs, done, figures: `epoch ${done}/${epochs}` })),
    epoch: (member, figures, metrics) => {
      const epochs = rows.get(member)?.epochs ?? figures.epoch;
      rows.set(member, { epochs, done: figures.epoch, figures: describeEpoch({ type: 'epoch', ...figures }, epochs, metrics) });
      if (performance.now() - drawnAt > frame) between(() => undefined);
    },
    end: (member, outcome) => {
      rows.delete(member);
      ended++;
      between(() => print(fit(`${titleOf(member).padEnd(titleWidth)}  ${outcome}`, terminal.columns - 1)));
    },
    aside: between,
    close: erase,
  };
}

/** Cuts what does not fit, which would wrap and could not be erased. */
const fit = (text: string, columns: number): string => (stringWidth(text) <= columns ? text : cutText(text, columns));

/** Shows nothing. */
export const noSeriesView: SeriesView = {
  start: () => undefined,
  epoch: () => undefined,
  end: () => undefined,
  aside: (work) => work(),
  close: () => undefined,
};
