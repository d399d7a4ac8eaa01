# SPDX-License-Identifier: Apache-2.0
"""Runs a program on a pseudo-terminal and plays a scenario: terminal.py SCENARIO PROGRAM ARGUMENT...

Prints the output and, on the last line, a JSON object with what was observed. The program runs in a process group of its own, as under a shell, so that
Ctrl-C and Ctrl-Z reach it."""
import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

PROMPT = b"any key goes on"


def run_as_shell(arguments, notes):
    """In the child: what a shell does for one job; writes to `notes` whether the terminal is in its usual mode when the job stops and when it ends."""
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    job = os.fork()
    if job == 0:
        os.setpgid(0, 0)
        # Whatever started this may have blocked or ignored signals.
        for number in (signal.SIGTTOU, signal.SIGINT, signal.SIGTSTP):
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        os.execv(arguments[0], arguments)
    try:
        os.setpgid(job, job)
    except OSError:
        pass  # It runs already.
    os.tcsetpgrp(0, job)
    while True:
        _, status = os.waitpid(job, os.WUNTRACED)
        flags = termios.tcgetattr(0)[3]
        usual = bool(flags & termios.ICANON) and bool(flags & termios.ECHO)
        if os.WIFSTOPPED(status):
            os.write(notes, b"stopped %d\n" % usual)
            os.kill(-job, signal.SIGCONT)
            continue
        code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status)
        os.write(notes, b"ended %d %d\n" % (usual, code))
        os._exit(0)


def main():
    scenario, arguments = sys.argv[1], sys.argv[2:]
    rows, columns = 24, 80
    keys = {"keys": [b" "] * 99, "quit": [b"q"], "interrupt": [b"\x03"], "suspend": [b"\x1a", b"q"], "none": [], "end": [b"\x04"]}[scenario]
    notes, write_notes = os.pipe()
    child, terminal = pty.fork()
    if child == 0:
        # The size is set by the parent before it lets go.
        os.read(0, 1)
        run_as_shell(arguments, write_notes)
    os.close(write_notes)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    os.write(terminal, b"\n")
    output, pages, since, deadline = b"", [], 0, time.time() + 60
    raw = []
    while time.time() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            if not data:
                break
            output += data
        elif PROMPT in output[since:] and keys:
            pages.append(output[since:].count(b"\r\n"))
            raw.append(not termios.tcgetattr(terminal)[3] & termios.ICANON)
            since = len(output)
            key = keys.pop(0)
            os.write(terminal, key)
            if key == b"\x1a":
                time.sleep(0.5)
                # Continued, it waits for a key again behind the same prompt.
                raw.append(not termios.tcgetattr(terminal)[3] & termios.ICANON)
                os.write(terminal, keys.pop(0))
        elif select.select([notes], [], [], 0)[0]:
            break
    text = b""
    while True:
        data = os.read(notes, 4096)
        if not data:
            break
        text += data
    print(output.decode("utf-8", "replace").replace("\r\n", "\n"))
    print(json.dumps({"prompts": len(pages), "lines": pages, "raw": raw, "notes": text.decode().split("\n")[:-1]}))


main()
