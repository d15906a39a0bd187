import anthropic

client = anthropic.Anthropic()

# Streaming cơ bản
with client.messages.stream(
    model="claude-sonnet-4-20250514",
    max_tokens=1024,
    messages=[
        {"role": "user", "content": "Giải thích blockchain trong 5 câu."}
    ]
) as stream:
    for text in stream.text_stream:
        print(text, end="", flush=True)

print()  # Newline sau khi stream kết thúc
