// Runs the documented commands on data, then trains on Fashion-MNIST and on all of MNIST, if available, as a user would, and checks
// the project's claims: npm run acceptance. Takes some minutes; trains on MNIST twice at a time. With --quick, the default setting
// is trained with three seeds instead of five.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkData } from './check-data.ts';
import { checkFashion } from './check-fashion.ts';
import { compareCurves, findShortfalls, readFigures } from './check-run.ts';
import { acceptanceRuns, expectedMean, type AcceptanceRun } from './runs.ts';
import { trainJson, type JsonEvent } from './train-json.ts';

const runsAtATime = 2;
const dataFolder = process.env['VITRUM_DATA_DIR'];

const dataShortfalls = [...(await checkData()), ...(await checkFashion())];
for (const shortfall of dataShortfalls) console.error(shortfall);

if (dataFolder === undefined || !existsSync(join(dataFolder, 'mnist'))) {
  console.log('acceptance: VITRUM_DATA_DIR names no folder with mnist in it; nothing was trained on it.');
  process.exit(dataShortfalls.length === 0 ? 0 : 1);
}

const shortfalls: string[] = [];
const finalAccuracies: number[] = [];
const isQuick = process.argv.includes('--quick');
const runs = acceptanceRuns.filter(({ isFurther = false }) => !(isQuick && isFurther));
const waiting = [...runs];
const eventsOf = new Map<string, readonly JsonEvent[]>();

async function work(): Promise<void> {
  for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) await check(run);
}

async function check(run: AcceptanceRun): Promise<void> {
  const events = await trainJson(run.options);
  const { untrained, firstEpoch, final, seconds } = readFigures(events);
  console.log(
    `${run.name}: untrained ${untrained} %, epoch 1 ${firstEpoch} %, test ${final} %, ${seconds} s of training`,
  );
  eventsOf.set(run.name, events);
  shortfalls.push(...findShortfalls(run, events));
  if (run.group === 'default') finalAccuracies.push(final);
}

await Promise.all(Array.from({ length: runsAtATime }, work));

for (const { name, sameCurveAs } of runs) {
  if (sameCurveAs === undefined) continue;
  shortfalls.push(...compareCurves(name, eventsOf.get(name) ?? [], sameCurveAs, eventsOf.get(sameCurveAs) ?? []));
}
const mean = finalAccuracies.reduce((sum, accuracy) => sum + accuracy, 0) / finalAccuracies.length;
console.log(`default, mean of ${finalAccuracies.length} seeds: ${mean.toFixed(2)} %`);
if (!(mean >= expectedMean)) shortfalls.push(`the mean of the default run is ${mean.toFixed(2)} %, expected at least ${expectedMean} %`);
for (const shortfall of shortfalls) console.error(shortfall);
process.exitCode = shortfalls.length + dataShortfalls.length === 0 ? 0 : 1;
