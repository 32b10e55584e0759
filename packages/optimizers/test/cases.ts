/** Steps of an optimizer, worked out by other means than the code under test. */
export interface OptimizerCase {
  /** The registered name. */
  readonly name: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly learningRate: number;
  /** θ before the first step. */
  readonly start: readonly number[];
  /** ∂C/∂θ of each step, and θ after it. */
  readonly steps: readonly { readonly gradient: readonly number[]; readonly value: readonly number[] }[];
  /** Largest relative error; where it is left out, the numbers are met exactly. */
  readonly tolerance?: { readonly float32: number; readonly float64: number };
  /** Where the numbers come from. */
  readonly origin: string;
}

/** Three steps round θ and its memory a few times, each by half a unit in the last place. */
const fewRoundings = { float32: 4 * 2 ** -24, float64: 1e-14 };

/** At least one row for each optimizer. Those without a tolerance are sums of powers of two, which 32 bits hold exactly. */
export const optimizerCases: readonly OptimizerCase[] = [
  {
    name: 'sgd',
    learningRate: 0.25,
    start: [1, -2, 0.5],
    steps: [
      { gradient: [2, -4, 0], value: [0.5, -1, 0.5] },
      { gradient: [-8, 1, 1], value: [2.5, -1.25, 0.25] },
    ],
    origin: 'by hand: 1 − 0.25·2, −2 + 0.25·4, 0.5; then 0.5 + 0.25·8, −1 − 0.25, 0.5 − 0.25',
  },
  {
    name: 'sgd',
    options: { weightDecay: 0.5 },
    learningRate: 0.25,
    start: [1, -2, 0.5],
    steps: [
      { gradient: [2, -4, 0], value: [0.375, -0.75, 0.4375] },
      { gradient: [-8, 1, 1], value: [2.328125, -0.90625, 0.1328125] },
    ],
    origin: 'by hand: θ·(1 − 0.25·0.5) − 0.25·g; and PyTorch 1.13, torch.optim.SGD with weight_decay 0.5, by pytorch-steps.py',
  },
  {
    name: 'adam',
    learningRate: 0.1,
    start: [1, -2, 0.5],
    steps: [
      { gradient: [2, -4, 0], value: [0.9000000005, -1.90000000025, 0.5] },
      { gradient: [-8, 1, 1e-3], value: [0.9559503498078542, -1.853053183290273, 0.4255873697336899] },
      { gradient: [0.5, 0.5, -2], value: [0.9952524468056426, -1.8247253712124365, 0.48943997453527166] },
    ],
    tolerance: fewRoundings,
    origin: 'PyTorch 1.13, torch.optim.Adam with lr 0.1 and its defaults, in 64 bits, by pytorch-steps.py',
  },
  {
    name: 'adam',
    options: { beta1: 0.5, beta2: 0.75, epsilon: 1e-3 },
    learningRate: 0.01,
    start: [1, -2],
    steps: [
      { gradient: [0.5, -0.001], value: [0.9900199600798403, -1.995] },
      { gradient: [0.25, 3], value: [0.9812240608049967, -2.0038138142810187] },
    ],
    tolerance: fewRoundings,
    origin: 'PyTorch 1.13, torch.optim.Adam with lr 0.01, betas (0.5, 0.75) and eps 10⁻³, in 64 bits, by pytorch-steps.py',
  },
  {
    name: 'adamw',
    learningRate: 0.1,
    start: [1, -2, 0.5],
    steps: [
      { gradient: [2, -4, 0], value: [0.8990000005, -1.89800000025, 0.4995] },
      { gradient: [-8, 1, 1e-3], value: [0.9540513498073542, -1.849155183290023, 0.4245878697336899] },
      { gradient: [0.5, 0.5, -2], value: [0.9923993954553353, -1.8189782160288965, 0.48801588666553797] },
    ],
    tolerance: fewRoundings,
    origin: 'PyTorch 1.13, torch.optim.AdamW with lr 0.1 and its defaults, in 64 bits, by pytorch-steps.py',
  },
  {
    name: 'adamw',
    options: { beta1: 0.5, beta2: 0.75, epsilon: 1e-3, weightDecay: 2 },
    learningRate: 0.01,
    start: [1, -2],
    steps: [
      { gradient: [0.5, -0.001], value: [0.9700199600798403, -1.955] },
      { gradient: [0.25, 3], value: [0.9418236616033998, -1.9247138142810185] },
    ],
    tolerance: fewRoundings,
    origin: 'PyTorch 1.13, torch.optim.AdamW with lr 0.01, betas (0.5, 0.75), eps 10⁻³ and weight_decay 2, in 64 bits, by pytorch-steps.py',
  },
  {
    name: 'momentum',
    options: { momentum: 0.5 },
    learningRate: 0.25,
    start: [1, -2, 0.5],
    steps: [
      { gradient: [2, -4, 0], value: [0.5, -1, 0.5] },
      { gradient: [-8, 1, 1], value: [2.25, -0.75, 0.25] },
      { gradient: [1, 1, 1], value: [2.875, -0.875, -0.125] },
    ],
    origin: 'PyTorch 1.13, torch.optim.SGD with lr 0.25 and momentum 0.5, in 64 bits, by pytorch-steps.py',
  },
  {
    name: 'nesterov',
    options: { momentum: 0.5 },
    learningRate: 0.25,
    start: [1, -2, 0.5],
    steps: [
      { gradient: [2, -4, 0], value: [0.25, -0.5, 0.5] },
      { gradient: [-8, 1, 1], value: [3.125, -0.625, 0.125] },
      { gradient: [1, 1, 1], value: [3.1875, -0.9375, -0.3125] },
    ],
    origin: 'PyTorch 1.13, torch.optim.SGD with lr 0.25, momentum 0.5 and nesterov, in 64 bits, by pytorch-steps.py',
  },
  {
    name: 'rmsprop',
    learningRate: 0.1,
    start: [1, -2, 0.5],
    steps: [
      { gradient: [2, -4, 0], value: [0.683772238983162, -1.683772236483162, 0.5] },
      { gradient: [-8, 1, 1e-3], value: [0.9914645454920378, -1.7643545322363494, 0.18378223366694424] },
      { gradient: [0.5, 0.5, -2], value: [0.9712350552134658, -1.8064472041014072, 0.5000099591081657] },
    ],
    tolerance: fewRoundings,
    origin: 'PyTorch 1.13, torch.optim.RMSprop with lr 0.1 and alpha 0.9, in 64 bits, by pytorch-steps.py',
  },
  {
    name: 'adagrad',
    learningRate: 0.1,
    start: [1, -2, 0.5],
    steps: [
      { gradient: [2, -4, 0], value: [0.900000000005, -1.9000000000025, 0.5] },
      { gradient: [-8, 1, 1e-3], value: [0.9970142500183568, -1.924253562505545, 0.400000009999999] },
      { gradient: [0.5, 0.5, -2], value: [0.990961974691742, -1.9362921478138322, 0.49999999749500135] },
    ],
    tolerance: fewRoundings,
    origin: 'PyTorch 1.13, torch.optim.Adagrad with lr 0.1, in 64 bits, by pytorch-steps.py',
  },
  {
    name: 'adadelta',
    learningRate: 1,
    start: [1, -2, 0.5],
    steps: [
      { gradient: [2, -4, 0], value: [0.9955278752252984, -1.9955278668400829, 0.5] },
      { gradient: [-8, 1, 1e-3], value: [1.0016726296192129, -1.997099213781707, 0.4990240999270515] },
      { gradient: [0.5, 0.5, -2], value: [1.0011278590188344, -1.9979133811583119, 0.503601465022263] },
    ],
    tolerance: fewRoundings,
    origin: 'PyTorch 1.13, torch.optim.Adadelta with lr 1 and rho 0.95, in 64 bits, by pytorch-steps.py',
  },
  {
    name: 'amsgrad',
    learningRate: 0.1,
    start: [1, -2, 0.5],
    steps: [
      { gradient: [2, -4, 0], value: [0.9000000005, -1.90000000025, 0.5] },
      { gradient: [-8, 1, 1e-3], value: [0.9559503498078542, -1.853053183290273, 0.4255873697336899] },
      { gradient: [0.5, 0.5, -2], value: [0.9952524468056426, -1.8247253712124365, 0.48943997453527166] },
    ],
    tolerance: fewRoundings,
    origin: 'PyTorch 1.13, torch.optim.Adam with lr 0.1 and amsgrad, in 64 bits, by pytorch-steps.py',
  },
  {
    name: 'amsgrad',
    options: { beta1: 0.5, beta2: 0.5, epsilon: 1e-3 },
    learningRate: 0.1,
    start: [1, -2],
    steps: [
      { gradient: [2, -4], value: [0.9000499750124937, -1.900024993751562] },
      { gradient: [0.1, 0.1], value: [0.855170146231533, -1.8612532775226467] },
      { gradient: [1, -1], value: [0.7966243773013288, -1.824413924874943] },
    ],
    tolerance: fewRoundings,
    origin: 'PyTorch 1.13, torch.optim.Adam with lr 0.1, betas (0.5, 0.5), eps 10⁻³ and amsgrad, in 64 bits, by pytorch-steps.py',
  },
  {
    name: 'nadam',
    learningRate: 0.1,
    start: [1, -2, 0.5],
    steps: [
      { gradient: [2, -4, 0], value: [0.8943548226926871, -1.894354822428574, 0.5] },
      { gradient: [-8, 1, 1e-3], value: [0.994206823650121, -1.9135926494523026, 0.3955034309791968] },
      { gradient: [0.5, 0.5, -2], value: [0.9928663831200535, -1.9226078189871574, 0.5083589486779798] },
    ],
    tolerance: fewRoundings,
    origin: 'PyTorch 1.13, torch.optim.NAdam with lr 0.1 and foreach, in 64 bits, by pytorch-steps.py',
  },
  {
    name: 'lion',
    options: { beta1: 0.5, beta2: 0.75 },
    learningRate: 0.25,
    start: [1, -2, 0.5],
    steps: [
      { gradient: [2, -4, 0], value: [0.75, -1.75, 0.5] },
      { gradient: [-1, 1, 1], value: [1, -1.75, 0.25] },
      { gradient: [0, 0, -2], value: [0.75, -1.5, 0.5] },
    ],
    origin: 'by hand: m is [0.5, −1, 0], then [0.125, −0.5, 0.25]; the directions 2m + 2g are [4, −8, 0]/2, [−0.5, 0, 1], [0.125, −0.5, −1.75]',
  },
  {
    name: 'lamb',
    learningRate: 0.25,
    start: [2],
    steps: [
      { gradient: [2], value: [1.5] },
      { gradient: [4], value: [1.125] },
    ],
    tolerance: fewRoundings,
    origin: 'by hand: of one number, a step is η·|θ| long; tensors, in tensor-steps.json',
  },
  {
    name: 'muon',
    options: { beta2: 0.999, epsilon: 1e-8 },
    learningRate: 0.1,
    start: [1, -2, 0.5],
    steps: [{ gradient: [2, -4, 0], value: [0.9000000005, -1.90000000025, 0.5] }],
    tolerance: fewRoundings,
    origin: 'what is no matrix follows adamw, so the row of adam; matrices, in tensor-steps.json',
  },
];
