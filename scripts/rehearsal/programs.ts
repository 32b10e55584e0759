import { readFileSync } from 'node:fs';

/** A program of a user, what it needs, and what it prints. */
export interface Program {
  /** How the table calls the packages that it is about. */
  readonly packages: string;
  /** What a user installs for it. */
  readonly installs: readonly string[];
  readonly code: string;
  readonly expected: readonly string[];
}

function program(file: string, packages: string, installs: readonly string[]): Program {
  const code = readFileSync(new URL(`programs/${file}.ts`, import.meta.url), 'utf8');
  return { packages, installs, code, expected: expectedLines(code) };
}

const parts = ['activations', 'core', 'datasets', 'layers', 'losses', 'network', 'optimizers', 'trainer'].map((name) => `@vitrum/${name}`);

export const programs = {
  activation: program('activation', '@vitrum/activations', ['@vitrum/activations']),
  trainer: program('trainer', '@vitrum/trainer + 7', parts),
  toolkit: program('toolkit', 'vitrum', ['vitrum']),
  inspect: program('inspect', 'vitrum/inspect, /formats', ['vitrum']),
  format: program('format', 'one format, catalogs', ['@vitrum/core', '@vitrum/datasets', '@vitrum/format-safetensors', '@vitrum/formats', '@vitrum/trainer', 'vitrum']),
  node: program('node', 'vitrum/node', ['vitrum']),
};

/** What a program promises to print: `// → text`. */
export function expectedLines(code: string): readonly string[] {
  return code.split('\n').flatMap((line) => /\/\/ → (.*)$/.exec(line)?.[1]?.trimEnd() ?? []);
}

/**
 * Compares what a program printed with what it promises.
 *
 * @returns the last line that it printed
 * @throws with the first line that differs
 */
export function compareOutput(expected: readonly string[], stdout: string): string {
  const printed = stdout.trimEnd() === '' ? [] : stdout.trimEnd().split('\n');
  for (let index = 0; index < Math.max(expected.length, printed.length); index++) {
    const [promised = 'nothing', got = 'nothing'] = [expected[index], printed[index]];
    if (promised !== got) throw new Error(`expected ${promised}, printed ${got}`);
  }
  return printed.at(-1) ?? 'prints nothing';
}
