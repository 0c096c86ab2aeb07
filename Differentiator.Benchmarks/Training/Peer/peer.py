"""The jobs in PyTorch, on as many threads as OMP_NUM_THREADS says: the peer of the verb "training".

peer.py JOB DIRECTORY reads the numbers of a job (files of float64) and answers each line of its input with a line of JSON:
"trace N" trains anew and gives the losses of the first N steps, "window SECONDS" trains anew and gives times of a step.
"""
import json
import os
import statistics
import sys
import time

import numpy
import torch

SLICE = 1e-3


def numbers(name, dtype=torch.float32):
    return torch.from_numpy(numpy.fromfile(os.path.join(sys.argv[2], name), dtype=numpy.float64)).to(dtype)


def load(layers):
    """Parameters lie layer after layer, weights before biases; weights are inputs x outputs."""
    block, at = numbers("parameters"), 0
    with torch.no_grad():
        for layer in layers:
            if isinstance(layer, torch.nn.Linear):
                count = layer.weight.numel()
                layer.weight.copy_(block[at:at + count].view(layer.in_features, layer.out_features).t())
                at += count
                if layer.bias is not None:
                    layer.bias.copy_(block[at:at + layer.out_features])
                    at += layer.out_features


class Network:
    """A network, a loss and Adam, round the batches."""

    def __init__(self, layers, loss, x, y):
        self.network, self.loss, self.x, self.y = torch.nn.Sequential(*layers), loss, x, y
        self.restart()

    def restart(self):
        load(self.network)
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=1e-3)
        self.batch = 0

    def step(self):
        loss = self.loss(self.network(self.x[self.batch]), self.y[self.batch])
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        self.batch = (self.batch + 1) % len(self.x)
        return loss


class Descent:
    """Tensors that descend along their gradients."""

    def __init__(self, start, loss):
        self.start, self.loss = start, loss
        self.rate = numbers("rate", torch.float64).item()
        self.restart()

    def restart(self):
        self.parameters = [tensor.clone().requires_grad_() for tensor in self.start]
        self.steps = 0

    def step(self):
        loss = self.loss(self.steps, *self.parameters)
        loss.backward()
        with torch.no_grad():
            for parameter in self.parameters:
                parameter -= self.rate * parameter.grad
                parameter.grad = None
        self.steps += 1
        return loss


def curve():
    linear, relu = torch.nn.Linear, torch.nn.ReLU
    layers = [linear(1, 128), relu(), linear(128, 128), relu(), linear(128, 128), relu(), linear(128, 1, bias=False)]
    return Network(layers, torch.nn.MSELoss(), numbers("x").view(-1, 32, 1).unbind(), numbers("y").view(-1, 32, 1).unbind())


def digits():
    layers = [torch.nn.Linear(784, 256), torch.nn.ReLU(), torch.nn.Linear(256, 10)]
    labels = numbers("y", torch.int64).view(-1, 256).unbind()
    return Network(layers, torch.nn.CrossEntropyLoss(), numbers("x").view(-1, 256, 784).unbind(), labels)


def line():
    x, y = numbers("x", torch.float64), numbers("y", torch.float64)
    return Descent(list(numbers("parameters", torch.float64)), lambda step, w, b: ((w * x + b - y) ** 2).mean())


def layer():
    x, y, start = numbers("x").view(100, 10), numbers("y"), numbers("parameters")
    return Descent([start[:10], start[10]], lambda step, w, b: ((x @ w + b - y) ** 2).mean())


def theta():
    x, y = list(numbers("x", torch.float64)), list(numbers("y", torch.float64))
    return Descent(list(numbers("parameters", torch.float64)), lambda step, t: (t * x[step % len(x)] - y[step % len(x)]) ** 2)


def window(job, seconds, count):
    job.restart()
    job.step()
    times = []
    end = time.perf_counter() + seconds
    while not times or time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(count):
            job.step()
        elapsed = time.perf_counter() - start
        times.append(elapsed / count)
        if elapsed < SLICE / 2:
            count *= 2
    return {"Best": 1e9 * min(times), "Median": 1e9 * statistics.median(times), "Bytes": 0}, count


def main():
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    job = {"A": curve, "B": digits, "B2": digits, "C": line, "D": layer, "E": theta}[sys.argv[1]]()
    count = 1
    for command in sys.stdin:
        verb, argument = command.split()
        if verb == "trace":
            job.restart()
            answer = [job.step().item() for _ in range(int(argument))]
        else:
            answer, count = window(job, float(argument), count)
        print(json.dumps(answer), flush=True)


main()
