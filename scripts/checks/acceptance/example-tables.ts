import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RandomGenerator } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';

/** Writes the tables for the runs: houses with a price, and films with two labels, each with some new rows. */
export function writeExampleTables(folder: string): void {
  const random = createRandom(1);
  writeTable(folder, 'houses.csv', 'area,rooms,place,price', 300, () => house(random));
  writeTable(folder, 'new-houses.csv', 'area,rooms,place,price', 3, () => house(random));
  writeTable(folder, 'films.csv', 'jokes,chases,funny,thrilling', 300, () => film(random));
  writeTable(folder, 'new-films.csv', 'jokes,chases,funny,thrilling', 3, () => film(random));
}

/** The price follows from the area, the rooms and the place. */
function house(random: RandomGenerator): string {
  const area = 40 + random.integer(160);
  const rooms = 1 + random.integer(6);
  const inTown = random.uniform() < 0.5;
  const price = 3000 * area + 10_000 * rooms + (inTown ? 150_000 : 0) + Math.round(random.normal(0, 5000));
  return `${area},${rooms},${inTown ? 'town' : 'village'},${price}`;
}

/** Two independent labels. */
function film(random: RandomGenerator): string {
  const [jokes, chases] = [random.integer(100), random.integer(100)];
  return `${jokes},${chases},${Number(jokes > 50)},${Number(chases > 50)}`;
}

function writeTable(folder: string, name: string, header: string, rows: number, row: () => string): void {
  writeFileSync(join(folder, name), `${[header, ...Array.from({ length: rows }, row)].join('\n')}\n`);
}
