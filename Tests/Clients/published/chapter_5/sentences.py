import anthropic

client = anthropic.Anthropic()


def stream_with_sentence_buffer(prompt: str):
    """Buffer stream output by sentences."""

    import re

    buffer = ""
    sentence_end = re.compile(r'[.!?]\s+')

    with client.messages.stream(
        model="claude-sonnet-4-20250514",
        max_tokens=2048,
        messages=[{"role": "user", "content": prompt}]
    ) as stream:
        for text in stream.text_stream:
            buffer += text

            # Check for complete sentences
            while True:
                match = sentence_end.search(buffer)
                if not match:
                    break

                sentence = buffer[:match.end()]
                buffer = buffer[match.end():]

                # Yield complete sentence
                yield sentence

        # Yield remaining buffer
        if buffer:
            yield buffer


# Usage
for sentence in stream_with_sentence_buffer("Tell me three interesting facts."):
    print(f"Sentence: {sentence}")
