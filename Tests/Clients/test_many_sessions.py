"""Two hundred tests that share one daemon, and do not see each other."""

import asyncio

from control import Control
from daemon import Daemon
from raw import body, request_bytes

SESSIONS = 200

SCENARIO = """
  replies:
    - name: order
      when: {last_user: order}
      attempts:
        - error: overloaded_error
        - events: [{text: Your or}, {error: api_error}]
        - text: "Your order is placed."
    - name: last piece
      when: {last_user: buy}
      times: 1
      text: "You bought the last piece."
    - name: sold out
      when: {last_user: buy}
      text: "Sold out."
"""

# What every session asks, the rule that answers, and the attempt.
WALK = [
  ("buy", "last piece", 1),
  ("order", "order", 1),
  ("buy", "sold out", 1),
  ("order", "order", 2),
  ("order", "order", 3),
  ("order", "order", 1),
]


async def answer(server: Daemon, text: str, session: str, by_path: bool) -> str:
  """What one request gets; the session is named in its path or in a header."""
  path = f"/session/{session}/v1/messages" if by_path else "/v1/messages"
  fields = {"connection": "close"} | ({} if by_path else {"x-mock-session": session})
  reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
  writer.write(request_bytes(body(text, stream=True), path, **fields))
  received = await reader.read()
  writer.close()
  return received.decode()


async def walk(server: Daemon, number: int) -> list[str]:
  """One session's walk, told by a word of each answer."""
  session = f"session-{number}"
  words = ["last", "Sold", "overloaded_error", "api_error", "placed"]
  seen = []
  for text, _, _ in WALK:
    received = await answer(server, f"I {text}, says {session}", session, by_path=number % 2 == 0)
    seen.append(next(word for word in words if word in received))
  return seen


def test_two_hundred_sessions_side_by_side(scenario):
  server = scenario(SCENARIO)

  async def all_at_once() -> list[list[str]]:
    return await asyncio.gather(*(walk(server, number) for number in range(SESSIONS)))

  walks = asyncio.run(all_at_once())
  assert walks == [["last", "overloaded_error", "Sold", "api_error", "placed", "overloaded_error"]] * SESSIONS

  sessions = {f"session-{number}": [] for number in range(SESSIONS)}
  for entry in Control(server).requests(SESSIONS * len(WALK)):
    sessions[entry["session"]].append(entry)
  for name, entries in sessions.items():
    assert [entry["number"] for entry in entries] == list(range(1, len(WALK) + 1))
    assert {entry["body"]["messages"][0]["content"].rpartition(" ")[2] for entry in entries} == {name}
    assert [(entry["rule"], entry["attempt"]) for entry in entries] == [(rule, attempt) for _, rule, attempt in WALK]
  assert Control(server, "session-7").journal() == sessions["session-7"]
