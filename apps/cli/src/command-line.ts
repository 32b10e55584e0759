/** What the user typed to call this program: npm tells the script of package.json that it runs. */
const programName = process.env['npm_lifecycle_event'] === 'vitrum' ? 'npm run vitrum --' : 'vitrum';

/** A call of this program as a command line that a shell reads back word by word. */
export function commandLine(words: readonly string[]): string {
  return [programName, ...words.map(quote)].join(' ');
}

function quote(word: string): string {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
