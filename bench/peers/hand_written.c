/* The seed network, one sample a step, written by hand for this one case: 32-bit floats, the first layer's weights by input
 * so that zero pixels are skipped, forward and update alike. Usage: hand_written IMAGES LABELS SAMPLES EPOCHS */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { inputs = 784, first = 32, second = 16, outputs = 10 };
static const float learning_rate = 0.01f;

static float w1[inputs][first], w2[first][second], w3[second][outputs], b1[first], b2[second], b3[outputs];

static void draw(float *values, int count) {
  for (int i = 0; i < count; i++) {
    float sum = 0; /* of twelve uniform numbers: nearly normal */
    for (int k = 0; k < 12; k++) sum += (float)rand() / (float)RAND_MAX;
    values[i] = (sum - 6.0f) * 0.1f;
  }
}

static unsigned char *read_bytes(const char *path, size_t size) {
  FILE *file = fopen(path, "rb");
  unsigned char *bytes = malloc(size);
  if (file == NULL || bytes == NULL || fread(bytes, 1, size, file) != size) exit(1);
  fclose(file);
  return bytes;
}

/* One step; returns 1 where the guess was right. */
static int train(const unsigned char *picture, int label) {
  int used[inputs], count = 0;
  float x[inputs], a1[first], a2[second], a3[outputs], d1[first], d2[second], d3[outputs];
  for (int i = 0; i < inputs; i++)
    if (picture[i] != 0) {
      used[count] = i;
      x[count++] = (float)picture[i] / 255.0f;
    }

  for (int j = 0; j < first; j++) a1[j] = b1[j];
  for (int k = 0; k < count; k++)
    for (int j = 0; j < first; j++) a1[j] += x[k] * w1[used[k]][j];
  for (int j = 0; j < first; j++) a1[j] = tanhf(a1[j]);
  for (int j = 0; j < second; j++) a2[j] = b2[j];
  for (int i = 0; i < first; i++)
    for (int j = 0; j < second; j++) a2[j] += a1[i] * w2[i][j];
  for (int j = 0; j < second; j++) a2[j] = tanhf(a2[j]);
  for (int j = 0; j < outputs; j++) a3[j] = b3[j];
  for (int i = 0; i < second; i++)
    for (int j = 0; j < outputs; j++) a3[j] += a2[i] * w3[i][j];
  int guess = 0;
  for (int j = 0; j < outputs; j++) {
    a3[j] = tanhf(a3[j]);
    if (a3[j] > a3[guess]) guess = j;
  }

  for (int j = 0; j < outputs; j++) d3[j] = 2.0f * (a3[j] - (j == label)) * (1.0f - a3[j] * a3[j]);
  for (int i = 0; i < second; i++) {
    float sum = 0;
    for (int j = 0; j < outputs; j++) sum += w3[i][j] * d3[j];
    d2[i] = sum * (1.0f - a2[i] * a2[i]);
  }
  for (int i = 0; i < first; i++) {
    float sum = 0;
    for (int j = 0; j < second; j++) sum += w2[i][j] * d2[j];
    d1[i] = sum * (1.0f - a1[i] * a1[i]);
  }

  for (int i = 0; i < second; i++)
    for (int j = 0; j < outputs; j++) w3[i][j] -= learning_rate * a2[i] * d3[j];
  for (int i = 0; i < first; i++)
    for (int j = 0; j < second; j++) w2[i][j] -= learning_rate * a1[i] * d2[j];
  for (int k = 0; k < count; k++)
    for (int j = 0; j < first; j++) w1[used[k]][j] -= learning_rate * x[k] * d1[j];
  for (int j = 0; j < outputs; j++) b3[j] -= learning_rate * d3[j];
  for (int j = 0; j < second; j++) b2[j] -= learning_rate * d2[j];
  for (int j = 0; j < first; j++) b1[j] -= learning_rate * d1[j];
  return guess == label;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

int main(int argument_count, char **arguments) {
  if (argument_count != 5) return 1;
  size_t samples = (size_t)atol(arguments[3]);
  int epochs = atoi(arguments[4]);
  unsigned char *images = read_bytes(arguments[1], samples * inputs), *labels = read_bytes(arguments[2], samples);
  draw(&w1[0][0], inputs * first);
  draw(&w2[0][0], first * second);
  draw(&w3[0][0], second * outputs);
  printf("{\"seconds\":[");
  long correct = 0;
  for (int epoch = 0; epoch < epochs; epoch++) {
    double started_at = now();
    correct = 0;
    for (size_t sample = 0; sample < samples; sample++) correct += train(images + sample * inputs, labels[sample]);
    printf("%s%.9f", epoch > 0 ? "," : "", now() - started_at);
  }
  printf("],\"accuracy\":%.4f}\n", (double)correct / (double)samples);
  return 0;
}
