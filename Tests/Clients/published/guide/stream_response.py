import anthropic

client = anthropic.Anthropic()

def stream_response():
    with client.messages.stream(
        model="claude-sonnet-4-20250514",
        max_tokens=1024,
        messages=[{"role": "user", "content": "Explain quantum computing"}]
    ) as stream:
        for text in stream.text_stream:
            print(text, end="", flush=True)
