import { existsSync } from 'node:fs';
import { repositoryRoot } from '../shared/workspace.ts';
import { startRegistry } from './registry.ts';
import { Release } from './release.ts';
import { tableOf } from './results.ts';
import { Stage } from './stage.ts';
import { bundle } from './steps/bundle.ts';
import { chromium } from './steps/chromium.ts';
import { commandLine } from './steps/command-line.ts';
import { createPlugin } from './steps/create-plugin.ts';
import { install } from './steps/install.ts';
import { peers } from './steps/peers.ts';
import { readmes } from './steps/readmes.ts';
import { runtimes } from './steps/runtimes.ts';
import { types } from './steps/types.ts';
import { findTools, installTools } from './tools.ts';
import { changesBetween, readTree, type TreeState } from './tree-state.ts';
import { Workplace } from './workplace.ts';

/** What is asked of a rehearsal. */
export interface RehearsalOptions {
  /** The steps to take with those that they need; every one where empty. */
  readonly only: readonly string[];
  readonly isKept: boolean;
  /** A folder that was kept. */
  readonly folder: string | undefined;
}

/** What is done with the published packages; none needs another. */
const checks: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  install,
  'command-line': commandLine,
  'create-plugin': createPlugin,
  bundle,
  readmes,
  chromium,
  runtimes,
  types,
  peers,
};

/** The release itself: each of these needs the one before it. */
const releaseSteps = ['clone', 'version', 'build', 'registry', 'publish', 'tools'] as const;

export const stepNames: readonly string[] = [...releaseSteps, ...Object.keys(checks)];

/** Names that come from the local registry alone: ours, and those of plugins. */
const ours = ['@vitrum/*', 'vitrum', 'create-vitrum-plugin', 'vitrum-plugin-*'];

/** Rehearses a release. @returns The exit code. */
export async function rehearse({ only, isKept, folder }: RehearsalOptions): Promise<number> {
  const start = performance.now();
  const before = readTree(repositoryRoot);
  const workplace = new Workplace(folder);
  const stage = new Stage(workplace, new Release(workplace));
  console.log(`In ${workplace.root}, from ${repositoryRoot}`);
  if (before.status !== '') console.log(`What is not committed is not rehearsed:\n${before.status}`);

  const end = async (): Promise<boolean> => {
    await workplace.close(isKept);
    return isCleanAfter(before, workplace, isKept);
  };
  const interrupt = (signal: string): void => {
    console.log(`Interrupted by ${signal}: ending ${workplace.started} processes …`);
    void end().then(() => process.exit(130));
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);

  try {
    if (await makeRelease(stage, only, folder !== undefined)) {
      for (const [name, check] of Object.entries(checks)) {
        if (only.length === 0 || only.includes(name)) await check(stage);
      }
    }
  } finally {
    const failures = stage.results.filter(({ isWell }) => !isWell);
    console.log(`\n${tableOf(stage.results)}\n`);
    for (const { step, packages, outcome } of failures) console.log(`${step}: ${packages}: FAILED\n${outcome}\n`);
    console.log(`${stage.results.length - failures.length} of ${stage.results.length} checks passed, in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  const isClean = await end();
  return isClean && stage.results.every(({ isWell }) => isWell) ? 0 : 1;
}

/** Takes the steps of a release, up to the last one that is needed. @returns Whether the checks can begin. */
async function makeRelease(stage: Stage, only: readonly string[], isThere: boolean): Promise<boolean> {
  const { release, workplace } = stage;
  const take: Readonly<Record<(typeof releaseSteps)[number], () => Promise<string>>> = {
    clone: () => release.clone(),
    version: () => release.makeVersion(),
    build: () => release.build(),
    registry: async () => {
      stage.registry = await startRegistry(workplace, ours);
      return `verdaccio at ${stage.registry.url}`;
    },
    publish: () => release.publish(stage.registry, stage.home),
    tools: async () => {
      const isInstalled = existsSync(`${workplace.root}/tools/node_modules`);
      stage.tools = isInstalled ? findTools(workplace) : await installTools(workplace, stage.environment());
      const { oldest, newest, runtimes: others } = stage.tools;
      return [`Node ${oldest.version} and ${newest.version}`, 'pnpm', 'yarn', ...Object.keys(others)].join(', ');
    },
  };
  const last = Math.max(...only.map((name) => releaseSteps.findIndex((step) => step === name)));
  const isOnlyRelease = only.length > 0 && only.every((name) => (releaseSteps as readonly string[]).includes(name));
  for (const [index, name] of releaseSteps.entries()) {
    if (isThere && name !== 'registry' && name !== 'tools') continue;
    if (isOnlyRelease && index > last) return false;
    if (!(await stage.check(name, { packages: 'all' }, take[name]))) return false;
  }
  return !isOnlyRelease;
}

/** Prints and returns whether nothing was left behind. */
function isCleanAfter(before: TreeState, workplace: Workplace, isKept: boolean): boolean {
  const after = readTree(repositoryRoot);
  const changed = changesBetween(before, after);
  const processes = workplace.leftover();
  const isGone = !existsSync(workplace.root);
  console.log(`git status: ${before.status === after.status ? 'as before' : `changed:\n${after.status}`}`);
  console.log(`the tree: SHA-256 ${before.hash} of ${before.files.size} files before, ${after.hash} of ${after.files.size} after`);
  for (const path of changed) console.log(`  changed meanwhile: ${path}`);
  console.log(`processes: ${workplace.started} started, ${processes.length} left`);
  console.log(`the temporary folder: ${isGone ? 'removed' : isKept ? `kept as asked: ${workplace.root}` : `still there: ${workplace.root}`}`);
  return changed.length === 0 && before.status === after.status && processes.length === 0 && isGone !== isKept;
}
