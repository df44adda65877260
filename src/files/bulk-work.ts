/** One source → its part of a dataset, or its own file of Akoma Ntoso: all the work that one thread does for one file. */
import type { AuthorityRecords } from '../authority/records.ts'
import { InputError } from '../errors.ts'
import { versionOf } from '../rdf/lineage.ts'
import { indexNames } from '../rdf/things.ts'
import { checkParagraphs, nameByHash, openReader } from './documents.ts'
import type { PartReply, PartRequest, PartSummary } from './part.ts'
import { openWriter } from './part-writer.ts'
import { versionBytes } from './text-spool.ts'

/** A worker with the records prepared once. What it gives never throws. */
export function openPartWorker(records: AuthorityRecords): (request: PartRequest) => Promise<PartReply> {
  const read = openReader(records)
  const write = openWriter(indexNames(records))
  return async ({ input, base, form, zip, byHash = false, compare, text: wanted }) => {
    try {
      const found = checkParagraphs(await read(input))
      const loaded = byHash ? nameByHash(found) : found
      const { bytes, mentioned, ...rest } = await write(form, loaded, { base, zip })
      const summary: PartSummary = {
        ...rest,
        kind: loaded.kind,
        sourceSha256: loaded.sourceSha256,
        sha256: loaded.sha256,
        namedByFile: loaded.namedByFile,
        mentioned: [...mentioned],
        diagnostics: loaded.document.diagnostics.map(({ code, message }) => ({ code, message })),
      }
      return {
        part: {
          bytes,
          summary,
          ...(compare ? { version: versionBytes(versionOf(loaded.document)) } : {}),
          ...(wanted ? { text: loaded.document.text } : {}),
        },
      }
    } catch (cause) {
      if (cause instanceof InputError) return { refused: { code: cause.code, message: cause.message } }
      const reason = cause instanceof Error ? cause.message : String(cause)
      return {
        refused: { code: 'bug', message: `${input.path}: a bug in resograph kept it from being read (${reason})` },
      }
    }
  }
}
