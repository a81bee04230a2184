"""Starts real programs on loopback addresses of their own, so that they keep their ports and their files."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request


class Failed(Exception):
    """What was expected, and what was found."""


def get(url, **parameters):
    """The answer's text."""
    query = urllib.parse.urlencode(parameters, doseq=True)
    with urllib.request.urlopen(url + ("?" + query if query else ""), timeout=10) as answer:
        return answer.read().decode()


def get_json(url, **parameters):
    return json.loads(get(url, **parameters))


def post_json(url, body):
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.status


def eventually(what, condition, seconds=30, holds=bool):
    """Waits until what the condition gives is true, or holds, and returns it; else says what it gave last."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = condition()
        except (OSError, urllib.error.URLError, ValueError, KeyError) as failure:
            last = failure
        else:
            last = found
            if holds(found):
                return found
        if time.monotonic() > end:
            raise Failed(f"expected within {seconds} s: {what}; found: {last}")
        time.sleep(0.1)


def free_port():
    """For the few ports that have no address of their own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def demand(program):
    if shutil.which(program) is None:
        raise Failed(f"there is no {program} on the PATH")


class Programs:
    """Programs that end with the `with` block, each on its own address of 127.0.0.0/8."""

    def __init__(self):
        self.directory = tempfile.mkdtemp(prefix="tracepress-telemetry-")
        self.network = f"127.{64 + os.getpid() % 128}.{os.getpid() // 128 % 256}"
        self.running = {}
        self.addresses = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, failure, trace):
        if failure is not None:
            for name in self.running:
                lines = self.log(name).splitlines()[-5:]
                print(f"--- the end of {name}'s log", *(line[:400] for line in lines), sep="\n", file=sys.stderr)
        for name in list(self.running):
            self.stop(name)
        shutil.rmtree(self.directory)

    def address(self):
        self.addresses += 1
        return f"{self.network}.{self.addresses}"

    def path(self, name):
        return os.path.join(self.directory, name)

    def start(self, name, command, **environment):
        demand(command[0])
        with open(self.path(name + ".log"), "ab") as log:
            self.running[name] = subprocess.Popen(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=os.environ | environment)

    def ready(self, name, url, seconds=60):
        """Waits for its own word that it works, or its end."""

        def answers():
            if self.running[name].poll() is not None:
                raise Failed(f"expected {name} to start; it ended with {self.running[name].returncode}")
            get(url)
            return True

        eventually(f"{name} is ready at {url}", answers, seconds)

    def stop(self, name):
        process = self.running.pop(name)
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        return process.returncode

    def log(self, name):
        with open(self.path(name + ".log"), encoding="utf-8", errors="replace") as log:
            return log.read()


def run(command):
    """Runs a command that has to succeed."""
    demand(command[0])
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
    if done.returncode != 0:
        raise Failed(f"expected success of {' '.join(command)}; it said:\n{done.stdout}")
