import anthropic
import signal
import sys

client = anthropic.Anthropic()

def handle_interrupt(signum, frame):
    """Handle Ctrl+C gracefully."""
    print("\n\nStream cancelled by user.")
    sys.exit(0)

signal.signal(signal.SIGINT, handle_interrupt)

# Stream with cancellation support
with client.messages.stream(
    model="claude-sonnet-4-20250514",
    max_tokens=4096,
    messages=[{"role": "user", "content": "Write a very long story..."}]
) as stream:
    try:
        for text in stream.text_stream:
            print(text, end="", flush=True)
    except KeyboardInterrupt:
        print("\n\nCancelled!")
