"""Prints what TensorBoard's own reader finds in the event files of a run, as JSON."""
import json
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

found = EventAccumulator(sys.argv[1], size_guidance={"scalars": 0, "histograms": 0, "tensors": 0})
found.Reload()
tags = found.Tags()
print(json.dumps({
    "scalars": {tag: [[event.step, event.value] for event in found.Scalars(tag)] for tag in tags["scalars"]},
    "histograms": {tag: [[event.step, event.histogram_value.num, event.histogram_value.min, event.histogram_value.max] for event in found.Histograms(tag)] for tag in tags["histograms"]},
    "tensors": {tag: [event.step for event in found.Tensors(tag)] for tag in tags["tensors"]},
}))
