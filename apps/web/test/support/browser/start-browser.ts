import { findBrowsers } from './find-browsers.ts';
import { isProgram, thisMachine, type Machine } from './machine.ts';
import { reasonIn, runQuietly } from './run-quietly.ts';
import { installMethods } from './install-methods.ts';

/** No browser could be started, for the reasons that the message gives. */
export class NoBrowser extends Error {}

/** What was started, and of which program. */
export interface Started<Browser> {
  readonly browser: Browser;
  readonly program: string;
}

const remedy = 'install Chromium, Chrome or Edge, or name the program of one in the environment variable VITRUM_CHROMIUM';

/**
 * Starts the browser that VITRUM_CHROMIUM names; without it the first installed one that can be started; and where there is
 * none, one that is got in the way that the machine has.
 *
 * @param start - Starts a program, and throws where that cannot be done.
 * @param report - Is told in a sentence what takes its time.
 * @throws NoBrowser when all of that came to nothing
 * @throws Error when the browser that is named is not there, or does not start
 */
export async function startBrowser<Browser>(
  start: (program: string) => Promise<Browser>,
  machine: Machine = thisMachine,
  report: (sentence: string) => void = (sentence) => process.stderr.write(`${sentence}\n`),
): Promise<Started<Browser>> {
  const named = machine.environment['VITRUM_CHROMIUM'] ?? '';
  if (named !== '') return startNamed(named, start);

  const problems: string[] = [];
  const tried = new Set<string>();
  const startFound = async (): Promise<Started<Browser> | undefined> => {
    for (const program of findBrowsers(machine)) {
      if (tried.has(program)) continue;
      tried.add(program);
      try {
        return { browser: await start(program), program };
      } catch (error) {
        problems.push(`${program} does not start: ${reasonOf(error)}`);
      }
    }
    return undefined;
  };

  const found = await startFound();
  if (found !== undefined) return found;
  if (tried.size === 0) problems.push('none is installed');
  for (const way of installMethods(machine)) {
    if ('missing' in way) {
      problems.push(`${way.name} ${way.missing}`);
      continue;
    }
    report(`vitrum: no browser for the tests of the page; getting Chromium by ${way.name} …`);
    const failure = await runAll(way.commands, machine);
    const got = await startFound();
    if (got !== undefined) return got;
    problems.push(`${way.name} ${failure === undefined ? 'brought none that starts' : `failed: ${failure}`}`);
  }
  throw new NoBrowser(`there is none (${problems.join('; ')}); ${remedy}`);
}

async function startNamed<Browser>(program: string, start: (program: string) => Promise<Browser>): Promise<Started<Browser>> {
  if (!isProgram(program)) {
    throw new Error(`VITRUM_CHROMIUM names ${program}, where no program is. Name that of Chromium, Chrome or Edge there, or unset it.`);
  }
  try {
    return { browser: await start(program), program };
  } catch (error) {
    throw new Error(`${program}, which VITRUM_CHROMIUM names, does not start: ${reasonOf(error)}. Name another one, or unset it.`, { cause: error });
  }
}

/** Why the first of the commands that failed did; those after it are not run. */
async function runAll(commands: readonly (readonly string[])[], machine: Machine): Promise<string | undefined> {
  for (const command of commands) {
    const failure = await runQuietly(command, machine);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Playwright's message holds what the browser printed, each line behind "[pid=…][err]". */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const printed = [...message.matchAll(/\[err\] (.*)/g)].map(([, line = '']) => line);
  return printed.length > 0 ? reasonIn(printed.join('\n'), message) : (message.split('\n')[0] ?? message);
}
