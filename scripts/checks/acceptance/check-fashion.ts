import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fashionMnist } from '@vitrum/datasets';
import { locateWithoutDownload, missingFiles } from '@vitrum/data-cache';
import { runVitrum } from './run-vitrum.ts';
import { lastEvent } from './train-json.ts';

/** What a small network has to reach; its authors' benchmark has multi-layer perceptrons at 83 to 87 %, wider ones at 88. */
const expectedAccuracy = 88;

const training = [
  'train', '--dataset', 'fashion-mnist', '--architecture', '784,128,64,10', '--activation', 'relu', '--output-activation', 'softmax',
  '--loss', 'categorical-cross-entropy', '--optimizer', 'adam', '--learning-rate', '0.001', '--schedule', 'cosine', '--shuffle',
  '--batch-size', '64', '--epochs', '12', '--seed', '1', '--out', 'run', '--json',
];

/** Reads and learns the real files of Fashion-MNIST where they are; returns shortfalls, in sentences. */
export async function checkFashion(): Promise<readonly string[]> {
  const { published } = fashionMnist;
  const { files, folder } = await locateWithoutDownload(published, {});
  if (missingFiles(published, files).length > 0) {
    console.log('fashion-mnist: its files are not on this machine; nothing was learned from it.');
    return [];
  }
  const workFolder = mkdtempSync(join(tmpdir(), 'vitrum-fashion-'));
  try {
    const { exitCode, stdout, stderr } = await runVitrum(training, workFolder);
    if (exitCode !== 0) return [`fashion-mnist in ${folder}: training ended with ${exitCode}:\n${stderr}`];
    const accuracy = Number(lastEvent(stdout)['testAccuracy']);
    console.log(`fashion-mnist in ${folder}: test ${accuracy} %`);
    return accuracy > expectedAccuracy ? [] : [`fashion-mnist: test accuracy ${accuracy} %, more than ${expectedAccuracy} % expected`];
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}
