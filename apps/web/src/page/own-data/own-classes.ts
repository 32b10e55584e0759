import { createSignal, type Accessor } from 'solid-js';

/** Side of a picture, in pixels. */
export const pictureSide = 28;

/** A class that a visitor makes: its name, and gray pictures of 28 × 28 bytes. */
export interface OwnClass {
  readonly id: number;
  readonly name: string;
  readonly pictures: readonly Uint8Array[];
}

/** The classes that a visitor makes. */
export interface OwnClasses {
  readonly all: Accessor<readonly OwnClass[]>;
  addClass(name?: string): number;
  rename(id: number, name: string): void;
  removeClass(id: number): void;
  addPictures(id: number, pictures: readonly Uint8Array[]): void;
  removeLast(id: number): void;
}

export function createOwnClasses(): OwnClasses {
  let last = 0;
  const fresh = (name?: string): OwnClass => ({ id: ++last, name: name ?? `class ${last}`, pictures: [] });
  const [all, setAll] = createSignal<readonly OwnClass[]>([fresh(), fresh()]);
  const change = (id: number, how: (own: OwnClass) => OwnClass): void => void setAll((before) => before.map((own) => (own.id === id ? how(own) : own)));
  return {
    all,
    addClass: (name) => {
      const own = fresh(name);
      setAll((before) => [...before, own]);
      return own.id;
    },
    rename: (id, name) => change(id, (own) => ({ ...own, name })),
    removeClass: (id) => void setAll((before) => before.filter((own) => own.id !== id)),
    addPictures: (id, pictures) => change(id, (own) => ({ ...own, pictures: [...own.pictures, ...pictures] })),
    removeLast: (id) => change(id, (own) => ({ ...own, pictures: own.pictures.slice(0, -1) })),
  };
}

/** Why they cannot be trained on yet; undefined when they can. */
export function whatIsMissing(all: readonly OwnClass[]): string | undefined {
  if (all.length < 2) return 'Two classes are needed at least.';
  const few = all.find(({ pictures }) => pictures.length < minPictures);
  if (few !== undefined) return `“${few.name}” has ${few.pictures.length} ${few.pictures.length === 1 ? 'picture' : 'pictures'}; ${minPictures} are needed at least, since a fifth is held out for testing.`;
  const names = all.map(({ name }) => name.trim());
  if (names.includes('')) return 'Every class needs a name.';
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  return twice === undefined ? undefined : `Two classes are called “${twice}”.`;
}

/** With fewer, nothing of a class may be left for one of the parts. */
const minPictures = 3;

/** Pictures and labels in one order: a picture of each class in turn, since training may go through them as they are stored. */
export function inTurns(all: readonly Pick<OwnClass, 'pictures'>[]): { readonly pictures: readonly Uint8Array[]; readonly labels: Uint8Array } {
  const most = Math.max(0, ...all.map(({ pictures }) => pictures.length));
  const places = Array.from({ length: most }, (_, round) => all.flatMap(({ pictures }, label) => (round < pictures.length ? [{ label, picture: pictures[round] ?? new Uint8Array() }] : []))).flat();
  return { pictures: places.map(({ picture }) => picture), labels: Uint8Array.from(places, ({ label }) => label) };
}
