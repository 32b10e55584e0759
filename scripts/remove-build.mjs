// Removes the build of the package in whose folder it runs, so that no file outlives its source: the first step of every build. With an
// argument, a part of it: node ../../scripts/remove-build.mjs dist/server
import { rmSync } from 'node:fs';

const [folder = 'dist'] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
