import anthropic

client = anthropic.Anthropic()


class StreamProgress:
    """Track streaming progress."""

    def __init__(self, max_tokens: int):
        self.max_tokens = max_tokens
        self.tokens_received = 0
        self.text = ""
        self.start_time = None
        self.end_time = None

    def update(self, text_chunk: str, output_tokens: int = None):
        import time
        if self.start_time is None:
            self.start_time = time.time()

        self.text += text_chunk
        if output_tokens:
            self.tokens_received = output_tokens

    def complete(self, output_tokens: int):
        import time
        self.end_time = time.time()
        self.tokens_received = output_tokens

    @property
    def progress_percent(self) -> float:
        if self.max_tokens == 0:
            return 0
        return min(100, (self.tokens_received / self.max_tokens) * 100)

    @property
    def duration(self) -> float:
        import time
        if self.start_time is None:
            return 0
        end = self.end_time or time.time()
        return end - self.start_time

    @property
    def tokens_per_second(self) -> float:
        if self.duration == 0:
            return 0
        return self.tokens_received / self.duration


# Usage
progress = StreamProgress(max_tokens=1024)

with client.messages.stream(
    model="claude-sonnet-4-20250514",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Write a short story."}]
) as stream:
    for event in stream:
        if event.type == "content_block_delta":
            if event.delta.type == "text_delta":
                progress.update(event.delta.text)
                print(event.delta.text, end="", flush=True)

        elif event.type == "message_delta":
            progress.complete(event.usage.output_tokens)

print(f"\n\nTokens: {progress.tokens_received}")
print(f"Duration: {progress.duration:.2f}s")
print(f"Speed: {progress.tokens_per_second:.1f} tokens/sec")
