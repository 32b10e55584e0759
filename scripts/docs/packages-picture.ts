import { layeringTable, type LayeringTable } from '../checks/layering/table.ts';
import { packageFloors } from './package-floors.ts';
import { packagePlaces, road, type PackagePlace } from './package-places.ts';

/** Where the picture is. */
export const packagesPicture = 'docs/images/packages.svg';

const columns = [...road, 'beside'] as const;
const titles = { data: 'data', network: 'network', training: 'training', run: 'run', model: 'model out', beside: 'beside it' };
/** The programs, which may import every package. */
const programs = ['cli', 'web', 'create-vitrum-plugin'];

const left = 16;
const boxWidth = 126;
const gap = 8;
const boxHeight = 24;
const headHeight = 40;
/** How many packages stand beside each other at a station: file formats are many. */
const lanes = (column: number): number => (columns[column] === 'model' ? 2 : 1);
const widthOf = (column: number): number => lanes(column) * (boxWidth + gap) - gap;
const xOf = (column: number): number => left + columns.slice(0, column).reduce((sum, _, index) => sum + widthOf(index) + gap, 0);
const width = xOf(columns.length) - gap + left;

/**
 * The packages as an SVG: from left to right the road that data take, from below to above the floors of the layering. Every package stands
 * higher than all that it may import.
 *
 * @throws if a package has no place in scripts/docs/package-places.ts
 */
export function drawPackages(table: LayeringTable = layeringTable, places: Readonly<Record<string, PackagePlace>> = packagePlaces): string {
  const floors = packageFloors(table);
  const homeless = [...floors.keys()].find((name) => places[name] === undefined);
  if (homeless !== undefined) throw new Error(`The package ${homeless} has no place in the picture of the packages: give it one in scripts/docs/package-places.ts.`);
  const parts: string[] = columns.map((column, index) => headOf(titles[column], index));
  let y = headHeight + 24;
  const top = Math.max(...floors.values());
  parts.push(bar(programs.join('     '), y));
  y += boxHeight + gap;
  for (let floor = top; floor >= 0; floor--) {
    const here = [...floors].filter(([, each]) => each === floor).map(([name]) => name);
    const { drawn, height } = drawFloor(here, places, y);
    parts.push(...drawn);
    y += height + gap;
  }
  return svgOf(parts, y + left - gap);
}

function drawFloor(names: readonly string[], places: Readonly<Record<string, PackagePlace>>, y: number): { drawn: readonly string[]; height: number } {
  const drawn: string[] = [];
  const stacks = columns.map((column) => names.filter((name) => places[name] === column).sort());
  const rows = Math.max(0, ...stacks.map(({ length }, column) => Math.ceil(length / lanes(column))));
  // What spans the road is above what stands on its floor beside it.
  const bars = names.filter((name) => places[name] === 'all');
  for (const [index, name] of bars.entries()) drawn.push(bar(shortName(name), y + index * (boxHeight + gap)));
  const start = y + bars.length * (boxHeight + gap);
  for (const [column, stack] of stacks.entries()) {
    for (const [index, name] of stack.entries()) {
      const [row, lane] = [Math.floor(index / lanes(column)), index % lanes(column)];
      drawn.push(box(shortName(name), { x: xOf(column) + lane * (boxWidth + gap), y: start + row * (boxHeight + 4), width: boxWidth }));
    }
  }
  const height = bars.length * (boxHeight + gap) + rows * (boxHeight + 4) - (rows === 0 ? gap : 4);
  return { drawn, height };
}

const shortName = (name: string): string => name.replace('@vitrum/', '');

/** A station of the road as an arrow to the next one; what stands beside it has none. */
function headOf(title: string, column: number): string {
  const x = xOf(column);
  const text = `<text class="head" x="${x + widthOf(column) / 2}" y="${left + headHeight / 2}">${title}</text>`;
  if (column >= road.length) return text;
  const [end, middle, bottom] = [x + widthOf(column), left + headHeight / 2, left + headHeight];
  return `<path class="road" d="M${x} ${left}H${end - 10}L${end + 4} ${middle}L${end - 10} ${bottom}H${x}L${x + 14} ${middle}Z"/>${text}`;
}

const bar = (title: string, y: number): string => box(title, { x: left, y, width: width - 2 * left });

function box(title: string, place: { readonly x: number; readonly y: number; readonly width: number }): string {
  const { x, y, width: length } = place;
  return `<rect x="${x}" y="${y}" width="${length}" height="${boxHeight}" rx="4"/><text x="${x + length / 2}" y="${y + boxHeight / 2}">${title.replaceAll('     ', ' &#160; ')}</text>`;
}

const style = `text{font:12px system-ui,sans-serif;fill:#1f2933;text-anchor:middle;dominant-baseline:central}.head{font-weight:600;font-size:14px}
rect{fill:#eef3f7;stroke:#9fb3c8}.road{fill:#cfe3f5;stroke:#6b93b8}.ground{fill:#fff}
@media(prefers-color-scheme:dark){text{fill:#e4ecf3}rect{fill:#243240;stroke:#52667a}.road{fill:#1f4a6e;stroke:#5b8db8}.ground{fill:#12181f}}`;

function svgOf(parts: readonly string[], height: number): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="The packages of vitrum: the road from data to a model, and the floors of what imports what">`,
    `<style>${style}</style>`,
    `<path class="ground" d="M0 0H${width}V${height}H0Z"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}
