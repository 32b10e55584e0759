import { expect, test } from 'vitest';
import { lowered, overLimits } from '../checks/surface/limits.ts';
import { readSurface, type EntrySurface } from '../checks/surface/read-surface.ts';
import { temporaryWorkspace, type Files } from './temporary-workspace.ts';

const entry = (source: string): object => ({ '@vitrum/source': source });

const tree: Files = {
  'packages/core/package.json': { name: '@vitrum/core', exports: { '.': entry('./src/index.ts'), './internal': entry('./src/internal.ts'), './package.json': './package.json' } },
  'packages/core/src/internal.ts': 'export const hidden = 1;',
  'packages/core/src/index.ts': `
    export { told, type Shape } from './parts.ts';
    export interface Layer {
      name: string;
      /** Its size. */
      size: number;
      bind(): void;
    }
    /** A stack. */
    export class Stack implements Sized {
      #own = 1;
      private kept = 2;
      size = 1;
      constructor(readonly layers: Layer[]) {}
      /** Told. */
      get top(): number { return this.#own + this.kept; }
      push(): void {}
    }
    /** What has a size. */
    export interface Sized {
      /** How many. */
      size: number;
    }
    /** Two numbers. */
    export type Pair = {
      first: number;
      /** The other. */
      second: number;
    };
    /** A pair with a name. */
    export interface Named extends Readonly<Marked> {
      /** Its places. */
      places: readonly {
        x: number;
        /** Down. */
        y: number;
      }[];
    }
    interface Marked { mark: string }
  `,
  'packages/core/src/parts.ts': '/** Told. */ export const told = 1; export type Shape = number[];',
  'packages/all/package.json': { name: 'all', exports: { '.': entry('./src/index.ts') } },
  'packages/all/src/index.ts': "export { told, type Layer } from '../../core/src/index.ts'; export function own(): void {}",
  'packages/hidden/package.json': { name: 'hidden', private: true, exports: { '.': entry('./src/index.ts') } },
};

test('names, and what of them has no docstring, are counted where they are declared', () => {
  expect(readSurface(temporaryWorkspace(tree))).toEqual([
    { entry: 'all', names: ['Layer', 'own', 'told'], undocumented: ['own'] },
    {
      entry: '@vitrum/core',
      names: ['Layer', 'Named', 'Pair', 'Shape', 'Sized', 'Stack', 'told'],
      undocumented: ['Shape', 'Layer', 'Layer.name', 'Layer.bind', 'Stack.layers', 'Stack.push', 'Pair.first', 'Named.mark', 'Named.x'],
    },
  ]);
});

const surface: readonly EntrySurface[] = [{ entry: 'a', names: ['one', 'two'], undocumented: ['two'] }];

test.each([
  ['what is within its limits passes', { a: { names: 2, undocumented: 1 } }, []],
  ['names are counted', { a: { names: 1, undocumented: 1 } }, ['a exports 2 names and may export 1.']],
  ['what has no docstring is named', { a: { names: 2, undocumented: 0 } }, ['a has 1 names and members without a docstring and may have 0: two.']],
  ['an entry without limits is new', {}, ['a is a new entry']],
])('%s', (_, limits, faults) => {
  expect(overLimits(surface, limits)).toEqual(faults.map((fault): unknown => expect.stringContaining(fault)));
});

test('limits are lowered and never raised; those of entries that are gone go', () => {
  expect(lowered(surface, { a: { names: 1, undocumented: 5 }, gone: { names: 1, undocumented: 1 } })).toEqual({ a: { names: 1, undocumented: 1 } });
});
