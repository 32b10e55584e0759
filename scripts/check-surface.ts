// How much can be imported from the packages, and what of it has no docstring: npm run check:surface; npm run surface lowers the limits.
import { join } from 'node:path';
import { lowered, overLimits, readLimits, writeLimits } from './checks/surface/limits.ts';
import { readSurface } from './checks/surface/read-surface.ts';
import { report } from './shared/report.ts';
import { repositoryRoot } from './shared/workspace.ts';

const file = join(import.meta.dirname, 'checks/surface/limits.json');

/** `--write` lowers the limits to what there is; `--list` names what has no docstring. */
async function checkSurface(): Promise<string> {
  const surface = readSurface(repositoryRoot);
  const limits = readLimits(file);
  if (process.argv.includes('--write')) writeLimits(file, lowered(surface, limits));
  if (process.argv.includes('--list')) for (const { entry, undocumented } of surface) for (const name of undocumented) console.log(`${entry}: ${name}`);
  const faults = overLimits(surface, process.argv.includes('--write') ? readLimits(file) : limits);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const sum = (count: (each: (typeof surface)[number]) => number): number => surface.reduce((total, each) => total + count(each), 0);
  return `${surface.length} entries, ${sum(({ names }) => names.length)} names, ${sum(({ undocumented }) => undocumented.length)} of them or of their members without a docstring`;
}

if (!(await report('surface', checkSurface))) process.exitCode = 1;
