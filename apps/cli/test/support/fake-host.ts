import { createHost, type CommandHost } from '../../src/command-host.ts';
import { collectingStream } from '@vitrum/test-support/collecting-stream';

/** A host whose outputs are pipes that keep what is written to them. */
export interface FakeHost extends CommandHost {
  readonly printed: () => string;
  readonly said: () => string;
}

/** A host with an empty environment, in a folder. */
export function fakeHost(cwd: string = process.cwd()): FakeHost {
  const [stdout, stderr] = [collectingStream(), collectingStream()];
  return { ...createHost({ stdout, stderr, env: {}, cwd }), printed: stdout.written, said: stderr.written };
}
