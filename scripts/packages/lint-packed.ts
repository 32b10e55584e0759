import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { WorkspacePackage } from '../workspace.ts';
import { pack } from './pack.ts';

/** What publint says of a package exactly as it would be published, one line each. Needs a build. */
export async function lintPacked(root: string, { folder }: WorkspacePackage): Promise<readonly string[]> {
  const destination = mkdtempSync(join(tmpdir(), 'vitrum-pack-'));
  try {
    const tarball = new Uint8Array(readFileSync(pack(join(root, folder), destination))).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    return messages.map((message) => `${folder}: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
  } finally {
    rmSync(destination, { recursive: true });
  }
}
