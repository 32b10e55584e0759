import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '../paths.ts';
import { ProcessFailure, type ProcessRunner } from '../process/process-runner.ts';

interface Manifest {
  readonly version?: string;
  readonly packageManager?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

// manifests of this repository and of installed packages
const readManifest = (file: string): Manifest => JSON.parse(readFileSync(file, 'utf8')) as Manifest;

function isInstalled(name: string, version: string): boolean {
  const file = join(paths.peers, 'node_modules', name, 'package.json');
  return existsSync(file) && readManifest(file).version === version;
}

/**
 * Installs the locked JavaScript peers in a folder of their own, outside the workspace.
 *
 * @returns The reason why they are missing; undefined if they are installed.
 */
export async function installNpmPeers(runner: ProcessRunner, report: (step: string) => void): Promise<string | undefined> {
  const { dependencies = {} } = readManifest(join(paths.peers, 'package.json'));
  if (Object.entries(dependencies).every(([name, version]) => isInstalled(name, version))) return undefined;
  const { packageManager = 'pnpm' } = readManifest(join(paths.repository, 'package.json'));
  report('installing the JavaScript peers into bench/peers');
  try {
    const args = ['--yes', packageManager, 'install', '--ignore-workspace', '--frozen-lockfile'];
    await runner.run({ program: 'npx', args, cwd: paths.peers, environment: { CI: 'true' } });
    return undefined;
  } catch (error) {
    if (!(error instanceof ProcessFailure)) throw error;
    return 'TensorFlow.js, jax-js, brain.js, ml-fnn, ConvNetJS and synaptic were skipped: they could not be installed (is there a network?).';
  }
}
