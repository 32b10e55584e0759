// Creates the files of a new contribution: npm run new activation bent-identity. Prompts for missing arguments.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, styleText } from 'node:util';
import { isVitrumError, VitrumError } from '@vitrum/core';
import { repositoryRoot } from '../shared/workspace.ts';
import { checkKind } from './check-words.ts';
import { describeContribution } from './contribution.ts';
import { newKindNames } from './kinds.ts';

const usage = `npm run new KIND NAME

Makes the file of a new contribution, its export and place in the plugin, its test, its rows in the docs and its changeset, and
says what comes next. On a terminal it asks for what is left out.

  KIND   ${newKindNames.join(', ')}
  NAME   lower-case words joined by hyphens: bent-identity`;

const example = 'Write, for example: npm run new activation bent-identity';

function main(): number {
  const { values, positionals } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } }, allowPositionals: true, strict: false });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  const [unknown] = Object.keys(values);
  if (unknown !== undefined) throw usageError(`There is no option "${unknown}".`, example);
  const [kind, name, ...rest] = positionals;
  if (rest.length > 0) throw usageError(`One kind and one name are enough, got also "${rest.join(' ')}".`, 'Join the words of a name by hyphens.');
  if (kind !== undefined) checkKind(kind);
  if (kind !== undefined && name !== undefined) describeContribution(kind, name, repositoryRoot);
  else if (!process.stdin.isTTY) throw usageError(kind === undefined ? 'The kind and the name are missing.' : `The name of the new ${kind} is missing.`, example);
  return generate(positionals);
}

function usageError(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint });
}

/** Passes the arguments to plop, which prompts for missing ones. */
function generate(words: readonly string[]): number {
  const plop = fileURLToPath(new URL('bin/plop.js', import.meta.resolve('plop/package.json')));
  const plopfile = fileURLToPath(new URL('plopfile.ts', import.meta.url));
  const args = [...process.execArgv, plop, '--plopfile', plopfile, 'contribution', ...words];
  return spawnSync(process.execPath, args, { stdio: 'inherit', cwd: repositoryRoot }).status ?? 1;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!isVitrumError(error)) throw error;
  console.error(`${styleText('red', 'error:')} ${error.message}\n  ${error.hint}`);
  process.exitCode = 2;
}
