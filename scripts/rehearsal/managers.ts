import { versions } from './versions.ts';
import type { Words } from './workplace.ts';

/** A package manager, as its user types it. */
export interface Manager {
  readonly name: string;
  /** Whether only what a package names as its dependency can be imported. */
  readonly isStrict: boolean;
  /** Files that a new folder needs besides package.json. */
  readonly files: Readonly<Record<string, string>>;
  readonly add: (packages: readonly string[]) => Words;
  /** Installs what the manifest of a new plugin names, and what its peers need. */
  readonly install: Words;
  /** Runs a file with Node. */
  readonly run: (file: string) => Words;
  /** Runs a script of the manifest. */
  readonly script: (name: string) => Words;
  /** Runs a program of an installed package. */
  readonly exec: (program: string, args: readonly string[]) => Words;
  /** Runs the program of a package that is not installed; undefined where the manager has no such command. */
  readonly once?: (from: string, program: string, args: readonly string[]) => Words;
  /** Makes a project by the package create-NAME. */
  readonly create: (name: string, args: readonly string[]) => Words;
}

const npm: Manager = {
  name: 'npm',
  isStrict: false,
  files: {},
  add: (packages) => ['npm', 'install', ...packages],
  install: ['npm', 'install'],
  run: (file) => ['node', file],
  script: (name) => ['npm', 'run', name],
  exec: (program, args) => ['npx', '--no', '--', program, ...args],
  once: (from, _, args) => ['npx', '--yes', from, ...args],
  create: (name, args) => ['npm', 'create', '--yes', name, '--', ...args],
};

const pnpm: Manager = {
  name: 'pnpm',
  isStrict: true,
  files: {},
  add: (packages) => ['pnpm', 'add', ...packages],
  install: ['pnpm', 'install', '--no-frozen-lockfile'],
  run: (file) => ['node', file],
  script: (name) => ['pnpm', 'run', name],
  exec: (program, args) => ['pnpm', 'exec', program, ...args],
  once: (from, _, args) => ['pnpm', 'dlx', from, ...args],
  create: (name, args) => ['pnpm', 'create', name, ...args],
};

/** Yarn 4 as it is unless told otherwise: Plug'n'Play, without node_modules. */
const yarn: Manager = {
  name: 'yarn 4 (PnP)',
  isStrict: true,
  files: { 'yarn.lock': '' }, // which says that this folder is a project of its own
  add: (packages) => ['yarn', 'add', ...packages],
  install: ['yarn', 'add', '--dev', `vite@${versions.vite}`],
  run: (file) => ['yarn', 'node', file],
  script: (name) => ['yarn', 'run', name],
  exec: (program, args) => ['yarn', 'run', program, ...args],
  once: (from, program, args) => ['yarn', 'dlx', '--package', from, program, ...args],
  create: (name, args) => ['yarn', 'create', name, ...args],
};

const yarnClassic: Manager = {
  name: 'yarn 1',
  isStrict: false,
  files: {},
  add: (packages) => ['yarn-classic', 'add', ...packages],
  install: ['yarn-classic', 'install'],
  run: (file) => ['node', file],
  script: (name) => ['yarn-classic', 'run', name],
  exec: (program, args) => ['yarn-classic', 'run', program, ...args],
  create: (name, args) => ['yarn-classic', 'create', name, ...args],
};

export const managers = { npm, pnpm, yarn, yarnClassic };
