import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isRecord } from '@vitrum/core/internal';
import { repositoryRoot } from '../../shared/workspace.ts';

/** A line of `vitrum train --json`. */
export type JsonEvent = Readonly<Record<string, unknown>>;

/** The last line of `vitrum train --json`. */
export function lastEvent(jsonLines: string): JsonEvent {
  const last: unknown = JSON.parse(jsonLines.trimEnd().split('\n').at(-1) ?? '{}');
  return isRecord(last) ? last : {};
}

/**
 * Runs `vitrum train --json` on MNIST and returns its events.
 *
 * @throws Error with the command's standard error if it fails
 */
export async function trainJson(options: readonly string[]): Promise<readonly JsonEvent[]> {
  const out = await mkdtemp(join(tmpdir(), 'vitrum-acceptance-'));
  try {
    const args = ['--import', 'tsx', '--conditions=@vitrum/source', 'apps/cli/src/main.ts', 'train', '--json', '--dataset', 'mnist', '--out', out];
    const child = spawn(process.execPath, [...args, ...options], { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const closed = once(child, 'close');
    const events: JsonEvent[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      const event: unknown = JSON.parse(line);
      if (isRecord(event)) events.push(event);
    }
    await closed;
    if (child.exitCode !== 0) {
      throw new Error(`vitrum train ${options.join(' ')} ended with ${String(child.exitCode)}:\n${complaint}`);
    }
    return events;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
