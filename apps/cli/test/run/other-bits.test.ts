import type { RunEnvironment } from '@vitrum/runs';
import { describe, expect, test } from 'vitest';
import { findOtherBits } from '../../src/run/other-bits.ts';

const environment: RunEnvironment = { vitrum: '1.0.0', backend: 'wasm', deterministic: false, processor: 'a', code: { bent: '00' } };

describe('what a resumed run computes with', () => {
  const rows: readonly (readonly [string, Partial<RunEnvironment>, Partial<RunEnvironment>, readonly string[], string])[] = [
    ['the same', {}, {}, [], ''],
    ['another backend', {}, { backend: 'reference', deterministic: true }, ['it was trained with the backend "wasm", and goes on with "reference"'], 'vitrum train --resume r --backend wasm'],
    ['a backend that is deterministic no more', { deterministic: true }, {}, ['it was trained as with --deterministic, and goes on without'], 'go on where it was begun'],
    ['--deterministic, or no relaxed SIMD', {}, { deterministic: true }, ['it was trained without --deterministic, and goes on as with it'], 'go on where it was begun'],
    ['another processor', {}, { processor: 'b' }, ['it was trained without --deterministic on the processor "a", and goes on with "b"'], 'go on there'],
    ['another processor, deterministic', { deterministic: true }, { deterministic: true, processor: 'b' }, [], ''],
    ['another version', {}, { vitrum: '1.0.1' }, ['it was trained with version 1.0.0 of vitrum, and goes on with 1.0.1'], 'npm install @vitrum/cli@1.0.0'],
    ['other code of a plugin', {}, { code: { bent: '01' } }, ['the code of the plugin "bent" has changed since, and its version has not'], 'a new version'],
    ['a plugin that is read no more', {}, { code: {} }, [], ''],
    ['two differences', {}, { processor: 'b', vitrum: '2.0.0' }, ['processor "a"', 'version 1.0.0'], 'go on there'],
  ];
  test.each(rows)('%s', (_, then, now, reasons, hint) => {
    const found = findOtherBits({ folder: 'r', recorded: { ...environment, ...then }, present: { ...environment, ...now }, isDeterministicGiven: false });
    expect(found).toHaveLength(reasons.length);
    for (const [i, reason] of reasons.entries()) expect(found[i]?.message).toContain(reason);
    expect(found[0]?.hint ?? '').toContain(hint);
  });

  test('without a record nothing is said', () => {
    expect(findOtherBits({ folder: 'r', recorded: undefined, present: environment, isDeterministicGiven: false })).toEqual([]);
  });

  test('--deterministic that was not given before can be left out', () => {
    const [warning] = findOtherBits({ folder: 'r', recorded: environment, present: { ...environment, deterministic: true }, isDeterministicGiven: true });
    expect(warning?.hint).toBe('For the same bits, leave out --deterministic.');
  });
});
