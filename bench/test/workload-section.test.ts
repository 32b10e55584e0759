import { describe, expect, test } from 'vitest';
import type { Measurement } from '../src/engines/run-rounds.ts';
import { isReferenceBlas } from '../src/environment/reference-blas.ts';
import { workloadSection, type RatioTarget } from '../src/suites/workload-section.ts';

function measurement(name: string, seconds: readonly number[], more: Partial<Measurement> = {}): Measurement {
  const engine = { name, isPeer: name !== 'ours', command: { program: 'none', args: [] }, efforts: {} };
  return { engine, effort: { samples: 100, epochs: 1 }, seconds, cold: [], ...more };
}

function judge(measurements: readonly Measurement[], target: Partial<RatioTarget>) {
  const section = workloadSection({
    title: 'A workload',
    text: '',
    rounds: { measurements, notes: [] },
    epochSamples: 400,
    compareWith: ['ours'],
    targets: [{ aim: 'faster', peer: /^peer/, ours: 'ours', atLeast: 3, ...target }],
    notes: [],
  });
  return { section, target: section.targets?.[0] };
}

const ours = measurement('ours', [1, 1, 1]);

describe('a target', () => {
  test.each([
    [3, true],
    [2.9, false],
  ])('of at least 3 × with a peer that takes %s times as long: met %s', (seconds, isMet) => {
    expect(judge([ours, measurement('peer', [seconds, seconds, seconds])], {}).target?.isMet).toBe(isMet);
  });

  test('is judged by the fastest of several peers', () => {
    const { target } = judge([ours, measurement('peer, slow', [9]), measurement('peer, fast', [2])], {});
    expect(target).toMatchObject({ isMet: false, measured: expect.stringContaining('peer, fast') });
  });

  test('is not judged without the peer', () => expect(judge([ours], {}).target?.isMet).toBeUndefined());

  test('is not judged by a peer on the reference BLAS', () => {
    const { target, section } = judge([ours, measurement('peer', [9], { blas: ['libblas.so.3.11.0'] })], { dependsOnBlas: true });
    expect(target?.isMet).toBeUndefined();
    expect(section.notes?.join()).toContain('libopenblas0-pthread');
  });
});

test('the table states the part of an epoch that was measured, and the ratio', () => {
  const { section } = judge([ours, measurement('peer', [5, 6, 7], { version: '1.0' })], {});
  expect(section.tables[0]?.columns).toEqual(['engine', 'measured', 's per epoch', 'the first, cold', '÷ ours']);
  expect(section.tables[0]?.rows[1]).toEqual(['peer (1.0)', '3 × 1/4 epoch', '6 (5–7)', '', '6 ×']);
});

test.each([
  [['libblas.so.3.11.0'], true],
  [['libblas.so.3', 'libcblas.so.3'], true],
  [['libblas.so.3', 'libopenblasp-r0.3.21.so'], false],
  [['libscipy_openblas64_-abc.so'], false],
  [['libmkl_rt.so.2'], false],
  [[], false],
  [null, false],
  [undefined, false],
])('isReferenceBlas(%j) is %s', (libraries, expected) => expect(isReferenceBlas(libraries)).toBe(expected));
