"""The benches: what they are asked, what they keep, and that nothing is left out of what they publish.

Nothing is timed here and no other library is needed: the sides are stand-ins that say how long they took.
"""

import contextlib
import copy
import io
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import ROOT, lab

sys.path.insert(0, str(ROOT / ".ci" / "bench"))

import classical  # noqa: E402
from sides import cases, kept, report, rounds, worker  # noqa: E402

ABOUT = {"odd-one-out": "0.1.0", "build": "a", "jvm": "OpenJDK 17, Debian", "processor": "x", "limit": "300 s"}


def side(seconds=1.0, outcome="ok", ratio=None, difference=None, auc=0.9):
    return {"seconds": seconds, "outcome": outcome, "runs": 3, "ratio": ratio, "difference": difference, "auc": auc}


def row(case, shape, ours=0.5, peers=None, **more):
    """A row as it is kept: each peer took a second unless it is given otherwise."""
    same = {peer.label: case.tolerance is not None and peer.compared for peer in case.peers}
    found = {label: side(ratio=ours, difference=0.0 if equal else None) for label, equal in same.items()}
    found.update(peers or {})
    timed = [label for label, peer in found.items() if peer["seconds"] is not None]
    best = min(timed, key=lambda label: found[label]["seconds"]) if timed else ""
    return {"identity": cases.identity(case, shape), "method": case.name, "rows": shape[0], "features": shape[1],
            "goal": case.goal, "best": best, "runs": 3, "memory": "", "settings": "", "ours": {"seconds": ours, "outcome": "ok", "auc": 0.9},
            "peers": found, "about": dict(ABOUT), "date": "2026-11-27", **more}


def whole():
    return {cases.identity(case, shape): row(case, shape) for case, shape in cases.plan()}


def refused(words):
    """What is said about wrong options."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        try:
            classical.parse(words)
        except SystemExit as end:
            return f"{end.code} {said.getvalue()}"
    return "nothing"


class Options(unittest.TestCase):
    def test_the_launcher_lists_the_benches_and_knows_no_other(self):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            lab.command_bench(lab.parser().parse_args(["bench"]))
        self.assertEqual(["classical"], said.getvalue().split())
        with self.assertRaisesRegex(lab.Failure, "no bench 'speed'. There are: classical"):
            lab.command_bench(lab.parser().parse_args(["bench", "speed"]))

    def test_the_launcher_hands_all_words_and_the_tools_on(self):
        place = mock.Mock(variables=lambda **more: more)
        with mock.patch.multiple(lab, ready=lambda: (place, Path("/jdk")), tool_environment=lambda purpose: purpose + "-python",
                                 find_maven=lambda place: "/maven/mvn"), mock.patch.object(lab, "call") as call:
            lab.command_bench(lab.parser().parse_args(["bench", "classical", "--quick", "--methods", "knn"]))
        (command,), options = call.call_args
        self.assertEqual(["bench-python", ROOT / ".ci" / "bench" / "classical.py", "--quick", "--methods", "knn"], command)
        self.assertEqual("/maven/mvn", options["env"]["ODD_ONE_OUT_MAVEN"])
        self.assertEqual(str(Path("/jdk")), options["env"]["JAVA_HOME"])

    def test_what_is_not_pinned_is_not_measured_against(self):
        found = [requirement.split("==")[0] for requirement in lab.requirements("bench")]
        self.assertLessEqual({"scikit-learn", "pyod", "numpy"}, set(found))

    def test_wrong_options_say_what_is_expected(self):
        for words, expected in ((["--methods", "knn,lot"], "'lot', expected some of knn,lof,"),
                                (["--shapes", "10k"], "'10k', expected rows x width such as 10000x6"),
                                (["--shapes", "0x6"], "'0x6', expected rows x width"),
                                (["--shapes", "10x6x2"], "expected rows x width"),
                                (["--limit", "0"], "0, expected seconds above 0"),
                                (["--runs", "-1"], "-1, expected 1 or more"),
                                (["--nonsense"], "unrecognized arguments: --nonsense")):
            self.assertRegex(refused(words), "^2 (.|\n)*" + expected)

    def test_only_the_whole_table_is_written(self):
        for words in (["--quick"], ["--methods", "knn"], ["--shapes", "10000x6"], ["--runs", "1"]):
            self.assertIn("--write wants the whole table", refused(["--write", *words]))
        self.assertEqual("nothing", refused(["--write"]))

    def test_limits_and_files(self):
        self.assertEqual((300, "bench-classical.jsonl"), (classical.parse([]).limit, classical.rows_file(classical.parse([])).name))
        quick = classical.parse(["--quick"])
        self.assertEqual((60, "bench-classical-quick.jsonl"), (quick.limit, classical.rows_file(quick).name))
        self.assertEqual(5, classical.parse(["--quick", "--limit", "5"]).limit)


class Plan(unittest.TestCase):
    def test_every_method_and_size_of_the_goals(self):
        sizes = {case.key: [f"{rows}x{width}" for rows, width in case.shapes] for case in cases.CASES}
        seven = ["10000x6", "50000x6", "200000x6", "10000x30", "50000x30", "200000x30", "10000x784"]
        for key in ("knn", "lof", "forest", "mixture", "components", "means"):
            self.assertEqual(seven, sizes.pop(key))
        self.assertEqual(["10000x6", "50000x6", "10000x30", "50000x30", "10000x784"], sizes.pop("density"))
        self.assertEqual(["10000x6", "20000x6", "10000x30", "20000x30", "10000x784"], sizes.pop("svm"))
        self.assertEqual({"ecod", "copod", "hbos", "loda", "inne", "abod", "cof"}, set(sizes))
        goals = {case.key: case.goal for case in cases.CASES}
        self.assertEqual({0.7, 0.1, 1, 0.5}, set(goals.values()))
        self.assertEqual(["density", "abod", "cof"], [key for key, goal in goals.items() if goal == 0.1])

    def test_choices(self):
        def names(**choice):
            return [cases.identity(*pair) for pair in cases.plan(**choice)]

        self.assertEqual(["abod 10000x30", "cof 10000x30"], names(methods=["abod", "cof"]))
        self.assertEqual(["knn 200000x30"], names(methods=["knn", "svm"], shapes=[(200_000, 30)]))
        self.assertEqual(["knn 70x3", "svm 70x3"], names(methods=["knn", "svm"], shapes=[(70, 3)]))
        self.assertEqual(2 * len(cases.CASES), len(names(quick=True)))

    def test_memory_is_measured_once_a_method(self):
        for case in cases.CASES:
            self.assertEqual(1, sum(cases.measures_memory(case, shape) for shape in case.shapes), case.key)


class Resuming(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "target" / "rows.jsonl"
        self.plan = cases.plan(methods=["knn"])

    def keep(self, *pairs, **more):
        for case, shape in pairs:
            kept.append(self.file, row(case, shape, **more))

    def left(self, about=None, again=False):
        with contextlib.redirect_stdout(io.StringIO()) as said:
            found = classical.todo(self.plan, kept.load(self.file), about or ABOUT, again)
        self.said = said.getvalue()
        return found

    def test_nothing_is_kept_at_first(self):
        self.assertEqual(self.plan, self.left())

    def test_finished_rows_are_skipped(self):
        self.keep(self.plan[0], self.plan[2])
        self.assertEqual([self.plan[1], *self.plan[3:]], self.left())
        self.assertEqual("", self.said)
        self.assertEqual(self.plan, self.left(again=True))

    def test_a_later_row_replaces_an_earlier_one(self):
        self.keep(self.plan[0], ours=0.5)
        self.keep(self.plan[0], ours=0.25)
        self.assertEqual(0.25, kept.load(self.file)["knn 10000x6"]["ours"]["seconds"])

    def test_a_line_that_was_cut_off_is_no_row_and_spoils_no_other(self):
        self.keep(self.plan[0], self.plan[1])
        self.file.write_bytes(self.file.read_bytes()[:-40])
        self.assertEqual(self.plan[1:], self.left())
        self.keep(self.plan[1])
        self.assertEqual(self.plan[2:], self.left())

    def test_rows_of_another_machine_version_or_limit_are_measured_again_and_it_is_said(self):
        self.keep(*self.plan)
        self.assertEqual([], self.left())
        for name, value in (("processor", "y"), ("jvm", "OpenJDK 21"), ("limit", "60 s"), ("elki", "0.8.1")):
            self.assertEqual(self.plan, self.left({**ABOUT, name: value}))
            self.assertIn(f"{name}: {ABOUT.get(name)}, now {value}", self.said)

    def test_rows_of_another_build_stand(self):
        self.keep(*self.plan)
        self.assertEqual([], self.left({**ABOUT, "build": "b"}))

    def test_a_run_measures_what_is_missing_and_keeps_each_row_at_once(self):
        self.keep(*self.plan[:5])
        measured = []

        class Session:
            about, kernels, java, class_path = ABOUT, {"": None}, "java", ""

            def __init__(self, limit):
                self.limit = limit

            def measure(self, case, shape, turns, with_memory):
                measured.append(shape)
                if shape == (10_000, 784):
                    raise KeyboardInterrupt
                return row(case, shape)

        module = mock.Mock(Session=Session, Failure=type("Failure", (Exception,), {}))
        with mock.patch.dict(sys.modules, {"sides.session": module}), \
                mock.patch.object(classical, "rows_file", lambda options: self.file), \
                contextlib.redirect_stdout(io.StringIO()), self.assertRaises(KeyboardInterrupt):
            classical.main(["--methods", "knn"])
        self.assertEqual([(200_000, 30), (10_000, 784)], measured)
        self.assertEqual(self.plan[6:], self.left())


class StandIn:
    """A program that takes the seconds it is given, run after run."""

    def __init__(self, *times):
        self.times, self.asked = list(times), 0

    def ask(self, *words, limit=None):
        if words[0] != "run":
            return "ok"
        self.asked += 1
        time = self.times[min(self.asked, len(self.times)) - 1]
        if isinstance(time, Exception):
            raise time
        if time > limit:
            raise worker.Late(f"more than {limit} s")
        return str(time)


def race(ours, peers, turns=0):
    first, *others = [rounds.Runner(name, StandIn(*times), "knn", [], 300) for name, times in {"ours": ours, **peers}.items()]
    rounds.race(first, others, turns)
    return first, {runner.label: runner for runner in others}


@mock.patch.object(rounds, "PAUSE", 0)
class Rounds(unittest.TestCase):
    def test_all_sides_are_warmed_by_one_rule(self):
        ours, peers = race([0.5], {"fast": [0.01], "slow": [5], "very slow": [61]}, 1)
        self.assertEqual([1 + 4 + 1, 1 + 200 + 1, 2, 1], [runner.worker.asked for runner in (ours, *peers.values())])

    def test_what_is_done_once_does_not_count_for_any_side(self):
        ours, peers = race([1], {"starts jobs": [17, 0.5]}, 3)
        self.assertEqual([0.5] * 3, peers["starts jobs"].times)
        self.assertEqual(1 + 4 + 3, peers["starts jobs"].worker.asked)

    def test_warming_up_does_not_count(self):
        ours, peers = race([9, 9, 1], {"a": [8, 8, 2]}, 3)
        self.assertEqual([1, 1, 1], ours.times)
        self.assertEqual((1, 2), (ours.seconds(), peers["a"].seconds()))

    def test_the_ratio_is_the_median_of_the_turns_and_not_the_quotient_of_medians(self):
        ours, peers = race([3, 3, 3, 1, 9], {"a": [3, 3, 10, 2, 10]}, 3)
        self.assertEqual([3, 1, 9], ours.times)
        self.assertEqual(0.5, rounds.ratio(ours, peers["a"]))

    def test_who_is_far_behind_keeps_one_time(self):
        ours, peers = race([2], {"a": [3], "b": [9], "c": [9.1]}, 3)
        self.assertEqual([3, 3, 0], [len(runner.times) for runner in peers.values()])
        self.assertEqual(9.1, peers["c"].seconds())
        self.assertEqual("a", rounds.best(list(peers.values())).label)

    def test_who_is_over_the_limit_is_recorded_and_holds_up_nobody(self):
        ours, peers = race([2], {"a": [301], "b": [4]}, 3)
        self.assertEqual(("> 300", None), (peers["a"].outcome, peers["a"].seconds()))
        self.assertEqual(1, peers["a"].worker.asked)
        self.assertEqual("b", rounds.best(list(peers.values())).label)
        ours, peers = race([301], {"a": [2]}, 3)
        self.assertEqual(("> 300", 2), (ours.outcome, peers["a"].seconds()))

    def test_who_fails_is_recorded_with_its_reason(self):
        _, peers = race([2], {"a": [worker.Refused("MemoryError")], "b": [4]}, 3)
        self.assertEqual("failed: MemoryError", peers["a"].outcome)

    def test_long_turns_are_few_and_the_first_counts(self):
        ours, peers = race([100], {"a": [150]})
        self.assertEqual([2, 2], [len(ours.times), len(peers["a"].times)])
        self.assertEqual(2, ours.worker.asked)
        ours, _ = race([0.1], {"a": [0.1]})
        self.assertEqual(9, len(ours.times))


class Programs(unittest.TestCase):
    """A worker is ended when it is late, and what stopped it is told."""

    def program(self, code):
        made = worker.Worker([sys.executable, "-c", code])
        self.addCleanup(made.kill)
        return made

    def test_answers_refusals_and_the_end(self):
        echo = self.program("import sys\nfor line in sys.stdin: print(line.strip().replace('\\t', ' '), flush=True)")
        self.assertEqual("run knn", echo.ask("run", "knn", limit=30))
        with self.assertRaisesRegex(worker.Refused, "^no method x$"):
            echo.ask("failed no method x", limit=30)
        echo.close()
        self.assertEqual(0, echo.process.returncode)

    def test_a_late_one_is_ended(self):
        slow = self.program("import time; time.sleep(60)")
        with self.assertRaisesRegex(worker.Late, "more than 0.2 s"):
            slow.ask("run", limit=0.2)
        self.assertIsNotNone(slow.process.poll())
        with self.assertRaisesRegex(worker.Refused, "it stopped at 'scores'"):
            slow.ask("scores", limit=5)

    def test_the_last_words_of_one_that_died_are_told(self):
        with self.assertRaisesRegex(worker.Refused, "it stopped at 'run': out of memory"):
            self.program("import sys; sys.stdin.readline(); sys.exit('out of memory')").ask("run", limit=30)


class Table(unittest.TestCase):
    KNN = cases.CASES[0]

    def verdict(self, seconds, peers):
        only = {peer.label: side(None, "failed: x", difference=None) for peer in self.KNN.peers}
        made = row(self.KNN, (10, 6), peers={**only, **peers})
        made["ours"] = side(seconds, "ok" if seconds else "> 300")
        return report.verdict(made)

    def test_verdicts(self):
        self.assertEqual(("0.25", "yes"), self.verdict(0.25, {"ELKI": side(1, ratio=0.25)}))
        self.assertEqual(("0.80", "no"), self.verdict(0.8, {"ELKI": side(1, ratio=0.8)}))
        self.assertEqual(("0.0012", "yes"), self.verdict(0.8, {"ELKI": side(1, ratio=0.00123)}))
        self.assertEqual(("12", "no"), self.verdict(0.8, {"ELKI": side(1, ratio=12.3)}))

    def test_who_did_not_finish_has_a_bound(self):
        over = side(None, "> 300")
        self.assertEqual(("< 0.10", "yes"), self.verdict(30, {"ELKI": over}))
        self.assertEqual(("< 0.90", "unknown"), self.verdict(270, {"ELKI": over}))
        self.assertEqual(("> 3.0", "no"), self.verdict(None, {"ELKI": side(100)}))
        self.assertEqual(("", "unknown"), self.verdict(None, {"ELKI": over}))
        self.assertEqual(("", "unknown"), self.verdict(1, {}))

    def test_one_line_a_row_and_every_peer_in_it(self):
        rows = list(whole().values())
        rows[3] = row(*cases.plan()[3], peers={"PyOD": side(None, "> 300"), "ELKI": side(None, "failed: Error, x")})
        lines = report.table(rows).splitlines()
        self.assertEqual(len(cases.plan()), len(lines) - 1)
        head = lines[0].split(",")
        self.assertEqual(report.COLUMNS, head[:len(report.COLUMNS)])
        for (case, shape), text in zip(cases.plan(), lines[1:]):
            cells = dict(zip(head, text.split(","), strict=True))
            self.assertEqual([case.name, str(shape[0]), str(shape[1])], text.split(",")[:3])
            for peer in case.peers:
                self.assertIn(peer.label, cells["best peer"] + ";" + cells["other peers"])
            self.assertEqual("OpenJDK 17; Debian", cells["jvm"])
        self.assertIn("PyOD > 300; ELKI failed: Error; x", lines[4])

    def test_a_missing_row_or_peer_is_named(self):
        rows = whole()
        self.assertEqual([], report.missing(cases.plan(), rows, [""]))
        del rows["svm 20000x30"]
        del rows["knn 10000x784"]["peers"]["ELKI"]
        self.assertEqual(["knn 10000x784 against ELKI", "svm 20000x30"], report.missing(cases.plan(), rows, [""]))

    def test_a_faster_kernel_that_was_not_tried_is_missing(self):
        gaps = report.missing(cases.plan(methods=["svm"], shapes=[(10_000, 6)]), whole(), ["", " AVX-512"])
        self.assertEqual(["svm 10000x6 against scikit-learn AVX-512"], gaps)

    def test_nothing_is_written_while_a_row_is_missing(self):
        rows = whole()
        gone = rows.pop("svm 20000x30")
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "rows.jsonl"
            for one in rows.values():
                kept.append(file, one)
            failure = type("Failure", (Exception,), {})
            session = mock.Mock(about=ABOUT, kernels={"": None})
            session.measure.side_effect = failure("svm failed")
            module = mock.Mock(Session=lambda limit: session, Failure=failure)
            with mock.patch.dict(sys.modules, {"sides.session": module}), mock.patch.object(classical, "publish") as publish, \
                    mock.patch.object(classical, "rows_file", lambda options: file), \
                    contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as said:
                self.assertEqual(1, classical.main(["--write"]))
                self.assertIn("svm failed", said.getvalue())
                publish.assert_not_called()
                session.measure.side_effect = [gone]
                self.assertEqual(0, classical.main(["--write"]))
            (written, *_), _ = publish.call_args
            self.assertEqual([cases.identity(*pair) for pair in cases.plan()], [one["identity"] for one in written])

    def test_scores_that_differ_are_named(self):
        case = self.KNN
        bad = row(case, (10, 6), peers={"ELKI": side(difference=1e-3), "PyOD": side(difference=float("nan"))})
        self.assertEqual(2, len(list(classical.wrong(case, bad))))
        self.assertEqual([], list(classical.wrong(case, row(case, (10, 6)))))
        forest = next(one for one in cases.CASES if one.key == "forest")
        self.assertEqual(["forest 10x6: AUC 0.9000, ELKI has 0.9500"],
                         list(classical.wrong(forest, row(forest, (10, 6), peers={"ELKI": side(auc=0.95)}))))
        self.assertEqual([], list(classical.wrong(forest, row(forest, (10, 6), peers={"ELKI": side(auc=0.8)}))))

    def test_memory(self):
        self.assertEqual([False, False, False, True, True, True],
                         [classical.too_large(text) for text in ("", "200", "<= 200", "201", "more than 300 s", "failed: x")])


class Readme(unittest.TestCase):
    def test_a_line_a_method_a_column_a_size(self):
        rows = whole()
        rows["svm 20000x30"]["peers"]["LIBSVM"]["ratio"] = rows["svm 20000x30"]["peers"]["scikit-learn"]["ratio"] = 0.9
        lines = report.readme_table(list(rows.values())).splitlines()
        self.assertEqual("| method | 10k × 6 | 20k × 6 | 50k × 6 | 200k × 6 | 10k × 30 | 20k × 30 | 50k × 30 | 200k × 30 "
                         "| 10k × 784 | goal | fastest other |", lines[0])
        self.assertEqual(len(cases.CASES) + 2, len(lines))
        self.assertIn("| one-class SVM nu=0.1 | 0.50 | 0.50 |  |  | 0.50 | **0.90** |  |  | 0.50 | 0.7 | scikit-learn |", lines)
        self.assertEqual(len(rows), sum(line.count("0.50") + line.count("0.90") for line in lines))

    def test_only_what_is_between_the_markers_changes(self):
        text = f"a\n{report.BEGIN}\n\nold\n\n{report.END}\nb\n"
        rows = list(whole().values())
        made = report.with_table(text, rows)
        self.assertTrue(made.startswith(f"a\n{report.BEGIN}\n\n![Bars on"))
        self.assertIn(f"\n\n{report.readme_table(rows)}\n\n", made)
        self.assertTrue(made.endswith(f"versions.\n\n{report.END}\nb\n"))
        self.assertEqual(made, report.with_table(made, copy.deepcopy(rows)))
        with self.assertRaisesRegex(ValueError, "has not the two lines"):
            report.with_table("a\n", rows)

    def test_the_committed_one_has_the_markers(self):
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        self.assertEqual((1, 1), (text.count(report.BEGIN), text.count(report.END)))


if __name__ == "__main__":
    unittest.main()
