import type { Environment } from '@vitrum/data-cache';

/** A call of this program, quoted for a shell. */
export function commandLine(words: readonly string[], env: Environment): string {
  return [programName(env), ...words.map(quote)].join(' ');
}

/** How the user called this program; npm provides the name of the script in package.json. */
function programName({ npm_lifecycle_event: script }: Environment): string {
  return script === 'vitrum' ? 'npm run vitrum --' : 'vitrum';
}

function quote(word: string): string {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
