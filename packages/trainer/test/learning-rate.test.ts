import { expect, test } from 'vitest';
import { defineSchedule, type Schedule } from '@vitrum/core';
import { LearningRate } from '../src/learning-rate/learning-rate.ts';
import { RememberingSchedule } from '../src/learning-rate/remembering-schedule.ts';

const length = { epochs: 4, stepsPerEpoch: 10 };
const rate = (schedule: Schedule): LearningRate => new LearningRate({ learningRate: 0.5, schedule, ...length });

/** A rate whose schedule remembers. */
function remembering(schedule: Schedule) {
  const learningRate = rate(schedule);
  return { learningRate, memory: new RememberingSchedule(learningRate) };
}

/** Halves the rate after an epoch that is no better than the one before. */
const impatient = defineSchedule({
  name: 'impatient',
  memory: { scale: 1, last: 1e300 },
  factor: (_, { scale }) => scale,
  afterEpoch: ({ loss }, { scale, last }) => ({ scale: loss < last ? scale : scale / 2, last: loss }),
});

test('the schedule sees where the training is', () => {
  const seen: unknown[] = [];
  const watched = rate({ name: 'seen', factor: (progress) => seen.push({ ...progress }) });
  expect(watched.at(0, 0)).toBe(0.5);
  expect(watched.at(1.5, 15)).toBe(1);
  expect(seen).toEqual([{ epoch: 0, step: 0, ...length }, { epoch: 1.5, step: 15, ...length }]);
});

test('the memory of a schedule goes from epoch to epoch, and on in a training that is resumed', () => {
  const first = remembering(impatient);
  first.memory.finishEpoch({ epoch: 1, step: 10, loss: 2 });
  first.memory.finishEpoch({ epoch: 2, step: 20, loss: 3 });
  expect(first.learningRate.at(2, 20)).toBe(0.25);
  const second = remembering(impatient);
  second.memory.restore(JSON.parse(JSON.stringify(first.memory.save())));
  expect(second.learningRate.at(2, 20)).toBe(0.25);
  second.memory.finishEpoch({ epoch: 3, step: 30, loss: 3 });
  expect(second.learningRate.at(3, 30)).toBe(0.125);
});

test('only a schedule with a memory is a part of the state', () => {
  expect(remembering(impatient).memory.hasMemory).toBe(true);
  expect(remembering({ name: 'plain', factor: () => 1 }).memory.hasMemory).toBe(false);
});

test.each([undefined, { scale: 1 }, { scale: 1, last: null }, { scale: 1, last: 1, more: 1 }])('a checkpoint with the memory %j is refused', (saved) => {
  expect(() => { remembering(impatient).memory.restore(saved); }).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_CHECKPOINT', message: expect.stringContaining('The memory of "schedule" has the numbers scale, last, got') as string }));
});

test.each([
  ['nothing', () => undefined],
  ['NaN', () => ({ scale: NaN, last: 1 })],
  ['a part', () => ({ scale: 1 })],
])('a schedule that remembers %s after an epoch is at fault', (_, afterEpoch) => {
  const faulty = remembering({ ...impatient, afterEpoch: afterEpoch as Schedule['afterEpoch'] & object }); // what JavaScript may return
  expect(() => { faulty.memory.finishEpoch({ epoch: 1, step: 10, loss: 1 }); }).toThrow('The schedule "impatient" must remember finite numbers called scale, last after an epoch');
});

test('an error within a schedule names it', () => {
  const boom = (): never => {
    throw new RangeError('boom');
  };
  expect(() => rate({ name: 'bad', factor: boom }).at(0, 0)).toThrow('The schedule "bad" throws RangeError: boom.');
  expect(() => { remembering({ ...impatient, afterEpoch: boom }).memory.finishEpoch({ epoch: 1, step: 1, loss: 1 }); }).toThrow('The schedule "impatient" throws RangeError: boom.');
  expect(() => rate({ name: 'bad', factor: () => 1, checkRun: boom })).toThrow('The schedule "bad" throws RangeError: boom.');
});
