const windowParameters = 'height, width, channels, window_height, window_width, stride_y, stride_x, dilation, top, left, rows, columns';

/** The functions of a file by name, in an order in which each uses earlier ones alone. A value has one sample in each row. */
export const functions = {
  _sigmoid: `def _sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)`,
  _normal: `_normal = np.vectorize(lambda z: math.erfc(-z * math.sqrt(0.5)) / 2, otypes=[float])`,
  _softmax: `def _softmax(z, width):
    """Every row of this width becomes probabilities."""
    rows = z.reshape(-1, width)
    powers = np.exp(rows - rows.max(axis=1, keepdims=True))
    return (powers / powers.sum(axis=1, keepdims=True)).reshape(z.shape)`,
  _matmul: `def _matmul(x, w, b, count, units):
    return x @ w.reshape(count, units) + b`,
  _places: `def _places(x, i, j, ${windowParameters}):
    """The pixel under place [i, j] of every window, and where there is one."""
    y = np.arange(rows) * stride_y - top + i * dilation
    at = np.arange(columns) * stride_x - left + j * dilation
    seen = ((y >= 0) & (y < height))[:, None] & ((at >= 0) & (at < width))[None, :]
    picture = x.reshape(-1, height, width, channels)
    return picture[:, y.clip(0, height - 1)][:, :, at.clip(0, width - 1)], seen[:, :, None]`,
  _convolve: `def _convolve(x, w, b, ${windowParameters}, groups, filters):
    """w is [window_height, window_width, channels / groups, filters], channels last."""
    own, each = channels // groups, filters // groups
    w = w.reshape(window_height, window_width, own, filters)
    z = np.zeros((len(x), rows, columns, filters)) + b
    for i in range(window_height):
        for j in range(window_width):
            pixels, seen = _places(x, i, j, ${windowParameters})
            pixels = np.where(seen, pixels, 0)
            for g in range(groups):
                fs = slice(g * each, (g + 1) * each)
                z[..., fs] += pixels[..., g * own:(g + 1) * own] @ w[i, j, :, fs]
    return z.reshape(len(x), -1)`,
  _spread: `def _spread(x, w, b, ${windowParameters}, filters):
    """The transposed convolution; w is [window_height, window_width, filters, channels]."""
    w = w.reshape(window_height, window_width, filters, channels)
    full_rows = max((height - 1) * stride_y + window_height, top + rows)
    full_columns = max((width - 1) * stride_x + window_width, left + columns)
    z = np.zeros((len(x), full_rows, full_columns, filters))
    picture = x.reshape(-1, height, width, channels)
    for i in range(window_height):
        for j in range(window_width):
            z[:, i:i + height * stride_y:stride_y, j:j + width * stride_x:stride_x][:, :height, :width] += picture @ w[i, j].T
    return (z[:, top:top + rows, left:left + columns] + b).reshape(len(x), -1)`,
  _max_pool: `def _max_pool(x, ${windowParameters}):
    z = np.full((len(x), rows, columns, channels), -np.inf)
    for i in range(window_height):
        for j in range(window_width):
            pixels, seen = _places(x, i, j, ${windowParameters})
            z = np.where(seen, np.maximum(z, pixels), z)
    return z.reshape(len(x), -1)`,
  _average_pool: `def _average_pool(x, ${windowParameters}):
    total, count = 0.0, 0
    for i in range(window_height):
        for j in range(window_width):
            pixels, seen = _places(x, i, j, ${windowParameters})
            total, count = total + np.where(seen, pixels, 0), count + seen
    return (total / count).reshape(len(x), -1)`,
  _scale: `def _scale(x, factors, offsets, places, channels):
    return (x.reshape(-1, places, channels) * factors + offsets).reshape(x.shape)`,
  _normalize: `def _normalize(x, scale, shift, places, channels, groups, epsilon):
    grouped = x.reshape(len(x), places, groups, channels // groups)
    mean = grouped.mean(axis=(1, 3), keepdims=True)
    variance = grouped.var(axis=(1, 3), keepdims=True)
    normal = ((grouped - mean) / np.sqrt(variance + epsilon)).reshape(len(x), places, channels)
    return (normal * scale + shift).reshape(x.shape)`,
  _concat: `def _concat(inputs, widths, places):
    parts = [x.reshape(len(x), places, width) for x, width in zip(inputs, widths)]
    return np.concatenate(parts, axis=2).reshape(len(parts[0]), -1)`,
  _upsample: `def _upsample(x, height, width, channels, factor):
    picture = x.reshape(-1, height, width, channels)
    return picture.repeat(factor, axis=1).repeat(factor, axis=2).reshape(len(x), -1)`,
  _embed: `def _embed(x, w, length, vocabulary, dimensions, is_pooled):
    index = x.astype(int)
    if ((index < 0) | (index >= vocabulary) | (index != x)).any():
        raise ValueError(f"whole numbers from 0 to {vocabulary - 1} were expected")
    words = w.reshape(vocabulary, dimensions)[index]
    return words.mean(axis=1) if is_pooled else words.reshape(len(x), -1)`,
} as const satisfies Readonly<Record<string, string>>;
