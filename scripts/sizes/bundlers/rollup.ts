import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup as bundle } from 'rollup';
import { minify } from 'terser';
import { markStart, type Bundler } from '../bundle.ts';
import { chunksOf } from './chunks-of.ts';

export const rollup: Bundler = async (entry) => {
  const bundled = await bundle({ input: entry, plugins: [nodeResolve({ browser: true })] });
  const shortened = { name: 'shortened', renderChunk: async (code: string): Promise<string> => (await minify(code, { module: true })).code ?? code };
  const { output } = await bundled.generate({ format: 'es', plugins: [shortened] });
  await bundled.close();
  return markStart(chunksOf(output));
};
