import { expect, test } from 'vitest';
import { benchmarkDocument } from '../src/report/document.ts';
import { sectionAsMarkdown, tableAsMarkdown } from '../src/report/markdown.ts';
import { sectionAsText } from '../src/report/terminal.ts';
import type { Result } from '../src/results.ts';
import type { Section } from '../src/section.ts';

const section: Section = {
  title: 'Start-up',
  text: 'How long it takes.',
  tables: [{ title: 'Times', columns: ['command', 'ms'], rows: [['vitrum', '50'], ['node']] }],
  charts: [{ name: 'growth', title: 'Growth', description: 'Time against size.', x: { title: 'x' }, y: { title: 'y' }, series: [] }],
  targets: [
    { aim: 'within 150 ms', measured: '50 ms', isMet: true },
    { aim: 'within 10 ms', measured: '50 ms', isMet: false },
    { aim: 'on the moon', measured: 'not measured here' },
  ],
  notes: ['The moon was too far.'],
};

const result = (suite: string): Result => ({
  suite,
  isQuick: false,
  isMnist: true,
  measuredAt: '2026-11-23T12:00:00.000Z',
  fingerprint: 'f',
  machine: { processor: 'A processor', cores: 2, memory: '8 GB', system: 'Linux x64', node: 'v24.0.0' },
  section,
});

test('a table has as many cells in every row, figures to the right', () => {
  expect(tableAsMarkdown({ columns: ['a', 'b'], rows: [['x|y', '1'], ['z']] })).toBe(
    ['| a | b |', '| --- | ---: |', '| x\\|y | 1 |', '| z |  |'].join('\n'),
  );
});

test('a section shows its tables, pictures, targets and notes', () => {
  const text = sectionAsMarkdown(section);
  for (const part of ['## Start-up', '**Times**', '| vitrum | 50 |', '![Time against size.](images/bench-growth.svg)', '- The moon was too far.']) {
    expect(text).toContain(part);
  }
  expect(text).toContain('- **met**: within 150 ms. Measured: 50 ms.');
  expect(text).toContain('- **missed**: within 10 ms. Measured: 50 ms.');
  expect(text).toContain('- **not judged**: on the moon. Measured: not measured here.');
});

test('the terminal shows the same figures', () => {
  const text = sectionAsText(section);
  for (const part of ['vitrum', '50', 'met: within 150 ms', 'missed: within 10 ms', 'not judged: on the moon', 'Note: The moon']) expect(text).toContain(part);
});

test('the document names the machine and every target, and a note of two sections once', () => {
  const text = benchmarkDocument([result('start-up'), result('again')], '1.2.3');
  for (const part of ['A processor, 2 cores', '2026-11-23', '1.2.3', 'Node v24.0.0', 'MNIST']) expect(text).toContain(part);
  expect(text.split('| Start-up: within 150 ms | 50 ms | met |')).toHaveLength(3);
  expect(text.split('The moon was too far.')).toHaveLength(2);
});
