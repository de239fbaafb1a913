"""Finished rows are kept, one a line, and skipped by the next call: a long bench can be done in pieces."""

import json


def load(file):
    """The kept rows by their identity; a later line replaces an earlier one, an unfinished last line is no row."""
    rows = {}
    if file.is_file():
        for line in file.read_text(encoding="utf-8").splitlines():
            try:
                row = json.loads(line)
            except json.JSONDecodeError:
                continue
            rows[row["identity"]] = row
    return rows


def append(file, row):
    file.parent.mkdir(parents=True, exist_ok=True)
    broken = file.is_file() and not file.read_bytes().endswith(b"\n") and file.stat().st_size > 0
    with file.open("a", encoding="utf-8", newline="\n") as out:
        out.write("\n" * broken + json.dumps(row) + "\n")


def stale(row, about):
    """What a kept row was measured with that is not so now, as "name: then, now". The library's own build is not asked for:
    one detector is improved and measured again while the others' rows stand; the table says each row's build."""
    then = row["about"]
    return [
        f"{name}: {then.get(name)}, now {now}" for name, now in about.items() if name != "build" and then.get(name) != now
    ]
