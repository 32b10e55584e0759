import { Writable } from 'node:stream';
import { VitrumError } from '@vitrum/core';
import { expect, test } from 'vitest';
import { GivenPaths } from '../src/given-paths.ts';
import { reportError } from '../src/report-error.ts';
import { openTerminal } from '../src/terminal.ts';

const unknown = new VitrumError({ code: 'VITRUM_UNKNOWN_NAME', message: 'There is no activation called "tahn".', hint: 'Did you mean "tanh"?' });
const lines = ['error: There is no activation called "tahn".', '  Did you mean "tanh"?'];
const address = '  https://vitrum-js.github.io/vitrum/errors/#vitrum_unknown_name';

/** What is printed for an error, line by line. */
function printed(error: unknown, isTTY: boolean): readonly string[] {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  reportError(error, { stderr: openTerminal(Object.assign(stream, { isTTY }), { NO_COLOR: '1' }), paths: new GivenPaths('/') }, false);
  return text.trimEnd().split('\n');
}

test('an error has two lines, and on a terminal the address of what is said of its code', () => {
  expect(printed(unknown, false)).toEqual(lines);
  expect(printed(unknown, true)).toEqual([...lines, address]);
});

test('an error without a code has no such address', () => {
  expect(printed(new TypeError('oops'), true)).toHaveLength(2);
});
