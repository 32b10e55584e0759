import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { WorkspacePackage } from '../workspace.ts';

/** What publint says of a package exactly as it would be published, one line each. Needs a build. */
export async function lintPacked(root: string, { folder }: WorkspacePackage): Promise<readonly string[]> {
  const { messages, pkg } = await publint({ pack: { tarball: pack(join(root, folder)) }, strict: true });
  return messages.map((message) => `${folder}: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
}

/** The bytes of the archive that `pnpm publish` would send, in which workspace dependencies have become versions. */
function pack(folder: string): ArrayBuffer {
  const destination = mkdtempSync(join(tmpdir(), 'vitrum-pack-'));
  try {
    const { error, status, stderr } = spawnSync('pnpm', ['pack', '--pack-destination', destination], { cwd: folder, encoding: 'utf8' });
    const [archive] = readdirSync(destination);
    if (status !== 0 || archive === undefined) throw new Error(`pnpm pack failed in ${folder}: ${error?.message ?? stderr}`);
    return new Uint8Array(readFileSync(join(destination, archive))).buffer;
  } finally {
    rmSync(destination, { recursive: true });
  }
}
