// Trains what docs/results.md states, three seeds each, and writes it: npm run measure:accuracy [-- --only NAME… --seeds 1]
// An interrupted run goes on where it stopped; `--fresh` forgets what was measured.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { paths } from '../../src/paths.ts';
import { project } from './project.ts';
import type { Trial } from './recipe.ts';
import { cifar10, measuredForProjection, recipes, writtenRecipes } from './recipes.ts';
import { resultsDocument } from './results-document.ts';
import { trainOnce } from './train-once.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, seeds: { type: 'string', default: '3' }, fresh: { type: 'boolean', default: false } },
});
const written = await writtenRecipes();
const chosen = written.filter(({ name }) => values.only?.includes(name) ?? true);
if (chosen.length === 0) throw new Error(`There is no such recipe; there are ${recipes.map(({ name }) => name).join(', ')}.`);

const cache = join(paths.results, 'accuracy.json');
const measured = values.fresh ? {} : await readMeasured();

for (const recipe of chosen) {
  const key = [recipe.dataset, ...recipe.options].join(' ');
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    const trials = measured[key] ?? [];
    if (trials.some((trial) => trial.seed === seed)) continue;
    const trial = await trainOnce(recipe, seed, (line) => {
      console.log(`${recipe.name}, seed ${String(seed)}, ${line}`);
    });
    console.log(`${recipe.name}, seed ${String(seed)}: ${String(trial.accuracy)} % in ${String(trial.seconds)} s, ${String(trial.peakMemory)} MB`);
    measured[key] = [...trials, trial];
    await mkdir(paths.results, { recursive: true });
    await writeFile(cache, JSON.stringify(measured, undefined, 2));
  }
}

const results = written.map((recipe) => ({ recipe, trials: measured[[recipe.dataset, ...recipe.options].join(' ')] ?? [] }));
if (results.every(({ trials }) => trials.length > 0)) {
  const trials = results.find(({ recipe }) => recipe.name === measuredForProjection.recipe)?.trials ?? [];
  const projected = await project(cifar10, { ...measuredForProjection, trials });
  await writeFile(join(paths.repository, 'docs/results.md'), resultsDocument(results, projected));
} else console.log('docs/results.md is written once every training was measured.');

async function readMeasured(): Promise<Record<string, readonly Trial[]>> {
  const text = await readFile(cache, 'utf8').catch(() => '{}');
  // Written by this program.
  return JSON.parse(text) as Record<string, readonly Trial[]>;
}
