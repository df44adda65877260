/** `/compare` and `/doc/…/history`: the redline of two documents of the dataset, and how a text came about. */
import { findSteps } from '../lineage/chain.ts'
import { compareVersions } from '../lineage/compare.ts'
import type { Comparison } from '../lineage/compare.ts'
import { readEarlier } from './earlier.ts'
import { HTML } from './formats.ts'
import { renderChoice, renderCompare } from './pages/compare.ts'
import { renderHistory } from './pages/history.ts'
import type { Step, Told } from './pages/history.ts'
import { respondNegotiated } from './publisher.ts'
import type { Publisher } from './publisher.ts'
import type { Representation } from './respond.ts'
import { readSeries } from './series.ts'
import { HttpError } from './status.ts'
import { findEditions, readKnown, readVersion } from './versions.ts'
import type { Edition } from './versions.ts'

/** `/compare?old=…&new=…` with two symbols or keys; without them, a form to choose. */
export async function answerCompare(publisher: Publisher, request: Request): Promise<Response> {
  const { site } = publisher
  const asked = new URL(request.url).searchParams
  const [older, newer] = [asked.get('old') ?? '', asked.get('new') ?? '']
  const editions = await findEditions(site)
  if (older === '' || newer === '') return respondPage(request, async () => renderChoice(site, [...editions.values()]))
  const ends = [findEdition(editions, older), findEdition(editions, newer)] as const
  return respondNegotiated(request, [
    {
      mediaType: HTML,
      make: () =>
        publisher.keep(`compare ${ends[0].key} ${ends[1].key}`, async () =>
          toPage(renderCompare(site, await compareEditions(publisher, ...ends), ...ends)),
        ),
    },
  ])
}

/** `/doc/<key>/history`; `asked` is the key with `/history`, percent-encoded. */
export async function answerHistory(publisher: Publisher, request: Request, asked: string): Promise<Response> {
  const { site } = publisher
  const editions = await findEditions(site)
  const edition = findEdition(editions, decode(asked.replace(/\/history$/, '')))
  const make = () =>
    publisher.keep(`history ${edition.key}`, async () => {
      const final = edition.draftOf ?? edition.key
      const pairs = findSteps([...editions.values()]).filter(([one, other]) =>
        [one, other].some(({ key, draftOf }) => key === final || draftOf === final),
      )
      const steps: Step[] = []
      for (const [older, newer] of pairs)
        steps.push({ older, newer, comparison: await compareEditions(publisher, older, newer) })
      const told: Told[] = []
      for (const each of [...editions.values()].filter(({ key, draftOf }) => key === final || draftOf === final)) {
        const earlier = await readEarlier(site, each.key)
        if (earlier.length > 0) told.push({ edition: each, earlier })
      }
      const series = await readSeries(site, final)
      return toPage(
        renderHistory(site, edition, { steps, told, ...(series && { series: { key: final, view: series } }) }),
      )
    })
  return respondNegotiated(request, [{ mediaType: HTML, make }])
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new HttpError(400, 'The path is not percent-encoded UTF-8.')
  }
}

function respondPage(request: Request, make: () => Promise<unknown>): Promise<Response> {
  return respondNegotiated(request, [{ mediaType: HTML, make: () => toPage(make()) }])
}

async function toPage(body: unknown): Promise<Representation> {
  return { mediaType: HTML, body: String(await body) }
}

/** By symbol, key or `id/…`, spaces dropped. Throws HttpError 404 where it is not loaded. */
function findEdition(editions: ReadonlyMap<string, Edition>, asked: string): Edition {
  const key = asked.replace(/^(?:.*\/)?(?:id|doc)\//, '').replaceAll(/\s/g, '')
  const found = editions.get(key)
  if (found) return found
  throw new HttpError(404, `No text of "${asked.slice(0, 200)}" is held.`)
}

async function compareEditions({ site }: Publisher, older: Edition, newer: Edition): Promise<Comparison> {
  const [from, to] = await Promise.all([readVersion(site, older.key), readVersion(site, newer.key)])
  if (!from || !to) throw new HttpError(404, 'No text of one of the two is held.')
  return compareVersions(from, to, await readKnown(site))
}
