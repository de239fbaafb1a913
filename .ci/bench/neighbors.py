"""Neighbors side by side with scikit-learn: two methods of the classical bench against one library, in a table of their own.

Run by `./lab bench neighbors`. How it is measured: sides/rounds.py. Nothing is kept between calls. Exit status 1 when a score
differs.
"""

import argparse
import csv
import dataclasses
import sys
from pathlib import Path

from sides import cases

SHAPES = [(10_000, 6), (50_000, 6), (200_000, 6), (10_000, 30), (50_000, 30), (10_000, 784)]
NAMES = {"knn": "knn k=5", "lof": "lof k=20"}
ABOUT = ["odd-one-out", "jvm", "scikit-learn", "numpy", "blas", "processor", "cores", "threads"]
COLUMNS = [
    "method", "rows", "width", "ours seconds", "scikit-learn seconds", "ratio", "runs", "largest relative difference",
    "memory MB",
]
GOAL, LIMIT = 0.7, 600
ROOT = Path(__file__).resolve().parents[2]
RESULT = ROOT / "data" / "results" / "bench-neighbors.csv"


def plan(shapes):
    """By size first, as the table stands; only scikit-learn of all peers."""
    chosen = []
    for shape in shapes:
        for case in cases.CASES:
            if case.key in NAMES:
                peers = [peer for peer in case.peers if peer.label == "scikit-learn"]
                chosen.append((dataclasses.replace(case, peers=peers), shape))
    return chosen


def cells(row):
    """The cells of COLUMNS; of two BLAS kernels the faster one stands for scikit-learn."""
    peer = row["peers"][row["best"]]
    name = NAMES[row["identity"].split()[0]]
    return [
        name, row["rows"], row["features"], f"{row['ours']['seconds']:.3f}", f"{peer['seconds']:.3f}", f"{peer['ratio']:.2f}",
        row["runs"], f"{peer['difference']:.1e}", row["memory"],
    ]


def parse(words):
    parser = argparse.ArgumentParser(
        prog="lab bench neighbors", description="Measure LOF and kNN side by side with scikit-learn.")
    parser.add_argument("--write", action="store_true", help=f"write the table to {RESULT.relative_to(ROOT)}")
    parser.add_argument("--shapes", help="only these, for example 10000x6,10000x30")
    parser.add_argument("--runs", type=int, default=0, help="timed runs of each side (default 3 to 9, by their length)")
    options = parser.parse_args(words)
    if options.write and options.shapes:
        parser.error("--write wants all shapes: leave out --shapes")
    try:
        options.shapes = cases.shapes(options.shapes) or SHAPES
    except ValueError as wrong:
        parser.error(str(wrong))
    return options


def main(words=None):
    options = parse(words)
    from sides.session import Failure, Session  # needs numpy; the options do not

    table, about, wrong = [], {}, 0
    try:
        session = Session(LIMIT, with_java_peers=False)
        about = session.about
        print("  ".join(f"{name} {value}" for name, value in about.items()))
        print(f"{'method':>10} {'rows':>8} {'width':>6} {'ours s':>8} {'peer s':>8} {'ratio':>6} {'runs':>5} {'difference':>11} {'memory MB':>10}")
        for case, shape in plan(options.shapes):
            row = session.measure(case, shape, options.runs)
            if not row["best"] or row["ours"]["seconds"] is None:
                raise Failure(f"{row['identity']} took a side more than {LIMIT} s")
            table.append(cells(row))
            print("{:>10} {:>8} {:>6} {:>8} {:>8} {:>6} {:>5} {:>11} {:>10}".format(*table[-1]), flush=True)
            difference = row["peers"][row["best"]]["difference"]
            if not difference <= case.tolerance:
                wrong += 1
                print(f"bench: {row['identity']} differs by {difference:.1e}, more than {case.tolerance:.0e}", file=sys.stderr)
    except Failure as failure:
        sys.exit(f"bench: {failure}")
    slow = [f"{name} {rows} x {width}" for name, rows, width, _, _, ratio, *_ in table if float(ratio) > GOAL]
    print(f"goal: ratio at most {GOAL}; " + (f"missed by {', '.join(slow)}" if slow else "met everywhere"))
    if options.write and not wrong:
        with RESULT.open("w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([*COLUMNS, *ABOUT])
            writer.writerows([*row, *(about[name] for name in ABOUT)] for row in table)
        print(f"written: {RESULT.relative_to(ROOT)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
