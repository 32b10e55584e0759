import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedVersion } from '../../checks/packages/version-file.ts';
import { repositoryRoot, type Manifest } from '../../shared/workspace.ts';
import { programs } from '../programs.ts';
import type { Stage } from '../stage.ts';
import { compilers } from '../versions.ts';

const resolutions = {
  nodenext: { module: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
} as const;

/** Compiles programs, and an import of every entry of every package, with the oldest TypeScript, the newest, and some between. */
export async function types(stage: Stage): Promise<void> {
  const node = stage.tools.newest;
  const folder = stage.project('types');
  const names = stage.release.packages.map(({ manifest }) => manifest.name).filter((name) => name !== '@vitrum/cli' && name !== '@vitrum/web');
  const all = [...compilers, installedVersion(repositoryRoot, 'typescript')];
  const isInstalled = await stage.check('types', { packages: `${names.length} packages`, manager: 'npm', node: node.version }, async () => {
    const aliases = all.map((version) => `typescript-${version}@npm:typescript@${version}`);
    await stage.run(['npm', 'install', ...names, `@types/node@${installedVersion(repositoryRoot, '@types/node')}`, ...aliases], folder, node);
    return `installed with ${all.length} compilers`;
  });
  if (!isInstalled) return;
  const entries = names.flatMap((name) => entriesOf(folder, name));
  writeFileSync(join(folder, 'all.ts'), entries.map((entry, index) => `export * as entry${index} from '${entry}';\n`).join(''));
  for (const [name, { code }] of Object.entries(programs)) writeFileSync(join(folder, `${name}.ts`), code);
  for (const version of all) {
    for (const [name, resolution] of Object.entries(resolutions)) {
      await stage.check('types', { packages: `${entries.length} entries`, tool: `TypeScript ${version}, ${name}` }, async () => {
        const options = { strict: true, skipLibCheck: false, exactOptionalPropertyTypes: true, noEmit: true, target: 'es2022', types: ['node'] };
        const project = `tsconfig-${version}-${name}.json`;
        writeFileSync(join(folder, project), JSON.stringify({ compilerOptions: { ...options, ...resolution }, include: ['*.ts'] }));
        await stage.run(['node', join('node_modules', `typescript-${version}`, 'bin/tsc'), '--project', project], folder, node);
        return 'no error, with skipLibCheck false';
      });
    }
  }
}

/** What can be imported from a package. */
function entriesOf(folder: string, name: string): readonly string[] {
  // an installed package has a manifest
  const { exports = {} } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as Manifest;
  return Object.keys(exports).filter((entry) => entry !== './package.json' && !entry.includes('*')).map((entry) => join(name, entry));
}
