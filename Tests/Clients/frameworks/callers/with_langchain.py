"""langchain-anthropic: the chat model, and an agent of langchain around it."""

from collections.abc import Iterator

import caller

from langchain.agents import create_agent
from langchain_anthropic import ChatAnthropic
from langchain_core.messages import AIMessageChunk


def chat_model(url: str) -> ChatAnthropic:
  return ChatAnthropic(model=caller.MODEL, base_url=url, api_key=caller.KEY, max_tokens=caller.MAX_TOKENS)


def ask(url: str, streamed: bool) -> Iterator[str]:
  model = chat_model(url)
  if streamed:
    for chunk in model.stream(caller.QUESTION):
      yield chunk.text
  else:
    yield model.invoke(caller.QUESTION).text


def use_tool(url: str, streamed: bool) -> Iterator[str]:
  agent = create_agent(chat_model(url), [caller.get_weather])
  question = {"messages": [{"role": "user", "content": caller.WEATHER_QUESTION}]}
  if streamed:
    for message, _ in agent.stream(question, stream_mode="messages"):
      if isinstance(message, AIMessageChunk):
        yield message.text
  else:
    yield agent.invoke(question)["messages"][-1].text


caller.answer_calls(ask, use_tool)
