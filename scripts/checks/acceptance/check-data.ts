import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRecord } from '@vitrum/core/internal';
import { repositoryRoot } from '../../shared/workspace.ts';
import { dataDocument, dataRuns, dataSection, type DataRun } from './data-runs.ts';
import { writeExampleTables } from './example-tables.ts';
import { readCommands, type ShownCommand } from './readme-commands.ts';
import { runFile, runVitrum, type Outcome } from './run-vitrum.ts';
import { lastEvent } from './train-json.ts';

/** Runs the documented commands on data, also on a machine without network and data; returns failures, in sentences. */
export async function checkData(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrum-data-'));
  try {
    symlinkSync(join(repositoryRoot, 'examples'), join(folder, 'examples'), 'junction');
    writeExampleTables(folder);
    return [...(await checkDocument(folder)), ...(await checkManyLabels(folder)), ...(await checkOffline(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function checkDocument(folder: string): Promise<readonly string[]> {
  const commands = readCommands(readFileSync(join(repositoryRoot, dataDocument), 'utf8'), dataSection);
  const shortfalls = dataRuns
    .filter((run) => !commands.some((command) => isOf(run, command)))
    .map(({ command }) => `${dataDocument}, ${dataSection}: no command begins with npm run ${command}`);
  for (const command of commands) {
    const run = dataRuns.find((candidate) => isOf(candidate, command));
    const outcome = await runShown(command, run?.figure !== undefined, folder);
    shortfalls.push(...findShortfalls(command.text, run, outcome));
  }
  return shortfalls;
}

function isOf({ command }: DataRun, { text }: ShownCommand): boolean {
  return text.startsWith(`npm run ${command}`);
}

function runShown({ script, args }: ShownCommand, wantsFigures: boolean, folder: string): Promise<Outcome> {
  if (script === 'make:pets') return runFile('scripts/pictures/make-pets.ts', args, folder);
  return runVitrum(wantsFigures ? [...args, '--json'] : args, folder);
}

function findShortfalls(text: string, run: DataRun | undefined, { exitCode, stdout, stderr }: Outcome): readonly string[] {
  if (exitCode !== 0) return [`${text} ended with ${exitCode}:\n${stderr}`];
  const shortfalls: string[] = [];
  if (run?.figure !== undefined) {
    const value = finalFigure(stdout, run.figure.name);
    console.log(`${text}: ${run.figure.name} ${value}`);
    if (!(value > run.figure.above)) shortfalls.push(`${text}: ${run.figure.name} is ${value}, more than ${run.figure.above} expected`);
  }
  let from = 0;
  for (const expected of run?.prints ?? []) {
    const at = stdout.indexOf(expected, from);
    if (at === -1) shortfalls.push(`${text}: "${expected}" is not where it was expected in\n${stdout}`);
    else from = at + expected.length;
  }
  return shortfalls;
}

/** A metric of the test part in the last event of `train --json`; NaN if missing. */
function finalFigure(jsonLines: string, name: string): number {
  const figures = lastEvent(jsonLines)['testMetrics'];
  return isRecord(figures) ? Number(figures[name]) : NaN;
}

/** Two labels, any of which may apply: trains, evaluates in a new process, and predicts new rows. */
async function checkManyLabels(folder: string): Promise<readonly string[]> {
  const model = ['--model', 'runs/films/model.json'];
  const commands = [
    ['train', '--data', 'films.csv', '--target', 'funny', '--target', 'thrilling', '--out', 'runs/films'],
    ['evaluate', ...model],
    ['predict', ...model, 'new-films.csv'],
    ['evaluate', '--model', 'runs/houses/model.json'],
  ];
  const shortfalls: string[] = [];
  for (const command of commands) {
    shortfalls.push(...findShortfalls(`vitrum ${command.join(' ')}`, undefined, await runVitrum(command, folder)));
  }
  return shortfalls;
}

/** Without network and data, the demo trains on embedded data and says so; requesting a dataset is an error. */
async function checkOffline(folder: string): Promise<readonly string[]> {
  const home = join(folder, 'home');
  mkdirSync(home);
  const { VITRUM_DATA_DIR: _, ...others } = process.env;
  const env = {
    ...others, HOME: home, USERPROFILE: home, LOCALAPPDATA: home, XDG_CACHE_HOME: join(home, 'cache'),
    VITRUM_MIRROR: `http://127.0.0.1:${await closedPort()}`, HTTPS_PROXY: '', https_proxy: '', HTTP_PROXY: '', http_proxy: '',
  };
  const demo = await runFile('scripts/demo.mjs', ['--epochs', '1', '--limit', '2000'], folder, env);
  const note = demo.stderr.split('\n').filter((line) => !/^(model|fingerprint): /.test(line)).join('\n');
  const missing = await runVitrum(['train', '--dataset', 'mnist'], folder, env);
  const shortfalls: string[] = [];
  if (demo.exitCode !== 0) shortfalls.push(`without data, the demo ended with ${demo.exitCode}:\n${demo.stderr}`);
  if (!note.includes('synthetic-digits')) shortfalls.push(`without data, the demo does not name synthetic-digits:\n${note}`);
  if (countLines(note) !== 2) shortfalls.push(`without data, the demo explains itself in ${countLines(note)} lines, 2 expected:\n${note}`);
  if (missing.exitCode !== 1) shortfalls.push(`without data, train --dataset mnist ended with ${missing.exitCode}, 1 expected`);
  if (countLines(missing.stderr) !== 2) shortfalls.push(`train --dataset mnist fails in ${countLines(missing.stderr)} lines, 2 expected:\n${missing.stderr}`);
  return shortfalls;
}

function countLines(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}

/** A port that was free a moment ago, so that connections to it fail. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
