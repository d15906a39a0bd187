// Option 2: Direct call với browser native fetch (cần server hỗ trợ CORS)
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
