import { contributionKinds, kindNames } from '@vitrum/core/internal';
import fc from 'fast-check';
import { createVitrum } from 'vitrum';
import { describe, expect, test } from 'vitest';
import { piecesOfFormula } from '../src/page/formula/formula-pieces.ts';
import type { MathNode } from '../src/page/formula/math-node.ts';
import { parseFormula } from '../src/page/formula/parse-formula.ts';
import { laterLessons } from '../src/page/lessons/later-lessons.ts';

/** As MathML is written, without what is not seen. */
const markup = (nodes: readonly MathNode[]): string =>
  nodes.map(({ tag, text, children }) => `<${tag}>${children.length > 0 ? markup(children) : text}</${tag}>`).join('');

describe('hand-worked', () => {
  test.each([
    ['z / (1 + |z|)', '<mfrac><mi>z</mi><mrow><mn>1</mn><mo>+</mo><mrow><mo>|</mo><mi>z</mi><mo>|</mo></mrow></mrow></mfrac>'],
    ['1 − a²', '<mn>1</mn><mo>−</mo><msup><mi>a</mi><mn>2</mn></msup>'],
    ['e^−z²', '<msup><mi>e</mi><mrow><mo>−</mo><msup><mi>z</mi><mn>2</mn></msup></mrow></msup>'],
    ['e^zᵢ / Σⱼ e^zⱼ', '<mfrac><msup><mi>e</mi><msub><mi>z</mi><mi>i</mi></msub></msup><mrow><msub><mo>Σ</mo><mi>j</mi></msub><msup><mi>e</mi><msub><mi>z</mi><mi>j</mi></msub></msup></mrow></mfrac>'],
    ['√(2/π)', '<msqrt><mfrac><mn>2</mn><mi>π</mi></mfrac></msqrt>'],
    ['∂C/∂zₖ', '<mfrac><mrow><mo>∂</mo><mi>C</mi></mrow><mrow><mo>∂</mo><msub><mi>z</mi><mi>k</mi></msub></mrow></mfrac>'],
    ['min(z, 6) / 6', '<mfrac><mrow><mi>min</mi><mrow><mo>(</mo><mi>z</mi><mo>,</mo><mn>6</mn><mo>)</mo></mrow></mrow><mn>6</mn></mfrac>'],
    ['φ′(zⱼ)', '<mrow><msup><mi>φ</mi><mo>′</mo></msup><mrow><mo>(</mo><msub><mi>z</mi><mi>j</mi></msub><mo>)</mo></mrow></mrow>'],
    ['μₜ₊₁', '<msub><mi>μ</mi><mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow></msub>'],
    ['1/n · Σ (y − t)²', '<mfrac><mn>1</mn><mi>n</mi></mfrac><mo>·</mo><mrow><mo>Σ</mo><msup><mrow><mo>(</mo><mi>y</mi><mo>−</mo><mi>t</mi><mo>)</mo></mrow><mn>2</mn></msup></mrow>'],
    ['25,120 + 0.5', '<mn>25,120</mn><mo>+</mo><mn>0.5</mn>'],
  ])('%s', (formula, expected) => {
    expect(markup(parseFormula(formula))).toBe(expected);
  });
});

/** Raised and lowered characters as they are spelled, without what typesetting says by place: strokes, roots, parentheses and spaces. */
const spelled = (text: string): string =>
  Array.from(text.replaceAll('′', 'P'), (character) => character.normalize('NFKC').replace('-', '−'))
    .join('')
    .replaceAll(/[\s/^_√()\u2061]/g, '');

const textOf = ({ tag, text, children }: MathNode): string => {
  const [base, below, above] = children.map(textOf);
  // Both kinds of scripts in one element are in the order of the element, whichever was written first.
  return tag === 'msubsup' ? `${base ?? ''}${below ?? ''}${above ?? ''}` : `${text}${children.map(textOf).join('')}`;
};

const registry = createVitrum();
const ofRegistry = kindNames.flatMap((kind) =>
  registry[kind].entries.flatMap(({ definition }) => [
    ...(definition.formula === undefined ? [] : [[`${contributionKinds[kind].singular} ${definition.name}`, definition.formula] as const]),
    ...(definition.derivativeFormula === undefined ? [] : [[`${definition.name}′`, definition.derivativeFormula] as const]),
  ]),
);
const ofLessons = Object.entries(laterLessons).flatMap(([id, { paragraphs }]) =>
  paragraphs.flatMap((paragraph) => (typeof paragraph === 'object' && 'formula' in paragraph ? [[id, paragraph.formula] as const] : [])),
);

test('there are formulas to look at', () => {
  expect(ofRegistry.length).toBeGreaterThan(80);
  expect(ofLessons.length).toBeGreaterThan(8);
});

test.each([...ofRegistry, ...ofLessons])('nothing of %s is lost: %s', (_, formula) => {
  const parsed = parseFormula(formula);
  expect(spelled(parsed.map(textOf).join(''))).toBe(spelled(formula));
  expect(shapeFaults(parsed)).toEqual([]);
});

/** How many children an element of MathML has to have. */
const arity: Readonly<Partial<Record<MathNode['tag'], number>>> = { mfrac: 2, msup: 2, msub: 2, msubsup: 3, msqrt: 1 };

function shapeFaults(nodes: readonly MathNode[]): readonly string[] {
  return nodes.flatMap(({ tag, children }) => [...(arity[tag] !== undefined && arity[tag] !== children.length ? [`${tag} of ${children.length}`] : []), ...shapeFaults(children)]);
}

test('whatever a plugin writes is read', () => {
  const piece = fc.constantFrom('(', ')', '/', '^', '√', 'Σ', '|', 'z', 'ᵢ', '²', ' ', '1', '∂', 'ln', '−', '_', '[', 'if', '′');
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
    expect(shapeFaults(parseFormula(pieces.join('')))).toEqual([]);
  }));
  fc.assert(fc.property(fc.string(), (text) => void parseFormula(text)));
});

test.each([
  ['1 − a²', ['1 − a²']],
  ['z if z > 0, else 0', ['z', 'if z > 0,', 'else 0']],
  ['∂aᵢ/∂zⱼ = aᵢ · (1 − aᵢ) for i = j, else −aᵢ · aⱼ', ['∂aᵢ/∂zⱼ = aᵢ · (1 − aᵢ)', 'for i = j,', 'else −aᵢ · aⱼ']],
  ['Φ(z) + z · N(z), with Φ the normal distribution and N its density for z', ['Φ(z) + z · N(z),', '“with Φ the normal distribution and N its density for z”']],
  ['max(0, z if z > 1 else 0)', ['max(0, z if z > 1 else 0)']],
])('a line may break in %s', (formula, pieces) => {
  expect(piecesOfFormula(formula).map(({ text, isProse }) => (isProse ? `“${text}”` : text))).toEqual(pieces);
});
