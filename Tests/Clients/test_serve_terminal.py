"""`mock-claude serve` in a terminal: a hang-up ends it when the terminal is gone, and else only loads files again."""

import os
import pty
import signal

from daemon import BINARY


def start(*arguments: str) -> tuple[int, int]:
  """The process and its terminal, when it is ready."""
  process, terminal = pty.fork()
  if process == 0:
    os.execv(BINARY, [str(BINARY), "serve", "--port", "0", *arguments])
  read_until(terminal, "listening on")
  return process, terminal


def read_until(terminal: int, text: str) -> None:
  shown = ""
  while text not in shown:
    shown += os.read(terminal, 4096).decode()


def exit_code(process: int) -> int:
  return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def test_it_ends_with_its_terminal():
  process, terminal = start()
  os.close(terminal)
  assert exit_code(process) == 0


def test_a_hang_up_from_a_process_loads_the_files_again():
  process, terminal = start()
  os.kill(process, signal.SIGHUP)
  read_until(terminal, "serving anew")
  os.kill(process, signal.SIGTERM)
  assert exit_code(process) == 0
  os.close(terminal)
