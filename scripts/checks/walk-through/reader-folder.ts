import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { commandLine, sourceEnvironment, sourceOptions } from '@vitrum/test-support/source-program';
import { readWorkspace, repositoryRoot } from '../../shared/workspace.ts';

/** An empty folder in which a reader follows a page of the site. */
export interface ReaderFolder {
  readonly path: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Makes a folder as `npm install` leaves it: every package can be imported, and the command `vitrum` is there, from the sources. */
export function makeReaderFolder(): ReaderFolder {
  const path = mkdtempSync(join(tmpdir(), 'vitrum-reader-'));
  const modules = join(path, 'node_modules');
  for (const { folder, manifest } of readWorkspace(repositoryRoot, ['packages', 'apps'])) {
    const link = join(modules, manifest.name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(repositoryRoot, folder), link, 'junction');
  }
  writeFileSync(join(path, 'package.json'), '{ "private": true, "type": "module" }\n');
  const programs = join(modules, '.bin');
  mkdirSync(programs);
  const program = join(programs, 'vitrum');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${commandLine}" "$@"\n`);
  chmodSync(program, 0o755);
  return { path, environment: environmentOf(programs) };
}

/** The environment of this process, without npm's, with `programs` first on the path and Node reading the sources of the packages. */
function environmentOf(programs: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD|NODE_OPTIONS)/i.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: [programs, dirname(process.execPath), process.env['PATH']].join(delimiter),
    ...sourceEnvironment,
    NODE_OPTIONS: sourceOptions.join(' '),
    NO_COLOR: '1',
  };
}
