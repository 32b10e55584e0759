// Follows CONTRIBUTING.md as a contributor would, in a separate checkout to which a contribution of each kind has been added, so
// that one run verifies both the document and the generated files: npm run check:contributing.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyCheckout } from './checks/walk-through/copy-checkout.ts';
import { checksOf, makeEveryKind } from './checks/walk-through/make-every-kind.ts';
import { parseSteps } from './checks/walk-through/parse-steps.ts';
import { runSteps } from './checks/walk-through/run-steps.ts';
import { repositoryRoot } from './shared/workspace.ts';

const document = 'CONTRIBUTING.md';
const folder = mkdtempSync(join(tmpdir(), 'vitrum-contributing-'));
const { VITRUM_DATA_DIR } = process.env;
// The npm environment of this checkout must not affect the other.
const environment = Object.fromEntries(Object.entries({ ...process.env, NO_COLOR: '1' }).filter(([name]) => !/^(npm_|INIT_CWD)/i.test(name)));
const kernels = 'packages/backend-wasm/src/generated';

async function walk(): Promise<string | undefined> {
  copyCheckout(repositoryRoot, folder);
  // Installing would compile the kernels if they were out of date; this checkout has shown that that works.
  if (existsSync(join(repositoryRoot, kernels))) cpSync(join(repositoryRoot, kernels), join(folder, kernels), { recursive: true });
  const made = await makeEveryKind(folder);
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
  return runSteps(checksOf(made), { ...options, document: 'scripts/new' });
}

try {
  const problem = await walk();
  if (problem === undefined) console.log('What `npm run new` makes of every kind is complete.');
  else {
    console.error(problem);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
