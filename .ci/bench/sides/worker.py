"""A program that lives on between runs and answers one line to each line it is given."""

import os
import queue
import signal
import subprocess
import tempfile
import threading


class Late(Exception):
    """No answer within the limit; the program was ended."""


class Refused(Exception):
    """The program could not do what it was asked."""


class Worker:
    def __init__(self, command, environment=None):
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            encoding="utf-8",
            env=environment,
            start_new_session=True,
        )
        self.answers = queue.Queue()
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self):
        for line in self.process.stdout:
            self.answers.put(line.rstrip("\n"))
        self.answers.put(None)

    def ask(self, *words, limit=None):
        """The answer; after `limit` seconds the program is ended and Late raised."""
        try:
            self.process.stdin.write("\t".join(str(word) for word in words) + "\n")
            self.process.stdin.flush()
            answer = self.answers.get(timeout=limit)
        except queue.Empty:
            self.kill()
            raise Late(f"more than {limit:g} s") from None
        except (BrokenPipeError, ValueError):
            answer = None
        if answer is None:
            self._end()
            complaint = self.complaint()
            self.kill()
            raise Refused(f"it stopped at '{words[0]}': {complaint}")
        if answer.startswith("failed "):
            raise Refused(answer.removeprefix("failed "))
        return answer

    def complaint(self):
        """The last line it wrote to its error stream."""
        if self.errors.closed:
            return "it was ended before"
        self.errors.seek(0)
        lines = self.errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1].strip() if lines else "without a word"

    def close(self):
        """Lets it end by itself: it does when there is nothing more to read."""
        self._hang_up()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            pass
        self.kill()

    def kill(self):
        """Ends it together with what it has started itself, as jobs of joblib. Once is enough, more does no harm."""
        self._end()
        self._hang_up()
        self.listener.join(10)
        self.process.stdout.close()
        self.errors.close()

    def _end(self):
        if self.process.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()
            self.process.wait(10)

    def _hang_up(self):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
