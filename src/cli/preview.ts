import { watch } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, dirname } from 'node:path'
import { en } from '../bot/wording/en.ts'
import { cardSvg, type Drawn, faultSvg } from '../pictures/card.ts'
import { loopGif } from '../pictures/loop.ts'
import { checkFiles, type FileProblem } from '../programs/load.ts'
import { type Program, variantOf } from '../training/program.ts'

/** How long a file that is being saved may take to be whole, in milliseconds. */
const SETTLES = 80

/**
 * Serves a page, to this machine alone, with every figure of a program's file: moving, as its card, and in words. It is
 * drawn anew as the file is saved. While the file is wrong the page says where, and shows what it last showed.
 * @returns its address, and how to end it
 */
export async function preview(file: string, port = 0): Promise<{ url: string; close: () => Promise<void> }> {
  const readers = new Set<ServerResponse>()
  let now = await read(file)
  const again = async () => {
    const next = await read(file)
    now = { program: next.program ?? now.program, problems: next.problems }
    for (const reader of readers) reader.write('data: again\n\n')
  }
  let soon: NodeJS.Timeout | undefined
  const watching = watch(dirname(file), (_event, name) => {
    if (name !== null && name !== basename(file)) return
    clearTimeout(soon)
    soon = setTimeout(() => void again(), SETTLES)
  })
  const server = createServer((request, response) => {
    const [, kind = '', name = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? []
    if (kind === 'changes') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': here\n\n')
      readers.add(response)
      response.on('close', () => readers.delete(response))
      return
    }
    answer(now, kind, name).then(
      ({ type, body }) =>
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done))
  const { port: open } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${open}`,
    close: () => {
      watching.close()
      clearTimeout(soon)
      server.closeAllConnections()
      return new Promise(done => server.close(() => done()))
    },
  }
}

interface Now {
  readonly program: Program | undefined
  readonly problems: readonly FileProblem[]
}

async function read(file: string): Promise<Now> {
  const [checked] = await checkFiles([file])
  // A program beside it is not read: what only leads there is no fault of a figure.
  const problems = (checked?.problems ?? []).filter(({ what }) => !what.startsWith('`sore` names'))
  return { program: checked?.program, problems }
}

async function answer(
  now: Now,
  kind: string,
  name: string,
): Promise<{ type: string; body: string | Uint8Array }> {
  if (kind === '') return { type: 'text/html; charset=utf-8', body: page(now) }
  const figure = now.program?.figures[name]
  if (!figure) throw new RangeError('there is no such figure')
  const front = figure.front === undefined ? undefined : now.program?.figures[figure.front]
  const drawn: Drawn = { figure, front }
  if (kind === 'loop') return { type: 'image/gif', body: await loopGif(drawn) }
  const fault = { right: en.figure.right, wrong: en.figure.wrong }
  return { type: 'image/svg+xml', body: kind === 'fault' ? faultSvg(drawn, fault) : cardSvg(drawn) }
}

function page({ program, problems }: Now): string {
  const shown = Object.entries(program?.figures ?? {}).map(([name, figure]) => {
    const { title, alt } = { title: namesOf(program, name), alt: en.figure.alt(name, figure) }
    const fault = 'fault' in figure && figure.fault ? `<img src="/fault/${name}" alt="">` : ''
    return `<section><h2>${escaped(name)}</h2><p>${escaped(title)}</p><img src="/loop/${name}" alt="${escaped(alt)}"><img src="/card/${name}" alt="">${fault}<p>${escaped(alt)}</p></section>`
  })
  const wrong = problems.map(
    ({ file, line, what, mend }) => `<li>${escaped(`${file}:${line ?? 1} ${what}. ${mend}`)}</li>`,
  )
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Figures</title><style>',
    'body{margin:2rem;font:16px/1.5 system-ui;background:#888}section{margin:0 0 2rem;padding:1rem;background:#fff}',
    'section:nth-of-type(even){background:#1a1c20;color:#fff}img{width:400px;margin:0 8px 8px 0}ul{padding:1rem 2rem;background:#fff}</style>',
    `<h1>${escaped(program?.name ?? 'No program yet')}</h1>`,
    wrong.length > 0 ? `<ul role="alert">${wrong.join('')}</ul>` : '',
    ...shown,
    '<script>new EventSource("/changes").onmessage = () => location.reload()</script></html>',
  ].join('')
}

/** What exercises, in which way, show a figure. */
function namesOf(program: Program | undefined, figure: string): string {
  const ways = (program?.exercises ?? []).flatMap(exercise =>
    (['standard', 'easier', 'harder'] as const).map(way => variantOf(exercise, way)),
  )
  const names = ways.filter(way => way.figure === figure).map(({ name }) => name)
  return [...new Set(names)].join(', ')
}

function escaped(text: string): string {
  return text.replace(/[<>&"]/g, mark => `&#${mark.charCodeAt(0)};`)
}
