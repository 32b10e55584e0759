import { describe, expect, test } from 'vitest';
import { readRunLog } from '@vitrum/runs';

const start = { event: 'start', task: 'regression', parameters: 17, epochs: 3, epochsDone: 0 };
const epoch = (number: number, loss: number) => ({ event: 'epoch', epoch: number, loss, testLoss: loss / 2, seconds: 0.5, samplesPerSecond: 10, metrics: {}, testMetrics: { 'r-squared': 1 - loss } });
const done = { event: 'done', epochs: 2, testLoss: 0.01, testMetrics: { 'r-squared': 0.99 }, seconds: 1, model: 'model.json', fingerprint: 'ab' };
const linesOf = (...records: readonly unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('the records of a run', () => {
  test('tell its figures by epoch, and those at its end', () => {
    expect(readRunLog(linesOf(start, epoch(1, 0.4), epoch(2, 0.2), done))).toMatchObject({
      progress: 'done', task: 'regression', epochs: 3, parameters: 17, seconds: 1, testLoss: 0.01, testMetrics: { 'r-squared': 0.99 },
      figures: [{ epoch: 1, loss: 0.4 }, { epoch: 2, loss: 0.2 }],
    });
  });

  test.each([
    ['interrupted', linesOf(start, epoch(1, 0.4), { event: 'interrupted', epoch: 2, samples: 3 })],
    ['unfinished', linesOf(start, epoch(1, 0.4))],
    ['unfinished', `${linesOf(start, epoch(1, 0.4))}{"event":"epo`],
    ['unfinished', linesOf(start, done, { ...start, epochsDone: 1 })],
    ['done', linesOf(start, done, { event: 'warning', message: 'late' })],
  ])('tell that it is %s', (progress, text) => {
    expect(readRunLog(text)?.progress).toBe(progress);
  });

  test('of an epoch that was repeated after a crash are the later ones', () => {
    const log = readRunLog(linesOf(start, epoch(1, 0.4), epoch(2, 0.3), start, epoch(2, 0.2)));
    expect(log?.figures.map(({ loss }) => loss)).toEqual([0.4, 0.2]);
    expect(log).toMatchObject({ testLoss: 0.1, testMetrics: { 'r-squared': 0.8 } });
  });

  test.each(['', 'hello\n', '[1]\n', linesOf(epoch(1, 0.4))])('are not there: %j', (text) => {
    expect(readRunLog(text)).toBeUndefined();
  });
});
