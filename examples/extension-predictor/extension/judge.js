import { classes, predict } from './model.js';
import { words } from './words.js';

const places = new Map(words.map((word, place) => [word, place]));

/** The words of a text and its pairs of neighbors, as the network learned them. */
function termsOf(text) {
  const single = text.normalize('NFC').toLowerCase().replaceAll('’', "'").match(/[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu) ?? [];
  return [...single, ...single.slice(1).map((second, i) => `${single[i]} ${second}`)];
}

/** The share of the class "positive" for terms: input i counts word i. */
function shareOf(terms) {
  const counts = new Float32Array(words.length);
  for (const term of terms) if (places.has(term)) counts[places.get(term)] += 1;
  const outputs = predict(counts);
  const positive = classes.indexOf('positive');
  return outputs.length === 1 ? (positive === 1 ? outputs[0] : 1 - outputs[0]) : outputs[positive];
}

/**
 * How friendly a text is, from 0 to 1, and what its words contribute: the difference that it makes to leave one out, the largest first.
 * Undefined for a text of which no word is known.
 */
export function judge(text) {
  const terms = termsOf(text).filter((term) => places.has(term));
  if (terms.length === 0) return undefined;
  const share = shareOf(terms);
  const effects = [...new Set(terms)].map((term) => ({ term, effect: share - shareOf(terms.filter((each) => each !== term)) }));
  return { share, effects: effects.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect)) };
}
