// server.js - Streaming endpoint với error handling đầy đủ
const express = require('express');
const fetch = require('node-fetch');

const app = express();

app.use(express.json());

app.post('/api/chat/stream', async (req, res) => {
  // Set headers cho SSE
  res.setHeader('Content-Type', 'text/event-stream');
  res.setHeader('Cache-Control', 'no-cache');
  res.setHeader('Connection', 'keep-alive');
  res.setHeader('X-Accel-Buffering', 'no'); // Nginx buffering off

  const { messages, model = 'claude-sonnet-4-20250514', max_tokens = 4096 } = req.body;

  try {
    const response = await fetch(process.env.ANTHROPIC_BASE_URL + '/v1/chat/completions', {
      method: 'POST',
      headers: {
        'Authorization': `Bearer ${process.env.HOLYSHEEP_API_KEY}`,
        'Content-Type': 'application/json'
      },
      body: JSON.stringify({
        model: model,
        messages: messages,
        stream: true,
        max_tokens: max_tokens,
        temperature: 0.7
      })
    });

    // Xử lý lỗi HTTP
    if (!response.ok) {
      const error = await response.text();
      res.write(`event: error\ndata: ${JSON.stringify({code: response.status, message: error})}\n\n`);
      return res.end();
    }

    // Parse streaming response
    for await (const chunk of response.body) {
      const text = chunk.toString();
      const lines = text.split('\n');

      for (const line of lines) {
        if (line.startsWith('data: ')) {
          const data = line.slice(6);

          if (data === '[DONE]') {
            res.write(`event: done\ndata: {}\n\n`);
          } else {
            try {
              const parsed = JSON.parse(data);
              const content = parsed.choices?.[0]?.delta?.content || '';

              if (content) {
                res.write(`event: message\ndata: ${JSON.stringify({content, done: false})}\n\n`);
              }
            } catch (e) {
              // Skip invalid JSON chunks
            }
          }
        }
      }
    }
  } catch (error) {
    console.error('Stream error:', error);
    res.write(`event: error\ndata: ${JSON.stringify({message: error.message})}\n\n`);
  }

  res.end();
});

app.listen(3000, () => console.log('Server running on port 3000'));
