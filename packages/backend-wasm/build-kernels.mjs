// Compiles the AssemblyScript of kernels/ to TypeScript modules in src/generated/, each with one build as base64, so that the
// package needs no loader for .wasm files, in Node and in bundlers alike. Does nothing when nothing has changed.
import asc from 'assemblyscript/asc';
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const output = join(root, 'src/generated');
const stamp = join(output, '.stamp');

const common = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--noColors'];
const shared = ['--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
const builds = {
  probe: ['probe.ts', '--enable', 'simd'],
  plain: ['index.ts', '--enable', 'simd'],
  'plain-shared': ['shared.ts', '--enable', 'simd,threads', ...shared],
  relaxed: ['index.ts', '--enable', 'simd,relaxed-simd'],
  'relaxed-shared': ['shared.ts', '--enable', 'simd,relaxed-simd,threads', ...shared],
};

/** Changes with the compiler, this script and every kernel. */
function fingerprint() {
  const { version } = createRequire(import.meta.url)('assemblyscript/package.json');
  const hash = createHash('sha256').update(version).update(readFileSync(fileURLToPath(import.meta.url)));
  for (const file of readdirSync(join(root, 'kernels'), { recursive: true }).sort()) {
    if (file.endsWith('.ts')) hash.update(`\n${file}\n`).update(readFileSync(join(root, 'kernels', file)));
  }
  return hash.digest('hex');
}

async function compile([entry, ...options]) {
  let binary;
  const { error, stderr } = await asc.main([`kernels/${entry}`, '--baseDir', root, '--outFile', 'out.wasm', ...common, ...options], {
    writeFile: (_name, contents) => {
      binary = contents;
    },
  });
  if (error) throw new Error(`${stderr.toString()}\n${error.message}`);
  return Buffer.from(binary);
}

function moduleOf(binary) {
  return `// Written by build-kernels.mjs.\n\n/** ${binary.length} bytes of WebAssembly. */\nexport const binary: string =\n  '${binary.toString('base64')}';\n`;
}

const wanted = fingerprint();
const names = Object.keys(builds);
const isComplete = names.every((name) => existsSync(join(output, `${name}.ts`)));
if (!isComplete || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  mkdirSync(output, { recursive: true });
  for (const name of names) writeFileSync(join(output, `${name}.ts`), moduleOf(await compile(builds[name])));
  writeFileSync(stamp, wanted);
}
