import { fileURLToPath } from 'node:url';

/** Node's options for a program that runs from its sources: Node leaves the types out by itself, in half the time of a loader. */
export const sourceOptions: readonly string[] = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', '--conditions=@vitrum/source'];

/** The environment of such a program: Node keeps what it has compiled, and the next process starts twice as fast. */
export const sourceEnvironment = { NODE_COMPILE_CACHE: fileURLToPath(new URL('../../apps/cli/node_modules/.cache/compiled', import.meta.url)) };

/** The program `vitrum`. */
export const commandLine = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));
