import { emnistPublication } from './emnist-publication.ts';
import { createMnistLike } from './mnist-like.ts';

/**
 * The letters of EMNIST: 124,800 training and 20,800 test pictures of 28 × 28 gray pixels. Upper and lower case are merged; the
 * labels in the files begin at 1.
 *
 * Source: Cohen, Afshar, Tapson and van Schaik 2017, arXiv:1702.05373.
 */
export const emnistLetters = createMnistLike({
  name: 'emnist-letters',
  description: 'Handwritten letters, A and a in one class: 124,800 training and 20,800 test pictures of 28 × 28 gray pixels',
  source: 'Cohen, Afshar, Tapson and van Schaik 2017, arXiv:1702.05373',
  since: '0.1.0',
  license: 'none stated; made from NIST Special Database 19',
  preparation: 'digit',
  classes: Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  published: emnistPublication('letters'),
  isTransposed: true,
  firstLabel: 1,
});
