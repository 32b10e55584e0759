import { formatCount, formatDuration, formatFigure, formatPercent, formatWholeSeconds, roundTo, roundToSix } from '@vitrum/runs/internal';
import { expect, test } from 'vitest';

test.each([
  [formatCount(60_000), '60,000'],
  [formatCount(9543.6), '9,544'],
  [formatPercent(95.078), '95.08 %'],
  [formatPercent(100), '100.00 %'],
  [formatFigure(0.21889), '0.2189'],
  [formatFigure(0), '0.0000'],
  [formatFigure(0.09882), '0.0988'],
  [formatFigure(0.09882, 2), '0.10'],
  [formatFigure(-0.0000123), '-1.2e-5'],
  [formatFigure(123456), '123456.0000'],
  [formatFigure(1234567), '1.2e+6'],
  [formatDuration(0.714), '0.71 s'],
  [formatDuration(9.996), '10 s'],
  [formatDuration(59.4), '59 s'],
  [formatDuration(59.6), '1:00 min'],
  [formatDuration(184), '3:04 min'],
  [formatDuration(7629), '2:07:09 h'],
  [formatWholeSeconds(8.6), '9 s'],
])('%s', (formatted, expected) => {
  expect(formatted).toBe(expected);
});

test.each([
  [roundTo(95.078, 2), 95.08],
  [roundTo(0.7144, 3), 0.714],
  [roundToSix(0.218934567), 0.218935],
  [roundToSix(1234567), 1234570],
])('%d', (rounded, expected) => {
  expect(rounded).toBe(expected);
});
