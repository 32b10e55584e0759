const windowParameters =
  'int height, int width, int channels, int window_height, int window_width, int stride_y, int stride_x,\n  int dilation, int top, int left, int rows, int columns';

/** The functions of a header of integers by name, in an order in which each uses earlier ones alone. */
export const functions = {
  model_clamp: `static inline int8_t model_clamp(int32_t value) {
  return (int8_t)(value < -128 ? -128 : value > 127 ? 127 : value);
}`,
  model_quantize: `static inline int8_t model_quantize(float value, float scale, int zero) {
  const float steps = value / scale;
  const float rounded = floorf(fabsf(steps) + 0.5f);
  return rounded > 255.0f ? (steps < 0.0f ? -128 : 127) : model_clamp((int32_t)(steps < 0.0f ? -rounded : rounded) + zero);
}`,
  model_rescale: `/* sum * multiplier * 2^(shift - 31), rounded as gemmlowp does, plus the zero point */
static inline int8_t model_rescale(int64_t sum, int32_t multiplier, int shift, int zero) {
  int64_t wide = sum < INT32_MIN ? INT32_MIN : sum > INT32_MAX ? INT32_MAX : sum;
  if (shift > 0) wide *= (int64_t)1 << (shift < 30 ? shift : 30);
  if (wide > INT32_MAX) wide = INT32_MAX;
  if (wide < INT32_MIN) wide = INT32_MIN;
  const int64_t product = wide * multiplier;
  const int64_t nudge = product >= 0 ? ((int64_t)1 << 30) : 1 - ((int64_t)1 << 30);
  int64_t high = (product + nudge) / ((int64_t)1 << 31);
  if (shift < 0) {
    const int64_t power = (int64_t)1 << -shift, half = power / 2;
    high = high < 0 ? -((-high + half) / power) : (high + half) / power;
  }
  return model_clamp((int32_t)(high < -512 ? -512 : high > 512 ? 512 : high) + zero);
}`,
  model_rescale_all: `/* Sums, unit after unit, to 8 bits */
static inline void model_rescale_all(const model_sum *sums, int8_t *z, const int32_t *multipliers, const int8_t *shifts, int size, int units, int zero) {
  for (int k = 0; k < size; k += units) for (int j = 0; j < units; j++) z[k + j] = model_rescale(sums[k + j], multipliers[j], shifts[j], zero);
}`,
  model_matmul: `/* W is [count][units] */
static inline void model_matmul(const int8_t *x, model_sum *restrict sums, const int8_t *w, const int32_t *b, int zero, int count, int units) {
  for (int j = 0; j < units; j++) sums[j] = b[j];
  for (int i = 0; i < count; i++, w += units) {
    const int32_t xi = x[i] - zero;
    if (xi == 0) continue;
    for (int j = 0; j < units; j++) sums[j] += xi * w[j];
  }
}`,
  model_convolve: `/* W is [window_height][window_width][channels / groups][filters], channels last */
static inline void model_convolve(const int8_t *x, model_sum *restrict sums, const int8_t *w, const int32_t *b, int zero,
  ${windowParameters}, int groups, int filters) {
  const int own = channels / groups, each = filters / groups;
  for (int r = 0; r < rows; r++) for (int s = 0; s < columns; s++, sums += filters) {
    for (int f = 0; f < filters; f++) sums[f] = b[f];
    for (int i = 0; i < window_height; i++) {
      const int y = r * stride_y - top + i * dilation;
      if (y < 0 || y >= height) continue;
      for (int j = 0; j < window_width; j++) {
        const int at = s * stride_x - left + j * dilation;
        if (at < 0 || at >= width) continue;
        const int8_t *pixel = x + (y * width + at) * channels;
        const int8_t *kernel = w + (i * window_width + j) * own * filters;
        for (int g = 0; g < groups; g++) for (int c = 0; c < own; c++) {
          const int32_t value = pixel[g * own + c] - zero;
          if (value == 0) continue;
          for (int f = g * each; f < (g + 1) * each; f++) sums[f] += value * kernel[c * filters + f];
        }
      }
    }
  }
}`,
  model_spread: `/* The transposed convolution; W is [window_height][window_width][filters][channels] */
static inline void model_spread(const int8_t *x, model_sum *restrict sums, const int8_t *w, const int32_t *b, int zero,
  ${windowParameters}, int filters) {
  for (int k = 0; k < rows * columns * filters; k++) sums[k] = b[k % filters];
  for (int y = 0; y < height; y++) for (int at = 0; at < width; at++, x += channels)
    for (int i = 0; i < window_height; i++) for (int j = 0; j < window_width; j++) {
      const int r = y * stride_y + i * dilation - top, s = at * stride_x + j * dilation - left;
      if (r < 0 || r >= rows || s < 0 || s >= columns) continue;
      const int8_t *kernel = w + (i * window_width + j) * filters * channels;
      for (int f = 0; f < filters; f++)
        for (int c = 0; c < channels; c++) sums[(r * columns + s) * filters + f] += (x[c] - zero) * kernel[f * channels + c];
    }
}`,
  model_pool: `static inline void model_pool(const int8_t *x, int8_t *restrict z, int is_max,
  ${windowParameters}) {
  for (int r = 0; r < rows; r++) for (int s = 0; s < columns; s++) for (int c = 0; c < channels; c++) {
    int32_t most = -128, sum = 0, count = 0;
    for (int i = 0; i < window_height; i++) for (int j = 0; j < window_width; j++) {
      const int y = r * stride_y - top + i * dilation, at = s * stride_x - left + j * dilation;
      if (y < 0 || y >= height || at < 0 || at >= width) continue;
      const int32_t value = x[(y * width + at) * channels + c];
      if (value > most) most = value;
      sum += value;
      count++;
    }
    *z++ = model_clamp(is_max ? most : (sum + (sum < 0 ? -(count / 2) : count / 2)) / count);
  }
}`,
  model_round: `/* A sum in units of 2^-20 to 8 bits, halves up */
static inline int8_t model_round(int64_t sum, int zero) {
  const int64_t unit = 1 << 20, shifted = sum + unit / 2;
  const int64_t whole = shifted < 0 ? -((unit - 1 - shifted) / unit) : shifted / unit;
  return model_clamp((int32_t)(whole < -512 ? -512 : whole > 512 ? 512 : whole) + zero);
}`,
  model_put: `/* Columns beside each other: width of them, from \`first\` on, in rows of \`all\` */
static inline void model_put(const int8_t *x, int8_t *restrict z, int64_t factor, int from, int zero, int places, int width, int first, int all) {
  for (int p = 0; p < places; p++) for (int k = 0; k < width; k++) z[p * all + first + k] = model_round(factor * (x[p * width + k] - from), zero);
}`,
  model_upsample: `static inline void model_upsample(const int8_t *x, int8_t *restrict z, int height, int width, int channels, int factor) {
  for (int y = 0; y < height * factor; y++) for (int at = 0; at < width * factor; at++) for (int c = 0; c < channels; c++)
    *z++ = x[(y / factor * width + at / factor) * channels + c];
}`,
  model_softmax: `/* Every row of \`width\` becomes probabilities, in units of 1/256 from -128 on */
static inline void model_softmax(const int8_t *x, int8_t *restrict z, const int32_t *exponentials, int size, int width) {
  for (int row = 0; row < size; row += width) {
    int most = -128;
    int64_t sum = 0;
    for (int i = 0; i < width; i++) if (x[row + i] > most) most = x[row + i];
    for (int i = 0; i < width; i++) sum += exponentials[most - x[row + i]];
    for (int i = 0; i < width; i++) z[row + i] = model_clamp((int32_t)((256 * (int64_t)exponentials[most - x[row + i]] + sum / 2) / sum) - 128);
  }
}`,
} as const satisfies Readonly<Record<string, string>>;
