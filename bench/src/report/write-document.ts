import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paths } from '../paths.ts';
import type { Result } from '../results.ts';
import { benchmarkDocument } from './document.ts';

/** Writes `docs/benchmarks.md` and its charts. */
export async function writeDocument(results: readonly Result[], version: string): Promise<void> {
  // Imported on demand, as it is part of the build: without a build, the other commands still work and say what is missing.
  const { lineChartSvg } = await import('@vitrum/plots/svg');
  await mkdir(paths.images, { recursive: true });
  for (const chart of results.flatMap(({ section }) => section.charts ?? [])) {
    await writeFile(join(paths.images, `bench-${chart.name}.svg`), await lineChartSvg(chart));
  }
  await writeFile(paths.document, benchmarkDocument(results, version));
}
