/** Something that a reader of a walk-through does. */
export type Step = CommandStep | FileStep | PatchStep;

interface StepBase {
  /** Line in the document, from 1. */
  readonly line: number;
}

/** A command to be typed into a shell. */
export interface CommandStep extends StepBase {
  readonly type: 'command';
  readonly command: string;
  /** Texts that its output is promised to hold. */
  readonly promises: readonly string[];
  /** True where the command needs the files of MNIST. */
  readonly needsMnist: boolean;
}

/** A file to be written. */
export interface FileStep extends StepBase {
  readonly type: 'file';
  readonly path: string;
  readonly content: string;
}

/** A change to files, as a unified diff. */
export interface PatchStep extends StepBase {
  readonly type: 'patch';
  readonly diff: string;
}

const fence = /^```(\S+)(?: (.*))?$/;

/**
 * The steps of a walk-through: its fenced blocks, in order. Commands stand in `sh`, with `# → text` below for what they
 * print; `sh no-run` is for the reader alone, `sh needs-mnist` for machines that have MNIST. A file stands in `ts PATH`, a
 * change in `diff`. Other blocks are no steps.
 */
export function parseSteps(markdown: string): readonly Step[] {
  const lines = markdown.split(/\r?\n/);
  const steps: Step[] = [];
  for (let start = 0; start < lines.length; start++) {
    const [, language, info = ''] = fence.exec(lines[start] ?? '') ?? [];
    if (language === undefined) continue;
    const end = lines.findIndex((text, index) => index > start && text === '```');
    if (end === -1) throw new Error(`The block that begins in line ${start + 1} has no end.`);
    steps.push(...parseBlock(language, info, lines.slice(start + 1, end), start + 2));
    start = end;
  }
  return steps;
}

function parseBlock(language: string, info: string, content: readonly string[], line: number): readonly Step[] {
  if (language === 'sh' && info !== 'no-run') return parseCommands(content, line, info === 'needs-mnist');
  if (language === 'ts' && info.endsWith('.ts')) return [{ type: 'file', path: info, content: `${content.join('\n')}\n`, line }];
  if (language === 'diff') return [{ type: 'patch', diff: `${content.join('\n')}\n`, line }];
  return [];
}

function parseCommands(content: readonly string[], firstLine: number, needsMnist: boolean): readonly CommandStep[] {
  const steps: { type: 'command'; command: string; promises: string[]; needsMnist: boolean; line: number }[] = [];
  content.forEach((text, index) => {
    const promise = /^# → (.*)$/.exec(text)?.[1];
    if (promise !== undefined) steps.at(-1)?.promises.push(promise.trim());
    else if (text.trim() !== '' && !text.startsWith('#')) {
      // A comment behind a command is for the reader; a shell would ignore it too.
      steps.push({ type: 'command', command: text.trim(), promises: [], needsMnist, line: firstLine + index });
    }
  });
  return steps;
}
