const express = require('express');
const fetch = require('node-fetch');

const app = express();

app.use(express.json());

// Fix: Thêm CORS headers hoặc dùng proxy server
// Option 1: Proxy server (khuyến nghị cho production)
app.post('/proxy/chat', async (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://yourdomain.com');
  res.setHeader('Access-Control-Allow-Methods', 'POST, OPTIONS');
  res.setHeader('Access-Control-Allow-Headers', 'Content-Type, Authorization');

  const response = await fetch(process.env.ANTHROPIC_BASE_URL + '/v1/chat/completions', {
    method: 'POST',
    headers: {
      'Authorization': `Bearer ${process.env.HOLYSHEEP_API_KEY}`,
      'Content-Type': 'application/json'
    },
    body: JSON.stringify({
      model: 'claude-sonnet-4-20250514',
      messages: req.body.messages,
      stream: true
    })
  });

  // Forward stream về client
  for await (const chunk of response.body) {
    res.write(chunk);
  }
  res.end();
});

app.listen(3000, () => console.log('Server running on port 3000'));
