import { describe, expect, test } from 'vitest';
import { resolveLink, type LinkSurroundings } from '../src/markdown/resolve-link.ts';

const surroundings: LinkSurroundings = {
  base: '/vitrum/',
  pages: new Map([['README.md', ''], ['docs/errors.md', 'errors'], ['packages/core/README.md', 'packages/core'], ['apps/site/src/content/docs/guide/neuron.mdx', 'guide/neuron']]),
  files: new Set(['examples/classroom/sheet.html']),
  kindOf: (path) => ({ 'packages/core/src/index.ts': 'file', examples: 'folder' } as const)[path],
};

describe('a link of a document', () => {
  test.each([
    ['../../docs/errors.md', 'packages/core/README.md', '/vitrum/errors/'],
    ['../../docs/errors.md#vitrum_unknown_name', 'packages/core/README.md', '/vitrum/errors/#vitrum_unknown_name'],
    ['packages/core', 'README.md', '/vitrum/packages/core/'],
    ['../core/', 'packages/layers/README.md', '/vitrum/packages/core/'],
    ['../../README.md#the-road', 'packages/core/README.md', '/vitrum/#the-road'],
    ['src/index.ts#L3', 'packages/core/README.md', 'https://github.com/vitrum-js/vitrum/blob/main/packages/core/src/index.ts#L3'],
    ['../examples', 'docs/errors.md', 'https://github.com/vitrum-js/vitrum/tree/main/examples'],
    ['#codes', 'docs/errors.md', '#codes'],
    ['https://example.org/a', 'docs/errors.md', 'https://example.org/a'],
    ['mailto:somebody@example.org', 'docs/errors.md', 'mailto:somebody@example.org'],
    ['/lab/', 'apps/site/src/content/docs/guide/neuron.mdx', '/vitrum/lab/'],
    ['/errors/#vitrum_unknown_name', 'apps/site/src/content/docs/guide/neuron.mdx', '/vitrum/errors/#vitrum_unknown_name'],
    ['/', 'apps/site/src/content/docs/404.md', '/vitrum/'],
    ['sheet.html', 'examples/classroom/README.md', '/vitrum/examples/classroom/sheet.html'],
    ['./neuron.mdx', 'apps/site/src/content/docs/guide/layers.mdx', '/vitrum/guide/neuron/'],
  ])('%s of %s leads to %s', (link, from, expected) => {
    expect(resolveLink(link, from, surroundings)).toBe(expected);
  });

  test('that leads to nothing ends the build, with both names', () => {
    expect(() => resolveLink('../gone.md', 'docs/errors.md', surroundings)).toThrow('docs/errors.md links to ../gone.md, and there is no gone.md in the repository.');
    expect(() => resolveLink('/gone/#here', 'docs/errors.md', surroundings)).toThrow('docs/errors.md links to /gone/#here, and the site has no page /gone/.');
  });
});
