import { dirname } from 'node:path';
import { build } from 'vite';
import { markStart, type Bundler } from '../bundle.ts';
import { chunksOf } from './chunks-of.ts';

export const vite: Bundler = async (entry) => {
  const built = await build({
    root: dirname(entry), configFile: false, logLevel: 'error',
    build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' } },
  });
  const [bundle] = [built].flat();
  if (bundle === undefined || !('output' in bundle)) throw new Error('Vite gives what it built');
  return markStart(chunksOf(bundle.output));
};
