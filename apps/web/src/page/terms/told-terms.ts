/** Words of the lessons, and the term of the glossary that explains each. */
export const toldTerms: ReadonlyMap<string, string> = new Map([
  ['learning rate', 'learning rate'],
  ['epoch', 'epoch'],
  ['epochs', 'epoch'],
  ['gradient', 'gradient'],
  ['gradients', 'gradient'],
  ['derivative', 'derivative'],
  ['activation', 'activation'],
  ['neuron', 'neuron'],
  ['neurons', 'neuron'],
  ['bias', 'bias'],
  ['biases', 'bias'],
  ['weights', 'weight'],
  ['cost', 'cost'],
  ['loss', 'loss'],
  ['stochastic gradient descent', 'stochastic gradient descent'],
  ['training set', 'split'],
  ['test set', 'split'],
  ['held out', 'split'],
  ['accuracy', 'accuracy'],
  ['overfitting', 'overfitting'],
  ['dropout', 'dropout'],
  ['weight decay', 'weight decay'],
  ['augmentation', 'augmentation'],
  ['convolution', 'convolution'],
  ['feature maps', 'feature map'],
  ['filters', 'filter'],
  ['pooling', 'pooling'],
  ['softmax', 'softmax'],
  ['optimizer', 'optimizer'],
  ['confusion matrix', 'confusion matrix'],
]);

/** Labels of the settings, and the term of the glossary that explains each. */
export const explainedFields: ReadonlyMap<string, string> = new Map([
  ['Learning rate', 'learning rate'],
  ['Epochs', 'epoch'],
  ['Batch size', 'batch'],
  ['Optimizer', 'optimizer'],
  ['Schedule', 'schedule'],
  ['Metrics', 'metric'],
  ['Loss', 'loss'],
  ['Seed', 'seed'],
  ['Units', 'unit'],
  ['Activation', 'activation'],
  ['Augmentation', 'augmentation'],
  ['Initializer of the weights', 'initializer'],
  ['Initializer of the biases', 'initializer'],
  ['Accumulate', 'accumulation'],
  ['Clip norm', 'clipping'],
  ['Clip value', 'clipping'],
  ['Averaging', 'averaged weights'],
  ['Weight decay', 'weight decay'],
  ['L1', 'penalty'],
  ['L2', 'penalty'],
  ['Filters', 'filter'],
  ['Stride', 'stride'],
  ['Padding', 'padding'],
  ['Dilation', 'dilation'],
  ['Groups', 'groups'],
]);

/** A piece of a text: words, and the term of the glossary that they are. */
export interface TextPiece {
  readonly text: string;
  readonly term?: string;
}

// The longest first: "weight decay" is no "weight".
const phrases = [...toldTerms.keys()].toSorted((a, b) => b.length - a.length);
const pattern = new RegExp(String.raw`(?<![\p{L}\d])(?:${phrases.join('|')})(?![\p{L}\d])`, 'giu');

/** A text in pieces, each term of it marked where it is first said. */
export function piecesOf(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  const said = new Set<string>();
  let from = 0;
  for (const { 0: words, index } of text.matchAll(pattern)) {
    const term = toldTerms.get(words.toLowerCase());
    if (term === undefined || said.has(term)) continue;
    said.add(term);
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({ text: words, term });
    from = index + words.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
