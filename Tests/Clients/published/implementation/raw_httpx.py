import httpx
import json
import os

def stream_claude_response(messages, api_key):
    headers = {
        'Content-Type': 'application/json',
        'x-api-key': api_key,
        'anthropic-version': '2023-06-01'
    }

    payload = {
        'model': 'claude-3-5-sonnet-20241022',
        'max_tokens': 1024,
        'messages': messages,
        'stream': True
    }

    with httpx.Client(timeout=httpx.Timeout(None)) as client:
        with client.stream('POST',
                          os.environ['ANTHROPIC_BASE_URL'] + '/v1/messages',
                          headers=headers,
                          json=payload) as response:
            buffer = ""

            for chunk in response.iter_text():
                buffer += chunk
                lines = buffer.split('\n')
                buffer = lines.pop() or ''

                for line in lines:
                    if line.startswith('data: '):
                        data = line[6:]
                        if data == '[DONE]':
                            continue

                        event = json.loads(data)
                        if event.get('type') == 'content_block_delta':
                            yield event['delta']['text']
