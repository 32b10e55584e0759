import type { Stroke } from './strokes.ts';

/** A drawing that was given as an example. */
export interface Drawing {
  readonly id: string;
  readonly strokes: readonly Stroke[];
}

/** A kind of drawing that the visitor has named. */
export interface DrawnClass {
  readonly id: string;
  readonly name: string;
  readonly drawings: readonly Drawing[];
}

/** Everything that was drawn. */
export type Collection = readonly DrawnClass[];

export type Change =
  | { readonly type: 'add class'; readonly id: string }
  | { readonly type: 'rename class'; readonly id: string; readonly name: string }
  | { readonly type: 'remove class'; readonly id: string }
  | { readonly type: 'add drawing'; readonly classId: string; readonly drawing: Drawing }
  | { readonly type: 'remove drawing'; readonly classId: string; readonly id: string }
  | { readonly type: 'replace'; readonly collection: Collection };

/** More classes than a visitor has the patience for, or names that fit beside the bars. */
export const maxClasses = 8;

/** What a page begins with. */
export const start: Collection = ['circle', 'zigzag'].map((name) => ({ id: name, name, drawings: [] }));

/** The collection after a change. */
export function change(collection: Collection, action: Change): Collection {
  switch (action.type) {
    case 'add class':
      return collection.length < maxClasses ? [...collection, { id: action.id, name: freeName(collection), drawings: [] }] : collection;
    case 'rename class':
      return update(collection, action.id, (each) => ({ ...each, name: action.name }));
    case 'remove class':
      return collection.filter(({ id }) => id !== action.id);
    case 'add drawing':
      return update(collection, action.classId, (each) => ({ ...each, drawings: [...each.drawings, action.drawing] }));
    case 'remove drawing':
      return update(collection, action.classId, (each) => ({ ...each, drawings: each.drawings.filter(({ id }) => id !== action.id) }));
    case 'replace':
      return action.collection;
  }
}

const update = (collection: Collection, id: string, make: (each: DrawnClass) => DrawnClass): Collection => collection.map((each) => (each.id === id ? make(each) : each));

function freeName(collection: Collection): string {
  const taken = new Set(collection.map(({ name }) => name));
  for (let number = collection.length + 1; ; number++) if (!taken.has(`class ${number}`)) return `class ${number}`;
}

/** Why a network cannot learn from the collection yet; undefined if it can. */
export function obstacle(collection: Collection): string | undefined {
  if (collection.length < 2) return 'Add a second class: there is nothing to tell apart yet.';
  const names = collection.map(({ name }) => name.trim());
  if (names.includes('')) return 'Give every class a name.';
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) return `Two classes are called “${twice}”: give one of them another name.`;
  const empty = collection.find(({ drawings }) => drawings.length < 2);
  if (empty === undefined) return undefined;
  return `Draw at least two examples of “${empty.name}”, better five.`;
}
