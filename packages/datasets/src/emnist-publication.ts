import type { DatasetFile } from '@vitrum/core';
import type { MnistLikePublication } from './mnist-like-description.ts';

/** The supported parts of EMNIST. */
export type EmnistPart = 'digits' | 'letters';

type FourFiles = MnistLikePublication['files'];

const file = (name: string, size: number, gzip: string, sha256?: string): DatasetFile => ({
  name: `emnist-${name}-ubyte`,
  size,
  gzip: { sha256: gzip },
  ...(sha256 === undefined ? {} : { sha256 }),
});

// n pictures take 16 + 784 n bytes, n labels 8 + n. For the letters, only checksums of the gzipped files are published.
const files: Readonly<Record<EmnistPart, FourFiles>> = {
  digits: [
    file(
      'digits-train-images-idx3',
      188_160_016,
      'f7c95004d14d81af89522e67d8f0c781dfb3bd544181c81bfe1eb6b41c35b726',
      '0fd17ca7bc21f8a10f68356f3c60e9c36ef287895394791ecd051c7a15ea4acd',
    ),
    file(
      'digits-train-labels-idx1',
      240_008,
      '6638a6ff5fe2eefd9cca2471995b46c82986b8e4b2a70d2f5ce8e05d7edb319e',
      '86013a4b932e35477a90ecff239cf492643795cf3c68dd6b7fae3264fb24316b',
    ),
    file(
      'digits-test-images-idx3',
      31_360_016,
      '20ebe43509264f7639d37c835a3f0b009e90b29e00a099a03101abe1644a3f63',
      '3075fed46264a655192bd2ac1dafba8ce0c5184802d74acd0a123e25daa15c50',
    ),
    file(
      'digits-test-labels-idx1',
      40_008,
      'bad1834c45d5988e270b99d43b13edc3fd898f658ffbc2caf2846ef27f7b05b0',
      'a456cc5cfc928851403b513f94937b9d7570f424ea6d56dce3b28f6c0723608a',
    ),
  ],
  letters: [
    file('letters-train-images-idx3', 97_843_216, '6288f418a917e007bf5fddb823a2dc7a5c6a35031401b93292a539cb12bd881f'),
    file('letters-train-labels-idx1', 124_808, '9759af91ea6bccdf07a6040fd085861f2ec88e37f7c3f5760f6feb57106fbe5c'),
    file('letters-test-images-idx3', 16_307_216, '50f0e93d75b99b463e9760b8345866f22587fa2c2fba472730a5ba09c693412d'),
    file('letters-test-labels-idx1', 20_808, '924955c31fe7fd809b7303b5c0141282955f4b8390c74cdfd5d80435e0f4b4cb'),
  ],
};

/**
 * The publication of a part of EMNIST: one archive for all parts, from which the files of both supported ones are kept.
 *
 * The checksums, and where each is from: docs/decisions/0023-getting-data.md.
 */
export function emnistPublication(part: EmnistPart): MnistLikePublication {
  return {
    name: `emnist-${part}`,
    folder: 'emnist',
    files: files[part],
    mirrors: ['https://biometrics.nist.gov/cs_links/EMNIST/', 'https://www.itl.nist.gov/iaui/vip/cs_links/EMNIST/'],
    archive: {
      name: 'gzip.zip',
      sha256: 'fb9bb67e33772a9cc0b895e4ecf36d2cf35be8b709693c3564cea2a019fcda8e',
      size: 561_753_746,
      prefix: 'gzip/',
      others: files[part === 'digits' ? 'letters' : 'digits'],
    },
  };
}
