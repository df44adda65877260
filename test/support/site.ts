/** A site over the hand-made sample, for tests of the publisher. */
import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'
import { createApp } from '../../src/publish/app.ts'
import { openSite, startServer } from '../../src/publish/serve.ts'
import type { RunningServer } from '../../src/publish/serve.ts'
import type { Site } from '../../src/publish/site.ts'
import { freePort } from './ports.ts'

/** The sample as N-Quads; its IRIs begin with http://localhost:3000/. */
export const SAMPLE = readFileSync(new URL('sample.nq', import.meta.url), 'utf8')

/** The plain text of the sample's one document. */
export const SAMPLE_TEXT =
  'Reaffirming its resolution 55/25 of 15 November 2000, by which it adopted the United Nations Convention against ' +
  'Transnational Organized Crime,\n\nDecides to adopt the United Nations Global Plan of Action to Combat Trafficking in ' +
  'Persons, as annexed to the present resolution;\n'

/** An app over `nquads` with two questions of its own; errors that are bugs are collected in `bugs`. Queries take at most
 * `deadline` milliseconds. */
export async function openSample(
  nquads = SAMPLE,
  deadline = 1500,
): Promise<{ app: Hono; site: Site; bugs: unknown[] }> {
  const opened = await openSite({
    nquads,
    base: 'http://localhost:3000/',
    texts: new Map([['A/RES/64/293', SAMPLE_TEXT]]),
    modified: new Date('2026-01-02T03:04:05Z'),
    deadline,
  })
  const site: Site = {
    ...opened,
    queries: [
      {
        name: 'treaties',
        title: 'Which treaties are there?',
        description: '',
        text: 'SELECT ?t { ?t a <https://w3id.org/resograph/ontology#Treaty> }',
      },
      {
        name: 'graph',
        title: 'What is known of resolution 55/25?',
        description: '',
        text: 'DESCRIBE <id/A/RES/55/25>',
      },
    ],
  }
  const bugs: unknown[] = []
  return { app: createApp(site, { log: (error) => bugs.push(error) }), site, bugs }
}

/** A server over the sample that was asked to listen on a free port; its IRIs begin with `base`. */
export async function startSample(): Promise<{ readonly server: RunningServer; readonly base: string }> {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}/`
  const server = await startServer({ nquads: SAMPLE.replaceAll('http://localhost:3000/', base), base, port })
  return { server, base }
}
