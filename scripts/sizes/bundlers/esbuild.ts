import { relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { markStart, type Bundler } from '../bundle.ts';

export const esbuild: Bundler = async (entry) => {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry], bundle: true, minify: true, splitting: true, format: 'esm', platform: 'browser', target: 'es2022',
    write: false, metafile: true, outdir: 'out', logLevel: 'error',
  });
  const chunks = outputFiles.map(({ path, contents }) => {
    const name = relative(resolve(), path).replaceAll('\\', '/');
    const output = metafile.outputs[name];
    return {
      name, bytes: contents, isEntry: output?.entryPoint !== undefined && isProgram(output.entryPoint, entry),
      imports: (output?.imports ?? []).filter(({ kind }) => kind === 'import-statement').map(({ path: imported }) => imported),
    };
  });
  return markStart(chunks);
};

/** esbuild gives what `import()` asks for an entry point too. */
const isProgram = (entryPoint: string, entry: string): boolean => resolve(entryPoint) === resolve(entry);
