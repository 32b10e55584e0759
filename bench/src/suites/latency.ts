import { seedBatch1, wideBatch128 } from '../engines/workload.ts';
import { nodeCommand } from '../process/node-command.ts';
import { formatSeconds } from '../report/format-number.ts';
import type { Section } from '../section.ts';
import type { BenchContext, Suite } from '../suite.ts';
import type { CallTime } from '../vitrum/measure-calls.ts';

const networks = [seedBatch1, wideBatch128];
const backends = ['wasm', 'reference'] as const;

async function measure(context: BenchContext): Promise<Section> {
  const milliseconds = context.isQuick ? 200 : 2000;
  const rows: string[][] = [];
  for (const { architecture, activation, outputActivation } of networks) {
    for (const name of backends) {
      const label = architecture.join('-');
      context.report(`${label} on ${name}`);
      const request = { backend: { name, threads: 1 }, architecture, activation, outputActivation, milliseconds, folder: context.data.folder };
      const { median, p99 } = await context.runner.ask<CallTime>(nodeCommand('latency.ts'), request);
      rows.push([label, name, formatSeconds(median), formatSeconds(p99)]);
    }
  }
  return {
    title: 'One sample',
    text: `Reading one picture and one forward pass, call by call for ${milliseconds} ms after a warm-up; the clock itself is in the figures.`,
    tables: [{ columns: ['network', 'backend', 'half of the calls within', '99 % within'], rows }],
  };
}

/** How long a prediction takes. */
export const latencySuite: Suite = { name: 'latency', description: 'a forward pass of one sample: p50 and p99', measure };
