"""Fit the network: words and layers on all heads at once (Adam, JAX).

What is learned: a place for each bucket of grams, a projection of the encoder's space to ours, and
the layers above. Words are left out at random, so that no head leans on a single one. The same
seed on the same kind of processor gives the same weights.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from barza.screening.models.heads import HEADS
from barza.screening.models.network import Layers, Network
from barza.screening.models.weights import Eighths
from barza.screening.models.words import SMALL, Pieces, Space
from barza.screening.training.batches import BUCKETS, Batch, Batches
from barza.screening.training.labels import BESIDE, Labels
from barza.screening.training.vocabulary import SIZE, Vocabulary

SPACE, FILTERS = 64, 96
EPOCHS = 4
RATE, FASTER = 2e-3, 2.0
"""Learning rate of the layers, and how much faster the places of grams are learned."""
ANSWERS = len(HEADS) + len(BESIDE)
LEFT_OUT, HALVED = 0.2, 0.4
"""Shares of words, and of what the windows say, that are left out at each step."""
SMOOTHED = 0.02
REMEMBERED = 0.002
"""How much of each step goes into the running mean of the weights, which is what is kept."""

Weights = dict[str, Any]
Key = Any


def fit(
    texts: Sequence[Sequence[str]],
    labels: Labels,
    weight: NDArray[np.float64],
    vocabulary: Vocabulary,
    seed: int,
) -> Network:
    """Learn all heads. `weight` says how much each text counts."""
    batches = Batches(texts, labels, weight, Pieces(vocabulary.odds), vocabulary.space)
    draw = np.random.default_rng(seed)
    weights = _begin(draw)
    optimizer = _optimizer(EPOCHS * len(list(batches.plan(np.random.default_rng(seed)))))
    state = optimizer.init(weights)
    mean = weights
    step = jax.jit(partial(_step, optimizer))
    key = jax.random.PRNGKey(seed)
    for _ in range(EPOCHS):
        for rows, length in batches.plan(draw):
            key, mine = jax.random.split(key)
            batch = batches.filled(rows, length)
            weights, state, mean = step(weights, state, mean, batch, mine)
    return _trained(mean, vocabulary)


def _begin(draw: np.random.Generator) -> Weights:
    def drawn(rows: int, columns: int, factor: float = 1.0) -> Any:
        return jnp.asarray(draw.normal(0, factor / np.sqrt(rows), (rows, columns)), jnp.float32)

    zeros = jnp.zeros
    said = 2 * SPACE + 4 * FILTERS
    return {
        "by_gram": jnp.asarray(draw.normal(0, 0.3, (BUCKETS, SPACE)), jnp.float32),
        "projection": drawn(SIZE, SPACE, 0.5),
        "gain": jnp.ones(SPACE),
        "shift": zeros(SPACE),
        "two": drawn(2 * SPACE, FILTERS),
        "two_bias": zeros(FILTERS),
        "three": drawn(3 * SPACE, FILTERS),
        "three_bias": zeros(FILTERS),
        "hidden": drawn(said, FILTERS),
        "hidden_bias": zeros(FILTERS),
        "out": drawn(FILTERS, ANSWERS, 0.1),
        "straight": drawn(said, ANSWERS, 0.1),
        "bias": zeros(ANSWERS) - 1,
    }


def _optimizer(steps: int) -> Any:
    rate = optax.warmup_cosine_decay_schedule(0, RATE, steps // 16, steps, RATE / 100)
    kinds = {
        "grams": optax.adam(lambda step: FASTER * rate(step)),
        "layers": optax.adamw(rate, weight_decay=1e-4),
    }

    def kind(weights: Weights) -> dict[str, str]:
        return {name: "grams" if name == "by_gram" else "layers" for name in weights}

    return optax.chain(optax.clip_by_global_norm(1.0), optax.multi_transform(kinds, kind))


def _step(
    optimizer: Any, weights: Weights, state: Any, mean: Weights, batch: Batch, key: Key
) -> tuple[Weights, Any, Weights]:
    slope = jax.grad(_loss)(weights, batch, key)
    updates, state = optimizer.update(slope, state, weights)
    weights = optax.apply_updates(weights, updates)
    return weights, state, optax.incremental_update(weights, mean, REMEMBERED)


def _loss(weights: Weights, batch: Batch, key: Key) -> Any:
    softened = batch.wanted * (1 - 2 * SMOOTHED) + SMOOTHED
    each = optax.sigmoid_binary_cross_entropy(_logits(weights, batch, key), softened)
    counted = each * batch.known * batch.weight[:, None]
    return counted.sum() / jnp.maximum(batch.known.sum(), 1)


def _logits(weights: Weights, batch: Batch, key: Key) -> Any:
    """What `models.network.Network.logits` computes, with parts left out at random."""
    of_words, of_said = jax.random.split(key)
    there = batch.there[..., None]
    kept = jax.random.bernoulli(of_words, 1 - LEFT_OUT, batch.words.shape)[..., None]
    seen = _normed(_places(weights, batch)[batch.words] * kept)
    seen = (seen * weights["gain"] + weights["shift"]) * there
    two = jax.nn.relu(_window(seen, 0, 2) @ weights["two"] + weights["two_bias"]) * there
    three = jax.nn.relu(_window(seen, 1, 3) @ weights["three"] + weights["three_bias"]) * there
    size = batch.there.sum(1)[:, None]
    most = jnp.where(there > 0, seen, -jnp.inf).max(1)
    mean = [seen.sum(1) / size, two.sum(1) / size, three.sum(1) / size]
    said = jnp.concatenate([*mean, most, two.max(1), three.max(1)], axis=1)
    said *= jax.random.bernoulli(of_said, 1 - HALVED, said.shape) / (1 - HALVED)
    hidden = jax.nn.relu(said @ weights["hidden"] + weights["hidden_bias"])
    return hidden @ weights["out"] + said @ weights["straight"] + weights["bias"]


def _places(weights: Weights, batch: Batch) -> Any:
    sums = jax.ops.segment_sum(
        weights["by_gram"][batch.grams],
        batch.owner,
        num_segments=len(batch.counts),
        indices_are_sorted=True,
    )
    return sums / jnp.sqrt(batch.counts)[:, None] + batch.origin @ weights["projection"]


def _normed(space: Any) -> Any:
    space -= space.mean(-1, keepdims=True)
    return space / jnp.sqrt((space * space).mean(-1, keepdims=True) + SMALL)


def _window(seen: Any, before: int, width: int) -> Any:
    """Each place beside its neighbours, from `before` places before it."""
    length = seen.shape[1]
    wide = jnp.pad(seen, ((0, 0), (before, width - 1 - before), (0, 0)))
    return jnp.concatenate([wide[:, at : at + length] for at in range(width)], axis=-1)


def _trained(weights: Weights, vocabulary: Vocabulary) -> Network:
    found = {name: np.asarray(value, np.float32) for name, value in weights.items()}
    space = Space(
        Pieces(vocabulary.odds),
        Eighths.of(found["by_gram"]),
        Eighths.of(vocabulary.space @ found["projection"]),
        found["gain"],
        found["shift"],
    )
    layers = {name: found[name] for name in Layers.__annotations__}
    for name in ("out", "straight", "bias"):  # what was learned beside is not asked
        layers[name] = layers[name][..., : len(HEADS)]
    return Network(space, Layers(**layers))
