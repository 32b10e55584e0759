import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../shared/workspace.ts';
import { parseSteps, type Step } from './parse-steps.ts';

/** A how-to of the site, and what it tells its reader to do. */
export interface SitePage {
  /** `own-layer`. */
  readonly name: string;
  /** Relative to the root, for messages. */
  readonly document: string;
  readonly steps: readonly Step[];
}

const folder = 'apps/site/src/content/docs/how-to';

/** What somebody who has the site alone must be able to do, each in a few minutes. */
export const firstPages = ['train-mnist', 'own-activation', 'own-layer', 'export', 'sweeps'];

/** The how-tos of the site, by name. */
export function readSitePages(root = repositoryRoot): readonly SitePage[] {
  const files = readdirSync(join(root, folder)).filter((file) => /\.mdx?$/.test(file));
  return files.sort().map((file) => {
    const document = `${folder}/${file}`;
    return { name: file.replace(/\.mdx?$/, ''), document, steps: parseSteps(readFileSync(join(root, document), 'utf8')) };
  });
}

/** The same steps on drawn digits, fewer of them: for machines that have no MNIST, and for a quick check. */
export function withDrawnDigits(steps: readonly Step[]): readonly Step[] {
  return steps.map((step) => {
    if (step.type === 'command') return { ...step, command: drawn(step.command), promises: [] };
    return step.type === 'file' ? { ...step, content: drawn(step.content) } : step;
  });
}

const drawn = (text: string): string =>
  text.replace(/--dataset mnist\b/, '--dataset synthetic-digits --limit 2000').replace(/type: ('?)mnist\b/, 'type: $1synthetic-digits');
