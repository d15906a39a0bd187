"""What was recorded is played again as it was, and recorded again, and played again."""

import json
import re
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import wire
from control import Control
from daemon import BINARY, PATIENCE, Daemon
from exchanges import EXCHANGES, scenario_text
from raw import body, request_bytes
from recording import Recorder, check, end_of, files, load, recorded

# Without a single byte there is no answer to be recorded.
RECORDED = [exchange for exchange in EXCHANGES if exchange.last != b""]


def record_all(upstream: Daemon, directory: Path) -> list[wire.Answer]:
  """Asks for everything through a recorder, in order."""
  recorder = Recorder(upstream.url, directory)
  answers = [exchange.ask(recorder.port) for exchange in RECORDED]
  recorded(directory, len(RECORDED))
  recorder.stop()
  return answers


class Generations:
  """A scenario's answers, the recordings of them, the recordings of those, and theirs."""

  def __init__(self, folder: Path):
    scenario = folder / "scenario.json"
    scenario.write_text(scenario_text())
    self.directories = [folder / str(number) for number in (1, 2, 3)]
    self.answers = []
    played = scenario
    for directory in self.directories:
      upstream = Daemon(str(played))
      self.answers.append(record_all(upstream, directory))
      upstream.stop()
      played = directory
    self.last = Daemon(str(played))


@pytest.fixture(scope="module")
def generations(tmp_path_factory):
  value = Generations(tmp_path_factory.mktemp("generations"))
  yield value
  value.last.stop()


@pytest.mark.parametrize("number", range(len(RECORDED)), ids=lambda number: RECORDED[number].name)
def test_three_generations_are_the_same_to_the_byte(generations, number):
  exchange = RECORDED[number]
  first = generations.answers[0][number]

  for answer in [*(answers[number] for answers in generations.answers[1:]), exchange.ask(generations.last.port)]:
    assert answer.recorded == first.recorded
    if exchange.keeps_chunks:
      assert answer.chunks == first.chunks


def without_times(file: Path) -> str:
  """A recording but for what measures and clocks say. A slice begins with its time, so where it begins is still seen."""
  text = re.sub(r"(?m)^(    - )\{at: [0-9.a-zµ]+, ", r"\1{at: _, ", file.read_text(encoding="utf-8"))
  text = re.sub(r"(?m)^  at: .*\n", "", text)
  return re.sub(r"(?mi)^    date: .*\n", "", text)


@pytest.mark.parametrize("number", range(len(RECORDED)), ids=lambda number: RECORDED[number].name)
def test_the_files_of_three_generations_differ_in_times_alone(generations, number):
  first, *others = [files(directory)[number] for directory in generations.directories]

  assert [file.name for file in others] == [first.name] * 2
  for file in others:
    if RECORDED[number].keeps_chunks:
      assert without_times(file) == without_times(first)
    else:
      assert load(file)["request"] == load(first)["request"]


# Streams that no service sends: they end well, and are not whole.
BROKEN = {"ends early", "corrupt"}


def test_recordings_are_judged_by_the_grammar(generations):
  for directory in generations.directories:
    names = {file.name: exchange.name for exchange, file in zip(RECORDED, files(directory), strict=True)}
    result = check(*files(directory))
    said = result.stdout + result.stderr

    assert result.returncode == 65
    assert {names[name] for name in re.findall(r"([^/\s]+\.yaml):\d+:\d+: error: ", said)} == BROKEN, said
    assert check(*(file for file in files(directory) if names[file.name] not in BROKEN)).returncode == 0


def test_what_is_not_known_of_the_service_is_told(generations):
  number = next(number for number, exchange in enumerate(RECORDED) if exchange.name == "unknown events")

  result = check(files(generations.directories[0])[number])

  assert result.returncode == 0
  assert "warning: " in result.stderr and "mock_claude_event" in result.stderr


def test_recordings_say_how_it_ended(generations):
  ends = {wire.COMPLETE: "complete", wire.CLOSED: "closed", wire.RESET: "reset", wire.SILENT: "unfinished"}

  for exchange, file in zip(RECORDED, files(generations.directories[0]), strict=True):
    assert end_of(file) == ends[exchange.relayed_ending or exchange.ending], exchange.name


def test_recordings_are_for_their_owner_alone_and_nothing_else_is_there(generations):
  for directory in generations.directories:
    assert {path.stat().st_mode & 0o7777 for path in directory.iterdir()} == {0o600}
    assert len(list(directory.iterdir())) == len(RECORDED)
    assert directory.stat().st_mode & 0o7777 == 0o700


def text_of(answer: wire.Answer) -> str:
  return "".join(re.findall(r'"text_delta","text":"([^"]*)"', answer.body.decode()))


def times_recorded(server, record, *names: str) -> list[str]:
  """What several requests that are the same were answered, in order, and leaves their recordings."""
  recorder = record(server)
  return [text_of(wire.ask(recorder.port, request_bytes(body(name, stream=True)))) for name in names]


SEVERAL = """
  replies:
    - {when: {last_user: once}, times: 1, text: first}
    - {when: {last_user: once}, times: 1, text: second}
    - {when: {last_user: once}, text: third}
    - {text: other}
"""


def test_the_same_request_gets_its_answers_in_order_and_then_the_last(scenario, record, serve, tmp_path):
  names = ["once", "else", "once", "once"]
  said = times_recorded(scenario(SEVERAL), record, *names)
  recorded(tmp_path / "recordings", 4)

  server = serve(tmp_path / "recordings")
  again = [text_of(wire.ask(server.port, request_bytes(body(name, stream=True)))) for name in [*names, "once", "else"]]

  assert said == ["first", "other", "second", "third"]
  assert again == [*said, "third", "other"]


def test_another_request_has_no_answer(scenario, record, serve, tmp_path):
  times_recorded(scenario(SEVERAL), record, "once")
  recorded(tmp_path / "recordings", 1)
  server = serve(tmp_path / "recordings")

  for request in [
    request_bytes(body("twice", stream=True)),
    request_bytes(body("once")),
    request_bytes(body("once", stream=True), "/v1/messages?beta=true"),
    wire.request("GET", "/v1/messages"),
  ]:
    assert not wire.ask(server.port, request).status.startswith("HTTP/1.1 2")
  # White space and the order of keys are nothing to JSON.
  spread = b'{"stream": true, "max_tokens":1024,"messages": [{"content":"once",  "role":"user"}], "model":"claude-haiku-4-5"}'
  assert text_of(wire.ask(server.port, wire.request("POST", "/v1/messages", spread))) == "first"


def user(name: str) -> bytes:
  return request_bytes(body("hello", stream=True, metadata={"user_id": name}))


def test_what_is_ignored_does_not_tell_requests_apart(scenario, record, serve, tmp_path):
  recorder = record(scenario(SEVERAL), "--ignore", "/metadata/user_id")
  assert text_of(wire.ask(recorder.port, user("a"))) == "other"
  recorded(recorder.directory, 1)
  recorder.stop()

  # The recording itself says what is ignored, or whoever plays it.
  assert text_of(wire.ask(serve(recorder.directory).port, user("b"))) == "other"
  none = record(None, "--mode", "none", "--ignore", "/metadata/user_id", to=recorder.directory)
  assert text_of(wire.ask(none.port, user("c"))) == "other"


def test_what_is_not_ignored_does(scenario, record, serve):
  recorder = record(scenario(SEVERAL))
  wire.ask(recorder.port, user("a"))
  recorded(recorder.directory, 1)

  assert not wire.ask(serve(recorder.directory).port, user("b")).status.startswith("HTTP/1.1 2")


ONCE, ELSE = (request_bytes(body(name, stream=True)) for name in ("once", "else"))


def test_once_does_not_overwrite(scenario, record, tmp_path, serve):
  times_recorded(scenario(SEVERAL), record, "once")
  [file] = recorded(tmp_path / "recordings", 1)
  before = file.read_bytes()

  result = subprocess.run(
    [BINARY, "record", "--upstream", "http://127.0.0.1:1", "--to", file.parent, "--port", "0"],
    capture_output=True,
    text=True,
    timeout=PATIENCE,
  )
  assert result.returncode == 1 and result.stdout == ""
  assert str(file.parent) in result.stderr and "there is a recording already" in result.stderr, result.stderr
  assert (files(file.parent), file.read_bytes()) == ([file], before)


def test_new_records_what_has_no_recording(scenario, record, upstream, tmp_path):
  times_recorded(scenario(SEVERAL), record, "once")
  [file] = recorded(tmp_path / "recordings", 1)
  before = file.read_bytes()
  other = upstream()
  recorder = record(other, "--mode", "new")

  assert text_of(wire.ask(recorder.port, ONCE)) == "first"
  assert other.accepted == 0
  assert wire.ask(recorder.port, ELSE).body == b"ok"
  assert other.accepted == 1

  first, second = recorded(tmp_path / "recordings", 2)
  assert (first, first.read_bytes()) == (file, before)
  assert second.name.startswith("0002-")


def test_all_records_everything_anew(scenario, record, upstream, tmp_path):
  times_recorded(scenario(SEVERAL), record, "once", "else")
  first, second = recorded(tmp_path / "recordings", 2)
  kept = second.read_bytes()
  other = upstream()
  recorder = record(other, "--mode", "all")

  assert wire.ask(recorder.port, ONCE).body == b"ok"
  assert wire.ask(recorder.port, ONCE).body == b"ok"
  recorder.stop()

  assert other.accepted >= 1
  names = [file.name for file in files(tmp_path / "recordings")]
  assert names[0] == second.name and [name[:5] for name in names[1:]] == ["0003-", "0004-"]
  assert second.read_bytes() == kept and not first.exists()


@pytest.mark.parametrize(
  "asked",
  [ELSE, wire.request("POST", "/v1/messages", b"no JSON"), wire.request("GET", "/v1/things"), wire.request("POST", "/v1/messages", {})],
  ids=["another body", "no JSON", "another path", "no valid request"],
)
def test_none_never_asks(scenario, record, upstream, tmp_path, asked):
  times_recorded(scenario(SEVERAL), record, "once")
  recorded(tmp_path / "recordings", 1)
  other = upstream()
  recorder = record(other, "--mode", "none")

  assert text_of(wire.ask(recorder.port, ONCE)) == "first"
  assert wire.ask(recorder.port, asked).status.split()[1].startswith(("4", "5"))
  code, said = recorder.end()

  assert other.accepted == 0
  assert len(files(tmp_path / "recordings")) == 1
  # A miss is an error in the end, too.
  assert code == 1, said
  assert "no_misses" in said


def test_speed_and_replay_change_times_alone(scenario, record, serve, tmp_path):
  server = scenario("replies: [{text: [a, b, c], pings: none, pace: {first: 150ms, between: 150ms}, wire: {slice: 40}}]")
  answer = wire.ask(record(server).port, request_bytes(body(stream=True)))
  [file] = recorded(tmp_path / "recordings", 1)

  exact = wire.ask(serve(file).port, request_bytes(body(stream=True)))
  assert (exact.seen, exact.chunks) == (answer.recorded, answer.chunks)
  assert exact.times[-1] >= load_last_time(file)
  instant = wire.ask(serve(file, "--speed", "instant").port, request_bytes(body(stream=True)))
  assert (instant.seen, instant.times[-1] < exact.times[-1]) == (answer.recorded, True)

  for replay in ["exact", "events", "instant"]:
    played = tmp_path / f"{replay}.yaml"
    played.write_text(f"replies: [{{recording: recordings/{file.name}, replay: {replay}}}]\n")
    again = wire.ask(serve(played).port, request_bytes(body(stream=True)))
    assert again.seen == answer.recorded
    if replay == "events":
      assert [chunk.endswith(b"\n\n") for chunk in again.chunks] == [True] * len(again.chunks)


def load_last_time(file: Path) -> float:
  """When the last slice came, in seconds. What is measured from the other end may be so much less."""
  times = [entry["at"] for entry in load(file)["response"]["body"] if "at" in entry]
  seconds = float(times[-1].removesuffix("ms")) / 1000 if times[-1].endswith("ms") else float(times[-1].removesuffix("s"))
  return seconds - 0.001


def test_names_are_in_the_order_of_requests_whatever_ends_first(scenario, record, tmp_path):
  server = scenario("""
    replies:
      - {when: {last_user: slow}, text: [a, b, c], faults: [{at: event 2, do: {hold: gate}}]}
      - {text: fast}
  """)
  recorder = record(server)
  control = Control(server)

  with wire.connect(recorder.port) as slow:
    slow.sendall(request_bytes(body("slow", stream=True)))
    control.arrived("gate")
    with ThreadPoolExecutor() as pool:
      list(pool.map(lambda n: wire.ask(recorder.port, request_bytes(body(f"fast {n}"))), range(5)))
    recorded(recorder.directory, 5)
    control.release("gate")
    assert wire.Reader(slow).read().ending == wire.COMPLETE

  found = recorded(recorder.directory, 6)
  assert [file.name[:5] for file in found] == [f"000{number}-" for number in range(1, 7)]
  assert json.loads(load(found[0])["request"]["body"])["messages"][0]["content"] == "slow"


@pytest.mark.parametrize("how", ["stopped", "client left"])
def test_a_stream_in_flight_is_written_as_far_as_it_came(scenario, record, serve, how):
  server = scenario("replies: [{text: [a, b, c, d], pings: none, faults: [{at: event 4, do: stall}]}]")
  recorder = record(server)
  last = b'"text":"b"}}\n\n'

  with wire.connect(recorder.port) as connection:
    connection.sendall(request_bytes(body(stream=True)))
    reader = wire.Reader(connection, last=last)
    answer = reader.read()
    assert answer.ending == wire.SILENT
    if how == "stopped":
      recorder.stop()
  [file] = recorded(recorder.directory, 1)

  assert end_of(file) == "unfinished"
  again = wire.ask(serve(recorder.directory).port, request_bytes(body(stream=True)), last)
  assert (again.seen, again.chunks) == (answer.recorded, answer.chunks)


def test_what_has_ended_is_soon_on_disk(scenario, record):
  recorder = record(scenario("replies: [{text: hello}]"))
  took = []

  for number in range(1, 11):
    wire.ask(recorder.port, request_bytes(body(f"{number}", stream=True)))
    ended = time.monotonic()
    recorded(recorder.directory, number)
    took.append(time.monotonic() - ended)

  print("on disk after", [f"{seconds * 1000:.0f} ms" for seconds in took])
  assert min(took) < 0.1 and max(took) < 5
