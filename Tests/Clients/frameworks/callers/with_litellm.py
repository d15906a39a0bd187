"""litellm: `completion`, which speaks OpenAI's format to its caller, and the tool loop that the caller writes around it."""

import json
import os
from collections.abc import Generator, Iterator
from typing import Any

import caller

# Otherwise it fetches its lists of prices and of beta headers from the network.
os.environ |= {"LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS": "True"}

import litellm

PARAMETERS = {"type": "object", "properties": {"location": {"type": "string"}}, "required": ["location"]}
TOOL = {
  "type": "function",
  "function": {"name": "get_weather", "description": caller.get_weather.__doc__, "parameters": PARAMETERS},
}


def complete(url: str, messages: list[Any], streamed: bool, **more: Any) -> Generator[str, None, Any]:
  """Yields the text, and returns the message."""
  model = f"anthropic/{caller.MODEL}"
  options = more | {"api_base": url, "api_key": caller.KEY, "max_tokens": caller.MAX_TOKENS, "stream": streamed}
  reply = litellm.completion(model=model, messages=messages, **options)
  if streamed:
    chunks = []
    for chunk in reply:
      chunks.append(chunk)
      yield chunk.choices[0].delta.content or ""
    reply = litellm.stream_chunk_builder(chunks, messages=messages)
  message = reply.choices[0].message
  if not streamed:
    yield message.content
  return message


def ask(url: str, streamed: bool) -> Iterator[str]:
  return complete(url, [{"role": "user", "content": caller.QUESTION}], streamed)


def use_tool(url: str, streamed: bool) -> Iterator[str]:
  messages: list[Any] = [{"role": "user", "content": caller.WEATHER_QUESTION}]
  while True:
    message = yield from complete(url, messages, streamed, tools=[TOOL])
    if not message.tool_calls:
      break
    messages.append(message)
    for call in message.tool_calls:
      result = caller.get_weather(**json.loads(call.function.arguments))
      messages.append({"role": "tool", "tool_call_id": call.id, "content": result})


caller.answer_calls(ask, use_tool)
