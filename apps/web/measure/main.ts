// What the web lab takes beside the command line, with the real MNIST:
// npm run measure:web -- [--network cnn-small] [--epochs 5] [--rounds 3]
// npm run measure:web -- --look two-moons [--room Inside] [--epochs 50]: only the tasks of the page while a room is open; needs no MNIST
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { serveLab } from '../server/serve.ts';
import { launchBrowser } from '../test/support/browser/launch.ts';
import { buildSite } from '../test/support/build-site.ts';
import { trainAtCommandLine } from './command-line.ts';
import { tasksOfLooking } from './looked-training.ts';
import { measureVisit, type VisitFigures } from './page-figures.ts';

const { values: given } = parseArgs({
  options: { network: { type: 'string' }, epochs: { type: 'string', default: '5' }, rounds: { type: 'string', default: '3' }, look: { type: 'string' }, room: { type: 'string', default: 'Inside' } },
});
const dataDir = process.env['VITRUM_DATA_DIR'];
if (dataDir === undefined && given.look === undefined) {
  console.error('This needs the files of MNIST: name the folder that has mnist/ in VITRUM_DATA_DIR.');
  process.exit(1);
}

const setting = { network: given.network, epochs: Number(given.epochs) };
const rounds = Number(given.rounds);

/** The value below which a share of them lies. */
function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? NaN;
}

/** Of an even number of values, the mean of the two in the middle. */
function median(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (((sorted[Math.floor(half)] ?? NaN) + (sorted[Math.ceil(half)] ?? NaN)) / 2).toFixed(2);
}
const milliseconds = (list: readonly number[]): string => list.slice(0, 5).map((time) => time.toFixed(1)).join(', ');
const longest = (list: readonly number[]): string => milliseconds(list.toSorted((a, b) => b - a));
/** On a busy machine a task waits for a core: what it computed says what it would take on one that is free. */
const tasks = (list: VisitFigures['tasks']): string =>
  `${list.filter(({ duration }) => duration >= 50).length} of ${list.length} took 50 ms or more, the longest ${longest(list.map(({ duration }) => duration))} ms; ` +
  `${list.filter(({ cpu }) => cpu >= 50).length} computed so long, most ${longest(list.map(({ cpu }) => cpu))} ms`;
const spread = (times: readonly number[]): string =>
  `half within ${quantile(times, 0.5).toFixed(0)} ms, nine of ten within ${quantile(times, 0.9).toFixed(0)} ms, slowest ${milliseconds(times)} ms, ${times.length} times`;

const site = process.env['VITRUM_LAB_SITE'] ?? (await buildSite());
const served = await serveLab({ site, port: 0, ...(dataDir === undefined ? { datasets: [] } : { data: { dataDir } }) });
const browser = await launchBrowser();
const training: number[] = [];
const whole: number[] = [];
const pages: VisitFigures[] = [];
try {
  for (let round = 1; given.look !== undefined && round <= rounds; round++) {
    const list = await tasksOfLooking(browser, served.url, { dataset: given.look, room: given.room, epochs: setting.epochs });
    console.log(`round ${round} of ${rounds}: ${given.look} with the room ${given.room}; load of the machine ${loadavg()[0]?.toFixed(1) ?? '?'}\n  tasks of the page's thread while training: ${tasks(list)}`);
  }
  for (let round = 1; dataDir !== undefined && given.look === undefined && round <= rounds; round++) {
    // By turns: what else the machine does weighs on both.
    const before = round % 2 === 0 ? await measureVisit(browser, served.url, setting) : undefined;
    const command = await trainAtCommandLine(dataDir, setting);
    const page = before ?? (await measureVisit(browser, served.url, setting));
    training.push(page.trainingSeconds / command.trainingSeconds);
    whole.push(page.wholeSeconds / command.wholeSeconds);
    pages.push(page);
    console.log(
      [
        `round ${round} of ${rounds}: ${setting.network ?? 'the default setting'}, ${setting.epochs} epochs; load of the machine ${loadavg()[0]?.toFixed(1) ?? '?'}`,
        `test accuracy: page ${page.testAccuracy} %, command line ${command.testAccuracy} %`,
        `same weights: ${page.fingerprint === command.fingerprint ? 'yes' : 'no'}`,
        `training: page ${page.trainingSeconds.toFixed(2)} s, command line ${command.trainingSeconds.toFixed(2)} s, ratio ${(page.trainingSeconds / command.trainingSeconds).toFixed(2)}`,
        `from the click to the end: page ${page.wholeSeconds.toFixed(2)} s; the whole command ${command.wholeSeconds.toFixed(2)} s, ratio ${(page.wholeSeconds / command.wholeSeconds).toFixed(2)}`,
        `tasks of the page's thread while training: ${tasks(page.tasks)}`,
        `drawing to outputs at rest: ${spread(page.drawingAtRest)}`,
        `drawing to outputs while training: ${spread(page.drawingInTraining)}`,
        `first load: ${Math.round(page.firstLoadBytes / 1000)} kB; controls after ${Math.round(page.controlsAt)} ms, data and network after ${Math.round(page.readyAt)} ms`,
      ].join('\n  '),
    );
  }
  if (pages.length > 0) console.log(
    [
      'over the rounds',
      `page / command line, medians: training ${median(training)}, from start to end ${median(whole)}`,
      `tasks of the page's thread while training: ${tasks(pages.flatMap((page) => page.tasks))}`,
      `drawing to outputs at rest: ${spread(pages.flatMap(({ drawingAtRest }) => drawingAtRest).toSorted((a, b) => b - a))}`,
    ].join('\n  '),
  );
} finally {
  await browser.close();
  await served.close();
}
