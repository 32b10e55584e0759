import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { sheets } from '../src/documents/sheets.ts';

/**
 * The sheets for pupils lie on the site, with links to the lab beside it.
 *
 * @param root - The folder of the repository.
 */
export function classroomSheets(root: string): AstroIntegration {
  return {
    name: 'classroom-sheets',
    hooks: {
      'astro:build:done': ({ dir }) => {
        for (const path of sheets) {
          const file = fileURLToPath(new URL(path, dir));
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, toLabBeside(readFileSync(join(root, path), 'utf8'), '../'.repeat(path.split('/').length - 1)));
        }
      },
    },
  };
}

/** @throws Error where the sheet has no link to a lab of the local machine */
export function toLabBeside(sheet: string, up: string): string {
  const linked = sheet.replaceAll('href="http://localhost:8080/', `href="${up}lab/`);
  if (linked === sheet) throw new Error('A sheet links to http://localhost:8080/, so that it works from a folder: build/classroom-sheets.ts relies on it.');
  return linked.replace('value="http://localhost:8080/"', 'placeholder="the one of this site"');
}
