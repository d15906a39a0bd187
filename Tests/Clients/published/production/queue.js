// Token bucket algorithm cho rate limiting
class TokenBucket {
  constructor(rate, capacity) {
    this.rate = rate; // tokens/ms
    this.capacity = capacity;
    this.tokens = capacity;
    this.lastRefill = Date.now();
  }

  async acquire(tokens = 1) {
    this.refill();
    if (this.tokens >= tokens) {
      this.tokens -= tokens;
      return true;
    }
    return false;
  }

  refill() {
    const now = Date.now();
    const elapsed = now - this.lastRefill;
    this.tokens = Math.min(
      this.capacity,
      this.tokens + elapsed * this.rate
    );
    this.lastRefill = now;
  }
}

// Streaming queue với priority
class StreamQueue {
  constructor(concurrency = 10) {
    this.concurrency = concurrency;
    this.active = 0;
    this.queue = [];
  }

  async add(task, priority = 0) {
    return new Promise((resolve, reject) => {
      this.queue.push({ task, priority, resolve, reject });
      this.queue.sort((a, b) => b.priority - a.priority);
      this.process();
    });
  }

  async process() {
    while (this.active < this.concurrency && this.queue.length > 0) {
      const item = this.queue.shift();
      this.active++;

      try {
        const result = await item.task();
        item.resolve(result);
      } catch (e) {
        item.reject(e);
      } finally {
        this.active--;
        this.process();
      }
    }
  }
}

// Usage với HolySheep API
const bucket = new TokenBucket(0.1, 50); // 100 tokens/giây, burst 50
const queue = new StreamQueue(10); // 10 concurrent streams

async function streamClaude(messages) {
  const allowed = await bucket.acquire(100); // Reserve 100 tokens
  if (!allowed) {
    throw new Error('Rate limit exceeded. Retry after 1s');
  }

  return queue.add(async () => {
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
      })
    });
    return response.body;
  });
}
