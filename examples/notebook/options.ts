import { parseArgs } from 'node:util';

/** What the notebook is asked for on the command line. */
export interface Options {
  readonly quick: boolean;
  readonly drawn: boolean;
  readonly page: string | undefined;
}

const usage = `npm run notebook -- [--quick] [--drawn] [--page FOLDER]

  --quick        1,000 digits to learn from instead of 60,000: some seconds instead of a minute or two
  --drawn        digits drawn by a program, even if MNIST can be had
  --page FOLDER  write output.md and its drawings there, instead of printing`;

/** Reads the command line; with an option that does not exist, or --help, says which there are and ends the program. */
export function readOptions(): Options {
  try {
    const { values } = parseArgs({ options: { quick: { type: 'boolean' }, drawn: { type: 'boolean' }, page: { type: 'string' }, help: { type: 'boolean' } } });
    const { quick = false, drawn = false, page, help = false } = values;
    if (!help) return { quick, drawn, page };
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}
