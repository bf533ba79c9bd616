/** What the network's codes mean (Node's `errors`, undici's, OpenSSL's), and what to do. */
const CAUSES: readonly (readonly [code: RegExp, why: string, mend: string])[] = [
  [
    /^(ENOTFOUND|EAI_\w+|ENODATA)$/,
    'its name is not found (DNS)',
    'Check this machine’s network and its DNS servers.',
  ],
  [
    /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_|ERR_SSL_|EPROTO)/,
    'TLS failed, so nobody can say who answers there',
    'Check this machine’s clock; behind a company’s proxy, name its certificate in NODE_EXTRA_CA_CERTS.',
  ],
  [
    /^ECONNREFUSED$/,
    'the connection is refused',
    'Check the address and its port, and the firewall, if one is set.',
  ],
  [
    /^(ETIMEDOUT|UND_ERR_\w+_TIMEOUT|EHOSTUNREACH|ENETUNREACH|ABORT_ERR|TimeoutError|AbortError)$/,
    'nothing answers there',
    'Check the network, and whether a firewall lets this machine out.',
  ],
  [
    /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/,
    'the line breaks',
    'Try again; if it stays so, check the firewall and the proxy.',
  ],
  [
    /^ForeignAnswer$/,
    'something else answers in its place: a proxy, or a page to log in to a network',
    'Open the address from this machine, and see what answers.',
  ],
]

/** What Node does not do unless it is told to. */
const PROXY = 'HTTPS_PROXY is set, but Node uses it only with NODE_USE_ENV_PROXY=1.'

/**
 * Why something could not be reached, by what its client says, also deep in the causes of an error.
 * @returns the end of a sentence, and a sentence that says what to do; undefined when it was reached
 */
export function whyUnreachable(error: unknown): { readonly why: string; readonly mend: string } | undefined {
  for (const code of codesOf(error)) {
    const known = CAUSES.find(([pattern]) => pattern.test(code))
    if (!known) continue
    const [, why, mend] = known
    const { HTTPS_PROXY = process.env.https_proxy, NODE_USE_ENV_PROXY } = process.env
    return { why, mend: HTTPS_PROXY && !NODE_USE_ENV_PROXY ? `${mend} ${PROXY}` : mend }
  }
  return undefined
}

/** The codes and names of an error and of what it came from. */
function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 6) return []
  const { code, name, cause, original } = error as Error & Readonly<Record<string, unknown>>
  const inner = error instanceof AggregateError ? error.errors : []
  return [
    ...(typeof code === 'string' ? [code] : []),
    name,
    ...[cause, original, ...inner].flatMap(one => codesOf(one, depth + 1)),
  ]
}
