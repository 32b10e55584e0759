// Cats and dogs in miniature: npm run make:pets -- pets [pictures of each] [seed]
// Draws a folder of two classes, pets/cat and pets/dog, and beside it new-cat.png and new-dog.jpg for predictions.
import { dirname, resolve } from 'node:path';
import { makePets } from './pets/make-pets.ts';

const [folder, count = '200', seed = '1'] = process.argv.slice(2);
const [pictures, seedNumber] = [Number(count), Number(seed)];

if (folder === undefined || !(Number.isInteger(pictures) && pictures > 0) || !Number.isInteger(seedNumber)) {
  console.error('A folder is needed, then the number of pictures of each class and a seed, if they are to be others than 200 and 1.');
  console.error('Example: npm run make:pets -- pets 50');
  process.exit(1);
}
const made = await makePets(folder, pictures, seedNumber);
console.log(`${folder}: ${pictures} pictures each of cats and dogs, sizes from 40 × 30 to 200 × 160, as PNG, JPEG and WebP`);
console.log(`${dirname(resolve(folder))}: ${made.join(', ')}, which are in neither, to ask a model about`);
