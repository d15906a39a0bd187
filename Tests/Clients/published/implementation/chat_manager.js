class ClaudeChatManager {
  constructor(apiKey) {
    this.apiKey = apiKey;
    this.conversationHistory = [];
  }

  async sendMessage(userMessage, onChunk) {
    this.conversationHistory.push({
      role: 'user',
      content: userMessage
    });

    const response = await fetch(process.env.ANTHROPIC_BASE_URL + '/v1/messages', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'x-api-key': this.apiKey,
        'anthropic-version': '2023-06-01'
      },
      body: JSON.stringify({
        model: 'claude-3-5-sonnet-20241022',
        max_tokens: 2048,
        messages: this.conversationHistory,
        stream: true
      })
    });

    let assistantMessage = '';
    const reader = response.body.getReader();
    const decoder = new TextDecoder();

    while (true) {
      const { done, value } = await reader.read();
      if (done) break;

      const text = decoder.decode(value);
      const lines = text.split('\n');

      for (const line of lines) {
        if (line.startsWith('data: ') && !line.includes('[DONE]')) {
          try {
            const event = JSON.parse(line.slice(6));
            if (event.type === 'content_block_delta') {
              const chunk = event.delta.text;
              assistantMessage += chunk;
              onChunk(chunk);
            }
          } catch (e) {
            // Handle parse errors gracefully
          }
        }
      }
    }

    this.conversationHistory.push({
      role: 'assistant',
      content: assistantMessage
    });

    return assistantMessage;
  }
}
