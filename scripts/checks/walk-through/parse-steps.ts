/** A step of a walk-through. */
export type Step = CommandStep | FileStep | PatchStep;

interface StepBase {
  /** Line in the document, from 1. */
  readonly line: number;
}

/** A command for a shell. */
export interface CommandStep extends StepBase {
  readonly type: 'command';
  readonly command: string;
  /** Texts that its output must contain. */
  readonly promises: readonly string[];
  /** True if the command needs the MNIST files. */
  readonly needsMnist: boolean;
}

/** A file to create. */
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
const title = /(?:^| )title="([^"]+)"/;

/**
 * The steps of a walk-through: its fenced blocks, in order. `sh` blocks hold commands, with `# → text` below for the expected
 * output; `sh no-run` is not run, and `sh needs-mnist` only where MNIST is available. Blocks of any language with `title="PATH"`, and
 * `ts PATH` blocks, hold files, `diff` blocks changes. Other blocks are ignored.
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
  const path = title.exec(info)?.[1] ?? (language === 'ts' && info.endsWith('.ts') ? info : undefined);
  if (path !== undefined) return [{ type: 'file', path, content: `${content.join('\n')}\n`, line }];
  if (language === 'diff') return [{ type: 'patch', diff: `${content.join('\n')}\n`, line }];
  return [];
}

function parseCommands(content: readonly string[], firstLine: number, needsMnist: boolean): readonly CommandStep[] {
  const steps: { type: 'command'; command: string; promises: string[]; needsMnist: boolean; line: number }[] = [];
  content.forEach((text, index) => {
    const promise = /^# → (.*)$/.exec(text)?.[1];
    if (promise !== undefined) steps.at(-1)?.promises.push(promise.trim());
    else if (text.trim() !== '' && !text.startsWith('#')) {
      // A trailing comment is for the reader; a shell would ignore it too.
      steps.push({ type: 'command', command: text.trim(), promises: [], needsMnist, line: firstLine + index });
    }
  });
  return steps;
}
