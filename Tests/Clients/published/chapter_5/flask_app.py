from flask import Flask, Response, request
import anthropic

app = Flask(__name__)
client = anthropic.Anthropic()

def generate(prompt: str):
    """Generator for streaming response."""

    with client.messages.stream(
        model="claude-sonnet-4-20250514",
        max_tokens=2048,
        messages=[{"role": "user", "content": prompt}]
    ) as stream:
        for text in stream.text_stream:
            yield f"data: {text}\n\n"

    yield "data: [DONE]\n\n"


@app.route('/stream')
def stream():
    prompt = request.args.get('prompt', 'Hello!')

    return Response(
        generate(prompt),
        mimetype='text/event-stream',
        headers={
            'Cache-Control': 'no-cache',
            'X-Accel-Buffering': 'no'
        }
    )
