// The generator of `npm run new`, started by main.ts: https://plopjs.com.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isVitrumError } from '@vitrum/core';
import type { ActionType, NodePlopAPI } from 'plop';
import { repositoryRoot } from '../shared/workspace.ts';
import { changesFor } from './changes.ts';
import { describeContribution } from './contribution.ts';
import { newKindNames } from './kinds.ts';
import { nextSteps } from './next-steps.ts';
import { writeChange } from './write-change.ts';

/** From the prompts or the command line. */
interface Answers {
  readonly kind: string;
  readonly name: string;
}

export default function plopfile(plop: NodePlopAPI): void {
  // The first words of the report's lines; each action is a function below.
  for (const type of ['new', 'changed', 'next']) {
    plop.setActionType(type, (_answers, action) => (action as unknown as Step).work()); // returned by actionsFor
  }
  plop.setGenerator('contribution', {
    description: 'a new contribution to a package of this repository',
    prompts: [
      { type: 'list', name: 'kind', message: 'What is it?', choices: [...newKindNames] },
      { type: 'input', name: 'name', message: 'Its name, such as bent-identity:', validate: problemOf },
    ],
    // The prompts above provide both.
    actions: (answers) => actionsFor(answers as Answers, plop) as unknown as ActionType[],
  });
}

function problemOf(name: string, answers?: Partial<Answers>): true | string {
  try {
    describeContribution(answers?.kind ?? 'activation', name, repositoryRoot);
    return true;
  } catch (error) {
    if (isVitrumError(error)) return `${error.message} ${error.hint}`;
    throw error;
  }
}

/** A line of the report: its first word, and the action that returns the rest. */
interface Step {
  readonly type: 'new' | 'changed' | 'next';
  readonly work: () => string;
}

/** Everything is computed before the first file is written. */
function actionsFor({ kind, name }: Answers, plop: NodePlopAPI): readonly Step[] {
  const contribution = describeContribution(kind, name, repositoryRoot);
  const changes = changesFor(contribution, repositoryRoot, plop);
  return [
    ...changes.map((change): Step => ({ type: change.type, work: () => writeChange(change, repositoryRoot) })),
    { type: 'changed', work: writeDocs },
    { type: 'next', work: () => nextSteps(contribution) },
  ];
}

/** In a separate process: this one has loaded the packages in their previous state. */
function writeDocs(): string {
  const script = join(repositoryRoot, 'scripts/write-docs.ts');
  const { status, stderr } = spawnSync(process.execPath, [...process.execArgv, script], { cwd: repositoryRoot, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The docs could not be written; the files above are. Fix this, then run \`npm run docs\`:\n${stderr}`);
  return "the docs' tables and catalog";
}
