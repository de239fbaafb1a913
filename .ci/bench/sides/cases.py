"""What is measured: each method with its sizes, its goal and the programs it is measured against.

Nothing here needs a library: the tests of the launcher read it.
"""

from dataclasses import dataclass, field

LOW, HIGH = (10_000, 6), (10_000, 784)
NEIGHBORS = [LOW, (50_000, 6), (200_000, 6), (10_000, 30), (50_000, 30), (200_000, 30), HIGH]
QUICK = [(2_000, 6), (2_000, 30)]
MEMORY_SHAPE, MEMORY_GOAL = (50_000, 30), 200


@dataclass(frozen=True)
class Peer:
    """A program to measure against.

    `compared` says against which of our scores its own are held: "training" (one for one), "scored" (with ours of the same
    rows as new ones, where our training scores leave each row out and its do not), or "" where its definition is another:
    then only the areas under the ROC curves stand side by side.
    """

    label: str
    side: str  # "python" or "java"
    method: str
    compared: str = "training"
    parameters: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """A method with its parameters; `tolerance` is None where chance decides the scores."""

    key: str
    name: str
    goal: float
    shapes: list
    peers: list
    tolerance: float | None
    parameters: dict = field(default_factory=dict)
    starts: bool = False  # our side draws the rows to begin from and tells them to all others


CASES = [
    Case("knn", "kNN k=5", 0.7, NEIGHBORS, [
        Peer("scikit-learn", "python", "sklearn.knn"),
        Peer("PyOD", "python", "pyod.knn"),
        Peer("ELKI", "java", "elki.knn"),
    ], 1e-9, {"neighbors": 5}),
    # scikit-learn adds 1e-10 to each mean reachability distance, ours does not: LOF may differ by as much again, relative
    # to that distance, which is 0.01 or more in this data.
    Case("lof", "LOF k=20", 0.7, NEIGHBORS, [
        Peer("scikit-learn", "python", "sklearn.lof"),
        Peer("ELKI", "java", "elki.lof"),
    ], 1e-8, {"neighbors": 20}),
    Case("forest", "isolation forest 100 x 256", 0.7, NEIGHBORS, [
        Peer("scikit-learn", "python", "sklearn.forest"),
        Peer("ELKI", "java", "elki.forest"),
    ], None, {"trees": 100, "sample": 256, "seed": 1}),
    # ELKI starts from the same means but from covariances of its own, so its scores are others.
    Case("mixture", "mixture of 8 Gaussians", 0.7, NEIGHBORS, [
        Peer("scikit-learn", "python", "sklearn.mixture"),
        Peer("ELKI", "java", "elki.mixture", ""),
    ], 1e-6, {"components": 8, "iterations": 10, "ridge": 1e-6, "seed": 1}, starts=True),
    Case("density", "kernel density h=1", 0.1, [LOW, (50_000, 6), (10_000, 30), (50_000, 30), HIGH], [
        Peer("scikit-learn", "python", "sklearn.density", "scored"),
    ], 1e-9, {"bandwidth": 1.0}),
    Case("components", "principal components", 1, NEIGHBORS, [
        Peer("scikit-learn", "python", "sklearn.components"),
    ], 1e-6, {"share": 0.5}),
    # scikit-learn takes distances from squares less products, which costs half of the digits of a row in its center.
    Case("means", "k-means 8", 1, NEIGHBORS, [
        Peer("scikit-learn Lloyd", "python", "sklearn.means", parameters={"algorithm": "lloyd"}),
        Peer("scikit-learn Elkan", "python", "sklearn.means", parameters={"algorithm": "elkan"}),
        Peer("ELKI Hamerly", "java", "elki.means", parameters={"algorithm": "hamerly"}),
        Peer("ELKI parallel Lloyd", "java", "elki.means", parameters={"algorithm": "lloyd"}),
    ], 1e-6, {"clusters": 8, "iterations": 10, "seed": 1}, starts=True),
    # Both solvers stop at the same tolerance of 1e-3, at points of their own within it. Ours has half the cache of the others
    # (megabytes): that is its default, for the goal of memory's sake.
    Case("svm", "one-class SVM nu=0.1", 0.7, [LOW, (20_000, 6), (10_000, 30), (20_000, 30), HIGH], [
        Peer("scikit-learn", "python", "sklearn.svm", parameters={"cache": 200}),
        Peer("LIBSVM", "java", "libsvm.svm", parameters={"cache": 200}),
    ], 1e-2, {"nu": 0.1, "tolerance": 1e-3, "cache": 100}),
    Case("ecod", "ECOD", 0.5, [LOW, (50_000, 30)], [
        Peer("PyOD", "python", "pyod.ecod", parameters={"jobs": 1}),
        Peer("PyOD 2 jobs", "python", "pyod.ecod", parameters={"jobs": 2}),
    ], 1e-9),
    Case("copod", "COPOD", 0.5, [LOW, (50_000, 30)], [
        Peer("PyOD", "python", "pyod.copod", parameters={"jobs": 1}),
        Peer("PyOD 2 jobs", "python", "pyod.copod", parameters={"jobs": 2}),
    ], 1e-9),
    Case("hbos", "HBOS 10 bins", 0.5, [LOW, (50_000, 30)], [
        Peer("PyOD", "python", "pyod.hbos"),
    ], 1e-9, {"bins": 10}),
    Case("loda", "LODA 100 x 10", 0.5, [LOW, (50_000, 30)], [
        Peer("PyOD", "python", "pyod.loda"),
    ], None, {"projections": 100, "bins": 10, "seed": 1}),
    Case("inne", "INNE 200 x 8", 0.5, [LOW, (50_000, 30)], [
        Peer("PyOD", "python", "pyod.inne"),
    ], None, {"members": 200, "sample": 8, "seed": 1}),
    # PyOD counts the row itself among its ten neighbors and does not weight the angles; ELKI does as the paper.
    Case("abod", "ABOD k=10", 0.1, [(10_000, 30)], [
        Peer("PyOD", "python", "pyod.abod", ""),
        Peer("ELKI", "java", "elki.abod"),
    ], 1e-6, {"neighbors": 10}),
    # PyOD chains otherwise than the paper.
    Case("cof", "COF k=20", 0.1, [(10_000, 30)], [
        Peer("PyOD", "python", "pyod.cof", ""),
        Peer("ELKI", "java", "elki.cof"),
    ], 1e-6, {"neighbors": 20}),
]


def identity(case, shape):
    """What a kept row is found by."""
    return f"{case.key} {shape[0]}x{shape[1]}"


def plan(methods=None, shapes=None, quick=False, cases=CASES):
    """The pairs (case, shape) to measure. A shape that stands nowhere in the table is measured for every method."""
    planned = {shape for case in cases for shape in case.shapes}
    chosen = []
    for case in cases:
        if methods and case.key not in methods:
            continue
        own = QUICK if quick else case.shapes
        if shapes:
            own = [shape for shape in shapes if shape in case.shapes or shape not in planned]
        chosen += [(case, shape) for shape in own]
    return chosen


def shapes(text):
    """[(10000, 6), ...] of "10000x6,..."; None of nothing."""
    if not text:
        return None
    try:
        found = [tuple(int(number) for number in shape.split("x")) for shape in text.split(",")]
    except ValueError:
        found = []
    if not found or any(len(shape) != 2 or min(shape) < 1 for shape in found):
        raise ValueError(f"--shapes is '{text}', expected rows x width such as 10000x6,10000x30")
    return found


def measures_memory(case, shape):
    """Memory is measured once a method: with its largest planned size of as many features as the goal speaks of."""
    wide = [one for one in case.shapes if one[1] == MEMORY_SHAPE[1] and one[0] <= MEMORY_SHAPE[0]]
    return shape == max(wide)
