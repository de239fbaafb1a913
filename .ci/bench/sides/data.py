"""The data of the benches, the same for every side, and how scores are compared."""

import numpy as np


def mixture(rows, width):
    """Five Gaussians of different size and 5 % uniform noise; (rows, which of them are noise)."""
    random = np.random.default_rng(rows + width)
    centers = random.uniform(-10, 10, (5, width))
    spreads = random.uniform(0.5, 2, 5)
    which = random.integers(0, 5, rows)
    data = centers[which] + spreads[which, None] * random.standard_normal((rows, width))
    noise = rows // 20
    data[:noise] = random.uniform(-15, 15, (noise, width))
    order = random.permutation(rows)
    return data[order], order < noise


def files(folder, rows, width):
    """(file of the rows, which of them are noise); what was written once stays."""
    data, noise = mixture(rows, width)
    file = folder / f"{rows}x{width}.bin"
    if not file.is_file() or file.stat().st_size != data.nbytes:
        written(file, data)
    return file, noise


def written(file, data):
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    data.astype("<f8").tofile(part)
    part.replace(file)


def read(file):
    return np.fromfile(file, "<f8")


def difference(ours, theirs):
    """The largest relative difference. Where some scores are near zero beside the others, as at a boundary or in a center,
    all small ones are held against the mean size."""
    if ours.shape != theirs.shape or not np.isfinite(ours).all():
        return float("inf")
    mean = float(np.mean(np.abs(theirs)))
    near_zero = theirs.min() < 0 < theirs.max() or min(np.abs(ours).min(), np.abs(theirs).min()) < 1e-4 * mean
    floor = mean if near_zero else 0
    return float(np.max(np.abs(ours - theirs) / np.maximum(np.abs(theirs), floor)))


def auc(noise, scores):
    """The area under the ROC curve with the noise as anomalies; ties count half."""
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    positives = int(noise.sum())
    above = ranks[noise].sum() - positives * (positives + 1) / 2
    return float(above / (positives * (len(noise) - positives)))
