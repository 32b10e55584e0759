import type { Description } from './description.ts';
import { kinds } from './kinds.ts';
import type { PackageManager } from './package-manager.ts';

/**
 * A summary of what was created, and the next commands.
 *
 * @param emphasize - Formats text that should stand out.
 */
export function nextSteps(
  { folder, packageName, kind, name }: Description,
  files: readonly string[],
  { install, test, run }: PackageManager,
  emphasize: (text: string) => string,
): string {
  const enter = folder === '.' ? [] : [`cd ${quote(folder)}`];
  const description = kinds[kind];
  const options = 'train' in description ? [description.train.replace('NAME', name)] : [];
  const train = options.map((each) => `${run} vitrum train --plugin src/index.ts ${each}`);
  const source = emphasize(`src/${name}.ts`);
  return [
    `Made ${packageName}, a plugin with the ${kind} "${name}":`,
    ...files.map((file) => `  ${file}`),
    '',
    'Next:',
    ...[...enter, install, test].map((command) => `  ${command}`),
    '',
    `${source} holds an example that works: put your own formula and source in its place. Then`,
    ...[`${run} vitrum check-plugin src/index.ts`, ...train].map((command) => `  ${command}`),
    '',
    'README.md says how it is used and published.',
  ].join('\n');
}

/** A folder, quoted for a shell if necessary. */
function quote(folder: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(folder) ? folder : JSON.stringify(folder);
}
