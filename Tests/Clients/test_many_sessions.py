"""Two hundred tests that share one daemon, and do not see each other."""

import asyncio

import httpx

from control import Control
from daemon import PATIENCE
from raw import body, headers

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


async def walk(client: httpx.AsyncClient, number: int) -> list[str]:
  """One session's walk; every other one is named by a header. What came is told in a word."""
  name = f"session-{number}"
  by_path = number % 2 == 0
  seen = []
  for text, _, _ in WALK:
    response = await client.post(
      f"/session/{name}/v1/messages" if by_path else "/v1/messages",
      json=body(f"I {text}, says {name}", stream=True),
      headers=headers(**({} if by_path else {"x_mock_session": name})),
    )
    words = ["last", "Sold", "overloaded_error", "api_error", "placed"]
    seen.append(next(word for word in words if word in response.text))
  return seen


def test_two_hundred_sessions_side_by_side(scenario):
  server = scenario(SCENARIO)

  async def all_at_once() -> list[list[str]]:
    limits = httpx.Limits(max_connections=SESSIONS)
    async with httpx.AsyncClient(base_url=server.url, timeout=PATIENCE, limits=limits, trust_env=False) as client:
      return await asyncio.gather(*(walk(client, number) for number in range(SESSIONS)))

  walks = asyncio.run(all_at_once())
  assert walks == [["last", "overloaded_error", "Sold", "api_error", "placed", "overloaded_error"]] * SESSIONS

  for number in range(SESSIONS):
    name = f"session-{number}"
    entries = Control(server, name).requests(len(WALK))
    assert [entry["number"] for entry in entries] == list(range(1, len(WALK) + 1))
    assert {entry["session"] for entry in entries} == {name}
    assert {entry["body"]["messages"][0]["content"].rpartition(" ")[2] for entry in entries} == {name}
    assert [(entry["rule"], entry["attempt"]) for entry in entries] == [(rule, attempt) for _, rule, attempt in WALK]
  assert Control(server).call("GET", "requests").json()["dropped"] == 0
