import { isVitrumError } from '@vitrum/core';
import type { NodePlopAPI } from 'node-plop';
import { defaultFolder, describePlugin, type Given } from './description.ts';
import { kindNames } from './kinds.ts';
import { contributionNameOf, packageNameOf } from './names.ts';

/** A question in inquirer's format. */
export interface Question {
  readonly type: 'list' | 'input';
  readonly name: keyof Given;
  readonly message: string;
  readonly choices?: readonly string[];
  readonly default?: (answers: Given) => string;
  /** True, or what is wrong with an answer, given the previous ones. */
  readonly validate?: (answer: string, answers?: Given) => true | string;
}

/** Prompts for missing options on the terminal. Answers are validated as they are entered. */
export async function askForMissing(plop: NodePlopAPI, given: Given, cwd: string): Promise<Given> {
  const generator = plop.setGenerator('questions', { prompts: [...questions(given, cwd)], actions: [] });
  // runPrompts returns `any`; the questions below determine the type.
  const answers = (await generator.runPrompts()) as Given;
  return { ...given, ...answers };
}

/** A question for each missing option. */
export function questions(given: Given, cwd: string): readonly Question[] {
  const all: readonly Question[] = [
    { type: 'list', name: 'kind', message: 'What does the plugin contribute?', choices: kindNames },
    {
      type: 'input',
      name: 'folder',
      message: 'In which new folder?',
      default: ({ kind = given.kind }) => defaultFolder(given.name, kind ?? 'activation'),
      validate: (folder, answers) => problemOf({ ...given, ...answers, folder, name: given.name ?? 'a' }, cwd),
    },
    {
      type: 'input',
      name: 'name',
      message: 'By which name is it used?',
      default: ({ folder = given.folder, kind = given.kind }) =>
        contributionNameOf(packageNameOf(folder ?? '.', cwd), kind ?? 'activation'),
      validate: (name, answers) => problemOf({ ...given, ...answers, name }, cwd),
    },
  ];
  return all.filter(({ name }) => given[name] === undefined);
}

/** True if the answers so far are valid, otherwise what is wrong with them. */
function problemOf(answers: Given, cwd: string): true | string {
  try {
    describePlugin(answers, cwd);
    return true;
  } catch (error) {
    if (isVitrumError(error)) return `${error.message} ${error.hint}`;
    throw error;
  }
}
