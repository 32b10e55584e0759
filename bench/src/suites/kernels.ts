import { median } from 'simple-statistics';
import { formatNumber } from '../report/format-number.ts';
import { nodeCommand } from '../process/node-command.ts';
import type { Section, Table } from '../section.ts';
import type { BenchContext, Suite } from '../suite.ts';

interface Kernel {
  readonly group: 'products' | 'elements';
  readonly name: string;
  readonly secondsPerUnit: number;
}

const backends = [
  { name: 'wasm, 1 thread', request: { name: 'wasm', threads: 1 } },
  { name: 'wasm, 2 threads', request: { name: 'wasm', threads: 2 } },
  { name: 'wasm, 1 thread, deterministic', request: { name: 'wasm', threads: 1, deterministic: true } },
  { name: 'reference', request: { name: 'reference' } },
] as const;

async function measure(context: BenchContext): Promise<Section> {
  const [rounds, milliseconds] = context.isQuick ? [1, 15] : [5, 100];
  const measured = new Map<string, Kernel[][]>();
  for (let round = 1; round <= rounds; round++) {
    for (const { name, request } of backends) {
      context.report(`round ${round} of ${rounds}: ${name}`);
      const kernels = await context.runner.ask<Kernel[]>(nodeCommand('kernels.ts'), { backend: request, milliseconds });
      measured.set(name, [...(measured.get(name) ?? []), kernels]);
    }
  }
  return {
    title: 'Kernels',
    text:
      `Each kernel by itself, on dense operands; medians of ${rounds} ${rounds > 1 ? 'rounds' : 'round'} of ${milliseconds} ms. ` +
      'A product m×k · k×n counts as 2·m·k·n operations.',
    tables: [
      kernelTable('GFLOP/s of matrix products', 'products', measured, (seconds) => 1e-9 / seconds),
      kernelTable('Nanoseconds per element', 'elements', measured, (seconds) => seconds * 1e9),
    ],
    raw: Object.fromEntries(measured),
  };
}

function kernelTable(
  title: string,
  group: Kernel['group'],
  measured: ReadonlyMap<string, readonly (readonly Kernel[])[]>,
  convert: (secondsPerUnit: number) => number,
): Table {
  const [firstRounds = []] = [...measured.values()];
  const names = (firstRounds[0] ?? []).filter((kernel) => kernel.group === group).map(({ name }) => name);
  const figure = (rounds: readonly (readonly Kernel[])[], name: string): string => {
    const values = rounds.flatMap((kernels) => kernels.filter((kernel) => kernel.name === name));
    return formatNumber(convert(median(values.map(({ secondsPerUnit }) => secondsPerUnit))));
  };
  return {
    title,
    columns: ['kernel', ...measured.keys()],
    rows: names.map((name) => [name, ...[...measured.values()].map((rounds) => figure(rounds, name))]),
  };
}

/** The kernels of every backend. */
export const kernelSuite: Suite = {
  name: 'kernels',
  description: 'matrix products in GFLOP/s, activations and optimizer steps in ns per element',
  measure,
};
