import anthropic

client = anthropic.Anthropic()

with client.messages.stream(
    model="claude-sonnet-4-20250514",
    max_tokens=16000,
    thinking={
        "type": "enabled",
        "budget_tokens": 10000
    },
    messages=[
        {"role": "user",
         "content": "Phân tích chiến lược kinh doanh cho startup edtech tại VN."}
    ]
) as stream:
    for event in stream:
        if event.type == "content_block_start":
            if event.content_block.type == "thinking":
                print("[Thinking...]")
            elif event.content_block.type == "text":
                print("[Response:]")

        elif event.type == "content_block_delta":
            if event.delta.type == "thinking_delta":
                # Optionally show thinking to user
                pass
            elif event.delta.type == "text_delta":
                print(event.delta.text, end="", flush=True)
