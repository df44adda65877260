// One HTTP request over a kept connection from an address of its own, and its whole answer.
import http from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync }

/** A client at `address`, one of 127/8, so that the server can tell clients apart. */
export function openClient(address, sockets = 1) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: sockets, localAddress: address })
  return {
    close: () => agent.destroy(),
    /** Rejects where the connection breaks; `leave` hangs up after that many milliseconds. */
    ask: (url, { method = 'GET', headers = {}, body, leave } = {}) =>
      new Promise((resolve, reject) => {
        const request = http.request(url, { method, headers, agent }, (response) => {
          const pieces = []
          response.on('data', (piece) => pieces.push(piece))
          response.on('error', reject)
          response.on('end', () => {
            const { statusCode: status, headers } = response
            const packed = Buffer.concat(pieces)
            resolve({ status, headers, body: (UNPACK[headers['content-encoding']] ?? ((bytes) => bytes))(packed) })
          })
        })
        request.on('error', reject)
        if (leave !== undefined) setTimeout(() => request.destroy(new Error('left')), leave)
        request.end(body)
      }),
  }
}
