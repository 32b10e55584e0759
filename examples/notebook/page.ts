// What the notebook speaks through: to a terminal, or to a page in Markdown with the code of each cell between its prose and its output.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';

/** Where prose and output go. */
export interface Page {
  /** Begins a cell: its prose, in Markdown. Called at the top level alone, in the order of the file, with a literal text. */
  readonly note: (prose: string) => void;
  /** Output of the cell. */
  readonly print: (...lines: readonly string[]) => void;
  /** A drawing: lines of characters for a terminal, an SVG for a page. */
  readonly draw: (drawing: Drawing) => Promise<void>;
  /** Writes the page, if there is one. */
  readonly close: () => void;
}

/** A picture in both of its forms. */
export interface Drawing {
  /** File name, without an ending. */
  readonly name: string;
  /** What is to be seen, for those who do not see it. */
  readonly description: string;
  readonly text: () => readonly string[];
  readonly svg: () => Promise<string>;
}

/**
 * The page of a program: its terminal, or the file `output.md` in a folder, with the drawings beside it.
 *
 * @param program - The path of the program, whose code the page shows.
 */
export function openPage(program: string, folder: string | undefined): Page {
  return folder === undefined ? terminalPage() : markdownPage(program, folder);
}

function terminalPage(): Page {
  const print = (...lines: readonly string[]): void => {
    for (const line of lines) console.log(line);
  };
  const note = (prose: string): void => {
    const styled = prose.trim().replaceAll(/^#+ (.*)$/gm, (_, title: string) => styleText(['bold', 'underline'], title));
    print('', ...styled.replaceAll(/\*([^*]+)\*/g, (_, term: string) => styleText('italic', term)).split('\n'), '');
  };
  return { note, print, draw: async ({ text }) => print(...text()), close: () => undefined };
}

function markdownPage(program: string, folder: string): Page {
  const codes = cellCodes(readFileSync(program, 'utf8'));
  const parts: string[] = ['<!-- Written by the program itself: npm run notebook:page -->'];
  let output: string[] = [];
  let cells = 0;
  mkdirSync(folder, { recursive: true });
  const flush = (): void => {
    if (output.length > 0) parts.push(fenced('text', output.map((line) => line.trimEnd()).join('\n')));
    output = [];
  };
  return {
    note: (prose) => {
      flush();
      parts.push(prose.trim());
      const code = codes[cells++] ?? '';
      if (code !== '') parts.push(fenced('ts', code));
    },
    print: (...lines) => {
      output.push(...lines);
    },
    draw: async ({ name, description, svg }) => {
      flush();
      writeFileSync(join(folder, `${name}.svg`), await svg());
      parts.push(`![${description}](${name}.svg)`);
    },
    close: () => {
      flush();
      if (cells !== codes.length) throw new Error(`${program} has ${codes.length} notes with a literal text at the top level, but note() was called ${cells} times.`);
      writeFileSync(join(folder, 'output.md'), `${parts.join('\n\n')}\n`);
    },
  };
}

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** The code that follows each note of a program; what stands before the first belongs to it as well. */
function cellCodes(source: string): readonly string[] {
  const [before = '', first = '', ...others] = source.split(/^note\(`[^`]*`\);$/m).map((code) => code.trim());
  return [[before, first].filter((code) => code !== '').join('\n\n'), ...others];
}
