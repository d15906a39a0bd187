import anthropic
import time

def stream_with_retry(messages, max_retries=3):
    """Stream with exponential backoff retry."""
    client = anthropic.Anthropic()
    accumulated_text = ""

    for attempt in range(max_retries):
        try:
            with client.messages.stream(
                model="claude-sonnet-4-20250514",
                max_tokens=4096,
                messages=messages
            ) as stream:
                for text in stream.text_stream:
                    accumulated_text += text
                    yield text
            # Stream completed successfully
            return

        except anthropic.APIStatusError as e:
            if e.status_code == 429:
                # Rate limited - wait and retry
                wait_time = 2 ** attempt
                print(f"\nRate limited. Waiting {wait_time}s...")
                time.sleep(wait_time)
            elif e.status_code == 529:
                # Overloaded - wait longer
                wait_time = 5 * (attempt + 1)
                print(f"\nServer overloaded. Waiting {wait_time}s...")
                time.sleep(wait_time)
            else:
                raise

        except anthropic.APIConnectionError:
            # Network error - retry with accumulated context
            wait_time = 2 ** attempt
            print(f"\nConnection lost. Retrying in {wait_time}s...")
            time.sleep(wait_time)
            if accumulated_text:
                # Continue from where we left off
                messages = messages + [
                    {"role": "assistant", "content": accumulated_text},
                    {"role": "user", "content": "Hãy tiếp tục từ chỗ bạn dừng lại."}
                ]

    raise Exception("Max retries exceeded")
