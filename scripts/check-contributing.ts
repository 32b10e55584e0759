// Walks through CONTRIBUTING.md as a contributor would, in a checkout of its own, then makes a contribution of each kind there:
// npm run check:contributing.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyCheckout } from './walk-through/copy-checkout.ts';
import { parseSteps } from './walk-through/parse-steps.ts';
import { runSteps } from './walk-through/run-steps.ts';
import { tryEveryKind } from './walk-through/try-every-kind.ts';
import { repositoryRoot } from './workspace.ts';

const document = 'CONTRIBUTING.md';
const folder = mkdtempSync(join(tmpdir(), 'vitrum-contributing-'));
const { VITRUM_DATA_DIR } = process.env;
// What npm tells its scripts of this checkout must not reach those of the other one.
const environment = Object.fromEntries(Object.entries({ ...process.env, NO_COLOR: '1' }).filter(([name]) => !/^(npm_|INIT_CWD)/i.test(name)));
function walk(): string | undefined {
  copyCheckout(repositoryRoot, folder);
  const options = {
    folder,
    environment,
    hasMnist: VITRUM_DATA_DIR !== undefined && existsSync(join(VITRUM_DATA_DIR, 'mnist')),
    report: (line: string) => {
      console.log(line);
    },
  };
  const start = performance.now();
  const problem = runSteps(parseSteps(readFileSync(join(repositoryRoot, document), 'utf8')), { ...options, document });
  if (problem !== undefined) return problem;
  console.log(`${document} holds: from clone to trained network in ${((performance.now() - start) / 1000).toFixed(0)} s of commands.`);
  return tryEveryKind({ ...options, document: 'scripts/new' });
}

try {
  const problem = walk();
  if (problem === undefined) console.log('What `npm run new` makes of every kind is complete.');
  else {
    console.error(problem);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
