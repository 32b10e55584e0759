import { stripVTControlCharacters } from 'node:util';
import type { DownloadProgress } from '@vitrum/data-cache';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { formatBytes } from '../../src/format-bytes.ts';
import { showDownload } from '../../src/render/download-bar.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';

const progress = (more: Partial<DownloadProgress> = {}): DownloadProgress => ({
  file: 'images', address: 'https://a.example/images.gz', receivedBytes: 2_000_000, totalBytes: 4_000_000, fileNumber: 2, fileCount: 4, fraction: 0.5, ...more,
});
const retry = { address: 'https://a.example/images.gz', reason: 'answered 503', delay: 1500 };

test('on a terminal there is one line with the file, a bar, and how much is done, which goes away', () => {
  const terminal = fakeTerminal();
  const view = showDownload(terminal);
  view.update(progress({ fraction: 0 }));
  view.update(progress());
  view.end();
  const frames = stripVTControlCharacters(terminal.written()).match(/images 2\/4 .*?MB of 4\.0 MB/g) ?? [];
  expect(frames.at(-1)).toMatch(/^images 2\/4 {2}█+░+ {2}50 % {2}2\.0 MB of 4\.0 MB$/);
  for (const frame of frames) expect(stringWidth(frame)).toBeLessThan(80);
});

test('elsewhere there is a line for each file', () => {
  const terminal = fakeTerminal({ isInteractive: false });
  const view = showDownload(terminal);
  view.update(progress());
  view.update(progress({ receivedBytes: 3_000_000 }));
  view.retry(retry);
  view.update(progress({ file: 'labels', fileNumber: 3, totalBytes: undefined }));
  view.end();
  expect(terminal.written()).toBe(
    'downloading images from a.example, file 2 of 4, 4.0 MB\nnote: a.example answered 503; trying again in 1.5 s\ndownloading labels from a.example, file 3 of 4\n',
  );
});

test.each([
  [0, '0 bytes'], [999, '999 bytes'], [1000, '1.0 kB'], [5148, '5.1 kB'], [999_949, '999.9 kB'], [999_950, '1.0 MB'], [561_753_746, '561.8 MB'], [3e15, '3000.0 TB'],
])('%i bytes are %s', (bytes, expected) => {
  expect(formatBytes(bytes)).toBe(expected);
});
