import nodePlop from 'node-plop';
import { askForMissing } from './ask.ts';
import { findAuthor } from './author.ts';
import { checkGiven, describePlugin } from './description.ts';
import { nextSteps } from './next-steps.ts';
import { style } from './style.ts';
import type { ProcessContext } from './process-context.ts';
import { writePlugin } from './write-plugin.ts';

/** The options of the command line. */
export interface CreateOptions {
  readonly kind?: string;
  readonly name?: string;
  readonly yes?: boolean;
}

/**
 * Makes a plugin's package and prints what to do with it.
 *
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_INVALID_OPTION before anything is written; VITRUM_OUTPUT_UNWRITABLE
 */
export async function create(folder: string | undefined, { kind, name, yes = false }: CreateOptions, context: ProcessContext): Promise<void> {
  const { stdout, env, cwd } = context;
  const given = { folder, kind, name };
  checkGiven(given, cwd);
  const complete = yes || !isTerminal(context) ? given : await askForMissing(await nodePlop(), given, cwd);
  const description = describePlugin(complete, cwd);
  const files = await writePlugin(description, findAuthor(env, cwd));
  stdout.write(`${nextSteps(description, files, (text) => style('bold', text, stdout, context))}\n`);
}

/** Questions need somebody to answer them. */
function isTerminal({ stdin, stdout, env }: ProcessContext): boolean {
  return stdin.isTTY === true && stdout.isTTY === true && !env['CI'];
}
