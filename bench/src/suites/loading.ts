import { join } from 'node:path';
import type { Command } from '../process/process-runner.ts';
import { formatSeconds, formatSummary } from '../report/format-number.ts';
import { paths } from '../paths.ts';
import type { Section } from '../section.ts';
import { summarize, type Summary } from '../statistics/summary.ts';
import type { BenchContext, Suite } from '../suite.ts';

const bareNode: Command = { program: process.execPath, args: ['-e', '0'] };
const load: Command = { program: process.execPath, args: [join(paths.vitrum, 'load-mnist.mjs')] };
const help: Command = { program: process.execPath, args: [paths.cli, '--help'] };

const inMilliseconds = ({ median, min, max, count }: Summary): string =>
  formatSummary({ median: median * 1000, min: min * 1000, max: max * 1000, count });

async function measureStartUp(context: BenchContext): Promise<Section> {
  const rounds = context.isQuick ? 5 : 10;
  const [bare, cli]: [number[], number[]] = [[], []];
  context.report(`${rounds} rounds: vitrum --help, and Node alone`);
  await context.runner.run(help); // the first one reads the files from disk
  for (let round = 0; round < rounds; round++) {
    bare.push((await context.runner.run(bareNode)).seconds);
    cli.push((await context.runner.run(help)).seconds);
  }
  const measured = summarize(cli);
  return {
    title: 'Start-up',
    text: `From the start of the process to its end, median (range) of ${rounds} runs, in milliseconds.`,
    tables: [
      {
        columns: ['command', 'ms'],
        rows: [
          ['vitrum --help', inMilliseconds(measured)],
          ['Node that does nothing', inMilliseconds(summarize(bare))],
        ],
      },
    ],
    targets: [{ aim: '`vitrum --help` within 150 ms', measured: formatSeconds(measured.median), isMet: measured.median <= 0.15 }],
  };
}

async function measureLoading(context: BenchContext): Promise<Section> {
  const title = 'Loading MNIST';
  const aim = 'MNIST ready within 0.5 s from gzipped files';
  if (!context.data.isMnist) {
    return { title, text: 'MNIST was not found here.', tables: [], targets: [{ aim, measured: 'not measured here' }] };
  }
  const rounds = context.isQuick ? 3 : 10;
  const [whole, inside]: [number[], number[]] = [[], []];
  context.report(`${rounds} rounds`);
  for (let round = 0; round < rounds; round++) {
    const { output, seconds } = await context.runner.run(load);
    whole.push(seconds);
    // The program's own reply; ProcessRunner.ask does not return the time of the whole process.
    inside.push((JSON.parse(output) as { readonly seconds: number }).seconds);
  }
  const measured = summarize(whole);
  return {
    title,
    text: `Four gzipped files to 70,000 samples that can be trained on, checksums included: median (range) of ${rounds} runs, in milliseconds.`,
    tables: [
      {
        columns: ['', 'ms'],
        rows: [
          ['loading alone', inMilliseconds(summarize(inside))],
          ['the whole process', inMilliseconds(measured)],
        ],
      },
    ],
    targets: [{ aim, measured: `${formatSeconds(measured.median)}, the whole process`, isMet: measured.median <= 0.5 }],
  };
}

/** The start-up time of the command. */
export const startUpSuite: Suite = { name: 'start-up', description: '`vitrum --help`, whole process', measure: measureStartUp };
/** The time until data are ready. */
export const loadingSuite: Suite = { name: 'loading', description: 'MNIST from gzipped files to ready', measure: measureLoading };
