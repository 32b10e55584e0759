// How far healthy runs are from the signs of trouble, and what looking for them costs:
// npm run measure:signs [-- --seeds 3] [iris cnn …]
import { parseArgs } from 'node:util';
import { createBackend, resolveReference, type Backend } from '@vitrum/core';
import { createFolderContext } from '@vitrum/data-cache';
import { completeRun, openRun, type RunConfig } from '@vitrum/runs';
import { Trainer } from '@vitrum/trainer';
import { gradientRatio, LayerProbe, type LayerFigures } from '@vitrum/trainer/signs';
import { createVitrum } from 'vitrum';

const { values, positionals } = parseArgs({ options: { seeds: { type: 'string', default: '3' } }, allowPositionals: true });
const registry = createVitrum();
const backend: Backend = await createBackend(registry, { threads: 1 });

const healthy: Readonly<Record<string, RunConfig>> = {
  notebook: { dataset: { type: 'mnist' } },
  digits: { dataset: { type: 'synthetic-digits' } },
  ...Object.fromEntries(['iris', 'two-moons', 'circles', 'spirals', 'xor', 'blobs', 'regression-sine'].map((type) => [type, { dataset: { type } }])),
  cnn: { dataset: { type: 'synthetic-digits', train: 3000 }, network: { type: 'cnn-small' }, training: { epochs: 4 } },
};

interface Measured {
  readonly signs: readonly string[];
  readonly figures: readonly LayerFigures[];
  readonly learningRate: number;
  readonly seconds: number;
}

/** Trains once; the figures are those after the last epoch. */
async function measure(config: RunConfig, seed: number, signs: boolean): Promise<Measured> {
  const dataset = config.dataset ?? { type: 'mnist' };
  const data = await resolveReference(registry, 'dataset', dataset).load(createFolderContext({ download: false }));
  const run = completeRun(registry, { ...config, training: { ...config.training, seed } }, { dataset, data });
  const open = openRun(registry, run, { dataset, data }, backend);
  const trainer = new Trainer({ ...open, signs });
  const found: string[] = [];
  const startedAt = performance.now();
  for await (const event of trainer.run()) if (event.type === 'warning') found.push(`${event.sign} (epoch ${event.epoch}: ${event.message})`);
  const seconds = (performance.now() - startedAt) / 1000;
  const probe = new LayerProbe({ network: open.network, dataset: data.train, loss: open.plan.loss });
  const figures = await probe.run();
  for (const part of [probe, trainer, open.network]) part.release();
  return { signs: found, figures, learningRate: open.plan.learningRate, seconds };
}

for (const [name, config] of Object.entries(healthy).filter(([each]) => positionals.length === 0 || positionals.includes(each))) {
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    await measure(config, seed, false); // warm
    const [off, on] = [await measure(config, seed, false), await measure(config, seed, true)];
    const { figures, learningRate } = on;
    const steps = figures.map(({ weightNorm = 0, gradientNorm = 0 }) => (weightNorm > 0 ? (learningRate * gradientNorm) / weightNorm : 0));
    const share = (of: 'dead' | 'saturated'): string => `${Math.max(...figures.map((layer) => Math.round((100 * (layer[of] ?? 0)) / (layer.units ?? 1))))} %`;
    const cost = `${off.seconds.toFixed(2)} s without, ${on.seconds.toFixed(2)} s with (${(100 * (on.seconds / off.seconds - 1)).toFixed(1)} %)`;
    console.log(`${name.padEnd(16)} seed ${seed}  dead ${share('dead')}, saturated ${share('saturated')}, first/last ${gradientRatio(figures)?.toPrecision(2)}, longest step ${Math.max(...steps).toExponential(1)}; ${cost}`);
    for (const sign of on.signs) console.log(`  FALSE ALARM ${sign}`);
  }
}
backend.close();
