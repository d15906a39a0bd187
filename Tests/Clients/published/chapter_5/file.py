import anthropic

client = anthropic.Anthropic()


def stream_large_response(prompt: str, chunk_callback=None):
    """Stream large responses without holding all in memory."""

    client = anthropic.Anthropic()
    total_tokens = 0

    with client.messages.stream(
        model="claude-sonnet-4-20250514",
        max_tokens=100000,  # Large response
        messages=[{"role": "user", "content": prompt}]
    ) as stream:
        for event in stream:
            if event.type == "content_block_delta":
                if event.delta.type == "text_delta":
                    # Process chunk immediately instead of accumulating
                    if chunk_callback:
                        chunk_callback(event.delta.text)
                    else:
                        print(event.delta.text, end="", flush=True)

            elif event.type == "message_delta":
                total_tokens = event.usage.output_tokens

    return total_tokens


# Write directly to file
with open("output.txt", "w") as f:
    tokens = stream_large_response(
        "Write a comprehensive guide...",
        chunk_callback=lambda text: f.write(text)
    )
