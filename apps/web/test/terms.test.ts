import { describe, expect, test } from 'vitest';
import { glossary, readGlossary } from '../src/page/terms/glossary.ts';
import { explainedFields, piecesOf, toldTerms } from '../src/page/terms/told-terms.ts';

describe('a page of tables is read as terms', () => {
  test.each([
    ['| epoch | One pass. | `epoch` |', [['epoch', 'One pass.']]],
    ['| unit, neuron | One *element*. | `units` |', [['unit', 'One element.'], ['neuron', 'One element.']]],
    ['| penalty | λ·Σ\\|θ\\|, see [clipping](#there), `l1`. | `l1` |', [['penalty', 'λ·Σ|θ|, see clipping, l1.']]],
    ['| term | meaning | in the code |\n|---|---|---|\nNo row.', []],
  ])('%j', (page, terms) => {
    expect([...readGlossary(page)]).toEqual(terms);
  });
});

test.each([...new Set([...toldTerms.values(), ...explainedFields.values(), 'sample', 'accuracy', 'backend', 'loss', 'confusion matrix'])])('the glossary explains %s', (term) => {
  expect(glossary.get(term)).toMatch(/^[A-Z].{15,}\.$/s);
});

describe('terms in a text', () => {
  test.each([
    ['An epoch is over.', ['An ', '[epoch]', ' is over.']],
    ['Epochs, and an epoch more.', ['[Epochs]', ', and an epoch more.']],
    ['Weight decay shrinks weights.', ['[Weight decay]', ' shrinks ', '[weights]', '.']],
    ['It costs; lossless.', ['It costs; lossless.']],
    ['', []],
  ])('%j', (text, pieces) => {
    expect(piecesOf(text).map((piece) => (piece.term === undefined ? piece.text : `[${piece.text}]`))).toEqual(pieces);
  });
});
