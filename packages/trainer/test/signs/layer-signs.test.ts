import { gradientRatio, layerSigns, type LayerFigures } from '@vitrum/trainer/signs';
import { describe, expect, test } from 'vitest';

const layer = (index: number, figures: Partial<LayerFigures> = {}): LayerFigures => ({
  layer: index, type: 'dense', units: 10, dead: 0, saturated: 0, weightNorm: 2, gradientNorm: 0.2, ...figures,
});
const other = (index: number): LayerFigures => ({ layer: index, type: 'dropout' });

describe('the figures of layers', () => {
  test.each<[string, readonly LayerFigures[], readonly [sign: string, layer: number, figure: number][]]>([
    ['that are healthy', [layer(0), other(1), layer(2)], []],
    ['without weights', [other(0)], []],
    ['of one layer', [layer(0)], []],
    ['4 of 10 dead', [layer(0, { dead: 4 }), layer(1)], [['dead-units', 0, 0.4]]],
    ['3 of 10 dead', [layer(0, { dead: 3 }), layer(1)], []],
    ['all dead in the last', [layer(0), layer(1, { dead: 10 })], [['dead-units', 1, 1]]],
    ['dead, and no gradient before them', [layer(0, { gradientNorm: 0 }), layer(1, { dead: 10 }), layer(2)], [['dead-units', 1, 1]]],
    ['5 of 10 saturated', [layer(0, { saturated: 5 }), layer(1)], [['saturated-units', 0, 0.5]]],
    ['4 of 10 saturated', [layer(0, { saturated: 4 }), layer(1)], []],
    ['saturated outputs, as of sure answers', [layer(0), layer(1, { saturated: 10 })], []],
    ['both in two layers', [layer(0, { dead: 5 }), layer(1, { saturated: 6 }), layer(2)], [['dead-units', 0, 0.5], ['saturated-units', 1, 0.6]]],
    ['a first gradient of 0.0009 of the last, by their weights', [layer(0, { weightNorm: 4, gradientNorm: 3.6e-4 }), layer(1)], [['vanishing-gradients', 0, 9e-4]]],
    ['a first gradient of 0.0011 of the last', [layer(0, { weightNorm: 4, gradientNorm: 4.4e-4 }), layer(1)], []],
    ['the first of which has no weights', [other(0), layer(1, { gradientNorm: 0 }), layer(2)], [['vanishing-gradients', 1, 0]]],
    ['without any gradient, as after all is learned', [layer(0, { gradientNorm: 0 }), layer(1, { gradientNorm: 0 })], []],
    ['a step of 1.5 times the weights', [layer(0), layer(1, { gradientNorm: 300 })], [['exploding-gradients', 1, 1.5]]],
    ['a step of 0.9 times the weights', [layer(0), layer(1, { gradientNorm: 180 })], []],
    ['a gradient that overflows', [layer(0), layer(1, { gradientNorm: Infinity })], [['exploding-gradients', 1, Infinity]]],
    ['weights of 0', [layer(0, { weightNorm: 0 }), layer(1), layer(2)], []],
  ])('%s', (_, figures, expected) => {
    const signs = layerSigns(figures, 0.01);
    expect(signs.map(({ sign, layer: index, figure }) => [sign, index, Number(figure.toPrecision(6))])).toEqual(expected);
    for (const { message, hint, layer: index } of signs) {
      expect(message).toContain(`layers[${index}]`);
      expect(hint).toMatch(/\.$/);
    }
  });

  test('give the ratio of first and last gradient, by their weights', () => {
    expect(gradientRatio([layer(0, { weightNorm: 1, gradientNorm: 3 }), layer(1, { weightNorm: 2, gradientNorm: 4 })])).toBe(1.5);
    expect(gradientRatio([layer(0)])).toBeUndefined();
  });
});
