import { readRunLog, type RunLog } from '@vitrum/runs';
import { heldOutFigure } from '../compare/curves.ts';
import type { TrialJob, TrialOutcome } from './trial-job.ts';

/**
 * What the records of a run say about a job; undefined where the run has not come as far. A run that ended before, because a callback said
 * so, stays as it ended. Where the best weights are kept, the figure after an epoch is that of the best one until then.
 *
 * @param events - The text of its events.jsonl.
 */
export function outcomeOfRun(events: string, { epochs, figure }: Pick<TrialJob, 'epochs' | 'figure'>): TrialOutcome | undefined {
  const log = readRunLog(events);
  if (log === undefined) return undefined;
  const [last] = log.figures.slice(-1);
  const isOver = log.progress === 'done';
  if (last === undefined || (isOver ? log.epochs < epochs : last.epoch < epochs)) return undefined;
  if (log.epochs === epochs && !isOver) return undefined; // its model is not written yet
  const seen = log.figures.filter(({ epoch }) => epoch <= epochs);
  const curve = curveOf(seen, figure);
  const [end] = curve.slice(-1);
  if (end === undefined || curve.some((value) => !Number.isFinite(value))) return { state: 'failed', reason: `Its figures have no ${figure}.` };
  const fingerprint = fingerprintIn(events);
  return {
    state: 'finished',
    curve: Array.from({ length: epochs }, (_, i) => curve[i] ?? end),
    seconds: seen.reduce((sum, { seconds }) => sum + seconds, 0),
    part: seen.some(({ validationLoss }) => validationLoss !== undefined) ? 'validation' : 'test',
    ...(isOver && fingerprint !== undefined && { fingerprint }),
  };
}

function curveOf(figures: RunLog['figures'], figure: string): readonly number[] {
  const keepsBest = figures.some(({ isBest }) => isBest === true);
  let kept = NaN;
  return figures.map((each) => {
    if (!keepsBest || each.isBest === true) kept = heldOutFigure(each, figure) ?? NaN;
    return kept;
  });
}

/** That of the last record, which is of the end. */
const fingerprintIn = (events: string): string | undefined => /"fingerprint":"([\da-f]+)"/.exec(events.trimEnd().split('\n').at(-1) ?? '')?.[1];
