"""instructor: the text is a member of an object, which comes in a tool's input. When the object is not valid, the model is told
so, as the result of its call, and calls again. The synchronous client gives the pieces of an object when it is whole."""

from collections.abc import AsyncIterator

import anthropic
import instructor
from pydantic import BaseModel, field_validator

import caller


class Answer(BaseModel):
  text: str


class Weather(BaseModel):
  location: str

  @field_validator("location")
  @classmethod
  def has_a_country(cls, location: str) -> str:
    caller.tell(tool={"location": location})
    if "," not in location:
      raise ValueError("the country is missing")
    return location


async def objects(url: str, streamed: bool, question: str, model: type[BaseModel]) -> AsyncIterator[BaseModel]:
  client = instructor.from_anthropic(anthropic.AsyncAnthropic(base_url=url, api_key=caller.KEY))
  messages = [{"role": "user", "content": question}]
  options = {"model": caller.MODEL, "max_tokens": caller.MAX_TOKENS, "messages": messages, "response_model": model}
  if streamed:
    async for partial in client.create_partial(**options):
      yield partial
  else:
    yield await client.create(**options)


async def texts(objects: AsyncIterator[BaseModel], member: str) -> AsyncIterator[str]:
  """What each object adds to the text that is this member."""
  told = ""
  async for partial in objects:
    text = getattr(partial, member) or ""
    yield text.removeprefix(told)
    told = text


def ask(url: str, streamed: bool) -> AsyncIterator[str]:
  return texts(objects(url, streamed, caller.QUESTION, Answer), "text")


def use_tool(url: str, streamed: bool) -> AsyncIterator[str]:
  return texts(objects(url, streamed, caller.WEATHER_QUESTION, Weather), "location")


caller.answer_calls(ask, use_tool)
