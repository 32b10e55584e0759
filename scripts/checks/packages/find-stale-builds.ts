import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { WorkspacePackage } from '../../shared/workspace.ts';

const built = /\.(?:d\.ts|js|d\.cts|cjs)(?:\.map)?$/;

/**
 * Files of a library's build whose source is gone, with forward slashes from the root: a build writes beside what an earlier one left,
 * and a cached build removes nothing.
 */
export function staleBuilds(root: string, { folder }: WorkspacePackage): readonly string[] {
  const dist = join(root, folder, 'dist');
  if (!folder.startsWith('packages/') || !existsSync(dist)) return [];
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => relative(dist, join(parentPath, name)));
  return paths.filter((path) => !hasSource(join(root, folder, 'src', path.replace(built, '')))).map((path) => `${folder}/dist/${path.replaceAll('\\', '/')}`);
}

const hasSource = (source: string): boolean => ['.ts', '.tsx', '.cts', '.json'].some((ending) => existsSync(source + ending));

/** One line for each of them. */
export function findStaleBuilds(root: string, each: WorkspacePackage): readonly string[] {
  return staleBuilds(root, each).map((path) => `${path}: its source is gone; \`npm run build\` removes it`);
}
