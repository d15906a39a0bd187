"""Requests as coding agents send them: long, full of reminders, and sent again in another way when a stream breaks."""

import httpx
import pytest

from control import Control
from raw import body, post

REMINDER = "<system-reminder>\nYour to-do list is empty. DO NOT mention this to the user. Weather is not your task.\n</system-reminder>"


def agent(words: str, **more):
  """The user's words, last after many reminders, behind a long system prompt and a conversation."""
  reminders = [{"type": "text", "text": REMINDER} for _ in range(40)]
  cached = {"cache_control": {"type": "ephemeral"}}
  return body(
    system=[{"type": "text", "text": "You are an agent."}, {"type": "text", "text": "Rules. " * 13_000, **cached}],
    messages=[
      {"role": "user", "content": [*reminders, {"type": "text", "text": "Look around."}]},
      {"role": "assistant", "content": "I see files."},
      {"role": "user", "content": [*reminders, {"type": "text", "text": words, **cached}]},
    ],
    **more,
  )


@pytest.mark.parametrize("condition", ["fix the tests", "{contains: fix the tests}", '{regex: "fix .* tests$"}', '{glob: "*fix the tests"}'])
def test_the_words_behind_the_reminders_are_found(scenario, condition):
  server = scenario(f"replies: [{{when: {{last_user: {condition}, system: You are an agent., turn: 2}}, text: Fixed}}]")

  assert post(server, agent("Please fix the tests")).json()["content"][0]["text"] == "Fixed"
  assert post(server, agent("Please break them")).status_code == 404


@pytest.mark.parametrize("words", ["mock:empty", "mock:429"])
def test_a_magic_word_behind_the_reminders_is_found(built_in, words):
  answer = post(built_in, agent(words))

  if words == "mock:429":
    assert answer.status_code == 429
  else:
    assert answer.json()["content"] == []


@pytest.mark.parametrize("again", [{}, {"stream": False}], ids=["left out", "false"])
def test_a_cut_stream_that_is_asked_for_again_without_stream_is_the_same_call(scenario, again):
  server = scenario("""
    replies:
      - attempts:
          - {text: Half of it, faults: [{at: 50%, do: close}]}
          - {text: All of it}
    expect: {requests: 2}
  """)

  with pytest.raises(httpx.RemoteProtocolError):
    post(server, agent("Go on", stream=True))
  whole = post(server, agent("Go on", **again))

  assert whole.json()["content"][0]["text"] == "All of it"
  entries = Control(server).requests(2)
  assert [(entry["call"], entry["attempt"], entry["ended"]) for entry in entries] == [(1, 1, "fault"), (1, 2, "complete")]


def test_an_answered_stream_that_is_asked_for_again_is_another_call(scenario):
  server = scenario("replies: [{text: All of it}]")

  ids = {post(server, agent("Go on", **how)).headers["request-id"] for how in ({"stream": True}, {}, {"stream": True})}

  assert len(ids) == 3
  assert [(entry["call"], entry["attempt"]) for entry in Control(server).requests(3)] == [(1, 1), (2, 1), (3, 1)]


def test_a_stream_that_was_cut_by_chance_comes_again_in_one_piece(scenario):
  """The rule wants a stream; whoever had a reply promised by it gets that reply in another form."""
  server = scenario("""
    seed: 2
    chaos:
      - {probability: 50%, at: event 4, do: close}
    replies:
      - {when: {stream: true}, text: By chance}
      - {text: Never meant}
  """)

  with pytest.raises(httpx.RemoteProtocolError):
    post(server, agent("Go on", stream=True))
  assert post(server, agent("Go on")).json()["content"][0]["text"] == "By chance"
  assert [(entry["call"], entry["attempt"]) for entry in Control(server).requests(2)] == [(1, 1), (1, 2)]
