// Builds the pages, and puts the web lab beside them: npx turbo run build:pages. Astro's own command would send telemetry.
import { fileURLToPath } from 'node:url';
import { build } from 'astro';

await build({ root: fileURLToPath(new URL('..', import.meta.url)), logLevel: 'error' });
