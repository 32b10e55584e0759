import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareOutput, programs, type Program } from '../programs.ts';
import type { Stage } from '../stage.ts';
import { startSize } from '../start-size.ts';
import { versions } from '../versions.ts';
import type { Words } from '../workplace.ts';

/** A bundler, used as its documentation says for a program in modern browsers. */
interface Bundler {
  readonly name: string;
  /** @param entry - The name of a program, whose file is `entry.mjs`; the result is `out/NAME/entry/entry.js`. */
  readonly command: (entry: string) => Words;
  readonly configuration: (entry: string) => Readonly<Record<string, string>>;
}

const bundlers: readonly Bundler[] = [
  {
    name: 'esbuild',
    command: (entry) => ['npx', '--no', '--', 'esbuild', `${entry}.mjs`, '--bundle', '--minify', '--format=esm', '--splitting', `--outdir=out/esbuild/${entry}`],
    configuration: () => ({}),
  },
  {
    name: 'rollup',
    command: (entry) => ['npx', '--no', '--', 'rollup', '--config', `rollup-${entry}.mjs`, '--silent'],
    configuration: (entry) => ({
      [`rollup-${entry}.mjs`]: [
        "import resolve from '@rollup/plugin-node-resolve';",
        `export default { input: '${entry}.mjs', plugins: [resolve({ browser: true })], output: { dir: 'out/rollup/${entry}', format: 'es', compact: true } };`,
      ].join('\n'),
    }),
  },
  {
    name: 'webpack',
    command: (entry) => ['npx', '--no', '--', 'webpack', '--config', `webpack-${entry}.mjs`, '--stats', 'errors-warnings'],
    configuration: (entry) => ({
      [`webpack-${entry}.mjs`]: `export default {
  mode: 'production', target: ['web', 'es2022'], entry: './${entry}.mjs', experiments: { outputModule: true },
  output: { path: import.meta.dirname + '/out/webpack/${entry}', filename: '${entry}.js', module: true, chunkFormat: 'module', chunkLoading: 'import', publicPath: 'auto' },
};`,
    }),
  },
  {
    name: 'vite',
    command: (entry) => ['npx', '--no', '--', 'vite', 'build', '--config', `vite-${entry}.mjs`, '--logLevel', 'warn'],
    configuration: (entry) => ({
      [`vite-${entry}.mjs`]: `export default {
  build: {
    target: 'es2022', outDir: 'out/vite/${entry}', modulePreload: false,
    rollupOptions: { input: '${entry}.mjs', output: { entryFileNames: '[name].js' } },
  },
};`,
    }),
  },
];

/** Bundles programs with each bundler, and runs the results on the oldest and on the newest Node. */
export async function bundle(stage: Stage): Promise<void> {
  const folder = stage.project('bundle');
  const node = stage.tools.newest;
  const { esbuild, rollup, vite, webpack, 'webpack-cli': webpackCli, '@rollup/plugin-node-resolve': resolve } = versions;
  const tools = { esbuild, rollup, vite, webpack, 'webpack-cli': webpackCli, '@rollup/plugin-node-resolve': resolve };
  const installs = [...new Set(Object.values(programs).flatMap((program) => program.installs))];
  const isInstalled = await stage.check('bundle', { packages: installs.join(' '), manager: 'npm', node: node.version }, async () => {
    await stage.run(['npm', 'install', ...installs, ...Object.entries(tools).map(([name, version]) => `${name}@${version}`)], folder, node);
    return 'installed with four bundlers';
  });
  if (!isInstalled) return;
  const { node: _, ...forBrowsers } = programs;
  for (const [entry, program] of Object.entries(forBrowsers)) {
    writeFileSync(join(folder, `${entry}.mjs`), program.code);
    for (const bundler of bundlers) await bundleAndRun(stage, folder, entry, program, bundler);
  }
}

async function bundleAndRun(stage: Stage, folder: string, entry: string, { packages, expected }: Program, { name, command, configuration }: Bundler): Promise<void> {
  const { oldest, newest } = stage.tools;
  await stage.check('bundle', { packages, manager: 'npm', node: `${oldest.version}, ${newest.version}`, tool: name }, async () => {
    for (const [file, text] of Object.entries(configuration(entry))) writeFileSync(join(folder, file), text);
    const warnings = await stage.run(command(entry), folder, newest);
    if (/warning/i.test(warnings)) throw new Error(`${name} warns:\n${warnings}`);
    const out = join(folder, 'out', name, entry);
    for (const node of [oldest, newest]) compareOutput(expected, await stage.run(['node', join(out, `${entry}.js`)], folder, node));
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
    const size = startSize(out, `${entry}.js`);
    return `runs, ${(size / 1000).toFixed(1)} kB gzipped at the start${files.length > 1 ? `, ${files.length} files in all` : ''}`;
  });
}
