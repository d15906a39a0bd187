import anthropic
import asyncio

async def stream_with_timeout(prompt: str, timeout_seconds: int = 60):
    """Stream with timeout protection."""

    client = anthropic.AsyncAnthropic()
    result = []

    async def do_stream():
        async with client.messages.stream(
            model="claude-sonnet-4-20250514",
            max_tokens=2048,
            messages=[{"role": "user", "content": prompt}]
        ) as stream:
            async for text in stream.text_stream:
                result.append(text)
                print(text, end="", flush=True)

    try:
        await asyncio.wait_for(do_stream(), timeout=timeout_seconds)
    except asyncio.TimeoutError:
        print(f"\n\nStream timed out after {timeout_seconds}s")
        print(f"Received {len(result)} chunks before timeout")

    return "".join(result)


# Usage
response = asyncio.run(stream_with_timeout("Write a long essay...", timeout_seconds=30))
