"""The classical detectors side by side with scikit-learn, PyOD, ELKI and LIBSVM: the same data, the same work, in turns.

Run by `./lab bench classical`. What is timed, how all sides are warmed up and in which order they run: sides/rounds.py. What
is measured: sides/cases.py. Finished rows are kept in target/bench-classical.jsonl and skipped by the next call, so the long
run can be done in pieces. A side that takes longer than the limit is ended and stands in the table with that. Exit status 1
when a score differs or ours fails.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from sides import cases, kept, report

ROOT = Path(__file__).resolve().parents[2]
RESULT = ROOT / "data" / "results" / "bench-classical.csv"
PICTURE = ROOT / ".github" / "bench-classical.png"
README = ROOT / "README.md"
AUC_TOLERANCE = 0.02
LIMIT, QUICK_LIMIT = 300, 60


def parse(words):
    keys = [case.key for case in cases.CASES]
    parser = argparse.ArgumentParser(
        prog="lab bench classical", description="Measure the classical detectors side by side with other libraries.")
    parser.add_argument("--quick", action="store_true", help="small data, to see that everything works; nothing to quote")
    parser.add_argument("--methods", help="only these of " + ",".join(keys))
    parser.add_argument("--shapes", help="only these, for example 10000x6,10000x30; unplanned ones for every method")
    parser.add_argument("--limit", type=float, help=f"seconds a single run may take (default {LIMIT})")
    parser.add_argument("--runs", type=int, default=0, help="timed runs of each side (default 3 to 9, by their length)")
    parser.add_argument("--again", action="store_true", help="measure rows that are kept already, too")
    parser.add_argument("--write", action="store_true", help=(
        f"when no row is missing, write {RESULT.relative_to(ROOT)}, the README's table and its picture"))
    options = parser.parse_args(words)
    options.methods = options.methods.split(",") if options.methods else None
    for method in options.methods or []:
        if method not in keys:
            parser.error(f"--methods names '{method}', expected some of {','.join(keys)}")
    try:
        options.shapes = cases.shapes(options.shapes)
    except ValueError as wrong_shapes:
        parser.error(str(wrong_shapes))
    if options.limit is not None and options.limit <= 0:
        parser.error(f"--limit is {options.limit:g}, expected seconds above 0")
    if options.runs < 0:
        parser.error(f"--runs is {options.runs}, expected 1 or more, or 0 for as many as the length of a run allows")
    if options.write and (options.methods or options.shapes or options.quick or options.runs):
        parser.error("--write wants the whole table: leave out --methods, --shapes, --quick and --runs")
    options.limit = options.limit or (QUICK_LIMIT if options.quick else LIMIT)
    return options


def rows_file(options):
    return ROOT / "target" / ("bench-classical-quick.jsonl" if options.quick else "bench-classical.jsonl")


def todo(plan, rows, about, again):
    """The pairs still to measure. A kept row that was measured with something else than is here now is measured again."""
    left = []
    for case, shape in plan:
        row = rows.get(cases.identity(case, shape))
        old = kept.stale(row, about) if row else []
        if old:
            print(f"{row['identity']} is measured again; {'; '.join(old)}")
        if row is None or old or again:
            left.append((case, shape))
    return left


def wrong(case, row):
    """What is wrong with its scores, or nothing."""
    for label, peer in row["peers"].items():
        found = peer["difference"]
        if found is not None and not found <= case.tolerance:
            yield f"{row['identity']}: scores differ from {label}'s by {found:.1e}, more than {case.tolerance:.0e}"
        areas = row["ours"]["auc"], peer["auc"]
        if case.tolerance is None and None not in areas and areas[0] < areas[1] - AUC_TOLERANCE:
            yield f"{row['identity']}: AUC {areas[0]:.4f}, {label} has {areas[1]:.4f}"


def shown(row):
    cell = dict(zip(report.COLUMNS, report.line(row)))
    scores = f"difference {cell['max difference']}" if cell["max difference"] else f"AUC {cell['AUC ours']} {cell['AUC peer']}"
    memory = f"  {row['memory']} MB" if row["memory"] else ""
    print(f"{row['method']:>26} {row['rows']:>7} x {row['features']:<3}  ours {cell['ours seconds']:>8}  {cell['best peer']} "
          f"{cell['peer seconds']}  ratio {cell['ratio']:>6} (goal {cell['goal']}: {cell['met']})  {scores}{memory}"
          + (f"  [{cell['other peers']}]" if cell["other peers"] else ""), flush=True)


def summary(rows):
    verdicts = [(row, report.verdict(row)) for row in rows]
    missed = [f"{row['identity']} {text}" for row, (text, met) in verdicts if met != "yes"]
    print(f"goals: {len(rows) - len(missed)} of {len(rows)} met" + (f"; not met: {', '.join(missed)}" if missed else ""))
    large = [f"{row['identity'].split()[0]} {row['memory']}" for row in rows if too_large(row["memory"])]
    if any(row["memory"] for row in rows):
        goal = f"at most {cases.MEMORY_GOAL} MB over the data at {'{} x {}'.format(*cases.MEMORY_SHAPE)}"
        print(f"memory, {goal}: " + (f"not met by {', '.join(large)}" if large else "met"))
    failed = [f"{row['identity']} {label} {peer['outcome']}" for row in rows for label, peer in row["peers"].items()
              if peer["outcome"] != "ok"]
    if failed:
        print("did not finish, and stand in the table with that:\n  " + "\n  ".join(failed))
    builds = {row["about"].get("build") for row in rows}
    if len(builds) > 1:
        print(f"These rows were measured with {len(builds)} builds of the library; the table says which.")


def too_large(memory):
    return bool(memory) and not memory.startswith("<=") and not (
        memory.isdigit() and int(memory) <= cases.MEMORY_GOAL)


def publish(rows, java, class_path):
    """The table, then the picture and the README's table, which are made of it."""
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(report.table(rows), encoding="utf-8", newline="\n")
    subprocess.run([java, "-Djava.awt.headless=true", "-cp", class_path, "anomaly.notebook.SpeedChart", RESULT, PICTURE],
                   check=True)
    README.write_text(report.with_table(README.read_text(encoding="utf-8"), rows), encoding="utf-8", newline="\n")
    for file in (RESULT, PICTURE, README):
        print(f"written: {file.relative_to(ROOT)}")


def main(words=None):
    options = parse(words)
    from sides.session import Failure, Session  # needs numpy; the options do not

    file, bad = rows_file(options), []
    try:
        session = Session(options.limit)
    except Failure as failure:
        sys.exit(f"bench: {failure}")
    print("  ".join(f"{name} {value}" for name, value in session.about.items()), flush=True)
    plan, rows = cases.plan(options.methods, options.shapes, options.quick), kept.load(file)
    left = todo(plan, rows, session.about, options.again)
    for case, shape in plan:
        name = cases.identity(case, shape)
        if (case, shape) in left:
            try:
                rows[name] = session.measure(case, shape, options.runs, with_memory=not options.quick)
                kept.append(file, rows[name])
            except Failure as failure:
                bad.append(str(failure))
                continue
        shown(rows[name])
        bad += wrong(case, rows[name])
    summary([rows[cases.identity(*pair)] for pair in plan if cases.identity(*pair) in rows])
    for complaint in bad:
        print(f"bench: {complaint}", file=sys.stderr)
    if options.write and not bad:
        gaps = report.missing(plan, rows, list(session.kernels))
        if gaps:
            sys.exit(f"bench: nothing is written while there is no row of {', '.join(gaps)}")
        publish([rows[cases.identity(*pair)] for pair in plan], session.java, session.class_path)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
