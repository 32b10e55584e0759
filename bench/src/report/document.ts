import type { Result } from '../results.ts';
import { sectionAsMarkdown, tableAsMarkdown } from './markdown.ts';
import { verdict } from './terminal.ts';

/** The whole report, `docs/benchmarks.md`. */
export function benchmarkDocument(results: readonly Result[], version: string): string {
  const parts = [
    '# Benchmarks',
    'Written by `npm run bench`; [bench/README.md](../bench/README.md) says how it is measured and how to repeat it. Ratios of one run on one machine say more than seconds.',
    tableAsMarkdown({ columns: ['', ''], rows: surroundings(results, version) }).replaceAll('---:', '---'),
    '## Targets',
    tableAsMarkdown({
      columns: ['target', 'measured', ''],
      rows: results.flatMap(({ section }) =>
        (section.targets ?? []).map((target) => [`${section.title}: ${target.aim}`, target.measured, verdict(target)]),
      ),
    }).replaceAll('---:', '---'),
    ...results.map(({ section }) => sectionAsMarkdown({ ...section, targets: [], notes: [] })),
    ...notesOf(results),
  ];
  return `${parts.join('\n\n')}\n`;
}

function surroundings(results: readonly Result[], version: string): readonly (readonly string[])[] {
  const [first] = results;
  if (first === undefined) return [];
  const { processor, cores, memory, system, node } = first.machine;
  const days = [...new Set(results.map(({ measuredAt }) => measuredAt.slice(0, 10)))].sort();
  return [
    ['measured', days.join(', ')],
    ['vitrum', version],
    ['processor', `${processor}, ${cores} cores`],
    ['memory', memory],
    ['system', `${system}, Node ${node}`],
    ['data', results.every(({ isMnist }) => isMnist) ? 'MNIST' : 'random pictures with 19 % of their pixels not zero, in place of MNIST'],
  ];
}

/** Notes without duplicates, even if several sections share one. */
function notesOf(results: readonly Result[]): readonly string[] {
  const titles = new Map<string, string[]>();
  for (const { section } of results) {
    for (const note of section.notes ?? []) titles.set(note, [...(titles.get(note) ?? []), section.title]);
  }
  if (titles.size === 0) return [];
  return ['## Notes', [...titles].map(([note, sections]) => `- ${note} *(${sections.join('; ')})*`).join('\n')];
}
