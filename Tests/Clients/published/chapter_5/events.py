import anthropic

client = anthropic.Anthropic()

# Low-level streaming with raw events
with client.messages.stream(
    model="claude-sonnet-4-20250514",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Hello!"}]
) as stream:
    for event in stream:
        print(f"Event type: {event.type}")

        if event.type == "message_start":
            print(f"Message ID: {event.message.id}")

        elif event.type == "content_block_start":
            print(f"Content block: {event.index}")

        elif event.type == "content_block_delta":
            if event.delta.type == "text_delta":
                print(f"Text: {event.delta.text}")

        elif event.type == "message_delta":
            print(f"Stop reason: {event.delta.stop_reason}")
            print(f"Output tokens: {event.usage.output_tokens}")

        elif event.type == "message_stop":
            print("Stream complete")
