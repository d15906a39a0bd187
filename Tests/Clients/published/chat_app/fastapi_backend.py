from fastapi import FastAPI
from fastapi.responses import StreamingResponse
import anthropic
import json

app = FastAPI()
client = anthropic.Anthropic()

async def generate_stream(user_message: str):
    """Generator function that yields SSE events to client."""
    with client.messages.stream(
        model="claude-sonnet-4-20250514",
        max_tokens=2048,
        messages=[
            {"role": "user", "content": user_message}
        ]
    ) as stream:
        for text in stream.text_stream:
            # Format as SSE event
            data = json.dumps({"type": "text", "content": text})
            yield f"data: {data}\n\n"

    # Signal stream end
    yield f"data: {json.dumps({'type': 'done'})}\n\n"

@app.post("/api/chat")
async def chat(request: dict):
    user_message = request.get("message", "")
    return StreamingResponse(
        generate_stream(user_message),
        media_type="text/event-stream",
        headers={
            "Cache-Control": "no-cache",
            "Connection": "keep-alive",
            "X-Accel-Buffering": "no",  # Disable nginx buffering
        }
    )
