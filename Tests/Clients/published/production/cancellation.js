// Smart cancellation - tránh lãng phí tokens
class SmartStreamController {
  constructor() {
    this.abortController = null;
    this.tokensReceived = 0;
  }

  async stream(messages) {
    this.abortController = new AbortController();
    this.tokensReceived = 0;

    const response = await fetch(process.env.ANTHROPIC_BASE_URL + '/v1/chat/completions', {
      method: 'POST',
      headers: {
        'Authorization': `Bearer ${process.env.HOLYSHEEP_API_KEY}`,
        'Content-Type': 'application/json'
      },
      body: JSON.stringify({
        model: 'claude-sonnet-4-20250514',
        messages,
        stream: true
      }),
      signal: this.abortController.signal
    });

    // Return stream để caller xử lý
    return response.body;
  }

  cancel() {
    if (this.abortController) {
      this.abortController.abort();
      console.log(`Cancelled after ${this.tokensReceived} tokens`);
    }
  }
}
