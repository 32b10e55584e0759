import { formatCounted, formatDuration, formatWholeSeconds } from '@vitrum/runs/internal';
import { ranked, type Schedule, type SweepRecord, type Trial, type TrialRecord, type Work } from '@vitrum/sweeps';
import stringWidth from 'string-width';
import { cutText } from '../render/cut-text.ts';
import { barOf } from '../render/output-bars.ts';
import { renderTable } from '../render/table.ts';
import type { Terminal } from '../terminal.ts';
import { describeValues, formatObjective, formatSetting, shortKeys, titleOfTrial } from './describe-trial.ts';

/** Shows a sweep while it runs. */
export interface SweepView {
  begin(work: Work): void;
  epoch(work: Work, epoch: number): void;
  /** A run has ended, in whatever way. */
  end(work: Work): void;
  record(record: TrialRecord): void;
  /** Some time has passed. */
  tick(): void;
  close(): void;
}

/** What a view shows. */
export interface Shown {
  readonly schedule: Schedule;
  readonly record: SweepRecord;
  /** The keys of the settings that are tried. */
  readonly keys: readonly string[];
  /** How many trials there are, if that is known. */
  readonly trials: number;
  readonly elapsed: () => number;
}

const shownTrials = 5;
const barWidth = 16;
/** Milliseconds between two drawings. */
const frame = 100;

/** For files and pipes: a line for each run that has ended. */
export function plainSweepView(print: (line: string) => void, shown: Shown): SweepView {
  const nothing = (): void => undefined;
  return {
    begin: nothing,
    epoch: nothing,
    end: nothing,
    record: (record) => {
      if (record.event !== 'suggested') print(describeRecord(record, shown));
    },
    tick: nothing,
    close: nothing,
  };
}

function describeRecord(record: TrialRecord, { schedule, record: sweep, keys }: Shown): string {
  const title = `${titleOfTrial(record)}${sweep.seeds.length > 1 && record.event !== 'suggested' ? `, seed ${record.seed}` : ''}`;
  const values = describeValues(record.values, keys);
  if (record.event === 'failed') return `${title}  failed: ${record.reason}  ${values}`;
  if (record.event === 'suggested') return `${title}  ${values}`;
  const [best] = ranked(schedule.trials, sweep.direction);
  const isBest = best?.name === record.trial && best.epochs === record.epochs;
  return `${title}  ${formatObjective(record.value, sweep)}  ${formatCounted(record.epochs, 'epoch')}  ${formatDuration(record.seconds)}  ${values}${isBest ? '  best so far' : ''}`;
}

/** For a terminal: the best trials, those that run, and how far everything is, drawn again and again. */
export function liveSweepView(terminal: Terminal, shown: Shown): SweepView {
  const { stream, print } = terminal;
  const running = new Map<string, { readonly work: Work; readonly epoch: number }>();
  let [drawn, drawnAt, isClosed] = [0, -frame, false];
  const erase = (): void => {
    if (drawn > 0) stream.write(`\u001B[${drawn}A\u001B[J`);
    drawn = 0;
  };
  const draw = (): void => {
    if (isClosed) return;
    erase();
    const lines = [...bestTrials(shown, terminal), ...runningTrials([...running.values()], shown, terminal), progressOf(shown, terminal)];
    for (const line of lines) print(fit(line, terminal.columns - 1));
    drawn = lines.length;
    drawnAt = performance.now();
  };
  const drawSoon = (): void => {
    if (performance.now() - drawnAt >= frame) draw();
  };
  return {
    begin: (work) => {
      running.set(keyOf(work), { work, epoch: 0 });
      drawSoon();
    },
    epoch: (work, epoch) => {
      running.set(keyOf(work), { work, epoch });
      drawSoon();
    },
    end: (work) => void running.delete(keyOf(work)),
    record: drawSoon,
    tick: draw,
    close: () => {
      erase();
      isClosed = true;
    },
  };
}

const keyOf = ({ trial, seed }: Work): string => `${trial} ${seed}`;

/** The best trials as a table, whose lines are as many as there are. */
export function bestTrials({ schedule, record, keys }: Pick<Shown, 'record' | 'keys'> & { readonly schedule: Pick<Schedule, 'trials'> }, terminal: Terminal, most = shownTrials): readonly string[] {
  const best = ranked(schedule.trials, record.direction).slice(0, most);
  return best.length === 0 ? [] : renderTrials(best, record, keys, terminal).split('\n');
}

/** Trials as a table. */
function renderTrials(trials: readonly Trial[], record: SweepRecord, keys: readonly string[], terminal: Terminal): string {
  const columns = [
    { head: 'trial', isNumeric: true },
    { head: record.figure.replaceAll('-', ' '), isNumeric: true },
    { head: 'epochs', isNumeric: true },
    ...shortKeys(keys).map((head) => ({ head, isNumeric: true })),
  ];
  const rows = trials.map(({ index, value, epochs, values }) => [
    String(index), value === undefined ? '' : formatObjective(value, record), String(epochs), ...keys.map((key) => (Object.hasOwn(values, key) ? formatSetting(values[key]) : '')),
  ]);
  return renderTable(columns, rows, terminal);
}

function runningTrials(running: readonly { readonly work: Work; readonly epoch: number }[], { keys, record }: Shown, { chalk, isUnicode }: Terminal): readonly string[] {
  return running.map(({ work, epoch }) => {
    const bar = barOf(epoch / work.epochs, barWidth, isUnicode).padEnd(barWidth, isUnicode ? '░' : '.');
    const seed = record.seeds.length > 1 ? `, seed ${work.seed}` : '';
    return `${titleOfTrial(work)}${seed}  ${chalk.green(bar)}  epoch ${epoch}/${work.epochs}  ${describeValues(work.values, keys)}`;
  });
}

function progressOf({ schedule, trials: all, elapsed }: Shown, { chalk }: Terminal): string {
  const { trials, running } = schedule;
  const failed = trials.filter(({ state }) => state === 'failed').length;
  const ended = trials.filter(({ value, state }) => value !== undefined || state === 'failed').length;
  const isKnown = Number.isFinite(all);
  const left = isKnown && ended > 0 && ended < all ? (elapsed() / ended) * (all - ended) : undefined;
  const parts = [
    isKnown ? `${ended} of ${formatCounted(all, 'trial')}` : formatCounted(ended, 'trial'),
    `${running.length} running`,
    `${failed} failed`,
    ...(left === undefined ? [] : [`about ${formatWholeSeconds(left)} left`]),
  ];
  return chalk.dim(parts.join(', '));
}

/** Cuts what does not fit, which would wrap and could not be erased. */
const fit = (text: string, columns: number): string => (stringWidth(text) <= columns ? text : cutText(text, columns));

/** Shows nothing. */
export const noSweepView: SweepView = {
  begin: () => undefined,
  epoch: () => undefined,
  end: () => undefined,
  record: () => undefined,
  tick: () => undefined,
  close: () => undefined,
};
