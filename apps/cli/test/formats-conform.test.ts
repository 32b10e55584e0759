import { checkPlugin } from '@vitrum/plugin-kit';
import { describe, expect, test } from 'vitest';
import { formatPlugins } from '../src/load/format-plugins.ts';

describe('the formats of the command line pass the checks of plugins', () => {
  test.each(formatPlugins)('$name', async (plugin) => {
    const { contributions } = await checkPlugin(plugin);
    const failures = contributions.flatMap(({ name, results }) => results.flatMap((result) => result.failures.map(({ message }) => `${name}, ${result.check}: ${message}`)));
    expect(failures).toEqual([]);
    expect(contributions.length).toBeGreaterThan(0);
  });
});
