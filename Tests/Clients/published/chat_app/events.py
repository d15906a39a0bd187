import anthropic

client = anthropic.Anthropic()

# Xử lý từng event type
with client.messages.stream(
    model="claude-sonnet-4-20250514",
    max_tokens=1024,
    messages=[
        {"role": "user", "content": "Viết đoạn code Python sort algorithm."}
    ]
) as stream:
    for event in stream:
        if event.type == "content_block_delta":
            if event.delta.type == "text_delta":
                print(event.delta.text, end="", flush=True)
        elif event.type == "message_start":
            print(f"[Model: {event.message.model}]")
        elif event.type == "message_delta":
            print(f"\n[Tokens used: {event.usage.output_tokens}]")
        elif event.type == "message_stop":
            print("\n[Stream completed]")
