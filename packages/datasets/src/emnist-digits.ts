import { emnistPublication } from './emnist-publication.ts';
import { createMnistLike } from './mnist-like.ts';

/**
 * The digits of EMNIST: 240,000 training and 40,000 test pictures of 28 × 28 gray pixels, in balanced classes.
 *
 * Source: Cohen, Afshar, Tapson and van Schaik 2017, arXiv:1702.05373.
 */
export const emnistDigits = createMnistLike({
  name: 'emnist-digits',
  description: 'Handwritten digits, four times as many as in MNIST: 240,000 training and 40,000 test pictures of 28 × 28 gray pixels',
  source: 'Cohen, Afshar, Tapson and van Schaik 2017, arXiv:1702.05373',
  since: '0.1.0',
  license: 'none stated; made from NIST Special Database 19',
  preparation: 'digit',
  classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  published: emnistPublication('digits'),
  isTransposed: true,
});
