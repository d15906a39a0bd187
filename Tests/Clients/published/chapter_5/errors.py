import anthropic
from anthropic import APIError, APIConnectionError

def robust_stream(prompt: str, max_retries: int = 3):
    """Stream with robust error handling."""

    client = anthropic.Anthropic()

    for attempt in range(max_retries):
        try:
            collected_text = []

            with client.messages.stream(
                model="claude-sonnet-4-20250514",
                max_tokens=2048,
                messages=[{"role": "user", "content": prompt}]
            ) as stream:
                for text in stream.text_stream:
                    collected_text.append(text)
                    yield text

            return  # Success

        except APIConnectionError as e:
            if attempt == max_retries - 1:
                raise

            print(f"\nConnection error, retrying... ({attempt + 1}/{max_retries})")
            import time
            time.sleep(2 ** attempt)

            # Re-prompt with partial response context if needed
            if collected_text:
                partial = "".join(collected_text)
                prompt = f"Continue from: '{partial[-100:]}'"

        except APIError as e:
            print(f"\nAPI error: {e}")
            raise
