const windowParameters = 'height, width, channels, windowHeight, windowWidth, strideY, strideX, dilation, top, left, rows, columns';

/** The functions of a module by name, in an order in which each uses earlier ones alone. A value is one flat sample. */
export const functions = {
  sigmoid: `const sigmoid = (z) => 1 / (1 + Math.exp(-z));`,
  softplus: `const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));`,
  normal: `// The standard normal distribution, by erfc as in Press et al., Numerical Recipes in C, 1992, section 6.2: to 1.2e-7.
const normal = (z) => {
  const x = Math.abs(z) * Math.SQRT1_2, t = 1 / (1 + x / 2);
  const terms = [0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368, -1.26551223];
  const tail = t / 2 * Math.exp(terms.reduce((sum, term) => sum * t + term) - x * x);
  return z < 0 ? tail : 1 - tail;
};`,
  map: `const map = (x, f) => x.map((z) => f(z));`,
  softmax: `// Every row of this width becomes probabilities.
const softmax = (z, width) => {
  const a = new Float32Array(z.length);
  for (let start = 0; start < z.length; start += width) {
    const row = z.subarray(start, start + width), largest = row.reduce((a, b) => Math.max(a, b));
    const powers = Array.from(row, (each) => Math.exp(each - largest)), sum = powers.reduce((a, b) => a + b);
    a.set(powers.map((each) => each / sum), start);
  }
  return a;
};`,
  matmul: `// z = x W + b, W is [count, units]
const matmul = (x, w, b, count, units) => {
  const z = Float64Array.from(b);
  for (let i = 0; i < count; i++) if (x[i] !== 0) for (let j = 0, k = i * units; j < units; j++, k++) z[j] += x[i] * w[k];
  return Float32Array.from(z);
};`,
  convolve: `// W is [windowHeight, windowWidth, channels / groups, filters], channels last
const convolve = (x, w, b, ${windowParameters}, groups, filters) => {
  const z = new Float64Array(rows * columns * filters), own = channels / groups, each = filters / groups;
  for (let r = 0, to = 0; r < rows; r++) for (let s = 0; s < columns; s++, to += filters) {
    for (let f = 0; f < filters; f++) z[to + f] = b[f];
    for (let i = 0; i < windowHeight; i++) for (let j = 0; j < windowWidth; j++) {
      const y = r * strideY - top + i * dilation, at = s * strideX - left + j * dilation;
      if (y < 0 || y >= height || at < 0 || at >= width) continue;
      for (let c = 0; c < channels; c++) {
        const value = x[(y * width + at) * channels + c], g = Math.floor(c / own);
        const from = ((i * windowWidth + j) * own + c % own) * filters;
        for (let f = g * each; f < (g + 1) * each; f++) z[to + f] += value * w[from + f];
      }
    }
  }
  return Float32Array.from(z);
};`,
  spread: `// The transposed convolution; W is [windowHeight, windowWidth, filters, channels]
const spread = (x, w, b, ${windowParameters}, filters) => {
  const z = Float64Array.from({ length: rows * columns * filters }, (_, k) => b[k % filters]);
  for (let y = 0; y < height; y++) for (let at = 0; at < width; at++) for (let i = 0; i < windowHeight; i++) for (let j = 0; j < windowWidth; j++) {
    const r = y * strideY + i * dilation - top, s = at * strideX + j * dilation - left;
    if (r < 0 || r >= rows || s < 0 || s >= columns) continue;
    for (let f = 0; f < filters; f++) for (let c = 0; c < channels; c++) {
      z[(r * columns + s) * filters + f] += x[(y * width + at) * channels + c] * w[((i * windowWidth + j) * filters + f) * channels + c];
    }
  }
  return Float32Array.from(z);
};`,
  pool: `const pool = (x, reduce, ${windowParameters}) => {
  const z = new Float32Array(rows * columns * channels);
  for (let r = 0, k = 0; r < rows; r++) for (let s = 0; s < columns; s++) for (let c = 0; c < channels; c++, k++) {
    const seen = [];
    for (let i = 0; i < windowHeight; i++) for (let j = 0; j < windowWidth; j++) {
      const y = r * strideY - top + i * dilation, at = s * strideX - left + j * dilation;
      if (y >= 0 && y < height && at >= 0 && at < width) seen.push(x[(y * width + at) * channels + c]);
    }
    z[k] = reduce(seen);
  }
  return z;
};`,
  maxPool: `const maxPool = (x, ...window) => pool(x, (seen) => seen.reduce((a, b) => Math.max(a, b)), ...window);`,
  averagePool: `const averagePool = (x, ...window) => pool(x, (seen) => seen.reduce((a, b) => a + b) / seen.length, ...window);`,
  scale: `const scale = (x, factors, offsets, places, channels) => x.map((value, k) => factors[k % channels] * value + offsets[k % channels]);`,
  normalize: `const normalize = (x, scale, shift, places, channels, groups, epsilon) => {
  const own = channels / groups, groupOf = (k) => Math.floor(k % channels / own);
  const mean = new Float64Array(groups), variance = new Float64Array(groups);
  x.forEach((value, k) => (mean[groupOf(k)] += value / (places * own)));
  x.forEach((value, k) => (variance[groupOf(k)] += (value - mean[groupOf(k)]) ** 2 / (places * own)));
  return x.map((value, k) => (value - mean[groupOf(k)]) / Math.sqrt(variance[groupOf(k)] + epsilon) * scale[k % channels] + shift[k % channels]);
};`,
  add: `const add = (...inputs) => inputs[0].map((_, k) => inputs.reduce((sum, x) => sum + x[k], 0));`,
  concat: `// Inputs of these widths side by side
const concat = (inputs, widths, places) => {
  const all = widths.reduce((a, b) => a + b), z = new Float32Array(places * all);
  for (let p = 0, to = 0; p < places; p++) inputs.forEach((x, i) => {
    z.set(x.subarray(p * widths[i], (p + 1) * widths[i]), to);
    to += widths[i];
  });
  return z;
};`,
  upsample: `const upsample = (x, height, width, channels, factor) => Float32Array.from({ length: x.length * factor ** 2 }, (_, k) => {
  const c = k % channels, place = Math.floor(k / channels), at = place % (width * factor), y = Math.floor(place / (width * factor));
  return x[(Math.floor(y / factor) * width + Math.floor(at / factor)) * channels + c];
});`,
  embed: `// Rows of a table
const embed = (x, w, length, vocabulary, dimensions, isPooled) => {
  const z = new Float32Array(isPooled ? dimensions : length * dimensions);
  x.forEach((index, i) => {
    if (!(index in w) || index >= vocabulary) throw new RangeError('an index from 0 to ' + (vocabulary - 1) + ' was expected, got ' + index);
    for (let d = 0; d < dimensions; d++) {
      if (isPooled) z[d] += w[index * dimensions + d] / length;
      else z[i * dimensions + d] = w[index * dimensions + d];
    }
  });
  return z;
};`,
} as const satisfies Readonly<Record<string, string>>;
