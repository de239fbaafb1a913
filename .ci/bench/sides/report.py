"""The table of the classical bench: its lines on the screen, in data/results and in the README.

A row as it is kept: identity, method, rows, features, settings, goal; ours {seconds, outcome, auc}; peers {label: {seconds, outcome,
runs, ratio, difference, auc}}; best (a label or ""), runs, memory, about, date.
"""

import csv
import io
import math

from .cases import MEMORY_SHAPE, identity

COLUMNS = [
    "method", "rows", "features", "ours seconds", "best peer", "peer seconds", "ratio", "goal", "met", "max difference",
    "AUC ours", "AUC peer", "other peers", "runs", "memory MB at {} x {}".format(*MEMORY_SHAPE), "settings",
]
BEGIN = "<!-- bench-classical: written by ./lab bench classical --write; a test compares it with the table. -->"
END = "<!-- /bench-classical -->"
PICTURE = ("![Bars on a logarithmic axis: time of ours divided by the time of the fastest other, for each method and size]"
           "(.github/bench-classical.png)")
SOURCE = ("[The whole table](data/results/bench-classical.csv) has all seconds, the other libraries', differences of scores, "
          "memory, machine and versions.")


def missing(plan, rows, kernels):
    """What keeps the table from being whole: no row and no peer may be left out of it."""
    gaps = []
    for case, shape in plan:
        row = rows.get(identity(case, shape))
        if row is None:
            gaps.append(identity(case, shape))
            continue
        wanted = {peer.label + kernel for peer in case.peers for kernel in (kernels if peer.side == "python" else [""])}
        gaps += [f"{identity(case, shape)} against {label}" for label in sorted(wanted - row["peers"].keys())]
    return gaps


def bound(outcome):
    """The seconds a side that did not finish took at least, or None when it failed otherwise."""
    return float(outcome.removeprefix("> ")) if outcome.startswith("> ") else None


def verdict(row):
    """(ratio as text, whether the goal is met as text). Who did not finish has a bound in place of a time."""
    ours, goal = row["ours"], row["goal"]
    theirs = row["peers"].get(row["best"])
    if theirs is not None and ours["seconds"] is not None:
        exact = theirs["ratio"]
        return figure(exact), "yes" if exact <= goal else "no"
    if theirs is not None:
        least = bound(ours["outcome"]) / theirs["seconds"]
        return "> " + figure(least), "no" if least > goal else "unknown"
    bounds = [bound(peer["outcome"]) for peer in row["peers"].values() if bound(peer["outcome"])]
    if ours["seconds"] is not None and bounds:
        most = ours["seconds"] / min(bounds)
        return "< " + figure(most), "yes" if most <= goal else "unknown"
    return "", "unknown"


def figure(value):
    """Two significant digits, plainly written."""
    digits = max(0, 1 - math.floor(math.log10(value))) if value > 0 else 0
    return f"{value:.{min(digits, 6)}f}"


def seconds(side):
    return side["outcome"] if side["seconds"] is None else f"{side['seconds']:.4g}"


def line(row):
    """The cells of COLUMNS. A comma would end a cell for who reads the table line by line, so there is none."""
    theirs = row["peers"].get(row["best"], {})
    ratio, met = verdict(row)
    others = [f"{label} {seconds(peer)}" for label, peer in row["peers"].items() if label != row["best"]]
    largest = max((peer["difference"] for peer in row["peers"].values() if peer["difference"] is not None), default=None)
    bests = row["best"] or " and ".join(row["peers"])
    limit = next(iter(row["peers"].values()))["outcome"] if not row["best"] else ""
    cells = [
        row["method"], row["rows"], row["features"], seconds(row["ours"]), bests,
        seconds(theirs) if theirs else limit, ratio, f"{row['goal']:g}", met,
        "" if largest is None else f"{largest:.1e}",
        area(row["ours"].get("auc")), area(theirs.get("auc")),
        "; ".join(others if row["best"] else []), row["runs"], row["memory"], row["settings"],
    ]
    return [str(cell).replace(",", ";") for cell in cells]


def area(value):
    return "" if value is None else f"{value:.4f}"


def table(rows):
    """The file of data/results as text."""
    names = list(dict.fromkeys(name for row in rows for name in row["about"]))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, "date", *names])
    for row in rows:
        about = [str(row["about"].get(name, "")).replace(",", ";") for name in names]
        writer.writerow([*line(row), row["date"], *about])
    return out.getvalue()


def short(count):
    return f"{count // 1000}k" if count % 1000 == 0 else str(count)


def readme_table(rows):
    """A line a method, a column a size; a goal that was missed in bold."""
    sizes = sorted({(row["features"], row["rows"]) for row in rows})
    methods = {}
    for row in rows:
        methods.setdefault(row["method"], {})[row["features"], row["rows"]] = row
    head = ["method", *(f"{short(count)} × {width}" for width, count in sizes), "goal", "fastest other"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for method, cells in methods.items():
        shown = [method]
        for size in sizes:
            text, met = verdict(cells[size]) if size in cells else ("", "yes")
            shown.append(text if met == "yes" else f"**{text or 'neither finished'}**")
        bests = dict.fromkeys(row["best"] or " and ".join(row["peers"]) for row in cells.values())
        shown += [f"{next(iter(cells.values()))['goal']:g}", ", ".join(bests)]
        lines.append("| " + " | ".join(shown) + " |")
    return "\n".join(lines)


def with_table(readme, rows):
    """The README with the table between its markers."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"README.md has not the two lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{PICTURE}\n\n{readme_table(rows)}\n\n{SOURCE}\n\n{END}{after}"
