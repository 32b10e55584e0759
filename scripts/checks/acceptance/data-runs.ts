/** The expected result of a command in the section on data. */
export interface DataRun {
  /** How the command begins, after `npm run`; each must occur there. */
  readonly command: string;
  /** The minimum metric at the end of a training run. */
  readonly figure?: { readonly name: string; readonly above: number };
  /** Texts that must occur in the output, in this order. */
  readonly prints?: readonly string[];
}

/** The document with the section on data. */
export const dataDocument = 'examples/data/README.md';

/** The section whose commands are run. */
export const dataSection = 'Data of your own';

/** The expected results; commands of the section that are not listed must merely succeed. */
export const dataRuns: readonly DataRun[] = [
  { command: 'vitrum -- train --dataset iris', figure: { name: 'accuracy', above: 95 } },
  { command: 'vitrum -- predict --model runs/iris/model.json --values', prints: ['setosa'] },
  { command: 'vitrum -- train --dataset regression-sine', figure: { name: 'r-squared', above: 0.99 } },
  { command: 'vitrum -- train --data examples/data/sentiment.txt', figure: { name: 'accuracy', above: 90 } },
  { command: 'vitrum -- predict --model runs/sentiment/model.json --text', prints: ['negative'] },
  { command: 'vitrum -- train --data pets', figure: { name: 'accuracy', above: 90 } },
  { command: 'vitrum -- predict --model runs/pets/model.json', prints: ['new-cat.png', 'cat', 'new-dog.jpg', 'dog'] },
  { command: 'vitrum -- train --data houses.csv', figure: { name: 'r-squared', above: 0.9 } },
  { command: 'vitrum -- predict --model runs/houses/model.json new-houses.csv', prints: ['price'] },
];
