"""One sample a step: lists of matrices, one sample a step, np.dot and np.outer layer by layer, the accuracy kept on the way."""
import os

# The products of a single sample are too small for threads, which would only slow it down.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from peer_data import request, time_training

architecture = request["workload"]["architecture"]
learning_rate = request["workload"]["learningRate"]

np.random.seed(0)
weights = [np.random.randn(units, inputs) * 0.1 for inputs, units in zip(architecture[:-1], architecture[1:])]
biases = [np.random.randn(units) * 0.1 for units in architecture[1:]]


def activation(z):
    return np.tanh(z)


def activation_derivative(z):
    return 1 - np.tanh(z) ** 2


def cost_derivative(outputs, targets):
    return 2 * (outputs - targets)


def forward(x):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(np.dot(w, activations[-1]) + b)
        activations.append(activation(zs[-1]))
    return zs, activations


def backward(zs, activations, target):
    weight_gradients, bias_gradients = [], []
    delta = cost_derivative(activations[-1], target) * activation_derivative(zs[-1])
    for layer in range(len(weights) - 1, -1, -1):
        weight_gradients.insert(0, np.outer(delta, activations[layer]))
        bias_gradients.insert(0, delta)
        if layer > 0:
            delta = np.dot(weights[layer].T, delta) * activation_derivative(zs[layer - 1])
    return weight_gradients, bias_gradients


def train(samples):
    correct = 0
    for x, target in samples:
        zs, activations = forward(x)
        if np.argmax(activations[-1]) == np.argmax(target):
            correct += 1
        weight_gradients, bias_gradients = backward(zs, activations, target)
        for layer in range(len(weights)):
            weights[layer] -= learning_rate * weight_gradients[layer]
            biases[layer] -= learning_rate * bias_gradients[layer]
    return correct / len(samples)


def prepare(inputs, targets, _labels):
    # In 64 bits, like the weights drawn by NumPy: mixed precisions would convert in every product.
    return list(zip(inputs.astype(np.float64), targets.astype(np.float64)))


time_training(np.__version__, prepare, train)
