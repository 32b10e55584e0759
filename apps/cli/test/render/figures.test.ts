import { describe, expect, test } from 'vitest';
import { renderConfusion } from '../../src/render/confusion-matrix.ts';
import { barOf, renderOutputs } from '../../src/render/output-bars.ts';
import { renderPrediction } from '../../src/render/prediction.ts';
import { renderSparkline } from '../../src/render/sparkline.ts';
import { renderTable } from '../../src/render/table.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';

describe('bars', () => {
  test.each([
    [0, 4, true, ''],
    [1, 4, true, '████'],
    [0.5, 3, true, '█▌'], // 12 eighths: one whole character and four eighths
    [1 / 32, 4, true, '▏'], // one eighth
    [0.5, 4, false, '##'],
    [0.1, 4, false, ''],
  ])('a share of %d in %i characters', (share, width, isUnicode, bar) => {
    expect(barOf(share, width, isUnicode)).toBe(bar);
  });

  test('outputs below 0 have none, and the largest above 1 fills the width', () => {
    const outputs = { values: [2, 1, -0.5], classes: ['a', 'b', 'c'], prediction: 0 };
    expect(renderOutputs(outputs, fakeTerminal(), 4).lines).toEqual(['a ████  2.000', 'b ██    1.000', 'c      -0.500']);
  });

  test('the prediction is green where it is right, red where it is wrong; the right class is then yellow', () => {
    const outputs = { values: [0.25, 0.75], classes: ['a', 'b'], prediction: 1 };
    const terminal = fakeTerminal({ colorLevel: 1 });
    const { dim, green, red, yellow } = terminal.chalk;
    const [a, b] = ['a █     0.250', 'b ███   0.750'];
    expect(renderOutputs({ ...outputs, label: 1 }, terminal, 4).lines).toEqual([dim(a), green(b)]);
    expect(renderOutputs({ ...outputs, label: 0 }, terminal, 4).lines).toEqual([yellow(a), red(b)]);
  });
});

describe('renderPrediction', () => {
  const sample = { source: 'digit.png', picture: { width: 2, height: 2, values: [1, 1, 1, 1] } };
  const verdict = { kind: 'class', values: [0.25, 0.75], classes: ['cat', 'dog'], prediction: 1, label: 0 } as const;

  test('puts the verdict beside the picture', () => {
    expect(renderPrediction(sample, verdict, fakeTerminal())).toEqual([
      '██   digit.png',
      '     ✗ dog, it is cat',
      '',
      '     cat ██████                    0.250',
      '     dog ██████████████████        0.750',
      '',
    ]);
  });

  test('puts it below where the terminal is narrow', () => {
    expect(renderPrediction(sample, verdict, fakeTerminal({ columns: 40 })).slice(0, 3)).toEqual(['██', 'digit.png', '✗ dog, it is cat']);
  });

  const row = { source: 'new.csv, line 2', text: 'a, row\nof cells' };

  test('tells numbers by what they are called, beside the right one', () => {
    const numbers = { kind: 'numbers', names: ['price', 'rooms'], values: [1234.5678, 3], targets: [1200, 2.5] } as const;
    expect(renderPrediction(row, numbers, fakeTerminal())).toEqual([
      'new.csv, line 2',
      'a, row of cells',
      'price 1234.57, it is 1200',
      'rooms 3, it is 2.5',
      '',
    ]);
  });

  test('tells every label, and which of them apply', () => {
    const labels = { kind: 'labels', names: ['red', 'tall'], values: [0.75, 0.25], prediction: ['red'], targets: ['red', 'tall'] } as const;
    expect(renderPrediction(row, labels, fakeTerminal({ columns: 9 }))).toEqual([
      'new.csv, line 2',
      'a, row o…',
      '✗ red, it is red, tall',
      '',
      ' red ██████████████████        0.750',
      'tall ██████                    0.250',
      '',
    ]);
  });

  test('says so where no label applies', () => {
    const none = { kind: 'labels', names: ['red'], values: [0.25], prediction: [] } as const;
    expect(renderPrediction(row, none, fakeTerminal())[2]).toBe('none of them');
  });
});

describe('renderConfusion', () => {
  const confusion = [
    [9, 1],
    [0, 30],
  ];

  test('has a row for each class and the share that is right', () => {
    expect(renderConfusion(confusion, ['cat', 'dog'], fakeTerminal()).split('\n')).toEqual([
      '          predicted',
      'actual  cat  dog   right',
      'cat       9    1   90.00 %',
      'dog       ·   30  100.00 %',
    ]);
  });

  test('is the greener, the larger the share of the row', () => {
    const [, , cat] = renderConfusion(confusion, ['cat', 'dog'], fakeTerminal({ colorLevel: 3 })).split('\n');
    // 9 of 10, nine tenths of the way from (18, 18, 22) to (38, 130, 84).
    expect(cat).toContain('\u001B[48;2;36;119;78m');
  });
});

describe('renderSparkline', () => {
  test.each([
    [[0, 1, 2, 3, 4, 5, 6, 7, 8], 9, '▁▁▂▃▄▅▆▇█'], // eighths of the range, rounded up
    [[1, 1, 3, 3], 2, '▁█'], // means of pairs
    [[], 5, ''],
  ])('%j in %i characters', (values, width, line) => {
    expect(renderSparkline(values, width)).toBe(line);
  });
});

describe('renderTable', () => {
  const columns = [{ head: 'name' }, { head: 'count', isNumeric: true }, { head: 'text', isFlexible: true }];
  const rows = [
    ['a', '1', 'some words that go on and on'],
    ['bcdef', '1000', 'few'],
  ];

  test('aligns columns, numbers at their end', () => {
    expect(renderTable(columns, rows, fakeTerminal()).split('\n')).toEqual([
      'name   count  text',
      'a          1  some words that go on and on',
      'bcdef   1000  few',
    ]);
  });

  test('breaks flexible columns where the terminal is narrow', () => {
    expect(renderTable(columns, rows, fakeTerminal({ columns: 30 })).split('\n')).toEqual([
      'name   count  text',
      'a          1  some words that',
      '              go on and on',
      'bcdef   1000  few',
    ]);
  });

  test('cuts words that are longer than their column instead of leaving letters out', () => {
    const long = renderTable([{ head: 'text', isFlexible: true }], [['abcdefghijklmnopqrst']], fakeTerminal({ columns: 12 }));
    expect(long.split('\n')).toEqual(['text', 'abcdefghijkl', 'mnopqrst']);
  });

  test('leaves lines whole where there is no terminal', () => {
    expect(renderTable(columns, rows, fakeTerminal({ columns: 30, isInteractive: false }))).toContain('some words that go on and on');
  });
});
