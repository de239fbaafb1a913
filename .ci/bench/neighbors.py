"""Neighbors side by side with scikit-learn: the same data, the same scores, alternating runs, one timing at a time.

Run by `./lab bench neighbors`, which names in ODD_ONE_OUT_CLASS_PATH the built jars and in ODD_ONE_OUT_JAVA the java to
start; needs numpy and scikit-learn. Times are of fit and training scores with the data in memory: reading it, starting
Java and warming up are not counted. Exit status 1 when a score differs.
"""

import argparse
import csv
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Before numpy loads its BLAS: as many threads as scikit-learn is given.
THREADS = 2
os.environ.setdefault("OPENBLAS_NUM_THREADS", str(THREADS))
os.environ.setdefault("OMP_NUM_THREADS", str(THREADS))

import numpy as np  # noqa: E402
import sklearn  # noqa: E402
from sklearn.neighbors import LocalOutlierFactor, NearestNeighbors  # noqa: E402
from threadpoolctl import threadpool_info  # noqa: E402

SHAPES = [(10_000, 6), (50_000, 6), (200_000, 6), (10_000, 30), (50_000, 30), (10_000, 784)]
METHODS = [("knn", 5), ("lof", 20)]
# scikit-learn adds 1e-10 to each mean reachability distance, ours does not: LOF may differ by as much again, relative to
# that distance, which is 0.01 or more in this data.
TOLERANCE = {"knn": 1e-9, "lof": 1e-8}
GOAL = 0.7
MEMORY_SHAPE, MEMORY_GOAL = (50_000, 30), 200
ROOT = Path(__file__).resolve().parents[2]
RESULT = ROOT / "data" / "results" / "bench-neighbors.csv"


def mixture(rows, width):
    """Five Gaussians of different size and 5 % uniform noise."""
    random = np.random.default_rng(rows + width)
    centers = random.uniform(-10, 10, (5, width))
    spreads = random.uniform(0.5, 2, 5)
    which = random.integers(0, 5, rows)
    data = centers[which] + spreads[which, None] * random.standard_normal((rows, width))
    noise = rows // 20
    data[:noise] = random.uniform(-15, 15, (noise, width))
    return random.permutation(data)


class Peer:
    """scikit-learn in this process."""

    def load(self, data, folder):
        self.data = data

    def run(self, method, neighbors):
        start = time.perf_counter()
        if method == "lof":
            model = LocalOutlierFactor(n_neighbors=neighbors, n_jobs=THREADS).fit(self.data)
            self.scores = -model.negative_outlier_factor_
        else:
            model = NearestNeighbors(n_neighbors=neighbors, n_jobs=THREADS).fit(self.data)
            self.scores = model.kneighbors()[0][:, -1]
        return time.perf_counter() - start


class Ours:
    """The jar in a Java that stays up."""

    def __init__(self, java, class_path):
        command = [java, f"-XX:ActiveProcessorCount={THREADS}", "-Xmx4g", "--add-modules", "jdk.incubator.vector"]
        command += ["-cp", class_path, str(Path(__file__).with_name("NeighborsBench.java"))]
        # Java's own warning about the incubating module is of no use here.
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True
        )

    def ask(self, *words):
        try:
            self.process.stdin.write("\t".join(str(w) for w in words) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line or line.startswith("unknown command"):
            self.process.wait(10)
            self.errors.seek(0)
            sys.exit(f"bench: Java stopped at '{words[0]}':\n{self.errors.read().decode(errors='replace')[-2000:]}")
        return line.rstrip("\n")

    def load(self, data, folder):
        file = Path(folder) / "data.bin"
        data.astype("<f8").tofile(file)
        self.ask("load", file, *data.shape)

    def run(self, method, neighbors):
        return float(self.ask("run", method, neighbors))

    def scores(self, folder):
        file = Path(folder) / "scores.bin"
        self.ask("scores", file)
        return np.fromfile(file, "<f8")

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)


def side_by_side(ours, peer, method, neighbors, runs):
    """The median seconds of each, from runs that take turns after one that does not count."""
    ours_first, peer_first = ours.run(method, neighbors), peer.run(method, neighbors)
    # A few more for the just-in-time compiler where a run is short.
    for _ in range(min(20, int(2 / max(ours_first, 0.01)))):
        ours.run(method, neighbors)
    count = runs if runs else max(3, min(9, int(20 / (ours_first + peer_first))))
    times = [(ours.run(method, neighbors), peer.run(method, neighbors)) for _ in range(count)]
    return statistics.median(t[0] for t in times), statistics.median(t[1] for t in times), count


def processor():
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def setting(ours):
    jar, jvm = ours.ask("versions").split("\t")
    blas = {f"{p['internal_api']} {p['version']} {p.get('architecture', '')}" for p in threadpool_info() if p["user_api"] == "blas"}
    return {
        "odd-one-out": jar,
        "jvm": jvm,
        "scikit-learn": sklearn.__version__,
        "numpy": np.__version__,
        "blas": " + ".join(sorted(blas)),
        "processor": processor(),
        "cores": str(os.cpu_count()),
        "threads": str(THREADS),
    }


def main():
    parser = argparse.ArgumentParser(description="Measure LOF and kNN side by side with scikit-learn.")
    parser.add_argument("--write", action="store_true", help=f"write the table to {RESULT.relative_to(ROOT)}")
    parser.add_argument("--shapes", help="only these, for example 10000x6,10000x30")
    parser.add_argument("--runs", type=int, default=0, help="timed runs of each side (default 3 to 9, by their length)")
    options = parser.parse_args()
    shapes = SHAPES
    if options.shapes:
        try:
            shapes = [tuple(int(number) for number in shape.split("x")) for shape in options.shapes.split(",")]
        except ValueError:
            parser.error(f"--shapes is '{options.shapes}', expected rows x width such as 10000x6,10000x30")
    if options.write and options.shapes:
        parser.error("--write wants all shapes: leave out --shapes")
    class_path = os.environ.get("ODD_ONE_OUT_CLASS_PATH")
    if not class_path:
        sys.exit("bench: ODD_ONE_OUT_CLASS_PATH is not set; run this as ./lab bench neighbors")

    ours, peer = Ours(os.environ.get("ODD_ONE_OUT_JAVA", "java"), class_path), Peer()
    table, wrong = [], 0
    about = setting(ours)
    print("  ".join(f"{name} {value}" for name, value in about.items()))
    print(f"{'method':>10} {'rows':>8} {'width':>6} {'ours s':>8} {'peer s':>8} {'ratio':>6} {'runs':>5} {'difference':>11} {'memory MB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for rows, width in shapes:
            data = mixture(rows, width)
            ours.load(data, folder)
            peer.load(data, folder)
            for method, neighbors in METHODS:
                mine, theirs, runs = side_by_side(ours, peer, method, neighbors, options.runs)
                difference = float(np.max(np.abs(ours.scores(folder) - peer.scores) / peer.scores))
                memory = ""
                if (rows, width) == MEMORY_SHAPE:
                    memory = f"{float(ours.ask('memory', method, neighbors)):.0f}"
                ratio = mine / theirs
                table.append([f"{method} k={neighbors}", rows, width, f"{mine:.3f}", f"{theirs:.3f}", f"{ratio:.2f}", runs, f"{difference:.1e}", memory])
                name, *rest = table[-1]
                print(f"{name:>10} {rest[0]:>8} {rest[1]:>6} {rest[2]:>8} {rest[3]:>8} {rest[4]:>6} {rest[5]:>5} {rest[6]:>11} {rest[7]:>10}", flush=True)
                if not difference <= TOLERANCE[method]:
                    wrong += 1
                    print(f"bench: {name} differs by {difference:.1e}, more than {TOLERANCE[method]:.0e}", file=sys.stderr)
    ours.close()
    slow = [f"{row[0]} {row[1]} x {row[2]}" for row in table if float(row[5]) > GOAL]
    print(f"goal: ratio at most {GOAL}" + (f"; missed by {', '.join(slow)}" if slow else "; met everywhere"))
    large = [row[0] for row in table if row[8] and float(row[8]) > MEMORY_GOAL]
    print(f"goal: at most {MEMORY_GOAL} MB over the data at {MEMORY_SHAPE[0]} x {MEMORY_SHAPE[1]}" + (f"; missed by {', '.join(large)}" if large else ""))
    if options.write and not wrong:
        RESULT.parent.mkdir(parents=True, exist_ok=True)
        with RESULT.open("w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(["method", "rows", "width", "ours seconds", "scikit-learn seconds", "ratio", "runs", "largest relative difference", "memory MB", *about])
            writer.writerows([*row, *about.values()] for row in table)
        print(f"written: {RESULT.relative_to(ROOT)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
