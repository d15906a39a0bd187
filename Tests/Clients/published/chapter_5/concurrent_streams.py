import anthropic
import asyncio

async def process_prompt(client, prompt: str, stream_id: int):
    """Process a single prompt with streaming."""

    result = []
    async with client.messages.stream(
        model="claude-sonnet-4-20250514",
        max_tokens=512,
        messages=[{"role": "user", "content": prompt}]
    ) as stream:
        async for text in stream.text_stream:
            result.append(text)

    return stream_id, "".join(result)


async def stream_multiple_prompts(prompts: list[str]):
    """Stream multiple prompts concurrently."""

    client = anthropic.AsyncAnthropic()

    tasks = [
        process_prompt(client, prompt, i)
        for i, prompt in enumerate(prompts)
    ]

    results = await asyncio.gather(*tasks)
    return dict(results)


# Usage
prompts = [
    "What is Python?",
    "What is JavaScript?",
    "What is Rust?"
]

results = asyncio.run(stream_multiple_prompts(prompts))
for i, response in results.items():
    print(f"Response {i}: {response[:100]}...")
