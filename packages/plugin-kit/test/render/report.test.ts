import { countResults, renderReport, type CheckResult, type ContributionReport, type PluginReport } from '@vitrum/plugin-kit';
import { renderContribution, renderSummary } from '@vitrum/plugin-kit/internal';
import { activationCurve } from '@vitrum/plots';
import { describe, expect, test } from 'vitest';

const forward = (z: number): number => z * z;
const square = activationCurve({ name: 'square', forward, derivative: (z) => 2 * z });
const wrongSquare = activationCurve({ name: 'wrong-square', forward, derivative: (z) => (z > 1 ? 2 * z + 5 : 2 * z) });

const passed: CheckResult = { check: 'content', title: 'it contributes something', tried: '1 activation', failures: [], notes: [] };
const skipped: CheckResult = { ...passed, check: 'saving', title: 'it can be saved', tried: 'nothing', skipped: 'there is no network' };
const failed: CheckResult = {
  check: 'gradient',
  title: 'the derivative agrees with central differences',
  tried: '2,402 points from −1000 to 1000, in 64 and in 32 bits',
  failures: [
    { message: 'φ′(2) = 9, central differences give 4.', where: 'z = 2', expected: '4', got: '9', hint: 'Derive the formula again.' },
    { message: 'It threw TypeError: oops' },
  ],
  notes: [{ message: 'There is a kink at 0.', hint: 'Declare it.' }],
};
const contribution: ContributionReport = { kind: 'activations', name: 'square', results: [passed, failed, skipped], curves: [] };
const report: PluginReport = { name: 'vitrum-plugin-x', version: '1.2.3', results: [passed], contributions: [contribution], passed: false };

describe('a report', () => {
  test('has a line for every check, and what was found below it', () => {
    expect(renderReport(report, { isUnicode: true }).split('\n')).toEqual([
      'vitrum-plugin-x 1.2.3',
      '  ✔ it contributes something: 1 activation',
      '',
      'activation square',
      '  ✔ it contributes something: 1 activation',
      '  ✘ the derivative agrees with central differences',
      '    2,402 points from −1000 to 1000, in 64 and in 32 bits',
      '    φ′(2) = 9, central differences give 4.',
      '      → Derive the formula again.',
      '    It threw TypeError: oops',
      '    ℹ There is a kink at 0. Declare it.',
      '  – it can be saved: skipped, there is no network',
      '',
      '2 checks passed, 1 failed, 1 skipped.',
    ]);
  });

  test('has signs in words where only ASCII can be shown', () => {
    const signs = renderContribution(contribution).split('\n').map((line) => /^ +(ok|FAILED|-|note|->) /.exec(line)?.[1]);
    expect(signs.filter((sign) => sign !== undefined)).toEqual(['ok', 'FAILED', '->', 'note', '-']);
  });

  test.each([40, 60, 80])('wraps everything at %d columns, and loses no word', (columns) => {
    const wide = renderReport(report, { columns: 1000 });
    const text = renderReport(report, { columns });
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
    const words = (each: string): readonly string[] => each.replaceAll(':', '').split(/\s+/);
    expect(words(text)).toEqual(words(wide));
  });

  test('further lines of a note and a hint begin where the first one does', () => {
    const long = { message: 'One two three four five six.', hint: 'Seven eight nine ten eleven.' };
    expect(renderContribution({ ...contribution, results: [{ ...failed, failures: [long], notes: [long] }] }, { columns: 40 }).split('\n').slice(-4)).toEqual([
      '    One two three four five six.',
      '      -> Seven eight nine ten eleven.',
      '    note One two three four five six.',
      '         Seven eight nine ten eleven.',
    ]);
  });

  test('a word that is longer than a line is kept whole, as a path is', () => {
    const path = `/a/${'very-'.repeat(30)}long/path.ts`;
    const text = renderContribution({ ...contribution, results: [{ ...failed, failures: [{ message: `It threw at ${path}` }] }] }, { columns: 60 });
    expect(text).toContain(path);
  });

  test('colors change nothing but colors', () => {
    const mark = (name: string) => (text: string): string => `<${name}>${text}</>`;
    const paint = { bold: mark('bold'), dim: mark('dim'), red: mark('red'), green: mark('green'), yellow: mark('yellow'), cyan: mark('cyan'), magenta: mark('magenta') };
    const colored = renderReport(report, { isUnicode: true, paint });
    expect(colored.replaceAll(/<\/?[a-z]*>/g, '')).toBe(renderReport(report, { isUnicode: true }));
    expect(colored).toContain('<green>✔</>');
    expect(colored).toContain('<red>✘</>');
    expect(colored).toContain('<dim>: 1 activation</>');
  });

  test.each([
    [report, '2 checks passed, 1 failed, 1 skipped.', { passed: 2, failed: 1, skipped: 1 }],
    [{ ...report, contributions: [], passed: true }, '1 check passed, 0 failed, 0 skipped.', { passed: 1, failed: 0, skipped: 0 }],
  ])('ends with what the checks came to', (each, sentence, counts) => {
    expect(renderSummary(each)).toBe(sentence);
    expect(countResults(each)).toEqual(counts);
  });

  test('a check that failed and was skipped in part has failed', () => {
    const both: CheckResult = { ...failed, skipped: 'half of it' };
    expect(countResults({ ...report, results: [both], contributions: [] })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the plots of a report', () => {
  const curves = ['square', 'square with slope = 0.2', 'square with slope = 0.25', 'square with slope = 3'].map((title) => ({ ...square, title }));
  const titlesIn = (results: readonly CheckResult[]): readonly string[] => {
    const text = renderContribution({ ...contribution, results, curves });
    return curves.map(({ title }) => title).filter((title) => text.split('\n').includes(`    ${title}`));
  };

  test('are those of the defaults where nothing failed', () => {
    expect(titlesIn([passed, skipped])).toEqual(['square']);
  });

  test('are those of other variants too where a failure is about them', () => {
    const blame = { ...failed, failures: [{ message: 'square with slope = 0.25: φ′(1) = 3, expected 2.', variant: 'square with slope = 0.25' }] };
    expect(titlesIn([blame])).toEqual(['square', 'square with slope = 0.25']);
  });

  test('show a wrong derivative beside the central differences', () => {
    const text = renderContribution({ ...contribution, curves: [wrongSquare] }, { isUnicode: true });
    expect(text).toContain('× central differences, where they differ');
  });
});
