import { median } from 'simple-statistics';
import { wholeEpochs } from '../engines/effort.ts';
import { seedBatch1 } from '../engines/workload.ts';
import { formatRatio, formatSummary } from '../report/format-number.ts';
import type { Section } from '../section.ts';
import { sideBySideRatio } from '../statistics/ratio.ts';
import { summarize } from '../statistics/summary.ts';
import type { BenchContext, Suite } from '../suite.ts';
import { trainWithVitrum } from './train-with-vitrum.ts';

const activations = [
  { name: 'tanh', label: 'built in' },
  { name: 'bowed-identity', label: 'plugin: bent identity' },
  { name: 'scalar-tanh', label: 'plugin: tanh' },
  { name: 'scalar-tanh-alone', label: 'plugin: tanh without derivative' },
] as const;

async function measure(context: BenchContext): Promise<Section> {
  const rounds = context.isQuick ? 1 : 5;
  const rows: string[][] = [];
  for (const batchSize of [1, 128]) {
    const seconds = new Map<string, number[]>(activations.map(({ name }) => [name, []]));
    for (let round = 1; round <= rounds; round++) {
      for (const { name, label } of activations) {
        context.report(`round ${round} of ${rounds}: batch ${batchSize}, ${label}`);
        const workload = { ...seedBatch1, batchSize, activation: name, outputActivation: name };
        const epochs = await trainWithVitrum(context, { workload, effort: wholeEpochs(3), backend: { name: 'wasm', threads: 1 } });
        seconds.get(name)?.push(median(epochs.slice(1)));
      }
    }
    const builtIn = seconds.get('tanh') ?? [];
    for (const { name, label } of activations) {
      const own = seconds.get(name) ?? [];
      const ratio = sideBySideRatio(own, builtIn);
      rows.push([`batch ${batchSize}, ${label}`, formatSummary(summarize(own)), ratio ? formatRatio(ratio.median) : '–']);
    }
  }
  return {
    title: 'What a plugin costs',
    text:
      'Activations as a stranger would write them, such as `forward: (z) => Math.tanh(z)`, against the built-in tanh: the seed network ' +
      'on the wasm backend, one thread; seconds for an epoch (the later ones of a process). Without `derivative`, central differences serve.',
    tables: [{ columns: ['activation', 's per epoch', 'of the built-in time'], rows }],
  };
}

/** The cost of an activation in plain TypeScript, compared with a built-in one. */
export const pluginCostSuite: Suite = { name: 'plugin-cost', description: 'activations of a plugin against the built-in tanh', measure };
