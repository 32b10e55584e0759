import type { Environment } from '@vitrum/data-cache';

/** A call of this program as a command line that a shell reads back word by word. */
export function commandLine(words: readonly string[], env: Environment): string {
  return [programName(env), ...words.map(quote)].join(' ');
}

/** What the user typed to call this program: npm tells the script of package.json that it runs. */
function programName({ npm_lifecycle_event: script }: Environment): string {
  return script === 'vitrum' ? 'npm run vitrum --' : 'vitrum';
}

function quote(word: string): string {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
