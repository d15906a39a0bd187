import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

async function streamResponse() {
    const stream = await client.messages.stream({
        model: "claude-sonnet-4-20250514",
        max_tokens: 1024,
        messages: [
            { role: "user", content: "Write a short poem about coding." }
        ]
    });

    for await (const event of stream) {
        if (event.type === 'content_block_delta' &&
            event.delta.type === 'text_delta') {
            process.stdout.write(event.delta.text);
        }
    }

    console.log();  // Newline at end
}

streamResponse();
