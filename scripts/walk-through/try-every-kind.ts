import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeContribution } from '../new/contribution.ts';
import { newKindNames } from '../new/kinds.ts';
import { repositoryRoot } from '../workspace.ts';
import type { Step } from './parse-steps.ts';
import { runSteps, type WalkOptions } from './run-steps.ts';

/**
 * Makes a contribution of each kind in a checkout and sees that it is complete as soon as its author has said what it is.
 *
 * @returns What is wrong, or undefined.
 */
export function tryEveryKind(options: WalkOptions): string | undefined {
  const made = newKindNames.map((kind) => describeContribution(kind, `trial-${kind}`, repositoryRoot));
  const problem = runSteps(made.map(({ kind, name }) => command(`npm run new ${kind} ${name}`)), options);
  if (problem !== undefined) return problem;
  for (const { file } of made) describeIt(join(options.folder, file));
  const folders = [...new Set(made.map(({ folder }) => folder))];
  return runSteps(
    [
      command('npm run docs'),
      command('npm run types'),
      command('npm run lint'),
      command(`npm test -- ${folders.map((folder) => `--project ${folder}`).join(' ')}`),
      ...made.map(({ index, name }) => command(`npm run vitrum -- check-plugin ${index} --only ${name}`)),
    ],
    options,
  );
}

const command = (text: string): Step => ({ type: 'command', command: text, promises: [], needsMnist: false, line: 0 });

/** What a generator cannot know. */
function describeIt(file: string): void {
  const text = readFileSync(file, 'utf8')
    .replace("source: ''", "source: 'A trial of 2026'")
    .replaceAll(/(description|formula|license): ''/g, "$1: 'a trial'");
  writeFileSync(file, text);
}
