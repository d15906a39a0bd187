"""`mock-claude record -- COMMAND`."""

import os
import re
import signal
import subprocess
import sys

import pytest

import wire
from daemon import BINARY, PATIENCE
from recording import end_of, files, load, recorded

REAL_KEY = "sk-ant-api03-the-real-key-that-nobody-sees-0123456789"
REAL_TOKEN = "the-real-token-that-nobody-sees-0123456789"
DUMMY = "sk-ant-mock-claude"

# What a program without the SDK does.
PROGRAM = """
import json, os, sys, urllib.request
print("key", os.environ.get("ANTHROPIC_API_KEY"))
print("token", os.environ.get("ANTHROPIC_AUTH_TOKEN"))
request = urllib.request.Request(
  os.environ["ANTHROPIC_BASE_URL"] + "/v1/messages",
  json.dumps({"a": sys.argv[1:]}).encode(),
  {"x-api-key": os.environ["ANTHROPIC_API_KEY"], "content-type": "application/json"},
)
print(urllib.request.urlopen(request).read().decode())
print("bad", file=sys.stderr)
"""


def run(folder, url: str, *arguments: str, program: str = PROGRAM, options: tuple = (), **more) -> subprocess.CompletedProcess:
  environment = {k: v for k, v in os.environ.items() if not k.startswith(("MOCK_CLAUDE_", "ANTHROPIC_"))}
  return subprocess.run(
    [BINARY, "record", "--upstream", url, "--to", folder, *options, "--", sys.executable, "-c", program, *arguments],
    capture_output=True,
    text=True,
    timeout=PATIENCE,
    env=environment | more,
  )


def test_a_command_end_to_end(upstream, tmp_path):
  server = upstream()
  result = run(tmp_path / "r", server.url, "one")

  assert result.returncode == 0, result.stderr
  assert result.stdout == f"key {DUMMY}\ntoken None\nok\n"
  lines = result.stderr.splitlines()
  assert re.fullmatch(r"mock-claude: listening on http://127\.0\.0\.1:\d+", lines[0])
  assert "bad" in lines
  assert f"mock-claude: recorded 1 exchange in {tmp_path}/r" in lines
  # There is no key for the upstream but the dummy, which is worth a word.
  assert any(" warning " in line and "ANTHROPIC_API_KEY" in line for line in lines)
  [file] = files(tmp_path / "r")
  assert load(file)["request"]["body"] == '{"a": ["one"]}'


@pytest.mark.parametrize("code", [0, 1, 7, 200])
def test_the_exit_code_is_the_commands(upstream, tmp_path, code):
  assert run(tmp_path / "r", upstream().url, program=f"raise SystemExit({code})").returncode == code


def test_a_command_that_is_killed_counts_from_128(upstream, tmp_path):
  program = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
  assert run(tmp_path / "r", upstream().url, program=program).returncode == 128 + signal.SIGKILL


@pytest.mark.parametrize(
  "name, value, field",
  [("ANTHROPIC_API_KEY", REAL_KEY, f"x-api-key: {REAL_KEY}"), ("ANTHROPIC_AUTH_TOKEN", REAL_TOKEN, f"authorization: Bearer {REAL_TOKEN}")],
)
def test_only_the_upstream_sees_the_real_key(upstream, tmp_path, name, value, field):
  server = upstream()
  result = run(tmp_path / "r", server.url, options=("--log-level", "trace"), **{name: value})

  assert result.returncode == 0, result.stderr
  assert f"key {DUMMY}\n" in result.stdout and "token None\n" in result.stdout
  [seen] = server.requests
  assert f"\r\n{field}\r\n".lower().encode() in seen.lower()
  assert DUMMY.encode() not in seen
  written = result.stdout + result.stderr + "".join(file.read_text() for file in files(tmp_path / "r"))
  assert value not in written


def test_a_key_of_the_programs_own_goes_on_as_it_is(upstream, tmp_path):
  server = upstream()
  program = PROGRAM.replace('os.environ["ANTHROPIC_API_KEY"]', '"sk-ant-api03-mine-mine-mine-mine"')

  assert run(tmp_path / "r", server.url, program=program, ANTHROPIC_API_KEY=REAL_KEY).returncode == 0
  assert b"sk-ant-api03-mine-mine-mine-mine" in server.requests[0] and REAL_KEY.encode() not in server.requests[0]


def test_what_was_recorded_answers_the_same_program_without_the_network(upstream, tmp_path):
  first = run(tmp_path / "r", upstream().url, "one")
  dead = "http://127.0.0.1:1"

  again = run(tmp_path / "r", dead, "one", options=("--mode", "none"))
  other = run(tmp_path / "r", dead, "two", options=("--mode", "none"))

  assert (again.returncode, again.stdout) == (0, first.stdout)
  # The program fails by itself; even where it did not, the miss would count.
  assert other.returncode == 1 and "no_misses" in other.stderr
  caught = PROGRAM.replace("print(urllib.request.urlopen(request).read().decode())", "try: urllib.request.urlopen(request)\nexcept OSError: pass")
  assert run(tmp_path / "r", dead, "two", options=("--mode", "none"), program=caught).returncode == 1


def test_a_directory_with_recordings_is_refused_before_the_command_starts(upstream, tmp_path):
  server = upstream()
  run(tmp_path / "r", server.url, "one")

  again = run(tmp_path / "r", server.url, "two")

  assert (again.returncode, again.stdout) == (1, "")
  assert len(server.requests) == 1


def test_a_command_that_is_not_there(upstream, tmp_path):
  result = subprocess.run(
    [BINARY, "record", "--upstream", upstream().url, "--to", tmp_path / "r", "--", "/no/such/program"], capture_output=True
  )
  assert result.returncode == 127


def test_the_standard_streams_are_the_commands(upstream, tmp_path):
  result = subprocess.run(
    [BINARY, "record", "--upstream", upstream().url, "--to", tmp_path / "r", "--", "cat"],
    input=b"\0\xff all of it",
    capture_output=True,
    timeout=PATIENCE,
  )
  assert (result.returncode, result.stdout) == (0, b"\0\xff all of it")


@pytest.mark.parametrize(
  "arguments, code",
  [
    (["--to", "r"], 64),
    (["--upstream", "http://127.0.0.1:1"], 64),
    (["--upstream", "ftp://127.0.0.1", "--to", "r"], 64),
    (["--upstream", "http://127.0.0.1:1", "--to", "r", "--mode", "some"], 64),
    (["--upstream", "http://127.0.0.1:1", "--to", "r", "--redact", "("], 64),
    (["--upstream", "http://127.0.0.1:1", "--to", "r", "--ignore", "no pointer"], 64),
    (["--upstream", "http://127.0.0.1:1", "--to", "r", "--cacert", "no-such.pem"], 66),
    (["--mode", "none", "--to", "no-such-directory"], None),
  ],
)
def test_what_cannot_be_recorded_is_told_at_once(tmp_path, arguments, code):
  result = subprocess.run([BINARY, "record", *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE)

  assert result.returncode == code if code else result.returncode in (1, 66), result.stderr
  assert result.stdout == "" and result.stderr
  assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stream_in_flight_is_written_when_a_signal_stops_the_recorder(upstream, record, number):
  def answer(connection, _request):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nevent: ping\ndata: {}\n\n")
    connection.recv(1)

  recorder = record(upstream(answer))
  with wire.connect(recorder.port) as connection:
    connection.sendall(wire.request("POST", "/v1/messages", {"a": 1}))
    while b"data: {}" not in connection.recv(65536):
      pass
    recorder.process.send_signal(number)
    recorder.process.communicate(timeout=PATIENCE)

  assert recorder.process.returncode == 0
  recorder.log.close()
  [file] = recorded(recorder.directory, 1)
  assert end_of(file) == "unfinished"
