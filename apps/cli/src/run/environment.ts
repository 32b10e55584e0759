import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { Backend } from '@vitrum/core';
import type { RequiredPlugin } from '@vitrum/formats';
import type { RunEnvironment } from '@vitrum/runs';
import { environmentOf } from '@vitrum/runs/internal';
import type { GivenPlugin } from '../load/registry.ts';

/**
 * What computes a run here. Of a plugin, the module that was named is hashed, without what it imports.
 *
 * @param needed - The plugins that the run needs.
 */
export async function environmentHere(backend: Backend, given: readonly GivenPlugin[], needed: readonly RequiredPlugin[]): Promise<RunEnvironment> {
  const processor = cpus()[0]?.model.trim() ?? '';
  const hashes = given.filter(({ plugin }) => needed.some(({ name }) => name === plugin.name)).map(async ({ plugin: { name }, url }) => {
    const hash = await hashOf(url);
    return hash === undefined ? [] : [[name, hash] as const];
  });
  const code = Object.fromEntries((await Promise.all(hashes)).flat());
  return environmentOf(backend, { ...(processor !== '' && { processor }), ...(Object.keys(code).length > 0 && { code }) });
}

/** Undefined if the module cannot be read any more. */
async function hashOf(url: string): Promise<string | undefined> {
  const bytes = await readFile(new URL(url)).catch(() => undefined);
  return bytes && createHash('sha256').update(bytes).digest('hex');
}
