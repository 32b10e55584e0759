import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { compareOutput, programs } from '../programs.ts';
import type { Stage } from '../stage.ts';
import { versions } from '../versions.ts';

/** Runs vitrum on what runs JavaScript besides Node: Deno and Bun install it themselves, workerd takes a bundle. */
export async function runtimes(stage: Stage): Promise<void> {
  const { deno, bun, workerd } = stage.tools.runtimes;
  const { toolkit } = programs;
  const node = stage.tools.newest;
  if (deno !== undefined) {
    await stage.check('runtimes', { packages: 'vitrum', manager: 'deno', tool: `Deno ${versions.deno}` }, async () => {
      const folder = stage.project('deno', { 'main.mjs': toolkit.code });
      await stage.run([deno, 'add', '--quiet', '--minimum-dependency-age=0', 'npm:vitrum'], folder, node);
      return compareOutput(toolkit.expected, await stage.run([deno, 'run', '--quiet', 'main.mjs'], folder, node));
    });
  }
  if (bun !== undefined) {
    await stage.check('runtimes', { packages: 'vitrum', manager: 'bun', tool: `Bun ${versions.bun}` }, async () => {
      const folder = stage.project('bun', { 'main.mjs': toolkit.code });
      await stage.run([bun, 'add', 'vitrum'], folder, node);
      return compareOutput(toolkit.expected, await stage.run([bun, 'run', 'main.mjs'], folder, node));
    });
  }
  if (workerd !== undefined) {
    await stage.check('runtimes', { packages: 'vitrum', manager: 'npm', tool: 'workerd' }, () => onTheEdge(stage, workerd));
  }
}

/** workerd forbids to compile WebAssembly, so that plain TypeScript computes. */
async function onTheEdge(stage: Stage, workerd: string): Promise<string> {
  const { toolkit } = programs;
  const node = stage.tools.newest;
  const [imports, body] = split(toolkit.code.replaceAll('console.log(', 'print('));
  const code = `${imports}\nexport default { async fetch() {\nconst printed = [];\nconst print = (text) => printed.push(text);\n${body}\nreturn new Response(printed.join('\\n'));\n} };\n`;
  const port = await freePort();
  const configuration = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (modules = [(name = "worker", esModule = embed "worker.js")], compatibilityDate = "2026-01-01"))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
`;
  const folder = stage.project('workerd', { 'main.mjs': code, 'worker.capnp': configuration });
  await stage.run(['npm', 'install', 'vitrum', `esbuild@${versions.esbuild}`], folder, node);
  await stage.run(['npx', '--no', '--', 'esbuild', 'main.mjs', '--bundle', '--format=esm', '--outfile=worker.js'], folder, node);
  const server = stage.workplace.start([workerd, 'serve', 'worker.capnp'], { cwd: folder, env: stage.environment(node) });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (text: Buffer) => (output += text.toString()));
  try {
    const answer = await ask(`http://127.0.0.1:${port}/`, () => output);
    return compareOutput(toolkit.expected.map((line) => line.replace(/ on \w+$/, ' on reference')), answer);
  } finally {
    writeFileSync(join(folder, 'log.txt'), output);
    await stage.workplace.stop(server);
  }
}

/** The imports of a program, and the rest. */
function split(code: string): readonly [string, string] {
  const lines = code.split('\n');
  const isImport = (line: string): boolean => line.startsWith('import ');
  return [lines.filter(isImport).join('\n'), lines.filter((line) => !isImport(line)).join('\n')];
}

async function ask(address: string, output: () => string): Promise<string> {
  for (let attempt = 0; attempt < 80; attempt++) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok === true) return response.text();
    if (response !== undefined) throw new Error(`It answers ${response.status}:\n${output()}`);
    await wait(250);
  }
  throw new Error(`workerd does not answer; it wrote:\n${output()}`);
}
