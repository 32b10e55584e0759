import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspacePackage } from '../../shared/workspace.ts';

const built = /\.(?:d\.ts|js|d\.cts|cjs)(?:\.map)?$/;

/**
 * Files of a library's build whose source is gone, one line each: a build writes beside what an earlier one left, and a cached build
 * removes nothing.
 */
export function findStaleBuilds(root: string, { folder }: WorkspacePackage): readonly string[] {
  const dist = join(root, folder, 'dist');
  if (!folder.startsWith('packages/') || !existsSync(dist)) return [];
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const path = join(parentPath, name);
    const source = join(root, folder, 'src', path.slice(dist.length)).replace(built, '');
    if (['.ts', '.tsx', '.cts', '.json'].some((ending) => existsSync(source + ending))) return [];
    return [`${path.slice(root.length).replace(/^[\\/]/, '')}: its source is gone; remove ${folder}/dist and build again`];
  });
}
