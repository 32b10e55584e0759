"""Prints factors of PyTorch's learning-rate schedulers in 64 bits, the numbers of schedule-cases.ts: python3 pytorch-schedules.py (PyTorch 1.13).

PyTorch's schedulers take whole steps; here a step of theirs is an epoch, or a hundredth of one.
"""

import torch
from torch.optim import lr_scheduler as schedulers


def optimizer():
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)


def factors(make, count):
    """The rate before the first step, and after each of some steps; the configured one is 1."""
    of = optimizer()
    scheduler = make(of)
    rates = [of.param_groups[0]["lr"]]
    for _ in range(count):
        of.step()
        scheduler.step()
        rates.append(of.param_groups[0]["lr"])
    return rates


def show(name, rates, at, epochs_per_step=1):
    print(name)
    print("   ", ", ".join(f"[{step * epochs_per_step:g}, {rates[step]!r}]" for step in at))


show("step, every 3, factor 0.3", factors(lambda of: schedulers.StepLR(of, 3, 0.3), 10), [0, 2, 3, 5, 6, 9, 10])
show("multi-step, at 2, 5, 6, factor 0.3", factors(lambda of: schedulers.MultiStepLR(of, [2, 5, 6], 0.3), 10), [0, 1, 2, 4, 5, 6, 10])
show("exponential, factor 0.95", factors(lambda of: schedulers.ExponentialLR(of, 0.95), 100), [0, 1, 2, 10, 33, 100])
show("polynomial, power 0.9", factors(lambda of: schedulers.PolynomialLR(of, 10, 0.9), 10), [0, 1, 5, 9, 10])
show("polynomial, power 3", factors(lambda of: schedulers.PolynomialLR(of, 10, 3), 10), [0, 1, 5, 9, 10])
show("cosine, to 0.1", factors(lambda of: schedulers.CosineAnnealingLR(of, 10, 0.1), 10), [0, 1, 3, 5, 8, 10])
show(
    "cosine-restarts, period 2, growth 3, to 0.05",
    factors(lambda of: schedulers.CosineAnnealingWarmRestarts(of, 2, 3, 0.05), 30),
    [0, 1, 2, 3, 5, 7, 8, 11, 20, 25, 26, 30],
)
show("cosine-restarts, period 3, growth 1", factors(lambda of: schedulers.CosineAnnealingWarmRestarts(of, 3, 1), 8), [0, 1, 2, 3, 4, 6, 8])
show(
    "warmup, epochs 4, from 0.2, then exponential with factor 0.9",
    factors(
        lambda of: schedulers.SequentialLR(of, [schedulers.LinearLR(of, 0.2, 1, 4), schedulers.ExponentialLR(of, 0.9)], [4]),
        12,
    ),
    [0, 1, 3, 4, 5, 8, 12],
)
# The last of PyTorch's 1,001 steps of a cycle is the end of ours, and its first phase ends a step before its share of them.
for shape, anneal in [("cosine", "cos"), ("linear", "linear")]:
    show(
        f"one-cycle, rise 0.25, from 1/10, to 1/1000, shape {shape}",
        factors(
            lambda of: schedulers.OneCycleLR(
                of, 1.0, 1001, pct_start=251 / 1001, anneal_strategy=anneal, div_factor=10, final_div_factor=100, cycle_momentum=False
            ),
            1000,
        ),
        [0, 100, 200, 250, 300, 500, 900, 1000],
        0.01,
    )


def plateaus(losses, **options):
    """The rate after each of some epochs with these losses."""
    of = optimizer()
    scheduler = schedulers.ReduceLROnPlateau(of, eps=0, **options)
    rates = []
    for loss in losses:
        scheduler.step(loss)
        rates.append(of.param_groups[0]["lr"])
    return rates


LOSSES = [2, 1.5, 1.49999, 1.6, 1.4, 1.4, 1.4, 1.4, 1.4, 1.39, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1]
# PyTorch's patience is the number of epochs that it lets pass, and one less than ours.
print("reduce-on-plateau, patience 3, factor 0.3")
print("   ", plateaus(LOSSES, patience=2, factor=0.3))
print("reduce-on-plateau, patience 2, factor 0.5, threshold 0.01, cooldown 2, to 0.2")
print("   ", plateaus(LOSSES, patience=1, factor=0.5, threshold=0.01, cooldown=2, min_lr=0.2))
