import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import packer, { type Configuration } from 'webpack';
import type { Bundler } from '../bundle.ts';

export const webpack: Bundler = async (entry) => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrum-sizes-'));
  try {
    const atStart = await pack({
      mode: 'production', target: ['web', 'es2022'], entry: { program: entry }, devtool: false, performance: false,
      output: { path: folder, module: true, library: { type: 'module' } }, experiments: { outputModule: true },
    });
    return readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)), isAtStart: atStart.includes(name) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The names of the files that load at the start. */
async function pack(configuration: Configuration): Promise<readonly string[]> {
  const compiler = packer(configuration);
  const stats = await promisify(compiler.run.bind(compiler))();
  await promisify(compiler.close.bind(compiler))();
  const { errors = [], entrypoints = {} } = stats?.toJson({ all: false, errors: true, entrypoints: true }) ?? {};
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return (entrypoints['program']?.assets ?? []).map(({ name }) => name);
}
