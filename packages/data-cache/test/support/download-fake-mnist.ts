import { createFolderContext } from '@vitrum/data-cache';
import { createFakeMnist } from '../../../datasets/test/support/fake-mnist.ts';

/** A process of its own that downloads the fake MNIST from the mirror into the cache folder, both named on the command line. */
const [mirror = '', cacheDir = ''] = process.argv.slice(2);
const { definition } = createFakeMnist();
const { train } = await definition.load(createFolderContext({ environment: {}, cacheDir, mirrors: [mirror] }));
process.stdout.write(String(train.size));
