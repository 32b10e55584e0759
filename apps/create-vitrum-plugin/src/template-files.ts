import type { Kind } from './kinds.ts';

/** The files of a new package: where each goes, and its template below `templates`. Handlebars fills in both. */
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
    // npm leaves files called .gitignore out of packages.
    ['.gitignore', 'package/gitignore.hbs'],
  ];
}

/** Parts of templates that differ from kind to kind, by file; a template includes each by the name before the point. */
export const partials = ['facts.ts', 'row.md', 'usage.md', 'command-line.md'] as const;
