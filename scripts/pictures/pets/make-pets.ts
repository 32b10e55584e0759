import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import sharp from 'sharp';
import type { RandomGenerator } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';
import { animals, drawPicture, type Animal } from './picture.ts';
import { pick } from './colors.ts';

const extensions = ['png', 'jpg', 'webp'] as const;

/** Pictures for predictions, next to the training folder. */
const newOnes = [
  ['cat', 'new-cat.png'],
  ['dog', 'new-dog.jpg'],
] as const;

/**
 * Writes `pictures` of each animal to `folder/cat` and `folder/dog`, and a new one of each next to the folder. The same seed gives
 * the same pictures.
 *
 * @returns The names of the new ones.
 */
export async function makePets(folder: string, pictures: number, seed: number): Promise<readonly string[]> {
  const random = createRandom(seed);
  for (const animal of animals) {
    const into = join(folder, animal);
    await mkdir(into, { recursive: true });
    for (let i = 1; i <= pictures; i++) {
      await write(animal, random, join(into, `${animal}-${String(i).padStart(4, '0')}.${pick(random, extensions)}`));
    }
  }
  for (const [animal, name] of newOnes) await write(animal, random, join(dirname(resolve(folder)), name));
  return newOnes.map(([, name]) => name);
}

/** The extension determines the format. */
async function write(animal: Animal, random: RandomGenerator, file: string): Promise<void> {
  await sharp(Buffer.from(drawPicture(animal, random))).toFile(file);
}
