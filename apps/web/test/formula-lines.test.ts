import { describe, expect, test } from 'vitest';
import { linesOfFormula } from '../src/page/formula/formula-lines.ts';
import type { MathNode } from '../src/page/formula/math-node.ts';
import { parseFormula } from '../src/page/formula/parse-formula.ts';

const textOf = ({ text, children }: MathNode): string => `${text}${children.map(textOf).join('')}`;

describe('a long formula may break', () => {
  test.each([
    ['∂C/∂zⱼ = φ′(zⱼ) · Σₖ wₖⱼ · ∂C/∂zₖ', ['∂C∂zj', '=φ′(zj)', '·Σkwkj', '·∂C∂zk']],
    ['(784·32 + 32) + (32·16 + 16) = 25,648', ['(784·32+32)', '+(32·16+16)', '=25,648']],
    ['z = w₁·x₁ + w₂·x₂ + … + wₙ·xₙ + b', ['z', '=w1·x1', '+w2·x2', '+…', '+wn·xn', '+b']],
    ['−1 if z < −1 else 1 if z > 1', ['−1\u00a0if\u00a0z<−1\u00a0else\u00a01\u00a0if\u00a0z>1']], // a sign of a number stays with it
    ['a = φ(z)', ['a=φ(z)']], // short enough
  ])('%s', (formula, expected) => {
    expect(linesOfFormula(parseFormula(formula), formula.length).map((nodes) => nodes.map(textOf).join(''))).toEqual(expected);
  });
});
