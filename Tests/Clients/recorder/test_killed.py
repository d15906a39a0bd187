"""A recorder that is killed leaves whole recordings or none."""

import os
import random
import subprocess
import threading
import time
from pathlib import Path

import wire
from daemon import BINARY, PATIENCE
from raw import body, request_bytes
from recording import Recorder, check, files, recorded, until

TIMES = 50
AT_ONCE = 8
SEED = 20261121

# Streams of some length, so that some are on their way and some are being written whenever the recorder is killed.
SCENARIO = """
  pace: {first: 1ms, between: 1ms}
  replies:
    - {text: [a, b, c, d, e, f, g, h, i, j], wire: {slice: 50}}
"""


def ask_on(port: int, number: int) -> None:
  """Asks one thing after another for as long as somebody answers."""
  try:
    with wire.connect(port) as connection:
      for question in range(1000):
        connection.sendall(request_bytes(body(f"{number} {question}", stream=True)))
        if wire.Reader(connection).read().ending != wire.COMPLETE:
          return
  except OSError:
    return


def kill(recorder: Recorder, moments: random.Random) -> None:
  """Kills a recorder while clients ask it: before there is a recording, or a moment after there are some."""
  clients = [threading.Thread(target=ask_on, args=(recorder.port, number), daemon=True) for number in range(AT_ONCE)]
  for client in clients:
    client.start()
  least = moments.randrange(4)
  until(lambda: len(files(recorder.directory)) >= least, "nothing is recorded")
  time.sleep(moments.uniform(0, 0.03))
  recorder.kill()
  for client in clients:
    client.join(PATIENCE)


def half_written(directory: Path) -> list[Path]:
  """What else is there than recordings."""
  return sorted(set(directory.iterdir()) - set(files(directory)))


def test_a_killed_recorder_leaves_no_half_files(scenario, tmp_path):
  upstream = scenario(SCENARIO)
  moments = random.Random(SEED)
  directories = [tmp_path / f"{number}" for number in range(TIMES)]

  for directory in directories:
    kill(Recorder(upstream.url, directory), moments)

  found = [file for directory in directories for file in files(directory)]
  half = [directory for directory in directories if half_written(directory)]
  print(f"seed {SEED}: {len(found)} recordings; a file was left half written {len(half)} times")
  assert len(found) > TIMES, "the recorder was killed before it had recorded anything"
  result = check(*found)
  assert result.returncode == 0, result.stdout + result.stderr

  # What was left half written was never seen under a recording's name, and the next recorder takes it away.
  for directory in half:
    assert [path.name[0] for path in half_written(directory)] == ["."]
    Recorder(upstream.url, directory, "--mode", "new").stop()
    assert half_written(directory) == []


def test_what_others_have_put_there_stays(upstream, record, tmp_path):
  directory = tmp_path / "recordings"
  directory.mkdir()
  # The second looks like a file of a recorder that was killed, but its process is alive.
  others = {
    "notes.txt": "mine",
    f".mock-claude-recording-{os.getpid()}-1.tmp": "half",
    ".mock-claude-recording-x-1.tmp": "mine",
    "scenario.yaml": "replies: [{text: hello}]\n",
  }
  for name, text in others.items():
    (directory / name).write_text(text)

  recorder = record(upstream(), to=directory)
  wire.ask(recorder.port, wire.request("POST", "/v1/messages", {"a": 1}))
  recorded(directory, 2)
  recorder.stop()

  assert {name: (directory / name).read_text() for name in others} == others


def test_a_disk_that_takes_nothing_is_told_and_changes_nothing_for_clients(upstream, tmp_path):
  """A full disk, played by a limit on the size of files."""
  server = upstream()
  directory = tmp_path / "recordings"
  process = subprocess.Popen(
    ["bash", "-c", 'ulimit -f 0; exec "$@"', "-", BINARY, "record", "--upstream", server.url, "--to", directory, "--port", "0"],
    stdout=subprocess.PIPE,
    stderr=subprocess.PIPE,
    text=True,
  )
  port = int(process.stdout.readline().rsplit(":", 1)[1])

  assert wire.ask(port, wire.request("POST", "/v1/messages", {"a": 1})).body == b"ok"
  process.terminate()
  _, said = process.communicate(timeout=PATIENCE)

  assert process.returncode == 1, said
  assert "could not be recorded" in said
  assert list(directory.iterdir()) == []


def test_a_directory_that_goes_away_is_told(upstream, record, tmp_path):
  recorder = record(upstream())
  recorder.directory.rmdir()

  assert wire.ask(recorder.port, wire.request("POST", "/v1/messages", {"a": 1})).body == b"ok"
  code, said = recorder.end()

  assert code == 1
  assert "not recorded" in said and "1 could not be recorded" in said


def test_two_recorders_of_one_directory_lose_nothing(upstream, record, tmp_path):
  """They take the same numbers, which is no reason to overwrite anything."""
  recorders = [record(upstream(), "--mode", "all", to=tmp_path / "both") for _ in range(2)]

  for number in range(10):
    for recorder in recorders:
      wire.ask(recorder.port, wire.request("POST", "/v1/messages", {"a": [number, recorder.port]}))

  assert len(recorded(tmp_path / "both", 20)) == 20
