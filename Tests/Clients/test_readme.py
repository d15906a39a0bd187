"""Everything that the README shows is run: commands, programs, scenarios, and the tables that list what there is."""

import contextlib
import io
import json
import re
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import anthropic
import pytest

from daemon import BINARY

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


def blocks(language):
  found = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
  assert found, f"the README has no {language} block"
  return found


def example(word):
  """The scenario that has this in it."""
  (text,) = [block for block in blocks("yaml") if word in block]
  return text


def rows(heading):
  """The first cells of the table under a line that starts so."""
  table = README[README.index(heading):].split("\n\n")[0].splitlines()[2:]
  return [row.split("|")[1].strip().strip("`") for row in table]


def test_scripts_are_there():
  for script in re.findall(r"Scripts/\w+", "\n".join(blocks("sh"))):
    path = ROOT / script
    assert path.is_file() and path.stat().st_mode & 0o100, script


def test_console_shows_what_is_printed(built_in):
  for block in blocks("console"):
    command, _, shown = block.removeprefix("$ ").partition("}'\n")
    command = (command + "}'").replace("http://127.0.0.1:4010", built_in.url)
    printed = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=30).stdout.splitlines()
    for number, line in enumerate(shown.splitlines()):
      if line == "…":
        break
      if line.endswith("…"):
        assert printed[number].startswith(line[:-1])
      else:
        assert printed[number] == line


def test_python_prints_the_reply(built_in):
  for program in blocks("python"):
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
      exec(program.replace("http://127.0.0.1:4010", built_in.url), {})
    assert output.getvalue().startswith("Hello from mock-claude")


def test_scenario_does_what_the_text_says(scenario):
  text = example("get_weather")
  daemon = scenario(text, "--speed", "instant")
  client = anthropic.Anthropic(base_url=daemon.url, api_key="test", max_retries=0)
  tools = [{"name": "get_weather", "input_schema": {"type": "object"}}]
  messages = [{"role": "user", "content": "How is the weather?"}]

  def ask():
    return client.messages.create(model="claude-sonnet-5", max_tokens=100, tools=tools, messages=messages)

  with pytest.raises(anthropic.APIStatusError) as busy:
    ask()
  assert busy.value.status_code == 529
  assert busy.value.response.headers["retry-after"] == "1"
  call = ask()
  assert [block.type for block in call.content] == ["thinking", "text", "tool_use"]
  assert call.content[2].input == {"location": "Hanoi"}
  result = {"type": "tool_result", "tool_use_id": call.content[2].id, "content": "32"}
  messages += [
    {"role": "assistant", "content": [block.model_dump(exclude_none=True) for block in call.content]},
    {"role": "user", "content": [result]},
  ]
  assert ask().content[0].text == "It is 32 °C and sunny in Hanoi."
  assert control(daemon, "verdict")["passed"], "the README says that all replies are used"


def test_error_text_is_the_real_one(tmp_path):
  shown = next(block for block in blocks("text") if "error:" in block)
  (tmp_path / "weather.yaml").write_text('name: weather\nreplies:\n  - when: {last_user: a}\n    text: a\n  - txt: "Hello"\n')
  run = subprocess.run([BINARY, "weather.yaml", "--port", "0"], cwd=tmp_path, capture_output=True, text=True, timeout=30)
  assert run.returncode == 65
  assert shown.splitlines()[0].split(": error: ")[1] == run.stderr.splitlines()[0].split(": error: ")[1]


def test_swift_example_is_a_test_that_runs():
  (example,) = blocks("swift")
  tests = (ROOT / "Tests/MockClaudeTests/Server/WithMockServerTests.swift").read_text()
  assert tests.startswith(example)


def test_tables_list_what_there_is():
  help_text = subprocess.run([BINARY, "serve", "--help"], capture_output=True, text=True, timeout=30).stdout
  assert rows("| word | answer |") == re.findall(r"mock:\S+", help_text.split("OPTIONS:")[0])
  assert rows("| option | environment |") == [
    option for option in re.findall(r"^ +(--[a-z-]+)", help_text, re.MULTILINE) if option not in ("--version", "--help")
  ]


def test_commands_are_those_that_there_are():
  help_text = subprocess.run([BINARY, "--help"], capture_output=True, text=True, timeout=30).stdout
  commands = [row.split()[1] for row in rows("| command | does |")]
  assert commands == re.findall(r"^  (\w+)(?: \(default\))?  ", help_text.split("SUBCOMMANDS:")[1], re.MULTILINE)


def test_run_is_as_shown(tmp_path):
  (tmp_path / "weather.yaml").write_text(example("get_weather"))
  lines = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("mock-claude run")]
  assert lines
  for line in lines:
    # Around a command that does nothing: what these find is tested with them, beside what else run does.
    _, command, *scenarios = line.split(" -- ")[0].split()
    run = subprocess.run([BINARY, command, *scenarios, "--", "true"], cwd=tmp_path, capture_output=True, text=True, timeout=30)
    # It asks for nothing, and the scenario expects that its replies are used.
    assert run.returncode == 1 and "mock-claude: FAILED\nall_replies_used: rule 1 was never used" in run.stderr


def control(daemon, call):
  with urllib.request.urlopen(f"{daemon.url}/_mock/{call}") as answer:
    return json.load(answer)


def test_gate_is_as_shown(scenario):
  daemon = scenario(example("hold:"))
  client = anthropic.Anthropic(base_url=daemon.url, api_key="test")
  look, release = (line for block in blocks("sh") for line in block.splitlines() if "/gates/" in line)
  with client.messages.stream(model="claude-sonnet-5", max_tokens=9, messages=[{"role": "user", "content": "Hi"}]) as stream:
    command, _, shown = look.replace("http://127.0.0.1:4010", daemon.url).partition("# ")
    printed = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=30).stdout
    assert re.fullmatch(re.escape(shown).replace("…", ".*"), printed)
    subprocess.run(["bash", "-c", release.replace("http://127.0.0.1:4010", daemon.url)], check=True, timeout=30)
    assert stream.get_final_text() == "Hello world"


def create(daemon, text="Hi", **options):
  client = anthropic.Anthropic(base_url=daemon.url, api_key="test", **options)
  return client.messages.create(model="claude-sonnet-5", max_tokens=9, messages=[{"role": "user", "content": text}])


def test_faults_are_as_shown(scenario, waits):
  daemon = scenario(example("faults:"), "--speed", "instant")
  assert create(daemon, max_retries=2).content[0].text == "It was a dark and stormy night."
  assert [entry["fault"] is not None for entry in control(daemon, "requests")["requests"]] == [True, True, False]


def test_chaos_is_as_shown(scenario, waits):
  runs = [scenario(example("chaos:")) for _ in range(2)]
  for daemon in runs:
    assert [create(daemon, str(number), max_retries=9).content[0].text for number in range(9)] == ["Lucky."] * 9
  first, second = ([entry["fault"] for entry in control(daemon, "requests")["requests"]] for daemon in runs)
  assert first == second


def test_connections_are_as_shown(scenario, waits):
  daemon = scenario(example("connections:"))
  assert create(daemon, max_retries=2).content[0].text == "Third time lucky."


def test_places_and_faults_are_read(tmp_path):
  places = [re.sub(r"\b[NK]\b", "1", row) for row in rows("| `at` | place |")]
  acts = [act for row in rows("| `do` | what happens |") for act in row.replace("`", "").split(", ")]
  faults = [f"{{at: {place}, do: reset}}" for place in places]
  faults += [f"{{at: event 1, do: {act.replace('TYPE', 'api_error')}}}" for act in acts]
  assert len(faults) > 20
  for number, fault in enumerate(faults):
    (tmp_path / f"{number}.yaml").write_text(f"replies: [{{text: a, faults: [{fault}]}}]")
  checked = subprocess.run([BINARY, "check", tmp_path], capture_output=True, text=True, timeout=30)
  assert checked.returncode == 0 and "warning" not in checked.stderr, checked.stderr


def test_wire_keys_are_those_that_there_are():
  schema = json.loads(subprocess.run([BINARY, "schema"], capture_output=True, text=True, timeout=30).stdout)
  assert rows("| key | values |\n|---|---|\n| `slice`") == list(schema["$defs"]["wire"]["properties"])


def test_journal_is_as_shown(built_in):
  client = anthropic.Anthropic(base_url=built_in.url, api_key="sk-ant-0123456789f3a9")
  client.messages.create(model="claude-sonnet-5", max_tokens=9, messages=[{"role": "user", "content": "Hi"}])
  (entry,) = control(built_in, "requests")["requests"]
  (shown,) = map(json.loads, blocks("json"))
  assert list(shown) == list(entry)
  assert shown["headers"]["x-api-key"] in entry["headers"].values()


def test_calls_are_answered(built_in):
  for row in rows("| call | does |"):
    method, path = re.match(r"(\w+) (/_mock/[\w/]*)", row).groups()
    request = urllib.request.Request(built_in.url + path.removesuffix("wait"), method=method, data=b"" if method == "POST" else None)
    try:
      status = urllib.request.urlopen(request).status
    except urllib.error.HTTPError as error:
      status = error.code
    assert status in (200, 408), row


def test_findings_are_those_that_there_are():
  schema = json.loads(subprocess.run([BINARY, "schema"], capture_output=True, text=True, timeout=30).stdout)
  kinds = next(kinds for kinds in lists(schema["$defs"]["expect"]) if "left_early" in kinds)
  assert rows("| finding | a client |") == kinds


def lists(schema):
  """Every list of texts in a schema."""
  if isinstance(schema, dict):
    for value in schema.values():
      yield from lists(value)
  elif isinstance(schema, list):
    if all(isinstance(value, str) for value in schema):
      yield schema
    for value in schema:
      yield from lists(value)
