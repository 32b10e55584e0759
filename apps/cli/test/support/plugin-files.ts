import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes files below a folder, with the folders that they lie in. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

const activation = `{
  name: 'bowed-identity',
  options: { curvature: { type: 'number', default: 1, minimum: 0.5, maximum: 4, description: 'how bent' } },
  create: ({ curvature }) => ({
    forward: (z) => (Math.sqrt(z * z + curvature) - Math.sqrt(curvature)) / 2 + z,
    derivative: (z) => z / (2 * Math.sqrt(z * z + curvature)) + 1,
  }),
}`;

/** A plugin as a plain object, in a file that imports nothing. */
export const bentSource = (version = '1.0.0'): string =>
  `export default { name: 'vitrum-plugin-bent', version: '${version}', activations: [${activation}] };\n`;

/** The same plugin in TypeScript, with the formula in a file beside it: syntax that has to be compiled, and types. */
export const typescriptFiles: Readonly<Record<string, string>> = {
  'typescript/plugin.ts': `import { root, type Options } from './formula.ts';
enum Default { Curvature = 1 }
const forward = (z: number, { curvature }: Options): number => (root(z * z + curvature) - root(curvature)) / 2 + z;
export default {
  name: 'vitrum-plugin-bent', version: '1.0.0',
  activations: [{
    name: 'bowed-identity',
    options: { curvature: { type: 'number', default: Default.Curvature, minimum: 0.5, maximum: 4, description: 'how bent' } },
    create: (options: Options) => ({
      forward: (z: number) => forward(z, options),
      derivative: (z: number) => z / (2 * root(z * z + options.curvature)) + 1,
    }),
  }],
} as const;
`,
  'typescript/formula.ts': `export interface Options { readonly curvature: number }
export const root = (value: number): number => Math.sqrt(value);
`,
};

/** The same plugin as an installed package that can be imported and not required. */
export const packageFiles: Readonly<Record<string, string>> = {
  'node_modules/vitrum-plugin-bent/package.json': JSON.stringify({
    name: 'vitrum-plugin-bent',
    version: '1.0.0',
    type: 'module',
    exports: { '.': { import: './dist/plugin.js' } },
  }),
  'node_modules/vitrum-plugin-bent/dist/plugin.js': bentSource(),
};

/** A loss, in a plugin of its own. */
export const oddSource = (version = '1.0.0'): string => `export default {
  name: 'vitrum-plugin-odd', version: '${version}',
  losses: [{ name: 'quartic-error', reduction: 'sum', value: (y, t) => (y - t) ** 4, derivative: (y, t) => 4 * (y - t) ** 3 }],
};
`;
