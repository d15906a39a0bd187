"""pydantic-ai: an agent. `run_stream` takes the first text for the answer, so the tool loop is read as events."""

from collections.abc import AsyncIterator

import caller

from pydantic_ai import Agent, PartDeltaEvent, PartStartEvent, TextPart, TextPartDelta
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.providers.anthropic import AnthropicProvider


def agent(url: str, tools: tuple = ()) -> Agent:
  provider = AnthropicProvider(base_url=url, api_key=caller.KEY)
  settings = {"max_tokens": caller.MAX_TOKENS}
  return Agent(AnthropicModel(caller.MODEL, provider=provider), tools=tools, model_settings=settings)


async def ask(url: str, streamed: bool) -> AsyncIterator[str]:
  if streamed:
    async with agent(url).run_stream(caller.QUESTION) as result:
      async for text in result.stream_text(delta=True):
        yield text
  else:
    yield (await agent(url).run(caller.QUESTION)).output


async def use_tool(url: str, streamed: bool) -> AsyncIterator[str]:
  asked = agent(url, (caller.get_weather,))
  if streamed:
    async with asked.run_stream_events(caller.WEATHER_QUESTION) as events:
      async for event in events:
        if isinstance(event, PartStartEvent) and isinstance(event.part, TextPart):
          yield event.part.content
        elif isinstance(event, PartDeltaEvent) and isinstance(event.delta, TextPartDelta):
          yield event.delta.content_delta
  else:
    yield (await asked.run(caller.WEATHER_QUESTION)).output


caller.answer_calls(ask, use_tool)
