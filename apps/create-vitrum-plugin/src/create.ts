import nodePlop from 'node-plop';
import { askForMissing } from './ask.ts';
import { findAuthor } from './author.ts';
import { checkGiven, describePlugin } from './description.ts';
import { nextSteps } from './next-steps.ts';
import { packageManagerOf } from './package-manager.ts';
import { style } from './style.ts';
import type { ProcessContext } from './process-context.ts';
import { writePlugin } from './write-plugin.ts';

/** Command-line options. */
export interface CreateOptions {
  readonly kind?: string;
  readonly name?: string;
  readonly yes?: boolean;
}

/**
 * Creates a plugin package and prints the next steps.
 *
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_INVALID_OPTION before writing anything; VITRUM_OUTPUT_UNWRITABLE
 */
export async function create(folder: string | undefined, { kind, name, yes = false }: CreateOptions, context: ProcessContext): Promise<void> {
  const { stdout, env, cwd } = context;
  const given = { folder, kind, name };
  checkGiven(given, cwd);
  const complete = yes || !isTerminal(context) ? given : await askForMissing(await nodePlop(), given, cwd);
  const description = describePlugin(complete, cwd);
  const manager = packageManagerOf(context);
  const files = await writePlugin(description, findAuthor(env, cwd), manager);
  stdout.write(`${nextSteps(description, files, manager, (text) => style('bold', text, stdout, context))}\n`);
}

/** Prompts require an interactive terminal. */
function isTerminal({ stdin, stdout, env }: ProcessContext): boolean {
  return stdin.isTTY === true && stdout.isTTY === true && !env['CI'];
}
