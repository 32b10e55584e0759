import { copyFileSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../shared/run.ts';

const compiler = fileURLToPath(new URL('../bin/tsc', import.meta.resolve('typescript-oldest')));

/**
 * Compiles the type tests against the installed packages with the oldest supported TypeScript; see docs/decisions/0020.
 *
 * @returns A description of what was compiled.
 * @throws with the compiler's output
 */
export async function checkTypes(repository: string, root: string): Promise<string> {
  const folder = join(root, 'type-tests');
  mkdirSync(folder);
  const tests = globSync('packages/*/test/types/*.test-d.ts', { cwd: repository });
  for (const test of tests) copyFileSync(join(repository, test), join(folder, basename(test)));
  const compilerOptions = { target: 'ES2022', module: 'NodeNext', strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: true, noEmit: true, types: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  await run(process.execPath, [compiler, '--project', folder], { cwd: root });
  const version = await run(process.execPath, [compiler, '--version'], { cwd: root });
  return `${tests.length} type tests compile with TypeScript ${version.replace('Version', '').trim()}`;
}
