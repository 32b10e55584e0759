"""Prints steps of PyTorch's optimizers in 64 bits, the numbers of cases.ts: python3 pytorch-steps.py (PyTorch 1.13)."""

import torch

# NAdam keeps its product of momenta in the default type.
torch.set_default_dtype(torch.float64)

CASES = [
    ("sgd, weight_decay 0.5", torch.optim.SGD, {"lr": 0.25, "weight_decay": 0.5}, [1, -2, 0.5], [[2, -4, 0], [-8, 1, 1]]),
    ("adam", torch.optim.Adam, {"lr": 0.1}, [1, -2, 0.5], [[2, -4, 0], [-8, 1, 1e-3], [0.5, 0.5, -2]]),
    ("adam, other options", torch.optim.Adam, {"lr": 0.01, "betas": (0.5, 0.75), "eps": 1e-3}, [1, -2], [[0.5, -0.001], [0.25, 3]]),
    ("adamw", torch.optim.AdamW, {"lr": 0.1}, [1, -2, 0.5], [[2, -4, 0], [-8, 1, 1e-3], [0.5, 0.5, -2]]),
    (
        "adamw, other options",
        torch.optim.AdamW,
        {"lr": 0.01, "betas": (0.5, 0.75), "eps": 1e-3, "weight_decay": 2},
        [1, -2],
        [[0.5, -0.001], [0.25, 3]],
    ),
    ("momentum", torch.optim.SGD, {"lr": 0.25, "momentum": 0.5}, [1, -2, 0.5], [[2, -4, 0], [-8, 1, 1], [1, 1, 1]]),
    ("nesterov", torch.optim.SGD, {"lr": 0.25, "momentum": 0.5, "nesterov": True}, [1, -2, 0.5], [[2, -4, 0], [-8, 1, 1], [1, 1, 1]]),
    ("rmsprop", torch.optim.RMSprop, {"lr": 0.1, "alpha": 0.9}, [1, -2, 0.5], [[2, -4, 0], [-8, 1, 1e-3], [0.5, 0.5, -2]]),
    ("adagrad", torch.optim.Adagrad, {"lr": 0.1}, [1, -2, 0.5], [[2, -4, 0], [-8, 1, 1e-3], [0.5, 0.5, -2]]),
    ("adadelta", torch.optim.Adadelta, {"lr": 1, "rho": 0.95}, [1, -2, 0.5], [[2, -4, 0], [-8, 1, 1e-3], [0.5, 0.5, -2]]),
    ("amsgrad", torch.optim.Adam, {"lr": 0.1, "amsgrad": True}, [1, -2, 0.5], [[2, -4, 0], [-8, 1, 1e-3], [0.5, 0.5, -2]]),
    (
        "amsgrad, a short memory",
        torch.optim.Adam,
        {"lr": 0.1, "betas": (0.5, 0.5), "eps": 1e-3, "amsgrad": True},
        [1, -2],
        [[2, -4], [0.1, 0.1], [1, -1]],
    ),
    # Without "foreach", PyTorch 1.13 takes the momentum of a step twice into the product of the next; the paper, and later versions, do not.
    ("nadam", torch.optim.NAdam, {"lr": 0.1, "foreach": True}, [1, -2, 0.5], [[2, -4, 0], [-8, 1, 1e-3], [0.5, 0.5, -2]]),
]

for name, optimizer_class, options, start, gradients in CASES:
    value = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = optimizer_class([value], **options)
    print(name)
    for gradient in gradients:
        value.grad = torch.tensor(gradient, dtype=torch.float64)
        optimizer.step()
        print("   ", gradient, value.tolist())
