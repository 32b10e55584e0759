import { describe, expect, test } from 'vitest';
import { openTerminal } from '../src/terminal.ts';
import { collectingStream } from '@vitrum/test-support/collecting-stream';

describe('colors', () => {
  const cases: readonly (readonly [what: string, columns: number | undefined, env: Readonly<Record<string, string>>, level: number])[] = [
    ['a pipe', undefined, { TERM: 'xterm-256color' }, 0],
    ['a pipe with FORCE_COLOR', undefined, { FORCE_COLOR: '3' }, 3],
    ['a pipe with FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, 0],
    ['a terminal of 256 colors', 80, { TERM: 'xterm-256color' }, 2],
    ['a terminal of all colors', 80, { TERM: 'xterm', COLORTERM: 'truecolor' }, 3],
    ['a terminal with NO_COLOR', 80, { TERM: 'xterm-256color', NO_COLOR: '1' }, 0],
    ['a terminal with NO_COLOR set to nothing', 80, { TERM: 'xterm-256color', NO_COLOR: '' }, 2],
    ['a dumb terminal', 80, { TERM: 'dumb' }, 0],
  ];
  test.each(cases)('%s', (_, columns, env, level) => {
    expect(openTerminal(collectingStream(columns), env).colorLevel).toBe(level);
  });
});

describe('columns', () => {
  test.each([
    ['a terminal has its own', 120, { COLUMNS: '60' }, 120],
    ['a pipe has those of COLUMNS', undefined, { COLUMNS: '60' }, 60],
    ['a pipe has 80 otherwise', undefined, {}, 80],
  ])('%s', (_, columns, env, expected) => {
    expect(openTerminal(collectingStream(columns), env).columns).toBe(expected);
  });
});

test('only a terminal whose cursor moves is interactive', () => {
  expect(openTerminal(collectingStream(80), { TERM: 'xterm' }).isInteractive).toBe(true);
  expect(openTerminal(collectingStream(80), { TERM: 'dumb' }).isInteractive).toBe(false);
  expect(openTerminal(collectingStream(), {}).isInteractive).toBe(false);
});
