"""strands-agents: an agent."""

from collections.abc import AsyncIterator

import caller

from strands import Agent, tool
from strands.models.anthropic import AnthropicModel


def agent(url: str, tools: list) -> Agent:
  client = {"base_url": url, "api_key": caller.KEY}
  model = AnthropicModel(client_args=client, model_id=caller.MODEL, max_tokens=caller.MAX_TOKENS)
  return Agent(model=model, tools=tools, callback_handler=None)


async def texts(asked: Agent, question: str, streamed: bool) -> AsyncIterator[str]:
  if streamed:
    async for event in asked.stream_async(question):
      yield event.get("data", "")
  else:
    yield str(await asked.invoke_async(question))


def ask(url: str, streamed: bool) -> AsyncIterator[str]:
  return texts(agent(url, []), caller.QUESTION, streamed)


def use_tool(url: str, streamed: bool) -> AsyncIterator[str]:
  return texts(agent(url, [tool(caller.get_weather)]), caller.WEATHER_QUESTION, streamed)


caller.answer_calls(ask, use_tool)
