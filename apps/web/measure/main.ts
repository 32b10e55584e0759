// What the web lab takes beside the command line, with the real MNIST: npm run measure:web
import { serveLab } from '../server/serve.ts';
import { launchBrowser } from '../test/support/browser/launch.ts';
import { buildSite } from '../test/support/build-site.ts';
import { trainAtCommandLine } from './command-line.ts';
import { measureVisit } from './page-figures.ts';

const dataDir = process.env['VITRUM_DATA_DIR'];
if (dataDir === undefined) {
  console.error('This needs the files of MNIST: name the folder that has mnist/ in VITRUM_DATA_DIR.');
  process.exit(1);
}

const served = await serveLab({ site: (process.env['VITRUM_LAB_SITE'] ?? (await buildSite())), port: 0, data: { dataDir } });
const browser = await launchBrowser();
try {
  const spread = (sorted: readonly number[]): string =>
    `half within ${quantile(sorted, 0.5)} ms, nine of ten within ${quantile(sorted, 0.9)} ms, slowest ${milliseconds(sorted)} ms, ${sorted.length} times`;
  const quantile = (sorted: readonly number[], share: number): string => (sorted[Math.floor((1 - share) * sorted.length)] ?? NaN).toFixed(0);
  const milliseconds = (list: readonly number[]): string => list.slice(0, 3).map((time) => time.toFixed(1)).join(', ');
  for (let round = 1; round <= 3; round++) {
    const command = await trainAtCommandLine(dataDir);
    const page = await measureVisit(browser, served.url);
    console.log(
      [
        `round ${round}`,
        `test accuracy: page ${page.testAccuracy} %, command line ${command.testAccuracy} %`,
        `same weights: ${page.fingerprint === command.fingerprint ? 'yes' : 'no'}`,
        `training: page ${page.trainingSeconds.toFixed(2)} s, command line ${command.trainingSeconds.toFixed(2)} s, ratio ${(page.trainingSeconds / command.trainingSeconds).toFixed(2)}`,
        `from the click to the end: page ${page.wholeSeconds.toFixed(2)} s; the whole command ${command.wholeSeconds.toFixed(2)} s, ratio ${(page.wholeSeconds / command.wholeSeconds).toFixed(2)}`,
        `tasks of the page's thread of 50 ms or more while training: ${page.longTasks.length === 0 ? 'none' : `${milliseconds(page.longTasks)} ms`}`,
        `drawing to outputs at rest: ${spread(page.drawingAtRest)}; while training: ${spread(page.drawingInTraining)}`,
        `first load: ${Math.round(page.firstLoadBytes / 1000)} kB; controls after ${Math.round(page.controlsAt)} ms, data and network after ${Math.round(page.readyAt)} ms`,
      ].join('\n  '),
    );
  }
} finally {
  await browser.close();
  await served.close();
}
