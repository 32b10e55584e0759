import { expect, test } from 'vitest';
import { placeOf } from '../src/connect.ts';
import { parseQueuedTrial, parseStoredOutcome } from '../src/queued-trial.ts';

const trial = { vitrum: '1.0.0', trial: '0123456789abcdef', seed: 7, seeds: 1, epochs: 2, figure: 'loss', config: { dataset: 'iris' }, computing: { deterministic: true } };

test('a trial comes back as it was put into the queue', () => {
  expect(parseQueuedTrial(JSON.parse(JSON.stringify(trial)))).toEqual(trial);
});

test.each([
  ['something else', 'job', 'must be an object'],
  ['a command', { ...trial, command: 'rm -r /' }, 'has no option "command"'],
  ['a name that leads out of the folder', { ...trial, trial: '../../etc/passwd' }, '"trial"'],
  ['a seed that is no number', { ...trial, seed: '7' }, '"seed"'],
  ['no seeds', { ...trial, seeds: 0 }, '"seeds"'],
  ['no epochs', { ...trial, epochs: 0 }, '"epochs"'],
  ['a description that is none', { ...trial, config: 'iris' }, '"config"'],
  ['an option of Node', { ...trial, computing: { nodeOptions: '--import x' } }, 'has no option "nodeOptions"'],
  ['a backend that is no name', { ...trial, computing: { backend: 1 } }, '"backend"'],
])('%s is refused', (_name, value, message) => {
  expect(() => parseQueuedTrial(value)).toThrow(message);
});

test.each([
  ['finished', { state: 'finished', curve: [1, 2], seconds: 3, part: 'test', fingerprint: 'ab', worker: 'w' }, true],
  ['failed', { state: 'failed', reason: 'It diverged.' }, true],
  ['a curve that is none', { state: 'finished', curve: ['a'], seconds: 3, part: 'test' }, false],
  ['nothing', null, false],
])('an outcome: %s', (_name, value, isOne) => {
  expect(parseStoredOutcome(value)).toEqual(isOne ? value : undefined);
});

test('an address is shown without its password, and one of another form not at all', () => {
  expect(placeOf('rediss://user:secret@example.org:6380/2')).toBe('rediss://example.org:6380/2');
  expect(() => placeOf('http://user:secret@example.org')).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') as unknown }));
});
