import { type ChildProcess, spawn } from 'node:child_process'

/** The bot as an operator runs it: a process of its own on a free port of 127.0.0.1. */
export class BotProcess {
  readonly url: string
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, url: string) {
    this.#child = child
    this.url = url
  }

  /** Starts it, and resolves when its page can be opened. */
  static async start(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<BotProcess> {
    const child = spawn(process.execPath, ['src/main.ts'], {
      env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const url = await new Promise<string>((resolve, reject) => {
      const listen = (chunk: Buffer) => {
        said += chunk
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
        if (found) resolve(found[0])
      }
      child.stdout?.on('data', listen)
      child.stderr?.on('data', listen)
      child.on('exit', code => reject(new Error(`the bot ended with ${code}: ${said}`)))
    })
    return new BotProcess(child, url)
  }

  /** Ends it without a word, as a power cut does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = new Promise(resolve => this.#child.once('exit', resolve))
    this.#child.kill(signal)
    await gone
  }
}
