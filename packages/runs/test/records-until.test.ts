import { recordsUntil } from '@vitrum/runs/internal';
import { expect, test } from 'vitest';

const [start, first, second, third, done] = [
  { event: 'start', epochsDone: 0 },
  { event: 'epoch', epoch: 1 },
  { event: 'epoch', epoch: 2 },
  { event: 'epoch', epoch: 3 },
  { event: 'done', epochs: 3 },
];
const stopped = { event: 'interrupted', epoch: 2, samples: 64 };
const again = { event: 'start', epochsDone: 1 };
const other = { event: 'note', text: 'of a later version' };

/** Each epoch is there once when training goes on behind the state. */
test.each([
  ['at the end of an epoch', [start, first, second], { epoch: 2, samples: 0 }, [start, first, second]],
  ['whose checkpoint is that of the epoch before', [start, first, second], { epoch: 1, samples: 0 }, [start, first]],
  ['in the middle of an epoch', [start, first, second], { epoch: 1, samples: 64 }, [start, first]],
  ['that came to its end', [start, first, second, third, done], { epoch: 3, samples: 0 }, [start, first, second, third]],
  ['that was interrupted', [start, first, stopped], { epoch: 1, samples: 64 }, [start, first, stopped]],
  ['that was interrupted, and goes on from before', [start, first, stopped], { epoch: 1, samples: 32 }, [start, first]],
  ['that was resumed', [start, first, stopped, again, second, third], { epoch: 2, samples: 8 }, [start, first, stopped, again, second]],
  ['whose resumption is not in the checkpoint before it', [start, first, stopped, again, second], { epoch: 0, samples: 96 }, [start]],
  ['with records of another kind', [start, other, first, other], { epoch: 0, samples: 0 }, [start, other, other]],
])('a run %s', (_, records, state, kept) => {
  const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  expect(recordsUntil(lines, state)).toEqual(kept);
  expect(recordsUntil(`${lines}{"event":"epo`, state)).toEqual(kept); // cut short by a crash
});

test('nothing has no records', () => {
  expect(recordsUntil('', { epoch: 0, samples: 0 })).toEqual([]);
});
