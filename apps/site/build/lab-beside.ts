import { cpSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * The web lab, as `pnpm --filter web build:site` made it, lies at `lab/` of the same static folder.
 *
 * @param lab - The folder of the built lab.
 */
export function labBeside(lab: string): AstroIntegration {
  return {
    name: 'lab-beside',
    hooks: {
      'astro:build:done': ({ dir }) => {
        if (!existsSync(lab)) throw new Error(`The web lab is not built: there is no ${lab}. Build both with: npx turbo run build:pages`);
        cpSync(lab, fileURLToPath(new URL('lab/', dir)), { recursive: true });
      },
    },
  };
}
