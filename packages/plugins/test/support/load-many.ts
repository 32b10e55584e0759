// Loads plugins in a process of its own, where nothing stands between it and Node's import: prints a list as JSON.
import { isVitrumError } from '@vitrum/core';
import { loadPlugin } from '../../src/load-plugin.ts';

const results: unknown[] = [];
for (const specifier of process.argv.slice(2)) results.push(await load(specifier));
process.stdout.write(JSON.stringify(results));

async function load(specifier: string): Promise<unknown> {
  try {
    const { plugin, origin, url } = await loadPlugin(specifier);
    return { name: plugin.name, origin, url };
  } catch (error) {
    if (!isVitrumError(error)) return { message: String(error) };
    const { code, message, hint, nearest } = error;
    return { code, message, hint, nearest };
  }
}
