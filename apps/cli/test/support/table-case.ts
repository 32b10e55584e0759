import { fileURLToPath } from 'node:url';
import { jsonLines, runVitrum, type Result } from './run-vitrum.ts';
import { temporaryFolder } from './temporary-folder.ts';

const cwd = temporaryFolder();
let runs = 0;

/** The path of a table among the inputs of the cases. */
export function tableFile(name: string): string {
  return fileURLToPath(new URL(`../cases/files/tables/${name}`, import.meta.url));
}

/** What reading a table decided, by subject, and what was printed beside it. */
export interface TableReading {
  readonly decisions: Readonly<Record<string, string>>;
  readonly notes: string;
}

/** Reads a table as `vitrum show --explain` does. */
export async function readTable(data: string, ...options: readonly string[]): Promise<TableReading> {
  const { stdout, stderr, exitCode } = await runVitrum(['show', '--data', data, '--explain', '--json', ...options], { cwd });
  if (exitCode !== 0) throw new Error(stderr);
  const decisions = Object.fromEntries(jsonLines(stdout).map(({ subject, value }) => [String(subject), String(value)]));
  return { decisions, notes: stderr };
}

/** Learns a table for one epoch, and gives how to ask the model. */
export async function learnTable(data: string, ...options: readonly string[]): Promise<(...args: readonly string[]) => Promise<Result>> {
  const out = `run-${++runs}`;
  const { stderr, exitCode } = await runVitrum(['train', '--data', data, '--epochs', '1', '--out', out, ...options], { cwd });
  if (exitCode !== 0) throw new Error(stderr);
  return (...args) => runVitrum(['predict', '--model', `${out}/model.json`, ...args], { cwd });
}
