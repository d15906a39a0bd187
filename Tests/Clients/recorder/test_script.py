"""`mock-claude script` turns a recording into a scenario that says the same."""

import json
import re
import subprocess
from pathlib import Path

import pytest

import wire
from control import Control
from daemon import BINARY, PATIENCE, Daemon
from exchanges import EXCHANGES, Exchange, scenario_text
from recording import Recorder, check, files, recorded

COMPRESSED = [exchange for exchange in EXCHANGES if "compressed" in exchange.name]
RECORDED = [exchange for exchange in EXCHANGES if exchange.last != b"" and exchange not in COMPRESSED]


def script(file: Path) -> subprocess.CompletedProcess:
  return subprocess.run([BINARY, "script", file], capture_output=True, text=True, timeout=PATIENCE)


class Scripted:
  """Every exchange recorded and turned into a scenario, and a daemon that plays one after the other."""

  def __init__(self, folder: Path):
    scenario = folder / "scenario.json"
    scenario.write_text(scenario_text())
    upstream = Daemon(str(scenario))
    self.directory = folder / "recordings"
    recorder = Recorder(upstream.url, self.directory)
    self.answers = [exchange.ask(recorder.port) for exchange in RECORDED]
    recorded(self.directory, len(RECORDED))
    recorder.stop()
    upstream.stop()
    self.scripts = folder / "scripts"
    self.scripts.mkdir()
    self.failures = {}
    for exchange, file in zip(RECORDED, files(self.directory), strict=True):
      result = script(file)
      if result.returncode:
        self.failures[exchange.name] = result.stderr
      else:
        (self.scripts / file.name).write_text(result.stdout)
    self.server = Daemon()

  def play(self, file: Path, exchange: Exchange) -> wire.Answer:
    """What that script answers."""
    loaded = Control(self.server).call("PUT", "scenario", content=file.read_bytes())
    assert loaded.is_success, loaded.text
    return exchange.ask(self.server.port)


@pytest.fixture(scope="module")
def scripted(tmp_path_factory):
  value = Scripted(tmp_path_factory.mktemp("scripted"))
  yield value
  value.server.stop()


def meaning(answer: wire.Answer) -> list:
  """What a stream says: the events, whatever the line ends, comments and escapes; other bodies as they are. Each answer
  has an id of its own."""
  if "event-stream" not in (answer.value("content-type") or ""):
    return [re.sub(rb'"request_id":"[^"]*"', b"", answer.body)]
  text = answer.body.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
  events = []
  for block in text.split("\n\n"):
    lines = [line.partition(":")[::2] for line in block.split("\n") if line and not line.startswith(":")]
    fields = [(name, value.removeprefix(" ")) for name, value in lines]
    data = "\n".join(value for name, value in fields if name == "data")
    try:
      data = json.loads(data)
    except ValueError:
      pass
    # What has neither is no event (WHATWG HTML, 9.2.6).
    if any(name in ("event", "data") for name, _ in fields):
      events.append(([value for name, value in fields if name == "event"], data))
  return events


@pytest.mark.parametrize("number", range(len(RECORDED)), ids=lambda number: RECORDED[number].name)
def test_the_scenario_says_what_was_recorded(scripted, number):
  exchange, answer = RECORDED[number], scripted.answers[number]
  assert exchange.name not in scripted.failures, scripted.failures[exchange.name]

  again = scripted.play(scripted.scripts / files(scripted.directory)[number].name, exchange)

  assert again.status == answer.status
  assert again.ending == answer.ending
  assert meaning(again) == meaning(answer)
  kept = {"content-type", "retry-after", "anthropic-ratelimit-requests-remaining", "x-should-retry", "location"}
  for name in kept:
    assert again.value(name) == answer.value(name), name


def test_scenarios_pass_the_check(scripted):
  result = check(scripted.scripts)
  assert result.returncode == 0, result.stdout + result.stderr


def named(name: str) -> int:
  return next(number for number, exchange in enumerate(RECORDED) if exchange.name == name)


def script_of(scripted, name: str) -> str:
  return (scripted.scripts / files(scripted.directory)[named(name)].name).read_text()


def test_what_is_said_can_be_edited(scripted, serve, tmp_path):
  text = script_of(scripted, "a text")
  assert "giông" in text, "text stays text"
  edited = tmp_path / "edited.yaml"
  edited.write_text(text.replace("giông", "mưa"))

  again = RECORDED[named("a text")].ask(serve(edited).port)

  assert "mưa " in again.body.decode() and again.ending == wire.COMPLETE


def test_blocks_are_blocks(scripted):
  text = script_of(scripted, "every block")

  for key in ["thinking:", "redacted_thinking:", "text:", "server_tool_use", "web_search_tool_result", "tool_use:"]:
    assert key in text
  assert "get_weather" in text and "Hà Nội" in text


def test_what_is_compressed_is_scripted_as_what_it_says(tmp_path):
  scenario = tmp_path / "scenario.json"
  scenario.write_text(json.dumps({"validate": "off", "replies": [exchange.rule for exchange in COMPRESSED]}))
  upstream = Daemon(str(scenario))
  recorder = Recorder(upstream.url, tmp_path / "recordings")
  try:
    for exchange in COMPRESSED:
      exchange.ask(recorder.port)
    for file in recorded(tmp_path / "recordings", len(COMPRESSED)):
      result = script(file)
      assert result.returncode == 0, result.stderr
      assert "base64" not in result.stdout and "content-encoding" not in result.stdout
  finally:
    recorder.stop()
    upstream.stop()


def test_times_are_kept_roughly(scripted):
  """People edit round numbers."""
  text = script_of(scripted, "paced")
  assert re.search(r"\d+ms", text)


@pytest.mark.parametrize("content, code", [("replies: [{text: hello}]\n", 65), ("recording: 1\n", 65), (None, 66)])
def test_what_is_no_recording_is_told(tmp_path, content, code):
  file = tmp_path / "file.yaml"
  if content is not None:
    file.write_text(content)

  result = script(file)

  assert (result.returncode, result.stdout) == (code, "")
  assert str(file) in result.stderr
