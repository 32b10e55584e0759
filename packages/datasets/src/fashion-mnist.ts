import { createMnistLike } from './mnist-like.ts';

/**
 * Fashion-MNIST: 60,000 training and 10,000 test pictures of clothes in the form of MNIST, and harder than it.
 *
 * Source: Xiao, Rasul and Vollgraf 2017, arXiv:1708.07747.
 */
export const fashionMnist = createMnistLike({
  name: 'fashion-mnist',
  description: 'Clothes, shoes and bags: 60,000 training and 10,000 test pictures of 28 × 28 gray pixels',
  source: 'Xiao, Rasul and Vollgraf 2017, arXiv:1708.07747',
  since: '0.1.0',
  license: 'MIT',
  preparation: 'light-on-dark',
  classes: ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
  published: {
    name: 'fashion-mnist',
    folder: 'fashion-mnist',
    files: [
      {
        name: 'train-images-idx3-ubyte',
        sha256: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
        size: 47_040_016,
        gzip: { sha256: '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84', size: 26_421_880 },
      },
      {
        name: 'train-labels-idx1-ubyte',
        sha256: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
        size: 60_008,
        gzip: { sha256: 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845', size: 29_515 },
      },
      {
        name: 't10k-images-idx3-ubyte',
        sha256: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
        size: 7_840_016,
        gzip: { sha256: '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073', size: 4_422_102 },
      },
      {
        name: 't10k-labels-idx1-ubyte',
        sha256: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
        size: 10_008,
        gzip: { sha256: '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5', size: 5_148 },
      },
    ],
    mirrors: [
      'https://fashion-mnist.s3.eu-central-1.amazonaws.com/',
      'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
    ],
  },
});
