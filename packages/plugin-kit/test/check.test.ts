import { describe, expect, test } from 'vitest';
import { checkContribution, type CheckContext } from '../src/check-context.ts';
import { check, runCheck, type Report } from '../src/check.ts';
import { findingOf, type Fault } from '../src/finding.ts';
import type { CheckResult } from '../src/report.ts';
import { subjectOf } from './support/run-checks.ts';

describe('the sentence of a finding', () => {
  test.each<[string, Fault, string | undefined]>([
    ['φ(0) = 7; it must be −1.', { where: 'φ(0)', got: 7, expected: -1 }, undefined],
    ['φ′(0) = 2, central differences give 1. So at 3 points.', { where: 'φ′(0)', got: 2, expected: 1, source: 'central differences give', more: 'So at 3 points' }, undefined],
    ['The score of [0, 1] is NaN; it must be a finite number.', { where: 'The score of [0, 1]', got: NaN, expected: 'a finite number' }, undefined],
    ['C([1]) = 0; it must be NaN.', { where: 'C([1])', got: 0, expected: NaN }, undefined],
    ['elu with alpha = 2: φ(0) = 7; it must be 0.', { where: 'φ(0)', got: 7, expected: 0 }, 'elu with alpha = 2'],
    ['elu: It says so.', { message: 'It says so.' }, 'elu'],
  ])('%s', (message, fault, variant) => {
    expect(findingOf(fault, variant).message).toBe(message);
  });

  test('comes with its facts', () => {
    expect(findingOf({ where: 'φ(0)', got: 7, expected: 0.1 + 0.2, hint: 'Look.' }, 'elu')).toEqual({
      message: 'elu: φ(0) = 7; it must be 0.3.', where: 'φ(0)', got: '7', expected: '0.3', hint: 'Look.', variant: 'elu',
    });
  });
});

describe('a check', () => {
  const run = (examine: (report: Report) => void | Promise<void>): Promise<CheckResult> =>
    runCheck(check<Report>('it', 'it holds', examine), (recorder) => recorder.report());

  test('tells the first five findings, each once, and how many more there are', async () => {
    const { failures, tried } = await run(({ tried: say, fail }) => {
      say('eight');
      for (const n of [1, 1, 2, 3, 4, 5, 6, 7]) fail({ message: `It is ${n}.` });
    });
    expect(tried).toBe('eight');
    expect(failures.map(({ message }) => message)).toEqual(['It is 1.', 'It is 2.', 'It is 3.', 'It is 4.', 'It is 5.', 'And 2 more of the kind.']);
  });

  test('that is skipped tells why, and nothing else', async () => {
    const result = await run(({ fail, skip }) => {
      fail({ message: 'It failed.' });
      skip('there is nothing');
    });
    expect(result).toEqual({ check: 'it', title: 'it holds', tried: 'nothing', failures: [], notes: [], skipped: 'there is nothing' });
  });

  test('that ends with an error keeps what it had found, and tells where to look', async () => {
    const { failures, skipped } = await run(async ({ fail }) => {
      fail({ message: 'It failed.' });
      await Promise.reject(new TypeError('no'));
    });
    expect(skipped).toBeUndefined();
    expect(failures.map(({ message }) => message)).toEqual(['It failed.', expect.stringMatching(/^It threw TypeError: no \(.*check\.test\.ts:\d+:\d+\)$/)]);
  });
});

describe('the variants of a contribution', () => {
  let made = 0;
  const subject = subjectOf('activations', {
    name: 'mutant',
    options: { slope: { type: 'number', default: 0.2, minimum: 0, maximum: 1 } },
    create: ({ slope }: { slope: number }) => {
      made++;
      if (slope === 1) throw new TypeError('no slope of 1');
      return { forward: (z: number) => (z > 0 ? z : slope * z) };
    },
  });
  const failsAt = (z: number): Promise<CheckResult> =>
    checkContribution(
      check<CheckContext<'activations'>>('it', 'it holds', ({ variants, tried }) => {
        tried('a number');
        for (const { made: { kind, forward }, fail } of variants) if (kind !== 'rowwise') fail({ where: `φ(${z})`, got: forward(z), expected: 3 });
      }),
      subject,
    );

  test('are made once for all checks, and those that cannot be made are left alone', async () => {
    // The default 0.2, then 0.5, 0.1, the bound 0, and the bound 1, which throws.
    expect((await failsAt(-1)).failures.map(({ message }) => message)).toEqual([
      'mutant: φ(-1) = −0.2; it must be 3.',
      'mutant with slope = 0.5: φ(-1) = −0.5; it must be 3.',
      'mutant with slope = 0.1: φ(-1) = −0.1; it must be 3.',
      'mutant with slope = 0: φ(-1) = −0; it must be 3.',
    ]);
    expect(made).toBe(5);
  });

  test('share what is told of all of them', async () => {
    const { failures, tried } = await failsAt(1);
    expect(failures.map(({ message, variant }) => [message, variant])).toEqual([['mutant: φ(1) = 1; it must be 3.', 'mutant']]);
    expect(tried).toBe('a number, in 4 variants');
    expect(made).toBe(5);
  });

  test('skip a check where there are none', async () => {
    const none = subjectOf('activations', { name: 'mutant', forward: () => 'text' });
    const result = await checkContribution(check<CheckContext<'activations'>>('it', 'it holds', ({ variants, tried }) => tried(`${variants.length} variants`)), none);
    expect(result.skipped).toContain('see the check "form"');
  });
});
