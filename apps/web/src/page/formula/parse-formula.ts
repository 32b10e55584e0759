import { tokensOf, type FormulaToken } from './formula-tokens.ts';
import { branch, leaf, rowOf, withoutParentheses, type MathNode } from './math-node.ts';

/**
 * Reads a formula in plain text, as the registry and the lessons have them: `(e^z − e^−z) / (e^z + e^−z)`, `√(2/π)`, `Σⱼ e^zⱼ`.
 *
 * A fraction has the one factor before its stroke and the one after it, which is what a product over a quotient means; what is raised is
 * the one factor after `^`, with its sign. What is no mathematics stays text. Never throws: plugins write formulas as they like.
 */
export const parseFormula = (formula: string): readonly MathNode[] => new FormulaReader(tokensOf(formula)).readAll();

const closings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '⌊': '⌋', '|': '|', '‖': '‖' };
const functions: ReadonlySet<string> = new Set(['ln', 'log', 'exp', 'sin', 'cos', 'tan', 'tanh', 'cosh', 'erf', 'sign']);
const proseWords: ReadonlySet<string> = new Set(['if', 'else', 'with', 'for', 'of', 'over', 'and', 'from', 'to', 'where', 'new']);
const noBreak = '\u00a0';

class FormulaReader {
  readonly #tokens: readonly FormulaToken[];
  #at = 0;

  constructor(tokens: readonly FormulaToken[]) {
    this.#tokens = tokens;
  }

  readAll(): readonly MathNode[] {
    const nodes: MathNode[] = [];
    while (this.#token() !== undefined) {
      nodes.push(...this.#readUntil(undefined));
      const stray = this.#token(); // a parenthesis that nothing opened
      if (stray !== undefined) nodes.push(this.#takeSign());
    }
    return nodes;
  }

  #readUntil(closing: string | undefined): readonly MathNode[] {
    const nodes: MathNode[] = [];
    for (let token = this.#token(); token !== undefined && !isClosing(token, closing); token = this.#token()) {
      if (token.kind === 'sign' && token.text === '/' && nodes.length > 0) {
        this.#at++;
        nodes.push(this.#fraction(nodes.pop() ?? leaf('mtext', '')));
      } else nodes.push(this.#factor());
    }
    return nodes;
  }

  #fraction(above: MathNode): MathNode {
    const below = this.#token() === undefined ? leaf('mtext', '') : this.#factor();
    return branch('mfrac', [withoutParentheses(above), withoutParentheses(below)]);
  }

  /** What a stroke, a root or a raised sign takes. */
  #factor(): MathNode {
    const token = this.#token();
    if (token?.kind === 'sign') return this.#signed(token);
    if (token?.kind === 'word') return this.#named(token);
    this.#at++;
    return this.#withScripts(token?.kind === 'number' ? leaf('mn', token.text) : leaf('mtext', token?.text ?? ''));
  }

  #signed({ text }: FormulaToken): MathNode {
    const closing = closings[text];
    if (closing !== undefined) return this.#withScripts(this.#group(closing));
    if (text === '√') {
      this.#at++;
      return this.#withScripts(branch('msqrt', [this.#token() === undefined ? leaf('mtext', '') : withoutParentheses(this.#factor())]));
    }
    const sign = this.#withScripts(this.#takeSign());
    const next = this.#token();
    if (text === '∂' && next?.kind === 'word') return branch('mrow', [sign, this.#factor()]);
    if (text !== 'Σ') return sign;
    const summed = this.#product();
    return branch('mrow', [sign, ...summed]);
  }

  /** The factors that a sum is of: up to the next sign that is no multiplication. */
  #product(): readonly MathNode[] {
    const nodes: MathNode[] = [];
    for (let token = this.#token(); token !== undefined && isPartOfProduct(token); token = this.#token()) {
      nodes.push(token.text === '/' ? this.#overStroke(nodes) : this.#factor());
    }
    return nodes;
  }

  #overStroke(nodes: MathNode[]): MathNode {
    this.#at++;
    return this.#fraction(nodes.pop() ?? leaf('mtext', ''));
  }

  #named(token: FormulaToken): MathNode {
    this.#at++;
    const next = this.#token();
    if (this.#isProse(token, next)) return leaf('mtext', `${token.isAfterSpace ? noBreak : ''}${token.text}${!next?.isAfterSpace ? '' : noBreak}`);
    const name = this.#withScripts(leaf('mi', token.text));
    const argument = this.#token();
    const isCall = argument !== undefined && !argument.isAfterSpace && (argument.text === '(' || argument.text === '[');
    if (isCall) return this.#withScripts(branch('mrow', [name, this.#group(closings[argument.text] ?? '')]));
    const isApplied = functions.has(token.text) && argument !== undefined && argument.isAfterSpace && argument.kind === 'word';
    return isApplied ? branch('mrow', [name, leaf('mo', '\u2061'), leaf('mtext', noBreak), this.#factor()]) : name;
  }

  /** Words among words, and those that join formulas. */
  #isProse({ text, isAfterSpace }: FormulaToken, next: FormulaToken | undefined): boolean {
    if (proseWords.has(text)) return true;
    if (functions.has(text) || text.length === 1) return false;
    const before = this.#tokens[this.#at - 2];
    const isAfterWord = isAfterSpace && before?.kind === 'word';
    return isAfterWord || (next?.isAfterSpace === true && next.kind === 'word');
  }

  #group(closing: string): MathNode {
    const nodes = [this.#takeSign(), ...this.#readUntil(closing)];
    const isClosed = this.#token() !== undefined;
    if (isClosed) nodes.push(this.#takeSign());
    return branch('mrow', nodes, isClosed && closing === ')');
  }

  #withScripts(base: MathNode): MathNode {
    let [above, below]: [MathNode | undefined, MathNode | undefined] = [undefined, undefined];
    for (let token = this.#token(); token !== undefined && !token.isAfterSpace; token = this.#token()) {
      if (token.kind === 'superscript' && above === undefined) above = this.#takeScript();
      else if (token.kind === 'subscript' && below === undefined) below = this.#takeScript();
      else if (token.text === '^' && above === undefined) above = this.#raised();
      else if (token.text === '_' && below === undefined) below = this.#raised();
      else break;
    }
    if (above !== undefined && below !== undefined) return branch('msubsup', [base, below, above]);
    if (above !== undefined) return branch('msup', [base, above]);
    return below === undefined ? base : branch('msub', [base, below]);
  }

  /** What follows `^` or `_`, with its sign. */
  #raised(): MathNode {
    this.#at++;
    const token = this.#token();
    if (token === undefined) return leaf('mtext', '');
    if (token.text !== '−' && token.text !== '-') return this.#factor();
    return branch('mrow', [this.#takeSign(), this.#token() === undefined ? leaf('mtext', '') : this.#factor()]);
  }

  #takeScript(): MathNode {
    const { text = '' } = this.#token() ?? {};
    this.#at++;
    return rowOf(Array.from(text.matchAll(/\d+|./gu), ([part]) => leaf(/^\d/.test(part) ? 'mn' : /^\p{L}/u.test(part) ? 'mi' : 'mo', part)));
  }

  #takeSign(): MathNode {
    const { text = '' } = this.#token() ?? {};
    this.#at++;
    return leaf('mo', text === '-' ? '−' : text);
  }

  #token(): FormulaToken | undefined {
    return this.#tokens[this.#at];
  }
}

const closingSigns: ReadonlySet<string> = new Set([')', ']', '}', '⌋']);

/** Where a formula closes more than it opened, nothing swallows the rest. */
const isClosing = ({ kind, text }: FormulaToken, closing: string | undefined): boolean => kind === 'sign' && (text === closing || closingSigns.has(text));

function isPartOfProduct({ kind, text }: FormulaToken): boolean {
  if (kind === 'word') return !proseWords.has(text);
  return kind !== 'sign' || ['·', '(', '|', '√', '∂', 'Σ', '/', '['].includes(text);
}
