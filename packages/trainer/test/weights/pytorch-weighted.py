"""Writes the values of weighted-loss.test.ts: python3 pytorch-weighted.py (PyTorch 1.13.1).

reduction='sum' divided by the number of samples is the plain mean of weighted losses; reduction='mean' would divide by
the sum of the weights.
"""

import json

import torch

torch.set_default_dtype(torch.float64)
x = torch.tensor([[0.5, -1.0], [1.5, 0.25], [-0.75, 2.0], [0.1, 0.2]])
w = torch.tensor([[0.2, -0.4], [0.1, 0.3], [-0.5, 0.6]])
b = torch.tensor([0.05, -0.1, 0.15])
labels = torch.tensor([0, 2, 1, 2])
classes = torch.tensor([0.5, 2.0, 3.0])
samples = torch.tensor([1.0, 0.25, 2.0, 1.5])


def step(name, loss_of):
    weights, bias = w.clone().requires_grad_(), b.clone().requires_grad_()
    loss = loss_of(x @ weights.T + bias)
    loss.backward()
    print(name, json.dumps({"loss": loss.item(), "weights": weights.grad.T.tolist(), "bias": bias.grad.tolist()}))


cross_entropy = lambda z, **more: torch.nn.functional.cross_entropy(z, labels, **more)
one_hot = torch.nn.functional.one_hot(labels, 3).double()
step("classes", lambda z: cross_entropy(z, weight=classes, reduction="sum") / 4)
step("samples", lambda z: (samples * cross_entropy(z, reduction="none")).sum() / 4)
step("both", lambda z: (samples * cross_entropy(z, weight=classes, reduction="none")).sum() / 4)
step("squared", lambda z: (classes[labels] * ((torch.tanh(z) - one_hot) ** 2).sum(dim=1)).sum() / 4)
