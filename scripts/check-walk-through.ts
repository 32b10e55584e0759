// Follows the how-tos of the site as a reader would who has nothing else: their files and commands, page by page, each in an empty folder.
// npm run check:walk-through; -- NAME… follows some pages alone, --quick takes drawn digits for MNIST and the first pages alone.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeReaderFolder } from './checks/walk-through/reader-folder.ts';
import { runSteps } from './checks/walk-through/run-steps.ts';
import { firstPages, readSitePages, withDrawnDigits, type SitePage } from './checks/walk-through/site-pages.ts';

/** What a reader has for a page, in seconds of commands. */
const maxSeconds = 300;

const args = process.argv.slice(2);
const isQuick = args.includes('--quick');
const { VITRUM_DATA_DIR } = process.env;
const hasMnist = VITRUM_DATA_DIR !== undefined && existsSync(join(VITRUM_DATA_DIR, 'mnist'));

function chosenPages(): readonly SitePage[] {
  const pages = readSitePages();
  const names = args.filter((arg) => !arg.startsWith('--'));
  const wanted = names.length === 0 && isQuick ? firstPages : names;
  const unknown = wanted.find((name) => !pages.some((page) => page.name === name));
  if (unknown !== undefined) throw new Error(`There is no how-to "${unknown}"; there are ${pages.map(({ name }) => name).join(', ')}.`);
  return wanted.length === 0 ? pages : wanted.flatMap((name) => pages.filter((page) => page.name === name));
}

/** Follows a page; returns what is wrong with it, if anything. */
function follow({ name, document, steps }: SitePage): string | undefined {
  console.log(name);
  const { path: folder, environment } = makeReaderFolder();
  const start = performance.now();
  try {
    const problem = runSteps(isQuick || !hasMnist ? withDrawnDigits(steps) : steps, { document, folder, environment, hasMnist, report: console.log });
    const seconds = (performance.now() - start) / 1000;
    console.log(`${seconds.toFixed(1).padStart(6)} s  in all: ${name}\n`);
    return problem ?? (seconds > maxSeconds ? `${document}: took ${seconds.toFixed(0)} s, at most ${maxSeconds} are promised` : undefined);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const pages = chosenPages();
const problems = pages.map(follow).filter((problem) => problem !== undefined);
for (const problem of problems) console.error(problem);
console.log(`${pages.length - problems.length} of ${pages.length} pages hold.`);
if (problems.length > 0) process.exitCode = 1;
