/** Ends with 0 when the process that OPERATE_PORT belongs to answers, else with 1: a container's health check. */
const { OPERATE_PORT, OPERATE_HOST } = process.env
const at = !OPERATE_HOST || OPERATE_HOST === '0.0.0.0' || OPERATE_HOST === '::' ? '127.0.0.1' : OPERATE_HOST

try {
  const host = at.includes(':') ? `[${at}]` : at
  const { ok } = await fetch(`http://${host}:${OPERATE_PORT}/healthz`, { signal: AbortSignal.timeout(4_000) })
  process.exitCode = ok ? 0 : 1
} catch {
  process.exitCode = 1
}
