import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { managers, type Manager } from '../managers.ts';
import { compareOutput, expectedLines } from '../programs.ts';
import type { Stage } from '../stage.ts';

const program = `import { createVitrum } from 'vitrum';
import plugin from 'vitrum-plugin-bend';

console.log(createVitrum().with(plugin).activations.has('bend')); // → true
`;

/** A plugin that was made for one version, used with the next: the range of its peers has to let it. */
export async function peers(stage: Stage): Promise<void> {
  const node = stage.tools.newest;
  const made = stage.release.version;
  let next = '';
  const isMade = await stage.check('peers', { packages: `a plugin made at ${made}`, manager: 'npm', node: node.version }, async () => {
    const parent = stage.project('peers plugin');
    const folder = join(parent, 'vitrum-plugin-bend');
    await stage.run(managers.npm.create('vitrum-plugin', ['vitrum-plugin-bend', '--kind', 'activation', '--yes']), parent, node);
    await stage.run(['npm', 'install'], folder, node);
    await stage.run(['npm', 'publish', '--provenance=false'], folder, node);
    next = await stage.release.publishNext(stage.registry, stage.home);
    return `published; then vitrum ${next}`;
  });
  if (!isMade) return;
  for (const manager of [managers.npm, managers.pnpm, managers.yarn]) {
    // Yarn leaves the peers of a plugin to its user.
    for (const first of manager === managers.yarn ? [['vitrum', '@vitrum/core']] : [['vitrum', '@vitrum/core'], ['vitrum']]) {
      const subject = { packages: `${first.map((name) => `${name}@${next}`).join(' ')}, then the plugin`, manager: manager.name, node: node.version };
      await stage.check('peers', subject, async () => {
        const folder = stage.project(`peers ${manager.name} ${first.length}`, { ...manager.files, 'main.mjs': program });
        await stage.run(manager.add(first.map((name) => `${name}@${next}`)), folder, node);
        await stage.run(manager.add(['vitrum-plugin-bend']), folder, node);
        compareOutput(expectedLines(program), await stage.run(manager.run('main.mjs'), folder, node));
        const copies = coresIn(folder, manager);
        if (copies.length !== 1 || copies[0] !== next) throw new Error(`It installs @vitrum/core ${copies.join(' and ')}; expected ${next} alone.`);
        return `one @vitrum/core, ${next}; the plugin is there`;
      });
    }
  }
}

/** The versions of @vitrum/core that are installed, one for each copy. */
function coresIn(folder: string, { name }: Manager): readonly string[] {
  const lockfile = join(folder, 'yarn.lock');
  if (name.startsWith('yarn') && existsSync(lockfile)) {
    return [...readFileSync(lockfile, 'utf8').matchAll(/resolution: "@vitrum\/core@npm:([^":]+)/g)].map(([, version = '']) => version);
  }
  const pattern = name === 'pnpm' ? 'node_modules/.pnpm/@vitrum+core@*/node_modules/@vitrum/core/package.json' : 'node_modules/**/@vitrum/core/package.json';
  // npm packages have manifests
  return globSync(pattern, { cwd: folder }).map((path) => (JSON.parse(readFileSync(join(folder, path), 'utf8')) as { version: string }).version);
}
