/** A command in a document. */
export interface ShownCommand {
  /** As typed, without trailing comments. */
  readonly text: string;
  /** The npm script: `vitrum`, `make:pets`. */
  readonly script: string;
  readonly args: readonly string[];
}

/** The commands `npm run SCRIPT -- ARGUMENTS` in the indented code of one section of a document, in order. */
export function readCommands(markdown: string, section: string): readonly ShownCommand[] {
  const lines = markdown.split(/\r?\n/);
  const start = lines.indexOf(`## ${section}`);
  if (start === -1) throw new Error(`The document has no section "${section}".`);
  const end = lines.findIndex((line, index) => index > start && line.startsWith('## '));
  return lines.slice(start + 1, end === -1 ? undefined : end).flatMap((line) => {
    const text = /^ {4}(npm run .*?)(\s+#.*)?$/.exec(line)?.[1];
    return text === undefined ? [] : [parseCommand(text)];
  });
}

/** Splits a command into words; double quotes group words, as in a shell. */
function parseCommand(text: string): ShownCommand {
  const [, script = '', rest = ''] = /^npm run (\S+)(?: -- (.*))?$/.exec(text) ?? [];
  const args = [...rest.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = '']) => quoted ?? plain);
  return { text, script, args };
}
