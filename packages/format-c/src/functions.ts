const windowParameters =
  'int height, int width, int channels, int window_height, int window_width, int stride_y, int stride_x,\n  int dilation, int top, int left, int rows, int columns';

/** The functions of a header by name, in an order in which each uses earlier ones alone. */
export const functions = {
  model_sigmoid: `static inline float model_sigmoid(float z) {
  if (z >= 0.0f) return 1.0f / (1.0f + expf(-z));
  const float e = expf(z);
  return e / (1.0f + e);
}`,
  model_softplus: `static inline float model_softplus(float z) {
  return (z > 0.0f ? z : 0.0f) + log1pf(expf(-fabsf(z)));
}`,
  model_softmax: `/* Every row of \`width\` becomes probabilities. */
static inline void model_softmax(const float *z, float *restrict a, int size, int width) {
  for (int row = 0; row < size; row += width) {
    float largest = z[row], sum = 0.0f;
    for (int i = 1; i < width; i++) if (z[row + i] > largest) largest = z[row + i];
    for (int i = 0; i < width; i++) sum += a[row + i] = expf(z[row + i] - largest);
    for (int i = 0; i < width; i++) a[row + i] /= sum;
  }
}`,
  model_matmul: `/* z = x W + b, W is [count][units] */
static inline void model_matmul(const float *x, float *restrict z, const float *w, const float *b, int count, int units) {
  for (int j = 0; j < units; j++) z[j] = b[j];
  for (int i = 0; i < count; i++, w += units) {
    const float xi = x[i];
    if (xi == 0.0f) continue;
    for (int j = 0; j < units; j++) z[j] += xi * w[j];
  }
}`,
  model_convolve: `/* W is [window_height][window_width][channels / groups][filters], channels last */
static inline void model_convolve(const float *x, float *restrict z, const float *w, const float *b,
  ${windowParameters}, int groups, int filters) {
  const int own = channels / groups, each = filters / groups;
  for (int r = 0; r < rows; r++) for (int s = 0; s < columns; s++, z += filters) {
    for (int f = 0; f < filters; f++) z[f] = b[f];
    for (int i = 0; i < window_height; i++) {
      const int y = r * stride_y - top + i * dilation;
      if (y < 0 || y >= height) continue;
      for (int j = 0; j < window_width; j++) {
        const int at = s * stride_x - left + j * dilation;
        if (at < 0 || at >= width) continue;
        const float *pixel = x + (y * width + at) * channels;
        const float *kernel = w + (i * window_width + j) * own * filters;
        for (int g = 0; g < groups; g++) for (int c = 0; c < own; c++) {
          const float value = pixel[g * own + c];
          if (value == 0.0f) continue;
          for (int f = g * each; f < (g + 1) * each; f++) z[f] += value * kernel[c * filters + f];
        }
      }
    }
  }
}`,
  model_spread: `/* The transposed convolution; W is [window_height][window_width][filters][channels] */
static inline void model_spread(const float *x, float *restrict z, const float *w, const float *b,
  ${windowParameters}, int filters) {
  for (int k = 0; k < rows * columns * filters; k++) z[k] = b[k % filters];
  for (int y = 0; y < height; y++) for (int at = 0; at < width; at++, x += channels)
    for (int i = 0; i < window_height; i++) for (int j = 0; j < window_width; j++) {
      const int r = y * stride_y + i * dilation - top, s = at * stride_x + j * dilation - left;
      if (r < 0 || r >= rows || s < 0 || s >= columns) continue;
      const float *kernel = w + (i * window_width + j) * filters * channels;
      for (int f = 0; f < filters; f++) {
        float sum = 0.0f;
        for (int c = 0; c < channels; c++) sum += x[c] * kernel[f * channels + c];
        z[(r * columns + s) * filters + f] += sum;
      }
    }
}`,
  model_pool: `static inline void model_pool(const float *x, float *restrict z, int is_max,
  ${windowParameters}) {
  for (int r = 0; r < rows; r++) for (int s = 0; s < columns; s++) for (int c = 0; c < channels; c++) {
    float largest = -INFINITY, sum = 0.0f;
    int count = 0;
    for (int i = 0; i < window_height; i++) for (int j = 0; j < window_width; j++) {
      const int y = r * stride_y - top + i * dilation, at = s * stride_x - left + j * dilation;
      if (y < 0 || y >= height || at < 0 || at >= width) continue;
      const float value = x[(y * width + at) * channels + c];
      if (value > largest) largest = value;
      sum += value;
      count++;
    }
    *z++ = is_max ? largest : sum / (float)count;
  }
}`,
  model_scale: `static inline void model_scale(const float *x, float *restrict z, const float *factors, const float *offsets, int places, int channels) {
  for (int k = 0; k < places * channels; k++) z[k] = factors[k % channels] * x[k] + offsets[k % channels];
}`,
  model_normalize: `static inline void model_normalize(const float *x, float *restrict z, const float *scale, const float *shift,
  int places, int channels, int groups, float epsilon) {
  const int own = channels / groups;
  for (int first = 0; first < channels; first += own) {
    double mean = 0.0, variance = 0.0;
    for (int p = 0; p < places; p++) for (int c = first; c < first + own; c++) mean += (double)x[p * channels + c];
    mean /= (double)places * own;
    for (int p = 0; p < places; p++) for (int c = first; c < first + own; c++) {
      const double difference = (double)x[p * channels + c] - mean;
      variance += difference * difference;
    }
    variance /= (double)places * own;
    const double factor = 1.0 / sqrt(variance + (double)epsilon);
    for (int p = 0; p < places; p++) for (int c = first; c < first + own; c++)
      z[p * channels + c] = (float)(((double)x[p * channels + c] - mean) * factor) * scale[c] + shift[c];
  }
}`,
  model_add: `static inline void model_add(const float *x, float *restrict z, int size) {
  for (int k = 0; k < size; k++) z[k] += x[k];
}`,
  model_put: `/* Columns beside each other: width of them, from \`first\` on, in rows of \`all\` */
static inline void model_put(const float *x, float *restrict z, int places, int width, int first, int all) {
  for (int p = 0; p < places; p++) for (int k = 0; k < width; k++) z[p * all + first + k] = x[p * width + k];
}`,
  model_upsample: `static inline void model_upsample(const float *x, float *restrict z, int height, int width, int channels, int factor) {
  for (int y = 0; y < height * factor; y++) for (int at = 0; at < width * factor; at++) for (int c = 0; c < channels; c++)
    *z++ = x[(y / factor * width + at / factor) * channels + c];
}`,
  model_embed: `/* Rows of a table; an index outside of it is taken for the nearest one */
static inline void model_embed(const float *x, float *restrict z, const float *w, int length, int vocabulary, int dimensions, int is_pooled) {
  if (is_pooled) for (int d = 0; d < dimensions; d++) z[d] = 0.0f;
  for (int i = 0; i < length; i++) {
    const int row = !(x[i] > 0.0f) ? 0 : x[i] < (float)vocabulary ? (int)x[i] : vocabulary - 1;
    for (int d = 0; d < dimensions; d++) {
      const float value = w[row * dimensions + d];
      if (is_pooled) z[d] += value / (float)length;
      else z[i * dimensions + d] = value;
    }
  }
}`,
} as const satisfies Readonly<Record<string, string>>;
