"""The schema that `mock-claude schema` prints says of a file what the loader says, so far as a schema can."""

import json
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from daemon import BINARY
from schema_forms import ACCEPTED, REFUSED, REFUSED_SETTINGS, SETTINGS

ROOT = Path(__file__).parents[2]

# Of a file in Fixtures/invalid, what only the loader refuses.
BEYOND_A_SCHEMA = {
  "alias-as-key.yaml": "an alias may be a key in YAML",
  "lone-surrogate.json": "a text may hold any code unit in JSON",
  "stop-reasons.yaml": "any stop reason is allowed, but for those that look like a slip",
}


def parse(text):
  return YAML(typ="safe", pure=True).load(text)


def settings(text):
  """A scenario of each element, with replies."""
  return [{"replies": []} | element for element in parse(text)]


@pytest.fixture(scope="module")
def schema():
  """A validator of the schema that is printed."""
  printed = subprocess.run([BINARY, "schema"], capture_output=True, text=True, timeout=30, check=True).stdout
  schema = json.loads(printed)
  jsonschema.Draft202012Validator.check_schema(schema)
  return jsonschema.Draft202012Validator(schema)


@pytest.fixture
def load(tmp_path):
  """What the loader says of a scenario: nothing, or its errors."""

  def load(value) -> str:
    file = tmp_path / "scenario.json"
    file.write_text(json.dumps(value))
    # A port that cannot be had ends the daemon when the file has been read.
    run = subprocess.run([BINARY, "serve", file, "--host", "192.0.2.1"], capture_output=True, text=True, timeout=30)
    assert run.returncode in (1, 65), run.stderr
    return run.stderr if run.returncode == 65 else ""

  return load


@pytest.mark.parametrize("path", sorted((ROOT / "Fixtures/scenarios").glob("*")), ids=lambda path: path.name)
def test_scenarios_are_valid(schema, path):
  schema.validate(parse(path.read_bytes()))


def test_scenarios_of_the_readme_are_valid(schema):
  found = re.findall(r"^```yaml\n(.*?)^```$", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)
  assert found
  for text in found:
    schema.validate(parse(text))


@pytest.mark.parametrize(
  "path",
  sorted(path for path in (ROOT / "Fixtures/invalid").iterdir() if path.suffix in (".yaml", ".json")),
  ids=lambda path: path.name,
)
def test_invalid_files_are_not(schema, path):
  try:
    is_valid = schema.is_valid(parse(path.read_bytes()))
  except (YAMLError, RecursionError, TypeError):
    is_valid = False  # No editor gets as far as the schema.
  assert is_valid == (path.name in BEYOND_A_SCHEMA), BEYOND_A_SCHEMA.get(path.name)


def test_both_accept_every_form(schema, load):
  replies = parse(ACCEPTED)
  for reply in replies:
    schema.validate({"replies": [reply]})
  assert load({"replies": replies}) == ""
  for scenario in settings(SETTINGS):
    schema.validate(scenario)
    assert load(scenario) == ""


@pytest.mark.parametrize("reply", parse(REFUSED), ids=str)
def test_both_refuse_a_reply(schema, load, reply):
  assert not schema.is_valid({"replies": [reply]})
  assert "error: " in load({"replies": [reply]})


@pytest.mark.parametrize("scenario", settings(REFUSED_SETTINGS), ids=str)
def test_both_refuse_a_setting(schema, load, scenario):
  assert not schema.is_valid(scenario)
  assert "error: " in load(scenario)


def test_every_key_of_the_schema_is_in_an_accepted_form(schema):
  used = set()

  def collect(value):
    if isinstance(value, dict):
      used.update(value)
    for element in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
      collect(element)

  def named(form):
    if isinstance(form, list):
      return set().union(*map(named, form))
    if not isinstance(form, dict):
      return set()
    return set(form.get("properties", {})).union(*map(named, form.values()))

  collect(parse(ACCEPTED))
  collect(settings(SETTINGS))
  assert named(schema.schema) - used == set()
