"""`/_mock/scenario`: what is loaded, and another one in its place."""

import json

import pytest

from control import Control
from raw import body, post

FIRST = """
  name: first
  seed: 3
  replies:
    - name: once
      times: 1
      text: "First."
    - text: "First again."
"""
SECOND = "replies: [{text: Second.}]"


def say(server, path: str = "/v1/messages") -> str:
  return post(server, body(), path).json()["content"][0]["text"]


def test_get(scenario):
  loaded = Control(scenario(FIRST)).call("GET", "scenario")

  assert loaded.headers["content-type"].startswith("application/json")
  assert (loaded.json()["name"], loaded.json()["seed"]) == ("first", 3)
  assert [rule["text"] for rule in loaded.json()["replies"]] == ["First.", "First again."]


def test_what_is_got_can_be_put(scenario):
  server = scenario(FIRST)
  control = Control(server)
  loaded = control.call("GET", "scenario").content

  assert control.call("PUT", "scenario", content=loaded).is_success
  assert json.loads(loaded) == control.call("GET", "scenario").json()
  assert [say(server), say(server)] == ["First.", "First again."]


@pytest.mark.parametrize("content", [SECOND, '{"replies": [{"text": "Second."}]}'], ids=["YAML", "JSON"])
def test_put(scenario, content):
  server = scenario(FIRST)
  control = Control(server)
  assert say(server) == "First."

  assert control.call("PUT", "scenario", content=content).is_success
  assert say(server) == "Second."


def test_a_put_resets_the_state(scenario):
  server = scenario(FIRST)
  control = Control(server)
  assert [say(server), say(server)] == ["First.", "First again."]

  control.call("PUT", "scenario", content=FIRST.replace("\n  ", "\n"))
  assert say(server) == "First."
  assert len(control.requests(1)) == 1


@pytest.mark.parametrize(
  ("content", "errors"),
  [
    ("replies: [{txt: Hello}]", ["unknown key 'txt' in a reply, did you mean 'text'?"]),
    ("replies: [{text: Hello, pace: brisk}]\nsed: 7", ["'brisk'", "unknown key 'sed'"]),
    ('{"replies": ', [""]),
    ("", [""]),
    (b"\xff\xfe", ["UTF-8"]),
  ],
)
def test_a_bad_one_changes_nothing(scenario, content, errors):
  server = scenario(FIRST)
  control = Control(server)
  assert say(server) == "First."

  refused = control.call("PUT", "scenario", content=content)

  assert refused.status_code == 400
  assert [error for error in errors if error not in refused.text] == []
  assert control.call("GET", "scenario").json()["name"] == "first"
  assert say(server) == "First again."
  assert len(control.requests(2)) == 2


def test_a_session_has_a_scenario_of_its_own(scenario):
  server = scenario(FIRST)
  assert Control(server, "one").call("PUT", "scenario", content=SECOND).is_success

  assert say(server, "/session/one/v1/messages") == "Second."
  assert say(server, "/session/two/v1/messages") == "First."
  assert say(server) == "First."
  assert Control(server, "one").call("GET", "scenario").json()["replies"][0]["text"] == "Second."
  assert Control(server, "two").call("GET", "scenario").json()["name"] == "first"


def test_a_put_without_a_session_is_for_all(scenario):
  server = scenario(FIRST)
  paths = ["/session/one/v1/messages", "/session/two/v1/messages", "/v1/messages"]
  assert [say(server, path) for path in paths] == ["First."] * 3

  Control(server).call("PUT", "scenario", content=SECOND)

  assert [say(server, path) for path in paths] == ["Second."] * 3


def test_the_seed_is_the_new_scenarios(scenario):
  server = scenario(FIRST)
  control = Control(server)

  def message_id(seed: int) -> str:
    control.call("PUT", "scenario", content=f"seed: {seed}\n{SECOND}")
    return post(server, body()).json()["id"]

  assert message_id(1) == message_id(1) != message_id(2)


def test_connections_mean_nothing_in_a_session(built_in):
  content = "connections: [{do: reset}]\nreplies: [{text: Hello}]"
  answer = Control(built_in, "alone").call("PUT", "scenario", content=content)
  (warning,) = answer.json()["warnings"]
  assert "'connections' has no effect in a session" in warning["message"]
