import anthropic

client = anthropic.Anthropic()

with client.messages.stream(
    model="claude-sonnet-4-20250514",
    max_tokens=1024,
    messages=[
        {"role": "user", "content": "Viết bài thơ về Hà Nội."}
    ]
) as stream:
    for event in stream:
        if event.type == "message_start":
            input_tokens = event.message.usage.input_tokens
            print(f"[Input tokens: {input_tokens}]")
        elif event.type == "content_block_delta":
            if event.delta.type == "text_delta":
                print(event.delta.text, end="", flush=True)
        elif event.type == "message_delta":
            output_tokens = event.usage.output_tokens
            print(f"\n[Output tokens: {output_tokens}]")

            # Calculate cost (Claude Sonnet pricing)
            input_cost = input_tokens * 3 / 1_000_000
            output_cost = output_tokens * 15 / 1_000_000
            total_cost = input_cost + output_cost
            print(f"[Estimated cost: ${total_cost:.4f}]")
