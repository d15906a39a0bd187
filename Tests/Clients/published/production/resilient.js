// Fix: Implement reconnection logic với exponential backoff
class ResilientStream {
  constructor(url, options = {}) {
    this.url = url;
    this.maxRetries = options.maxRetries || 3;
    this.retryDelay = options.retryDelay || 1000;
  }

  async connect(messages) {
    let retries = 0;

    while (retries < this.maxRetries) {
      try {
        const response = await fetch(this.url, {
          method: 'POST',
          headers: {
            'Authorization': `Bearer ${process.env.HOLYSHEEP_API_KEY}`,
            'Content-Type': 'application/json'
          },
          body: JSON.stringify({
            model: 'claude-sonnet-4-20250514',
            messages,
            stream: true
          })
        });

        if (response.ok) {
          return response.body;
        }

        // Retry on 5xx errors
        if (response.status >= 500) {
          throw new Error(`Server error: ${response.status}`);
        }

        // Don't retry on 4xx
        const error = await response.text();
        throw new Error(`Client error: ${error}`);
      } catch (error) {
        retries++;
        if (retries >= this.maxRetries) throw error;

        // Exponential backoff
        await new Promise(r => setTimeout(r, this.retryDelay * Math.pow(2, retries)));
        console.log(`Retry ${retries}/${this.maxRetries}`);
      }
    }
  }
}
