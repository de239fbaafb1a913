"""The programs of all sides: how they are made, started and asked for their versions; and one cell measured with them."""

import datetime
import hashlib
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from . import cases, data, rounds
from .worker import Late, Refused, Worker

THREADS = 2
ROOT = Path(__file__).resolve().parents[3]
TARGET = ROOT / "target" / "bench"
HERE = Path(__file__).resolve().parent
HEAP = "-Xmx4g"


class Failure(Exception):
    """What keeps the bench from running, in words."""


class Session:
    def __init__(self, limit):
        self.limit = limit
        self.java = os.environ.get("ODD_ONE_OUT_JAVA", "java")
        self.class_path = class_path = os.environ.get("ODD_ONE_OUT_CLASS_PATH")
        if not class_path:
            raise Failure("ODD_ONE_OUT_CLASS_PATH is not set; run this as ./lab bench classical")
        self.ours = self.compiled("Ours", class_path)
        self.peers = self.compiled("Peers", str(peers_jars() / "*"))
        self.about = {}
        self.kernels = {"": None}
        self._ask_versions(class_path)

    def compiled(self, main, class_path):
        """The class path to run one of our two programs."""
        folder = TARGET / "classes" / main
        folder.mkdir(parents=True, exist_ok=True)
        javac = Path(self.java).with_name("javac" + Path(self.java).suffix)
        sources = [HERE / "java" / "Side.java", HERE / "java" / f"{main}.java"]
        command = [javac if Path(self.java).is_absolute() else "javac", "-d", folder, "-cp", class_path, *sources]
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
        if done.returncode != 0:
            raise Failure(f"javac cannot compile {main}.java:\n{done.stderr[-2000:]}")
        return os.pathsep.join([str(folder), class_path])

    def java_worker(self, main, *flags):
        command = [self.java, f"-XX:ActiveProcessorCount={THREADS}", *(flags or [HEAP])]
        if main == "Ours":
            command += ["--add-modules", "jdk.incubator.vector"]
        return Worker([*command, "-cp", self.ours if main == "Ours" else self.peers, main])

    def python_worker(self, core):
        # As OpenBLAS chooses by itself: what a shell sets for other work would slow it down.
        variables = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}
        variables.update(OPENBLAS_NUM_THREADS=str(THREADS), OMP_NUM_THREADS=str(THREADS))
        if core:
            variables["OPENBLAS_CORETYPE"] = core
        return Worker([sys.executable, HERE / "python_side.py"], variables)

    def _ask_versions(self, class_path):
        self._note(self.java_worker("Ours"))
        self.about["build"] = build(class_path)
        self._note(self.python_worker(None))
        self._note(self.java_worker("Peers"))
        fast = "SkylakeX"  # OpenBLAS's name of its kernels for AVX-512; on some processors it does not choose them itself
        if "avx512f" in processor_flags() and fast not in self.about["blas"]:
            self.kernels[" AVX-512"] = fast
            self.about["blas AVX-512"] = dict(answers(self.python_worker(fast)))["blas"]
        self.about.update(
            {"processor": processor(), "cores": str(os.cpu_count()), "threads": str(THREADS),
             "heap": HEAP, "limit": f"{self.limit:g} s"})

    def _note(self, worker):
        self.about.update(answers(worker))

    def measure(self, case, shape, turns=0, with_memory=True):
        """One row of the table, as report.py describes it; None and a word on the screen when ours failed."""
        file, noise = data.files(TARGET / "data", *shape)
        words = named(case.parameters)
        ours = rounds.Runner("ours", self.java_worker("Ours"), case.key, words, self.limit)
        runners = [ours]
        try:
            ours.load(file, *shape)
            if case.starts:
                first = file.with_name(f"{case.key}-start.bin")
                ours.ask("start", first, case.key, *words)
                words = [*words, f"start={first}"]
            peers = []
            for peer in case.peers:
                for suffix, worker in self.workers(peer):
                    runner = rounds.Runner(
                        peer.label + suffix, worker, peer.method, words + named(peer.parameters), self.limit)
                    peers.append((peer, runner))
                    runners.append(runner)
                    runner.load(file, *shape)
            rounds.race(ours, [runner for _, runner in peers], turns)
            if ours.outcome.startswith("failed"):
                raise Failure(f"{cases.identity(case, shape)}: ours {ours.outcome}")
            row = self.row(case, shape, ours, peers, noise)
        finally:
            for runner in runners:
                runner.worker.close()
        if with_memory and cases.measures_memory(case, shape):
            row["memory"] = self.memory(case)
        return row

    def workers(self, peer):
        if peer.side == "java":
            return [("", self.java_worker("Peers"))]
        return [(suffix, self.python_worker(core)) for suffix, core in self.kernels.items()]

    def row(self, case, shape, ours, peers, noise):
        fastest = rounds.best([runner for _, runner in peers])
        row = {
            "identity": cases.identity(case, shape), "method": case.name, "rows": shape[0], "features": shape[1],
            "settings": " ".join(named(case.parameters)),
            "goal": case.goal, "best": fastest.label if fastest else "", "runs": max(len(ours.times), 1), "memory": "",
            "ours": {"seconds": ours.seconds(), "outcome": ours.outcome, "auc": None},
            "peers": {}, "about": self.about, "date": datetime.date.today().isoformat(),
        }
        with tempfile.TemporaryDirectory() as folder:
            mine = scores(ours, Path(folder) / "ours")
            if mine is not None:
                row["ours"]["auc"] = data.auc(noise, mine)
            for peer, runner in peers:
                row["peers"][runner.label] = outcome(case, peer, runner, ours, mine, noise, Path(folder))
        return row

    def memory(self, case):
        """Megabytes at most in use over the loaded data, garbage included. A method that made more garbage than the goal in
        a roomy heap runs again in a heap that has no more than the goal above the data, and needs no more if it ends."""
        file, _ = data.files(TARGET / "data", *cases.MEMORY_SHAPE)
        words = named(case.parameters)
        roomy = self.java_worker("Ours")
        try:
            roomy.ask("load", file, *cases.MEMORY_SHAPE)
            used = float(roomy.ask("used"))
            most = float(roomy.ask("memory", case.key, *words, limit=self.limit))
        except Late as late:
            return str(late)
        except Refused as refused:
            return f"failed: {refused}"
        finally:
            roomy.close()
        if most <= cases.MEMORY_GOAL:
            return f"{most:.0f}"
        narrow = self.java_worker("Ours", "-XX:+UseSerialGC", f"-Xmx{int((used + cases.MEMORY_GOAL) * 1e6 / 2**20)}m")
        try:
            narrow.ask("load", file, *cases.MEMORY_SHAPE)
            narrow.ask("run", case.key, *words, limit=self.limit)
            return f"<= {cases.MEMORY_GOAL}"
        except (Late, Refused):
            return f"{most:.0f}"
        finally:
            narrow.close()


def outcome(case, peer, runner, ours, mine, noise, folder):
    """What is kept of a peer."""
    told = {
        "seconds": runner.seconds(), "outcome": runner.outcome, "runs": max(len(runner.times), 1), "ratio": None,
        "difference": None, "auc": None,
    }
    theirs = scores(runner, folder / "theirs")
    if theirs is None:
        return {**told, "seconds": None, "outcome": runner.outcome}
    told["auc"] = data.auc(noise, theirs)
    if mine is not None:
        told["ratio"] = rounds.ratio(ours, runner)
        if case.tolerance is not None and peer.compared:
            same = mine if peer.compared == "training" else scores(ours, folder / "rescored", "rescored")
            told["difference"] = float("inf") if same is None else data.difference(same, theirs)
    return told


def scores(runner, file, order="scores"):
    found = runner.scores(file, order)
    return None if found is None else data.read(found)


def named(values):
    return [f"{name}={value}" for name, value in values.items()]


def answers(worker):
    """NAME=VERSION of each of its libraries."""
    try:
        return [tuple(word.split("=", 1)) for word in worker.ask("versions", limit=120).split("\t")]
    except (Late, Refused) as failed:
        raise Failure(f"a side does not start: {failed}") from None
    finally:
        worker.close()


def peers_jars():
    """The folder of ELKI's and LIBSVM's jars, which Maven fetches when the list of them has changed."""
    folder, pom = TARGET / "jars", HERE / "pom.xml"
    wanted = hashlib.sha256(pom.read_bytes()).hexdigest()
    marker = folder / "ready"
    if marker.is_file() and marker.read_text(encoding="ascii") == wanted:
        return folder
    maven = os.environ.get("ODD_ONE_OUT_MAVEN", "mvn")
    print("Fetching ELKI and LIBSVM into target/bench/jars (once) ...", flush=True)
    for old in folder.glob("*"):
        old.unlink()
    done = subprocess.run(
        [maven, "-B", "-q", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={folder}"],
        capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(f"Maven could not fetch what is measured against:\n{(done.stdout + done.stderr)[-1500:]}")
    marker.write_text(wanted, encoding="ascii")
    return folder


def build(class_path):
    """A short name of the library's own jars by their content."""
    digest = hashlib.sha256()
    for jar in class_path.split(os.pathsep):
        if Path(jar).name.startswith("odd-one-out-core"):
            digest.update(Path(jar).read_bytes())
    return digest.hexdigest()[:8]


def processor_lines(name):
    try:
        for one in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if one.startswith(name):
                yield one.split(":", 1)[1].strip()
    except OSError:
        return


def processor():
    return next(processor_lines("model name"), "") or platform.processor() or platform.machine()


def processor_flags():
    return next(processor_lines("flags"), "").split()
