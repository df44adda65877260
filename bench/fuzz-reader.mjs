/** The process of `fuzz.mjs` that reads: a path in, what came of it out. */
import { loadAuthorities } from '../dist/index.js'
import { openPartWorker } from '../dist/files/bulk-work.js'

const work = openPartWorker(loadAuthorities())

process.on('message', async (path) => {
  const from = process.cpuUsage()
  const reply = await work({
    input: { path, entry: undefined },
    base: 'http://localhost:3000/',
    zip: false,
    compare: true,
    text: false,
  })
  const { user, system } = process.cpuUsage(from)
  const memory = process.resourceUsage().maxRSS * 1024
  const outcome =
    'part' in reply
      ? 'read'
      : `${reply.refused.code === 'bug' ? 'bug' : 'refused'} ${reply.refused.code}: ${reply.refused.message}`
  process.send({ outcome, seconds: (user + system) / 1e6, memory })
})
process.on('disconnect', () => process.exit())
