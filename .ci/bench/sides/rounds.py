"""One cell of the table: every side warmed up, then timed in turns.

What is timed is fit and training scores with the data in memory: starting the programs, reading the data and warming up are
not. Every cell has programs of its own, so that it does not matter which cells came before or in how many sittings the table
was made. All sides are warmed by the same rule: one run for what is done once (imports, compiling, starting jobs), then runs until
two seconds are spent, and at least one; a first run of more than a minute is enough. None of these counts. Then all take
turns, in one order and the reverse, and each ratio is the median over the turns.
"""

import statistics
import time

from .worker import Late, Refused

WARM_SECONDS, MINUTE = 2, 60
# Threads of a BLAS keep a core busy for some hundredths of a second after their work is done, which the next side would pay.
PAUSE = 0.2
# A peer this many times slower than the fastest one is not the bar: the time of its last warm-up run stands.
FAR = 3
# Where one turn of all takes longer than this, the first one counts too, and one more is taken.
LONG = 120


class Runner:
    """A side with its program. Its outcome is "ok", or what kept it from a time."""

    def __init__(self, label, worker, method, words, limit):
        self.label, self.worker, self.method, self.words, self.limit = label, worker, method, words, limit
        self.outcome, self.times, self.warm = "ok", [], None

    def load(self, file, rows, width):
        self.ask("load", file, rows, width)

    def warm_up(self):
        self._warm_run()
        if self.warm is not None and self.warm > MINUTE:
            return
        spent = 0
        while self.outcome == "ok" and spent < WARM_SECONDS:
            self._warm_run()
            spent += max(self.warm, 0.001)  # and at most two thousand runs

    def _warm_run(self):
        answer = self.ask("run", self.method, *self.words)
        if answer is not None:
            self.warm = float(answer)

    def run(self):
        time.sleep(PAUSE)
        answer = self.ask("run", self.method, *self.words)
        if answer is not None:
            self.times.append(float(answer))

    def scores(self, file, order="scores"):
        return None if self.ask(order, file) is None else file

    def seconds(self):
        if self.outcome != "ok":
            return None
        return statistics.median(self.times) if self.times else self.warm

    def ask(self, *words):
        """The answer, or None once something has kept it from one."""
        if self.outcome != "ok":
            return None
        try:
            return self.worker.ask(*words, limit=self.limit)
        except Late:
            self.outcome = f"> {self.limit:g}"
        except Refused as refused:
            self.outcome = f"failed: {refused}"
        return None


def contenders(peers):
    """The peers that may be the bar: within reach of the fastest."""
    alive = [peer for peer in peers if peer.outcome == "ok"]
    fastest = min((peer.warm for peer in alive), default=0)
    return [peer for peer in alive if peer.warm <= FAR * fastest]


def turns(runners, wanted):
    """How many turns, of which the warm-up may have been the first."""
    turn = sum(runner.warm for runner in runners)
    if wanted:
        return wanted
    return 1 if turn > LONG else max(3, min(9, int(20 / max(turn, 0.01))))


def race(ours, peers, wanted=0):
    """Times all; afterwards `ratios` of each peer that took turns are the quotients ours / its, turn by turn."""
    for runner in [ours, *peers]:
        runner.warm_up()
    racing = [ours, *contenders(peers)] if ours.outcome == "ok" else contenders(peers)
    if sum(runner.warm for runner in racing) > LONG:
        for runner in racing:
            runner.times.append(runner.warm)
    for turn in range(turns(racing, wanted) if racing else 0):
        for runner in racing if turn % 2 == 0 else racing[::-1]:
            runner.run()


def ratio(ours, peer):
    """The median of the quotients where both took turns, else the quotient of their times."""
    if ours.times and len(ours.times) == len(peer.times):
        return statistics.median(mine / theirs for mine, theirs in zip(ours.times, peer.times))
    return ours.seconds() / peer.seconds()


def best(peers):
    """The fastest peer with a time; None where none has one."""
    alive = [peer for peer in peers if peer.seconds() is not None]
    return min(alive, key=lambda peer: peer.seconds(), default=None)
