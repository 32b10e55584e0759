import { join } from 'node:path';
import { contributionKinds } from '@vitrum/core/internal';
import { makeFolder } from '@vitrum/data-cache/internal';
import { curveSvg } from '@vitrum/plots/svg';
import type { PluginReport } from '@vitrum/plugin-kit';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { GivenPaths } from '../given-paths.ts';
import { writeTo } from '../write-output.ts';

/**
 * Writes an SVG of every curve of a report: `activation-leaky-relu-with-slope-0.2.svg`.
 *
 * @returns The paths.
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function writeCurves(report: PluginReport, folder: string, paths: GivenPaths): Promise<readonly string[]> {
  const files: string[] = [];
  await writeTo(folder, () => makeFolder(paths.resolve(folder)), '--svg');
  for (const { kind, curves } of report.contributions) {
    for (const curve of curves) {
      const path = join(folder, `${fileName(`${contributionKinds[kind].singular} ${curve.title}`)}.svg`);
      const svg = await curveSvg(curve);
      await writeTo(path, () => writeFileAtomically(paths.resolve(path), svg), '--svg');
      files.push(path);
    }
  }
  return files;
}

/** Letters, digits, points and signs of numbers; anything else becomes a hyphen. */
const fileName = (title: string): string => title.replaceAll('−', '-').replaceAll(/[^a-z0-9.-]+/gi, '-').replaceAll(/^-+|-+$/g, '');
