import type { Kind } from './kinds.ts';

/** The files of a new package, and their templates below `templates`. Both are filled in by Handlebars. */
export function templateFiles(kind: Kind): readonly (readonly [destination: string, template: string])[] {
  return [
    ['package.json', 'package/package.json.hbs'],
    ['tsconfig.json', 'package/tsconfig.json.hbs'],
    ['tsconfig.build.json', 'package/tsconfig.build.json.hbs'],
    ['src/index.ts', 'package/src/index.ts.hbs'],
    ['src/{{{name}}}.ts', `${kind}/contribution.ts.hbs`],
    ['test/plugin.test.ts', `${kind}/plugin.test.ts.hbs`],
    ['README.md', 'package/README.md.hbs'],
    ['LICENSE', 'package/LICENSE.hbs'],
    // npm omits files named .gitignore from packages.
    ['.gitignore', 'package/gitignore.hbs'],
  ];
}

/** The parts of templates that differ between kinds, by file; templates include each by its name without extensions. */
export const partials = ['facts.ts', 'row.md', 'usage.md', 'command-line.md'] as const;
