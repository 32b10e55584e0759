import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fashionMnist } from '@vitrum/datasets';
import { locateWithoutDownload, missingFiles } from '@vitrum/data-cache';
import { runVitrum } from './run-vitrum.ts';
import { lastEvent } from './train-json.ts';

/**
 * The minimum accuracy of a small network; the authors' benchmark reports 83 to 87 % for multi-layer perceptrons, and 88 % for
 * wider ones.
 */
const expectedAccuracy = 88;

const training = [
  'train', '--dataset', 'fashion-mnist', '--architecture', '784,128,64,10', '--activation', 'relu', '--output-activation', 'softmax',
  '--loss', 'categorical-cross-entropy', '--optimizer', 'adam', '--learning-rate', '0.001', '--schedule', 'cosine', '--shuffle',
  '--batch-size', '64', '--epochs', '12', '--seed', '1', '--out', 'run', '--json',
];

/** Loads the real Fashion-MNIST files, if available, and trains on them; returns failures, in sentences. */
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
