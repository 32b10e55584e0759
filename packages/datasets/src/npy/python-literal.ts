/** A value that Python writes: text, whole numbers, True, False, None, tuples and lists, dictionaries with text as keys. */
export type PythonLiteral =
  | string
  | number
  | boolean
  | null
  | readonly PythonLiteral[]
  | ReadonlyMap<string, PythonLiteral>;

/** Nothing that anybody writes is nested more deeply, and a damaged file must not exhaust the stack. */
const deepest = 16;

/**
 * Reads a literal of Python, without running anything; undefined when the text is none.
 *
 * @example
 * parsePythonLiteral("{'shape': (2, 3), }") // Map { 'shape' → [2, 3] }
 */
export function parsePythonLiteral(text: string): PythonLiteral | undefined {
  const tokens = tokenise(text);
  if (tokens === undefined) return undefined;
  const reader = new Reader(tokens);
  try {
    const value = reader.value(0);
    return reader.isAtEnd ? value : undefined;
  } catch (error) {
    if (error instanceof NoLiteral) return undefined;
    throw error;
  }
}

class NoLiteral extends Error {}

/** Text in single or double quotes without escapes, numbers (Python 2 wrote an L behind long ones), words, brackets. */
const token = /\s*(?:('[^'\\\n]*'|"[^"\\\n]*")|(-?\d+)L?|(True|False|None)|([{}()[\],:]))/y;
const words: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };

type Token = { readonly value: string | number | boolean | null } | { readonly mark: string };

function tokenise(text: string): readonly Token[] | undefined {
  const trimmed = text.trimEnd();
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < trimmed.length) {
    const match = token.exec(trimmed); // on a failure lastIndex is 0 again
    if (match === null) return undefined;
    const [, quoted, digits, word, mark] = match;
    if (quoted !== undefined) tokens.push({ value: quoted.slice(1, -1) });
    else if (digits !== undefined) tokens.push({ value: Number(digits) });
    else if (word !== undefined) tokens.push({ value: words[word] ?? null });
    else if (mark !== undefined) tokens.push({ mark });
  }
  return tokens;
}

class Reader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#next === this.#tokens.length;
  }

  value(depth: number): PythonLiteral {
    const read = this.#tokens[this.#next++];
    if (read === undefined || depth > deepest) throw new NoLiteral();
    if ('value' in read) return read.value;
    if (read.mark === '{') return this.#dictionary(depth);
    if (read.mark === '[') return this.#items(']', depth);
    if (read.mark === '(') return this.#tuple(depth);
    throw new NoLiteral();
  }

  /** `(1)` is 1, but `(1,)` is a tuple. */
  #tuple(depth: number): PythonLiteral {
    const items = this.#items(')', depth);
    const [only] = items;
    return items.length === 1 && only !== undefined && !this.#hadComma ? only : items;
  }

  #hadComma = false;

  #items(end: string, depth: number): readonly PythonLiteral[] {
    const items: PythonLiteral[] = [];
    let hadComma = false;
    while (!this.#skip(end)) {
      items.push(this.value(depth + 1));
      hadComma = this.#skip(',');
      if (!hadComma) {
        this.#expect(end);
        break;
      }
    }
    this.#hadComma = hadComma;
    return items;
  }

  #dictionary(depth: number): ReadonlyMap<string, PythonLiteral> {
    const entries = new Map<string, PythonLiteral>();
    while (!this.#skip('}')) {
      const key = this.value(depth + 1);
      if (typeof key !== 'string') throw new NoLiteral();
      this.#expect(':');
      entries.set(key, this.value(depth + 1));
      if (this.#skip(',')) continue;
      this.#expect('}');
      break;
    }
    return entries;
  }

  #expect(mark: string): void {
    if (!this.#skip(mark)) throw new NoLiteral();
  }

  #skip(mark: string): boolean {
    const read = this.#tokens[this.#next];
    const isIt = read !== undefined && 'mark' in read && read.mark === mark;
    if (isIt) this.#next++;
    return isIt;
  }
}
